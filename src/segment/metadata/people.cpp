#include "segment/metadata/people.h"

#include "segment/lines.h"
#include "text/unicode.h"

#include <algorithm>

namespace duidu {

bool is_placeholder(std::u16string_view value) {
    constexpr std::u16string_view words[] = {u"admin", u"administrator", u"管理员", u"系统管理员", u"编辑",      u"作者",
                                             u"佚名",  u"未知",          u"无",     u"null",       u"undefined", u"none"};
    std::u16string form = phrase_form(value);
    bool letters = std::any_of(form.begin(), form.end(), [](char16_t unit) { return is_letter(unit); });
    return !letters || form.find(u'@') != form.npos || std::find(std::begin(words), std::end(words), form) != std::end(words);
}

bool is_medium(std::u16string_view name) {
    constexpr std::u16string_view endings[] = {u"报",     u"网",     u"社",     u"台",     u"电视", u"广播", u"周刊", u"杂志",
                                               u"在线",   u"新闻",   u"客户端", u"频道",   u"日报", u"晚报", u"时报", u"快报",
                                               u"公众号", u"微信",   u"办公室", u"委员会", u"局",   u"厅",   u"政府", u"政府办",
                                               u"中心",   u"研究院", u"财经",   u"资讯",   u"发布"};
    std::u16string form = phrase_form(name);
    return form.size() >= 2 && form.size() <= 16 &&
           std::any_of(std::begin(endings), std::end(endings), [&](auto ending) { return form.ends_with(ending); });
}

bool is_address(std::u16string_view text) { return text.starts_with(u"http") || text.starts_with(u"//") || text.starts_with(u"www."); }

} // namespace duidu
