#include "compare/themes.h"

#include <unordered_map>

namespace duidu {

namespace {

// A theme on each line, folded; a name may stand in two lines where it means both. The first lines are what is done, not with what.
constexpr int deeds = 4;
constexpr std::u16string_view themes[] = {
    u"完善 完备 健全 优化",
    u"提升 增强 跃升 提高 加强",
    u"转型升级 升级改造 转型 升级 改造",
    u"落地见效 落到实处 落实 贯彻落实 抓好落实",
    u"基础设施 公共设施 智能设施 设施体系 新基建 算力网络 信息网络 管网",
    u"技术创新 创新体系 技术突破 技术攻关 核心技术 前沿技术 技术研发 数字技术 信息技术 研发投入 科技创新 关键技术",
    u"数据要素 数据资源 公共数据 数据基础制度 数据市场 数据流通 数据开放 信息资源",
    u"数字政府 电子政务 政务服务 智慧政务 高效能治理 一网通办 放管服 职能转变",
    u"民生 惠民 为民服务 高品质生活 美好生活 公共服务 便民",
    u"数字经济 数字产业 数字商务 平台经济 网络经济",
    u"新质生产力 数字生产力 先进生产力 社会生产力 生产力",
    u"治理体系 治理能力 高效能治理 社会治理 基层治理 智慧治理 社会管理",
    u"发展环境 营商环境 创新生态 创新环境 市场环境",
    u"人才 队伍建设 素养 技能 教育培训",
    u"新一代 下一代 前沿 未来产业",
    u"强国 民族复兴 现代化国家 奋斗目标 现代化强国",
    u"商务 贸易 外贸 进出口 跨境电商",
    u"乡村 农村 农业 三农 农民",
    u"绿色 低碳 生态文明 节能 减排 降碳 碳达峰 碳中和 生态环境 污染防治",
    u"开放 国际合作 互利共赢 一带一路 外资",
    u"数字化 信息化 智能化 智慧",
    u"产业数字化 制造业 现代服务业 实体经济 工业互联网 智能制造 新型工业化",
    u"重大任务 发展任务 主要任务 重点任务 工作任务 重点工作",
    u"高效利用 开发利用 综合利用 充分利用",
    u"就业 创业 稳岗 失业",
    u"养老 老龄 老年 银发",
    u"医疗 医保 卫生 健康 医药",
    u"教育 学校 学前 义务教育 高等教育",
    u"住房 房地产 保障房 安居 城中村",
    u"消费 内需 消费品 以旧换新",
    u"投资 专项债 重大项目 有效投资",
    u"金融 信贷 货币政策 资本市场 银行",
    u"财政 赤字 预算 减税 降费 转移支付",
    u"民营企业 民营经济 中小企业 小微企业 个体工商户",
    u"国有企业 国企 国资 国有资本",
    u"粮食 耕地 种业 高标准农田",
    u"能源 电力 煤炭 新能源 油气",
    u"交通 铁路 公路 航道 机场 物流",
    u"防灾 减灾 应急 救灾 安全生产",
    u"食品安全 药品 药品安全",
    u"国防 军队 强军 武装力量",
    u"文化 文物 文旅 旅游 体育",
    u"区域协调 京津冀 长三角 大湾区 西部大开发 东北振兴 中部崛起",
    u"城镇化 城市更新 城乡融合 新型城镇化",
    u"脱贫攻坚 脱贫 扶贫 帮扶 乡村振兴 返贫",
    u"社会保障 社会救助 养老金 社保 低保 生育",
    u"知识产权 专利 商标 著作权",
    u"反垄断 公平竞争 统一大市场 市场准入",
    u"网络安全 数据安全 信息安全 个人信息",
    u"法治 依法 执法 司法 立法",
    u"反腐 廉洁 廉政 党风",
    u"罚款 处罚 罚则 法律责任 没收",
    u"保密 秘密 密级 涉密 泄密 泄露",
    u"未成年人 儿童 青少年 少年",
    u"监护人 父母 家长 家庭",
};

struct Name {
    std::u16string_view letters;
    int theme;
};

using Names = std::unordered_map<char16_t, std::vector<Name>>; // by their first letter, longest first

Names const& names() {
    static Names const all = [] {
        Names out;
        for (int theme = 0; theme < int(std::size(themes)); ++theme)
            for (std::u16string_view rest = themes[theme]; !rest.empty();) {
                std::u16string_view name = rest.substr(0, rest.find(u' '));
                out[name[0]].push_back({name, theme});
                rest.remove_prefix(std::min(rest.size(), name.size() + 1));
            }
        for (auto& [first, list] : out)
            std::sort(list.begin(), list.end(), [](Name const& x, Name const& y) { return x.letters.size() > y.letters.size(); });
        return out;
    }();
    return all;
}

} // namespace

bool is_deed(int theme) { return theme < deeds; }

std::vector<Mention> themes_in(Letters const& text, Offset begin, Offset end) {
    std::vector<Mention> out;
    std::u16string_view letters = std::u16string_view(text.units).substr(0, end);
    for (Offset at = begin; at < end; ++at) {
        auto list = names().find(letters[at]);
        if (list == names().end()) continue;
        for (Name const& name : list->second) {
            if (letters.substr(at, name.letters.size()) != name.letters) continue;
            bool inside = std::any_of(out.begin(), out.end(), [&](Mention const& m) { return m.theme == name.theme && m.end > at; });
            if (!inside) out.push_back({name.theme, at, Offset(at + name.letters.size())});
        }
    }
    return out;
}

} // namespace duidu
