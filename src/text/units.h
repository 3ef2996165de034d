// A set of UTF-16 units that is asked for every unit of a text: one look, however many it holds.
//
//     static Units const surnames(u"王李张刘陈");      surnames.has(u'李')
#pragma once

#include <bitset>
#include <string_view>

namespace duidu {

class Units {
public:
    explicit Units(std::u16string_view all) {
        for (char16_t unit : all) holds_.set(unit);
    }
    void add(char16_t unit) { holds_.set(unit); }
    bool has(char16_t unit) const { return holds_[unit]; }

private:
    std::bitset<0x10000> holds_;
};

} // namespace duidu
