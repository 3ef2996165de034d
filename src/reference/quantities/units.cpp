#include "reference/quantities/units.h"

#include "text/by_first.h"
#include "text/fold.h"
#include "text/numeral.h"
#include "text/unicode.h"

namespace duidu::measuring {

namespace {

struct Names {
    Kind kind;
    View words;
    bool takes_noun = false;
};
constexpr Names plain_units[] = {
    {Kind::share, u"% 百分点 ‰ 成 倍"},
    {Kind::money, u"元 美元 欧元 日元 英镑 港元 澳门元 新台币 韩元 泰铢 卢布 卢比 澳元 加元 新元 瑞士法郎 法郎 越南盾"},
    {Kind::duration, u"年 周 天 工作日 小时 分钟 秒"},
    {Kind::amount, u"公里 千米 米 厘米 毫米 微米 纳米 海里 里 平方公里 平方米 立方米 公顷 亩 吨 公斤 千克 克 毫克 微克 斤 两 担 升 "
                   u"毫升 吨标准煤 标准煤 千瓦 兆瓦 瓦 千瓦时 度 摄氏度 千伏 伏 千卡 卡 赫兹 千赫兹 兆赫兹 吉赫兹 比特 千比特 兆比特 "
                   u"字节 千字节 兆字节 吉字节 太字节 兆 分贝 标准箱"},
    {Kind::count,
     u"个 项 大 条 类 种 方面 点 篇 章 节 家 名 位 户 所 座 台 台套 套 件 处 批 起 例 辆 艘 架 列 根 张 份 册 部 支 只 "
     u"头 株 棵 颗 场 届次 组 对 道 级 层 枚 款 笔 宗 桩 间 栋 幢 片 块地 轮 趟 封 门 期 亿 余",
     true},
    {Kind::count, u"人 人次 户次 件次 批次 次 架次 班次 场次 步 岁 字 页 票"}};

// Other ways to write one.
struct Variant {
    View name, measure;
    Kind kind;
    double scale = 1;
};
constexpr Variant variants[] = {{u"个百分点", u"百分点", Kind::share},
                                {u"元整", u"元", Kind::money},
                                {u"圆", u"元", Kind::money},
                                {u"圆整", u"元", Kind::money},
                                {u"块", u"元", Kind::money},
                                {u"块钱", u"元", Kind::money},
                                {u"元人民币", u"元", Kind::money},
                                {u"人民币", u"元", Kind::money},
                                {u"角", u"元", Kind::money, 0.1},
                                {u"分钱", u"元", Kind::money, 0.01},
                                {u"美金", u"美元", Kind::money},
                                {u"元欧元", u"欧元", Kind::money},
                                {u"日币", u"日元", Kind::money},
                                {u"元日币", u"日元", Kind::money},
                                {u"港币", u"港元", Kind::money},
                                {u"台币", u"新台币", Kind::money},
                                {u"周年", u"年", Kind::duration},
                                {u"个月", u"月", Kind::duration},
                                {u"个季度", u"季度", Kind::duration},
                                {u"个星期", u"周", Kind::duration},
                                {u"星期", u"周", Kind::duration},
                                {u"个工作日", u"工作日", Kind::duration},
                                {u"个小时", u"小时", Kind::duration},
                                {u"个世纪", u"世纪", Kind::duration},
                                {u"个昼夜", u"昼夜", Kind::duration},
                                {u"公分", u"厘米", Kind::amount},
                                {u"平方千米", u"平方公里", Kind::amount},
                                {u"万标箱", u"标准箱", Kind::amount, 1e4},
                                {u"标箱", u"标准箱", Kind::amount},
                                {u"周岁", u"岁", Kind::count}};

// 三年级, 五点半, 两条心: a unit that goes on as another word.
struct Continuation {
    View name, behind;
};
constexpr Continuation continuations[] = {{u"年", u"级代号龄月"},
                                          {u"周", u"一二三四五六日年期"},
                                          {u"点", u"钟半一二三四五六七八九十时"},
                                          {u"天", u"下"},
                                          {u"部", u"门委署长"},
                                          {u"级", u"别跳市"},
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
                                          {u"大", u"小约"},
                                          {u"家", u"庭长"}};

// Latin units: only behind Arabic digits, and written as here (5g is a weight, 5G a network).
constexpr Unit latin_units[] = {{u"km", Kind::amount, u"公里"},     {u"cm", Kind::amount, u"厘米"},    {u"mm", Kind::amount, u"毫米"},
                                {u"m", Kind::amount, u"米"},        {u"kg", Kind::amount, u"公斤"},    {u"g", Kind::amount, u"克"},
                                {u"mg", Kind::amount, u"毫克"},     {u"kW", Kind::amount, u"千瓦"},    {u"MW", Kind::amount, u"兆瓦"},
                                {u"kWh", Kind::amount, u"千瓦时"},  {u"CM", Kind::amount, u"厘米"},    {u"KM", Kind::amount, u"公里"},
                                {u"KG", Kind::amount, u"公斤"},     {u"GHz", Kind::amount, u"吉赫兹"}, {u"MHz", Kind::amount, u"兆赫兹"},
                                {u"Mbps", Kind::amount, u"Mbps"},   {u"Gbps", Kind::amount, u"Gbps"},  {u"m²", Kind::amount, u"平方米"},
                                {u"km²", Kind::amount, u"平方公里"}};

// Currencies that stand before the number: 人民币30万元, 港币两千九百六十.
constexpr Unit currencies[] = {{u"人民币", Kind::money, u"元"}, {u"新台币", Kind::money, u"新台币"}, {u"港币", Kind::money, u"港元"},
                               {u"美元", Kind::money, u"美元"}, {u"¥", Kind::money, u"元"},          {u"$", Kind::money, u"美元"},
                               {u"€", Kind::money, u"欧元"}};

std::vector<Unit> const& all_units() {
    static std::vector<Unit> const units = [] {
        std::vector<Unit> all;
        for (Names const& names : plain_units)
            for (View name : words_in(names.words)) all.push_back({name, names.kind, name, 1, names.takes_noun});
        for (Variant const& one : variants) all.push_back({one.name, one.kind, one.measure, one.scale});
        for (Unit& unit : all)
            for (Continuation const& word : continuations)
                if (unit.name == word.name) unit.not_before = word.behind;
        return all;
    }();
    return units;
}

View name_of(Unit const& unit) { return unit.name; }

} // namespace

Units const& unit_beginnings() {
    static Units const all = [] {
        Units units({});
        for (Unit const& unit : all_units()) units.add(unit.name[0]);
        for (Unit const& unit : latin_units) units.add(unit.name[0]), units.add(fold(unit.name[0]));
        return units;
    }();
    return all;
}

Unit const* unit_at(Scan const& scan, Offset at, bool arabic) {
    static ByFirst<Unit> const known(all_units(), name_of), latin(latin_units, name_of);
    if (Unit const* unit = known.longest_at(scan.text, at)) return unit;
    Unit const* unit = arabic ? latin.longest_at(scan.whole, at) : nullptr;
    Offset end = unit ? at + Offset(unit->name.size()) : at;
    return unit && !(end < scan.text.size() && (is_latin(scan.text[end]) || is_arabic_digit(scan.text[end]))) ? unit : nullptr;
}

Unit const* currency_before(Scan const& scan, Offset at) {
    while (at > 0 && scan.at(at - 1) == u' ') --at;
    if (!scan.follows(at, u"币元¥$€")) return nullptr; // the last of each
    for (Unit const& currency : currencies)
        if (scan.preceded(at, currency.name)) return &currency;
    return nullptr;
}

} // namespace duidu::measuring
