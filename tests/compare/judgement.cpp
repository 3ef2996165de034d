#include "duidu.h"

#include "cases.h"
#include "text/fold.h"
#include "text/utf.h"

#include <catch_amalgamated.hpp>
#include <sstream>

using namespace duidu;

namespace {

struct Judgement {
    std::u16string a, b;
    bool never = false, found = false;
};

std::vector<Judgement> judgements() {
    std::vector<Judgement> out;
    std::istringstream lines(bytes_of(std::string(DUIDU_TESTS_DIR) + "/compare/judgement.txt"));
    for (std::string line; std::getline(lines, line);) {
        std::size_t cut = line.find(" | ");
        if (line.empty() || line[0] == '#' || cut == line.npos) continue;
        bool never = line[0] == '!';
        out.push_back(
            {fold(from_utf8(line.substr(never ? 2 : 0, cut - (never ? 2 : 0)))), fold(from_utf8(line.substr(cut + 3))), never, false});
    }
    return out;
}

// One holds the other; a shown piece of a few letters says nothing.
bool meet(std::u16string const& shown, std::u16string const& judged) {
    constexpr std::size_t telling = 4;
    return shown.find(judged) != shown.npos || (shown.size() >= telling && judged.find(shown) != judged.npos);
}

Document example(std::string const& name) {
    std::string bytes = bytes_of(std::string(DUIDU_TESTS_DIR) + "/../examples/" + name);
    return read(name, {reinterpret_cast<std::uint8_t const*>(bytes.data()), bytes.size()});
}

} // namespace

TEST_CASE("of the example report and plan, what a reader links is found, and most of what is shown is right") {
    Document a = example("report.html"), b = example("plan.md");
    Comparison comparison = compare(a, b, {Mode::related});
    std::vector<Judgement> list = judgements();
    REQUIRE(list.size() > 40);
    int right = 0;
    int shown = 0;
    for (Passage const& passage : comparison.passages) {
        if (!passage.main) continue;
        ++shown;
        std::u16string x = fold(a.text[passage.a]), y = fold(b.text[passage.b]);
        bool good = false;
        for (Judgement& judgement : list)
            if (meet(x, judgement.a) && meet(y, judgement.b)) judgement.found = good = true;
        right += good;
        if (!good) UNSCOPED_INFO("not judged right: " << to_utf8(x) << " | " << to_utf8(y));
    }
    int wanted = 0, found = 0;
    for (Judgement const& judgement : list) {
        if (judgement.never) CHECK(!judgement.found);
        wanted += !judgement.never, found += !judgement.never && judgement.found;
        if (!judgement.never && !judgement.found) UNSCOPED_INFO("missed: " << to_utf8(judgement.a) << " | " << to_utf8(judgement.b));
    }
    CHECK(found >= 0.85 * wanted);
    CHECK(right >= 0.75 * double(shown));
    UNSCOPED_INFO(found << " of " << wanted << " found, " << right << " of " << shown << " right");
    CHECK(comparison.mode == Mode::related);
}
