// What every finder of metadata works on: the lines of a page, where its title and its paragraphs stand, and the claims made so far.
//
//     find_metadata:  page (what the markup says) · official (the table above a document) · title · byline (the band below it) · …
//                     each claims:  date = 2024-09-11T08:25, read from "byline", believed 0.95           settle: the strongest leads
#pragma once

#include "segment/lines.h"
#include "segment/moment.h"
#include "segment/segment.h"

#include <optional>

namespace duidu {

using Place = MetadataField Metadata::*;

// How far each kind of witness is believed. The page's own band beats its meta elements, which templates and copying fill.
constexpr double sure = 0.95, likely = 0.85, fair = 0.7, weak = 0.4;

constexpr std::size_t no_line = ~std::size_t(0);

struct Scene {
    Parsed const& parsed;
    std::vector<Line> const& lines;
    Segmented& out;
    std::string zone;                              // "+08:00" for a Chinese text
    std::size_t title = no_line;                   // line of the title
    std::size_t first = 0;                         // line of the first paragraph
    std::size_t behind = 0;                        // line behind the last paragraph
    std::vector<std::u16string> around_title = {}; // what the head's title says besides: the site, a section, whose blog it is

    std::u16string_view text(Span span) const { return parsed.text[span]; }
    Block& block(std::size_t line) const { return out.blocks[std::size_t(lines[line].block)]; }
    bool is_article(std::size_t line) const { return block(line).role != Role::boilerplate; }
    // The first and the last paragraph of the article, from a line on. A title with a colon in it is none.
    void find_paragraphs(std::size_t from);
    // The site's name as far as it is known; "" where nothing says it.
    std::u16string_view site() const;
    // Lines that may tell of the article: a few above the title, the band, a few behind the last paragraph.
    bool is_near(Span span) const;
    // Gives a line's block its role.
    void give(std::size_t line, Role role, double confidence) const;

    void claim(Place place, Fact fact) const;
    void claim_text(Place place, Span span, std::string from, double confidence) const;
    void claim_date(Place place, std::u16string_view raw, Moment const& moment, Span span, ByteSpan bytes, std::string from,
                    double confidence) const;
};

std::u16string_view trimmed(std::u16string_view text);
// The moment that a byline says it was published at; not today's, nor that of a change.
std::optional<Moment> published_moment(std::u16string_view text);

// ---- the finders ----

// Meta elements, front matter, structured data.
void read_fields(Scene& scene);
// Elements that templates name after what they hold, where they stand near the article.
void read_marks(Scene& scene);
// Links above the article to pages of authors.
void read_author_links(Scene& scene);
void find_title(Scene& scene);
// The lines below a statute's title that tell who passed and changed it: this text is that of the last change.
void read_history(Scene& scene);
// The band from the title to the first paragraph, and two lines above.
void read_band(Scene& scene);
// Editors and sources behind the last paragraph.
void read_end(Scene& scene);
// 本报北京9月11日电（记者 张三）: the reporter in the first paragraph's dateline.
void read_dateline(Scene& scene);
// The table of a government page: 索引号： | 000014349/2019-00007.
void read_table(Scene& scene);
void find_document_number(Scene& scene);
void find_signature(Scene& scene);
// 首页 > 监管 > 正文: the last step that names a section.
void find_section(Scene& scene);
// The last resort: a date right above the title or right behind the article.
void find_any_date(Scene& scene);
// Whose blog it is, who signed.
void find_owner(Scene& scene);
void find_signed_name(Scene& scene);

} // namespace duidu
