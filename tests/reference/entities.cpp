#include "reference/entities.h"

#include "cases.h"
#include "reference/aliases.h"
#include "text/utf.h"

#include <catch_amalgamated.hpp>
#include <random>
#include <sstream>

using namespace duidu;

namespace {

constexpr char const* kinds[] = {"organisation", "person", "place"};

std::vector<Entity> entities_in(std::u16string const& text) {
    Block block;
    block.span = {0, Offset(text.size())};
    Prose prose = prose_of(text, {block});
    return entities(prose, Starts(prose), {}, aliases(prose));
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

namespace {

struct Marked {
    std::u16string text;
    std::vector<Entity> gold;
};

// [body], [short name=the body in full], {person}, <place>.
Marked marked(std::u16string const& line) {
    constexpr std::u16string_view open = u"[{<", close = u"]}>";
    Marked made;
    for (std::size_t at = 0; at < line.size(); ++at) {
        std::size_t kind = open.find(line[at]);
        if (kind == open.npos) {
            made.text += line[at];
            continue;
        }
        std::size_t end = line.find(close[kind], at);
        std::u16string inside = line.substr(at + 1, end - at - 1);
        std::size_t equals = inside.find(u'=');
        Entity entity;
        entity.kind = Entity::Kind(kind);
        entity.name = equals == inside.npos ? inside : inside.substr(equals + 1);
        entity.span.begin = Offset(made.text.size());
        made.text += inside.substr(0, equals);
        entity.span.end = Offset(made.text.size());
        made.gold.push_back(entity);
        at = end;
    }
    return made;
}

// A title after a name belongs to it (周文清市长) or not: where it begins and what it is called tell.
bool same(Entity const& one, Entity const& other) {
    bool ends = one.span.end == other.span.end || one.kind == Entity::Kind::person;
    bool named = one.kind != Entity::Kind::organisation || one.name == other.name;
    return one.kind == other.kind && one.span.begin == other.span.begin && ends && named;
}

} // namespace

TEST_CASE("entities as a careful reader marks them: precision and recall") {
    std::istringstream lines(bytes_of(std::string(DUIDU_TESTS_DIR) + "/reference/entities.gold"));
    int right = 0, told = 0, gold = 0, documents = 0;
    std::string misses;
    std::string line;
    std::getline(lines, line); // what the file is
    while (std::getline(lines, line)) {
        if (line.empty()) continue;
        Marked document = marked(from_utf8(line));
        std::vector<Entity> found = entities_in(document.text);
        told += int(found.size()), gold += int(document.gold.size()), ++documents;
        auto in = [](std::vector<Entity> const& all, Entity const& one) {
            return std::any_of(all.begin(), all.end(), [&](Entity const& other) { return same(one, other); });
        };
        auto words = [&](Entity const& one) { return to_utf8(document.text.substr(one.span.begin, one.span.length()) + u"=" + one.name); };
        for (Entity const& one : document.gold) in(found, one) ? void(++right) : void(misses += "\n  missed " + words(one));
        for (Entity const& one : found)
            if (!in(document.gold, one)) misses += "\n  too many " + words(one);
    }
    double precision = double(right) / told, recall = double(right) / gold;
    INFO(documents << " documents, precision " << precision << ", recall " << recall << misses);
    CHECK(documents >= 40);
    CHECK(precision >= 0.95);
    CHECK(recall >= 0.9);
}
