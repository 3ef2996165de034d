#include "segment/dictionary.h"

#include "text/units.h"

#include <array>
#include <cmath>

namespace duidu {

namespace {

// ---- the pack ----
// "DWP1", then as little-endian 32 bits: words, units behind shared beginnings, different units among these; then columns, one after the
// other: the first units (16 bits) of the words that share none, the different units by falling frequency (16 bits), a byte a word of
// shared × 16 + own units, the high bytes and the low bytes of the own units' places among the different ones, a cost a word. Columns
// compress; words side by side would not.
struct Reader {
    Bytes bytes;
    std::size_t at = 0;
    bool short_of(std::size_t length) const { return bytes.size() - at < length; }
    std::uint32_t number(int width) {
        std::uint32_t value = 0;
        for (int byte = 0; byte < width; ++byte) value |= std::uint32_t(bytes[at++]) << (8 * byte);
        return value;
    }
    Bytes column(std::size_t length) {
        Bytes part = bytes.subspan(at, length);
        at += length;
        return part;
    }
};

struct Columns {
    Bytes first, units, shapes, high, low, costs;
};

char16_t wide(Bytes column, std::size_t index) {
    return 2 * index + 1 < column.size() ? char16_t(column[2 * index] | column[2 * index + 1] << 8) : u'\0';
}

bool columns_of(Bytes pack, Columns& columns) {
    constexpr std::array<std::uint8_t, 4> magic = {'D', 'W', 'P', '1'};
    Reader reader{pack};
    if (reader.short_of(20) || !std::equal(magic.begin(), magic.end(), pack.begin())) return false;
    reader.at = 4;
    std::size_t words = reader.number(4), firsts = reader.number(4), own = reader.number(4), different = reader.number(4);
    if (reader.short_of(2 * (firsts + different + words + own))) return false;
    columns.first = reader.column(2 * firsts), columns.units = reader.column(2 * different);
    columns.shapes = reader.column(words), columns.high = reader.column(own), columns.low = reader.column(own),
    columns.costs = reader.column(words);
    return true;
}

std::vector<Entry> words_in(Columns const& columns) {
    std::vector<Entry> entries;
    entries.reserve(columns.shapes.size());
    std::u16string word;
    std::size_t first = 0, own = 0;
    for (std::size_t index = 0; index < columns.shapes.size(); ++index) {
        std::size_t shared = columns.shapes[index] >> 4, length = columns.shapes[index] & 15;
        word.resize(std::min(shared, word.size()));
        if (shared == 0) word += wide(columns.first, first++), --length;
        for (; length-- > 0 && own < columns.low.size(); ++own)
            word += wide(columns.units, std::size_t(columns.high[own] << 8 | columns.low[own]));
        entries.push_back({word, columns.costs[index]});
    }
    return entries;
}

// ---- words that no dictionary has ----

struct Place {
    std::size_t length, at;
};
constexpr Place places[] = {{2, 0}, {2, 1}, {3, 0}, {3, 1}, {3, 2}};

// How many words of the place's length have each unit there.
std::vector<int> counts_at(Place place, std::vector<Entry> const& known, int& all) {
    std::vector<int> counts(0x10000);
    for (Entry const& entry : known)
        if (entry.word.size() == place.length) ++counts[entry.word[place.at]], ++all;
    return counts;
}

bool is_grammar(char16_t unit) {
    static Units const all(u"的了是在和与之于为不有等及而这那也就都将被把从对向以由到并或其所但则又且若如他她它我你们着过很更最较每该各个");
    return all.has(unit);
}

} // namespace

Trie::Trie(std::vector<Entry> entries) {
    auto stands_before = [](Entry const& a, Entry const& b) { return a.word < b.word; };
    bool in_order = std::is_sorted(entries.begin(), entries.end(), stands_before); // as a pack has them
    if (!in_order) std::stable_sort(entries.begin(), entries.end(), stands_before);
    entries.erase(std::unique(entries.begin(), entries.end(), [](Entry const& a, Entry const& b) { return a.word == b.word; }),
                  entries.end());
    if (!entries.empty()) build(entries);
}

void Trie::build(std::vector<Entry> const& sorted) {
    struct Range {
        std::uint32_t begin, end;
        std::uint32_t depth;
    };
    std::vector<Range> ranges{{0, std::uint32_t(sorted.size()), 0}};
    units_ = {0}, costs_ = {no_word};
    for (std::size_t node = 0; node < ranges.size(); ++node) {
        Range range = ranges[node];
        first_.push_back(std::uint32_t(ranges.size()));
        if (range.begin < range.end && sorted[range.begin].word.size() == range.depth) costs_[node] = sorted[range.begin++].cost;
        while (range.begin < range.end) {
            char16_t unit = sorted[range.begin].word[range.depth];
            std::uint32_t end = range.begin;
            while (end < range.end && sorted[end].word[range.depth] == unit) ++end;
            ranges.push_back({range.begin, end, range.depth + 1});
            units_.push_back(unit), costs_.push_back(no_word);
            range.begin = end;
        }
    }
    first_.push_back(std::uint32_t(ranges.size()));
    roots_.assign(0x10000, 0);
    for (std::uint32_t child = first_[0]; child < first_[1]; ++child) roots_[units_[child]] = child;
}

Coinage::Coinage(std::vector<Entry> const& known) : costs_(std::size(places) * units, Cost(never)) {
    constexpr double unseen = 0.3, unseen_all = 1000; // a character that no word has there, and all of them
    // What it costs that a word is none of the dictionary, in quarters of −log: by trial, since every word of the dictionary is tried as
    // well
    constexpr double coined[] = {14 / 2.0, 14 / 2.0, 18 / 3.0, 18 / 3.0, 18 / 3.0};
    for (std::size_t place = 0; place < std::size(places); ++place) {
        int all = 0;
        std::vector<int> counts = counts_at(places[place], known, all);
        for (std::size_t unit = 0; unit < units; ++unit) {
            double cost = coined[place] - 4 * std::log((counts[unit] + unseen) / (all + unseen_all));
            bool half = unit >= 0xD800 && unit <= 0xDFFF; // of a surrogate pair
            if (!half && !is_grammar(char16_t(unit))) costs_[place * units + unit] = Cost(std::min(cost, never - 1.0));
        }
    }
}

std::vector<Entry> entries_of(Bytes pack) {
    Columns columns;
    return columns_of(pack, columns) ? words_in(columns) : std::vector<Entry>();
}

} // namespace duidu
