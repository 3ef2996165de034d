#include "reference/quantities.h"

#include "text/fold.h"
#include "text/numeral.h"
#include "text/unicode.h"

#include <cmath>

namespace duidu {

namespace {

using View = std::u16string_view;
using Kind = Quantity::Kind;

// ---- what numbers count ----

struct Unit {
    View name;
    Kind kind;
    View measure = {}; // where it is another way to write one: 块 = 元
    double scale = 1;
};

constexpr Unit units[] = {{u"%", Kind::share},
                          {u"个百分点", Kind::share, u"百分点"},
                          {u"百分点", Kind::share},
                          {u"‰", Kind::share},
                          {u"成", Kind::share},
                          {u"倍", Kind::share},
                          {u"元", Kind::money},
                          {u"元整", Kind::money, u"元"},
                          {u"圆", Kind::money, u"元"},
                          {u"圆整", Kind::money, u"元"},
                          {u"块", Kind::money, u"元"},
                          {u"块钱", Kind::money, u"元"},
                          {u"元人民币", Kind::money, u"元"},
                          {u"人民币", Kind::money, u"元"},
                          {u"角", Kind::money, u"元", 0.1},
                          {u"分钱", Kind::money, u"元", 0.01},
                          {u"美元", Kind::money},
                          {u"美金", Kind::money, u"美元"},
                          {u"欧元", Kind::money},
                          {u"元欧元", Kind::money, u"欧元"},
                          {u"日元", Kind::money},
                          {u"日币", Kind::money, u"日元"},
                          {u"元日币", Kind::money, u"日元"},
                          {u"英镑", Kind::money},
                          {u"港元", Kind::money},
                          {u"港币", Kind::money, u"港元"},
                          {u"澳门元", Kind::money},
                          {u"新台币", Kind::money},
                          {u"台币", Kind::money, u"新台币"},
                          {u"韩元", Kind::money},
                          {u"泰铢", Kind::money},
                          {u"卢布", Kind::money},
                          {u"卢比", Kind::money},
                          {u"澳元", Kind::money},
                          {u"加元", Kind::money},
                          {u"新元", Kind::money},
                          {u"瑞士法郎", Kind::money},
                          {u"法郎", Kind::money},
                          {u"越南盾", Kind::money},
                          {u"年", Kind::duration},
                          {u"周年", Kind::duration, u"年"},
                          {u"个月", Kind::duration, u"月"},
                          {u"个季度", Kind::duration, u"季度"},
                          {u"个星期", Kind::duration, u"周"},
                          {u"星期", Kind::duration, u"周"},
                          {u"周", Kind::duration},
                          {u"天", Kind::duration},
                          {u"个工作日", Kind::duration, u"工作日"},
                          {u"工作日", Kind::duration},
                          {u"个小时", Kind::duration, u"小时"},
                          {u"小时", Kind::duration},
                          {u"分钟", Kind::duration},
                          {u"秒", Kind::duration},
                          {u"个世纪", Kind::duration, u"世纪"},
                          {u"个昼夜", Kind::duration, u"昼夜"},
                          {u"公里", Kind::amount},
                          {u"千米", Kind::amount},
                          {u"米", Kind::amount},
                          {u"厘米", Kind::amount},
                          {u"公分", Kind::amount, u"厘米"},
                          {u"毫米", Kind::amount},
                          {u"微米", Kind::amount},
                          {u"纳米", Kind::amount},
                          {u"海里", Kind::amount},
                          {u"里", Kind::amount},
                          {u"平方公里", Kind::amount},
                          {u"平方米", Kind::amount},
                          {u"平方千米", Kind::amount, u"平方公里"},
                          {u"立方米", Kind::amount},
                          {u"公顷", Kind::amount},
                          {u"亩", Kind::amount},
                          {u"吨", Kind::amount},
                          {u"公斤", Kind::amount},
                          {u"千克", Kind::amount},
                          {u"克", Kind::amount},
                          {u"毫克", Kind::amount},
                          {u"微克", Kind::amount},
                          {u"斤", Kind::amount},
                          {u"两", Kind::amount},
                          {u"担", Kind::amount},
                          {u"升", Kind::amount},
                          {u"毫升", Kind::amount},
                          {u"吨标准煤", Kind::amount},
                          {u"标准煤", Kind::amount},
                          {u"千瓦", Kind::amount},
                          {u"兆瓦", Kind::amount},
                          {u"瓦", Kind::amount},
                          {u"千瓦时", Kind::amount},
                          {u"度", Kind::amount},
                          {u"摄氏度", Kind::amount},
                          {u"千伏", Kind::amount},
                          {u"伏", Kind::amount},
                          {u"千卡", Kind::amount},
                          {u"卡", Kind::amount},
                          {u"赫兹", Kind::amount},
                          {u"千赫兹", Kind::amount},
                          {u"兆赫兹", Kind::amount},
                          {u"吉赫兹", Kind::amount},
                          {u"比特", Kind::amount},
                          {u"千比特", Kind::amount},
                          {u"兆比特", Kind::amount},
                          {u"字节", Kind::amount},
                          {u"千字节", Kind::amount},
                          {u"兆字节", Kind::amount},
                          {u"吉字节", Kind::amount},
                          {u"太字节", Kind::amount},
                          {u"兆", Kind::amount},
                          {u"分贝", Kind::amount},
                          {u"标准箱", Kind::amount},
                          {u"万标箱", Kind::amount, u"标准箱", 1e4},
                          {u"标箱", Kind::amount, u"标准箱"},
                          {u"个", Kind::count},
                          {u"项", Kind::count},
                          {u"大", Kind::count},
                          {u"条", Kind::count},
                          {u"类", Kind::count},
                          {u"种", Kind::count},
                          {u"方面", Kind::count},
                          {u"点", Kind::count},
                          {u"篇", Kind::count},
                          {u"章", Kind::count},
                          {u"节", Kind::count},
                          {u"家", Kind::count},
                          {u"名", Kind::count},
                          {u"位", Kind::count},
                          {u"人", Kind::count},
                          {u"人次", Kind::count},
                          {u"户", Kind::count},
                          {u"户次", Kind::count},
                          {u"所", Kind::count},
                          {u"座", Kind::count},
                          {u"台", Kind::count},
                          {u"台套", Kind::count},
                          {u"套", Kind::count},
                          {u"件", Kind::count},
                          {u"件次", Kind::count},
                          {u"处", Kind::count},
                          {u"批", Kind::count},
                          {u"批次", Kind::count},
                          {u"次", Kind::count},
                          {u"起", Kind::count},
                          {u"例", Kind::count},
                          {u"辆", Kind::count},
                          {u"艘", Kind::count},
                          {u"架", Kind::count},
                          {u"架次", Kind::count},
                          {u"班次", Kind::count},
                          {u"列", Kind::count},
                          {u"根", Kind::count},
                          {u"张", Kind::count},
                          {u"份", Kind::count},
                          {u"册", Kind::count},
                          {u"部", Kind::count},
                          {u"支", Kind::count},
                          {u"只", Kind::count},
                          {u"头", Kind::count},
                          {u"株", Kind::count},
                          {u"棵", Kind::count},
                          {u"颗", Kind::count},
                          {u"场", Kind::count},
                          {u"场次", Kind::count},
                          {u"届次", Kind::count},
                          {u"组", Kind::count},
                          {u"对", Kind::count},
                          {u"道", Kind::count},
                          {u"级", Kind::count},
                          {u"层", Kind::count},
                          {u"步", Kind::count},
                          {u"枚", Kind::count},
                          {u"款", Kind::count},
                          {u"笔", Kind::count},
                          {u"宗", Kind::count},
                          {u"桩", Kind::count},
                          {u"间", Kind::count},
                          {u"栋", Kind::count},
                          {u"幢", Kind::count},
                          {u"片", Kind::count},
                          {u"块地", Kind::count},
                          {u"轮", Kind::count},
                          {u"趟", Kind::count},
                          {u"封", Kind::count},
                          {u"门", Kind::count},
                          {u"期", Kind::count},
                          {u"岁", Kind::count},
                          {u"周岁", Kind::count, u"岁"},
                          {u"字", Kind::count},
                          {u"页", Kind::count},
                          {u"票", Kind::count},
                          {u"亿", Kind::count},
                          {u"余", Kind::count}};

// Latin units: only behind Arabic digits, and written as here (5g is a weight, 5G a network).
constexpr Unit latin_units[] = {
    {u"km", Kind::amount, u"公里"}, {u"cm", Kind::amount, u"厘米"},    {u"mm", Kind::amount, u"毫米"},     {u"m", Kind::amount, u"米"},
    {u"kg", Kind::amount, u"公斤"}, {u"g", Kind::amount, u"克"},       {u"mg", Kind::amount, u"毫克"},     {u"kW", Kind::amount, u"千瓦"},
    {u"MW", Kind::amount, u"兆瓦"}, {u"kWh", Kind::amount, u"千瓦时"}, {u"CM", Kind::amount, u"厘米"},     {u"KM", Kind::amount, u"公里"},
    {u"KG", Kind::amount, u"公斤"}, {u"GHz", Kind::amount, u"吉赫兹"}, {u"MHz", Kind::amount, u"兆赫兹"},  {u"Mbps", Kind::amount},
    {u"Gbps", Kind::amount},        {u"m²", Kind::amount, u"平方米"},  {u"km²", Kind::amount, u"平方公里"}};

// Currencies that stand before the number: 人民币30万元, 港币两千九百六十.
constexpr Unit currencies[] = {{u"人民币", Kind::money, u"元"}, {u"新台币", Kind::money, u"新台币"}, {u"港币", Kind::money, u"港元"},
                               {u"美元", Kind::money, u"美元"}, {u"¥", Kind::money, u"元"},          {u"$", Kind::money, u"美元"},
                               {u"€", Kind::money, u"欧元"}};

// What a count of things is a count of; a phrase ends with the last of these words that follow each other.
constexpr View heads = u"任务 工程 行动 方面 篇章 措施 举措 政策 意见 领域 环节 计划 规划 指标 目标 原则 要求 内容 问题 条款 部分 省份 "
                       u"城市 地区 区域 单位 部门 企业 项目 平台 中心 基地 园区 "
                       u"机构 组织 团队 品牌 产品 产业 行业 集群 链条 体系 制度 机制 标准 规范 法规 规章 办法 条例 法律 案件 案例 事项 "
                       u"清单 流程 阶段 步骤 时期 层次 层面 维度 类型 种类 重点 要点 "
                       u"特点 优势 难点 关键 支柱 抓手 战略 理念 精神 关系 矛盾 挑战 机遇 趋势 变化 成果 成就 成效 突破 亮点 经验 做法 "
                       u"模式 路径 渠道 方式 方法 手段 技术 设备 设施 系统 模块 网络 "
                       u"基站 站点 站 线路 公路 铁路 机场 港口 码头 桥梁 隧道 水库 电站 机组 医院 学校 大学 高校 院校 幼儿园 实验室 研究院 "
                       u"研究所 图书馆 博物馆 社区 街道 乡镇 村庄 行政村 村 县 区 县区 市 州 省 国家 "
                       u"国 省区市 省市 自治区 直辖市 港 市场 主体 市场主体 用户 居民 农户 人口 群众 职工 员工 干部 党员 代表 委员 专家 "
                       u"学者 教师 学生 人员 人才 工人 农民 劳动力 贫困户 贫困人口 志愿者 记者 "
                       u"岗位 职位 床位 席位 议题 议案 提案 建议 报告 文件 通知 论文 专利 发明 著作 课题 课程 奖项 奖 活动 会议 论坛 展会 "
                       u"比赛 演出 培训 服务 应用 场景 应用场景 业务 职能 权力 权利 义务 责任 "
                       u"职责 罪名 情形 条件 因素 原因 风险 隐患 事故 事件 灾害 疾病 药品 疫苗 样品 样本 数据 数据集 模型 算法 芯片 汽车 "
                       u"车辆 船舶 飞机 卫星 航班 航线 班列 订单 合同 协议 资金 债券 基金 贷款 "
                       u"税种 账户 房屋 住房 建筑 房间 楼宇 小区 公园 景区 景点 湿地 河流 湖泊 森林 物种 品种 作物 工作 试点 示范区 试验区 "
                       u"自贸区 开发区 新区 片区 板块 分会场 展区 展馆 窗口 网点 门店 商户 店铺 "
                       u"小组 工作组 专班 委员会 协会 学会 工厂 车间 生产线 环境 能力 文明 "
                       u"维护 国有企业 上市公司 公司 集团 银行 工序 体制 专业 学科 基础设施 数据中心 变电站 "
                       u"充电桩 泊位 车站 高地 走廊 通道 枢纽 节点 出口 入口 口岸 边界 屏障 生态 红线 底线 关口 县市 旗 盟 "
                       u"市县 支柱产业 攻坚战 战役 服务业 增长极 引擎 带";

// Names that begin with a number and count nothing.
constexpr View slogans[] = {
    u"四个全面", u"四个意识", u"四个自信", u"四个伟大",     u"两个维护", u"两个确立", u"三个代表", u"五位一体",   u"两个一百年",
    u"三会一课", u"八项规定", u"五个一",   u"两个毫不动摇", u"三个面向", u"两个凡是", u"三个务必", u"四个服从",   u"六个必须坚持",
    u"六个坚持", u"两个结合", u"三严三实", u"两学一做",     u"一国两制", u"三重一大", u"双随机",   u"三大法宝",   u"四大名著",
    u"七大洲",   u"四大洋",   u"八大家",   u"十八大",       u"十九大",   u"两岸",     u"两会",     u"三农",       u"三角",
    u"四川",     u"九江",     u"三峡",     u"三亚",         u"五粮液",   u"百姓",     u"千方百计", u"三心二意",   u"两弹一星",
    u"三北",     u"四库",     u"五四运动", u"六一",         u"七一",     u"八一",     u"九一八",   u"十一黄金周", u"三级跳",
    u"三点式",   u"两点论",   u"一点一滴", u"三位一体",     u"四位一体"};

constexpr View weighty_ones[] = {u"年",   u"吨",     u"公里", u"亿", u"倍",       u"成",     u"小时", u"分钟", u"天",       u"周",
                                 u"个月", u"个世纪", u"美元", u"元", u"个工作日", u"工作日", u"亩",   u"公斤", u"个百分点", u"千"};

struct Bound {
    View word;
    char const* name;
};
constexpr Bound before[] = {{u"不低于", "at_least"}, {u"不少于", "at_least"}, {u"不小于", "at_least"},  {u"至少", "at_least"},
                            {u"最低", "at_least"},   {u"不超过", "at_most"},  {u"不得超过", "at_most"}, {u"不高于", "at_most"},
                            {u"不多于", "at_most"},  {u"不大于", "at_most"},  {u"至多", "at_most"},     {u"最多", "at_most"},
                            {u"控制在", "at_most"},  {u"超过", "over"},       {u"逾", "over"},          {u"突破", "over"},
                            {u"高于", "over"},       {u"多于", "over"},       {u"大于", "over"},        {u"超", "over"},
                            {u"低于", "under"},      {u"少于", "under"},      {u"小于", "under"},       {u"不足", "under"},
                            {u"不到", "under"},      {u"未满", "under"},      {u"不满", "under"},       {u"大约", "about"},
                            {u"约", "about"},        {u"将近", "about"},      {u"接近", "about"},       {u"近", "about"}};
constexpr Bound after[] = {{u"及以上", "at_least"}, {u"以上", "at_least"}, {u"(含)以上", "at_least"}, {u"(含以上)", "at_least"},
                           {u"及以下", "at_most"},  {u"以下", "at_most"},  {u"以内", "at_most"},      {u"之内", "at_most"},
                           {u"内", "at_most"},      {u"左右", "about"},    {u"上下", "about"}};

// ---- reading ----

struct Scan {
    View text;  // folded
    View whole; // as it stands
    char16_t at(Offset place) const { return place < text.size() ? text[place] : u'\0'; }
    bool has(Offset place, View word) const { return place <= text.size() && text.substr(place, word.size()) == word; }
    bool take(Offset& place, View word) const { return has(place, word) ? place += Offset(word.size()), true : false; }
    bool any(Offset place, View set) const { return place < text.size() && set.find(text[place]) != View::npos; }
    bool follows(Offset place, View set) const { return place > 0 && set.find(text[place - 1]) != View::npos; }
    bool preceded(Offset place, View word) const { return place >= word.size() && has(place - Offset(word.size()), word); }
};

// A number, or the two ends of one.
struct Amount {
    Offset begin = 0, end = 0;
    double low = 0, high = 0;
    bool arabic = false, whole = true;
};

bool is_power(char16_t unit) { return View(u"十百千万亿佰仟").find(unit) != View::npos; }
double power_of(char16_t unit) {
    constexpr View powers = u"十百千万亿";
    constexpr double values[] = {10, 100, 1000, 1e4, 1e8};
    std::size_t found = powers.find(unit == u'佰' ? u'百' : unit == u'仟' ? u'千' : unit);
    return found == View::npos ? 1 : values[found];
}

// Units that follow a 千 of their own: 一百千瓦 are 100 千瓦.
bool thousand_belongs_to_unit(Scan const& scan, Offset begin, Offset end) {
    constexpr View behind = u"瓦克米卡伏赫比字";
    return end - begin >= 2 && scan.at(end - 1) == u'千' && scan.any(end, behind) && !scan.has(end, u"米长");
}

// 177.1 亿, 两个亿: a power of ten set apart from its number.
void take_distant_power(Scan const& scan, Amount& amount) {
    Offset place = amount.end;
    if (!scan.take(place, u"个") && !(amount.arabic && scan.take(place, u" "))) return;
    if (!scan.any(place, u"万亿") || scan.has(place, u"万元户")) return;
    amount.low *= power_of(scan.at(place)), amount.high *= power_of(scan.at(place));
    amount.end = place + 1;
}

// 八九亿, 四五千, 三五百: two neighbouring digits are a guess. Gives the lower and the upper reading.
bool guess(View numeral, double& low, double& high) {
    constexpr View digits = u"零一二三四五六七八九";
    if (numeral.size() < 2) return false;
    std::size_t first = digits.find(numeral[0]), second = digits.find(numeral[1]);
    if (first == View::npos || second == View::npos || first == 0) return false;
    if (second != first + 1 && !(first == 3 && second == 5)) return false;
    double scale = 1;
    for (char16_t unit : numeral.substr(2)) {
        if (!is_power(unit)) return false;
        scale *= power_of(unit);
    }
    low = double(first) * scale, high = double(second) * scale;
    return true;
}

// 几十万, 数十亿, 十几, 十多, 3000多: at_least the number said, below the next.
void widen(Scan const& scan, Amount& amount) {
    if (scan.follows(amount.begin, u"几数") && amount.low >= 10) {
        amount.high = amount.low * 10;
        --amount.begin;
        return;
    }
    if (!scan.any(amount.end, u"几多余")) return;
    double step = 1;
    while (step * 10 <= amount.low && std::fmod(amount.low, step * 10) == 0) step *= 10;
    amount.high = amount.low + step;
    ++amount.end;
    while (scan.any(amount.end, u"万亿")) {
        double scale = power_of(scan.at(amount.end++));
        amount.low *= scale, amount.high *= scale;
    }
}

std::optional<Amount> amount_at(Scan const& scan, Offset at) {
    auto numeral = numeral_at(scan.text, at);
    if (!numeral) return {};
    Amount amount{at, numeral->span.end, numeral->value, 0, is_arabic_digit(scan.at(at)), numeral->whole};
    View said = scan.text.substr(at, amount.end - at);
    if (thousand_belongs_to_unit(scan, at, amount.end)) {
        if (auto shorter = whole_numeral(said.substr(0, said.size() - 1))) amount.low = shorter->value, --amount.end;
    }
    if (said == u"零" || scan.has(amount.end, u"次会议") || scan.has(amount.end, u"次全体会议")) return {}; // 零部件, 人大四次会议
    if (!amount.arabic && is_power(said[0]) && said[0] != u'十' && !scan.follows(at, u"几数")) return {};   // 百姓, 万众, 千方百计
    if (!amount.arabic && guess(said, amount.low, amount.high)) return amount;
    // 两万两, 二两: the last 两 is the unit.
    if (said.size() >= 2 && said.back() == u'两' && (is_power(said[said.size() - 2]) || said.size() == 2))
        if (auto shorter = whole_numeral(said.substr(0, said.size() - 1))) amount.low = shorter->value, --amount.end;
    widen(scan, amount);
    take_distant_power(scan, amount);
    return amount;
}

// 2到3万: the left number shares 万 and 亿 where it is smaller than what they multiply.
double shared_scale(Scan const& scan, Amount const& left, Amount const& right) {
    double scale = 1;
    for (Offset at = right.end; at > right.begin && (scan.at(at - 1) == u'万' || scan.at(at - 1) == u'亿'); --at)
        scale *= power_of(scan.at(at - 1));
    bool own = scan.at(left.end - 1) == u'万' || scan.at(left.end - 1) == u'亿';
    if (!own && scale > 1 && left.low < right.low / scale) return scale;
    bool digit_pair = left.end - left.begin == 1 && right.end - right.begin == 2 && !own;
    return scale == 1 && digit_pair && left.low < 10 ? power_of(scan.at(right.end - 1)) : 1;
}

// 1万-5万元, 从8500到3万港元, 1万元--5万元. `unit` is what may stand behind the left number too.
std::optional<Amount> range_at(Scan const& scan, Amount const& left, Offset at) {
    scan.take(at, u"(含)");
    if (!scan.any(at, u"-~到至")) return {};
    char16_t sign = scan.at(at);
    while (scan.at(at) == sign && at < left.end + 8) ++at;
    auto right = amount_at(scan, at);
    if (!right) return {};
    Amount both{left.begin,  right->end, left.low * shared_scale(scan, left, *right), right->high > 0 ? right->high : right->low,
                left.arabic, left.whole};
    if (both.low >= both.high) return {};
    return both;
}

template <class Table> Unit const* longest(Table const& table, View text, Offset at) {
    Unit const* best = nullptr;
    for (Unit const& unit : table)
        if (text.substr(std::min<std::size_t>(at, text.size()), unit.name.size()) == unit.name &&
            (!best || unit.name.size() > best->name.size()))
            best = &unit;
    return best;
}

Unit const* unit_at(Scan const& scan, Offset at, bool arabic) {
    if (Unit const* unit = longest(units, scan.text, at)) return unit;
    if (!arabic) return nullptr;
    Unit const* latin = longest(latin_units, scan.whole, at);
    Offset end = latin ? at + Offset(latin->name.size()) : at;
    return latin && !(end < scan.text.size() && (is_latin(scan.text[end]) || is_arabic_digit(scan.text[end]))) ? latin : nullptr;
}

// ---- what is no quantity ----

bool is_slogan(Scan const& scan, Offset at) {
    for (View slogan : slogans)
        if (scan.has(at, slogan)) return true;
    return false;
}

// “四个全面”: a name in quotation marks that begins with its number.
bool quoted_name(Scan const& scan, Offset at) {
    constexpr Offset longest_name = 9;
    if (scan.at(at ? at - 1 : at) != u'"') return false;
    for (Offset place = at; place < at + longest_name && place < scan.text.size(); ++place)
        if (scan.text[place] == u'"') return true;
    return false;
}

// 新一代, 进一步, 一体化, 这一年: 一 counts only before units of measure.
bool idle_one(Scan const& scan, Amount const& amount) {
    if (amount.arabic || amount.low != 1 || amount.high > 0 || amount.end - amount.begin != 1) return false;
    if (scan.follows(amount.begin, u"这那新每同上下第又统另某任进后前头唯单")) return true;
    for (View unit : weighty_ones)
        if (scan.has(amount.end, unit)) return false;
    return true;
}

// 党的十九大, 二十大报告: the congresses are numbered, not counted.
bool is_congress(Scan const& scan, Amount const& amount) {
    if (scan.at(amount.end) != u'大') return false;
    if (scan.follows(amount.begin, u"的党共") || amount.low > 11) return true;
    return !scan.any(amount.end + 1, u"任重方工领战行问要重关措支板举优产抓原目基攻体难系改创专平");
}

// Numbers that are names, places in an order, or parts of something else.
bool is_name(Scan const& scan, Amount const& amount) {
    Offset at = amount.begin, end = amount.end;
    bool lettered = at > 0 && (is_latin(scan.text[at - 1]) || scan.follows(at, u"._"));
    if (lettered || scan.follows(at, u"第[初")) return true;
    if (scan.follows(at, u"-") && at >= 2 && (is_latin(scan.text[at - 2]) || is_arabic_digit(scan.text[at - 2]))) return true;
    if (scan.any(end, u"届中号线期版]")) return true;
    return idle_one(scan, amount) || is_congress(scan, amount) || is_slogan(scan, at) || quoted_name(scan, at);
}

// 三年级, 五点半, 两条心: a unit that goes on as another word.
bool goes_on(Scan const& scan, Unit const& unit, Offset end) {
    struct Continuation {
        View name, behind;
    };
    constexpr Continuation words[] = {{u"年", u"级代号龄月"},
                                      {u"周", u"一二三四五六日年期"},
                                      {u"分", u"之"},
                                      {u"点", u"钟半一二三四五六七八九十时"},
                                      {u"天", u"下"},
                                      {u"部", u"门委署长"},
                                      {u"级", u"别跳"},
                                      {u"位", u"一"},
                                      {u"成", u"为员立功就"},
                                      {u"度", u"过假"},
                                      {u"字", u"节"},
                                      {u"里", u"面"},
                                      {u"门", u"户"},
                                      {u"个", u"人性"},
                                      {u"步", u"骤走"},
                                      {u"节", u"约能"},
                                      {u"期", u"间望"},
                                      {u"起", u"草"},
                                      {u"角", u"度"},
                                      {u"支", u"持"},
                                      {u"对", u"应"},
                                      {u"道", u"路"},
                                      {u"片", u"面"},
                                      {u"只", u"有要能"},
                                      {u"两", u"个年种类条项大次家岁会岸"},
                                      {u"块", u"头"},
                                      {u"场", u"所"},
                                      {u"条", u"例件"},
                                      {u"处", u"理罚分长"},
                                      {u"列", u"入为"},
                                      {u"套", u"利餐"},
                                      {u"头", u"等"},
                                      {u"所", u"有谓需属"},
                                      {u"例", u"外如"},
                                      {u"卡", u"片"},
                                      {u"克", u"服制"},
                                      {u"升", u"级至到"},
                                      {u"人", u"大民均"},
                                      {u"大", u"小约"},
                                      {u"家", u"庭长"},
                                      {u"级", u"市"}};
    for (Continuation const& word : words)
        if (unit.name == word.name && scan.any(end, word.behind) && unit.name != u"人") return true;
    return false;
}

// ---- nouns ----

// The head words, sorted, so that those with one first character stand together.
std::vector<View> const& head_words() {
    static std::vector<View> const sorted = [] {
        std::vector<View> words;
        for (std::size_t begin = 0; begin < heads.size();) {
            std::size_t end = std::min(heads.find(u' ', begin), heads.size());
            words.push_back(heads.substr(begin, end - begin));
            begin = end + 1;
        }
        std::sort(words.begin(), words.end());
        return words;
    }();
    return sorted;
}

// The longest head word that begins here; 0 for none.
Offset head_at(Scan const& scan, Offset at) {
    Offset best = 0;
    View first = scan.text.substr(std::min<std::size_t>(at, scan.text.size()), 1);
    if (first.empty()) return 0;
    auto const& words = head_words();
    for (auto word = std::lower_bound(words.begin(), words.end(), first); word != words.end() && word->front() == first[0]; ++word)
        if (word->size() > best && scan.has(at, *word)) best = Offset(word->size());
    return best;
}

// 重大任务 of 10项重大任务: up to the last of the head words that follow each other, over a few characters of what describes them.
Offset noun_end(Scan const& scan, Offset at) {
    constexpr Offset longest_description = 8;
    constexpr View breaks = u"的和与及或在是作为共对以了将把被由从于向并等就也都已均各其这那,。;:、()《》\"!? \n";
    Offset place = at;
    for (; place < at + longest_description; ++place) {
        Offset length = head_at(scan, place);
        bool single_inside = length == 1 && place > at;
        if (length > 0 && !single_inside) {
            bool closed = scan.preceded(place + length, u"方面"); // 6个方面保障实施
            for (Offset next; !closed && (next = head_at(scan, place + length)) > 1; length += next) continue;
            return place + length;
        }
        if (place >= scan.text.size() || scan.any(place, breaks) || !is_han(scan.text[place]) || scan.has(place, u"符合")) return at;
    }
    return at;
}

bool takes_noun(Unit const& unit) {
    constexpr View alone[] = {u"人",   u"人次", u"岁",   u"周岁", u"次", u"批次", u"件次", u"架次",
                              u"班次", u"场次", u"户次", u"步",   u"页", u"字",   u"票"};
    return unit.kind == Kind::count && std::find(std::begin(alone), std::end(alone), unit.name) == std::end(alone);
}

// ---- quantities ----

char const* bound_before(Scan const& scan, Offset at) {
    for (Bound const& bound : before)
        if (scan.preceded(at, bound.word)) return bound.name;
    return "";
}

char const* bound_after(Scan const& scan, Offset at) {
    for (Bound const& bound : after)
        if (scan.has(at, bound.word)) return bound.name;
    return "";
}

std::u16string measure_of(Unit const& unit) { return std::u16string(unit.measure.empty() ? unit.name : unit.measure); }

Quantity quantity_of(Amount const& amount, Offset end, Kind kind, std::u16string measure) {
    Quantity quantity;
    quantity.span = {amount.begin, end};
    quantity.value = amount.low;
    quantity.until = amount.high;
    quantity.measure = std::move(measure);
    quantity.kind = kind;
    return quantity;
}

// 十块三毛, 123元1角1分, 135块6角7分钱: what follows a sum in smaller coin.
Offset take_coins(Scan const& scan, Offset at, double& value) {
    struct Coin {
        View name;
        double scale;
    };
    constexpr Coin coins[] = {{u"角", 0.1}, {u"毛", 0.1}, {u"分", 0.01}};
    for (Coin const& coin : coins) {
        auto numeral = numeral_at(scan.text, at);
        if (!numeral || numeral->value >= 10 || !scan.has(numeral->span.end, coin.name)) continue;
        value += numeral->value * coin.scale;
        at = numeral->span.end + 1;
    }
    scan.take(at, u"钱");
    return at;
}

// 百分之五, 三分之二, 千分之一.
std::optional<Quantity> fraction_at(Scan const& scan, Amount const& whole) {
    Offset at = whole.end;
    if (!scan.take(at, u"分之")) return {};
    auto part = numeral_at(scan.text, at);
    double base = whole.low;
    if (scan.at(whole.begin) == u'百') base = 100;
    if (!part || base <= 0) return {};
    Amount share{whole.begin, part->span.end, 0, 0, false, true};
    bool percent = base == 100;
    share.low = percent ? part->value : part->value / base;
    return quantity_of(share, part->span.end, Kind::share, percent ? u"%" : u"");
}

// 10 in 10项重大任务, with everything that belongs to it.
std::optional<Quantity> counted_at(Scan const& scan, Amount amount, Unit const& unit, Unit const* currency) {
    Offset end = amount.end;
    while (scan.at(end) == u' ' && end < amount.end + 2) ++end;
    end += Offset(unit.name.size());
    if (goes_on(scan, unit, end)) return {};
    if (auto range = range_at(scan, amount, end); range && unit.kind != Kind::count) {
        if (Unit const* second = unit_at(scan, range->end, true); second && measure_of(*second) == measure_of(unit))
            return quantity_of(*range, range->end + Offset(second->name.size()), unit.kind, measure_of(unit));
    }
    amount.low *= unit.scale, amount.high *= unit.scale;
    if (unit.kind == Kind::money) end = take_coins(scan, end, amount.low);
    if (unit.kind == Kind::amount && scan.at(end) == u'半') amount.low += 0.5, ++end;
    Quantity quantity = quantity_of(amount, end, unit.kind, currency ? measure_of(*currency) : measure_of(unit));
    if (!takes_noun(unit)) return quantity;
    Offset noun = noun_end(scan, end);
    quantity.noun = std::u16string(scan.text.substr(end, noun - end));
    quantity.span.end = noun;
    if (unit.name == u"大" && noun == end) return {}; // 五大 of what?
    return quantity;
}

Unit const* currency_before(Scan const& scan, Offset at) {
    while (at > 0 && scan.at(at - 1) == u' ') --at;
    for (Unit const& currency : currencies)
        if (scan.preceded(at, currency.name)) return &currency;
    return nullptr;
}

// A duration of days is written like a date's day: 30日内, 十五日以上.
bool days_follow(Scan const& scan, Offset at) {
    return scan.at(at) == u'日' &&
           (scan.any(at + 1, u"内") || scan.has(at + 1, u"以") || scan.has(at + 1, u"之内") || scan.has(at + 1, u"期限"));
}

// Large numbers say how much even where nothing follows that is known as a unit: 突破3亿.
bool stands_alone(Amount const& amount) { return amount.low >= 1e4 && !(amount.arabic && amount.whole && amount.end - amount.begin > 8); }

std::optional<Quantity> read_at(Scan const& scan, Offset at, Offset& past) {
    constexpr Offset longest_number = 40;
    auto amount = numeral_at(scan.text, at) ? amount_at(scan, at) : std::nullopt;
    past = at + 1;
    auto plain = numeral_at(scan.text, at);
    if (plain) past = plain->span.end;
    if (scan.at(at) == u'百' && scan.has(at, u"百分之")) return fraction_at(scan, {at, at + 1, 100, 0, false, true});
    if (!amount || amount->end - amount->begin > longest_number) return {};
    past = std::max(past, amount->end);
    if (auto fraction = fraction_at(scan, *amount)) return fraction;
    if (is_name(scan, *amount)) return {};
    if (auto range = range_at(scan, *amount, amount->end)) amount = range;
    if (scan.follows(amount->begin, u"负") || (scan.follows(amount->begin, u"-") && amount->begin == 1))
        amount->low = -amount->low, --amount->begin;
    if (days_follow(scan, amount->end)) return quantity_of(*amount, amount->end + 1, Kind::duration, u"日");
    Offset place = amount->end;
    while (scan.at(place) == u' ' && place < amount->end + 2) ++place;
    Unit const* currency = currency_before(scan, amount->begin);
    Unit const* unit = unit_at(scan, place, amount->arabic);
    if (unit && (place == amount->end || unit->kind == Kind::money || unit->kind == Kind::amount))
        return counted_at(scan, *amount, *unit, currency);
    if (currency) return quantity_of(*amount, amount->end, Kind::money, measure_of(*currency));
    bool scaled = scan.follows(amount->end, u"万亿") && !is_han(scan.at(amount->end));
    if (scaled && stands_alone(*amount)) return quantity_of(*amount, amount->end, Kind::count, {});
    return {};
}

Quantity quantity_of(CountClaim const& claim) {
    Quantity quantity;
    quantity.span = claim.span;
    quantity.value = double(claim.value);
    quantity.measure = fold(claim.measure);
    quantity.noun = fold(claim.noun);
    return quantity;
}

// Dates keep what is inside them, but 五年 of 第十四个五年规划 and 三年 of 近三年 are durations all the same.
bool inside_date(std::vector<Date> const& dates, std::size_t& next, Span span) {
    while (next < dates.size() && dates[next].span.end <= span.begin) ++next;
    if (next == dates.size() || !dates[next].span.overlaps(span)) return false;
    return dates[next].rule != "counted" && dates[next].rule != "five-year plan";
}

} // namespace

std::vector<Quantity> quantities(std::u16string_view text, std::vector<Date> const& dates) {
    std::u16string folded = fold(text);
    Scan scan{folded, text};
    std::vector<Quantity> found;
    std::size_t next_date = 0;
    for (Offset at = 0; at < folded.size();) {
        if (!is_arabic_digit(folded[at]) && !is_hanzi_number(folded[at])) {
            ++at;
            continue;
        }
        Offset past = at + 1;
        auto quantity = read_at(scan, at, past);
        bool taken =
            quantity && (found.empty() || quantity->span.begin >= found.back().span.end) && !inside_date(dates, next_date, quantity->span);
        if (taken) {
            quantity->bound = bound_before(scan, quantity->span.begin);
            if (quantity->bound.empty()) quantity->bound = bound_after(scan, quantity->span.end);
            past = std::max(past, quantity->span.end);
            found.push_back(std::move(*quantity));
        }
        at = past;
    }
    return found;
}

std::vector<Quantity> quantities(Prose const& prose, std::vector<Date> const& dates) {
    std::vector<Quantity> all;
    auto date = dates.begin();
    for (Paragraph const& paragraph : prose.paragraphs) {
        Offset begin = paragraph.span.begin;
        std::vector<Date> here;
        for (; date != dates.end() && date->span.begin < paragraph.span.end; ++date) {
            here.push_back(*date);
            here.back().span = {date->span.begin - begin, date->span.end - begin};
        }
        for (Quantity& quantity : quantities(prose.text.substr(begin, paragraph.span.length()), here)) {
            quantity.span = {quantity.span.begin + begin, quantity.span.end + begin};
            all.push_back(std::move(quantity));
        }
    }
    return all;
}

void agree(std::vector<Quantity>& quantities, std::vector<CountClaim> const& claims) {
    std::vector<Quantity> merged;
    auto claim = claims.begin();
    for (Quantity& quantity : quantities) {
        for (; claim != claims.end() && claim->span.end <= quantity.span.begin; ++claim) merged.push_back(quantity_of(*claim));
        if (claim != claims.end() && claim->span.overlaps(quantity.span)) quantity = quantity_of(*claim++);
        if (merged.empty() || merged.back().span.end <= quantity.span.begin) merged.push_back(std::move(quantity));
    }
    for (; claim != claims.end(); ++claim) merged.push_back(quantity_of(*claim));
    quantities = std::move(merged);
}

} // namespace duidu
