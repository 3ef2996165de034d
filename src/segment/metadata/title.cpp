// Which lines are the title? Those that say what the markup calls it; else the line whose words the article takes up again.
//
//     <title>临江市发布计划_要闻_临江新闻网</title>      the site's name and the section go      临江市发布计划
#include "segment/metadata/title.h"
#include "segment/metadata/labels.h"
#include "text/fold.h"
#include "text/unicode.h"

#include <algorithm>
#include <unordered_set>

namespace duidu {

bool is_site_name(std::u16string_view part) {
    constexpr std::u16string_view endings[] = {u"网",     u"网站", u"报",   u"社",   u"频道", u"政府", u"新闻",
                                               u"客户端", u"门户", u"在线", u"中心", u"日报", u"博客", u"论坛",
                                               u"委员会", u"局",   u"厅",   u"部",   u"资讯", u"财经"};
    std::u16string form = phrase_form(part);
    return std::any_of(std::begin(endings), std::end(endings), [&](std::u16string_view ending) { return form.ends_with(ending); });
}

namespace {

bool is_title_separator(std::u16string_view text, std::size_t at) {
    char16_t unit = text[at];
    if (unit == u'_' || unit == u'|' || unit == u'｜' || unit == u'»' || unit == u'«') return true;
    bool dash = unit == u'-' || unit == u'–' || unit == u'—' || unit == u'·' || unit == u':';
    if (!dash) return false;
    bool spaced = at > 0 && at + 1 < text.size() && is_space(text[at - 1]) && is_space(text[at + 1]);
    bool chinese = unit == u'-' && at > 0 && at + 1 < text.size() && is_han(text[at - 1]) && is_han(text[at + 1]);
    return spaced || chinese || (unit == u'-' && at > 0 && text[at - 1] == u'-');
}

// 题目_频道_某某网 → 题目: the parts behind a separator that name the site or are much shorter than the rest.
std::u16string without_site(std::u16string_view title, std::u16string_view site, std::vector<std::u16string>& parts) {
    std::size_t end = title.size();
    for (std::size_t at = title.size(); at-- > 1;) {
        if (!is_title_separator(title, at)) continue;
        std::u16string_view part = trimmed(title.substr(at + 1, end - at - 1)), rest = trimmed(title.substr(0, at));
        bool named = !site.empty() && essence(part) == essence(site);
        bool shorter = part.size() * 2 <= rest.size() && title[at] != u':';
        if (rest.size() < 4 || !(named || is_site_name(part) || shorter)) break;
        parts.emplace_back(part);
        end = at;
    }
    std::u16string_view head = trimmed(title.substr(0, end));
    while (!head.empty() && (head.back() == u'-' || head.back() == u'_' || head.back() == u'|'))
        head = trimmed(head.substr(0, head.size() - 1));
    return std::u16string(head);
}

} // namespace

bool is_document_number(std::u16string_view form) {
    constexpr std::size_t longest = 24;
    if (form.size() > longest || !form.ends_with(u'号')) return false;
    bool of_court =
        form.size() > 8 && form[0] == u'(' && form[5] == u')' && form.find_first_not_of(u"0123456789", 1) == 5; // （2023）临01民终2207号
    return of_court || form.find(u'[') != form.npos || (form.starts_with(u'第') && form.size() < 10);
}

namespace {

bool may_be_title(Scene const& scene, Line const& line) {
    constexpr double shortest = 4, longest = 90;
    std::u16string form = phrase_form(scene.text(line.span));
    bool sentence = form.ends_with(u'。') || form.ends_with(u'.') || form.ends_with(u':') || form.ends_with(u',') || line.stops > 1;
    return line.weight >= shortest && line.weight <= longest && !sentence && line.clue == Clue::none && line.linked < 0.6 &&
           !is_document_number(form) && !form.starts_with(u"--") && form != u"目录";
}

// How well a line says what a field calls the title: 1 all of it, less for a beginning of it.
double agreement(std::u16string const& line, std::u16string const& title) {
    constexpr std::size_t least = 4;
    if (line.size() < least || title.size() < least) return 0;
    if (line == title) return 1;
    constexpr double up_to_separator = 0.95; // 题目 of 题目_频道_某某网
    if (title.starts_with(line) && std::u16string_view(u"_-|").find(title[line.size()]) != std::u16string_view::npos)
        return up_to_separator;
    if (title.starts_with(line) || title.ends_with(line)) return double(line.size()) / double(title.size());
    if (line.find(title) != line.npos) return double(title.size()) / double(line.size());
    return 0;
}

// Lines that together say a title: [begin, end).
struct TitleLines {
    std::size_t begin = 0, end = 0;
    double agreement = 0;
};

// The lines that say the title the markup names, nearest to the first paragraph where it is said twice. A long title stands on two lines or
// three.
TitleLines lines_of_title(Scene const& scene, std::u16string_view title) {
    constexpr double needed = 0.5;
    constexpr std::size_t reach = 400; // lines in front of the article that may hold the title
    constexpr std::size_t parts = 4;   // lines of one title
    std::u16string wanted = essence(title);
    TitleLines best{0, 0, needed};
    std::size_t end = std::min(scene.lines.size(), scene.first + 2), begin = end > reach ? end - reach : 0;
    for (std::size_t i = begin; i < end; ++i) {
        Line const& line = scene.lines[i];
        if (line.span.length() > 300 || is_of_page(line.clue)) continue;
        std::u16string said = essence(scene.text(line.span));
        if (double much = agreement(said, wanted); much >= best.agreement) best = {i, i + 1, much};
        for (std::size_t more = 1; more < parts && i + more < end && wanted.starts_with(said) && said.size() < wanted.size(); ++more) {
            said += essence(scene.text(scene.lines[i + more].span));
            if (said == wanted) best = {i, i + more + 1, 1};
        }
    }
    return best;
}

bool has_moment(Scene const& scene, Line const& line) { return line.weight <= 60 && !moments(scene.text(line.span)).empty(); }

// What a text speaks of: pairs of Han characters, and Latin words of four letters or more.
using Terms = std::unordered_set<std::u16string>;

std::vector<std::u16string> terms_of(std::u16string_view text) {
    std::vector<std::u16string> terms;
    std::u16string folded = fold(text);
    for (std::size_t at = 0; at < folded.size(); ++at) {
        if (folded[at] >= 0x3400) {
            if (at + 1 < folded.size() && is_han(folded[at]) && is_han(folded[at + 1])) terms.push_back(folded.substr(at, 2));
            continue;
        }
        std::size_t end = at;
        while (end < folded.size() && folded[end] < 0x3400 && is_letter(folded[end])) ++end;
        if (end - at >= 4) terms.push_back(folded.substr(at, end - at));
        at = std::max(at, end > at ? end - 1 : at);
    }
    return terms;
}

// Without markup: of the lines in front of the first paragraph the one whose words the article takes up again, best above a dated line.
std::size_t title_by_terms(Scene const& scene) {
    constexpr std::size_t reach = 30;  // lines
    constexpr Offset looked_at = 6000; // units of the article
    constexpr double needed = 0.34;    // share of the title's terms
    Terms article;
    Offset seen = 0;
    for (std::size_t i = scene.first; i < scene.behind && seen < looked_at; ++i) {
        if (!scene.is_article(i)) continue;
        for (std::u16string& term : terms_of(scene.text(scene.lines[i].span))) article.insert(std::move(term));
        seen += scene.lines[i].span.length();
    }
    std::size_t best = no_line;
    double most = 0;
    for (std::size_t i = std::min(scene.first, scene.lines.size()), steps = 0; i-- > 0 && steps < reach; ++steps) {
        Line const& line = scene.lines[i];
        if (!may_be_title(scene, line) || line.weight < 6 || has_moment(scene, line)) continue;
        std::vector<std::u16string> terms = terms_of(scene.text(line.span));
        if (terms.size() < 3) continue;
        double taken = double(std::count_if(terms.begin(), terms.end(), [&](auto const& term) { return article.contains(term); })) /
                       double(terms.size());
        bool dated = false;
        for (std::size_t j = i + 1; j <= i + 3 && j < scene.first; ++j) dated |= has_moment(scene, scene.lines[j]);
        double score = taken + (dated ? 0.3 : 0) + (scene.block(i).kind == BlockKind::heading ? 0.3 : 0) - 0.01 * double(steps);
        if (taken >= needed && score > most) best = i, most = score;
    }
    return best;
}

// Else the heading, or the line in front of the byline or of the first paragraph. A table of contents may stand between.
std::size_t guessed_title(Scene const& scene) {
    constexpr std::size_t reach = 12, near = 3; // other lines between a heading, or a line that only looks like a title, and its article
    std::size_t guess = no_line;
    for (std::size_t i = std::min(scene.first, scene.lines.size()), steps = 0; i-- > 0 && steps < reach;) {
        Line const& line = scene.lines[i];
        BlockKind kind = scene.block(i).kind;
        steps += line.clue != Clue::number && kind != BlockKind::cell; // a table may be all that there is
        if (kind == BlockKind::heading && scene.block(i).level <= 2 && line.weight >= 4 && line.clue == Clue::none) return i;
        bool plain = kind == BlockKind::paragraph || kind == BlockKind::heading;
        if (guess == no_line && plain && steps <= near && may_be_title(scene, line) && !has_moment(scene, line)) guess = i;
    }
    return guess;
}

// 关于促进综合保税区 + 高水平开放的若干意见: the line above begins the title that this one ends.
bool begins_title(Scene const& scene, std::size_t above, std::size_t line) {
    constexpr std::u16string_view genres[] = {u"通知", u"意见", u"决定", u"办法", u"规定",       u"方案",      u"通报",
                                              u"公告", u"通告", u"批复", u"函",   u"条例",       u"细则",      u"规划",
                                              u"纲要", u"命令", u"措施", u"报告", u"办法(试行)", u"规定(试行)"};
    auto names_genre = [&](std::u16string const& form) {
        return std::any_of(std::begin(genres), std::end(genres), [&](auto genre) { return form.ends_with(genre); });
    };
    std::u16string first = phrase_form(scene.text(scene.lines[above].span)), second = phrase_form(scene.text(scene.lines[line].span));
    return may_be_title(scene, scene.lines[above]) && first.find(u"关于") != first.npos && !names_genre(first) && names_genre(second);
}

// 临江市中级人民法院 + 民 事 判 决 书: who decides stands above what it is.
bool goes_on_with(Scene const& scene, std::size_t line, std::size_t below) {
    constexpr std::u16string_view offices[] = {u"法院", u"检察院", u"委员会", u"仲裁院", u"政府", u"厅", u"局", u"部"};
    constexpr std::u16string_view papers[] = {u"判决书", u"裁定书", u"调解书", u"决定书", u"起诉书", u"裁决书",
                                              u"通知书", u"建议书", u"告知书", u"意见书", u"支付令"};
    constexpr std::size_t longest = 14; // units of 刑事附带民事判决书 and its kin
    std::u16string first = phrase_form(scene.text(scene.lines[line].span)), second = phrase_form(scene.text(scene.lines[below].span));
    auto ends = [](std::u16string const& form, auto const& endings) {
        return std::any_of(std::begin(endings), std::end(endings), [&](std::u16string_view ending) { return form.ends_with(ending); });
    };
    return second.size() <= longest && ends(first, offices) && ends(second, papers);
}

// 技术服务合同 opens its text; what stands between it and the first paragraph are the parties.
bool names_contract(Scene const& scene) {
    constexpr std::u16string_view genres[] = {u"合同", u"合同书", u"协议", u"协议书", u"备忘录", u"意向书", u"章程", u"公约"};
    std::u16string form = phrase_form(scene.text(scene.lines[0].span));
    bool named = std::any_of(std::begin(genres), std::end(genres), [&](std::u16string_view genre) { return form.ends_with(genre); });
    return named && may_be_title(scene, scene.lines[0]) && !stands_on_a_page(scene.lines);
}

// 民 事 判 决 书 is spaced for show.
std::u16string without_show(std::u16string_view words) {
    bool spaced = words.size() > 4;
    for (std::size_t at = 0; at < words.size() && spaced; ++at) {
        bool alone = !is_space(words[at]) && (at + 1 == words.size() || is_space(words[at + 1]));
        spaced = is_space(words[at]) || (alone && is_han(words[at]));
    }
    return spaced ? phrase_form(words) : std::u16string(words);
}

} // namespace

namespace {

// 标  题: 老家的河 above the first paragraph, as the posts of boards have it.
void read_labelled_title(Scene& scene) {
    constexpr std::size_t reach = 12; // lines
    for (std::size_t i = 0; i < std::min({scene.first + 1, scene.lines.size(), reach}); ++i) {
        std::vector<Labelled> labels = labels_in(fold(scene.text(scene.lines[i].span)));
        bool title = !labels.empty() && labels[0].begin == 0 && labels[0].key->place == &Metadata::title;
        if (title && scene.lines[i].clue != Clue::metadata) read_labels(scene, scene.lines[i].span, "label", likely);
    }
}

} // namespace

void find_title(Scene& scene) {
    read_labelled_title(scene);
    MetadataField& field = scene.out.metadata.title;
    std::stable_sort(field.rivals.begin(), field.rivals.end(), [](Fact const& a, Fact const& b) { return a.confidence > b.confidence; });
    std::u16string site;
    for (Fact const& fact : scene.out.metadata.site.rivals)
        if (site.empty()) site = fact.value;
    TitleLines lines;
    double agreed = 0;
    for (Fact& fact : field.rivals) {
        TitleLines found = lines_of_title(scene, fact.value);
        if (lines.end == 0 && found.end > 0)
            lines = found, agreed = essence(scene.text(scene.lines[found.begin].span)).size() > essence(fact.value).size() ? 0 : 1;
        if (fact.from != "front:title" && fact.from != "table" && fact.from != "label")
            fact.value = without_site(fact.value, site, scene.around_title);
    }
    auto named = std::find_if(scene.around_title.begin(), scene.around_title.end(), is_site_name);
    if (named != scene.around_title.end()) scene.claim(&Metadata::site, {*named, *named, {}, {}, "title", weak});
    if (lines.end == 0) {
        std::size_t guess = scene.first > 0 && names_contract(scene) ? 0 : title_by_terms(scene);
        if (guess == no_line) guess = guessed_title(scene);
        if (guess == no_line) return;
        lines = {guess, guess + 1, 0};
        if (guess > 0 && begins_title(scene, guess - 1, guess)) --lines.begin;
        if (lines.end < scene.lines.size() && goes_on_with(scene, guess, lines.end)) ++lines.end;
        agreed = 1;
    }
    scene.title = lines.end - 1;
    Span span{scene.lines[lines.begin].span.begin, scene.lines[lines.end - 1].span.end};
    std::u16string said;
    for (std::size_t i = lines.begin; i < lines.end; ++i) {
        if (!said.empty() && said.back() < 0x2E80) said.push_back(u' ');
        for (char16_t unit : without_show(trimmed(scene.text(scene.lines[i].span)))) said.push_back(unit == u'\n' ? u' ' : unit);
    }
    // A title that only the markup says was put in front of the text; there it is no second witness. A line that says more than the title
    // does is believed less than the field.
    bool from_markup = std::any_of(field.rivals.begin(), field.rivals.end(), [&](Fact const& fact) { return fact.span == span; });
    if (!from_markup) scene.claim(&Metadata::title, {said, said, span, {}, "line", agreed > 0 ? sure : weak - 0.1});
    for (std::size_t i = lines.begin; i < lines.end; ++i) scene.give(i, Role::title, field.rivals.empty() ? fair : sure);
    // Where no page speaks, nobody else has put anything between a title and its article; on pages, bylines and tools stand there.
    if (stands_on_a_page(scene.lines)) return;
    for (std::size_t i = lines.end; i < std::min(scene.first, scene.lines.size()); ++i)
        if (scene.block(i).role == Role::boilerplate && scene.block(i).why == "before") scene.give(i, Role::body, fair);
}

} // namespace duidu
