// Which place does a local body belong to? Texts name the place once, and then its bodies by the unit alone:
//
//     浙江省教育厅、省财政厅联合印发，省教育厅负责解释        the same 省 for all three
//
// Where two places of one unit were named, 市政府 may be of either and is of none.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace duidu {

class Seats {
public:
    // 省, 市, 县, 区, 州, 盟, 旗.
    static constexpr std::u16string_view units = u"省市县区州盟旗";
    static bool is_unit(char16_t unit);
    // Notes the places that a name begins with: 浙江省 and 浙江省杭州市 of 浙江省杭州市. One that is not sure to be a place only puts the
    // others in doubt.
    void note(std::u16string_view place, bool sure);
    // The full name of the body that is called 市 and `rest`: 临江市人民政府 of 政府; "" where no place of that unit is known.
    std::u16string body(char16_t unit, std::u16string_view rest) const;

private:
    struct Seat {
        std::u16string name;
        bool alone = true; // no other place of its unit was named
    };
    std::map<char16_t, Seat> seats_;
};

} // namespace duidu
