// Words with their places, as the text layer of a PDF gives them (pdftotext natively, pdf.js in the page), become paragraphs:
//
//     duidu-placed 1
//     page 595 842
//     72 101.5 430 16<tab>临江市城市绿化条例           x, baseline from the top, width, size, in points; one run of words a line
//     72 141.5 451 12<tab>第一条　为了改善城市环境，促进人与自然和谐
//     72 159.5 96 12<tab>共生，制定本条例。             →  heading 临江市…　·　paragraph 第一条　为了…和谐共生，制定本条例。
//
// Runs on one baseline are a line; lines are put in the order of their columns; what repeats at the head and the foot of pages goes; lines
// that end where the column ends go on. Every unit leads to its run: the page and the line of the PDF, not its bytes, which are compressed.
#include "parse/formats/formats.h"

#include "text/fold.h"
#include "text/unicode.h"
#include "text/utf.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace duidu {

namespace {

constexpr std::u16string_view magic = u"duidu-placed 1\n";

// Words that stand on their own in the list.
struct Run {
    Span words;     // in the source
    double gap = 0; // from the run before on its line, in sizes
};

struct Line {
    double x = 0, y = 0, end = 0, size = 0; // points; y is the baseline
    std::vector<Run> runs;
    int page = 0;
    double margin = 0, right = 0; // of its column
    bool opens_column = false, at_edge = false;
};

struct Page {
    double width = 0, height = 0;
    std::vector<Line> lines;
};

struct Sheets {
    std::vector<Page> pages;
    bool encrypted = false;
};

// ---- reading ----

// The next number of a line; 0 where there is none.
double number(std::u16string_view line, std::size_t& at) {
    while (at < line.size() && line[at] == u' ') ++at;
    double value = 0, place = 0;
    bool negative = at < line.size() && line[at] == u'-';
    at += negative;
    for (; at < line.size() && (line[at] == u'.' || (line[at] >= u'0' && line[at] <= u'9')); ++at) {
        if (line[at] == u'.') place = 1;
        else if (place > 0) place /= 10, value += place * (line[at] - u'0');
        else value = std::min(value * 10 + (line[at] - u'0'), 1e6); // no sheet is larger
    }
    return negative ? -value : value;
}

Sheets read_sheets(std::u16string_view text) {
    Sheets sheets;
    for (std::size_t at = magic.size(); at < text.size();) {
        std::size_t end = std::min(text.find(u'\n', at), text.size());
        std::u16string_view line = text.substr(at, end - at);
        std::size_t tab = line.find(u'\t'), place = 5;
        if (line.starts_with(u"page ")) {
            double width = number(line, place);
            sheets.pages.push_back({width, number(line, place), {}});
        } else if (line == u"encrypted") {
            sheets.encrypted = true;
        } else if (tab != line.npos && !sheets.pages.empty()) {
            place = 0;
            Line run;
            run.x = number(line, place), run.y = number(line, place), run.end = run.x + number(line, place), run.size = number(line, place);
            run.runs = {{{Offset(at + tab + 1), Offset(end)}, 0}};
            run.page = int(sheets.pages.size()) - 1;
            if (run.runs[0].words.length() > 0) sheets.pages.back().lines.push_back(std::move(run));
        }
        at = end + 1;
    }
    return sheets;
}

constexpr double drift = 0.4; // of baselines on one row, in sizes

// Rows of runs whose baselines are one: [begin, end) in the page's sorted runs.
std::vector<std::pair<std::size_t, std::size_t>> rows_of(Page const& page) {
    std::vector<std::pair<std::size_t, std::size_t>> rows;
    for (std::size_t i = 0; i < page.lines.size(); ++i) {
        bool goes_on = i > 0 && page.lines[i].y - page.lines[rows.back().first].y <= drift * page.lines[i].size;
        if (goes_on) rows.back().second = i + 1;
        else rows.push_back({i, i + 1});
    }
    return rows;
}

// What lies on either side of a place, over all rows.
struct Parting {
    int rows = 0, across = 0, left = 0, right = 0;
    double left_words = 0, right_words = 0; // points of their columns that words fill

    // Two columns: few rows go across, and words fill most of both sides, as they do not in a table.
    bool is_gutter(double left_width, double right_width) const {
        constexpr double most_across = 0.2, least_beside = 0.3, filled = 0.55;
        constexpr int least = 4; // rows; fewer are a table or a head
        return rows >= least && across <= most_across * rows && left >= least_beside * rows && right >= least_beside * rows &&
               left_words >= filled * left_width * left && right_words >= filled * right_width * right;
    }
};

Parting parting_at(Page const& page, std::vector<std::pair<std::size_t, std::size_t>> const& rows, double place) {
    constexpr double word_gap = 0.35; // half of what may part words of one line, in sizes
    Parting parting;
    for (auto [begin, end] : rows) {
        bool across = false;
        double left = 0, right = 0;
        for (std::size_t i = begin; i < end; ++i) {
            Line const& run = page.lines[i];
            double gap = word_gap * run.size;
            across |= run.x - gap < place && run.end + gap > place;
            (run.end <= place ? left : right) += run.end - run.x;
        }
        ++parting.rows;
        parting.across += across;
        if (across) continue;
        parting.left += left > 0, parting.right += right > 0;
        parting.left_words += left, parting.right_words += right;
    }
    return parting;
}

// Where a page parts into two columns; 0 where it does not.
double gutter_of(Page const& page) {
    std::vector<std::pair<std::size_t, std::size_t>> rows = rows_of(page);
    if (rows.empty()) return 0;
    double begin = page.width, end = 0, best = 0;
    for (Line const& run : page.lines) begin = std::min(begin, run.x), end = std::max(end, run.end);
    int fewest = int(rows.size()) + 1;
    for (double place = 0.3 * page.width; place <= std::min(0.7 * page.width, 2000.0); place += 1) { // a point at a time
        Parting parting = parting_at(page, rows, place);
        if (parting.across >= fewest || !parting.is_gutter(place - begin, end - place)) continue;
        best = place, fewest = parting.across;
    }
    return best;
}

void sort_runs(Page& page) {
    std::stable_sort(page.lines.begin(), page.lines.end(), [](Line const& a, Line const& b) { return a.y < b.y; });
    for (auto [begin, end] : rows_of(page))
        std::stable_sort(page.lines.begin() + std::ptrdiff_t(begin), page.lines.begin() + std::ptrdiff_t(end),
                         [](Line const& a, Line const& b) { return a.x < b.x; });
}

// Runs side by side on one row are one line, unless a gutter lies between them.
void join_runs(Page& page, double gutter) {
    constexpr double widest = 3; // gap inside a line, in sizes
    std::vector<Line> lines;
    for (auto [begin, end] : rows_of(page))
        for (std::size_t i = begin; i < end; ++i) {
            Line& run = page.lines[i];
            bool parted =
                i == begin || (gutter > 0 && lines.back().end <= gutter && run.x >= gutter) || run.x - lines.back().end > widest * run.size;
            if (parted) {
                lines.push_back(std::move(run));
                continue;
            }
            Line& line = lines.back();
            line.runs.push_back({run.runs[0].words, run.size > 0 ? (run.x - line.end) / run.size : 0});
            line.end = std::max(line.end, run.end);
            line.size = std::max(line.size, run.size);
        }
    page.lines = std::move(lines);
}

// ---- columns ----

// Left column, right column, and what goes across between them, from the top down.
void order_columns(Page& page, double gutter) {
    if (gutter == 0) return;
    std::vector<Line> ordered, right;
    bool opens = true; // the next line of the left column does
    auto flush = [&] {
        if (!right.empty()) right[0].opens_column = true;
        std::move(right.begin(), right.end(), std::back_inserter(ordered));
        right.clear();
        opens = true;
    };
    for (Line& line : page.lines) {
        bool across = line.x < gutter && line.end > gutter;
        if (across) flush();
        if (line.x >= gutter) {
            right.push_back(std::move(line));
            continue;
        }
        line.opens_column = opens;
        opens = across;
        ordered.push_back(std::move(line));
    }
    flush();
    page.lines = std::move(ordered);
}

// ---- what pages repeat ----

std::u16string words_of(Text const& source, Line const& line) {
    std::u16string words;
    for (Run const& run : line.runs) words += source[run.words];
    return words;
}

// 第 3 页 共 9 页 and 第 4 页 共 9 页 are one.
std::u16string repeated_form(std::u16string_view words) {
    std::u16string form;
    for (char16_t unit : essence(words)) {
        bool digit = is_digit(unit);
        if (!digit || form.empty() || form.back() != u'#') form.push_back(digit ? u'#' : unit);
    }
    return form;
}

// — 3 —, 3/9, 第3页
bool is_page_number(std::u16string_view form) {
    return form.size() <= 12 && form.find(u'#') != form.npos && std::all_of(form.begin(), form.end(), [](char16_t unit) {
               return is_punctuation(unit) || unit == u'#' || std::u16string_view(u"第页共pageof").find(unit) != std::u16string_view::npos;
           });
}

// The distance of most baselines from the one above.
double pitch_of(std::vector<Line> const& lines) {
    std::map<int, int> gaps; // by tenths of a point
    for (std::size_t i = 1; i < lines.size(); ++i)
        if (lines[i].page == lines[i - 1].page && lines[i].y > lines[i - 1].y) ++gaps[int((lines[i].y - lines[i - 1].y) * 10)];
    auto more = [](auto const& a, auto const& b) { return a.second < b.second; };
    return gaps.empty() ? 0 : std::max_element(gaps.begin(), gaps.end(), more)->first / 10.0;
}

// A head or foot stands apart from the text: between it and the next line is more than between lines.
bool stands_apart(Page const& page, std::size_t i, double pitch) {
    constexpr double apart = 1.25, edge = 0.12; // pitches; share of the page's height
    Line const& line = page.lines[i];
    bool head = line.y<edge * page.height, foot = line.y>(1 - edge) * page.height;
    constexpr std::size_t most = 2000; // lines of a page; more are no page
    if ((!head && !foot) || page.lines.size() > most) return false;
    double nearest = page.height;
    for (Line const& other : page.lines) {
        double away = head ? other.y - line.y : line.y - other.y;
        if (away > line.size / 2) nearest = std::min(nearest, away);
    }
    bool edge_of_head = head && line.y < edge / 2 * page.height; // a second line of the head stands close to the first
    bool edge_of_foot = foot && line.y > (1 - edge / 2) * page.height;
    return nearest > apart * pitch || edge_of_head || edge_of_foot;
}

// Takes heads, feet and page numbers out; says how many lines they were.
int drop_furniture(Text const& source, std::vector<Page>& pages) {
    constexpr int least = 3; // pages; of fewer, all
    std::map<std::u16string, std::set<int>> seen;
    for (Page& page : pages) {
        double pitch = pitch_of(page.lines);
        for (std::size_t i = 0; i < page.lines.size(); ++i) {
            page.lines[i].at_edge = stands_apart(page, i, pitch);
            if (page.lines[i].at_edge) seen[repeated_form(words_of(source, page.lines[i]))].insert(page.lines[i].page);
        }
    }
    int dropped = 0;
    for (Page& page : pages)
        dropped += int(std::erase_if(page.lines, [&](Line const& line) {
            if (!line.at_edge) return false;
            std::u16string form = repeated_form(words_of(source, line));
            int times = int(seen[form].size());
            return is_page_number(form) || (times >= 2 && times >= std::min<int>(least, int(pages.size())));
        }));
    return dropped;
}

// ---- paragraphs ----

// The size of most letters.
double body_size(Text const& source, std::vector<Line> const& lines) {
    std::map<int, std::size_t> letters; // by tenths of a point
    for (Line const& line : lines) letters[int(line.size * 10)] += words_of(source, line).size();
    auto more = [](auto const& a, auto const& b) { return a.second < b.second; };
    return letters.empty() ? 0 : std::max_element(letters.begin(), letters.end(), more)->first / 10.0;
}

// The margins of each column: where its lines begin and end.
void find_margins(std::vector<Line>& lines) {
    for (std::size_t begin = 0; begin < lines.size();) {
        std::size_t end = begin + 1;
        while (end < lines.size() && lines[end].page == lines[begin].page && !lines[end].opens_column) ++end;
        double margin = lines[begin].x, right = lines[begin].end;
        for (std::size_t i = begin; i < end; ++i) margin = std::min(margin, lines[i].x), right = std::max(right, lines[i].end);
        for (std::size_t i = begin; i < end; ++i) lines[i].margin = margin, lines[i].right = right;
        begin = end;
    }
}

constexpr double indented = 1.2, early = 2.2, other_size = 0.08, wide_gap = 1.5; // the first two in sizes, the last in pitches

bool begins_paragraph(Line const& before, Line const& line, double pitch) {
    if (std::abs(before.size - line.size) > other_size * line.size) return true;
    if (line.x - line.margin > indented * line.size && before.x - before.margin <= indented * before.size) return true;
    if (before.right - before.end > early * before.size) return true;
    bool apart = before.page == line.page && line.y > before.y && pitch > 0 && line.y - before.y > wide_gap * pitch;
    return apart;
}

bool is_latin_letter(char16_t unit) { return (unit | 32) >= u'a' && (unit | 32) <= u'z'; }

class Setter {
public:
    Setter(Text const& source, Stream& stream) : source_(source), stream_(stream) {}

    // Copies a line behind what stands there already.
    void set(Line const& line) {
        for (std::size_t i = 0; i < line.runs.size(); ++i) {
            Span run = line.runs[i].words;
            char16_t first = source_[run][0];
            bool goes_on = hyphen_ && is_latin_letter(first);
            if (hyphen_ && !goes_on) stream_.copy(*hyphen_);
            hyphen_.reset();
            std::u16string_view blank = goes_on ? u"" : blank_before(first, i > 0 ? line.runs[i].gap : -1);
            if (!blank.empty()) stream_.make(blank, {run.begin - 1, run.begin});
            bool hyphenated = i + 1 == line.runs.size() && run.length() > 1 && source_[run].back() == u'-' &&
                              is_latin_letter(source_[run][run.length() - 2]);
            if (hyphenated) hyphen_ = Span{run.end - 1, run.end};
            stream_.copy(hyphenated ? Span{run.begin, run.end - 1} : run);
            last_ = source_[run].back();
        }
    }
    void end() {
        if (hyphen_) stream_.copy(*hyphen_);
        hyphen_.reset();
        last_ = 0;
        stream_.boundary();
    }

private:
    // Between words of letters a blank, also where a line ends (`gap` below 0); between Han one where the page shows it: 第一条　为了.
    std::u16string_view blank_before(char16_t first, double gap) const {
        constexpr double seen = 0.15, wide = 0.7; // gaps, in sizes
        if (last_ == 0 || is_space(last_) || is_space(first)) return u"";
        bool narrow = last_ < 0x2E80 || first < 0x2E80, both = last_ < 0x2E80 && first < 0x2E80;
        if (both) return u" ";
        if (narrow) return gap > seen ? u" " : u"";
        bool marks = is_punctuation(last_) || is_punctuation(first); // they carry their own room
        return gap > wide && !marks ? u"　" : u"";
    }

    Text const& source_;
    Stream& stream_;
    char16_t last_ = 0;
    std::optional<Span> hyphen_; // the end of the line, until the next one shows whether the word goes on
};

// 1 to 3 for lines set larger than the text, the largest first; 0 for the text.
int level_of(double size, std::vector<double> const& larger) {
    auto found = std::find_if(larger.begin(), larger.end(), [&](double each) { return size >= each - 0.05; });
    return found == larger.end() ? 0 : std::min(3, int(found - larger.begin()) + 1);
}

std::vector<double> heading_sizes(std::vector<Line> const& lines, double body) {
    constexpr double larger = 1.12; // than the text; less is a matter of fonts
    std::set<int, std::greater<>> sizes;
    for (Line const& line : lines)
        if (line.size > larger * body) sizes.insert(int(line.size * 10));
    std::vector<double> out;
    for (int size : sizes) out.push_back(size / 10.0);
    return out;
}

void set_paragraphs(Text const& source, std::vector<Line>& lines, Stream& stream) {
    find_margins(lines);
    double pitch = pitch_of(lines);
    std::vector<double> larger = heading_sizes(lines, body_size(source, lines));
    Setter setter(source, stream);
    for (std::size_t i = 0; i < lines.size();) {
        int level = level_of(lines[i].size, larger);
        if (level > 0) stream.begin_style(BlockKind::heading, level);
        do setter.set(lines[i++]);
        while (i < lines.size() && level_of(lines[i].size, larger) == level &&
               (level > 0 ? lines[i].page == lines[i - 1].page && lines[i].y - lines[i - 1].y < 2 * lines[i].size
                          : !begins_paragraph(lines[i - 1], lines[i], pitch)));
        setter.end();
        if (level > 0) stream.end_style();
    }
}

} // namespace

bool looks_placed(std::u16string_view units) { return units.starts_with(magic); }

Parsed read_placed(Text const& source) {
    Stream stream(source);
    Sheets sheets = read_sheets(source.units);
    std::vector<double> gutters;
    for (Page& page : sheets.pages) {
        sort_runs(page);
        gutters.push_back(gutter_of(page));
        join_runs(page, gutters.back());
    }
    int dropped = drop_furniture(source, sheets.pages);
    std::vector<Line> lines;
    for (Page& page : sheets.pages) {
        order_columns(page, gutters[std::size_t(&page - sheets.pages.data())]);
        if (!page.lines.empty()) page.lines[0].opens_column = true;
        std::move(page.lines.begin(), page.lines.end(), std::back_inserter(lines));
    }
    set_paragraphs(source, lines, stream);
    Parsed parsed = stream.finish();
    auto note = [&](char const* code, std::string message) { parsed.notes.push_back({code, {}, {}, std::move(message)}); };
    if (sheets.encrypted) note("encrypted", "This PDF is locked with a password: unlock it in a program that shows it, and save it anew.");
    else if (lines.empty())
        note("no_text_layer", "This PDF holds pictures of pages and no text: recognise its text with an OCR program first.");
    else
        note("text_of_pdf", "This is the text of a PDF's " + std::to_string(sheets.pages.size()) +
                                " pages, put in order by its places; bytes are those of the list of places, not of the PDF.");
    if (dropped > 0)
        note("page_furniture",
             std::to_string(dropped) + " lines that repeat at the head or foot of pages, and page numbers, were left out.");
    return parsed;
}

} // namespace duidu
