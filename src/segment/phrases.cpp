#include "segment/phrases.h"

#include "text/beginnings.h"
#include "text/numeral.h"
#include "text/units.h"

#include <algorithm>
#include <vector>

namespace duidu {

namespace {

struct Row {
    unsigned kinds;
    std::u16string_view words; // separated by a space
};

constexpr Row rows[] = {
    {verb,
     u"推动 推进 推行 推广 实施 加快 加强 强化 深化 贯彻 落实 提升 提高 促进 完善 健全 优化 构建 构筑 打造 培育 壮大 增强 扩大 拓展 巩固 "
     u"夯实 "
     u"营造 创造 激发 释放 引导 引领 鼓励 支持 坚持 聚焦 围绕 突出 把握 抢抓 顺应 适应 满足 提供 注入 作出 做出 取得 进入 深入 迈上 迈入 "
     u"形成 "
     u"实现 达到 确保 保持 维护 保护 弘扬 践行 发挥 发扬 开启 开创 谱写 建成 建立 成立 设立 制定 制订 出台 印发 发布 公布 明确 确定 提出 "
     u"强调 "
     u"指出 要求 部署 确立 包括 包含 涵盖 涉及 属于 具有 拥有 存在 成为 作为 视为 认为 列为 纳入 融入 列入 摆在 放在 位于 关于 针对 面向 "
     u"会同 "
     u"履行 承担 担负 肩负 负责 牵头 开展 进行 举办 召开 参与 参加 从事 给予 予以 赋予 享有 享受 行使 采取 采用 运用 利用 使用 依靠 "
     u"依托 "
     u"立足 着眼 着力 抓好 做好 抓住 用好 管好 搞好 办好 统筹 协调 整合 汇聚 凝聚 集聚 吸引 吸收 引进 引入 扶持 帮助 协助 配合 指导 督促 "
     u"防止 防范 化解 遏制 打击 惩治 惩处 查处 纠正 清理 取消 废止 撤销 减少 减轻 降低 缩小 限制 禁止 杜绝 避免 克服 消除 破除 打破 突破 "
     u"弥合 填补 补齐 补充 增加 加大 加入 放宽 放开 开放 简化 规范 细化 量化 明晰 理顺 厘清 畅通 打通 连接 联通 覆盖 贯通 衔接 对接 "
     u"分析 总结 梳理 编制 起草 拟订 拟定 审议 审查 审核 审批 批准 核准 备案 提交 提请 报送 上报 通报 通知 告知 听取 征求 接受 受理 办理 "
     u"处理 处置 "
     u"解决 应对 回应 落实好 开设 下调 上调 丰富 实行 施行 开辟 探索 对标 发生 修订 修改 助力 打赢 打好 出席 严禁 严防 遭受 压实 提振 找准 "
     u"制止 稳定 调整 设置 配备 搭建 铺设 兴建 新建 改建 扩建 召集 传播好 讲好 守住 守牢 筑牢 兜牢 兜住 挖掘 盘活 撬动 带动 拉动 驱动 推出 "
     u"放大 延伸 延长 延续 树立 养成 坚定 增进 深耕 攻克 赋能 不得 应当 可以 必须 需要 能够 可能 有利于 有助于 致力于 服务于 应用于 适用于 "
     u"用于 等于 处于 "
     u"限于 源于 基于 "
     u"至于"},
    {noun_verb,
     u"组织 建设 发展 创新 服务 管理 改革 治理 保障 监管 生产 教育 研究 开发 应用 合作 交流 规划 投资 转型 升级 培养 培训 评估 监测 监督 "
     u"检查 "
     u"保护 宣传 攻关 示范 试点 融合 协同 共享 流通 消费 就业 创业 救助 援助 救济 调解 仲裁 诉讼 审判 执行 执法 立法 普法 储备 供应 运输 "
     u"制造 加工 经营 销售 采购 招标 投标 检验 检测 认证 鉴定 登记 注册 申报 申请 考核 评价 激励 奖励 处罚 问责 追责 改造 整治 修复 "
     u"统计 调查 调度 分配 配置 供给 研发 设计 施工 运营 运行 维修 维护 输送 传播 展示 体验 训练 锻炼 学习 领导 指挥 决策 咨询 论证 "},
    {coverb, u"在 为 把 将 对 从 由 向 以 按 按照 根据 依据 依照 通过 经过 关于 对于 为了 围绕 随着 作为 凭借 经 同 跟 给 让 "
             u"使 被 令 用 "
             u"如 例如 比如 诸如 即 含 并 并且 且 而 而且 至 到 自 于 因 因为 由于 除 除了 当 每 分别为 分别是 分为 分成 包括 "
             u"特别是 尤其是 其中 "
             u"主要是 主要有 以至 直至"},
    {joiner, u"和 与 及 以及 或 或者 及其 以及其他"},
    {adverb,
     u"更加 不断 进一步 持续 切实 全面 深入 大力 积极 加快 稳步 有效 充分 认真 严格 严肃 坚决 坚定不移 扎实 着力 努力 继续 始终 牢牢 紧紧 "
     u"逐步 逐渐 适时 及时 依法 依规 共同 同步 协同 统一 普遍 广泛 深刻 准确 科学 合理 尽快 尽量 尽可能 重点 主要 特别 尤其 基本 初步 显著 "
     u"明显 大幅 大幅度 适度 超前 优先 率先 首先 一律 一并 均 都 也 还 又 再 就 才 已 已经 正在 正 将要 应 须 需 要 不 没有 最 "
     u"更 很 "
     u"十分 非常 比较 相对 越来越 日益 相互 互相 自觉 主动 自主 自愿 直接 间接 公开 单独 联合 集中 分别 各自 不再 不得 切实做好"},
    {particle, u"的 了 着 是 有 所 之 等 得 才是 就是 都是 也是 既是 又是"},
    {head,
     u"建设 工作 能力 水平 体系 机制 制度 政策 措施 精神 全会 全会精神 要求 决策部署 部署 转型升级 升级改造 改造 转型 升级 升级改造 事业 "
     u"大局 伟业 "
     u"方面 领域 问题 任务 情况 活动 行为 行业 产业 企业 部门 单位 机构 人员 地区 区域 资源 环境 服务 管理 发展 保障 监管 方式 渠道 平台 "
     u"项目 工程 技术 产品 信息 数据 关系 需求 需要 条件 标准 程序 规定 内容 事项 环节 作用 优势 特点 原则 理念 思想 战略 规划 计划 目标 "
     u"功能 责任 义务 权利 权益 手段 途径 模式 格局 形势 变化 协调发展 融合发展 同步发展 一体化发展 高质量发展 健康发展 可持续发展 改革 "
     u"创新 研究 "
     u"改革发展 生产经营 活动 业务 职责 职能 费用 资金 经费 收入 支出 待遇 场所 设施 设备 材料 物资 用品 文件 资料 证件 等级 级别 类型"},
    {plain, u"保护主义 协调性 丰富多彩 合作社 供销合作社 供销合作总社 发展改革委 发展改革 发展改革部门 社会组织 易地 组织部 组织法 宣传部 "
            u"行为 人为 为主 为民 有为 作为 存在 现在 潜在 内在 外在 实在 所在 在线 在校 在职 在建 在编 在册 对外 对内 对象 对策 对口 绝对 "
            u"反对 对话 "
            u"相对人 从严 从业 从而 自由 理由 由来 方向 导向 趋向 动向 志向 定向 意向 走向 取向 与会 和谐 和平 共和 共和国 总和 温和 缓和 "
            u"饱和 祥和 和睦 和解 及时 普及 以及 "
            u"可以 以上 以下 以内 以外 以前 以后 以来 之间 之前 之后 之中 之一 之日 之外 之内 按时 按期 按需 经济 经营 经验 经费 经常 财经 "
            u"神经 曾经 经理 同时 共同 合同 协同 "
            u"同意 同步 同等 同级 同志 同类 同一 相同 不同 同行 同比 同胞 给予 供给 补给 使命 使用 大使 使馆 促使 即使 信用 费用 作用 效用 "
            u"应用 利用 用户 用地 用途 用水 用电 用工 用人 实用 "
            u"通用 公用 民用 军用 专用 农用 商用 共用 用品 用能 如实 如何 如期 立即 即时 即将 含量 内含 并重 合并 兼并 并购 而言 从而 反而 "
            u"至少 甚至 以至 到位 到期 遇到 得到 达到 "
            u"自然 自治 自我 自身 自信 自立 自强 自主 自觉 自律 各自 来自 自动 自治区 自治州 自治县 自贸 关于 对于 由于 属于 于是 因素 "
            u"原因 因地制宜 因此 除外 免除 解除 消除 当前 当地 当年 应当 适当 正当 相当 当事人 "
            u"每年 目的 的确 地区 地方 地位 地点 地域 地质 地理 地震 地面 地下 土地 基地 各地 当地 本地 外地 异地 耕地 林地 草地 湿地 农地 "
            u"场地 营地 产地 属地 实地 内地 两地 "
            u"了解 为了 着力 着眼 沿着 过程 通过 超过 经过 过渡 过去 过剩 过失 是否 但是 于是 凡是 还是 或是 若是 有序 有效 有力 有关 有利 "
            u"有机 国有 公有 私有 所有 专有 有限 有害 有毒 有线 有色 "
            u"所有制 所有权 有的 没有 拥有 具有 享有 占有 持有 富有 含有 研究所 场所 交易所 事务所 派出所 厕所 所得 所属 所在 所需 平等 "
            u"高等 中等 初等 对等 等级 等次 等待 均等 均等化 等额 "
            u"得到 取得 获得 所得 获得感 不得 值得 难得 使得 得以 要素 要点 要求 需要 重要 主要 必要 要害 纲要 摘要 要件 要塞 会议 会同 "
            u"社会 协会 委员会 工会 机会 大会 全会 学会 商会 联合会 会计 会员 会商 国会 晚会 展览会 博览会 董事会 "
            u"可能 可靠 可控 可持续 许可 认可 可信 可行 可行性 应急 供应 应用 应对 响应 反应 效应 相应 适应 能力 能源 能量 功能 职能 智能 "
            u"技能 效能 节能 才能 性能 动能 核能 储能 新能源 太阳能 风能 电能 潜能 赋能 人工智能 "
            u"不断 不足 不良 不利 不动产 不同 不仅 不少 未来 未成年人 未成年 最终 最近 最低 最高 最大 最新 最后 最高人民法院 "
            u"最高人民检察院 更新 更换 变更 更改 更正 "
            u"都市 首都 成都 也是 还款 归还 返还 偿还 再生 再次 再造 就业 就是 就地 成就 才能 人才 刚才 正式 正当 正确 正常 修正 改正 公正 "
            u"纠正 真正 校正 矫正 正面 须知 必须 需求 "
            u"已经 均衡 平均 人均 被告 被害人 命令 法令 号令 让步 转让 出让 令人 将来 将军 把关 把握 一把手 跟踪 经由 向上 向下 "
            u"特别 特别行政区 基本 基本法 主要 直接 间接 集中 统一 联合 联合国 重点 科学 合理 公开 优先 积极 积极性 主动 主动性 普遍 广泛 "
            u"发展中 建设性 服务业 制造业 服务型 管理者 领导人 领导者 指导员 通知书 决定书 批准书"},
};

struct Entry {
    std::u16string_view word;
    unsigned kinds = 0;
};

// The words of all rows by their first unit, the longer first: asked for every unit of a text, and most units begin none or a few.
class Table {
public:
    Table() {
        for (Row const& row : rows)
            for (std::size_t at = 0; at < row.words.size();) {
                std::size_t end = std::min(row.words.find(u' ', at), row.words.size());
                if (end > at) entries_.push_back({row.words.substr(at, end - at), row.kinds});
                at = end + 1;
            }
        auto before = [](Entry const& a, Entry const& b) {
            if (a.word[0] != b.word[0]) return a.word[0] < b.word[0];
            return a.word.size() != b.word.size() ? a.word.size() > b.word.size() : a.word < b.word;
        };
        std::stable_sort(entries_.begin(), entries_.end(), before);
        merge();
        begins_.assign(0x10000, 0);
        for (std::size_t i = entries_.size(); i-- > 0;) {
            begins_[entries_[i].word[0]] = std::uint16_t(i), firsts_.add(entries_[i].word[0]);
            beginnings_.add(entries_[i].word);
        }
        entries_.push_back({u"\uFFFF", 0}); // nothing begins so: where a search stops
    }

    bool may_begin(char16_t unit) const { return firsts_.has(unit); }
    bool may_begin(std::u16string_view text, Offset at) const { return firsts_.has(text[at]) && beginnings_.may_begin(text, at); }
    Entry const* longest_at(std::u16string_view text, Offset at) const {
        char16_t first = text[at];
        if (!beginnings_.may_begin(text, at)) return nullptr;
        std::u16string_view rest = text.substr(at);
        char16_t second = rest.size() > 1 ? rest[1] : u'\0';
        for (Entry const* entry = &entries_[begins_[first]]; entry->word[0] == first; ++entry) {
            if (entry->word.size() == 1) return entry;
            if (entry->word[1] == second && (entry->word.size() == 2 || rest.starts_with(entry->word))) return entry;
        }
        return nullptr;
    }

private:
    // A word of two rows is of both kinds.
    void merge() {
        std::vector<Entry> merged;
        for (Entry const& entry : entries_) {
            if (merged.empty() || merged.back().word != entry.word) merged.push_back(entry);
            else merged.back().kinds |= entry.kinds;
        }
        entries_ = std::move(merged);
    }

    std::vector<Entry> entries_;
    Units firsts_{u""}; // of the words
    Beginnings beginnings_;
    std::vector<std::uint16_t> begins_; // where the words of a first unit begin
};

Table const& table() {
    static Table const table;
    return table;
}

// 2023年, 12月27日; 近年来 is left to the reader.
Offset time_end(std::u16string_view folded, Offset at) {
    auto number = numeral_at(folded.substr(0, std::min<std::size_t>(folded.size(), at + 12)), at);
    if (!number || number->form != Numeral::Form::arabic) return at;
    Offset end = number->span.end;
    bool dated = end < folded.size() && (folded[end] == u'年' || folded[end] == u'月' || folded[end] == u'日');
    return dated ? end + 1 : at;
}

} // namespace

namespace {

// The word of the table or the time that begins here; of no kind where none does.
PhraseWord word_at(Table const& words, std::u16string_view folded, Offset at) {
    PhraseWord none{{at, at}, 0};
    if (is_arabic_digit(folded[at])) {
        Offset end = time_end(folded, at);
        return end > at ? PhraseWord{{at, end}, time} : none;
    }
    Entry const* entry = words.longest_at(folded, at);
    return entry ? PhraseWord{{at, at + Offset(entry->word.size())}, entry->kinds} : none;
}

} // namespace

unsigned phrase_at(std::u16string_view folded, Offset at, Offset& length) {
    Entry const* found = at < folded.size() ? table().longest_at(folded, at) : nullptr;
    length = found ? Offset(found->word.size()) : 0;
    return found ? found->kinds : 0;
}

PhraseWords::Iterator& PhraseWords::Iterator::operator++() {
    Table const& words = table();
    for (Offset at = word_.span.end; at < folded_.size(); ++at) {
        if (!is_arabic_digit(folded_[at]) && !words.may_begin(folded_[at])) continue;
        word_ = word_at(words, folded_, at);
        if (word_.kinds != 0) return *this;
    }
    word_.kinds = 0;
    return *this;
}

void ClauseWords::look_up(std::u16string_view folded) {
    Table const& words = table();
    clause_ = folded;
    begun_.resize(folded.size() + 1);
    Offset next = Offset(folded.size());
    begun_[next] = {0, 0, next};
    for (Offset at = next; at-- > 0;) {
        PhraseWord word{{at, at}, 0};
        if (is_arabic_digit(folded[at]) || words.may_begin(folded, at)) word = word_at(words, folded, at);
        if (word.kinds != 0) next = at;
        begun_[at] = {std::uint16_t(word.span.length()), std::uint16_t(word.kinds), next};
    }
}

unsigned ClauseWords::at(std::u16string_view part, Offset at, Offset& length) const {
    length = 0;
    if (at >= part.size()) return 0;
    Begun const& word = begun_[place_of(part) + at];
    if (at + word.length > part.size()) return phrase_at(part, at, length);
    if (word.kinds == time) return 0;
    length = word.length;
    return word.kinds;
}

// The part ends inside the word; a shorter one may begin at the same place.
bool ClauseWords::Part::Iterator::take_cut_off(Offset at) {
    word_ = word_at(table(), part_, at);
    return word_.kinds != 0;
}

Offset noun_phrase_begin(std::u16string_view folded, unsigned bounds) {
    Offset begin = 0;
    for (PhraseWord const& word : phrase_words(folded)) {
        bool may_be_noun = (word.kinds & head) != 0;
        if (word.governs() && (word.kinds & bounds) != 0 && !may_be_noun && word.span.end < folded.size()) begin = word.span.end;
    }
    return begin;
}

} // namespace duidu
