#include "reference/bodies.h"

#include "segment/phrases.h"
#include "segment/prose.h"
#include "text/by_first.h"
#include "text/literal.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

namespace duidu {

namespace {

using View = std::u16string_view;

#include "reference/names.inc"

// ---- names that are known ----

// What a name of a body begins with. 国家 and 中国 alone are none.
constexpr View openers = u"国家 中央 全国 中国 中华 最高 中共";

void add_words(std::vector<Known>& all, View words, Sort sort, bool one_body) {
    View full;
    for (View name : words_in(words)) {
        if (full.empty() || !one_body) full = name;
        all.push_back({name, full, sort});
    }
}

std::vector<Known> known_names() {
    std::vector<Known> all;
    for (View row : bodies) add_words(all, row, Sort::body, true);
    for (View row : companies) add_words(all, row, Sort::body, true);
    for (View row : media) add_words(all, row, Sort::medium, true);
    for (View row : leaders) add_words(all, row, Sort::leader, true);
    for (View row : {provinces, cities, countries}) add_words(all, row, Sort::place, false);
    add_words(all, openers, Sort::opener, false);
    return all;
}

// The names by their first two units, which tell of most places that no name begins there; none is shorter.
class Names {
public:
    Names() {
        for (Known const& known : known_names()) all_.push_back({known, key(known.name, 0)});
        std::stable_sort(all_.begin(), all_.end(),
                         [](Entry const& a, Entry const& b) { return a.key != b.key ? a.key < b.key : a.known.name < b.known.name; });
        for (std::size_t i = 0; i < all_.size(); ++i) {
            ++begins_[all_[i].key + 1u];
            int shorter = i > 0 && all_[i - 1].key == all_[i].key ? int(i) - 1 : -1;
            while (shorter >= 0 && !all_[i].known.name.starts_with(entry(shorter).known.name)) shorter = entry(shorter).shorter;
            all_[i].shorter = shorter;
        }
        for (std::size_t key = 0; key < keys; ++key) begins_[key + 1] = std::uint16_t(begins_[key + 1] + begins_[key]);
    }
    Known const* longest_at(View text, Offset at) const {
        if (at + 1 >= text.size()) return nullptr;
        std::size_t of = key(text, at), begin = begins_[of], end = begins_[of + 1];
        if (begin == end) return nullptr;
        // Names that begin what stands here are all not greater than it, and each begins the next longer one.
        constexpr std::size_t longest = 24;
        View rest = text.substr(at, longest);
        auto first = all_.begin() + std::ptrdiff_t(begin), last = all_.begin() + std::ptrdiff_t(end);
        auto after = std::upper_bound(first, last, rest, [](View words, Entry const& entry) { return words < entry.known.name; });
        int found = after == first ? -1 : int(after - all_.begin()) - 1;
        while (found >= 0 && !rest.starts_with(entry(found).known.name)) found = entry(found).shorter;
        return found < 0 ? nullptr : &entry(found).known;
    }
    template <class Use> void for_each(Use use) const {
        for (Entry const& one : all_) use(one.known.name);
    }

private:
    struct Entry {
        Known known;
        std::uint16_t key;
        int shorter = -1; // the longest name that this one begins with; −1 for none
    };
    static constexpr unsigned bits = 12; // names of one key are few but for 中国 and 国家
    static constexpr std::size_t keys = std::size_t(1) << bits;
    static std::uint16_t key(View text, Offset at) {
        return std::uint16_t(((std::uint32_t(text[at]) << 16 | text[at + 1]) * 0x9E3779B1u) >> (32 - bits));
    }
    Entry const& entry(int i) const { return all_[std::size_t(i)]; }

    std::vector<Entry> all_; // by key, then by name
    std::array<std::uint16_t, keys + 1> begins_{};
};

Names const& names() {
    static Names const all;
    return all;
}

// ---- the shape of names ----

struct Suffix {
    View word;
    View not_before = {}; // what would make another word of it: 部门, 局面
    View not_after = {};  // likewise: 布局, 干部
};
constexpr Suffix suffixes[] = {{u"委员会", u"主委"},
                               {u"领导小组"},
                               {u"办公室", u"主"},
                               {u"办公厅"},
                               {u"总局"},
                               {u"总署"},
                               {u"总站"},
                               {u"总队"},
                               {u"管理局"},
                               {u"人民政府"},
                               {u"人民法院"},
                               {u"人民检察院"},
                               {u"常务委员会"},
                               {u"人大常委会"},
                               {u"常委会"},
                               {u"代表大会"},
                               {u"研究院"},
                               {u"研究所"},
                               {u"科学院"},
                               {u"工程院"},
                               {u"出版社"},
                               {u"报社"},
                               {u"电视台"},
                               {u"通讯社"},
                               {u"日报"},
                               {u"晚报"},
                               {u"时报"},
                               {u"银行"},
                               {u"大学", u"生"},
                               {u"学院"},
                               {u"医院"},
                               {u"法院"},
                               {u"检察院"},
                               {u"协会"},
                               {u"学会"},
                               {u"联合会"},
                               {u"理事会"},
                               {u"基金会"},
                               {u"总工会"},
                               {u"商会"},
                               {u"集团"},
                               {u"公司"},
                               {u"有限公司"},
                               {u"股份有限公司"},
                               {u"交易所"},
                               {u"政府"},
                               {u"党委"},
                               {u"纪委"},
                               {u"监委"},
                               {u"政协"},
                               {u"人大"},
                               {u"支队"},
                               {u"指挥部"},
                               {u"工作组"},
                               {u"发展改革委"},
                               {u"发改委"},
                               {u"卫健委"},
                               {u"卫生健康委"},
                               {u"国资委"},
                               {u"网信办"},
                               {u"信访局"},
                               {u"博物馆"},
                               {u"图书馆"},
                               {u"档案馆"},
                               {u"管委会"},
                               {u"监管局"},
                               {u"研究中心", u"城"},
                               {u"服务中心"},
                               {u"数据中心"},
                               {u"信息中心"},
                               {u"局", u"面部限势长域", u"布大格战结当"},
                               {u"厅", u"长堂局", u"大餐"},
                               {u"部", u"分门署长委队件落位省级属", u"全内外干局头底东西南北中上下"},
                               {u"署", u"名理", u"部签"},
                               {u"院", u"士长校系落"},
                               {u"委", u"托员派任会办书"},
                               {u"司", u"法机长令", u"公打官"},
                               {u"办", u"理法公案事学结好企成", u"主承协创兴开督查举筹"}};

// 国家信息化 建设 的…: words at which a name cannot go on. 网络安全和信息化 may stand inside one.
bool breaks_name(View text, Offset at, Offset& length, bool complete) {
    constexpr View breakers = u"各每某其该本这那等第";
    static ByFirst<View> const others(words_in(u"部门 总理 主席 部长 局长 书记 主任 省长 市长 县长 发言人 负责人 派出"),
                                      [](View word) { return word; });
    if (others.longest_at(text, at)) return true;
    if (!is_han_unit(text[at]) || breakers.find(text[at]) != View::npos) return true;
    unsigned kinds = phrase_at(text, at, length);
    if (length == 0) return length = 1, false;
    bool joins = !complete && length == 1 && View(u"和与").find(text[at]) != View::npos;
    bool inner = (kinds & (noun_verb | head)) != 0;
    bool governs = (kinds & (verb | coverb | joiner | particle)) != 0 || kinds == adverb;
    return governs && !inner && !joins;
}

// The longest suffix that ends at `end`, with what follows looked at.
Suffix const* suffix_ending(View text, Offset begin, Offset end) {
    static Units const lasts = [] {
        Units all({});
        for (Suffix const& suffix : suffixes) all.add(suffix.word.back());
        return all;
    }();
    if (!lasts.has(text[end - 1])) return nullptr;
    for (Suffix const& suffix : suffixes) {
        if (end - begin < suffix.word.size() || !stands_at(text, end - Offset(suffix.word.size()), suffix.word)) continue;
        if (end < text.size() && suffix.not_before.find(text[end]) != View::npos) continue;
        Offset begins = end - Offset(suffix.word.size());
        if (begins > 0 && suffix.not_after.find(text[begins - 1]) != View::npos) continue;
        return &suffix;
    }
    return nullptr;
}

} // namespace

Units const& name_beginnings() {
    static Units const all = [] {
        Units units({});
        names().for_each([&](View name) { units.add(name[0]); });
        return units;
    }();
    return all;
}

FirstTwos const& name_pairs() {
    static FirstTwos const all = [] {
        FirstTwos pairs;
        names().for_each([&](View name) { pairs.add(name[0], name[1]); });
        return pairs;
    }();
    return all;
}

Known const* known_at(View text, Offset at) { return names().longest_at(text, at); }

Known const* known_as(View folded) {
    Known const* known = folded.empty() ? nullptr : known_at(folded, 0);
    return known && known->name.size() == folded.size() ? known : nullptr;
}

Offset name_end(View text, Offset begin, Offset own, bool complete) {
    constexpr Offset longest_name = 30;
    Offset best = own;
    for (Offset at = own; at < text.size() && at < begin + longest_name;) {
        Offset length = 1;
        if (breaks_name(text, at, length, complete || best > own)) break;
        for (Offset end = at + 1; end <= at + length; ++end)
            if (end > own + 1 && suffix_ending(text, own, end)) best = end;
        at += length;
    }
    return best;
}

} // namespace duidu
