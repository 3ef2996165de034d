#include "decode/statistics.h"

#include "decode/whatwg.h"
#include "text/fold.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <map>
#include <memory>
#include <optional>
#include <utility>

namespace duidu {

namespace {

#include "decode/statistics.inc"

// Prices are whole quarters of a nat.
constexpr int nat = 4;
constexpr int infinite = 1 << 30;

// ---- what a character costs ----

struct Block {
    char16_t first, last;
    int price; // nats
};
// A character that the statistics do not list costs what its block does: a ten-thousandth of the text shared among its characters, or less.
constexpr Block blocks[] = {{0x0080, 0x009F, 18}, {0x00A0, 0x024F, 13}, {0x0250, 0x036F, 16}, {0x0370, 0x052F, 14}, {0x2000, 0x206F, 12},
                            {0x2070, 0x22FF, 13}, {0x2460, 0x24FF, 12}, {0x2500, 0x257F, 15}, {0x2580, 0x26FF, 13}, {0x3000, 0x303F, 11},
                            {0x3040, 0x30FF, 13}, {0x3100, 0x312F, 14}, {0x3200, 0x33FF, 14}, {0x3400, 0x4DBF, 17}, {0x4E00, 0x9FFF, 14},
                            {0xAC00, 0xD7A3, 14}, {0xE000, 0xF8FF, 18}, {0xF900, 0xFAFF, 17}, {0xFF01, 0xFF5E, 11}, {0xFF61, 0xFF9F, 13}};
constexpr int elsewhere = 18;   // nats, any other character
constexpr int emoji_price = 13; // U+1F000 and above
constexpr int rare_plane_price = 17;
constexpr int unassigned_price = 26;

struct Language {
    char16_t const* const* levels;
    std::size_t count;
    int extra; // quarter nats that this language costs beside the charset's first
};
// What a charset is used for, and what else may stand in it.
constexpr std::size_t level_count = std::size(simplified_levels);
struct Usage {
    std::array<Language, 5> languages;
    bool latin;                        // accented letters are at home in it
    bool proves_itself = false;        // its bytes show it, whatever the characters are
    std::u16string_view alphabet = {}; // small letters by falling frequency, of a script that is not Latin
    std::u16string_view accents = {};  // the accented letters that its languages use most
};
constexpr Language simplified(int extra) { return {simplified_levels, level_count, extra}; }
constexpr Language traditional(int extra) { return {traditional_levels, level_count, extra}; }
constexpr Language cantonese(int extra) { return {cantonese_levels, level_count, extra}; }
constexpr Language japanese(int extra) { return {japanese_levels, level_count, extra}; }
constexpr Language korean(int extra) { return {korean_levels, level_count, extra}; }

constexpr Usage usages[] = {{{simplified(2), traditional(4), cantonese(8), japanese(8), korean(8)}, true, true}, // UTF-8
                            {{simplified(2), traditional(4), cantonese(8), japanese(8), korean(8)}, true},       // UTF-16, UTF-32
                            {{simplified(0), traditional(5), cantonese(16), japanese(24)}, false},               // GB 18030
                            {{traditional(0), cantonese(3), japanese(24)}, false},                               // Big5, EUC-TW
                            {{japanese(0)}, false},
                            {{korean(0), traditional(24)}, false},
                            {{}, true, false, {}, u"éèàçêôîûâùëïäöüßñóíáúãõåøæœ"},          // French, German, Spanish and their neighbours
                            {{}, true, false, {}, u"ığüşçöİŞÇÖÜĞ"},                         // Turkish
                            {{}, true, false, {}, u"áéíóúöüőűýčšžřěůąęłśżźńćôäţşăâîđťďňľ"}, // between the Oder and the Black Sea
                            {{}, true, false, {}, u"āēīūšžčņļķģąęėįųõäöü"},                 // Baltic
                            {{}, false, false, u"оеаинтсрвлкмдпуяыьгзбчйхжшюцщэіїєґфъёўјљњћђџ"},
                            {{}, false, false, u"αοιετνσρκπμυληςίόάγωέδθήχβφύώξζψϊϋ"},
                            {{}, false, false, u"יוהלאתרבשמנדחםעקפגטכסןצזךףץ־׳״"},
                            {{}, false, false, u"اليمونرتبعدسفهةكقحجأشصطخىذضءغزثئإآظؤ،؟ًَُِّْ"},
                            {{}, false, false, u"านรกอเงมยลวดทสตะปบคหแจพชขใไโผซณถธศญษฟฝภฐฉฏฒฆฎฌฬํ่้ัิีุู็์ืึ๊๋าำฯๆ"}};
enum UsageIndex { utf8, unicode, gb, tw, ja, ko, latin, turkish, central, baltic, cyrillic, greek, hebrew, arabic, thai };

// ASCII by how often text has it: letters, digits, space, line breaks; then what only code has much of; control characters.
int ascii_price(unsigned byte) {
    if (byte < 0x20) return byte == '\n' || byte == '\r' || byte == '\t' ? 3 * nat : 14 * nat;
    if (byte == 0x7F) return 14 * nat;
    constexpr std::string_view rare = "@[\\]^_`{|}~#$";
    return rare.find(char(byte)) == rare.npos ? 13 : 6 * nat;
}

char16_t capital(char16_t letter) {
    if ((letter >= 0x3B1 && letter <= 0x3C9) || (letter >= 0x430 && letter <= 0x44F)) return char16_t(letter - 0x20);
    return letter >= 0x450 && letter <= 0x45F ? char16_t(letter - 0x50) : letter;
}
constexpr std::u16string_view latin_marks = u"’‘“”–—…«»°©®€·";

struct Prices {
    std::array<std::uint8_t, 0x10000> of; // quarter nats
    bool surcharges = true;               // for neighbours that do not go together
    explicit Prices(Usage const& usage) {
        of.fill(elsewhere * nat);
        for (Block const& block : blocks) std::fill(of.begin() + block.first, of.begin() + block.last + 1, std::uint8_t(block.price * nat));
        for (unsigned byte = 0; byte < 0x80; ++byte) of[byte] = std::uint8_t(ascii_price(byte));
        for (Language const& language : usage.languages)
            for (std::size_t level = 0; level < language.count; ++level)
                for (char16_t const* at = language.levels[level]; *at; ++at)
                    of[*at] = std::min(of[*at], std::uint8_t(int(level) * nat / 2 + language.extra));
        of[0xFFFD] = 18 * nat;
        if (usage.latin) price_latin();
        if (usage.languages[0].count == 0)
            for (char16_t each : latin_marks) of[each] = std::min(of[each], std::uint8_t(13 * nat / 2));
        if (usage.latin) price_accents(usage.accents.empty() ? usages[latin].accents : usage.accents);
        price_alphabet(usage.alphabet);
        if (usage.proves_itself) price_bytes();
    }
    // Text that was decoded wrongly and written again is well-formed UTF-8 without being likely text: no character may cost much more than
    // its bytes do where any of them may stand.
    void price_bytes() {
        constexpr int latin1_most = 6 * nat, two_bytes_most = 15 * nat / 2, three_bytes_most = 11 * nat;
        surcharges = false;
        for (unsigned each = 0x80; each < 0x10000; ++each) {
            int most = each < 0x100 ? latin1_most : each < 0x800 ? two_bytes_most : three_bytes_most;
            of[each] = std::uint8_t(std::min<int>(of[each], most));
        }
    }
    // Frequencies fall off evenly enough: the first letter is one in nine, the thirtieth one in four hundred.
    void price_alphabet(std::u16string_view letters) {
        constexpr int first = 9, capital_price = 10; // quarter nats
        for (std::size_t rank = letters.size(); rank-- > 0;) {
            of[capital(letters[rank])] = std::uint8_t(first + rank / 2 + capital_price);
            of[letters[rank]] = std::uint8_t(first + rank / 2);
        }
    }
    void price_accents(std::u16string_view letters) {
        for (char16_t each : usages[latin].accents) of[each] = 7 * nat;
        for (char16_t each : letters) of[each] = 5 * nat;
    }
    void price_latin() {
        for (unsigned each = 0xC0; each < 0x180; ++each) of[each] = std::min(of[each], std::uint8_t(9 * nat));
    }
};

Prices const& prices_of(std::string_view charset) {
    static std::unique_ptr<Prices const> made[std::size(usages)];
    constexpr struct {
        std::string_view charset;
        UsageIndex usage;
    } uses[] = {{"gb18030", gb},
                {"gbk", gb},
                {"big5", tw},
                {"euc-tw", tw},
                {"shift_jis", ja},
                {"euc-jp", ja},
                {"euc-kr", ko},
                {"utf-8", utf8},
                {"utf-16le", unicode},
                {"utf-16be", unicode},
                {"utf-32le", unicode},
                {"utf-32be", unicode},
                {"windows-1254", turkish},
                {"windows-1250", central},
                {"iso-8859-2", central},
                {"windows-1257", baltic},
                {"iso-8859-4", baltic},
                {"windows-1251", cyrillic},
                {"koi8-r", cyrillic},
                {"koi8-u", cyrillic},
                {"iso-8859-5", cyrillic},
                {"ibm866", cyrillic},
                {"x-mac-cyrillic", cyrillic},
                {"windows-1253", greek},
                {"iso-8859-7", greek},
                {"windows-1255", hebrew},
                {"iso-8859-8", hebrew},
                {"windows-1256", arabic},
                {"iso-8859-6", arabic},
                {"windows-874", thai}};
    UsageIndex usage = latin;
    for (auto const& use : uses)
        if (use.charset == charset) usage = use.usage;
    if (!made[usage]) made[usage] = std::make_unique<Prices const>(usages[usage]);
    return *made[usage];
}

// ---- what two of them cost beside each other ----

// As statistics.mjs places them.
bool is_common_pair(char16_t first, char16_t second) {
    std::uint32_t place = (first * 0x9E3779B1u ^ second * 0x85EBCA6Bu) >> (32 - pair_bits);
    unsigned six = unsigned(pair_letters[place / 6]) - '0';
    return (six - (six > 44)) >> (place % 6) & 1;
}

constexpr int common_pair = -6; // quarter nats: ln of how much likelier a common pair is in text than in the set by chance
constexpr int uncommon_pair = 3;
constexpr int into_other = 1 * nat; // from ASCII to the rest, and back
constexpr int accents_meet = 3 * nat;
constexpr int scripts_meet = 5 * nat;  // inside a word
constexpr int double_letter = 4 * nat; // seldom in these scripts, always where a file is filled with one byte
constexpr int inner_capital = 5 * nat; // behind a small letter

bool is_ascii_letter(char32_t point) { return point < 0x80 && (point | 32) >= 'a' && (point | 32) <= 'z'; }
bool is_alphabetic(char32_t point) { return point >= 0x370 && point < 0x1000; } // Greek to Thai

int astral_price(char32_t point) {
    if (point >= 0x1F000 && point < 0x1FB00) return emoji_price * nat;
    return (point >= 0x20000 && point < 0x33480 ? rare_plane_price : unassigned_price) * nat;
}

// What letters below U+1000 cost for standing beside each other.
int surcharge(char16_t last, char32_t point) {
    if ((is_alphabetic(point) && is_ascii_letter(last)) || (is_ascii_letter(point) && is_alphabetic(last))) return scripts_meet;
    if (point < 0x80 || last < 0x80) return (point < 0x80) != (last < 0x80) ? into_other : 0;
    if (point < 0x250 && last < 0x250) return accents_meet;
    if (capital(char16_t(point)) == point && capital(last) != last) return inner_capital;
    return point == last ? double_letter : 0;
}

int price(Prices const& prices, char16_t last, char32_t point) {
    if (point > 0xFFFF) return astral_price(point);
    int alone = prices.of[point];
    if ((point < 0x1000 && last < 0x1000) || point < 0x80 || last < 0x80) return alone + (prices.surcharges ? surcharge(last, point) : 0);
    return std::max(1, alone + (is_common_pair(last, char16_t(point)) ? common_pair : uncommon_pair));
}

// ---- the best way through the bytes ----

constexpr int damaged_price = 11 * nat; // one character in a few hundred is damaged, and the byte may be any
constexpr int more_damage = 7 * nat;    // damage seldom comes alone
constexpr int cut_price = 2 * nat;      // an end inside a character, as a careless reader of blocks leaves it
constexpr int cut_byte = 3 * nat;       // and what its bytes might have been

constexpr int astray = 2 * damaged_price; // a way so much dearer than one that is ahead of it: that one gets anywhere for less
constexpr int trusted = 6 * nat; // a character as common as this is not asked whether it is damage

struct Place {
    int cost = infinite;
    char16_t last = 0; // the character before, on the best way; U+FFFD after damage
    Offset characters = 0;
    Offset damaged = 0;
};


// ---- as the decoder reads ----

// What two bytes cost in a double-byte charset; by the number that they are in memory, as the decoder's own table.
struct PairPrices {
    static constexpr std::uint8_t ask = 255; // no character of two bytes: the decoder knows
    std::array<std::uint8_t, 0x10000> of;

    PairPrices(char16_t const* units, Prices const& prices) {
        for (unsigned pair = 0; pair < of.size(); ++pair) of[pair] = units[pair] ? prices.of[units[pair]] : ask;
    }
};

PairPrices const& pair_prices_of(Coder const& by) {
    static std::map<std::string_view, std::unique_ptr<PairPrices const>> made; // few, and by the name that the coder keeps
    auto& table = made[by.name];
    if (!table) table = std::make_unique<PairPrices const>(by.pairs(), prices_of(by.name));
    return *table;
}

// Nothing where not all of them are ASCII and pairs.
std::optional<CharsetReading> reading_by_pairs(PairPrices const& pairs, Bytes bytes) {
    CharsetReading reading;
    std::uint8_t const *at = bytes.data(), *end = at + bytes.size();
    std::uint64_t cost = 0;
    constexpr std::uint64_t leads = 0x0080'0080'0080'0080;
    while (at < end) {
        for (std::uint64_t eight; end - at >= 8; at += 8) { // four at once: their look-ups do not wait for one another
            std::memcpy(&eight, at, 8);
            if ((eight & leads) != leads) break;
            unsigned four[] = {pairs.of[eight & 0xFFFF], pairs.of[eight >> 16 & 0xFFFF], pairs.of[eight >> 32 & 0xFFFF], pairs.of[eight >> 48]};
            if (std::max({four[0], four[1], four[2], four[3]}) == PairPrices::ask) break;
            cost += four[0] + four[1] + four[2] + four[3];
            reading.characters += 4;
        }
        if (at == end) break;
        if (*at < 0x80) {
            ++at;
            continue;
        }
        std::uint8_t price = end - at < 2 ? PairPrices::ask : pairs.of[unsigned(at[1]) << 8 | at[0]];
        if (price == PairPrices::ask) return {};
        cost += price;
        ++reading.characters;
        at += 2;
    }
    reading.nats = double(cost) / nat;
    return reading;
}

CharsetReading reading_by_decoder(Coder const& by, Prices const& prices, Bytes bytes) {
    Text text;
    std::vector<Malformed> malformed;
    Shift shift;
    by.decode(by, {bytes.data(), bytes.data() + bytes.size(), 0, true}, shift, text, malformed);
    CharsetReading reading;
    int cost = 0;
    for (char16_t unit : text.units) {
        if (unit < 0x80) continue;
        cost += prices.of[unit];
        ++reading.characters;
    }
    for (Malformed const& each : malformed) reading.damaged += each.bytes.length();
    reading.nats = double(cost) / nat;
    return reading;
}

} // namespace

CharsetReading reading_of(std::string_view charset, Bytes bytes, double most) {
    Coder const* by = coder(charset);
    if (!by) return {hopeless_nats};
    int dearest = most < infinite / nat ? int(most * nat) : infinite - 1;
    char16_t const* pairs = by->pairs ? by->pairs() : nullptr;
    Prices const& prices = prices_of(charset);
    std::uint8_t const *begin = bytes.data(), *end = begin + bytes.size();
    // No character is longer than four bytes: the places ahead are a ring of eight.
    Place ring[8];
    ring[0].cost = 0;
    std::size_t furthest = 0; // of the places that are reached
    auto reach = [&](std::size_t place, Place const& from, int cost, char16_t last, unsigned characters, unsigned damaged) {
        furthest = std::max(furthest, place);
        Place& to = ring[place & 7];
        if (from.cost + cost < to.cost) to = {from.cost + cost, last, from.characters + characters, from.damaged + damaged};
    };
    auto cut_by = [&](std::size_t at, Place const& here) {
        int left = int(bytes.size() - at);
        reach(bytes.size(), here, cut_price + left * cut_byte, 0xFFFD, 0, unsigned(left));
    };
    auto character = [&](std::uint8_t const* at) -> Character {
        char16_t unit = pairs && end - at >= 2 ? pairs[unsigned(at[1]) << 8 | at[0]] : 0;
        return unit ? Character{2, false, unit} : by->character(*by, at, end);
    };
    // While there is one way only: along characters that need no doubt.
    auto go_along = [&](std::size_t at, Place& here) {
        while (at + 1 < bytes.size() && here.cost <= dearest) {
            bool ascii = begin[at] < 0x80;
            char16_t unit = ascii ? begin[at] : pairs[unsigned(begin[at + 1]) << 8 | begin[at]];
            int cost = ascii || unit ? price(prices, here.last, unit) : trusted;
            if (cost >= trusted) break;
            here = {here.cost + cost, unit, here.characters + !ascii, here.damaged};
            at += ascii ? 1 : 2;
        }
        return at;
    };
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        Place here = std::exchange(ring[i & 7], {});
        if (pairs && i == furthest) {
            furthest = i = go_along(i, here);
            if (i == bytes.size()) ring[i & 7] = here;
        }
        if (here.cost > dearest || i == bytes.size()) continue;
        int rival = std::min({ring[(i + 1) & 7].cost, ring[(i + 2) & 7].cost, ring[(i + 3) & 7].cost});
        if (here.cost > rival + astray) continue;
        Character next = character(begin + i);
        if (next.length) {
            char16_t unit = next.point > 0xFFFF ? char16_t(0xFFFE) : char16_t(next.point);
            int cost = price(prices, here.last, next.point);
            reach(i + next.length, here, cost, unit, next.point >= 0x80, 0);
            if (cost < trusted) continue;
        }
        if (next.cut && here.last != 0xFFFD) cut_by(i, here);
        reach(i + 1, here, here.last == 0xFFFD ? more_damage : damaged_price, 0xFFFD, 0, 1);
    }
    Place const& last = ring[bytes.size() & 7];
    if (last.cost > dearest) return {hopeless_nats};
    return {double(last.cost) / nat, last.characters, last.damaged};
}

QuickReader quick_reader(std::string_view charset) {
    Coder const* by = coder(charset);
    if (!by) return [](Bytes) { return CharsetReading{hopeless_nats}; };
    Prices const& prices = prices_of(charset);
    PairPrices const* pairs = by->pairs ? &pair_prices_of(*by) : nullptr;
    return [by, &prices, pairs](Bytes bytes) {
        auto reading = pairs ? reading_by_pairs(*pairs, bytes) : std::nullopt;
        return reading ? *reading : reading_by_decoder(*by, prices, bytes);
    };
}

namespace {

struct Forms {
    std::array<std::uint8_t, 0x10000> level, best; // half nats; of a character, and of the commonest that folds to it
    Forms() {
        level.fill(std::uint8_t(level_count));
        for (std::size_t each = 0; each < level_count; ++each)
            for (char16_t const* at = traditional_levels[each]; *at; ++at) level[*at] = std::uint8_t(each);
        best.fill(std::uint8_t(level_count));
        for (unsigned unit = 0; unit < 0x10000; ++unit) best[fold(char16_t(unit))] = std::min(best[fold(char16_t(unit))], level[unit]);
    }
};

} // namespace

double nats_behind_other_forms(char16_t character) {
    static Forms const forms;
    return (forms.level[character] - forms.best[fold(character)]) / 2.0;
}

} // namespace duidu
