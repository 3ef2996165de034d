#include "reference/entities.h"

#include "reference/aliases.h"
#include "reference/bodies.h"
#include "reference/seats.h"
#include "segment/phrases.h"
#include "text/by_first.h"
#include "text/fold.h"
#include "text/literal.h"
#include "text/surnames.h"
#include "text/unicode.h"
#include "text/units.h"

#include <algorithm>
#include <array>

namespace duidu {

namespace {

using View = std::u16string_view;
using Kind = Entity::Kind;
using namespace naming;

// ---- persons ----

constexpr View titles[] = {u"总书记", u"国家主席", u"主席",   u"总理",   u"副总理", u"国务委员", u"委员长",   u"部长",   u"副部长",
                           u"主任",   u"副主任",   u"局长",   u"副局长", u"署长",   u"行长",     u"书记",     u"副书记", u"省长",
                           u"副省长", u"市长",     u"副市长", u"县长",   u"区长",   u"院长",     u"副院长",   u"院士",   u"教授",
                           u"副教授", u"研究员",   u"董事长", u"总经理", u"总裁",   u"秘书长",   u"副秘书长", u"会长",   u"副会长",
                           u"司长",   u"副司长",   u"厅长",   u"副厅长", u"处长",   u"校长",     u"所长",     u"理事长", u"总工程师",
                           u"发言人", u"先生",     u"女士",   u"同志",   u"委员",   u"博士",     u"律师"};
constexpr View titles_before[] = {u"记者",   u"通讯员", u"作者",   u"编辑",   u"主席",   u"总理",     u"总书记",     u"部长",
                                  u"主任",   u"局长",   u"书记",   u"省长",   u"市长",   u"院长",     u"院士",       u"教授",
                                  u"董事长", u"总经理", u"总裁",   u"秘书长", u"会长",   u"司长",     u"厅长",       u"处长",
                                  u"校长",   u"所长",   u"理事长", u"发言人", u"研究员", u"总工程师", u"首席执行官", u"摄影"};
constexpr View speech[] = {u"表示", u"指出", u"介绍", u"说",     u"认为", u"强调", u"透露", u"告诉", u"称", u"谈到",
                           u"出席", u"主持", u"致辞", u"作报告", u"摄",   u"报道", u"会见", u"担任", u"任"};
constexpr View doctrines[] = {u"新时代",   u"思想",     u"理论",     u"法治思想", u"经济思想",
                              u"生态文明", u"强军思想", u"外交思想", u"文化思想", u"主义"};

// Whether a title stands right before a name. All of them have two units at least.
bool titled(View text, Offset name) {
    static FirstTwos const ends = [] {
        FirstTwos pairs;
        for (View title : titles_before) pairs.add(title[title.size() - 2], title.back());
        return pairs;
    }();
    if (name < 2 || !ends.may_have(text[name - 2], text[name - 1])) return false;
    return std::any_of(std::begin(titles_before), std::end(titles_before),
                       [&](View title) { return text.substr(0, name).ends_with(title); });
}
template <std::size_t count> View const* begins_with_one(View text, Offset at, View const (&words)[count]) {
    for (View const& word : words)
        if (stands_at(text, at, word)) return &word;
    return nullptr;
}

View const* title_at(View text, Offset at) {
    static ByFirst<View> const all(titles, [](View title) { return title; });
    return all.longest_at(text, at);
}
bool speaks_at(View text, Offset at) {
    static ByFirst<View> const all(speech, [](View word) { return word; });
    return all.longest_at(text, at) != nullptr;
}
bool is_doctrine(View text, Offset end) { return begins_with_one(text, end, doctrines) != nullptr; }

// 由, 经, 会同: words of one unit that a body's name may follow.
constexpr View governors = u"由在向从经对与和及同报";

} // namespace

Parts const& naming::parts() {
    static Parts const all = [] {
        Parts of{};
        auto add = [&](View units, Part part) {
            for (char16_t unit : units) of[unit] |= part;
        };
        // What is_han_unit() says, in rows, since most units are none.
        constexpr std::size_t rows[][2] = {{0x3007, 0x3007}, {0x3400, 0x4DBF}, {0x4E00, 0x9FFF}, {0xD840, 0xDFFF}};
        for (auto const& row : rows) std::fill(of.begin() + row[0], of.begin() + row[1] + 1, han);
        surnames().for_each([&](char16_t unit) { of[unit] |= surname; });
        name_beginnings().for_each([&](char16_t unit) { of[unit] |= known_first; });
        add(Seats::units, seat);
        add(u"文来稿作编责记审校供发", label);
        add(u"股有日晚", suffix);
        add(governors, governor);
        for (View title : titles_before) add(title.substr(title.size() - 1), title_end);
        return of;
    }();
    return all;
}

namespace {

// What the metadata say stands in the text: its source, its author.
struct Said {
    Span span;
    Kind kind;
};

std::vector<Said> said_by(Metadata const& metadata) {
    std::vector<Said> said;
    auto add = [&](MetadataField const& field, Kind kind) {
        if (!field.best.span.empty()) said.push_back({field.best.span, kind});
    };
    add(metadata.source, Kind::organisation);
    add(metadata.author, Kind::person);
    add(metadata.reporter, Kind::person);
    add(metadata.editor, Kind::person);
    std::sort(said.begin(), said.end(), [](Said const& a, Said const& b) { return a.span < b.span; });
    return said;
}

// ---- finding ----

struct Finder {
    View text;   // a paragraph, folded
    Offset base; // where it stands in the document
    std::vector<Entity>& found;
    Seats& seats;
    Parts const& part_of;
    FirstTwos const& pairs;                   // that names begin with
    Offset reached = 0;                       // in the paragraph: where the last entity ended
    static constexpr Offset longest_seat = 4; // units before 市

    bool is(Offset at, unsigned parts) const { return (part_of[text[at]] & parts) != 0; }
    bool opens(Offset at) const { return at == 0 || !is(at - 1, han); }

    void add(Offset begin, Offset end, Kind kind, View name) {
        Entity entity;
        entity.kind = kind;
        entity.span = {base + begin, base + end};
        entity.name = std::u16string(name);
        found.push_back(std::move(entity));
        reached = end;
    }

    // 国家 互联网信息 办公室, 临江市 数据 局: what follows an opener or a place up to the suffix.
    bool shaped(Offset begin, Offset own) {
        Offset end = name_end(text, begin, own);
        seats.note(text.substr(begin, own - begin), end > own);
        if (end == own) return false;
        add(begin, end, Kind::organisation, text.substr(begin, end - begin));
        return true;
    }

    // 北京, 北京市, 北京市海淀区: as far as the chain of districts goes.
    Offset place_end(Offset at) const {
        for (bool more = true; more;) {
            more = false;
            for (View unit : {View(u"维吾尔自治区"), View(u"回族自治区"), View(u"壮族自治区"), View(u"特别行政区"), View(u"自治区"),
                              View(u"自治州"), View(u"新区"), View(u"省"), View(u"市"), View(u"县"), View(u"区")})
                if (stands_at(text, at, unit) &&
                    !(unit == u"市" && at + 1 < text.size() && View(u"场民值级").find(text[at + 1]) != View::npos) &&
                    !(unit == u"区" && at + 1 < text.size() && View(u"域块").find(text[at + 1]) != View::npos)) {
                    at += Offset(unit.size());
                    break;
                }
            if (Known const* next = at < text.size() ? known_at(text, at) : nullptr; next && next->sort == Sort::place)
                at += Offset(next->name.size()), more = true;
        }
        return at;
    }

    // 重庆 of 隆重庆祝, 大同 of 扩大同各国: a place that only the characters around it make.
    bool accident(Offset at, View name) const {
        struct Chance {
            View name, behind, before; // units that stand behind the other word's beginning and before its end
        };
        static constexpr Chance chances[] = {{u"重庆", u"隆贵", u"祝典"},   {u"大同", u"扩重巨最", u""},
                                             {u"大连", u"扩重巨最", u""},   {u"大理", u"重强最", u"论石由念"},
                                             {u"大庆", u"重盛", u"典祝"},   {u"日本", u"近今昨明当节生假次即每", u"报市省县区级院校社人次"},
                                             {u"江西", u"长", u"岸路"},     {u"河南", u"黄运", u"岸路北"},
                                             {u"河北", u"黄运", u"岸路"},   {u"湖南", u"太西", u"岸路"},
                                             {u"湖北", u"太西", u"岸路"},   {u"山西", u"", u"路坡"},
                                             {u"山东", u"", u"麓坡"},       {u"济南", u"经", u""},
                                             {u"济宁", u"经", u""},         {u"前海", u"目之以当", u""},
                                             {u"海口", u"出入", u""},       {u"成都", u"形建组构合促", u""},
                                             {u"上海", u"网线路陆船", u""}, {u"保定", u"确担", u""},
                                             {u"承德", u"继传", u""},       {u"法国", u"宪立司", u""},
                                             {u"德国", u"道", u""},         {u"合肥", u"配", u""},
                                             {u"开封", u"公拆", u""},       {u"西安", u"东", u"排"},
                                             {u"中山", u"", u"区脉间地"},   {u"英国", u"精", u""}};
        for (Chance const& chance : chances) {
            if (name != chance.name) continue;
            Offset end = at + Offset(name.size());
            if (at > 0 && chance.behind.find(text[at - 1]) != View::npos) return true;
            if (end < text.size() && chance.before.find(text[end]) != View::npos) return true;
        }
        return false;
    }

    bool place(Offset at, Known const& known) {
        if (accident(at, known.name)) return false;
        Offset end = place_end(at + Offset(known.name.size()));
        seats.note(text.substr(at, end - at), true);
        if (shaped(at, end)) return true;
        constexpr View inside = u"话语菜人片路"; // 北京话, 广东菜, 上海路
        if (end < text.size() && inside.find(text[end]) != View::npos) return false;
        add(at, end, Kind::place, text.substr(at, end - at));
        return true;
    }

    // 临江市数据局: a place that no list knows, where a clause begins.
    bool unknown_place(Offset at) {
        constexpr View never = u"城都上超本全各地社园小该我外股楼夜门街灾山特景片辖东西南北中某";
        for (Offset length = 2; length <= longest_seat && at + length < text.size(); ++length) {
            if (!is(at + length - 1, han)) return false;
            if (!is(at + length, seat)) continue;
            bool other_word = at + length + 1 < text.size() && View(u"长场民值级").find(text[at + length + 1]) != View::npos;
            if (other_word || never.find(text[at + length - 1]) != View::npos) return false;
            Offset word = 0;
            if (phrase_at(text, at, word) && word == 1) return false; // 由青川县
            for (Offset inner = at; inner < at + length; ++inner)
                if (unsigned kinds = phrase_at(text, inner, word); kinds && word > 1) return false;
            return shaped(at, at + length + 1);
        }
        return false;
    }

    // 市财政局, once 临江市 was named: the body of that place.
    bool local(Offset at) {
        Offset end = name_end(text, at, at + 1);
        std::u16string name = end > at + 1 ? seats.body(text[at], text.substr(at + 1, end - at - 1)) : std::u16string();
        if (name.empty()) return false;
        add(at, end, Kind::organisation, name);
        return true;
    }

    bool known(Offset at) {
        Known const* name = known_at(text, at);
        if (!name) return false;
        Offset end = at + Offset(name->name.size());
        if (name->sort == Sort::opener) return shaped(at, end);
        if (name->sort == Sort::place) return place(at, *name);
        if (name->sort == Sort::leader) return leader(at, end, *name);
        bool in_number =
            end < text.size() && View(u"发函令字").find(text[end]) != View::npos && name->name.back() == u'办'; // 国办发[2018]126号
        // 市发改委 is not that of the state, whatever its city.
        bool of_place = at > 0 && Seats::is_unit(text[at - 1]) && name->full.starts_with(u"国家") && !name->name.starts_with(u"国家");
        if (in_number || of_place) return false;
        // 国务院 办公厅, 中国银行 股份有限公司: a longer name may begin with a known one.
        Offset longer = name_end(text, at, end, true);
        bool whole = longer == end || longer > end + 16;
        if (name->sort == Sort::body && suffix_goes_on(*name, end)) return shaped(at, at + 2);
        add(at, whole ? end : longer, Kind::organisation, whole ? name->full : text.substr(at, longer - at));
        return true;
    }

    // 央行 of 中央行政区: a short name that is part of another word.
    bool suffix_goes_on(Known const& name, Offset end) const {
        constexpr View behind = u"门分长员任托级";
        bool short_name = name.name.size() <= 4 && View(u"部委办局行").find(name.name.back()) != View::npos;
        return short_name && end < text.size() && behind.find(text[end]) != View::npos && text[end] != u'长';
    }

    bool leader(Offset at, Offset end, Known const& name) {
        if (is_doctrine(text, end)) return false;
        if (View const* title = title_at(text, end)) end += Offset(title->size());
        add(at, end, Kind::person, name.full);
        return true;
    }

    // 王建国 of 王建国部长, 记者王建国, 王建国表示.
    bool person(Offset at) {
        bool opening = opens(at), titled_before = !opening && titled(text, at);
        if (at < reached || (!opening && !titled_before)) return false;
        for (Offset length : {Offset(3), Offset(2)}) {
            Offset end = at + length;
            if (end > text.size()) continue;
            bool han = true;
            for (Offset inner = at; inner < end; ++inner)
                han &= is_han_unit(text[inner]) && View(u"的和等与在是了为").find(text[inner]) == View::npos;
            if (!han) continue;
            View const* title = title_at(text, end);
            bool speaks = speaks_at(text, end), ends = end == text.size() || !is_han_unit(text[end]);
            bool plain = plain_surnames().has(text[at]);
            bool three = length == 3;
            bool titled = title && (plain || (three && View(u"副总正原前首").find(text[end - 1]) == View::npos));
            bool sure = titled_before ? ends || speaks || title || goes_on(end) || (three && ends_name(end - 1))
                                      : opening && (titled || (plain && speaks));
            if (!sure || phrase_inside(at, end)) continue;
            add(at, title && !titled_before ? end + Offset(title->size()) : end, Kind::person, text.substr(at, length));
            return true;
        }
        return false;
    }

    // 厅长陈立新│带队: the last unit begins no word that goes on behind the name.
    bool ends_name(Offset last) const {
        Offset length = 0;
        unsigned kinds = phrase_at(text, last, length);
        if (speaks_at(text, last)) return false; // 张文│报道
        return kinds == 0 || (length == 1 && (kinds & (verb | coverb | particle | adverb)) == 0);
    }

    // 部长王文在, 院长李英的: what follows a name after its title.
    bool goes_on(Offset end) const {
        Offset length = 0;
        unsigned kinds = phrase_at(text, end, length);
        return (kinds & (verb | coverb | particle)) != 0 || (kinds & adverb) != 0;
    }

    // 飞鱼航道科技有限公司, 临江晚报: suffixes that no common word has, so that the name may begin anywhere behind a word that governs it.
    bool sure_suffix(Offset at) {
        static constexpr View sure[] = {u"股份有限公司", u"有限责任公司", u"有限公司", u"日报", u"晚报"};
        constexpr Offset longest_name = 20;
        for (View suffix : sure) {
            if (!stands_at(text, at, suffix)) continue;
            Offset begin = at;
            while (begin > reached && at - begin < longest_name && is_han_unit(text[begin - 1])) --begin;
            begin += noun_phrase_begin(text.substr(begin, at - begin));
            while (begin < at && View(u"据由和与及在向对从是为将让请把被经等").find(text[begin]) != View::npos) ++begin;
            if (at - begin < 2) return false;
            Offset end = at + Offset(suffix.size());
            add(begin, end, Kind::organisation, text.substr(begin, end - begin));
            return true;
        }
        return false;
    }

    // A word of the phrase table across a name tells that it is none: 任务指出.
    bool phrase_inside(Offset begin, Offset end) const {
        Offset length = 0;
        for (Offset at = begin; at < end; ++at)
            if (phrase_at(text, at, length) && length > 1) return true;
        return false;
    }

    // 来源:网信中国), 作 者:王文, 编辑:李英 张力: what the label says, up to what ends it.
    bool labelled(Offset at) {
        struct Label {
            View word;
            Kind kind;
        };
        static constexpr Label labels[] = {
            {u"文章来源:", Kind::organisation}, {u"来源:", Kind::organisation},    {u"来 源:", Kind::organisation},
            {u"稿源:", Kind::organisation},     {u"作者:", Kind::person},          {u"作 者:", Kind::person},
            {u"编辑:", Kind::person},           {u"编 辑:", Kind::person},         {u"责任编辑:", Kind::person},
            {u"责编:", Kind::person},           {u"记者:", Kind::person},          {u"记 者:", Kind::person},
            {u"审核:", Kind::person},           {u"校对:", Kind::person},          {u"供稿:", Kind::organisation},
            {u"发布机构:", Kind::organisation}, {u"发文机关:", Kind::organisation}};
        constexpr Offset longest_label = 20;
        static ByFirst<Label> const all(labels, [](Label const& label) { return label.word; });
        Label const* label = all.longest_at(text, at);
        if (!label) return false;
        Offset begin = at + Offset(label->word.size());
        while (begin < text.size() && text[begin] == u' ') ++begin;
        Offset end = begin, limit = std::min<Offset>(Offset(text.size()), begin + longest_label);
        while (end < limit && (is_letter(text[end]) || is_digit(text[end]) || text[end] == u'·')) ++end;
        bool fits = label->kind == Kind::person ? end - begin >= 2 && end - begin <= 4 : end - begin >= 2;
        bool masked = text.substr(begin, 2) == u"xx"; // a name left out: letters x in its place
        if (!fits || masked || end == begin + longest_label) return false;
        Known const* known = known_at(text, begin);
        bool same = known && begin + known->name.size() == end;
        add(begin, end, label->kind, same ? known->full : text.substr(begin, end - begin));
        return true;
    }

    // 市 of 临江市, so far behind a place that the name of a seat may begin there.
    bool seat_follows(Offset at) const {
        unsigned parts = 0;
        Offset end = std::min(at + longest_seat + 1, Offset(text.size()));
        for (Offset place = at + 2; place < end; ++place) parts |= part_of[text[place]];
        return (parts & seat) != 0;
    }
    // What may begin at a place, as parts; seat and surname only where what stands before allows them, and han for the name of a seat.
    unsigned parts_at(Offset at) const {
        unsigned here = part_of[text[at]], before = at > 0 ? part_of[text[at - 1]] : 0u;
        bool opens_text = (before & han) == 0;
        unsigned may = here & (label | suffix);
        if ((here & known_first) != 0 && at + 1 < text.size() && pairs.may_have(text[at], text[at + 1])) may |= known_first;
        if (opens_text || (before & governor) != 0) may |= (here & seat) | (seat_follows(at) ? unsigned(han) : 0u);
        if (opens_text || (before & title_end) != 0) may |= here & surname;
        return may;
    }

    void find(Offset at, unsigned may) {
        if ((may & label) != 0 && labelled(at)) return;
        if ((may & seat) != 0 && local(at)) return;
        if (((may & known_first) != 0 && known(at)) || ((may & han) != 0 && unknown_place(at))) return;
        if ((may & suffix) != 0 && sure_suffix(at)) return;
        if ((may & surname) != 0) person(at);
    }

    // Where the metadata were read.
    void tell(Said const& said) {
        if (said.span.begin < base + reached || said.span.end - base > text.size()) return;
        Offset at = said.span.begin - base, end = said.span.end - base;
        Known const* name = known_at(text, at);
        bool same = name && at + name->name.size() == end;
        add(at, end, said.kind, same ? name->full : text.substr(at, end - at));
    }
};

// What belongs to titles: inside 《》 nothing is looked for. Asked for places that never go back.
class Titles {
public:
    explicit Titles(std::vector<Bracket> const& brackets) : brackets_(brackets) { advance(); }
    bool hold(Offset at) {
        while (title_.end <= at) ++next_, advance();
        return title_.begin <= at;
    }

private:
    void advance() {
        while (next_ < brackets_.size() && !is_title(brackets_[next_].kind)) ++next_;
        title_ = next_ < brackets_.size() ? brackets_[next_].span : Span{~Offset(0), ~Offset(0)};
    }

    std::vector<Bracket> const& brackets_;
    std::size_t next_ = 0;
    Span title_; // the first that does not end before the place asked for
};

// An alias of a body is that body: 市数据局 after 临江市数据局(以下简称市数据局).
struct ShortName {
    std::u16string name;
    std::u16string full;
    Offset known_from; // where it was given
};

std::vector<ShortName> short_names(std::vector<Alias> const& aliases, std::vector<Entity> const& found) {
    constexpr std::size_t most = 64; // each is looked for in the whole text
    std::vector<ShortName> names;
    for (Alias const& alias : aliases) {
        if (names.size() == most) break;
        auto whole = std::find_if(found.begin(), found.end(), [&](Entity const& entity) {
            return entity.kind == Kind::organisation && alias.full_name.contains(entity.span) && entity.span.end == alias.full_name.end;
        });
        if (whole != found.end() && alias.name.size() >= 2) names.push_back({fold(alias.name), whole->name, alias.short_name.begin});
    }
    return names;
}

void add_mentions(Prose const& prose, std::vector<ShortName> const& names, std::vector<Entity>& found) {
    std::vector<Entity> more;
    for (ShortName const& short_name : names)
        for (std::size_t at = prose.folded.find(short_name.name, short_name.known_from); at != std::u16string::npos;
             at = prose.folded.find(short_name.name, at + short_name.name.size())) {
            Entity entity;
            entity.span = {Offset(at), Offset(at + short_name.name.size())};
            if (!stands_alone(prose.folded, entity.span)) continue;
            entity.name = short_name.full;
            more.push_back(std::move(entity));
        }
    more.insert(more.end(), found.begin(), found.end());
    std::stable_sort(more.begin(), more.end(), [](Entity const& a, Entity const& b) {
        return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
    });
    found.clear();
    for (Entity& entity : more)
        if (found.empty() || found.back().span.end <= entity.span.begin) found.push_back(std::move(entity));
}

} // namespace

std::vector<Entity> entities(Prose const& prose, Starts const& starts, Metadata const& metadata, std::vector<Alias> const& aliases) {
    std::vector<Entity> found;
    std::vector<Said> said = said_by(metadata);
    auto next = said.begin();
    Seats seats;
    Parts const& part_of = parts();
    FirstTwos const& pairs = name_pairs();
    Starts::Walk names = starts.walk(Starts::name);
    for (Paragraph const& paragraph : prose.paragraphs) {
        Finder finder{prose.fold(paragraph.span), paragraph.span.begin, found, seats, part_of, pairs};
        Titles titles(paragraph.brackets);
        Offset untold = next != said.end() ? next->span.begin : ~Offset(0);
        auto tell_until = [&](Offset end) {
            for (; untold < end; untold = ++next != said.end() ? next->span.begin : ~Offset(0)) finder.tell(*next);
        };
        for (Offset start : names.in(paragraph.span)) {
            Offset at = start - finder.base;
            unsigned may = finder.parts_at(at);
            if (may == 0) continue;
            tell_until(start + 1);
            if (at >= finder.reached && !titles.hold(start)) finder.find(at, may);
        }
        tell_until(paragraph.span.end);
    }
    add_mentions(prose, short_names(aliases, found), found);
    return found;
}

} // namespace duidu
