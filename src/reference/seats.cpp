#include "reference/seats.h"

#include "reference/bodies.h"

namespace duidu {

namespace {

using View = std::u16string_view;

// What short forms leave out.
struct Shortened {
    View shorter, longer;
};
constexpr Shortened shortened[] = {{u"政府", u"人民政府"}, {u"法院", u"人民法院"}, {u"检察院", u"人民检察院"}, {u"人大", u"人民代表大会"}};

// 人民政府 of 政府, 发展和改革委员会 of 发改委: what the same body of the state is called in full.
std::u16string in_full(View rest) {
    for (Shortened const& form : shortened)
        if (rest.starts_with(form.shorter)) return std::u16string(form.longer) + std::u16string(rest.substr(form.shorter.size()));
    constexpr View national = u"国家";
    Known const* known = known_as(std::u16string(national) + std::u16string(rest));
    if (!known) known = known_as(rest);
    bool of_state = known && known->sort == Sort::body && known->full.starts_with(national);
    if (of_state) return std::u16string(known->full.substr(national.size()));
    constexpr std::size_t shortest = 4; // 市纪委, 市政法委 are committees of other names
    return std::u16string(rest) + (rest.ends_with(u'委') && rest.size() >= shortest ? u"员会" : u"");
}

} // namespace

bool Seats::is_unit(char16_t unit) { return units.find(unit) != View::npos; }

void Seats::note(View place, bool sure) {
    for (std::size_t end = 3; end <= place.size(); ++end) {
        if (!is_unit(place[end - 1])) continue;
        std::u16string name(place.substr(0, end));
        auto seat = seats_.find(place[end - 1]);
        if (seat != seats_.end()) seat->second.alone &= seat->second.name == name;
        else if (sure) seats_.emplace(place[end - 1], Seat{name});
    }
}

std::u16string Seats::body(char16_t unit, View rest) const {
    auto seat = seats_.find(unit);
    return seat == seats_.end() || !seat->second.alone ? std::u16string() : seat->second.name + in_full(rest);
}

} // namespace duidu
