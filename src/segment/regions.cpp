#include "segment/regions.h"

#include "segment/history.h"
#include "text/numeral.h"
#include "text/units.h"

#include <algorithm>

namespace duidu {

namespace {

using View = std::u16string_view;
using Kind = Region::Kind;

std::u16string squeezed(View words) {
    std::u16string text;
    for (char16_t unit : words)
        if (!is_blank(unit)) text += unit;
    return text;
}

// Who may be written to.
constexpr View bodies[] = {u"政府", u"部委", u"机构", u"部门", u"单位",   u"委员会", u"办公厅", u"办公室",
                           u"主席", u"代表", u"委员", u"省",   u"自治区", u"市",     u"厅",     u"局",
                           u"院",   u"会",   u"部",   u"公司", u"学校",   u"各",     u"同志",   u"政协"};

struct Finder {
    Prose const& prose;
    std::vector<Heading> const& outline;
    std::vector<Row> const& rows;
    std::vector<Region> found{};

    View words(std::size_t row) const { return prose.fold(rows[row].span); }
    char16_t last(std::size_t row) const { return prose.folded[rows[row].span.end - 1]; }
    void add(Kind kind, std::size_t first, std::size_t end) { found.push_back({kind, {rows[first].span.begin, rows[end - 1].span.end}}); }

    // 国发〔2021〕29号, 第707号, on a line of its own.
    bool is_number(std::size_t row) const {
        if (last(row) != u'号') return false;
        std::u16string text = squeezed(words(row));
        if (text.size() > 24 || text.size() < 4 || !text.ends_with(u'号')) return false;
        bool digits = std::any_of(text.begin(), text.end(), is_arabic_digit) || text.starts_with(u'第');
        return digits && text.find_first_of(u",。;:、") == std::u16string::npos;
    }
    // 各省、自治区、直辖市人民政府：
    bool is_addressee(std::size_t row) const {
        constexpr Offset longest = 160;
        View text = words(row);
        if (last(row) != u':' || text.size() > longest || text.size() < 3 || text.find_first_of(u"。;!?") != View::npos) return false;
        text.remove_suffix(1);
        if (row > 0 && is_number(row - 1)) return true;
        return std::any_of(std::begin(bodies), std::end(bodies),
                           [&](View body) { return text.ends_with(body) || text.starts_with(u'各'); });
    }
    bool is_short(std::size_t row) const {
        constexpr Offset longest = 30;
        return rows[row].span.length() <= longest && !in(u"。;,:!?", last(row)) && !is_note_row(prose, rows[row]);
    }
    bool is_heading(std::size_t row) const {
        auto next = std::lower_bound(outline.begin(), outline.end(), rows[row].span.begin,
                                     [](Heading const& h, Offset at) { return h.span.begin < at; });
        return next != outline.end() && next->span.begin == rows[row].span.begin;
    }

    // What stands before the text: number, addressee, and of a statute who passed it when.
    void opening() {
        constexpr std::size_t most = 12; // rows above the first line of the text; a history may be longer
        bool numbered = false, addressed = false, history = false;
        for (std::size_t row = 0; row < rows.size() && (row < most || history); ++row) {
            if (!numbered && is_number(row)) numbered = true, add(Kind::number, row, row + 1);
            else if (!addressed && is_addressee(row)) addressed = true, add(Kind::addressee, row, row + 1);
            else if ((history = is_history_row(row))) add(Kind::history, row, row + 1);
            if (addressed) return;
        }
    }
    // （2016年3月16日第十二届全国人民代表大会第四次会议通过）
    bool is_history_row(std::size_t row) const { return head_of(prose, rows[row].span).style == HeadStyle::none && is_history(words(row)); }

    void contents() {
        for (std::size_t row = 0; row + 1 < rows.size(); ++row) {
            if (rows[row].span.length() > 8 || last(row) != u'录' || squeezed(words(row)) != u"目录") continue;
            std::size_t end = row + 1;
            while (end < rows.size() && !is_heading(end) && rows[end].span.length() < 48) ++end;
            if (end > row + 1) add(Kind::contents, row, end);
            row = end;
        }
    }

    // Who signs and when, and what stands below.
    void closing() {
        for (std::size_t row = 1; row < rows.size(); ++row) {
            if (!is_date_row(prose, rows[row])) continue;
            std::size_t first = row;
            constexpr std::size_t most_signers = 4;
            while (first > 1 && row - first < most_signers && is_short(first - 1) && !is_heading(first - 1) && !is_number(first - 1))
                --first;
            bool opens_document = first <= 1 || first == row;
            if (opens_document) continue;
            add(Kind::signature, first, row);
            add(Kind::date, row, row + 1);
        }
        for (std::size_t row = 1; row < rows.size(); ++row) {
            View text = words(row);
            if (text.starts_with(u"抄送:") || text.starts_with(u"主送:")) add(Kind::copies, row, row + 1);
            else if (is_note_row(prose, rows[row]) && rows[row].span.length() <= 24 && !is_history_row(row) && follows_date(row))
                add(Kind::note, row, row + 1);
        }
    }
    bool follows_date(std::size_t row) const { return is_date_row(prose, rows[row - 1]) || (row > 1 && is_note_row(prose, rows[row - 1])); }

    // 附件：1.…  2.…: the list of what is sent along.
    void attachment_list() {
        for (std::size_t row = 1; row < rows.size(); ++row) {
            View text = words(row);
            if (!text.starts_with(u"附件:") && !text.starts_with(u"附:")) continue;
            std::size_t end = row + 1;
            while (end < rows.size() && head_of(prose, rows[end].span).style == HeadStyle::digit_dot && rows[end].span.length() < 60) ++end;
            add(Kind::attachments, row, end);
        }
    }
    void attachments() {
        for (std::size_t i = 0; i < outline.size(); ++i) {
            if (outline[i].rule != "attachment") continue;
            Offset end = rows.empty() ? outline[i].span.end : rows.back().span.end;
            for (std::size_t next = i + 1; next < outline.size(); ++next)
                if (outline[next].rule == "attachment") {
                    end = trimmed(prose.text, {outline[i].span.begin, outline[next].span.begin}).end;
                    break;
                }
            found.push_back({Kind::attachment, {outline[i].span.begin, end}});
        }
    }
};

} // namespace

bool is_date_row(Prose const& prose, Row const& row) {
    constexpr Offset longest = 24; // 二　〇　二　六　年 …
    if (row.span.length() > longest || prose.folded[row.span.end - 1] != u'日') return false;
    std::u16string text = squeezed(prose.fold(row.span));
    if (text.size() < 8 || text.size() > 12 || !text.ends_with(u'日')) return false;
    return text.find(u'年') != std::u16string::npos && text.find(u'月') != std::u16string::npos &&
           text.find_first_of(u",。;:") == std::u16string::npos;
}

bool is_note_row(Prose const& prose, Row const& row) {
    return prose.folded[row.span.begin] == u'(' && prose.folded[row.span.end - 1] == u')';
}

std::vector<Region> regions(Prose const& prose, std::vector<Row> const& rows, std::vector<Heading> const& outline) {
    Finder finder{prose, outline, rows};
    if (rows.empty()) return {};
    finder.opening();
    finder.contents();
    finder.closing();
    finder.attachment_list();
    finder.attachments();
    std::stable_sort(finder.found.begin(), finder.found.end(),
                     [](Region const& a, Region const& b) { return a.span.begin < b.span.begin; });
    return std::move(finder.found);
}

} // namespace duidu
