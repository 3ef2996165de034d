#include "segment/article.h"

#include "segment/evidence.h"
#include "segment/together.h"

#include <algorithm>
#include <cmath>

namespace duidu {

namespace {

// What each kind of evidence weighs in each manner, in log odds of the article; and when lines are weighed again.
constexpr float weights[evidence_count][2 * manner_count - 1] = {
// nothing with tags is weighed again
#include "segment/weights.inc"
};

// The weights of one manner.
using Weights = std::array<float, LineEvidence::size>;

Weights weights_of(std::size_t column) {
    Weights out{};
    for (std::size_t kind = 0; kind < evidence_count; ++kind) out[kind] = weights[kind][column];
    return out;
}

// All kinds are weighed, and not those alone that the line shows: four at once are sooner done than said which they are.
double odds_of(LineEvidence const& evidence, Weights const& by) {
    constexpr std::size_t step = LineEvidence::step;
    std::array<double, step> sums{};
    for (std::size_t kind = 0; kind < LineEvidence::size; kind += step)
        for (std::size_t i = 0; i < step; ++i) sums[i] += evidence[kind + i] * by[kind + i];
    return (sums[0] + sums[1]) + (sums[2] + sums[3]);
}

// What speaks most against the line.
std::string_view why_not(LineEvidence const& evidence, Weights const& by) {
    std::string_view why;
    double most = 0;
    evidence.for_each([&](std::size_t kind, float much) {
        double says = much * by[kind];
        if (says < most && *evidence_kinds[kind].why) most = says, why = evidence_kinds[kind].why;
    });
    return why;
}

// A line that nothing but the evidence speaks against needs a reason; one of a table may yet sink with it.
bool needs_reason(Sketch const& sketch, std::size_t i, double odds, Block const& block) {
    bool inside = int(i) >= sketch.begin && int(i) < sketch.end;
    return inside && sketch.votes[i].why.empty() && (odds <= 0 || block.parent >= 0);
}

std::vector<Judgement> weigh(Parsed const& parsed, std::vector<Line> const& lines, Sketch const& sketch, std::size_t column) {
    Weights const by = weights_of(column);
    Evidences evidences(parsed, lines, sketch);
    std::vector<Judgement> out(lines.size());
    for (std::size_t i = 0; i < lines.size(); ++i) {
        LineEvidence const& evidence = evidences.of(i);
        out[i].odds = odds_of(evidence, by);
        Block const& block = parsed.blocks[std::size_t(lines[i].block)];
        if (needs_reason(sketch, i, out[i].odds, block)) out[i].why = why_not(evidence, by);
    }
    return out;
}

// The same once more, knowing what was thought of each line.
std::vector<Judgement> weigh_again(Parsed const& parsed, std::vector<Line> const& lines, Sketch sketch, std::vector<Judgement> const& first,
                                   std::size_t column) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
        sketch.odds.push_back(first[i].odds);
        sketch.kept[i] = first[i].odds > 0;
    }
    return weigh(parsed, lines, sketch, column);
}

// What is no matter of weights: the table of metadata is none of the article; its numbers, dates and signatures are, where the sketch keeps
// them.
bool is_settled(std::vector<Line> const& lines, std::size_t i) {
    Clue clue = lines[i].clue;
    bool signs = i + 1 < lines.size() && lines[i + 1].clue == Clue::signature;
    return clue == Clue::metadata || clue == Clue::number || clue == Clue::attachment || clue == Clue::signature || signs;
}

// An article does not end in links alone: 返回首页, the address of the page.
void drop_last_links(std::vector<Line> const& lines, std::vector<Judgement>& judgements) {
    constexpr double nothing_else = 0.9;
    for (std::size_t i = lines.size(); i-- > 0;) {
        if (judgements[i].odds <= 0) continue;
        if (lines[i].linked < nothing_else) return;
        judgements[i] = {-judgements[i].odds, "links"};
    }
}

// Copyright and registration end a page; seldom among the public pages that were learnt from, they are no matter of weights. Where the
// sketch keeps such words they are part of an article on them.
void drop_legal_ends(std::vector<Line> const& lines, Sketch const& sketch, std::vector<Judgement>& judgements) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
        bool legal = lines[i].clue == Clue::copyright || lines[i].clue == Clue::registration;
        if (legal && lines[i].closes && !sketch.kept[i] && judgements[i].odds > 0)
            judgements[i] = {-judgements[i].odds, name_of(lines[i].clue)};
    }
}

// Paragraphs of a gallery read like those of the article; what counts its pictures is none of it.
void drop_galleries(Parsed const& parsed, std::vector<Line> const& lines, Sketch const& sketch, std::vector<Judgement>& judgements) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
        int element = parsed.blocks[std::size_t(lines[i].block)].element;
        if (element >= 0 && sketch.gallery[std::size_t(element)] && judgements[i].odds > 0) judgements[i] = {-judgements[i].odds, "media"};
    }
}

// Comments read like prose.
void drop_threads(std::vector<Line> const& lines, Sketch const& sketch, std::vector<Judgement>& judgements) {
    for (std::size_t i = 0; i < lines.size(); ++i)
        if (sketch.thread[i] && judgements[i].odds > 0) judgements[i] = {-judgements[i].odds, "comments"};
}

// The odds of each line. Where the evidence leaves little of the sketch, the page is of a kind that nobody has weighed, and where nothing
// speaks of a page, there is nothing to weigh: there the sketch stands.
std::vector<Judgement> judgements_of(Parsed const& parsed, std::vector<Line> const& lines, Sketch const& sketch) {
    constexpr double least = 0.25; // of the sketch's words
    constexpr double firmly = 4;   // log odds
    Manner manner = manner_of(parsed);
    bool weighed = manner == Manner::tags || stands_on_a_page(lines);
    std::vector<Judgement> out(lines.size());
    double kept = 0, sketched = 0;
    if (weighed) out = weigh(parsed, lines, sketch, std::size_t(manner));
    if (weighed && is_weighed_twice(manner)) out = weigh_again(parsed, lines, sketch, out, manner_count - 1 + std::size_t(manner));
    if (weighed) drop_threads(lines, sketch, out);
    if (weighed) drop_galleries(parsed, lines, sketch, out);
    if (weighed) keep_together(parsed, lines, out);
    if (weighed) drop_last_links(lines, out);
    if (weighed) drop_legal_ends(lines, sketch, out);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        kept += out[i].odds > 0 ? lines[i].weight : 0;
        sketched += sketch.kept[i] ? lines[i].weight : 0;
    }
    weighed &= kept >= least * sketched;
    for (std::size_t i = 0; i < lines.size(); ++i)
        if (!weighed || is_settled(lines, i)) out[i].odds = sketch.kept[i] ? firmly : -firmly;
    return out;
}

} // namespace

void find_article(Parsed const& parsed, std::vector<Line> const& lines, Segmented& out) {
    Sketch sketch = sketch_of(parsed, lines);
    std::vector<Judgement> judgements = judgements_of(parsed, lines, sketch);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        Block& block = out.blocks[std::size_t(lines[i].block)];
        block.confidence = 1 / (1 + std::exp(-std::abs(judgements[i].odds)));
        if (judgements[i].odds > 0) continue;
        block.role = Role::boilerplate;
        if (!sketch.votes[i].why.empty()) block.why = sketch.votes[i].why;
        else if (int(i) < sketch.begin || int(i) >= sketch.end) block.why = int(i) < sketch.begin ? "before" : "after";
        else block.why = judgements[i].why;
    }
}

void keep_something(std::vector<Line> const& lines, std::vector<Block>& blocks) {
    constexpr double hardly = 0.5; // a guess
    auto speaks = [&](Line const& line) {
        Role role = blocks[std::size_t(line.block)].role;
        return role == Role::body || role == Role::heading || role == Role::caption;
    };
    if (std::any_of(lines.begin(), lines.end(), speaks)) return;
    for (Line const& line : lines) {
        Block& block = blocks[std::size_t(line.block)];
        if (block.role != Role::boilerplate || block.why != "links") continue;
        block.role = Role::body, block.confidence = hardly;
        block.why.clear();
    }
}

void settle_containers(std::vector<Block>& blocks) {
    std::vector<bool> speaks(blocks.size(), false), holds_others(blocks.size(), false);
    for (Block const& block : blocks)
        if (block.parent >= 0) holds_others[std::size_t(block.parent)] = true;
    for (std::size_t i = blocks.size(); i-- > 0;) {
        if (!holds_others[i]) speaks[i] = blocks[i].role != Role::boilerplate;
        if (speaks[i] && blocks[i].parent >= 0) speaks[std::size_t(blocks[i].parent)] = true;
    }
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (holds_others[i] && !speaks[i]) blocks[i].role = Role::boilerplate, blocks[i].why = "holds boilerplate";
        if (blocks[i].role == Role::body && blocks[i].kind == BlockKind::heading) blocks[i].role = Role::heading;
        if (blocks[i].role == Role::body && blocks[i].kind == BlockKind::caption) blocks[i].role = Role::caption;
    }
}

} // namespace duidu
