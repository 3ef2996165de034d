#include "decode/signs.h"

#include "text/eight.h"

#include <array>
#include <memory>

namespace duidu {

namespace {

// ---- what a unit is ----

// Suspects: what a text without damage seldom has. A block with one of them is looked at once more.
enum class Suspect : std::uint8_t { none, rare, lost, question, private_use, western, radical, vertical, invisible, unfilled, script };
constexpr std::size_t suspect_kinds = 11;

constexpr std::uint8_t seen_by_suspect[suspect_kinds] = {0,        seen_rare, seen_odd, seen_question, seen_odd,   seen_western,
                                                         seen_odd, seen_odd,  seen_odd, seen_odd,      seen_script};

struct SuspectRange {
    char16_t first, last;
    Suspect suspect;
};

constexpr SuspectRange suspect_ranges[] = {
    {u'?', u'?', Suspect::question},     {0x80, 0xFF, Suspect::western},         {0xA0, 0xA0, Suspect::none},
    {0xAD, 0xAD, Suspect::invisible},    {0x152, 0x153, Suspect::western},       {0x160, 0x161, Suspect::western},
    {0x178, 0x178, Suspect::western},    {0x17D, 0x17E, Suspect::western},       {0x192, 0x192, Suspect::western},
    {0x2C6, 0x2C6, Suspect::western},    {0x2DC, 0x2DC, Suspect::western},       {0x20AC, 0x20AC, Suspect::western},
    {0x2122, 0x2122, Suspect::western},  {0x200B, 0x200F, Suspect::invisible},   {0x2060, 0x2064, Suspect::invisible},
    {0x2500, 0x257F, Suspect::script},   {0x3041, 0x3129, Suspect::script},      {0x30FB, 0x30FC, Suspect::none},
    {0x2E80, 0x2FDF, Suspect::radical},  {0xE000, 0xF8FF, Suspect::private_use}, {0xF900, 0xFAFF, Suspect::radical},
    {0xFE10, 0xFE19, Suspect::vertical}, {0xFE30, 0xFE44, Suspect::vertical},    {0xFEFF, 0xFEFF, Suspect::invisible},
    {0xFFFD, 0xFFFD, Suspect::lost},
};
constexpr std::u16string_view unfilled = u"锟烫屯", chinese_text_has_too = u"§©«®°±·»×÷";

// What a unit is among its neighbours, as bits; blank, line feed and bracket are the values of two of them.
enum Class : std::uint8_t {
    class_han = 1,
    class_blank = 2,
    class_line_feed = 4,
    class_bracket = 6,
    class_spacing = 6, // the two bits
    class_reading = 8, // letters that readings in brackets have: a–z, à–ü, ā–ǜ
    class_high = 16,   // no ASCII
    class_letter = 32, // 40 to 7E
    class_escape = 64,
    class_suspect = 128,
};

struct ClassRange {
    char16_t first, last;
    std::uint8_t bits;
};

constexpr ClassRange class_ranges[] = {
    {0x4E00, 0x9FFF, class_han},   {u'〇', u'〇', class_han},     {0x80, 0xFFFF, class_high},      {0x40, 0x7E, class_letter},
    {u'a', u'z', class_reading},   {0xE0, 0xFC, class_reading},   {0x101, 0x1DC, class_reading},   {u' ', u' ', class_blank},
    {0xA0, 0xA0, class_blank},     {0x3000, 0x3000, class_blank}, {u'\n', u'\n', class_line_feed}, {u'(', u'(', class_bracket},
    {u'（', u'（', class_bracket}, {u'%', u'&', class_escape},    {u'\\', u'\\', class_escape},    {u'_', u'_', class_escape},
};

struct Tables {
    std::array<std::uint8_t, 0x10000> classes = {};
    std::array<Suspect, 0x10000> suspects = {};

    Tables() {
        for (unsigned unit = 0x4E00; unit <= 0x9FFF; ++unit)
            if (surprise(char32_t(unit)) >= rare_character) suspects[unit] = Suspect::rare;
        for (SuspectRange const& range : suspect_ranges)
            std::fill(suspects.begin() + range.first, suspects.begin() + range.last + 1, range.suspect);
        for (char16_t unit : unfilled) suspects[unit] = Suspect::unfilled;
        for (char16_t unit : chinese_text_has_too) suspects[unit] = Suspect::none;
        for (ClassRange const& range : class_ranges)
            for (unsigned unit = range.first; unit <= range.last; ++unit) classes[unit] |= range.bits;
        for (unsigned unit = 0; unit < 0x10000; ++unit)
            if (suspects[unit] != Suspect::none) classes[unit] |= class_suspect;
    }
};

Tables const& tables() {
    static std::unique_ptr<Tables const> const made = std::make_unique<Tables const>();
    return *made;
}

// ---- sixteen units at once ----

using Lanes = std::uint8_t __attribute__((vector_size(16)));
constexpr Offset lanes = sizeof(Lanes);

Lanes lanes_at(std::uint8_t const* place) {
    Lanes out;
    std::memcpy(&out, place, sizeof out);
    return out;
}

// 1 in every lane that holds `value` in the bits of `mask`, else 0.
Lanes ones(Lanes of, std::uint8_t mask, std::uint8_t value) { return Lanes((of & mask) == value) & 1; }

std::uint64_t both_halves(Lanes of) {
    std::uint64_t halves[2];
    std::memcpy(halves, &of, sizeof of);
    return halves[0] | halves[1];
}

bool any(Lanes of) { return both_halves(of) != 0; }

std::uint8_t bits_of(Lanes of) {
    std::uint64_t bits = both_halves(of);
    bits |= bits >> 32, bits |= bits >> 16;
    return std::uint8_t(bits | bits >> 8);
}

Offset sum(Lanes of) {
    Offset out = 0;
    for (Offset lane = 0; lane < lanes; ++lane) out += of[lane];
    return out;
}

// Counts in every lane; emptied before one of them runs over.
struct Tally {
    Lanes han = {}, spaced = {}, wrapped = {}, brackets = {};
    std::size_t blocks = 0;
};
constexpr std::size_t most_in_tally = 255 / (block_length / lanes); // blocks

void empty(Tally& tally, Signs& signs) {
    signs.han += sum(tally.han);
    signs.spaced += sum(tally.spaced);
    signs.wrapped += sum(tally.wrapped);
    signs.brackets += sum(tally.brackets);
    tally = {};
}

// ---- a block ----

// The classes of a block, with that of the unit before and of the one behind.
struct Block {
    std::uint8_t classes[1 + block_length + 1] = {};
};

// The bits of all units together, and what is told by neighbours.
struct Look {
    std::uint8_t classes = 0;
    bool letter_behind_high = false, bracket = false;
};

Look look_at(Block const& block, Tally& tally) {
    Lanes all = {}, behind_high = {}, brackets = {};
    for (Offset at = 0; at < block_length; at += lanes) {
        Lanes before = lanes_at(block.classes + at), here = lanes_at(block.classes + at + 1), after = lanes_at(block.classes + at + 2);
        all |= here;
        tally.han += ones(here, class_han, class_han);
        Lanes han_before = ones(before, class_han, class_han), between = han_before & ones(after, class_han, class_han);
        tally.spaced += between & ones(here, class_spacing, class_blank);
        tally.wrapped += between & ones(here, class_spacing, class_line_feed);
        Lanes bracket = han_before & ones(here, class_spacing, class_bracket) & ones(after, class_reading, class_reading);
        tally.brackets += bracket;
        brackets |= bracket;
        behind_high |= ones(here, class_letter, class_letter) & ones(before, class_high, class_high);
    }
    ++tally.blocks;
    return {bits_of(all), any(behind_high), any(brackets)};
}

// Calls `use` with the place in the block of every unit of the class.
template <class Use> void each(Block const& block, Class of, Use use) {
    static_assert(std::endian::native == std::endian::little);
    for (Offset at = 0; at < block_length; at += 8) {
        std::uint64_t eight;
        std::memcpy(&eight, block.classes + 1 + at, 8);
        eight &= std::uint64_t(0x0101'0101'0101'0101) * of;
        for (; eight; eight &= eight - 1) use(at + Offset(std::countr_zero(eight)) / 8);
    }
}

// ---- a block of ASCII: no look-up ----

Eight equal(Eight units, std::uint16_t to) { return Eight(units == to); }

bool is_ascii(char16_t const* block) {
    Eight all = {};
    for (Offset at = 0; at < block_length; at += at_once) all |= eight_at(block + at);
    return !duidu::any(Eight(all & 0xFF80));
}

// Whether any of eight units begins an escape or is a question mark.
bool has_signs(char16_t const* eight) {
    Eight units = eight_at(eight);
    return duidu::any(Eight(equal(units, u'?') | equal(units, u'%') | equal(units, u'&') | equal(units, u'_') | equal(units, u'\\')));
}

// ---- the pass ----

class Pass {
public:
    explicit Pass(std::u16string_view text) : text_(text) {
        signs_.blocks.reserve(text.size() / block_length + 1);
        signs_.suspects.reserve(text.size() / block_length + 1);
    }

    Signs run() {
        for (Offset begin = 0; begin < text_.size(); begin += block_length) {
            suspects_ = 0;
            signs_.blocks.push_back(std::uint8_t(stands_in_ascii(begin) ? look_at_ascii(begin) : look(begin)));
            signs_.suspects.push_back(suspects_);
            signs_.densest = std::max<Offset>(signs_.densest, suspects_);
        }
        empty(tally_, signs_);
        tell();
        return std::move(signs_);
    }

private:
    std::u16string_view text_;
    Tables const& tables_ = tables();
    Signs signs_;
    Tally tally_;
    Block block_;
    std::array<Offset, suspect_kinds> counts_ = {};
    std::uint8_t suspects_ = 0; // of the block

    std::uint8_t class_at(std::size_t at) const { return at < text_.size() ? tables_.classes[text_[at]] : std::uint8_t(0); }

    // Han beside a block of ASCII may make more of its first and last unit.
    bool stands_in_ascii(Offset begin) const {
        bool has_neighbours = begin > 0 && begin + block_length < text_.size();
        return has_neighbours && (text_[begin - 1] | text_[begin + block_length]) < 0x80 && is_ascii(text_.data() + begin);
    }

    unsigned look_at_ascii(Offset begin) {
        unsigned seen = 0;
        for (Offset eight = begin; eight < begin + block_length; eight += at_once)
            if (has_signs(text_.data() + eight)) seen |= look_at_signs(eight);
        return seen;
    }

    unsigned look_at_signs(Offset eight) {
        unsigned seen = 0;
        for (Offset at = eight; at < eight + at_once; ++at) {
            std::uint8_t bits = tables_.classes[text_[at]];
            if (bits & class_escape) keep_escape(at);
            if (bits & class_suspect) seen |= count(tables_.suspects[text_[at]]);
        }
        return seen;
    }

    unsigned look(Offset begin) {
        std::u16string_view units = text_.substr(begin, block_length);
        if (units.size() < block_length) block_ = {};
        block_.classes[0] = begin ? class_at(begin - 1) : std::uint8_t(0);
        std::size_t at = 0;
        for (; at + at_once <= units.size(); at += at_once) // written down eight times, for it is done for every unit of a page
            for (std::size_t lane = 0; lane < at_once; ++lane) block_.classes[at + lane + 1] = tables_.classes[units[at + lane]];
        for (; at < units.size(); ++at) block_.classes[at + 1] = tables_.classes[units[at]];
        block_.classes[units.size() + 1] = class_at(begin + units.size());
        Look look = look_at(block_, tally_);
        if (tally_.blocks == most_in_tally) empty(tally_, signs_);
        unsigned seen = 0;
        if (look.classes & class_han) seen |= seen_han;
        else if (look.classes & class_high) seen |= seen_foreign, ++signs_.foreign;
        if (look.letter_behind_high) keep_letters(begin);
        if (look.bracket) seen |= seen_bracket;
        if (look.classes & class_escape) each(block_, class_escape, [&](Offset at) { keep_escape(begin + at); });
        if (look.classes & class_suspect) each(block_, class_suspect, [&](Offset at) { seen |= count(tables_.suspects[units[at]]); });
        return seen;
    }

    // %u %E5 &amp; &#22269; \u56fd _x000D_, not 12% and <a class="nav_item">.
    void keep_escape(Offset at) {
        char16_t sign = text_[at], next = at + 1 < text_.size() ? text_[at + 1] : u'\0', small = char16_t(next | 32);
        bool letter = small >= u'a' && small <= u'z', digit = next >= u'0' && next <= u'9';
        bool may_be = sign == u'_' ? small == u'x' : sign == u'\\' ? small == u'u' : letter || digit || next == u'#';
        if (may_be) signs_.escapes.push_back(at);
    }

    void keep_letters(Offset begin) {
        each(block_, class_letter, [&](Offset at) {
            if (block_.classes[at] & class_high) signs_.letters.push_back(begin + at);
        });
    }

    unsigned count(Suspect suspect) {
        ++counts_[std::size_t(suspect)];
        suspects_ += suspect != Suspect::question && suspect != Suspect::script; // others write so, too
        return seen_by_suspect[std::size_t(suspect)];
    }

    void tell() {
        auto counted = [&](Suspect suspect) { return counts_[std::size_t(suspect)]; };
        signs_.rare = counted(Suspect::rare);
        signs_.lost = counted(Suspect::lost);
        signs_.questions = counted(Suspect::question);
        signs_.private_use = counted(Suspect::private_use);
        signs_.western = counted(Suspect::western);
        signs_.radicals = counted(Suspect::radical);
        signs_.vertical = counted(Suspect::vertical);
        signs_.invisible = counted(Suspect::invisible);
        signs_.unfilled = counted(Suspect::unfilled);
    }
};

} // namespace

Signs signs_of(std::u16string_view text) { return Pass(text).run(); }

} // namespace duidu
