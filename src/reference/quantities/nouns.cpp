#include "reference/quantities/nouns.h"

#include "text/by_first.h"
#include "text/unicode.h"

namespace duidu::measuring {

namespace {

// What a count of things is a count of; a phrase ends with the last of these words that follow each other.
constexpr View heads = u"任务 工程 行动 方面 篇章 措施 举措 政策 意见 领域 环节 计划 规划 指标 目标 原则 要求 内容 问题 条款 部分 省份 "
                       u"城市 地区 区域 单位 部门 企业 项目 平台 中心 基地 园区 机构 组织 团队 品牌 产品 产业 行业 集群 链条 体系 制度 "
                       u"机制 标准 规范 法规 规章 办法 条例 法律 案件 案例 事项 清单 流程 阶段 步骤 时期 层次 层面 维度 类型 种类 重点 "
                       u"要点 特点 优势 难点 关键 支柱 抓手 战略 理念 精神 关系 矛盾 挑战 机遇 趋势 变化 成果 成就 成效 突破 亮点 经验 "
                       u"做法 模式 路径 渠道 方式 方法 手段 技术 设备 设施 系统 模块 网络 基站 站点 站 线路 公路 铁路 机场 港口 码头 "
                       u"桥梁 隧道 水库 电站 机组 医院 学校 大学 高校 院校 幼儿园 实验室 研究院 研究所 图书馆 博物馆 社区 街道 乡镇 村庄 "
                       u"行政村 村 县 区 县区 市 州 省 国家 国 省区市 省市 自治区 直辖市 港 市场 主体 市场主体 用户 居民 农户 人口 群众 "
                       u"职工 员工 干部 党员 代表 委员 专家 学者 教师 学生 人员 人才 工人 农民 劳动力 贫困户 贫困人口 志愿者 记者 岗位 "
                       u"职位 床位 席位 议题 议案 提案 建议 报告 文件 通知 论文 专利 发明 著作 课题 课程 奖项 奖 活动 会议 论坛 展会 "
                       u"比赛 演出 培训 服务 应用 场景 应用场景 业务 职能 权力 权利 义务 责任 职责 罪名 情形 条件 因素 原因 风险 隐患 "
                       u"事故 事件 灾害 疾病 药品 疫苗 样品 样本 数据 数据集 模型 算法 芯片 汽车 车辆 船舶 飞机 卫星 航班 航线 班列 订单 "
                       u"合同 协议 资金 债券 基金 贷款 税种 账户 房屋 住房 建筑 房间 楼宇 小区 公园 景区 景点 湿地 河流 湖泊 森林 物种 "
                       u"品种 作物 工作 试点 示范区 试验区 自贸区 开发区 新区 片区 板块 分会场 展区 展馆 窗口 网点 门店 商户 店铺 小组 "
                       u"工作组 专班 委员会 协会 学会 工厂 车间 生产线 环境 能力 文明 维护 国有企业 上市公司 公司 集团 银行 工序 体制 "
                       u"专业 学科 基础设施 数据中心 变电站 充电桩 泊位 车站 高地 走廊 通道 枢纽 节点 出口 入口 口岸 边界 屏障 生态 红线 "
                       u"底线 关口 县市 旗 盟 市县 支柱产业 攻坚战 战役 服务业 增长极 引擎 带";

// The length of the longest head word that begins here; 0 for none.
Offset head_at(Scan const& scan, Offset at) {
    static ByFirst<View> const all(words_in(heads), [](View word) { return word; });
    View const* head = all.longest_at(scan.text, at);
    return head ? Offset(head->size()) : 0;
}

} // namespace

Offset noun_end(Scan const& scan, Offset at) {
    constexpr Offset longest_description = 8;
    static Units const breaks(u"的和与及或在是作为共对以了将把被由从于向并等就也都已均各其这那,。;:、()《》\"!? \n");
    Offset place = at;
    for (; place < at + longest_description; ++place) {
        Offset length = head_at(scan, place);
        bool single_inside = length == 1 && place > at;
        if (length > 0 && !single_inside) {
            bool closed = scan.preceded(place + length, u"方面"); // 6个方面保障实施
            for (Offset next; !closed && (next = head_at(scan, place + length)) > 1; length += next) continue;
            return place + length;
        }
        if (place >= scan.text.size() || breaks.has(scan.text[place]) || !is_han(scan.text[place]) || scan.has(place, u"符合")) return at;
    }
    return at;
}

} // namespace duidu::measuring
