#include "duidu.h"

#include "cases.h"
#include "text/fold.h"
#include "text/utf.h"

#include <catch_amalgamated.hpp>
#include <filesystem>
#include <sstream>

using namespace duidu;

namespace {

struct Judgement {
    std::u16string a, b;
    bool never = false, found = false;
};

std::vector<Judgement> judgements(std::string const& name) {
    std::vector<Judgement> out;
    std::istringstream lines(bytes_of(std::string(DUIDU_TESTS_DIR) + "/compare/" + name));
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

Document document(std::string const& path) {
    std::string bytes = bytes_of(path);
    return read(path, {reinterpret_cast<std::uint8_t const*>(bytes.data()), bytes.size()});
}

// How much of what is judged was found, and of what is shown is judged right.
struct Shares {
    int wanted = 0, found = 0, shown = 0, right = 0;
};

Shares shares_of(Document const& a, Document const& b, std::vector<Judgement> list) {
    Comparison comparison = compare(a, b, {Mode::related});
    CHECK(comparison.mode == Mode::related);
    Shares shares;
    for (Passage const& passage : comparison.passages) {
        if (!passage.main) continue;
        ++shares.shown;
        std::u16string x = fold(a.text[passage.a]), y = fold(b.text[passage.b]);
        bool good = false;
        for (Judgement& judgement : list)
            if (meet(x, judgement.a) && meet(y, judgement.b)) judgement.found = good = true;
        shares.right += good;
        if (!good) UNSCOPED_INFO("not judged right: " << to_utf8(x) << " | " << to_utf8(y));
    }
    for (Judgement const& judgement : list) {
        std::string pair = to_utf8(judgement.a) + " | " + to_utf8(judgement.b);
        INFO(pair);
        if (judgement.never) CHECK(!judgement.found);
        shares.wanted += !judgement.never, shares.found += !judgement.never && judgement.found;
        if (!judgement.never && !judgement.found) UNSCOPED_INFO("missed: " << pair);
    }
    return shares;
}

} // namespace

TEST_CASE("of the example report and plan, what a reader links is found, and most of what is shown is right") {
    std::string examples = std::string(DUIDU_TESTS_DIR) + "/../examples/";
    std::vector<Judgement> list = judgements("judgement.txt");
    REQUIRE(list.size() > 40);
    Shares shares = shares_of(document(examples + "report.html"), document(examples + "plan.md"), list);
    INFO(shares.found << " of " << shares.wanted << " found, " << shares.right << " of " << shares.shown << " right");
    CHECK(shares.found >= 0.85 * shares.wanted);
    CHECK(shares.right >= 0.75 * shares.shown);
}

TEST_CASE("of two work reports, what a reader links is found") {
    std::string texts = std::string(DUIDU_SHARED_DIR) + "/data/compare/texts/";
    if (!std::filesystem::exists(texts + "workreport-2024.txt")) SKIP("this checkout has no ../shared");
    std::vector<Judgement> list = judgements("workreports.txt");
    REQUIRE(list.size() > 30);
    Shares shares = shares_of(document(texts + "workreport-2024.txt"), document(texts + "workreport-2025.txt"), list);
    INFO(shares.found << " of " << shares.wanted << " found");
    CHECK(shares.found >= 0.85 * shares.wanted);
}
