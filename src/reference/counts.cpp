#include "reference/counts.h"

#include "segment/enumerations.h"
#include "segment/phrases.h"
#include "segment/sentences.h"
#include "text/by_first.h"
#include "text/literal.h"
#include "text/order.h"
#include "text/units.h"

#include <algorithm>
#include <optional>
#include <unordered_map>

namespace duidu {

namespace {

using View = std::u16string_view;

constexpr View measures[] = {u"方面", u"部分", u"个", u"项", u"大", u"条", u"类", u"种", u"点",
                             u"章",   u"篇",   u"件", u"套", u"组", u"块", u"环", u"批"};
// What texts count when they announce a list. 月, 省, 企业 are counted too, but nobody then lists them.
constexpr View nouns[] = {u"任务", u"方面", u"篇章", u"部分", u"行动", u"工程", u"举措", u"措施", u"要求", u"目标", u"原则",
                          u"重点", u"领域", u"环节", u"问题", u"内容", u"指标", u"板块", u"章节", u"意见", u"建议", u"条件",
                          u"情形", u"类型", u"维度", u"层面", u"阶段", u"步骤", u"体系", u"机制", u"制度", u"方向", u"特点",
                          u"特征", u"亮点", u"优势", u"挑战", u"机遇", u"关系", u"工作", u"事项", u"能力", u"职责", u"情况",
                          u"要素", u"途径", u"支柱", u"抓手", u"计划", u"专栏", u"政策", u"战略", u"专项", u"清单", u"项目",
                          u"规定", u"变化", u"功能", u"模块", u"主题", u"经验", u"做法", u"启示", u"场景"};
// Other things are counted only where they are listed right there: 北京、上海、广州三市; 5个区县：…
constexpr View other_measures = u"市县区省州国方镇乡家所位名院校部处起门座支款";
constexpr View measures_alone = u"市县区省州国方镇乡"; // 三市率先试点: no noun follows
// What is counted but never listed: 3个工作日, 两个月, 5个百分点.
constexpr View durations[] = {u"工作日", u"工作周", u"月", u"小时", u"季度", u"星期", u"世纪", u"百分点", u"年", u"交易日", u"自然日"};
// The same, but verbs too: 6个方面│保障实施 counts 方面, 五个坚持 counts 坚持.
constexpr View verbal_nouns[] = {u"保障", u"需要", u"转变", u"突破", u"提升", u"坚持", u"统筹", u"结合", u"统一"};
// Names of slogans and doctrines: their number is part of the name.
constexpr View set_phrases[] = {u"四项基本原则", u"三大攻坚战", u"五大发展理念", u"三个代表",
                                u"两个大局",     u"四大名著",   u"四大发明",     u"八项规定"};
constexpr Offset longest_noun = 10;
constexpr long long most = 200; // 300项工程 is a quantity

struct Claim {
    Span span, measure, counted; // 10项重大任务, 项, 重大任务
    long long value = 0;
    View noun, head; // folded: 重大任务, 任务
    std::size_t paragraph = 0;
    bool tentative = false; // of other things: dropped where no list stands there
    int list = -1, found = 0;
    bool open = false;
    Reason why;
};

struct Finder {
    Prose const& prose;
    std::size_t index;
    Paragraph const& paragraph = prose.paragraphs[index];

    View rest(Offset at, Offset length) const { return prose.fold({at, std::min(paragraph.span.end, at + length)}); }
    char16_t before(Offset at) const { return at > paragraph.span.begin ? prose.folded[at - 1] : u'\0'; }

    bool is_named(Offset at) const {
        int around = bracket_around(paragraph.brackets, at);
        for (; around >= 0; around = paragraph.brackets[std::size_t(around)].parent) {
            BracketKind kind = paragraph.brackets[std::size_t(around)].kind;
            if (is_title(kind) || is_quote(kind)) return true;
        }
        static ByFirst<View> const phrases(set_phrases, [](View phrase) { return phrase; });
        return phrases.longest_at(rest(at, 8), 0) != nullptr;
    }

    // The counted noun: up to the first noun of the table, and on through those that follow it (重点│工程).
    Offset noun_end(Offset at, Offset& head) const {
        View words = rest(at, longest_noun);
        for (View noun : verbal_nouns)
            if (stands_at(words, 0, noun)) return at + Offset(noun.size());
        static Units const breaks(u",。;:!?、()\"《》和与及等的了\n ");
        static ByFirst<View> const counted(nouns, [](View noun) { return noun; });
        Offset end = 0;
        for (Offset i = 0; i < words.size(); ++i) {
            if (breaks.has(words[i]) || prose.text[at + i] == u'“') break;
            View const* found = counted.longest_at(words, i);
            if (!found) {
                if (end > 0) break;
                continue;
            }
            head = at + i;
            end = i + Offset(found->size());
            i = end - 1;
        }
        return at + end;
    }
    // A noun outside the table: 北京、上海等5个│城市.
    Offset any_noun_end(Offset at) const {
        View words = rest(at, 6);
        Offset end = 0;
        auto goes_on = [&] {
            return is_han_unit(words[end]) && !has(u"和与及等的了在为是由均都各已将共还也", words[end]) && !stands_at(words, end, u"同时");
        };
        while (end < words.size() && goes_on()) ++end;
        for (PhraseWord const& word : phrase_words(words.substr(0, end))) {
            bool ends = word.governs() || word.kinds == unsigned(noun_verb);
            if (ends && word.span.begin > 0) return at + word.span.begin;
        }
        return at + end;
    }

    View measure_at(Offset at, bool& other) const {
        static ByFirst<View> const known(measures, [](View measure) { return measure; });
        static Units const others(other_measures);
        View here = rest(at, 2);
        View const* measure = known.longest_at(here, 0);
        other = !measure;
        if (measure) return *measure;
        return !here.empty() && others.has(here[0]) ? here.substr(0, 1) : View();
    }
    bool is_duration(Offset noun) const {
        static ByFirst<View> const all(durations, [](View word) { return word; });
        return all.longest_at(rest(noun, 4), 0) != nullptr;
    }

    // Of a number that begins there and is so long.
    std::optional<Claim> at(Offset begin, Numeral const& numeral) const {
        constexpr Offset longest_number = 8; // 一百二十五 has 5
        bool fits = numeral.whole && numeral.integer >= 2 && numeral.integer <= most && numeral.span.length() <= longest_number;
        if (!fits) return {};
        Offset end = begin + numeral.span.length();
        bool other = false;
        View measure = measure_at(end, other);
        static Units const never_before(u"第数几每零〇.-");
        if (measure.empty() || never_before.has(before(begin))) return {};
        Offset noun = end + Offset(measure.size()), head = noun;
        if (is_duration(noun) || is_named(begin)) return {};
        Offset stop = other ? noun : noun_end(noun, head);
        bool announced = !other && (stop > noun || measure.size() == 2);
        if (!announced) head = noun, stop = other && has(measures_alone, measure[0]) ? noun : any_noun_end(noun);
        Claim claim;
        claim.span = {begin, stop}, claim.measure = {end, noun}, claim.counted = {noun, stop};
        claim.value = numeral.integer;
        claim.noun = prose.fold(claim.counted);
        claim.head = stop > noun ? prose.fold({head, stop}) : measure;
        claim.paragraph = index;
        claim.tentative = !announced;
        return claim;
    }
};

std::vector<Claim> claims_of(Prose const& prose, Numbers const& numbers) {
    std::vector<Claim> found;
    Numbers::Walk walk = numbers.walk();
    for (std::size_t p = 0; p < prose.paragraphs.size(); ++p) {
        Finder finder{prose, p};
        Role role = finder.paragraph.role;
        if (role != Role::body && role != Role::title && role != Role::heading && role != Role::caption) continue;
        Span span = finder.paragraph.span;
        Offset reached = 0;
        for (Offset at : walk.in(span)) {
            if (at < reached) continue;
            auto numeral = walk.at(prose.fold(span), at - span.begin, span.begin);
            auto claim = numeral ? finder.at(at, *numeral) : std::nullopt;
            // Past the number as a whole, so that 一百二十五 is looked at once.
            reached = claim ? claim->span.end : numeral ? at + numeral->span.length() : at + 1;
            if (claim) found.push_back(*claim);
        }
    }
    return found;
}

// Numbered headings under one parent.
struct Section {
    std::vector<std::size_t> headings; // of the outline
    int parent = -1;                   // the heading above; −1 for none
};

std::vector<Section> sections_of(std::vector<Heading> const& outline) {
    std::vector<Section> found;
    std::unordered_map<std::string_view, std::size_t> by_path;
    std::unordered_map<std::string_view, int> by_id;
    by_id.reserve(outline.size());
    for (std::size_t i = 0; i < outline.size(); ++i) {
        by_id.emplace(outline[i].id, int(i));
        if (outline[i].number.empty()) continue;
        std::string_view id = outline[i].id;
        std::size_t slash = id.rfind('/');
        std::string_view path = id.substr(0, slash == std::string_view::npos ? 0 : slash);
        auto [place, fresh] = by_path.emplace(path, found.size());
        constexpr std::size_t most = 200; // sections looked at for every claim
        if (fresh && found.size() == most) break;
        if (fresh) found.push_back({{}, by_id.count(path) ? by_id[path] : -1});
        found[place->second].headings.push_back(i);
    }
    return found;
}

// Where a list begins or ends.
struct Place {
    Offset at;
    int list;
    auto operator<=>(Place const&) const = default;
};

struct Resolver {
    Prose const& prose;
    std::vector<Block> const& blocks;
    std::vector<Heading> const& outline;
    std::vector<Enumeration>& lists;
    std::vector<Claim> claims;
    std::vector<Place> by_end{}, by_begin{};  // lists by where they end and begin
    std::vector<std::vector<int>> by_count{}; // lists by how many items they have, up to what a claim may say
    std::vector<Section> sections{};
    std::vector<View> counted{}; // the noun that a list is known to be of; "" for none

    int items(int list) const { return int(lists[std::size_t(list)].items.size()); }
    bool is_marked(int list) const { return lists[std::size_t(list)].kind == Enumeration::Kind::marked; }

    void resolve(Claim& claim, int list, char const* why) {
        claim.list = list;
        claim.found = items(list);
        claim.why = why;
        Enumeration& target = lists[std::size_t(list)];
        if (counted[std::size_t(list)].empty()) counted[std::size_t(list)] = claim.noun;
        if (target.kind == Enumeration::Kind::coordinated) target.kind = Enumeration::Kind::claimed;
        target.open = target.open && claim.found < claim.value;
        claim.open = target.open;
    }

    // 甲、乙、丙等3项, 甲、乙两个方面: the list that ends where the claim begins.
    bool ends_at(Claim& claim) {
        Offset begin = claim.span.begin;
        auto found = std::upper_bound(by_end.begin(), by_end.end(), begin, [](Offset at, Place const& place) { return at < place.at; });
        if (found == by_end.begin()) return false;
        --found;
        if (begin - found->at > 3) return false;
        View between = prose.fold({found->at, begin});
        bool joined =
            between.empty() || between == u"等" || between == u"等等" || between == u"等共" || between == u"共" || between == u"这";
        // 老人、儿童5名 counts people, not kinds of them.
        bool examples = between.starts_with(u'等');
        if (!joined || (claim.tentative && !examples && items(found->list) != claim.value)) return false;
        Enumeration& list = lists[std::size_t(found->list)];
        list.open = list.open || examples;
        resolve(claim, found->list, "the list that ends at it");
        return true;
    }
    // 5G创新应用工程等17项重点工程: one example, and no 、.
    bool example_before(Claim& claim) {
        Offset end = claim.span.begin;
        Paragraph const& paragraph = prose.paragraphs[claim.paragraph];
        if (end <= paragraph.span.begin + 1 || prose.folded[end - 1] != u'等') return false;
        constexpr Offset longest = 40;
        Offset last = end - 1, begin = last;
        while (begin > paragraph.span.begin && last - begin < longest && !has(u",。;:!?\n", prose.folded[begin - 1])) --begin;
        begin += noun_phrase_begin(prose.fold({begin, last}));
        Span span = trimmed(prose.text, {begin, last});
        if (span.empty()) return false;
        Enumeration list;
        list.kind = Enumeration::Kind::claimed;
        list.rule = "等 before a count";
        list.open = true;
        list.span = span;
        list.items.push_back({1, {span.begin, span.begin}, span});
        lists.push_back(std::move(list));
        counted.emplace_back();
        resolve(claim, int(lists.size()) - 1, "the example before it");
        return true;
    }
    // 分为6个篇章，分别为…; 10项任务，一是…; 包括以下3个方面：一是…
    bool begins_after(Claim& claim, Claim const* following) {
        Offset end = claim.span.end;
        auto next = std::lower_bound(by_begin.begin(), by_begin.end(), end, [](Place const& place, Offset at) { return place.at < at; });
        if (next == by_begin.end()) return false;
        constexpr Offset furthest = 60;
        Offset begin = next->at;
        bool claimed_nearer = following && following->span.begin < begin;
        if (begin - end > furthest || claimed_nearer) return false;
        View between = prose.fold({end, begin});
        if (between.find_first_of(u"。!?") < between.size() - std::min<std::size_t>(between.size(), 1)) return false;
        bool colon = between.ends_with(u':') || between.ends_with(u":\n");
        if (is_marked(next->list)) {
            bool near = between.size() <= 20 || between.find(u':') != View::npos;
            if (near || items(next->list) == claim.value) return resolve(claim, next->list, "the series after it"), true;
            return false;
        }
        static constexpr View openings[] = {u"分别为", u"分别是", u"包括", u"包含", u"即", u"主要是", u"主要有", u"一般为", u"--", u"("};
        bool opened = colon || std::any_of(std::begin(openings), std::end(openings), [&](View word) { return between.ends_with(word); });
        if (!opened) return false;
        resolve(claim, next->list, "the list that it introduces");
        return true;
    }

    // 5个区县： and as many bullets below.
    bool bullets_after(Claim& claim) {
        Span paragraph = prose.paragraphs[claim.paragraph].span;
        View after = prose.fold({claim.span.end, paragraph.end});
        bool opens = !after.empty() && after.back() == u':' && after.find_first_of(u"。!?;") == View::npos;
        if (!opens) return false;
        Enumeration list;
        list.kind = Enumeration::Kind::claimed;
        list.rule = "bullets";
        int level = -1;
        for (std::size_t p = claim.paragraph + 1; p < prose.paragraphs.size() && prose.paragraphs[p].kind == BlockKind::list_item; ++p) {
            Block const& block = blocks[std::size_t(prose.paragraphs[p].block)];
            if (level < 0) level = block.level;
            if (block.level < level) break;
            Span words = prose.paragraphs[p].span;
            if (block.level == level) list.items.push_back({int(list.items.size()) + 1, {words.begin, words.begin}, words});
        }
        if (list.items.size() < 2) return false;
        list.span = {list.items.front().span.begin, list.items.back().span.end};
        lists.push_back(std::move(list));
        counted.emplace_back();
        resolve(claim, int(lists.size()) - 1, "the bullets after it");
        return true;
    }

    // Elsewhere in the document: a list of as many items that counts the same, or the only series of so many that counts nothing yet.
    void search(Claim& claim) {
        struct Lists {
            int first = -1, count = 0;
            void add(int list) { first = count++ == 0 ? list : first; }
        };
        Lists same_noun, same_head, free;
        for (int list : by_count[std::size_t(claim.value)]) {
            View noun = counted[std::size_t(list)];
            if (!noun.empty() && noun == claim.noun) same_noun.add(list);
            else if (!noun.empty() && noun.ends_with(claim.head)) same_head.add(list);
            else if (noun.empty() && is_marked(list)) free.add(list);
        }
        if (same_noun.count > 0) return resolve(claim, same_noun.first, "a list of the same things");
        if (same_head.count == 1) return resolve(claim, same_head.first, "a list of the same kind of things");
        if (same_head.count == 0 && free.count == 1) return resolve(claim, free.first, "the only series of so many");
        if (!announces_headings(claim)) claim.why = "not enumerated";
    }

    // 三、重点任务 with as many headings below, or 现提出五点意见： with as many right after.
    bool announces_headings(Claim& claim) {
        for (Section const& section : sections) {
            if (section.headings.size() != std::size_t(claim.value) || section.headings.empty()) continue;
            Span first = outline[section.headings.front()].span;
            bool named = section.parent >= 0 && prose.fold(outline[std::size_t(section.parent)].span).find(claim.head) != View::npos;
            std::size_t next = claim.paragraph + 1;
            bool right_before = next < prose.paragraphs.size() && prose.paragraphs[next].span.begin == first.begin;
            if (!named && !right_before) continue;
            lists.push_back(list_of(section));
            counted.emplace_back();
            resolve(claim, int(lists.size()) - 1, "the headings that it announces");
            return true;
        }
        return false;
    }
    Enumeration list_of(Section const& section) const {
        Enumeration list;
        list.rule = "headings";
        for (std::size_t i : section.headings) {
            Heading const& heading = outline[i];
            Span marker{heading.span.begin, heading.span.begin + Offset(heading.number.size())};
            Span words = trimmed(prose.text, {marker.end, heading.span.end});
            if (!words.empty() && prose.folded[words.end - 1] == u'。') --words.end;
            list.items.push_back({int(list.items.size()) + 1, marker, words});
        }
        list.span = {list.items.front().marker.begin, list.items.back().span.end};
        return list;
    }

    void run() {
        counted.assign(lists.size(), {});
        sections = sections_of(outline);
        for (int i = 0; i < int(lists.size()); ++i)
            by_end.push_back({lists[std::size_t(i)].span.end, i}), by_begin.push_back({lists[std::size_t(i)].span.begin, i});
        merge_rows(by_end), merge_rows(by_begin);
        for (std::size_t i = 0; i < claims.size(); ++i) {
            Claim const* following = i + 1 < claims.size() ? &claims[i + 1] : nullptr;
            (void)(ends_at(claims[i]) || example_before(claims[i]) || begins_after(claims[i], following) || bullets_after(claims[i]));
        }
        constexpr std::size_t enough = 100; // so many lists of one length: no claim will know its own among more
        by_count.resize(std::size_t(most) + 1);
        for (int i = 0; i < int(lists.size()); ++i) {
            bool known = (is_marked(i) || !counted[std::size_t(i)].empty()) && items(i) <= most;
            if (auto& same = by_count[known ? std::size_t(items(i)) : 0]; known && same.size() < enough) same.push_back(i);
        }
        for (Claim& claim : claims)
            if (claim.list < 0 && !claim.tentative) search(claim);
        auto dropped = [](Claim const& claim) { return claim.tentative && claim.list < 0; };
        claims.erase(std::remove_if(claims.begin(), claims.end(), dropped), claims.end());
    }
};

CountClaim told_of(Prose const& prose, Claim const& claim, std::size_t place) {
    CountClaim told;
    told.id = "k" + std::to_string(place);
    told.span = claim.span;
    told.value = claim.value;
    told.measure = std::u16string(prose.text.substr(claim.measure.begin, claim.measure.length()));
    told.noun = std::u16string(prose.text.substr(claim.counted.begin, claim.counted.length()));
    told.found = claim.found;
    told.holds = claim.list >= 0 && claim.found == claim.value;
    told.open = claim.open;
    told.why = claim.why;
    return told;
}

} // namespace

std::vector<CountClaim> counts(Prose const& prose, Numbers const& numbers, std::vector<Block> const& blocks,
                               std::vector<Heading> const& outline, std::vector<Enumeration>& lists) {
    Resolver resolver{prose, blocks, outline, lists, claims_of(prose, numbers)};
    resolver.run();
    std::vector<std::size_t> places = number(lists);
    std::vector<CountClaim> told;
    told.reserve(resolver.claims.size());
    for (Claim const& claim : resolver.claims) {
        told.push_back(told_of(prose, claim, told.size() + 1));
        if (claim.list >= 0) told.back().enumeration = lists[places[std::size_t(claim.list)]].id;
    }
    return told;
}

} // namespace duidu
