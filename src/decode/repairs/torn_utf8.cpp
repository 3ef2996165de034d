// A byte lost from a character of UTF-8, or come in: what cannot be read lies within a character or two, so that everything one byte can
// have done there is tried.
//
//     国家信�中心     E681      lost: the third of 64 bytes, 息 is E681AF; 恀 恁 恂 … are the others
//     国家信�k�中心   E6816BAF  came in: 6B, without which E681AF is 息
//     国家信息�中心   E681AF BF came in: BF; or AF, and it was 恿; or 81, and it was 毿
//
// Where two places are torn side by side, both readings are weighed: one byte did it, or one in each.
#include "decode/repairs/lost_byte.h"

#include "decode/belief.h"
#include "decode/hex.h"
#include "decode/vocabulary.h"
#include "decode/whatwg.h"
#include "text/fold.h"
#include "text/units.h"
#include "text/utf.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <unordered_map>

namespace duidu {

namespace {

// Prices in quarter bits, to be paid by neighbours and words together.
constexpr Surprise lost_price = 40;
constexpr Surprise came_in_price = 100;
constexpr Surprise one_more_price = 40;
constexpr std::size_t most_first = 4; // of what may stand in one torn place, asked with what may stand in the next
// What else may have happened: of a character whose one byte stands two are lost; two bytes did it together. Neither can be told.
constexpr Surprise two_lost_price = 120, two_events_price = 200;
constexpr Surprise untold = 1 << 20;
// What · costs less between two characters that stand beside it in foreign names: in running text it is one in 360 characters, there one
// in ten, and neighbours and words tell it both.
constexpr Surprise dot_between_names = 44;
constexpr Surprise dear = 150;         // by neighbours: then more may have happened than one byte explains
constexpr std::size_t most_heads = 12; // of either of two characters side by side
constexpr Surprise near_enough = 90;   // of the best by its neighbours, to be asked for the words around it
constexpr Surprise unlikely = 80;      // a thousandth of the best
constexpr std::size_t most_told = 8;
constexpr Offset neighbours = 8;        // units of text on either side by whose words a place is judged
constexpr Offset longest_place = 6;     // units
constexpr Offset longest_character = 4; // bytes
constexpr Offset most_tried = 1'000;    // places of one page
constexpr double share_of_confidence = 0.95;

bool goes_on(std::uint8_t byte) { return (byte & 0xC0) == 0x80; }
bool is_of_no_character(std::uint8_t byte) { return byte == 0xC0 || byte == 0xC1 || byte >= 0xF5; }

// Of the planes beyond the first, those with Han characters and with pictures are written in.
bool is_in_no_plane(char32_t point) { return point > 0x3FFFF || (point > 0xFFFF && point < 0x1F000); }

// What happened to the bytes of a place, and what stood there before.
struct Event {
    std::string bytes; // as they were written
    std::u16string text;
    Offset lost = 0;          // bytes of them that are missing
    std::uint8_t came_in = 0; // that stands and is none of them; 0 where all are
    Surprise cost = 0;
    double weight = 0;
};

struct Place {
    Span at;
    std::vector<Event> events; // best first
    Surprise cost() const { return events.empty() ? untold : events.front().cost; }
};

// How many bytes from the beginning on are whole characters.
Offset whole_characters(std::string const& bytes) {
    static Coder const& utf8 = *coder("utf-8");
    auto const *begin = reinterpret_cast<std::uint8_t const*>(bytes.data()), *end = begin + bytes.size(), *at = begin;
    for (Character one; at < end; at += one.length)
        if (one = utf8.character(utf8, at, end); one.length == 0) break;
    return Offset(at - begin);
}

// All that one byte may have done to these bytes so that they are characters, each text once. Whatever it did, it did within four bytes
// from where they are none, or, where it came in, to the character before.
std::vector<Event> events_of(std::string const& bytes) {
    std::vector<Event> all;
    auto add = [&](std::string const& written, Offset lost, std::uint8_t came_in, Surprise price) {
        if (whole_characters(written) < written.size()) return;
        Event event{written, from_utf8(written), lost, came_in, price};
        auto same = [&](Event const& other) { return other.text == event.text; };
        if (event.text.find(u'\uFFFD') == event.text.npos && std::none_of(all.begin(), all.end(), same)) all.push_back(std::move(event));
    };
    Offset wrong = whole_characters(bytes), behind = std::min(wrong + longest_character, Offset(bytes.size()));
    for (Offset at = 0; at < behind; ++at) {
        std::string rest = bytes;
        add(rest.erase(at, 1), 0, std::uint8_t(bytes[at]), came_in_price);
    }
    for (Offset at = wrong; at <= behind; ++at) {
        std::string whole = bytes;
        whole.insert(at, 1, '\0');
        unsigned first = at == wrong ? 0xC2 : 0x80, last = at == wrong ? 0xF4 : 0xBF; // that begin a character, or go on with it
        for (unsigned byte = first; byte <= last; ++byte) {
            whole[at] = char(byte);
            add(whole, 1, 0, lost_price);
        }
    }
    return all;
}

// The same bytes are asked about again and again within a few characters that cannot be read.
class KnownEvents {
public:
    std::vector<Event> const& of(std::string const& bytes) {
        auto [known, is_new] = all_.try_emplace(bytes);
        if (is_new) known->second = events_of(bytes);
        return known->second;
    }

private:
    std::unordered_map<std::string, std::vector<Event>> all_;
};

class Weighing {
public:
    // `before`: what was found to be written directly before the place; nothing where that stands as it is.
    Weighing(Page const& page, KnownEvents& known, Span at, std::u16string_view before)
        : page_(page), usage_(page.usage()), known_(known), at_(at), before_(before) {
        std::u16string_view text = page.text.units;
        ByteSpan bytes = page.text.map.source_of(at);
        bytes_.assign(page.bytes.begin() + bytes.begin, page.bytes.begin() + bytes.end);
        if (before.empty()) before_ = text.substr(at.begin - std::min(at.begin, neighbours), std::min(at.begin, neighbours));
        after_ = text.substr(at.end, neighbours);
        beside_lost_ = !after_.empty() && after_.front() == u'\uFFFD';
        before_ = before_.substr(before_.rfind(u'\uFFFD') + 1); // npos + 1 is 0
        after_ = after_.substr(0, after_.find(u'\uFFFD'));
    }

    Place weigh() {
        char32_t previous = before_.empty() ? char32_t(u'\n') : code_point_before(before_, Offset(before_.size()));
        for (Event const& event : known_.of(bytes_)) {
            Surprise cost = event.cost + cost_after(previous, event.text) + cost_before_rest(event.text);
            if (has_dot_between_names(event.text)) cost -= dot_between_names;
            if (is_near(cost)) add(event, cost);
        }
        if (cheapest_ >= dear) try_two(previous);
        ask_words();
        share_belief();
        return {at_, std::move(events_)};
    }

private:
    Page const& page_;
    Usage const& usage_;
    KnownEvents& known_;
    Span at_;
    std::string bytes_;
    std::u16string_view before_, after_; // as far as they can be read
    bool beside_lost_ = false;           // what stands behind the place cannot be read
    std::vector<Event> events_;
    Surprise cheapest_ = std::numeric_limits<Surprise>::max() - near_enough; // of them

    bool is_near(Surprise cost) const { return cost <= cheapest_ + near_enough; }
    void add(Event event, Surprise cost) {
        event.cost = cost;
        cheapest_ = std::min(cheapest_, cost);
        events_.push_back(std::move(event));
    }

    Surprise cost_after(char32_t previous, std::u16string_view text) const {
        Surprise sum = 0;
        for (Offset at = 0; at < text.size(); at += units_of(previous)) {
            char32_t point = code_point_at(text, at);
            sum += usage_(previous, point) + (point <= 0xFFFF ? usage_.foreign_form(char16_t(point)) : 0);
            sum += is_in_no_plane(point) ? untold : 0;
            previous = point;
        }
        return sum;
    }
    // Of what stands behind the place, beyond what it costs in any case.
    Surprise cost_before_rest(std::u16string_view text) const {
        char32_t next = after_.empty() ? char32_t(u'\n') : code_point_at(after_, 0);
        return beside_lost_ || text.empty() ? 0 : usage_(code_point_before(text, Offset(text.size())), next) - surprise(next);
    }

    // 卡尔·马克思: the only character of two bytes that Chinese texts have often.
    bool has_dot_between_names(std::u16string_view text) const {
        std::size_t dot = text.find(u'·');
        if (dot == text.npos) return false;
        static Units const parts(u"阿埃艾安奥巴贝本比彼伯博布查达大丹戴德迪蒂丁杜多恩尔法菲费弗福戈格古哈海汉赫亨霍基吉"
                                 u"加杰金卡凯坎科克肯库拉莱兰劳勒"
                                 u"雷里利丽莉列林卢鲁路露伦罗洛马玛迈曼梅蒙米密莫姆穆娜纳内妮尼涅诺欧帕佩皮普奇乔切琼让瑞萨塞森沙莎圣史斯松"
                                 u"苏索塔泰特汤忒托瓦威韦维温沃西希夏"
                                 u"肖谢雪逊雅亚扬耶伊易尤约泽扎詹珍朱兹佐思坦夫娃翰姆基");
        char16_t previous = dot > 0 ? text[dot - 1] : before_.empty() ? u'\n' : before_.back();
        char16_t next = dot + 1 < text.size() ? text[dot + 1] : after_.empty() ? u'\n' : after_.front();
        return parts.has(fold(previous)) && parts.has(fold(next));
    }

    // Two characters that stand side by side lost a byte each: E688 96|E6 8EA5 is 戎 and A5 without 96 and E6, and was 或接.
    void try_two(char32_t previous) {
        for (std::size_t cut = 1; cut < bytes_.size(); ++cut) {
            std::vector<Half> heads =
                likeliest(known_.of(bytes_.substr(0, cut)), [&](Event const& e) { return cost_after(previous, e.text); });
            std::vector<Half> tails = likeliest(known_.of(bytes_.substr(cut)),
                                                [&](Event const& e) { return cost_after(u'\n', e.text) + cost_before_rest(e.text); });
            for (Half const& head : heads)
                for (Half const& tail : tails) try_both(head, tail);
        }
    }

    struct Half {
        Event const* event;
        Surprise cost;
    };
    void try_both(Half const& head, Half const& tail) {
        char32_t last = code_point_before(head.event->text, Offset(head.event->text.size())), first = code_point_at(tail.event->text, 0);
        Surprise cost = 2 * lost_price + one_more_price + head.cost + tail.cost - usage_(u'\n', first) + usage_(last, first);
        if (is_near(cost)) add({head.event->bytes + tail.event->bytes, head.event->text + tail.event->text, 2}, cost);
    }
    template <class Cost> static std::vector<Half> likeliest(std::vector<Event> const& all, Cost cost) {
        std::vector<Half> losses;
        for (Event const& event : all)
            if (event.lost && !event.text.empty()) losses.push_back({&event, cost(event)});
        std::stable_sort(losses.begin(), losses.end(), [](Half const& a, Half const& b) { return a.cost < b.cost; });
        if (losses.size() > most_heads) losses.resize(most_heads);
        return losses;
    }

    static bool is_likelier(Event const& a, Event const& b) { return a.cost < b.cost; }

    // Adds what the words cost to the events that are worth asking for.
    void ask_words() {
        if (events_.empty()) return;
        auto is_far = [&](Event const& event) { return !is_near(event.cost); };
        events_.erase(std::remove_if(events_.begin(), events_.end(), is_far), events_.end());
        Surprise standing = words(before_) + words(after_);
        for (Event& event : events_) {
            std::u16string whole(before_);
            whole.append(event.text).append(after_);
            event.cost += words(whole) - standing;
        }
        std::stable_sort(events_.begin(), events_.end(), is_likelier);
    }

    void share_belief() {
        if (events_.empty()) return;
        Surprise best = events_.front().cost;
        auto share = [&](Surprise cost) { return std::exp2(-double(cost - best) / evidence_counts_twice); };
        double sum = share(is_left_of_more() ? two_lost_price : two_events_price);
        for (Event const& event : events_) sum += share(event.cost);
        for (Event& event : events_) event.weight = share(event.cost) / sum;
        auto is_unlikely = [&](Event const& event) { return event.cost > best + unlikely; };
        events_.erase(std::remove_if(events_.begin(), events_.end(), is_unlikely), events_.end());
    }
    bool is_left_of_more() const { return bytes_.size() == 1 && !is_of_no_character(std::uint8_t(bytes_[0])); }
    Surprise words(std::u16string_view text) const { return page_.vocabulary.costs_of_ends(text)[0]; }
};

bool is_chinese(char16_t unit) { return unit >= 0x2E80 && unit < 0xFFF0 && unit != u'\uFFFD'; }

// What is no text at all is full of such bytes, and of other scripts too little is known.
bool is_about_chinese(Page const& page, Place const& place) {
    std::u16string_view text = page.text.units;
    std::u16string const& written = place.events.front().text;
    return (place.at.begin > 0 && is_chinese(text[place.at.begin - 1])) || (place.at.end < text.size() && is_chinese(text[place.at.end])) ||
           std::any_of(written.begin(), written.end(), is_chinese);
}

template <class AnyBytes> std::string hex_of(AnyBytes const& bytes) {
    std::string out;
    for (auto byte : bytes) out += (out.empty() ? "" : " ") + hex(std::uint8_t(byte));
    return out;
}

std::string why_of(Event const& event, bool certain) {
    if (event.lost == 2)
        return "two characters side by side lost a byte each; of those that the remaining bytes leave, these are the likeliest here";
    if (event.lost)
        return "a character lost one of its bytes; those that remain leave some dozens of characters, of which this is the likeliest here";
    return "a byte has come in here, " + hex(event.came_in) + "; without it the bytes around it are characters" +
           (certain ? "; no character has such a byte, and put in again it gives what stands" : "");
}

// What is told differs from what stands between these units alone.
Span changed(std::u16string_view stands, std::vector<Event> const& told) {
    Offset begin = Offset(stands.size()), behind = begin;
    for (Event const& event : told) {
        Offset same = 0, most = Offset(std::min(stands.size(), event.text.size()));
        while (same < most && stands[same] == event.text[same]) ++same;
        begin = std::min(begin, same);
    }
    for (Event const& event : told) {
        Offset same = 0, most = Offset(std::min(stands.size(), event.text.size())) - begin;
        while (same < most && stands[stands.size() - 1 - same] == event.text[event.text.size() - 1 - same]) ++same;
        behind = std::min(behind, same);
    }
    if (begin > 0 && is_lead_surrogate(stands[begin - 1])) --begin; // halves of a pair stay together
    if (behind > 0 && is_trail_surrogate(stands[stands.size() - behind])) --behind;
    return {begin, Offset(stands.size()) - behind};
}

void tell(Page const& page, Place& place, Findings& findings) {
    if (place.events.size() > most_told) place.events.resize(most_told);
    std::u16string_view stands = page.text[place.at];
    Event const& best = place.events.front();
    Span span = changed(stands, place.events);
    auto within = [&](Event const& event) { return event.text.substr(span.begin, event.text.size() - (stands.size() - span.length())); };
    ByteSpan bytes = page.text.map.source_of(place.at);
    bool certain = best.lost == 0 && is_of_no_character(best.came_in);
    Repair repair;
    repair.kind = best.lost ? "lost_byte" : "added_byte";
    repair.span = {place.at.begin + span.begin, place.at.begin + span.end};
    repair.was = page.text[repair.span];
    repair.now = within(best);
    for (std::size_t i = 1; i < place.events.size(); ++i) repair.candidates.push_back(within(place.events[i]));
    repair.confidence = certain ? 1 : share_of_confidence * best.weight;
    repair.certainty = certain ? Certainty::certain : certainty_of(best.weight);
    repair.why = why_of(best, certain);
    repair.trace = {{"as written: " + to_utf8(best.text), hex_of(best.bytes)},
                    {"as it stands", hex_of(page.bytes.subspan(bytes.begin, bytes.length()))}};
    findings.repairs.push_back(std::move(repair));
}

class Search {
public:
    Search(Page const& page, Findings& findings) : page_(page), findings_(findings) {}

    void run() {
        for (std::size_t found = text().find(u'\uFFFD'); found != text().npos; found = text().find(u'\uFFFD', found)) {
            Span cluster = cluster_at(Offset(found));
            found = cluster.end;
            known_ = {};
            if (!is_worth_trying(cluster)) continue;
            if (tried_ > most_tried)
                return findings_.notes.push_back(
                    {"much_damage", cluster, {}, "too many characters look wrong from here on to seek lost bytes one by one"});
            for (Place& place : best_places(cluster, {}).all)
                if (!place.events.empty() && is_about_chinese(page_, place)) tell(page_, place, findings_);
        }
    }

private:
    Page const& page_;
    Findings& findings_;
    KnownEvents known_; // of the characters that are looked at
    Offset tried_ = 0;

    std::u16string_view text() const { return page_.text.units; }
    bool is_lost(Offset at) const { return at < text().size() && text()[at] == u'\uFFFD'; }

    Offset end_of_lost(Offset at) const {
        while (is_lost(at)) ++at;
        return at;
    }

    // What cannot be read, and what was read between such.
    Span cluster_at(Offset begin) const {
        Offset end = end_of_lost(begin);
        while (is_lost(end + 1) && end_of_lost(end + 1) - begin <= longest_place) end = end_of_lost(end + 1);
        return {begin, end};
    }

    bool is_worth_trying(Span cluster) const {
        ByteSpan bytes = page_.text.map.source_of(cluster);
        bool cut_off = bytes.end == page_.bytes.size(); // the file ends inside a character: nothing is known of it
        return !cut_off && cluster.length() <= longest_place && charset_at(page_, bytes.begin) == "utf-8" && !is_written_so(cluster);
    }

    // EF BF BD is U+FFFD itself: what stood there is gone for good.
    bool is_written_so(Span cluster) const {
        for (Offset at = cluster.begin; at < cluster.end; ++at)
            if (is_lost(at) && page_.bytes[page_.text.map.source_of({at, at + 1}).begin] == 0xEF &&
                page_.text.map.source_of({at, at + 1}).length() == 3)
                return true;
        return false;
    }

    // A byte that goes on may have come in within the character before it, and one that begins may have taken what goes on behind it:
    // E5AF DF B9 is � and U+07F9, but 对 without DF.
    Place weighed(Span at, std::u16string_view before) {
        ++tried_;
        ByteSpan bytes = page_.text.map.source_of(at);
        if (before.empty() && goes_on(page_.bytes[bytes.begin]) && at.begin > 0 && is_read(at.begin - 1))
            at.begin -= 1 + is_trail_surrogate(text()[at.begin - 1]);
        bool begun = !goes_on(page_.bytes[bytes.end - 1]);
        if (at.end < text().size() && is_read(at.end) && (begun || text()[at.end] < 0x800))
            at.end += units_of(code_point_at(text(), at.end));
        return Weighing(page_, known_, at, before).weigh();
    }
    bool is_read(Offset at) const { return text()[at] >= 0x80 && !is_lost(at); }

    struct Places {
        std::vector<Place> all;
        Surprise cost = 0;
    };

    // One byte did it all, or one in each part.
    Places best_places(Span cluster, std::u16string_view before) {
        Place whole = weighed(cluster, before);
        Places best{{whole}, whole.cost()};
        for (Offset cut = cluster.begin + 1; cut < cluster.end && tried_ <= most_tried; ++cut)
            if (is_lost(cut - 1)) try_parts(weighed({cluster.begin, cut}, before), {cut, cluster.end}, best);
        return best;
    }

    // What is written in the first part is told by the rest, too, where they touch.
    void try_parts(Place first, Span rest, Places& best) {
        bool touch = is_lost(rest.begin) && first.at.end == rest.begin;
        if (!is_lost(rest.begin)) ++rest.begin;
        std::size_t chosen = first.events.size();
        Places behind;
        for (std::size_t i = 0; i < std::min(first.events.size(), touch ? most_first : 1); ++i) {
            std::u16string_view context = std::u16string_view(text()).substr(first.at.begin - std::min(first.at.begin, neighbours),
                                                                             std::min(first.at.begin, neighbours));
            Places each = best_places(rest, touch ? std::u16string(context) + first.events[i].text : std::u16string());
            Surprise sum = first.events[i].cost + each.cost + one_more_price;
            if (sum >= best.cost) continue;
            best.cost = sum;
            behind = std::move(each);
            chosen = i;
        }
        if (chosen == first.events.size()) return;
        std::swap(first.events[0], first.events[chosen]);
        best.all = {std::move(first)};
        std::move(behind.all.begin(), behind.all.end(), std::back_inserter(best.all));
    }
};

} // namespace

void find_torn_utf8(Page const& page, Findings& findings) { Search(page, findings).run(); }

} // namespace duidu
