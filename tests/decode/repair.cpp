#include "decode/repair.h"

#include "cases.h"
#include "decode/charset.h"
#include "decode/decode.h"
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
    for (char const *name : {"gloss"}) check_cases("decode/repairs/" + std::string(name) + ".cases", repaired);
}
