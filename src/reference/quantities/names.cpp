#include "reference/quantities/names.h"

#include "text/by_first.h"
#include "text/numeral.h"
#include "text/unicode.h"

namespace duidu::measuring {

namespace {

// Names that begin with a number and count nothing.
constexpr View slogans = u"四个全面 四个意识 四个自信 四个伟大 两个维护 两个确立 三个代表 五位一体 两个一百年 三会一课 八项规定 五个一 "
                         u"两个毫不动摇 三个面向 两个凡是 三个务必 四个服从 六个必须坚持 六个坚持 两个结合 三严三实 两学一做 一国两制 "
                         u"三重一大 双随机 三大法宝 四大名著 七大洲 四大洋 八大家 十八大 十九大 两岸 两会 三农 三角 四川 九江 三峡 三亚 "
                         u"五粮液 百姓 千方百计 三心二意 两弹一星 三北 四库 五四运动 六一 七一 八一 九一八 十一黄金周 三级跳 三点式 两点论 "
                         u"一点一滴 三位一体 四位一体";

// 新一代, 进一步, 一体化, 这一年: 一 counts only before units of measure.
constexpr View weighty_ones = u"年 吨 公里 亿 倍 成 小时 分钟 天 周 个月 个世纪 美元 元 个工作日 工作日 亩 公斤 个百分点 千";

View itself(View word) { return word; }

bool is_slogan(Scan const& scan, Offset at) {
    static ByFirst<View> const all(words_in(slogans), itself);
    return all.longest_at(scan.text, at) != nullptr;
}

// “四个全面”: a name in quotation marks that begins with its number.
bool quoted_name(Scan const& scan, Offset at) {
    constexpr Offset longest_name = 9;
    if (scan.at(at ? at - 1 : at) != u'"') return false;
    for (Offset place = at; place < at + longest_name && place < scan.text.size(); ++place)
        if (scan.text[place] == u'"') return true;
    return false;
}

bool idle_one(Scan const& scan, Amount const& amount) {
    static ByFirst<View> const weighty(words_in(weighty_ones), itself);
    if (amount.arabic || amount.low != 1 || amount.high > 0 || amount.end - amount.begin != 1) return false;
    return scan.follows(amount.begin, u"这那新每同上下第又统另某任进后前头唯单") || !weighty.longest_at(scan.text, amount.end);
}

// 党的十九大, 二十大报告: the congresses are numbered, not counted.
bool is_congress(Scan const& scan, Amount const& amount) {
    if (scan.at(amount.end) != u'大') return false;
    if (scan.follows(amount.begin, u"的党共") || amount.low > 11) return true;
    return !scan.any(amount.end + 1, u"任重方工领战行问要重关措支板举优产抓原目基攻体难系改创专平");
}

} // namespace

bool is_name(Scan const& scan, Amount const& amount) {
    Offset at = amount.begin, end = amount.end;
    bool lettered = at > 0 && (is_latin(scan.text[at - 1]) || scan.follows(at, u"._"));
    if (lettered || scan.follows(at, u"第[初")) return true;
    if (scan.follows(at, u"-") && at >= 2 && (is_latin(scan.text[at - 2]) || is_arabic_digit(scan.text[at - 2]))) return true;
    if (scan.any(end, u"届中号线期版]")) return true;
    return idle_one(scan, amount) || is_congress(scan, amount) || is_slogan(scan, at) || quoted_name(scan, at);
}

} // namespace duidu::measuring
