#include "segment/metadata/people.h"

#include "segment/lines.h"
#include "text/fold.h"
#include "text/surnames.h"
#include "text/unicode.h"

#include <algorithm>

namespace duidu {

namespace {

using View = std::u16string_view;

template <std::size_t count> bool holds(View const (&words)[count], View word) {
    return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

// Words for what somebody does; names follow them.
constexpr View roles[] = {u"本报记者", u"本网记者",   u"本刊记者", u"特派记者", u"特约记者",   u"见习记者", u"实习记者",
                          u"首席记者", u"全媒体记者", u"记者",     u"实习生",   u"特约通讯员", u"通讯员",   u"责任编辑",
                          u"责编",     u"编辑",       u"作者",     u"撰文",     u"采写",       u"统筹"};

// Words between names that are none.
constexpr View asides[] = {u"图",   u"文",   u"摄",   u"图文", u"综合", u"报道", u"即时报道", u"报导", u"即时报导",
                           u"整理", u"整合", u"收藏", u"举报", u"编译", u"摄影", u"摄影报道", u"原创", u"楼主",
                           u"本报", u"本网", u"本站", u"转载", u"著",   u"译",   u"和",       u"等"};

constexpr View double_surnames[] = {u"欧阳", u"司马", u"上官", u"诸葛", u"东方", u"皇甫", u"尉迟", u"公孙", u"慕容",
                                    u"司徒", u"令狐", u"长孙", u"宇文", u"端木", u"南宫", u"夏侯", u"西门"};

// Others that had a hand in it: what follows is theirs.
constexpr View other_roles[] = {u"校对", u"审核", u"摄影", u"监制", u"编审", u"审校", u"制图", u"终审", u"初审", u"复审", u"美编", u"视频"};

// Last characters of sections and bodies, which begin like names: 高法院, 时政版, 安全局.
constexpr View not_last = u"市省县区局网报号版刊网院部厅社会台论评闻政法业站讯志稿题页图文";

View without_role(View token) {
    std::u16string folded = fold(token);
    for (View role : roles)
        if (folded.starts_with(role)) return token.substr(role.size());
    return token;
}

bool all_han(View text) {
    return std::all_of(text.begin(), text.end(), [](char16_t unit) { return is_han(unit); });
}

// NB12556, HN666: what an editor is called in the system.
bool is_staff_code(View token) {
    auto capital = [](char16_t unit) { return unit >= u'A' && unit <= u'Z'; };
    auto digit = [](char16_t unit) { return unit >= u'0' && unit <= u'9'; };
    auto digits = std::find_if_not(token.begin(), token.end(), capital);
    return digits != token.begin() && digits - token.begin() <= 4 && token.end() - digits >= 2 && std::all_of(digits, token.end(), digit);
}

View without_code(View token) {
    std::size_t at = token.find(u'_');
    return at != token.npos && at > 0 && is_staff_code(token.substr(at + 1)) ? token.substr(0, at) : token;
}

bool parts_names(char16_t unit) { return is_space(unit) || View(u"、，,；;/／|｜&＆").find(unit) != View::npos; }

std::vector<View> tokens_of(View value) {
    std::vector<View> tokens;
    for (std::size_t at = 0; at < value.size();) {
        while (at < value.size() && parts_names(value[at])) ++at;
        std::size_t end = at;
        while (end < value.size() && !parts_names(value[end])) ++end;
        View token = value.substr(at, end - at);
        if (std::size_t colon = token.find_last_of(u":："); colon != token.npos) token = token.substr(colon + 1);
        if (!token.empty()) tokens.push_back(token);
        at = end;
    }
    return tokens;
}

// 邱 岩: single characters that stand beside each other are one name.
std::vector<std::u16string> words_of(View value) {
    std::vector<std::u16string> words;
    bool open = false; // the last word is made from single characters
    for (View token : tokens_of(value)) {
        bool single = token.size() == 1 && is_han(token[0]);
        if (single && open && words.back().size() < 3) words.back() += token;
        else words.emplace_back(token);
        open = single && (open || !holds(asides, token));
    }
    return words;
}

} // namespace

bool is_person(MetadataField Metadata::*place) {
    return place == &Metadata::author || place == &Metadata::editor || place == &Metadata::reporter;
}

bool is_placeholder(View value) {
    constexpr View words[] = {u"admin", u"administrator", u"管理员", u"系统管理员", u"编辑",      u"作者", u"本站", u"本站编辑",
                              u"佚名",  u"未知",          u"无",     u"null",       u"undefined", u"none", u"root", u"网络"};
    std::u16string form = phrase_form(value);
    bool letters = std::any_of(form.begin(), form.end(), [](char16_t unit) { return is_letter(unit); });
    return !letters || form.find(u'@') != form.npos || holds(words, form);
}

bool is_medium(View name) {
    constexpr View endings[] = {u"报",     u"网",     u"社",     u"台",     u"电视", u"广播", u"周刊", u"杂志",
                                u"在线",   u"新闻",   u"客户端", u"频道",   u"日报", u"晚报", u"时报", u"快报",
                                u"公众号", u"微信",   u"办公室", u"委员会", u"局",   u"厅",   u"政府", u"政府办",
                                u"中心",   u"研究院", u"财经",   u"资讯",   u"发布", u".net", u".com", u".cn"};
    std::u16string form = phrase_form(name);
    return form.size() >= 2 && form.size() <= 16 && !form.ends_with(u"举报") &&
           std::any_of(std::begin(endings), std::end(endings), [&](auto ending) { return form.ends_with(ending); });
}

bool is_address(View text) { return text.starts_with(u"http") || text.starts_with(u'/') || text.starts_with(u"www."); }

bool is_name(View text, Witness witness) {
    if (text.size() < 2 || text.size() > 4 || !all_han(text)) return false;
    std::u16string folded = fold(text);
    if (text.size() >= 3 && holds(double_surnames, View(folded).substr(0, 2))) return true;
    if (text.size() > 3 || !surnames().has(folded[0])) return false;
    if (witness == Witness::label) return true;
    return (text.size() == 3 || plain_surnames().has(folded[0])) && not_last.find(folded.back()) == View::npos;
}

bool is_nickname(View text) {
    constexpr std::size_t longest = 20;
    if (text.empty() || text.size() > longest || is_placeholder(text) || is_address(text)) return false;
    std::u16string folded = fold(text);
    return !holds(asides, folded) && !holds(roles, folded) && std::none_of(folded.begin(), folded.end(), [](char16_t unit) {
        return is_space(unit) || View(u"。!?:,;()[]|").find(unit) != View::npos;
    });
}

std::size_t attached_name(View folded) {
    for (std::size_t length : {std::size_t(3), std::size_t(2), std::size_t(4)}) {
        if (folded.size() < length || !is_name(folded.substr(0, length), Witness::label)) continue;
        View behind = folded.substr(length);
        bool ends = behind.empty() || !is_han(behind[0]) || behind.starts_with(u"报道") || behind.starts_with(u'摄');
        if (ends) return length;
    }
    return 0;
}

std::u16string people_in(View value, View site) {
    constexpr std::size_t longest = 60, longest_name = 5;
    if (value.size() > longest) return {};
    auto first = std::find_if(value.begin(), value.end(), [](char16_t unit) { return is_letter(unit); });
    bool foreign = first != value.end() && (!is_han(*first) || value.find(u'·') != View::npos);
    if (foreign && is_staff_code(value)) return {};
    if (foreign) return is_placeholder(value) ? std::u16string() : std::u16string(value);
    std::u16string out;
    for (std::u16string const& word : words_of(value)) {
        View name = without_code(without_role(word));
        bool title = std::any_of(std::begin(roles), std::end(roles), [&](View role) { return fold(name).ends_with(role); });
        if (holds(other_roles, fold(name))) break;
        title |= name.ends_with(u"专栏");
        if (name.empty() || title || is_staff_code(name) || holds(asides, fold(name)) || is_placeholder(name)) continue;
        if (!site.empty() && essence(site) == essence(name)) continue;
        if (!out.empty() && all_han(name) && name.size() > longest_name) break; // what somebody is: 系江城大学教授
        if (!out.empty()) out += u"、";
        out += name;
    }
    return out;
}

} // namespace duidu
