#include "decode/repair.h"

#include "cases.h"
#include "damage/damage.h"
#include "decode/charset.h"
#include "decode/decode.h"
#include "decode/prose.h"
#include "text/utf.h"

#include <catch_amalgamated.hpp>
#include <random>

using namespace duidu;

namespace {

Bytes as_bytes(std::string const &text) { return {reinterpret_cast<std::uint8_t const *>(text.data()), text.size()}; }

constexpr char const *names[] = {"certain", "probable", "possible"};

// The text, then a line for each repair that is no gloss (glosses are counted), then a line for each note.
std::string told(Decoded const &decoded) {
    std::string out = to_utf8(decoded.text.units);
    int glosses = 0;
    for (Repair const &repair : decoded.repairs) {
        if (repair.kind == "gloss") ++glosses;
        else out += "\n" + repair.kind + " " + to_utf8(repair.was) + " → " + to_utf8(repair.now) + " " + names[int(repair.certainty)];
    }
    if (glosses) out += "\ngloss × " + std::to_string(glosses);
    for (Note const &note : decoded.notes) out += "\nnote " + note.code;
    return out;
}

// What must hold after every decoding.
void check_reversible(Decoded const &decoded) {
    CHECK(undo(decoded.text.units, decoded.repairs) == decoded.decoded.units);
    CHECK(consistent(decoded.text));
    for (Repair const &repair : decoded.repairs) {
        CHECK(decoded.text[repair.span] == repair.now);
        CHECK(!repair.why.empty());
    }
}

std::string repaired(std::string const &input) {
    Decoded decoded = decode(as_bytes(input), {{"utf-8", "", {}}, true});
    check_reversible(decoded);
    return told(decoded);
}

} // namespace

TEST_CASE("damage is undone, and told") {
    for (char const *name : {"gloss", "frame_shift"}) check_cases("decode/repairs/" + std::string(name) + ".cases", repaired);
}

namespace {

// A page of our prose, its paragraphs in an order that the seed gives.
std::u16string page(std::span<std::u16string_view const> paragraphs, unsigned seed, std::size_t count) {
    std::vector<std::u16string_view> order(paragraphs.begin(), paragraphs.end());
    std::shuffle(order.begin(), order.end(), std::mt19937(seed));
    std::u16string text;
    for (std::size_t i = 0; i < std::min(count, order.size()); ++i) text += std::u16string(order[i]) + u"\n";
    return text;
}

Decoded read_utf8(std::u16string const &text) {
    std::string bytes = to_utf8(text);
    return decode(as_bytes(bytes), {{"utf-8", "", {}}, true});
}

void check_restored(std::u16string const &damaged, std::u16string const &written) {
    Decoded decoded = read_utf8(damaged);
    check_reversible(decoded);
    INFO(to_utf8(damaged));
    CHECK(to_utf8(decoded.text.units) == to_utf8(written));
    for (Repair const &repair : decoded.repairs)
        if (repair.certainty == Certainty::certain) CHECK(written.substr(repair.span.begin, repair.now.size()) == repair.now);
}

} // namespace

TEST_CASE("readings put in by bytes are taken out, and every frame comes back") {
    for (unsigned seed = 0; seed < 20; ++seed) {
        std::u16string written = page(prose::traditional, seed, 6);
        check_restored(damage::put_readings_in(written, damage::table_of(written)), written);
    }
}

TEST_CASE("marks made narrow by bytes do not stay in the way") {
    for (unsigned seed = 0; seed < 20; ++seed) {
        std::u16string written = page(prose::traditional, seed, 6), narrow = written;
        for (char16_t &unit : narrow)
            for (char16_t mark : std::u16string_view(u",:;()!?"))
                if (unit == mark + 0xFEE0) unit = mark;
        check_restored(damage::make_marks_narrow(damage::put_readings_in(written, damage::table_of(written))), narrow);
    }
}
