#include "decode/repair.h"

#include "cases.h"
#include "damage/damage.h"
#include "decode/charset.h"
#include "decode/decode.h"
#include "decode/prose.h"
#include "text/utf.h"

#include <algorithm>
#include <catch_amalgamated.hpp>
#include <random>

using namespace duidu;

namespace {

Bytes as_bytes(std::string const& text) { return {reinterpret_cast<std::uint8_t const*>(text.data()), text.size()}; }

constexpr char const* names[] = {"certain", "probable", "possible"};

// The text, then a line for each repair that is no gloss (glosses are counted), then a line for each note.
std::string told(Decoded const& decoded) {
    std::string out = to_utf8(decoded.text.units);
    int glosses = 0;
    for (Repair const& repair : decoded.repairs) {
        if (repair.kind == "gloss") ++glosses;
        else out += "\n" + repair.kind + " " + to_utf8(repair.was) + " → " + to_utf8(repair.now) + " " + names[int(repair.certainty)];
    }
    if (glosses) out += "\ngloss × " + std::to_string(glosses);
    for (Note const& note : decoded.notes) out += "\nnote " + note.code;
    return out;
}

// Whether a candidate is the text with a character or two exchanged: it stands for all of the text, not for the character alone.
bool stands_for(std::u16string const& candidate, std::u16string const& now) {
    auto [left, right] = std::mismatch(candidate.begin(), candidate.end(), now.begin(), now.end());
    std::size_t begin = std::size_t(left - candidate.begin());
    auto [last, other] = std::mismatch(candidate.rbegin(), candidate.rend() - std::ptrdiff_t(begin), now.rbegin(), now.rend() - std::ptrdiff_t(begin));
    constexpr std::ptrdiff_t most = 2;
    return candidate.rend() - std::ptrdiff_t(begin) - last <= most && now.rend() - std::ptrdiff_t(begin) - other <= most;
}

// What must hold after every decoding.
void check_reversible(Decoded const& decoded) {
    CHECK(undo(decoded.text.units, decoded.repairs) == text_as_decoded(decoded).units);
    CHECK(consistent(decoded.text));
    for (Repair const& repair : decoded.repairs) {
        CHECK(decoded.text[repair.span] == repair.now);
        CHECK(!repair.why.empty());
        if (repair.kind == "mojibake")
            for (std::u16string const& candidate : repair.candidates) CHECK(stands_for(candidate, repair.now));
    }
}

std::string repaired(std::string const& input) {
    Decoded decoded = decode(as_bytes(input), {{"utf-8", "", {}}, true});
    check_reversible(decoded);
    return told(decoded);
}

} // namespace

TEST_CASE("damage is undone, and told") {
    for (char const* name :
         {"gloss", "frame_shift", "mojibake", "escape", "variant", "blank", "invisible", "lost", "private_use", "residue"})
        check_cases("decode/repairs/" + std::string(name) + ".cases", repaired);
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

Decoded read_utf8(std::u16string const& text) {
    std::string bytes = to_utf8(text);
    return decode(as_bytes(bytes), {{"utf-8", "", {}}, true});
}

void check_restored(std::u16string const& damaged, std::u16string const& written) {
    Decoded decoded = read_utf8(damaged);
    check_reversible(decoded);
    INFO(to_utf8(damaged));
    CHECK(to_utf8(decoded.text.units) == to_utf8(written));
    for (Repair const& repair : decoded.repairs)
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
        for (char16_t& unit : narrow)
            for (char16_t mark : std::u16string_view(u",:;()!?"))
                if (unit == mark + 0xFEE0) unit = mark;
        check_restored(damage::make_marks_narrow(damage::put_readings_in(written, damage::table_of(written))), narrow);
    }
}

namespace {

// Bytes written down one by one as Latin-1 letters.
std::u16string as_latin1(std::string const& bytes) {
    std::u16string text;
    for (char byte : bytes) text.push_back(char16_t(byte & 0xFF));
    return text;
}

std::string encoded(char const* charset, std::u16string_view text) {
    std::string bytes;
    REQUIRE(encode_units(charset, text, bytes));
    return bytes;
}

std::u16string decoded_as(char const* charset, std::string const& bytes) {
    Text text;
    std::vector<Malformed> malformed;
    decode_bytes(charset, as_bytes(bytes), {0, Offset(bytes.size())}, text, malformed);
    return text.units;
}

// How many characters of the longer text are not in both at the same place from the front or from the back.
std::size_t different(std::u16string const& a, std::u16string const& b) {
    std::size_t shorter = std::min(a.size(), b.size()), front = 0, back = 0;
    while (front < shorter && a[front] == b[front]) ++front;
    while (back < shorter - front && a[a.size() - 1 - back] == b[b.size() - 1 - back]) ++back;
    return std::max(a.size(), b.size()) - front - back;
}

} // namespace

TEST_CASE("what a wrong decoder read without loss comes back whole") {
    for (unsigned seed = 0; seed < 6; ++seed) {
        std::u16string simplified = page(prose::simplified, seed, 4), traditional = page(prose::traditional, seed, 4);
        check_restored(as_latin1(to_utf8(simplified)), simplified);
        check_restored(as_latin1(to_utf8(as_latin1(to_utf8(simplified)))), simplified);
        check_restored(as_latin1(encoded("gbk", simplified)), simplified);
        check_restored(as_latin1(encoded("gbk", traditional)), traditional);
        check_restored(as_latin1(encoded("big5", page(std::span(prose::traditional).subspan(0, 5), seed, 4))),
                       page(std::span(prose::traditional).subspan(0, 5), seed, 4));
        check_restored(decoded_as("gb18030", encoded("big5", page(std::span(prose::traditional).subspan(0, 5), seed, 4))),
                       page(std::span(prose::traditional).subspan(0, 5), seed, 4));
    }
}

TEST_CASE("UTF-8 read as GBK loses bytes, and the text comes back but for a few characters") {
    for (unsigned seed = 0; seed < 6; ++seed) {
        std::u16string written = page(prose::simplified, seed, 5);
        Decoded decoded = read_utf8(decoded_as("gb18030", to_utf8(written)));
        check_reversible(decoded);
        INFO(to_utf8(decoded.text.units));
        REQUIRE(decoded.text.units.size() == written.size());
        std::size_t wrong = 0;
        for (std::size_t i = 0; i < written.size(); ++i) wrong += decoded.text.units[i] != written[i];
        CHECK(wrong * 50 <= written.size());
    }
}

namespace {

// Doing what the marks in a text say: 四[-1] loses its first byte; behind 四[+E6] a byte E6 comes in, in 四[|E6] between its halves.
std::string damaged(char const* charset, std::string const& marked) {
    std::string bytes;
    for (std::size_t at = 0; at < marked.size();) {
        if (marked[at] == '[') {
            char what = marked[at + 1];
            std::size_t end = marked.find(']', at), last = bytes.size();
            std::string_view number = std::string_view(marked).substr(at + 2, end - at - 2);
            int value = std::stoi(std::string(number), nullptr, 16);
            if (what == '-') bytes.erase(last - 3 + std::size_t(value), 1);
            else bytes.insert(what == '+' ? last : last - 1, 1, char(value));
            at = end + 1;
            continue;
        }
        std::size_t end = at + 1;
        while (end < marked.size() && (marked[end] & 0xC0) == 0x80) ++end;
        bytes += encoded(charset, from_utf8(marked.substr(at, end - at)));
        at = end;
    }
    return bytes;
}

// The first line names the charset.
std::string repaired_bytes(std::string const& input) {
    std::size_t line = input.find('\n');
    std::string charset = input.substr(0, line), bytes = damaged(charset.c_str(), input.substr(line + 1));
    Decoded decoded = decode(as_bytes(bytes), {{charset, "", {}}, true});
    check_reversible(decoded);
    return told(decoded);
}

} // namespace

TEST_CASE("bytes lost and bytes come in are told apart") { check_cases("decode/repairs/lost_byte.cases", repaired_bytes); }

TEST_CASE("where one byte of a two-byte charset is lost, the frame comes back") {
    struct Kind {
        char const* charset;
        std::span<std::u16string_view const> paragraphs;
    };
    int closed = 0, all = 0;
    for (Kind kind : {Kind{"gbk", prose::simplified}, Kind{"gbk", prose::traditional},
                      Kind{"big5", std::span<std::u16string_view const>(prose::traditional).subspan(0, 5)}}) {
        for (unsigned seed = 0; seed < 20; ++seed) {
            std::u16string written = page(kind.paragraphs, seed, 4);
            std::string bytes = encoded(kind.charset, written);
            bytes.erase(7 + seed * 11 % 150, 1);
            Decoded decoded = decode(as_bytes(bytes), {{kind.charset, "", {}}, true});
            check_reversible(decoded);
            for (Repair const& repair : decoded.repairs) CHECK(repair.certainty != Certainty::certain);
            closed += different(decoded.text.units, written) <= 3;
            ++all;
        }
    }
    CHECK(closed >= all * 19 / 20);
}

TEST_CASE("clean prose of both scripts is left alone, in any charset") {
    for (std::span<std::u16string_view const> paragraphs :
         {std::span<std::u16string_view const>(prose::simplified), std::span<std::u16string_view const>(prose::traditional)}) {
        std::u16string text = page(paragraphs, 1, 20);
        CHECK(read_utf8(text).repairs.empty());
        std::string bytes = encoded("gb18030", text);
        CHECK(decode(as_bytes(bytes), {{"gb18030", "", {}}, true}).repairs.empty());
    }
}

TEST_CASE("rare names, however many a page has, are no damage") {
    std::u16string page;
    for (int i = 0; i < 600; ++i) page += u"　记者：邬静怡 逯鑫\n闫堃、亓立人，鄢珺等参加。\n";
    Decoded decoded = decode(as_bytes(encoded("gb18030", page)), {{"gb18030", "", {}}, true});
    CHECK(decoded.repairs.empty());
    CHECK(decoded.notes.empty());
}

TEST_CASE("a page that lost more bytes than are sought one by one says so") {
    std::string page;
    for (int i = 0; i < 1500; ++i) page += "各级人民政府应当加强领导，建立\xE5\x81全工作机制。\n"; // 健 without its last byte
    Decoded decoded = decode(as_bytes(page), {{"utf-8", "", {}}, true});
    CHECK(decoded.repairs.size() >= 1000);
    REQUIRE(decoded.notes.size() == 1);
    CHECK(decoded.notes[0].code == "much_damage");
}

TEST_CASE("a letter between Han characters is no half of one") {
    std::u16string text =
        u"本市A股、B超和T恤都有所增加，维生素C的摄入量也在增加。\n甲乙双方（以下简称A方、B方）签订协议，K线图见附件a。\n第n条中的x和y是"
        u"两个变量，点P在圆O上，AB是直径。\n卡拉OK厅、X光室和3D打印室已经开放，请用E卡通登记。\n列表：一|二|三；路径为目录\\文件，邮箱"
        u"为王@示例，见【注[一]】和{二}。\n";
    CHECK(read_utf8(text).repairs.empty());
    for (char const* charset : {"gb18030", "big5"}) {
        std::u16string written =
            charset[0] == 'g' ? text : decoded_as("big5", encoded("big5", u"點P在圓O上，A股、B超和T恤，第n條中的x和y，卡拉OK廳。\n"));
        std::string bytes = encoded(charset, written);
        CHECK(decode(as_bytes(bytes), {{charset, "", {}}, true}).repairs.empty());
    }
}

TEST_CASE("a bracket with its other half in the line is no half of a character") {
    for (std::u16string_view title : {u"《印累绶若[精]讲》", u"《溽[指]不胜偻》", u"《解涷[书]账》", u"《专拣{稳}产》"}) {
        std::string bytes = encoded("gb18030", title);
        CHECK(decode(as_bytes(bytes), {{"gb18030", "", {}}, true}).repairs.empty());
    }
}

TEST_CASE("one letter on a page stands for itself beside what letters go with") {
    for (std::u16string_view sentence :
         {u"柑橘含有豐富的維生素C和水分，老人和孩子都可以吃。", u"他昨天去醫院拍了X光片，醫生說沒有大問題。",
          u"公司在香港發行的H股今天上漲了百分之三。", u"孕婦在第十二週做了B超檢查，胎兒一切正常。", u"男孩子的Y染色體來自父親。",
          u"學校新開的C語言課程很受歡迎。", u"專家組建議採用方案B，理由是費用較低。", u"本次列車從D口進站，請旅客排隊。",
          u"函數在x軸上的交點有兩個。", u"該藥屬於N類管制藥品。"})
        for (char const* charset : {"big5", "gb18030"}) {
            std::string bytes = encoded(charset, sentence);
            CHECK(decode(as_bytes(bytes), {{charset, "", {}}, true}).repairs.empty());
        }
}

TEST_CASE("a shift that ends in taking an ASCII letter for half a character is undone") {
    std::u16string text = u"建设该中心的目的是给本州的制药企业，GMP工厂提供合格的人员。\n校园中有一条小河，河边种着柳树。\n";
    std::string bytes = encoded("gb18030", text);
    bytes.erase(2 * text.find(u"是"), 1);
    Decoded decoded = decode(as_bytes(bytes), {{"gb18030", "", {}}, true});
    CHECK(decoded.text.units.size() == text.size());
    CHECK(decoded.text.units.find(u"给本州的制药企业，GMP工厂") != std::u16string::npos);
    check_reversible(decoded);
}

TEST_CASE("any bytes are repaired to something that can be undone") {
    std::mt19937 random(7);
    for (int round = 0; round < 60; ++round) {
        std::string bytes;
        std::u16string_view base = prose::traditional[round % 10];
        for (char byte : round % 2 ? encoded("gb18030", base) : to_utf8(base)) {
            bytes.push_back(random() % 23 == 0 ? char(random()) : byte);
            if (random() % 37 == 0) bytes += "(shù)";
        }
        check_reversible(decode(as_bytes(bytes), {{round % 3 ? "" : "gb18030", "", {}}, true}));
    }
}
