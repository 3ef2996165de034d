// What do the words point to? Aliases, citations, counts, dates, quantities, entities, and the links between passages.
#pragma once

#include "segment/segment.h"

namespace duidu {

struct Alias {
    std::string id; // a1, a2, …
    Span short_name, full_name, definition;
    std::u16string name;        // the short name without its brackets: 报告
    std::vector<Span> mentions; // where it is used, before its definition too; the definition left out
};

struct Citation {
    Span span;
    std::u16string title;       // the work's full title without its outer brackets; "" where only a number or an article is named
    std::string alias;          // id of the alias it was named by
    std::u16string article;     // 第十五条第二款
    std::u16string number;      // 国发〔2021〕29号
    std::optional<Span> target; // where it leads inside this document
    bool outside = false;       // names another document
    Reason rule;
    double confidence = 1;
};

struct CountClaim {
    std::string id; // k1, k2, …
    Span span;
    long long value = 0;
    std::u16string measure, noun;
    std::string enumeration; // id of the list that it counts; "" where none was found
    int found = 0;           // items of that list
    bool holds = false;      // found == value
    bool open = false;       // the list ends in 等 and names only some of the things: fewer are found, and nothing is wrong
    Reason why;
};

struct Quotation {
    Span span; // with its marks
};

struct Date {
    enum class Kind { datetime, date, month, year, period, deadline, vague } kind = Kind::date;
    Span span;
    std::string value; // ISO 8601; a period 2021/2025; "" for a vague one
    Reason rule;
    double confidence = 1;
};

struct Entity {
    enum class Kind { organisation, person, place } kind = Kind::organisation;
    Span span;
    std::u16string name;
};

struct Quantity {
    Span span;
    double value = 0;
    std::u16string measure, noun; // simplified; a percentage's measure is %, money's the currency: 元, 美元
    std::string bound;            // "", about, at_least, at_most, over, under
    double until = 0;             // the upper end of a range (1万至5万元, 3000多人); 0 where it is one number
    enum class Kind { count, duration, money, share, amount } kind = Kind::count; // share: 5%, 三成; amount: 3公里, 2.1亿千瓦
};

struct Link {
    enum class Kind { elaborates, mentions, repeats, cites, hyperlink } kind = Kind::mentions;
    Span from, to;
    std::u16string href; // of a hyperlink
    Reason why;
    double confidence = 1;
};

struct Term {
    std::u16string term; // as it stands at first
    Span first;          // where it stands first
    int count = 0;
    double salience = 0; // count times how rare it is elsewhere, in nats
};

struct References {
    std::vector<Alias> aliases;
    std::vector<Citation> citations;
    std::vector<Quotation> quotations;
    std::vector<CountClaim> counts;
    std::vector<Date> dates;
    std::vector<Entity> entities;
    std::vector<Quantity> quantities;
    std::vector<Link> links;
    std::vector<Term> terms; // most salient first; none where no dictionary is loaded
    Notes notes;
};

// May add enumerations that only a count claim makes visible (kind claimed), hence the mutable segmentation.
References refer(Parsed const& parsed, Segmented& segmented);

} // namespace duidu
