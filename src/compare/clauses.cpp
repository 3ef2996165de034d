#include "compare/clauses.h"

#include "text/numeral.h"

namespace duidu {

namespace {

// Items of a list with 、 are clauses of their own where they are statements and not names of things: this many letters on average, and
// each half of it.
constexpr Offset statement = 5;
// A core of fewer letters says nothing that could be linked.
constexpr Offset shortest_core = 4;

// What may stand before a statement and is none: verbs of telling, times, the numbers of a list.
constexpr std::u16string_view frames[] = {u"近日",     u"日前",   u"截至", u"近期",   u"其中",   u"同时", u"此外", u"并且",
                                          u"以及",     u"提出了", u"提出", u"指出",   u"强调",   u"显示", u"表示", u"认为",
                                          u"要求",     u"明确了", u"明确", u"部署了", u"确定了", u"介绍", u"印发", u"发布",
                                          u"以下简称", u"要",     u"并",   u"是",     u"消息"};
constexpr std::u16string_view verbs_of_telling[] = {u"提出", u"指出", u"强调", u"显示", u"表示", u"认为", u"要求", u"明确", u"介绍"};
constexpr std::u16string_view results[] = {u"取得",   u"明显",   u"持续",   u"不断",   u"得到",     u"迈上", u"显著", u"新突破",
                                           u"新成效", u"新台阶", u"新提升", u"实现了", u"完成",     u"增长", u"达到", u"已",
                                           u"了",     u"成效",   u"普遍",   u"稳步",   u"基本形成", u"大幅"};
constexpr std::u16string_view goals[] = {u"加快", u"推动", u"推进", u"深化", u"构建", u"建设", u"建立", u"培育", u"强化",
                                         u"健全", u"完善", u"提升", u"打造", u"促进", u"优化", u"聚焦", u"实施", u"开展",
                                         u"支持", u"壮大", u"坚持", u"拓展", u"构筑", u"加强", u"发挥", u"适度"};

bool ends_clause(char16_t unit) { return std::u16string_view(u",;:。!?，；：！？").find(unit) != std::u16string_view::npos; }

bool ends_sentence(char16_t unit) { return std::u16string_view(u"。!?！？").find(unit) != std::u16string_view::npos; }

bool written_by_author(Block const& block) {
    return block.role != Role::boilerplate && block.role != Role::byline && block.role != Role::editor && block.role != Role::source_note &&
           !block.hidden;
}

// Where brackets or title marks that open at `at` close again within the clause; `at` where they do not.
Offset behind_brackets(std::u16string_view units, Offset at, Offset end) {
    constexpr std::u16string_view open = u"(《[", close = u")》]";
    std::size_t kind = open.find(units[at]);
    if (kind == open.npos) return at;
    std::size_t closed = units.substr(0, end).find(close[kind], at);
    return closed == units.npos ? at : Offset(closed + 1);
}

bool begins_with(std::u16string_view units, Offset at, Offset end, std::u16string_view word) {
    return units.substr(at, end - at).substr(0, word.size()) == word;
}

// One step over a frame word, a bracketed name, 一是, 到2025年, 12月27日 or a mark.
Offset behind_frame(std::u16string_view units, Offset at, Offset end) {
    Offset closed = behind_brackets(units, at, end);
    if (closed > at) return closed;
    for (std::u16string_view frame : frames)
        if (begins_with(units, at, end, frame)) return at + Offset(frame.size());
    if (cut_quality(units[at], u'一') >= 2) return at + 1;
    Offset number = at + (units[at] == u'到' || units[at] == u'第' ? 1 : 0);
    if (number >= end) return at;
    std::optional<Numeral> value = numeral_at(units.substr(0, end), number);
    if (!value || value->span.begin != number || value->span.end >= end) return at;
    Offset behind = value->span.end;
    if (std::u16string_view(u"是要年月日、").find(units[behind]) == std::u16string_view::npos) return at;
    bool more = behind + 1 < end && units[behind] == u'年' &&
                std::u16string_view(u"底末初来间").find(units[behind + 1]) != std::u16string_view::npos;
    return behind + (more ? 2 : 1); // 2027年底
}

void find_core(std::u16string_view units, Clause& clause) {
    Offset at = clause.begin;
    while (at < clause.end) {
        Offset next = behind_frame(units, at, clause.end);
        if (next == at) break;
        at = next;
    }
    clause.core_begin = at, clause.core_end = clause.end;
    for (std::u16string_view verb : verbs_of_telling) {
        bool tells =
            clause.core_end - at >= verb.size() && begins_with(units, Offset(clause.core_end - verb.size()), clause.core_end, verb);
        if (tells) clause.core_end -= Offset(verb.size()); // 会议强调
    }
    if (clause.core_end - clause.core_begin < shortest_core) clause.core_end = clause.core_begin;
}

template <class Words> bool holds(std::u16string_view core, Words const& words) {
    return std::any_of(std::begin(words), std::end(words), [&](std::u16string_view word) { return core.find(word) != core.npos; });
}

// 全民素养提升、企业能力提升、前沿技术突破: cut at each 、 where the items are statements.
void add(std::u16string_view units, Offset begin, Offset end, std::vector<Clause>& out) {
    std::vector<Offset> cuts = {begin};
    Offset shortest = end - begin;
    for (Offset at = begin; at < end; ++at) {
        if (units[at] != u'、') continue;
        shortest = std::min(shortest, at - cuts.back());
        cuts.push_back(at + 1);
    }
    shortest = std::min(shortest, end - cuts.back());
    bool list = cuts.size() >= 3 && shortest + 1 >= statement && (end - begin) / cuts.size() >= statement;
    if (!list) cuts.resize(1);
    cuts.push_back(end + 1);
    for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
        Clause clause{cuts[i], std::min(end, cuts[i + 1] - 1), 0, 0, false, false};
        find_core(units, clause);
        if (clause.end > clause.begin) out.push_back(clause);
    }
}

// 到2025年, 到2030年底; not 达到243个.
bool names_a_year_ahead(std::u16string_view sentence) {
    for (std::size_t at = sentence.find(u'到'); at != sentence.npos; at = sentence.find(u'到', at + 1)) {
        std::size_t end = at + 1;
        while (end < sentence.size() && is_arabic_digit(sentence[end])) ++end;
        if (end == at + 5 && end < sentence.size() && sentence[end] == u'年') return true;
    }
    return false;
}

// A sentence that sets a date ahead (到2025年) sets goals in all its clauses, and so do those behind it in its paragraph.
void judge_sentence(std::u16string_view units, std::vector<Clause>& clauses, std::size_t first, bool& ahead) {
    if (first >= clauses.size()) return;
    std::u16string_view sentence = units.substr(clauses[first].begin, clauses.back().end - clauses[first].begin);
    ahead |= names_a_year_ahead(sentence);
    for (std::size_t i = first; i < clauses.size(); ++i) {
        std::u16string_view core = units.substr(clauses[i].core_begin, clauses[i].core_end - clauses[i].core_begin);
        bool imperative =
            std::any_of(std::begin(goals), std::end(goals), [&](std::u16string_view word) { return core.substr(0, word.size()) == word; });
        clauses[i].goal = ahead || imperative || holds(core.substr(0, 2), std::initializer_list<std::u16string_view>{u"要", u"将"});
        clauses[i].result = !ahead && holds(core, results);
    }
}

void read_block(Letters const& text, Span span, std::vector<Clause>& out) {
    auto [begin, end] = text.inside(span);
    std::u16string_view units = text.units;
    std::size_t first = out.size();
    bool ahead = false;
    Offset from = begin;
    for (Offset at = begin; at < end; ++at) {
        Offset closed = behind_brackets(units, at, std::min(end, at + 60));
        bool title = units[at] == u'《' && closed > at;
        if (title) at = closed - 1;
        if (title || !ends_clause(units[at])) continue;
        add(units, from, at, out);
        from = at + 1;
        if (!ends_sentence(units[at])) continue;
        judge_sentence(units, out, first, ahead);
        first = out.size();
    }
    add(units, from, end, out);
    judge_sentence(units, out, first, ahead);
}

} // namespace

std::vector<Clause> clauses_of(Document const& document, Letters const& text) {
    std::vector<Clause> out;
    std::vector<bool> holds_others(document.blocks.size());
    for (Block const& block : document.blocks)
        if (block.parent >= 0) holds_others[block.parent] = true;
    for (std::size_t i = 0; i < document.blocks.size(); ++i)
        if (!holds_others[i] && written_by_author(document.blocks[i])) read_block(text, document.blocks[i].span, out);
    if (!document.blocks.empty()) return out;
    std::u16string_view all = document.text.units;
    for (Offset begin = 0; begin < all.size();) {
        Offset end = Offset(std::min(all.find(u'\n', begin), all.size()));
        read_block(text, {begin, end}, out);
        begin = end + 1;
    }
    return out;
}

} // namespace duidu
