#include "reference/entities.h"

#include "cases.h"
#include "reference/aliases.h"
#include "text/utf.h"

#include <catch_amalgamated.hpp>
#include <random>

using namespace duidu;

namespace {

constexpr char const* kinds[] = {"organisation", "person", "place"};

std::vector<Entity> entities_in(std::u16string const& text) {
    Block block;
    block.span = {0, Offset(text.size())};
    Prose prose = prose_of(text, {block});
    return entities(prose, {}, aliases(prose));
}

std::string told(std::string const& input) {
    std::u16string text = from_utf8(input);
    std::string out;
    for (Entity const& entity : entities_in(text)) {
        if (!out.empty()) out += "\n";
        out += to_utf8(text.substr(entity.span.begin, entity.span.length())) + " " + kinds[int(entity.kind)] + " " + to_utf8(entity.name);
    }
    return out;
}

} // namespace

TEST_CASE("bodies, persons and places are found under their names") { check_cases("reference/entities.cases", told); }

TEST_CASE("whatever the text, entities are in order, inside it, and never empty") {
    std::u16string const signs = u"国家中央全国务院委员会办公室厅部局市省县北京临江的和与、，：《》王李张书记长表示来源作者编辑 ";
    std::mt19937 random(20240401);
    for (int round = 0; round < 3000; ++round) {
        std::u16string text;
        for (unsigned units = random() % 50; units > 0; --units) text.push_back(signs[random() % signs.size()]);
        Offset reached = 0;
        for (Entity const& entity : entities_in(text)) {
            REQUIRE(entity.span.begin >= reached);
            REQUIRE(entity.span.begin < entity.span.end);
            REQUIRE(entity.span.end <= text.size());
            REQUIRE(!entity.name.empty());
            reached = entity.span.end;
        }
    }
}

TEST_CASE("names without end are read in linear time") {
    for (std::u16string_view piece : {u"国", u"中国", u"国家", u"市", u"王", u"来源：", u"北京", u"委员会"}) {
        std::u16string text;
        while (text.size() < 100'000) text += piece;
        CHECK(entities_in(text).size() <= text.size());
    }
}
