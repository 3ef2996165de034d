// What speaks for and against a line as part of the article, in numbers from -1 to 1: its own words, its neighbours, its place, and the
// company that it keeps in the markup. The sketch of the votes is part of it: a line whose container holds kept lines is likelier to be
// kept.
//
//     分享到：微信 微博      short 1 · share 1 · function words 0 · near kept 0.6 · container kept 0      → −4.1
//     　　会议指出，……。    long 1 · stops 1 · near kept 1 · container kept 0.9                          → +6.3
#pragma once

#include "segment/votes.h"

#include <array>
#include <cstdint>
#include <memory>

namespace duidu {

// name, and the reason that a report gives where it speaks most against a line
#define DUIDU_EVIDENCE(X)                                                                                                                  \
    X(always, "")                                                                                                                          \
    X(weight_3, "short")                                                                                                                   \
    X(weight_6, "short")                                                                                                                   \
    X(weight_12, "short")                                                                                                                  \
    X(weight_25, "short")                                                                                                                  \
    X(weight_50, "short")                                                                                                                  \
    X(weight_100, "short")                                                                                                                 \
    X(has_stop, "short")                                                                                                                   \
    X(has_stops, "short")                                                                                                                  \
    X(has_comma, "short")                                                                                                                  \
    X(ends, "short")                                                                                                                       \
    X(ends_with_dots, "teaser")                                                                                                            \
    X(ends_with_colon, "short")                                                                                                            \
    X(function_words, "short")                                                                                                             \
    X(no_function_words, "short")                                                                                                          \
    X(capitals, "short")                                                                                                                   \
    X(begins_small, "short")                                                                                                               \
    X(digits, "short")                                                                                                                     \
    X(dated, "date")                                                                                                                       \
    X(repeated, "repeated")                                                                                                                \
    X(linked, "links")                                                                                                                     \
    X(all_linked, "links")                                                                                                                 \
    X(linked_long, "links")                                                                                                                \
    X(clue_nav, "nav")                                                                                                                     \
    X(clue_tools, "tools")                                                                                                                 \
    X(clue_related, "related")                                                                                                             \
    X(clue_share, "share")                                                                                                                 \
    X(clue_comments, "comments")                                                                                                           \
    X(clue_legal, "copyright")                                                                                                             \
    X(clue_contact, "contact")                                                                                                             \
    X(clue_metadata, "metadata")                                                                                                           \
    X(clue_editor, "editor")                                                                                                               \
    X(clue_number, "")                                                                                                                     \
    X(clue_closes, "after")                                                                                                                \
    X(before_kept, "before")                                                                                                               \
    X(behind_kept, "after")                                                                                                                \
    X(near_stretch, "after")                                                                                                               \
    X(before_title, "before")                                                                                                              \
    X(is_title, "before")                                                                                                                  \
    X(says_title, "before")                                                                                                                \
    X(below_title, "before")                                                                                                               \
    X(behind_first, "before")                                                                                                              \
    X(has_first, "")                                                                                                                       \
    X(prose_before, "after")                                                                                                               \
    X(no_prose_before, "before")                                                                                                           \
    X(no_prose_behind, "after")                                                                                                            \
    X(few_prose_behind, "after")                                                                                                           \
    X(closed_once, "after")                                                                                                                \
    X(closed_often, "after")                                                                                                               \
    X(prose_near, "beside")                                                                                                                \
    X(prose_far, "beside")                                                                                                                 \
    X(linked_near, "beside")                                                                                                               \
    X(page_near, "beside")                                                                                                                 \
    X(page_beside, "beside")                                                                                                               \
    X(short_near, "beside")                                                                                                                \
    X(vote_for, "")                                                                                                                        \
    X(vote_against, "words")                                                                                                               \
    X(kept, "after")                                                                                                                       \
    X(kept_near, "beside")                                                                                                                 \
    X(kept_far, "beside")                                                                                                                  \
    X(kept_both_sides, "beside")                                                                                                           \
    X(kept_short, "short")                                                                                                                 \
    X(kept_short_alone, "short")                                                                                                           \
    X(prose_outside, "beside")                                                                                                             \
    X(heading, "heading")                                                                                                                  \
    X(heading_above_kept, "heading")                                                                                                       \
    X(heading_above_page, "heading")                                                                                                       \
    X(item, "list")                                                                                                                        \
    X(item_short, "list")                                                                                                                  \
    X(item_linked, "list")                                                                                                                 \
    X(cell, "table")                                                                                                                       \
    X(caption, "caption")                                                                                                                  \
    X(code, "code")                                                                                                                        \
    X(quote, "quote")                                                                                                                      \
    X(strong, "short")                                                                                                                     \
    X(paragraph, "tags")                                                                                                                   \
    X(paragraph_short, "tags")                                                                                                             \
    X(unlikely, "tags")                                                                                                                    \
    X(named_article, "tags")                                                                                                               \
    X(in_article, "tags")                                                                                                                  \
    X(outside_article, "tags")                                                                                                             \
    X(in_core, "tags")                                                                                                                     \
    X(outside_core, "tags")                                                                                                                \
    X(container_prose, "tags")                                                                                                             \
    X(container_kept, "tags")                                                                                                              \
    X(container_dropped, "tags")                                                                                                           \
    X(container_main, "tags")                                                                                                              \
    X(container_of_first, "tags")                                                                                                          \
    X(container_linked, "tags")                                                                                                            \
    X(path_kept, "tags")                                                                                                                   \
    X(path_dropped, "tags")                                                                                                                \
    X(path_often, "tags")                                                                                                                  \
    X(path_linked, "tags")                                                                                                                 \
    X(called_caption, "caption")                                                                                                           \
    X(called_author, "author")                                                                                                             \
    X(called_offer, "offer")                                                                                                               \
    X(called_text, "tags")                                                                                                                 \
    X(leads_elsewhere, "links")                                                                                                            \
    X(half_linked_short, "links")                                                                                                          \
    X(credits, "caption")                                                                                                                  \
    X(addresses_reader, "offer")                                                                                                           \
    X(called_media, "media")                                                                                                               \
    X(called_page, "tags")                                                                                                                 \
    X(has_address, "contact")                                                                                                              \
    X(unended, "short")                                                                                                                    \
    X(unended_near, "beside")                                                                                                              \
    X(ended_near, "beside")                                                                                                                \
    X(under_page_heading, "after")                                                                                                         \
    X(since_page_line, "after")                                                                                                            \
    X(up_from_first, "tags")                                                                                                               \
    X(down_from_first, "tags")                                                                                                             \
    X(beside_first, "tags")                                                                                                                \
    X(picture_words, "caption")                                                                                                            \
    X(counts_pictures, "media")                                                                                                            \
    X(updated, "date")                                                                                                                     \
    X(odds, "words")                                                                                                                       \
    X(odds_here, "words")                                                                                                                  \
    X(odds_before, "before")                                                                                                               \
    X(odds_behind, "after")                                                                                                                \
    X(odds_far_before, "before")                                                                                                           \
    X(odds_far_behind, "after")                                                                                                            \
    X(odds_both_sides, "beside")                                                                                                           \
    X(odds_one_side, "beside")

enum class Evidence : std::uint8_t {
#define DUIDU_NAME(name, why) name,
    DUIDU_EVIDENCE(DUIDU_NAME)
#undef DUIDU_NAME
};

struct EvidenceKind {
    char const* name;
    char const* why; // the reason that a report gives where it speaks most against a line
};

constexpr EvidenceKind evidence_kinds[] = {
#define DUIDU_ROW(name, why) {#name, why},
    DUIDU_EVIDENCE(DUIDU_ROW)
#undef DUIDU_ROW
};
#undef DUIDU_EVIDENCE

constexpr std::size_t evidence_count = std::size(evidence_kinds);

// What a line shows: how much of each kind, 0 of most.
class LineEvidence {
public:
    static constexpr std::size_t step = 4;                                         // kinds that are weighed at once
    static constexpr std::size_t size = (evidence_count + step - 1) / step * step; // filled up with kinds of which no line shows any

    float operator[](std::size_t kind) const { return much_[kind]; }
    void set(Evidence kind, float much) { much_[std::size_t(kind)] = much; }
    // The kinds that it shows, in their order, and how much.
    template <class Use> void for_each(Use use) const {
        for (std::size_t kind = 0; kind < evidence_count; ++kind)
            if (much_[kind] != 0) use(kind, much_[kind]);
    }

private:
    std::array<float, size> much_{};
};

// What a document shows of itself: tags; else lines of a script with wide characters, or of one with spaces between its words. Each has its
// own weights, for a short line is another thing in each.
enum class Manner { tags, wide, spaced };
Manner manner_of(Parsed const& parsed);
constexpr std::size_t manner_count = 3;

// Lines without tags are weighed twice: the second time it is known what became of their neighbours.
bool is_weighed_twice(Manner manner);

// The evidence of one line after the other: of a long page all of it is more than the page itself.
class Evidences {
public:
    // All three must outlive this.
    Evidences(Parsed const& parsed, std::vector<Line> const& lines, Sketch const& sketch);
    ~Evidences();
    // Stands until the next is asked for.
    LineEvidence const& of(std::size_t line);

private:
    class Scales;
    std::unique_ptr<Scales> scales_;
};
std::vector<LineEvidence> evidence_of(Parsed const& parsed, std::vector<Line> const& lines, Sketch const& sketch);

} // namespace duidu
