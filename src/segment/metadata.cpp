#include "segment/metadata.h"

#include "segment/language.h"
#include "segment/moment.h"
#include "text/fold.h"
#include "text/unicode.h"
#include "text/utf.h"

#include <unordered_set>

namespace duidu {

namespace {

using Place = MetadataField Metadata::*;

// How far each kind of witness is believed. The page's own band beats its meta elements, which templates and copying fill.
constexpr double sure = 0.95, likely = 0.85, fair = 0.7, weak = 0.4;

struct Scene {
    Parsed const& parsed;
    std::vector<Line> const& lines;
    Segmented& out;
    std::string zone;                    // "+08:00" for a Chinese text
    std::size_t title = ~std::size_t(0); // line of the title
    std::size_t first = 0;               // line of the first paragraph
    std::size_t behind = 0;              // line behind the last paragraph

    std::u16string_view text(Span span) const { return parsed.text[span]; }
    Block& block(std::size_t line) const { return out.blocks[std::size_t(lines[line].block)]; }
    bool is_article(std::size_t line) const { return block(line).role != Role::boilerplate; }

    // The first and the last paragraph of the article, from a line on. A title with a colon in it is none.
    void find_paragraphs(std::size_t from) {
        constexpr double long_enough = 40; // of a paragraph without a stop
        first = lines.size();
        for (std::size_t i = from; i < lines.size(); ++i) {
            bool sentences = lines[i].stops > 0 && (is_prose(lines[i]) || lines[i].ends);
            if (!is_article(i) || block(i).kind == BlockKind::heading || !(sentences || lines[i].weight >= long_enough)) continue;
            first = std::min(first, i);
            behind = i + 1;
        }
    }
};

void give(Scene& scene, std::size_t line, Role role, double confidence) {
    Block& block = scene.block(line);
    block.role = role;
    block.why.clear();
    block.confidence = confidence;
}

std::u16string_view trimmed(std::u16string_view text) {
    while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
    return text;
}

std::u16string essence(std::u16string_view text) {
    std::u16string out;
    for (char16_t unit : text)
        if (!is_space(unit)) out.push_back(fold(unit));
    return out;
}

void claim(Scene& scene, Place place, Fact fact) {
    if (fact.value.empty()) return;
    if (fact.bytes.empty() && !fact.span.empty()) fact.bytes = scene.parsed.text.map.source_of(fact.span);
    (scene.out.metadata.*place).rivals.push_back(std::move(fact));
}

void claim_text(Scene& scene, Place place, Span span, std::string from, double confidence) {
    std::u16string value(scene.text(span));
    claim(scene, place, {value, value, span, {}, std::move(from), confidence});
}

// The strongest claim leads; the same value claimed twice stands once.
void settle(MetadataField& field) {
    std::stable_sort(field.rivals.begin(), field.rivals.end(), [](Fact const& a, Fact const& b) { return a.confidence > b.confidence; });
    std::vector<Fact> kept;
    for (Fact& fact : field.rivals)
        if (std::none_of(kept.begin(), kept.end(), [&](Fact const& each) { return each.value == fact.value; }))
            kept.push_back(std::move(fact));
    if (!kept.empty()) {
        field.best = std::move(kept.front());
        kept.erase(kept.begin());
    }
    field.rivals = std::move(kept);
}

// ---- what the markup says ----

// What templates leave behind: a number, an address for mail, a word for the person who runs the site.
bool is_placeholder(std::u16string_view value) {
    constexpr std::u16string_view words[] = {u"admin", u"administrator", u"管理员", u"系统管理员", u"编辑",      u"作者",
                                             u"佚名",  u"未知",          u"无",     u"null",       u"undefined", u"none"};
    std::u16string form = phrase_form(value);
    bool letters = std::any_of(form.begin(), form.end(), [](char16_t unit) { return is_letter(unit); });
    return !letters || form.find(u'@') != form.npos || std::find(std::begin(words), std::end(words), form) != std::end(words);
}

bool is_person(Place place) { return place == &Metadata::author || place == &Metadata::editor || place == &Metadata::reporter; }

bool is_medium(std::u16string_view name) {
    constexpr std::u16string_view endings[] = {u"报",     u"网",     u"社",     u"台",     u"电视", u"广播", u"周刊", u"杂志",
                                               u"在线",   u"新闻",   u"客户端", u"频道",   u"日报", u"晚报", u"时报", u"快报",
                                               u"公众号", u"微信",   u"办公室", u"委员会", u"局",   u"厅",   u"政府", u"政府办",
                                               u"中心",   u"研究院", u"财经",   u"资讯",   u"发布"};
    std::u16string form = phrase_form(name);
    return form.size() >= 2 && form.size() <= 16 &&
           std::any_of(std::begin(endings), std::end(endings), [&](auto ending) { return form.ends_with(ending); });
}

struct FieldRule {
    std::string_view name;
    Place place;
    double confidence;
};

constexpr FieldRule field_rules[] = {
    {"front:title", &Metadata::title, sure},
    {"meta:articletitle", &Metadata::title, likely},
    {"json-ld:headline", &Metadata::title, fair},
    {"og:title", &Metadata::title, fair},
    {"meta:dc.title", &Metadata::title, fair},
    {"meta:twitter:title", &Metadata::title, weak},
    {"title", &Metadata::title, weak},
    {"front:subtitle", &Metadata::subtitle, sure},
    {"front:source", &Metadata::source, sure},
    {"meta:contentsource", &Metadata::source, likely},
    {"meta:source", &Metadata::source, fair},
    {"meta:mediaid", &Metadata::source, weak},
    {"front:author", &Metadata::author, sure},
    {"front:authors", &Metadata::author, sure},
    {"json-ld:author", &Metadata::author, fair},
    {"meta:author", &Metadata::author, fair},
    {"article:author", &Metadata::author, weak},
    {"meta:dc.creator", &Metadata::author, fair},
    {"meta:byl", &Metadata::author, fair},
    {"meta:parsely-author", &Metadata::author, fair},
    {"meta:sailthru.author", &Metadata::author, fair},
    {"front:editor", &Metadata::editor, sure},
    {"meta:editor", &Metadata::editor, likely},
    {"og:site_name", &Metadata::site, likely},
    {"meta:sitename", &Metadata::site, likely},
    {"meta:application-name", &Metadata::site, weak},
    {"json-ld:publisher", &Metadata::site, fair},
    {"meta:columnname", &Metadata::section, likely},
    {"article:section", &Metadata::section, likely},
    {"front:section", &Metadata::section, sure},
    {"json-ld:section", &Metadata::section, fair},
    {"front:permalink", &Metadata::url, fair},
    {"front:url", &Metadata::url, fair},
    {"link:canonical", &Metadata::url, likely},
    {"og:url", &Metadata::url, fair},
    {"meta:url", &Metadata::url, weak},
    {"link:license", &Metadata::licence, likely},
    {"front:license", &Metadata::licence, sure},
    {"meta:copyright", &Metadata::licence, weak},
};

struct DateRule {
    std::string_view name;
    double confidence;
};

constexpr DateRule date_rules[] = {
    {"front:date", sure},
    {"meta:pubdate", likely},
    {"article:published_time", likely},
    {"json-ld:datepublished", likely},
    {"meta:datepublished", likely},
    {"meta:publishdate", fair},
    {"meta:publish_date", fair},
    {"meta:dc.date", fair},
    {"meta:dc.date.issued", fair},
    {"meta:date", fair},
    {"meta:weibo:article:create_at", fair},
    {"meta:parsely-pub-date", fair},
    {"meta:sailthru.date", fair},
    {"meta:dcterms.created", fair},
    {"meta:pubdate", fair},
    {"og:release_date", fair},
    {"meta:og:release_date", fair},
    {"meta:_pubtime", fair},
    {"meta:publishtime", fair},
    {"time", weak},
};

void claim_date(Scene& scene, std::u16string_view raw, Moment const& moment, Span span, ByteSpan bytes, std::string from,
                double confidence) {
    std::u16string value = from_utf8(moment.iso(scene.zone));
    claim(scene, &Metadata::date, {value, std::u16string(raw), span, bytes, std::move(from), confidence});
}

bool is_address(std::u16string_view text) { return text.starts_with(u"http") || text.starts_with(u"//") || text.starts_with(u"www."); }

void read_fields(Scene& scene) {
    for (Field const& field : scene.parsed.fields) {
        for (FieldRule const& rule : field_rules) {
            bool person = is_person(rule.place);
            if (rule.name != field.name || (person && (is_address(field.value) || is_placeholder(field.value)))) continue;
            bool medium = person && !field.name.starts_with("front:") && is_medium(field.value); // the site as its own author
            Place place = medium ? &Metadata::source : rule.place;
            claim(scene, place, {field.value, field.value, field.span, field.bytes, field.name, medium ? weak : rule.confidence});
        }
        for (DateRule const& rule : date_rules) {
            if (rule.name != field.name) continue;
            std::vector<Moment> found = moments(field.value);
            if (!found.empty()) claim_date(scene, field.value, found[0], field.span, field.bytes, field.name, rule.confidence);
        }
        if (field.name == "front:tags" || field.name == "front:tag" || field.name == "article:tag")
            scene.out.metadata.tags.push_back(field.value);
        if (field.name != "meta:keywords" && field.name != "front:keywords") continue;
        for (std::size_t at = 0; at <= field.value.size();) {
            std::size_t end = std::min(field.value.find_first_of(u",，;；、", at), field.value.size());
            if (std::u16string_view tag = trimmed(std::u16string_view(field.value).substr(at, end - at)); !tag.empty())
                scene.out.metadata.tags.push_back(std::u16string(tag));
            at = end + 1;
        }
    }
}

// ---- the title ----

bool is_title_separator(std::u16string_view text, std::size_t at) {
    char16_t unit = text[at];
    if (unit == u'_' || unit == u'|' || unit == u'｜' || unit == u'»' || unit == u'«') return true;
    bool dash = unit == u'-' || unit == u'–' || unit == u'—' || unit == u'·' || unit == u':';
    if (!dash) return false;
    bool spaced = at > 0 && at + 1 < text.size() && is_space(text[at - 1]) && is_space(text[at + 1]);
    bool chinese = unit == u'-' && at > 0 && at + 1 < text.size() && is_han(text[at - 1]) && is_han(text[at + 1]);
    return spaced || chinese || (unit == u'-' && at > 0 && text[at - 1] == u'-');
}

bool is_site_name(std::u16string_view part) {
    constexpr std::u16string_view endings[] = {u"网",     u"网站", u"报",   u"社",   u"频道", u"政府", u"新闻",
                                               u"客户端", u"门户", u"在线", u"中心", u"日报", u"博客", u"论坛",
                                               u"委员会", u"局",   u"厅",   u"部",   u"资讯", u"财经"};
    std::u16string form = phrase_form(part);
    return std::any_of(std::begin(endings), std::end(endings), [&](std::u16string_view ending) { return form.ends_with(ending); });
}

// 题目_频道_某某网 → 题目: the parts behind a separator that name the site or are much shorter than the rest.
std::u16string without_site(std::u16string_view title, std::u16string_view site, std::u16string& suffix) {
    std::size_t end = title.size();
    for (std::size_t at = title.size(); at-- > 1;) {
        if (!is_title_separator(title, at)) continue;
        std::u16string_view part = trimmed(title.substr(at + 1, end - at - 1)), rest = trimmed(title.substr(0, at));
        bool named = !site.empty() && essence(part) == essence(site);
        bool shorter = part.size() * 2 <= rest.size() && title[at] != u':';
        if (rest.size() < 4 || !(named || is_site_name(part) || shorter)) break;
        if (suffix.empty() || is_site_name(part)) suffix = part;
        end = at;
    }
    std::u16string_view head = trimmed(title.substr(0, end));
    while (!head.empty() && (head.back() == u'-' || head.back() == u'_' || head.back() == u'|'))
        head = trimmed(head.substr(0, head.size() - 1));
    return std::u16string(head);
}

// 国发〔2019〕5号
bool is_document_number(std::u16string_view form) {
    constexpr std::size_t longest = 24;
    if (form.size() > longest || !form.ends_with(u"号")) return false;
    return form.find(u'[') != form.npos || (form.starts_with(u"第") && form.size() < 10);
}

bool may_be_title(Scene const& scene, Line const& line) {
    constexpr double shortest = 4, longest = 90;
    std::u16string form = phrase_form(scene.text(line.span));
    bool sentence = form.ends_with(u"。") || form.ends_with(u".") || form.ends_with(u":") || form.ends_with(u",") || line.stops > 1;
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
    std::size_t best = ~std::size_t(0);
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
    std::size_t guess = ~std::size_t(0);
    for (std::size_t i = std::min(scene.first, scene.lines.size()), steps = 0; i-- > 0 && steps < reach;) {
        Line const& line = scene.lines[i];
        BlockKind kind = scene.block(i).kind;
        steps += line.clue != Clue::number;
        if (kind == BlockKind::heading && scene.block(i).level <= 2 && line.weight >= 4 && line.clue == Clue::none) return i;
        bool plain = kind == BlockKind::paragraph || kind == BlockKind::heading;
        if (guess == ~std::size_t(0) && plain && steps <= near && may_be_title(scene, line) && !has_moment(scene, line)) guess = i;
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

void find_title(Scene& scene) {
    MetadataField& field = scene.out.metadata.title;
    std::stable_sort(field.rivals.begin(), field.rivals.end(), [](Fact const& a, Fact const& b) { return a.confidence > b.confidence; });
    std::u16string site;
    for (Fact const& fact : scene.out.metadata.site.rivals)
        if (site.empty()) site = fact.value;
    std::u16string suffix;
    TitleLines lines;
    double agreed = 0;
    for (Fact& fact : field.rivals) {
        TitleLines found = lines_of_title(scene, fact.value);
        if (lines.end == 0 && found.end > 0)
            lines = found, agreed = essence(scene.text(scene.lines[found.begin].span)).size() > essence(fact.value).size() ? 0 : 1;
        if (fact.from != "front:title" && fact.from != "table") fact.value = without_site(fact.value, site, suffix);
    }
    if (!suffix.empty() && is_site_name(suffix)) claim(scene, &Metadata::site, {suffix, suffix, {}, {}, "title", weak});
    if (lines.end == 0) {
        std::size_t guess = title_by_terms(scene);
        if (guess == ~std::size_t(0)) guess = guessed_title(scene);
        if (guess == ~std::size_t(0)) return;
        lines = {guess, guess + 1, 0};
        if (guess > 0 && begins_title(scene, guess - 1, guess)) --lines.begin;
        agreed = 1;
    }
    scene.title = lines.end - 1;
    Span span{scene.lines[lines.begin].span.begin, scene.lines[lines.end - 1].span.end};
    std::u16string said;
    for (char16_t unit : trimmed(scene.text(span))) {
        if (unit != u'\n') said.push_back(unit);
        else if (!said.empty() && said.back() < 0x2E80) said.push_back(u' ');
    }
    // A title that only the markup says was put in front of the text; there it is no second witness. A line that says more than the title
    // does is believed less than the field.
    bool from_markup = std::any_of(field.rivals.begin(), field.rivals.end(), [&](Fact const& fact) { return fact.span == span; });
    if (!from_markup) claim(scene, &Metadata::title, {said, said, span, {}, "line", agreed > 0 ? sure : weak - 0.1});
    for (std::size_t i = lines.begin; i < lines.end; ++i) give(scene, i, Role::title, field.rivals.empty() ? fair : sure);
    // What stands between the title and the article is of the article, unless it was taken for something else.
    for (std::size_t i = lines.end; i < std::min(scene.first, scene.lines.size()); ++i)
        if (scene.block(i).role == Role::boilerplate && scene.block(i).why == "before") give(scene, i, Role::body, fair);
}

// ---- the byline and its kin ----

struct Key {
    std::u16string_view words; // folded, without blanks
    Place place;
    bool needs_colon;
};

constexpr Key keys[] = {
    {u"文章来源", &Metadata::source, false},
    {u"信息来源", &Metadata::source, false},
    {u"稿件来源", &Metadata::source, false},
    {u"新闻来源", &Metadata::source, false},
    {u"来源", &Metadata::source, false},
    {u"稿源", &Metadata::source, false},
    {u"转载自", &Metadata::source, false},
    {u"原载", &Metadata::source, true},
    {u"作者", &Metadata::author, false},
    {u"撰稿", &Metadata::author, true},
    {u"撰文", &Metadata::author, false},
    {u"文/", &Metadata::author, false},
    {u"文|", &Metadata::author, false},
    {u"本报记者", &Metadata::reporter, false},
    {u"通讯员", &Metadata::reporter, false},
    {u"见习记者", &Metadata::reporter, false},
    {u"记者", &Metadata::reporter, false},
    {u"责任编辑", &Metadata::editor, false},
    {u"值班编辑", &Metadata::editor, false},
    {u"网络编辑", &Metadata::editor, false},
    {u"本文编辑", &Metadata::editor, false},
    {u"责编", &Metadata::editor, false},
    {u"编辑", &Metadata::editor, true},
    {u"索引号", &Metadata::index_number, false},
    {u"发文字号", &Metadata::document_number, false},
    {u"文件编号", &Metadata::document_number, true},
    {u"文号", &Metadata::document_number, true},
    {u"发文机关", &Metadata::issuer, false},
    {u"发布机构", &Metadata::issuer, false},
    {u"发文单位", &Metadata::issuer, false},
    {u"制发机关", &Metadata::issuer, false},
    {u"发布单位", &Metadata::issuer, true},
    {u"公开主体", &Metadata::issuer, true},
    {u"成文日期", &Metadata::date, false},
    {u"成文时间", &Metadata::date, false},
    {u"发文日期", &Metadata::date, false},
    {u"生成日期", &Metadata::date, false},
    {u"发布日期", &Metadata::released, false},
    {u"公开日期", &Metadata::released, false},
    {u"公布日期", &Metadata::released, false},
    {u"发布时间", nullptr, false},
    {u"发表时间", nullptr, false},
    {u"时间", nullptr, true},
    {u"日期", nullptr, true},
    {u"标题", &Metadata::title, true},
    {u"文件名称", &Metadata::title, true},
    {u"信息名称", &Metadata::title, true},
    {u"名称", &Metadata::title, true},
    {u"主题词", nullptr, true},
    {u"主题分类", nullptr, true},
    {u"浏览", nullptr, false},
    {u"点击", nullptr, false},
    {u"阅读", nullptr, true},
    {u"字号", nullptr, false},
    {u"字体", nullptr, false},
    {u"打印", nullptr, false},
    {u"分享", nullptr, false},
    {u"校对", nullptr, true},
    {u"审核", nullptr, true},
    {u"摄影", nullptr, true},
    {u"监制", nullptr, true},
    {u"编审", nullptr, true},
};

// Where the key ends that stands at `at`, blanks between its characters allowed (作　者); 0 where none stands.
Offset end_of_key(std::u16string_view folded, Offset at, std::u16string_view words) {
    Offset end = at;
    for (std::size_t i = 0; i < words.size(); ++i) {
        while (i > 0 && end < folded.size() && is_space(folded[end])) ++end;
        if (end >= folded.size() || folded[end] != words[i]) return 0;
        ++end;
    }
    return end;
}

struct Labelled {
    Key const* key;
    Offset begin, value; // of the key, and behind it with its colon
};

std::vector<Labelled> labels_in(std::u16string_view folded) {
    std::vector<Labelled> found;
    for (Offset at = 0; at < folded.size(); ++at) {
        if (folded[at] < 0x2E80) continue;
        for (Key const& key : keys) {
            Offset end = end_of_key(folded, at, key.words);
            if (!end) continue;
            Offset value = end;
            while (value < folded.size() && is_space(folded[value])) ++value;
            bool colon = value < folded.size() && folded[value] == u':';
            bool apart = colon || value > end || key.words.back() == u'/' || key.words.back() == u'|' || value == folded.size();
            bool opens = at == 0 && value > end; // 编辑 李红 校对 王明
            if (!apart || (key.needs_colon && !colon && !opens)) continue;
            if (colon) ++value;
            while (value < folded.size() && is_space(folded[value])) ++value;
            found.push_back({&key, at, value});
            at = end - 1;
            break;
        }
    }
    return found;
}

// A value ends at a wide gap, a bar, a bracket that was open before it, or the next label.
Offset end_of_value(std::u16string_view folded, Offset at, Offset limit) {
    constexpr Offset longest = 60;
    int gaps = 0;
    Offset end = at;
    for (; end < limit && end < at + longest; ++end) {
        char16_t unit = folded[end];
        bool wide = unit == u'\t' || unit == u'\u3000' || unit == u'\n';
        gaps = is_space(unit) ? gaps + 1 + wide : 0;
        if (gaps > 1 || unit == u'|' || unit == u')' || unit == u']' || unit == u'】' || unit == u';' || unit == u'【' || unit == u'[' ||
            unit == u'(')
            break;
    }
    while (end > at && (is_space(folded[end - 1]) || folded[end - 1] == u',' || folded[end - 1] == u'。' || folded[end - 1] == u'、'))
        --end;
    return end;
}

// A value does not go on into or out of a link: 来源：<a>某报</a>举报.
Span within_link(Scene const& scene, Span value) {
    auto const& links = scene.parsed.links;
    auto link =
        std::lower_bound(links.begin(), links.end(), value.begin, [](Hyperlink const& each, Offset at) { return each.span.end <= at; });
    if (link == links.end() || link->span.begin >= value.end) return value;
    value.end = link->span.begin <= value.begin ? std::min(value.end, link->span.end) : std::max(value.begin, link->span.begin);
    return value;
}

bool is_date(Place place) { return place == &Metadata::date || place == &Metadata::released; }

// Reads the labels of one line; says how many facts it held.
int read_labels(Scene& scene, Span span, std::string const& from, double confidence) {
    std::u16string folded = fold(scene.text(span));
    std::vector<Labelled> labels = labels_in(folded);
    int facts = 0;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        Offset limit = i + 1 < labels.size() ? labels[i + 1].begin : Offset(folded.size());
        Offset end = end_of_value(folded, labels[i].value, limit);
        Span value{span.begin + labels[i].value, span.begin + end};
        Place place = labels[i].key->place;
        ++facts;
        if (!place || end <= labels[i].value) continue;
        std::vector<Moment> times = moments(scene.text(value));
        if (is_date(place)) {
            if (times.empty()) continue;
            Span at{value.begin + times[0].span.begin, value.begin + times[0].span.end};
            std::u16string said(scene.text(at));
            claim(scene, place, {from_utf8(times[0].iso(scene.zone)), said, at, {}, from, confidence});
            continue;
        }
        if (!times.empty() && place != &Metadata::index_number) value.end = value.begin + times[0].span.begin;
        while (value.end > value.begin && is_space(scene.parsed.text.units[value.end - 1])) --value.end;
        value = within_link(scene, value);
        if (is_person(place) && is_placeholder(scene.text(value))) continue;
        if (!value.empty() && !is_address(scene.text(value))) claim_text(scene, place, value, from, confidence);
    }
    return facts;
}

// What is left of a byline between its dates and labels: 2024年9月11日 08:25  [人民邮电报]  作 者:…
void read_bare_source(Scene& scene, Span span, std::vector<Moment> const& times) {
    std::u16string folded = fold(scene.text(span));
    std::vector<Labelled> labels = labels_in(folded);
    Offset limit = labels.empty() ? Offset(folded.size()) : labels[0].begin;
    for (Offset at = 0; at < limit;) {
        if (!times.empty() && times[0].span.contains(at)) at = times[0].span.end;
        while (at < limit && (is_space(folded[at]) || folded[at] == u'|')) ++at;
        Offset end = at;
        Offset stop = !times.empty() && at < times[0].span.begin ? std::min(limit, times[0].span.begin) : limit;
        while (end < stop && !is_space(folded[end]) && folded[end] != u'|') ++end;
        Span part{span.begin + at, span.begin + end};
        if (is_medium(scene.text(part))) return claim_text(scene, &Metadata::source, part, "byline", fair);
        at = std::max(end, at + 1);
    }
}

// By Jane Doe, Staff Writer
void read_english_author(Scene& scene, Span span) {
    std::u16string folded = fold(scene.text(span));
    if (!folded.starts_with(u"by ") || folded.size() > 80) return;
    Offset begin = 3, end = begin;
    while (end < folded.size() && (is_letter(folded[end]) || folded[end] == u' ' || folded[end] == u'.' || folded[end] == u'-' ||
                                   folded[end] == u'\'' || folded[end] == u'’'))
        ++end;
    for (std::u16string_view stop : {u" updated", u" published", u" on ", u" for ", u" posted"})
        if (std::size_t at = folded.find(stop, begin); at < end) end = Offset(at);
    while (end > begin && folded[end - 1] == u' ') --end;
    claim_text(scene, &Metadata::author, {span.begin + begin, span.begin + end}, "byline", likely);
}

void read_byline(Scene& scene, std::size_t i) {
    Line const& line = scene.lines[i];
    std::vector<Moment> times = moments(scene.text(line.span));
    if (!times.empty()) {
        Span at{line.span.begin + times[0].span.begin, line.span.begin + times[0].span.end};
        claim_date(scene, scene.text(at), times[0], at, {}, "byline", times[0].hour >= 0 ? sure : likely + 0.02);
    }
    read_labels(scene, line.span, "byline", sure);
    read_bare_source(scene, line.span, times);
    read_english_author(scene, line.span);
}

bool is_byline(Scene const& scene, Line const& line) {
    constexpr double longest = 60;
    if (line.weight > longest) return false;
    std::u16string folded = fold(scene.text(line.span));
    bool labelled = false;
    for (Labelled const& label : labels_in(folded)) labelled |= label.key->place && !label.key->needs_colon;
    return labelled || folded.starts_with(u"by ") || !moments(folded).empty();
}

// The band from the title to the first paragraph, and two lines above.
void read_band(Scene& scene) {
    std::size_t from =
        scene.title != ~std::size_t(0) && scene.title < scene.first ? scene.title : scene.first - std::min<std::size_t>(scene.first, 6);
    std::size_t above = from - std::min<std::size_t>(from, 2);
    for (std::size_t i = above; i < std::min(scene.first + 1, scene.lines.size()); ++i) {
        Line const& line = scene.lines[i];
        BlockKind kind = scene.block(i).kind;
        if (i == scene.title || kind == BlockKind::cell || line.clue == Clue::breadcrumb || line.clue == Clue::signature ||
            !is_byline(scene, line) || (i < from && line.linked > 0.3))
            continue;
        if (i >= scene.first && is_prose(line) && line.stops > 0) continue;
        read_byline(scene, i);
        give(scene, i, Role::byline, likely);
    }
}

// Editors and sources stand behind the last paragraph, on lines of their own or in its closing brackets.
void read_end(Scene& scene) {
    constexpr std::size_t reach = 12;
    for (std::size_t i = scene.behind; i < std::min(scene.lines.size(), scene.behind + reach); ++i) {
        Line const& line = scene.lines[i];
        bool editor = line.clue == Clue::editor, source = line.clue == Clue::source;
        if ((!editor && !source) || line.weight > 80) continue;
        if (read_labels(scene, line.span, editor ? "editor line" : "source note", likely) > 0)
            give(scene, i, editor ? Role::editor : Role::source_note, likely);
    }
    if (scene.behind == 0) return;
    std::u16string_view text = scene.text(scene.lines[scene.behind - 1].span);
    std::size_t open = text.find_last_of(u"(（[【");
    constexpr std::size_t longest = 60;
    if (open == text.npos || text.size() - open > longest) return;
    Offset begin = scene.lines[scene.behind - 1].span.begin + Offset(open) + 1;
    read_labels(scene, {begin, scene.lines[scene.behind - 1].span.end}, "closing bracket", fair);
}

// 本报北京9月11日电（记者 张三）: the reporter in the first paragraph's dateline.
void read_dateline(Scene& scene) {
    constexpr std::size_t longest = 60;
    if (scene.first >= scene.lines.size()) return;
    Span span = scene.lines[scene.first].span;
    std::u16string folded = fold(scene.text(span).substr(0, longest));
    std::size_t open = folded.find(u'('), close = folded.find(u')');
    if (open == folded.npos || close == folded.npos || close < open) return;
    std::u16string_view inner = std::u16string_view(folded).substr(open + 1, close - open - 1);
    if (inner.find(u"记者") == inner.npos && inner.find(u"通讯员") == inner.npos) return;
    read_labels(scene, {span.begin + Offset(open) + 1, span.begin + Offset(close)}, "dateline", fair);
}

// ---- the table of a government page ----

// The label that a short line is, and nothing else.
Key const* label_of(std::u16string_view text) {
    constexpr std::size_t longest = 12;
    if (text.size() > longest) return nullptr;
    std::u16string folded = fold(text);
    std::vector<Labelled> labels = labels_in(folded);
    return labels.size() == 1 && labels[0].begin == 0 && labels[0].value >= folded.size() ? labels[0].key : nullptr;
}

// 索引号： | 000014349/2019-00007: a line that is a label, and the line behind it.
void read_table(Scene& scene) {
    for (std::size_t i = 0; i + 1 < scene.lines.size(); ++i) {
        Line const& value = scene.lines[i + 1];
        if (scene.lines[i].clue != Clue::metadata || value.clue != Clue::metadata) continue;
        Key const* key = label_of(scene.text(scene.lines[i].span));
        if (!key || !key->place || label_of(scene.text(value.span))) continue;
        std::vector<Moment> times = moments(scene.text(value.span));
        std::u16string said(scene.text(value.span));
        if (!is_date(key->place)) claim_text(scene, key->place, value.span, "table", sure + 0.01);
        else if (!times.empty())
            claim(scene, key->place, {from_utf8(times[0].iso(scene.zone)), said, value.span, {}, "table", sure + 0.02});
    }
}

// 国发〔2019〕5号 on a line of its own near the title.
void find_document_number(Scene& scene) {
    constexpr std::size_t reach = 8;
    std::size_t from = scene.title != ~std::size_t(0) ? scene.title : 0;
    for (std::size_t i = from - std::min<std::size_t>(from, 3); i < std::min(scene.lines.size(), from + reach); ++i) {
        std::u16string form = phrase_form(scene.text(scene.lines[i].span));
        if (is_document_number(form))
            return claim_text(scene, &Metadata::document_number, scene.lines[i].span, "line", form.starts_with(u"第") ? weak : likely);
    }
}

// 二〇〇五年六月十一日 behind the last paragraph.
void find_signature(Scene& scene) {
    for (std::size_t i = scene.lines.size(); i-- > scene.first;) {
        if (scene.lines[i].clue != Clue::signature || !scene.is_article(i)) continue;
        std::vector<Moment> times = moments(scene.text(scene.lines[i].span));
        if (!times.empty()) claim_date(scene, scene.text(scene.lines[i].span), times[0], scene.lines[i].span, {}, "signature", fair - 0.1);
        return;
    }
}

// 首页 > 监管 > 正文: the last step that names a section.
void find_section(Scene& scene) {
    for (std::size_t i = 0; i < std::min(scene.first, scene.lines.size()); ++i) {
        if (scene.lines[i].clue != Clue::breadcrumb) continue;
        Span span = scene.lines[i].span;
        std::u16string_view text = scene.text(span);
        Span last;
        for (std::size_t at = 0; at < text.size();) {
            std::size_t end = std::min(text.find_first_of(u">»›→/:：", at), text.size());
            std::u16string_view part = trimmed(text.substr(at, end - at));
            std::u16string form = phrase_form(part);
            bool names = !form.empty() && form.size() <= 12 && form != u"正文" && form != u"首页" && form.find(u"位置") == form.npos;
            Offset begin = span.begin + Offset(part.data() - text.data());
            if (names && at > 0) last = {begin, begin + Offset(part.size())};
            at = end + 1;
        }
        if (!last.empty()) return claim_text(scene, &Metadata::section, last, "breadcrumb", fair);
    }
}

// The last resort: a date anywhere above or right behind the article.
void find_any_date(Scene& scene) {
    if (!scene.out.metadata.date.rivals.empty()) return;
    for (std::size_t i = 0; i < scene.lines.size(); ++i) {
        Line const& line = scene.lines[i];
        if (line.weight > 60 || (i > scene.first && i < scene.behind)) continue;
        std::vector<Moment> times = moments(scene.text(line.span));
        if (times.empty() || is_of_page(line.clue)) continue;
        Span at{line.span.begin + times[0].span.begin, line.span.begin + times[0].span.end};
        return claim_date(scene, scene.text(at), times[0], at, {}, "page", weak - 0.1);
    }
}

} // namespace

void mark_metadata_table(Parsed const& parsed, std::vector<Line>& lines) {
    constexpr std::size_t least = 3; // labels; fewer may be anything
    std::vector<std::size_t> labels;
    for (std::size_t i = 0; i < lines.size(); ++i)
        if (parsed.blocks[std::size_t(lines[i].block)].kind != BlockKind::heading && label_of(parsed.text[lines[i].span]))
            labels.push_back(i);
    if (labels.size() < least) return;
    for (std::size_t i : labels) {
        lines[i].clue = Clue::metadata;
        bool value =
            i + 1 < lines.size() && parsed.blocks[std::size_t(lines[i + 1].block)].kind == parsed.blocks[std::size_t(lines[i].block)].kind;
        if (value) lines[i + 1].clue = Clue::metadata;
    }
}

void find_metadata(Parsed const& parsed, std::vector<Line> const& lines, Segmented& out) {
    Scene scene{parsed, lines, out, "", ~std::size_t(0), lines.size(), 0};
    scene.find_paragraphs(0);
    Language language = language_of(parsed.text.units, parsed.fields);
    out.metadata.language = language.language;
    out.metadata.script = language.script;
    if (language.language == "zh") scene.zone = "+08:00";
    read_fields(scene);
    read_table(scene);
    find_title(scene);
    if (scene.title != ~std::size_t(0) && scene.first <= scene.title) scene.find_paragraphs(scene.title + 1);
    read_band(scene);
    read_dateline(scene);
    read_end(scene);
    find_document_number(scene);
    find_signature(scene);
    find_section(scene);
    find_any_date(scene);
    Metadata& metadata = out.metadata;
    for (Fact const& fact : metadata.reporter.rivals) {
        Fact copy = fact;
        copy.confidence = std::min(copy.confidence, fair - 0.05);
        metadata.author.rivals.push_back(copy);
    }
    for (Place place : {&Metadata::title, &Metadata::subtitle, &Metadata::date, &Metadata::released, &Metadata::source, &Metadata::author,
                        &Metadata::reporter, &Metadata::editor, &Metadata::site, &Metadata::section, &Metadata::document_number,
                        &Metadata::url, &Metadata::licence, &Metadata::issuer, &Metadata::index_number})
        settle(metadata.*place);
}

} // namespace duidu
