#include "compare/changes.h"

#include "text/fold.h"
#include "text/numeral.h"
#include "text/unicode.h"

#include <map>

namespace duidu {

namespace {

using Op = Change::Op;
using Kind = Change::Kind;

// Letters paired one after the other in both texts, with the blank space around them that both share.
struct SharedRun {
    Offset a = 0, b = 0, length = 0; // letters
    bool moved = false;
    Span a_span, b_span; // of the texts
};

std::vector<SharedRun> runs_of(Pairing const& pairing, std::vector<Strand> const& strands) {
    std::vector<SharedRun> out;
    for (Strand const& strand : strands)
        for (Offset j = strand.b_begin; j < strand.b_end; ++j) {
            Offset i = pairing.of_b[j];
            if (i == unpaired) continue;
            bool goes_on =
                j > strand.b_begin && !out.empty() && out.back().b + out.back().length == j && out.back().a + out.back().length == i;
            if (!goes_on) out.push_back({i, j, 0, strand.moved, {}, {}});
            ++out.back().length;
        }
    return out;
}

// Whether a place lies inside a figure or a Latin word: 1,2|80,000 · thir|ty.
bool is_within(std::u16string_view text, Offset at) {
    if (at == 0 || at >= text.size()) return false;
    auto is_word = [](char16_t unit) { return is_arabic_digit(unit) || is_latin(unit); };
    auto is_point = [](char16_t unit) { return unit == u'.' || unit == u','; };
    auto digit = [&](Offset place) { return place < text.size() && is_arabic_digit(text[place]); };
    if (is_word(text[at - 1]) && is_word(text[at])) return true;
    if (is_point(text[at])) return digit(at - 1) && digit(at + 1);
    return is_point(text[at - 1]) && digit(at - 2) && digit(at);
}

// Figures and Latin words change as wholes: no run begins or ends inside one.
//
//     …人民币1,|2|80,000元…   →   …人民币|1,280,000|元…        a reader compares 1,280,000 with 1,320,000, not 8 with nothing
void keep_whole(Letters const& a, Letters const& b, std::vector<SharedRun>& runs) {
    constexpr Offset longest = 40; // letters; longer ones are addresses and keys, in which one changed letter is of interest
    auto begins_within = [&](Offset i, Offset j) { return is_within(a.text, a.span(i).begin) || is_within(b.text, b.span(j).begin); };
    auto ends_within = [&](Offset i, Offset j) { return is_within(a.text, a.span(i).end) || is_within(b.text, b.span(j).end); };
    for (SharedRun& run : runs) {
        Offset first = 0, end = run.length;
        while (first < end && first <= longest && begins_within(run.a + first, run.b + first)) ++first;
        if (first > longest) first = 0;
        while (end > first && run.length - end <= longest && ends_within(run.a + end - 1, run.b + end - 1)) --end;
        if (run.length - end > longest) end = run.length;
        run.a += first, run.b += first, run.length = end - first;
    }
    std::erase_if(runs, [](SharedRun const& run) { return run.length == 0; });
}

// Blank space belongs to the letter before it, where it is the same on both sides; else to the letter behind it.
void take_blanks(Letters const& a, Letters const& b, std::vector<SharedRun>& runs) {
    for (SharedRun& run : runs) {
        Span& x = run.a_span = a.span(run.a, run.a + run.length);
        Span& y = run.b_span = b.span(run.b, run.b + run.length);
        while (x.end < a.text.size() && y.end < b.text.size() && is_white(a.text[x.end]) && a.text[x.end] == b.text[y.end])
            ++x.end, ++y.end;
    }
    std::vector<Offset> taken_a(runs.size()), taken_b(runs.size());
    auto note_neighbours = [&](bool in_a, std::vector<Offset>& taken) {
        std::vector<int> order(runs.size());
        for (std::size_t i = 0; i < order.size(); ++i) order[i] = int(i);
        auto span = [&](int i) { return in_a ? runs[i].a_span : runs[i].b_span; };
        std::sort(order.begin(), order.end(), [&](int i, int j) { return span(i) < span(j); });
        for (std::size_t i = 1; i < order.size(); ++i) taken[order[i]] = span(order[i - 1]).end;
    };
    note_neighbours(true, taken_a);
    note_neighbours(false, taken_b);
    for (std::size_t i = 0; i < runs.size(); ++i) {
        Span &x = runs[i].a_span, &y = runs[i].b_span;
        while (x.begin > taken_a[i] && y.begin > taken_b[i] && is_white(a.text[x.begin - 1]) && a.text[x.begin - 1] == b.text[y.begin - 1])
            --x.begin, --y.begin;
    }
}

// ---- what kind of change ----

bool is_number_part(char16_t unit) {
    return is_arabic_digit(unit) || is_hanzi_number(unit) ||
           std::u16string_view(u".,%．，％第之~～-—至到").find(unit) != std::u16string_view::npos;
}

bool is_date_mark(char16_t unit) { return std::u16string_view(u"年月日号號").find(unit) != std::u16string_view::npos; }

bool is_sign(char16_t unit) { return unit < 0x80 ? !(is_arabic_digit(unit) || is_latin(unit)) : is_punctuation(unit); }

template <class Predicate> bool all(std::u16string_view text, Predicate const& predicate) {
    return std::all_of(text.begin(), text.end(), predicate);
}

Kind kind_of(std::u16string_view was, std::u16string_view now, char16_t next) {
    auto both = [&](auto const& predicate) { return all(was, predicate) && all(now, predicate); };
    if (both([](char16_t unit) { return is_sign(unit) || is_white(unit); })) return Kind::punctuation;
    if (was.empty() || now.empty()) return Kind::wording;
    bool dates = both([](char16_t unit) { return is_number_part(unit) || is_date_mark(unit); });
    if (!dates) return Kind::wording;
    bool marked =
        std::any_of(was.begin(), was.end(), is_date_mark) || std::any_of(now.begin(), now.end(), is_date_mark) || is_date_mark(next);
    return marked ? Kind::date : Kind::number;
}

Kind kind_of_fold(std::u16string_view was, std::u16string_view now) {
    auto is_script = [](char16_t unit) { return is_han(unit); };
    return std::any_of(was.begin(), was.end(), is_script) && std::any_of(now.begin(), now.end(), is_script) ? Kind::script
                                                                                                            : Kind::punctuation;
}

// （二）: the number of an item, in brackets that open its line.
bool is_item_number(std::u16string_view text, Span number) {
    if (number.begin == 0 || number.end >= text.size()) return false;
    bool bracketed = fold(text[number.begin - 1]) == u'(' && fold(text[number.end]) == u')';
    return bracketed && (number.begin == 1 || text[number.begin - 2] == u'\n');
}

// ---- inside a run ----

class Writer {
public:
    Writer(Letters const& a, Letters const& b, std::vector<Change>& out) : a(a), b(b), out(out) {}

    // The run, cut where only script, width, blank space or a number of place differs.
    void write(SharedRun const& run) {
        Span x{run.a_span.begin, run.a_span.begin}, y{run.b_span.begin, run.b_span.begin};
        for (Offset i = 0; i < run.length; ++i) {
            Span letter_a = a.span(run.a + i), letter_b = b.span(run.b + i);
            put({x.end, letter_a.begin}, {y.end, letter_b.begin}, run.moved, false);
            put(letter_a, letter_b, run.moved, a.units[run.a + i] == masked_number);
            x = letter_a, y = letter_b;
        }
        put({x.end, run.a_span.end}, {y.end, run.b_span.end}, run.moved, false);
        flush();
    }

    // Line for line, cell for cell, where both sides have as many.
    void write_edit(Span x, Span y, bool moved) {
        auto lines = [](std::u16string_view text) { return std::count(text.begin(), text.end(), u'\n'); };
        auto line_end = [](std::u16string_view text, Span rest) {
            return Offset(std::min<std::size_t>(text.find(u'\n', rest.begin), rest.end));
        };
        bool alike = lines(a.text.substr(x.begin, x.length())) == lines(b.text.substr(y.begin, y.length()));
        while (alike) {
            Offset i = line_end(a.text, x), j = line_end(b.text, y);
            if (i == x.end) break;
            write_line({x.begin, i}, {y.begin, j}, moved);
            write_line({i, i + 1}, {j, j + 1}, moved);
            x.begin = i + 1, y.begin = j + 1;
        }
        write_line(x, y, moved);
    }

private:
    Letters const &a, &b;
    std::vector<Change>& out;
    std::optional<Change> open;

    void write_line(Span x, Span y, bool moved) {
        if (x.empty() && y.empty()) return;
        std::u16string_view was = a.text.substr(x.begin, x.length()), now = b.text.substr(y.begin, y.length());
        bool blank = all(was, is_white) && all(now, is_white);
        if (blank || was == now) {
            out.push_back({was == now ? Op::equal : Op::folded, Kind::punctuation, x, y, moved});
            return;
        }
        Op op = x.empty() ? Op::insert : y.empty() ? Op::remove : Op::replace;
        char16_t next = x.end < a.text.size() ? a.text[x.end] : u' ';
        Kind kind = kind_of(was, now, next);
        if (kind == Kind::number && is_item_number(a.text, x) && is_item_number(b.text, y)) kind = Kind::renumbering;
        out.push_back({op, kind, x, y, moved});
    }

    void put(Span x, Span y, bool moved, bool is_place) {
        if (x.empty() && y.empty()) return;
        std::u16string_view was = a.text.substr(x.begin, x.length()), now = b.text.substr(y.begin, y.length());
        Change change{Op::equal, moved ? Kind::order : Kind::wording, x, y, moved};
        if (was != now) {
            change.op = Op::folded;
            change.kind = kind_of_fold(was, now);
            if (is_place && value(was) != value(now)) change.op = Op::replace, change.kind = Kind::renumbering;
        }
        if (open && open->op == change.op && open->kind == change.kind && change.op != Op::replace) {
            open->a.end = x.end, open->b.end = y.end;
            return;
        }
        flush();
        open = change;
    }

    static double value(std::u16string_view number) {
        std::optional<Numeral> read = whole_numeral(number);
        return read ? read->value : -1;
    }

    void flush() {
        if (open) out.push_back(*open);
        open.reset();
    }
};

// ---- between the runs ----

// A stretch of one text that no run covers, and the runs before and behind it (−1 where there is none).
struct Rest {
    Span span;
    int before = -1, behind = -1;
    bool used = false;
};

std::vector<Rest> rests_of(std::vector<SharedRun> const& runs, std::vector<int> const& order, bool in_a, Offset length) {
    std::vector<Rest> out;
    Rest rest;
    for (int i : order) {
        Span span = in_a ? runs[i].a_span : runs[i].b_span;
        rest.span.end = span.begin, rest.behind = i;
        out.push_back(rest);
        rest = {{span.end, span.end}, i, -1};
    }
    rest.span.end = length;
    out.push_back(rest);
    return out;
}

std::vector<int> ordered(std::vector<SharedRun> const& runs, bool in_a) {
    std::vector<int> order(runs.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = int(i);
    std::sort(order.begin(), order.end(), [&](int i, int j) { return in_a ? runs[i].a < runs[j].a : runs[i].b < runs[j].b; });
    return order;
}

// Rests of a and of b that follow the same run replace one another, and those before the same run; what is left over was deleted or
// inserted.
void write_rests(std::vector<SharedRun> const& runs, std::vector<Rest>& in_a, std::vector<Rest>& in_b, Writer& writer) {
    std::vector<int> after(runs.size() + 1, -1),
        before(runs.size() + 1, -1); // rests of b by the run before and behind them, shifted by one
    for (int i = 0; i < int(in_b.size()); ++i) {
        after[in_b[i].before + 1] = i;
        if (in_b[i].behind >= 0) before[in_b[i].behind] = i;
        else before[runs.size()] = i;
    }
    auto moved = [&](Rest const& rest) {
        bool left = rest.before >= 0 && runs[rest.before].moved, right = rest.behind >= 0 && runs[rest.behind].moved;
        return left && right;
    };
    auto meet = [&](Rest& x, Rest& y) {
        if (x.used || y.used || x.span.empty() || y.span.empty()) return;
        x.used = y.used = true;
        writer.write_edit(x.span, y.span, x.before == y.before && x.behind == y.behind && moved(x));
    };
    for (Rest& rest : in_a) meet(rest, in_b[after[rest.before + 1]]);
    for (Rest& rest : in_a) meet(rest, in_b[before[rest.behind >= 0 ? rest.behind : runs.size()]]);
    auto alone = [&](Rest const& rest) { return !rest.used && !rest.span.empty(); };
    for (Rest const& rest : in_a) {
        if (!alone(rest)) continue;
        Offset place = rest.before >= 0 ? runs[rest.before].b_span.end : 0;
        Rest const& other = in_b[after[rest.before + 1]];
        writer.write_edit(rest.span, {place, place}, other.behind == rest.behind && moved(rest));
    }
    std::map<int, int> in_a_after;
    for (int i = 0; i < int(in_a.size()); ++i) in_a_after[in_a[i].before] = i;
    for (Rest const& rest : in_b) {
        if (!alone(rest)) continue;
        Offset place = rest.before >= 0 ? runs[rest.before].a_span.end : 0;
        writer.write_edit({place, place}, rest.span, in_a[in_a_after[rest.before]].behind == rest.behind && moved(rest));
    }
}

} // namespace

std::vector<Change> changes_of(Letters const& a, Letters const& b, Pairing const& pairing, std::vector<Strand> const& strands) {
    std::vector<SharedRun> runs = runs_of(pairing, strands);
    keep_whole(a, b, runs);
    take_blanks(a, b, runs);
    std::vector<Rest> in_a = rests_of(runs, ordered(runs, true), true, Offset(a.text.size()));
    std::vector<Rest> in_b = rests_of(runs, ordered(runs, false), false, Offset(b.text.size()));
    std::vector<Change> out;
    Writer writer(a, b, out);
    for (SharedRun const& run : runs) writer.write(run);
    write_rests(runs, in_a, in_b, writer);
    std::stable_sort(out.begin(), out.end(), [](Change const& x, Change const& y) { return std::tie(x.a, x.b) < std::tie(y.a, y.b); });
    return out;
}

} // namespace duidu
