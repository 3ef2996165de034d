// Which charset? Every hypothesis reads the bytes; the one that finds the likeliest text wins, with what the file and its sender say as a
// prior.
//
//     D6 D0 B9 FA   gb18030 中国   big5 笢弊   euc-jp 嶄忽   utf-8 ····
//                   12 nats        29          27            32        → gb18030, and how sure follows from the distance
#include "decode/charset.h"
#include "decode/declaration.h"
#include "decode/regions.h"
#include "decode/sixteen.h"
#include "decode/statistics.h"
#include "decode/whatwg.h"

#include <algorithm>
#include <cmath>

namespace duidu {

namespace {

struct Hypothesis {
    std::string_view charset;
    double nats; // what it costs before any byte is read: how rare it is among documents
};
constexpr Hypothesis eastern[] = {{"utf-8", 0},  {"gb18030", 1},  {"big5", 1.5}, {"shift_jis", 2.5},
                                  {"euc-jp", 3}, {"euc-kr", 2.5}, {"euc-tw", 5}, {"windows-1252", 3}};
constexpr Hypothesis alphabets[] = {
    {"windows-1250", 8}, {"windows-1251", 9}, {"windows-1253", 9}, {"windows-1254", 8}, {"windows-1255", 9}, {"windows-1256", 9},
    {"windows-1257", 9}, {"windows-874", 9},  {"iso-8859-2", 9},   {"iso-8859-5", 11},  {"iso-8859-6", 11},  {"iso-8859-7", 11},
    {"iso-8859-8", 11},  {"koi8-r", 10},      {"koi8-u", 11},      {"ibm866", 11},      {"macintosh", 11},   {"x-mac-cyrillic", 12}};
constexpr Hypothesis wide[] = {{"utf-16le", 3}, {"utf-16be", 4}, {"utf-32le", 8}, {"utf-32be", 8}};

// ---- what of the file is read ----

constexpr std::size_t sample_length = 16384; // more bytes change no answer; what comes later is checked block by block
constexpr std::size_t first_look = 48;       // decides who reads on
constexpr std::size_t second_look = 2048;    // leaves one, most often
constexpr std::size_t raw_length = 1024;     // for charsets that are not ASCII's, markup and all
constexpr std::size_t ascii_kept = 4;        // of a run of ASCII: it says the same in every charset that has ASCII

bool opens_tag(Bytes bytes, std::size_t at) {
    if (at + 1 >= bytes.size()) return false;
    std::uint8_t next = bytes[at + 1];
    return next == '/' || next == '!' || next == '?' || ((next | 32) >= 'a' && (next | 32) <= 'z');
}

bool stands(Bytes bytes, std::size_t at, std::string_view word) {
    if (at + word.size() > bytes.size()) return false;
    return std::equal(word.begin(), word.end(), bytes.begin() + std::ptrdiff_t(at),
                      [](char wanted, std::uint8_t byte) { return std::uint8_t(wanted) == byte; });
}

bool stands_in_any_case(Bytes bytes, std::size_t at, std::string_view word) {
    if (at + word.size() > bytes.size()) return false;
    return std::equal(word.begin(), word.end(), bytes.begin() + std::ptrdiff_t(at),
                      [](char wanted, std::uint8_t byte) { return wanted == ((byte >= 'A' && byte <= 'Z') ? byte | 32 : byte); });
}

std::size_t find(Bytes bytes, std::size_t from, std::string_view word) {
    for (; from < bytes.size(); ++from)
        if (stands_in_any_case(bytes, from, word)) return from;
    return bytes.size();
}

// Behind the tag, comment, script or style that begins at `at`; `at` itself where it never ends.
std::size_t behind_markup(Bytes bytes, std::size_t at) {
    constexpr struct { std::string_view begin, end; } wholes[] = {{"<!--", "-->"}, {"<script", "</script"}, {"<style", "</style"}};
    std::string_view end = ">";
    for (auto const& whole : wholes)
        if (stands_in_any_case(bytes, at, whole.begin)) end = whole.end;
    std::size_t found = find(bytes, at + 1, end);
    return found == bytes.size() ? at : found + end.size();
}

struct Sample {
    std::vector<std::uint8_t> bytes;
    std::size_t high = 0; // bytes above 7F
};

// The bytes that tell charsets apart: text between tags, long runs of ASCII shortened.
Sample sample_of(Bytes bytes, bool without_markup) {
    Sample sample;
    sample.bytes.reserve(std::min(bytes.size(), sample_length));
    std::size_t run = 0, unclosed = 0;
    for (std::size_t at = 0; at < bytes.size() && sample.bytes.size() < sample_length;) {
        Bytes room = bytes.subspan(0, std::min(bytes.size(), at + sample_length - sample.bytes.size()));
        if (std::size_t end = find_byte(room, at, [](auto byte) { return byte >= 0; }); end > at) {
            sample.bytes.insert(sample.bytes.end(), bytes.begin() + std::ptrdiff_t(at), bytes.begin() + std::ptrdiff_t(end));
            sample.high += end - at, run = 0, at = end;
            continue;
        }
        if (without_markup && bytes[at] == '<' && at >= unclosed && opens_tag(bytes, at)) {
            std::size_t behind = behind_markup(bytes, at);
            if (behind == at) unclosed = bytes.size();
            if (behind > at) {
                at = behind;
                continue;
            }
        }
        std::uint8_t byte = bytes[at++];
        if (++run <= ascii_kept || byte == 0) sample.bytes.push_back(byte);
    }
    return sample;
}

Sample sample_of(Bytes bytes) {
    constexpr std::size_t enough = 24; // bytes above 7F between tags; with fewer, attributes and titles are asked too
    Sample text = sample_of(bytes, true);
    return text.high >= enough ? text : sample_of(bytes, false);
}

// ---- charsets that announce themselves ----

struct Announced {
    std::string_view bytes, charset;
};
constexpr Announced escapes[] = {{"\x1B$)C", "iso-2022-kr"}, {"\x1B$)A", "iso-2022-cn"}, {"\x1B$)G", "iso-2022-cn"},
                                 {"\x1B$*H", "iso-2022-cn"}, {"\x1B$B", "iso-2022-jp"},  {"\x1B$@", "iso-2022-jp"},
                                 {"\x1B(J", "iso-2022-jp"},  {"\x1B(I", "iso-2022-jp"}};

// ~{ and then pairs of GB 2312 up to ~} or the end of the line.
bool is_hz_segment(Bytes bytes, std::size_t at) {
    std::size_t pairs = 0;
    for (at += 2; at + 1 < bytes.size() && bytes[at] >= 0x21 && bytes[at] <= 0x77 && bytes[at + 1] >= 0x21 && bytes[at + 1] <= 0x7E;
         at += 2)
        ++pairs;
    bool closed = at >= bytes.size() || bytes[at] == '\n' || bytes[at] == '\r' || stands(bytes, at, "~}") || at + 1 == bytes.size();
    return pairs > 0 && closed;
}

// How many bytes of a short stretch are above 7F.
std::size_t count_high(Bytes bytes) {
    Sixteen counts{};
    std::size_t at = 0, high = 0;
    for (; bytes.size() - at >= sizeof counts; at += sizeof counts) counts -= sixteen_at(bytes.data() + at) < 0;
    for (; at < bytes.size(); ++at) high += bytes[at] >> 7;
    return high + sum(counts);
}

// Charsets that shift by escapes know seven bits only; one byte more in a hundred may be damage. Without this a long file of any bytes at all holds
// an escape by chance.
bool is_seven_bit(Bytes bytes) {
    constexpr std::size_t stretch = 1024; // a file of another kind shows it in its first few
    std::size_t high = 0, most = 1 + bytes.size() / 100;
    for (std::size_t at = 0; at < bytes.size() && high <= most; at += stretch)
        high += count_high(bytes.subspan(at, std::min(stretch, bytes.size() - at)));
    return high <= most;
}

std::string_view announced(Bytes bytes) {
    if (!is_seven_bit(bytes)) return {};
    auto begins_one = [](auto byte) { return (byte == '~') | (byte == 0x1B); };
    for (std::size_t at = find_byte(bytes, 0, begins_one); at + 1 < bytes.size(); at = find_byte(bytes, at + 1, begins_one)) {
        if (bytes[at] == '~' && bytes[at + 1] == '{' && is_hz_segment(bytes, at)) return "hz-gb-2312";
        if (bytes[at] != 0x1B) continue;
        for (Announced const& escape : escapes)
            if (stands(bytes, at, escape.bytes)) return escape.charset;
    }
    return {};
}

// ---- the contest ----

struct Contestant {
    std::string_view charset;
    double prior;
    double nats = 0;
    CharsetReading reading;
};

// How the charset is named and meant: GBK and GB 2312 are read as GB 18030, which holds both.
std::string meant(std::string_view label) {
    std::string charset = charset_of_label(label);
    return charset == "gbk" ? "gb18030" : charset;
}

constexpr double http_nats = 3;      // servers have one setting for all their files
constexpr double declared_nats = 4;  // an author wrote it, of this file
constexpr double preferred_nats = 2; // breaks ties only

// What is known before the bytes are read as text: who says what, by the names of charsets.
struct Evidence {
    Bytes bytes;
    std::string http, declared;
    std::vector<std::string> preferred;

    Evidence(Bytes bytes, CharsetHints const& hints, Declaration const& declaration)
        : bytes(bytes), http(meant(hints.http)), declared(meant(declaration.label)) {
        for (std::string const& label : hints.preferred) preferred.push_back(meant(label));
    }

    double prior(Hypothesis const& hypothesis) const {
        double nats = hypothesis.nats;
        if (http == hypothesis.charset) nats -= http_nats;
        if (declared == hypothesis.charset) nats -= declared_nats;
        auto wish = std::find(preferred.begin(), preferred.end(), hypothesis.charset);
        return wish == preferred.end() ? nats : nats - preferred_nats / double(wish - preferred.begin() + 1);
    }
};

void sort(std::vector<Contestant>& contestants) {
    std::stable_sort(contestants.begin(), contestants.end(), [](Contestant const& a, Contestant const& b) { return a.nats < b.nats; });
}

// Those who may still win are within the margin of the best; nobody reads on who is behind it already.
void read_all(std::vector<Contestant>& contestants, Bytes bytes, double margin) {
    double best = hopeless_nats;
    for (Contestant& each : contestants) {
        each.reading = reading_of(each.charset, bytes, best + margin - each.prior);
        each.nats = each.prior + each.reading.nats;
        best = std::min(best, each.nats);
    }
    sort(contestants);
}

void keep(std::vector<Contestant>& contestants, double margin) {
    double limit = contestants.front().nats + margin;
    while (contestants.back().nats > limit) contestants.pop_back();
}

template <std::size_t count>
void admit(std::vector<Contestant>& contestants, Hypothesis const (&hypotheses)[count], Evidence const& evidence) {
    for (Hypothesis const& each : hypotheses)
        contestants.push_back({each.charset, evidence.prior(each), 0, {}});
}

// Wide charsets have no ASCII bytes to leave out: they and the best of the others read the same raw bytes.
void admit_wide(std::vector<Contestant>& contestants, Evidence const& evidence) {
    Bytes raw = evidence.bytes.subspan(0, std::min(evidence.bytes.size(), raw_length));
    double usual = reading_of(contestants.front().charset, raw).nats;
    double base = contestants.front().nats - contestants.front().prior;
    std::size_t first = contestants.size();
    admit(contestants, wide, evidence);
    for (std::size_t i = first; i < contestants.size(); ++i) {
        contestants[i].reading = reading_of(contestants[i].charset, raw);
        contestants[i].nats = contestants[i].prior + base + contestants[i].reading.nats - usual;
    }
    sort(contestants);
}

// Whether the text reads so well that only a Chinese, Japanese or Korean one can be meant.
bool is_clear(Contestant const& winner, Bytes bytes) {
    constexpr double good = 8, good_ascii = 4.5; // nats a character
    constexpr Offset enough = 5;                 // characters
    double ascii = double(std::count_if(bytes.begin(), bytes.end(), [](std::uint8_t byte) { return byte < 0x80; }));
    bool null = std::find(bytes.begin(), bytes.end(), 0) != bytes.end();
    return !null && winner.charset != "windows-1252" && winner.reading.characters >= enough &&
           winner.reading.nats < good * winner.reading.characters + good_ascii * ascii;
}

// Where the beginning leaves one, and the rest reads well in its charset, it has won: that rest is another matter where a file is put
// together from two.
void read_on(std::vector<Contestant>& contestants, Bytes text, double margin) {
    constexpr double well = 9; // nats a character, where running text costs 5 to 7
    std::vector<Contestant> early = contestants;
    if (text.size() > 2 * second_look) {
        read_all(early, text.first(second_look), margin);
        keep(early, margin);
        CharsetReading whole = quick_reader(early.front().charset)(text);
        if (early.size() == 1 && whole.nats < well * whole.characters) {
            early.front().reading = whole;
            contestants = std::move(early);
            return;
        }
    }
    read_all(contestants, text, margin);
}

std::vector<Contestant> contest(Evidence const& evidence) {
    std::vector<Contestant> contestants;
    admit(contestants, eastern, evidence);
    Sample sample = sample_of(evidence.bytes);
    Bytes text = sample.bytes;
    Bytes head = text.subspan(0, std::min(text.size(), first_look));
    constexpr double early_margin = 60, margin = 40; // nats; what comes after the head can make up for so much
    read_all(contestants, head, early_margin);
    bool clear = is_clear(contestants.front(), head);
    if (!clear) {
        admit(contestants, alphabets, evidence);
        read_all(contestants, head, early_margin);
    }
    keep(contestants, early_margin);
    if (head.size() < text.size()) read_on(contestants, text, margin);
    if (!clear) admit_wide(contestants, evidence);
    keep(contestants, margin);
    return contestants;
}

// Neighbouring characters say partly the same, so that distances are worth less than they count.
constexpr double worth = 0.6;

std::vector<CharsetCandidate> candidates_of(std::vector<Contestant> const& contestants) {
    std::vector<CharsetCandidate> candidates;
    double sum = 0;
    for (Contestant const& each : contestants) sum += std::exp(worth * (contestants.front().nats - each.nats));
    constexpr std::size_t few = 5;       // are told however unlikely they are, so that a reader has what to choose from
    constexpr double hopeless = 0.0001; // of the confidence
    for (Contestant const& each : contestants) {
        double share = std::exp(worth * (contestants.front().nats - each.nats)) / sum;
        if (candidates.size() < few || share > hopeless) candidates.push_back({std::string(each.charset), share});
    }
    return candidates;
}

// ---- the verdict, in words ----

std::string number(std::size_t value) {
    std::string digits = std::to_string(value);
    for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
    return digits;
}

// A clause about what somebody says of the charset: "as its <meta> tag says (gb2312)" or "against its <meta> tag (big5)".
std::string opinion(std::string_view who, std::string const& label, std::string const& charset) {
    if (label.empty()) return who.empty() ? "" : "; " + std::string(who) + " is left empty";
    std::string said = meant(label);
    std::string quoted = " (" + label.substr(0, 40) + ")";
    if (said.empty()) return "; " + std::string(who) + " names no known charset" + quoted;
    return (said == charset ? "; as " + std::string(who) + " says" : "; against " + std::string(who)) + quoted;
}

std::string opinions(CharsetHints const& hints, Declaration const& declaration, std::string const& charset) {
    return opinion(declaration.by, declaration.label, charset) + opinion(hints.http.empty() ? "" : "the HTTP header", hints.http, charset);
}

std::string evidence(Contestant const& winner, bool mixed) {
    CharsetReading const& reading = winner.reading;
    if (reading.characters == 0 && reading.damaged == 0) return "all its characters are ASCII";
    std::string what = mixed ? "most characters" : number(reading.characters) + (reading.characters == 1 ? " character" : " characters");
    bool proven = winner.charset == "utf-8" && (reading.damaged == 0 || mixed);
    bool one = reading.characters == 1 && !mixed;
    if (proven) what += one ? " beyond ASCII is well-formed UTF-8" : " beyond ASCII are well-formed UTF-8";
    else what += one ? " beyond ASCII makes likelier text than in any other charset" : " beyond ASCII make likelier text than in any other charset";
    if (reading.damaged > 0 && !mixed) // along the cheapest way, which a rare character may make dear: repair knows better
        what += "; " + number(reading.damaged) + (reading.damaged == 1 ? " byte seems" : " bytes seem") + " damaged";
    return what;
}

void decide(Charset& charset, std::string name, double confidence, std::string why) {
    charset.name = std::move(name);
    charset.confidence = confidence;
    charset.why = std::move(why);
    auto same = [&](CharsetCandidate const& each) { return each.name == charset.name; };
    auto found = std::find_if(charset.candidates.begin(), charset.candidates.end(), same);
    if (found != charset.candidates.end()) std::rotate(charset.candidates.begin(), found, found + 1);
    else charset.candidates.insert(charset.candidates.begin(), {charset.name, confidence});
    // Together they are certain at most.
    double rest = 0;
    for (std::size_t i = 1; i < charset.candidates.size(); ++i) rest += charset.candidates[i].confidence;
    charset.candidates[0].confidence = confidence;
    for (std::size_t i = 1; i < charset.candidates.size(); ++i)
        if (rest > 0) charset.candidates[i].confidence *= std::min(1.0, (1 - confidence) / rest);
}

// Who wins without being read: the reader's choice, a byte order mark, escape sequences.
bool decide_unread(Charset& charset, Bytes bytes, CharsetHints const& hints, Declaration const& declaration) {
    if (std::string chosen = meant(hints.label); !chosen.empty()) {
        decide(charset, chosen, 1, "the reader chose it" + opinions(hints, declaration, chosen));
        return true;
    }
    if (Mark mark = byte_order_mark(bytes); mark.length) {
        std::string name(mark.charset);
        decide(charset, name, 0.999, "the file begins with its byte order mark" + opinions(hints, declaration, name));
        return true;
    }
    if (std::string name(announced(bytes)); !name.empty()) {
        decide(charset, name, 0.99, "its escape sequences stand in the file" + opinions(hints, declaration, name));
        return true;
    }
    return false;
}

// Bytes that are all ASCII mean the same in any charset that has it: what the file says of itself is as good as any.
void decide_ascii(Charset& charset, CharsetHints const& hints, Declaration const& declaration) {
    for (std::string const& label : {declaration.label, hints.http}) {
        std::string said = meant(label);
        if (said.empty() || said.starts_with("utf-16") || said.starts_with("utf-32")) continue;
        return decide(charset, said, 1, "all its characters are ASCII" + opinions(hints, declaration, said));
    }
    decide(charset, "utf-8", 1, "all its characters are ASCII" + opinions(hints, declaration, "utf-8"));
}

// Bytes of any other charset are well-formed UTF-8 once in a few times for each character, so that a few of them prove it, likely text or
// not: text that was decoded wrongly and saved again is unlikely in any charset.
bool decide_by_form(Charset& charset, Bytes bytes, CharsetHints const& hints, Declaration const& declaration) {
    constexpr std::size_t proof = 16; // characters
    WellFormed form = well_formed_utf8(bytes);
    if ((form.length < bytes.size() && !form.cut) || form.characters < proof) return false;
    decide(charset, "utf-8", 0.9999,
           number(form.characters) + " characters beyond ASCII are well-formed UTF-8" + opinions(hints, declaration, "utf-8"));
    charset.regions = {{{0, Offset(bytes.size())}, "utf-8"}};
    return true;
}

void decide_by_reading(Charset& charset, Bytes bytes, CharsetHints const& hints, Declaration const& declaration) {
    std::vector<Contestant> contestants = contest({bytes, hints, declaration});
    charset.candidates = candidates_of(contestants);
    Contestant const& winner = contestants.front();
    std::string name(winner.charset);
    charset.regions = regions_of(bytes, name);
    bool mixed = charset.regions.size() > 1;
    decide(charset, name, charset.candidates[0].confidence, evidence(winner, mixed) + opinions(hints, declaration, name));
}

bool is_plain_ascii(Bytes bytes) {
    return find_byte(bytes, 0, [](auto byte) { return (byte < 0) | (byte == 0); }) == bytes.size();
}

} // namespace

bool means(std::string_view label, std::string_view charset) { return meant(label) == charset; }

Charset detect(Bytes bytes, CharsetHints const& hints) {
    Charset charset;
    Declaration declaration = declared(bytes);
    charset.label = !hints.label.empty() ? hints.label : !declaration.label.empty() ? declaration.label : hints.http;
    if (!decide_unread(charset, bytes, hints, declaration)) {
        if (is_plain_ascii(bytes)) decide_ascii(charset, hints, declaration);
        else if (!decide_by_form(charset, bytes, hints, declaration)) decide_by_reading(charset, bytes, hints, declaration);
    }
    bool chosen = !meant(hints.label).empty();
    if (chosen && !bytes.empty()) charset.regions = {{{0, Offset(bytes.size())}, charset.name}};
    if (charset.regions.empty()) charset.regions = regions_of(bytes, charset.name);
    if (charset.regions.size() > 1) charset.why += "; " + number(charset.regions.size()) + " stretches of the file differ in charset";
    return charset;
}

} // namespace duidu
