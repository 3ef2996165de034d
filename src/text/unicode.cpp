#include "text/unicode.h"

#include "icu-data.h"
#include "text/utf.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/udata.h>
#include <unicode/uscript.h>

#include <algorithm>

namespace duidu {

namespace {

// The pack that stands inside the program, in place before anything asks ICU.
bool load_data() {
    UErrorCode status = U_ZERO_ERROR;
    udata_setCommonData(duidu_icu_data, &status);
    return U_SUCCESS(status);
}
[[maybe_unused]] bool const data_is_loaded = load_data();

} // namespace

namespace {

std::uint8_t of_category(std::uint32_t mask) {
    if ((mask & U_GC_L_MASK) != 0) return Property::letter;
    if ((mask & U_GC_ND_MASK) != 0) return Property::digit;
    return (mask & (U_GC_P_MASK | U_GC_S_MASK)) != 0 ? Property::punctuation : 0;
}
std::uint8_t of_script(char32_t point) {
    UErrorCode status = U_ZERO_ERROR;
    return uscript_getScript(UChar32(point), &status) == USCRIPT_LATIN ? Property::latin : 0;
}
std::uint8_t of_ideographs(char32_t point) {
    UChar32 of = UChar32(point);
    return u_hasBinaryProperty(of, UCHAR_IDEOGRAPHIC) || u_hasBinaryProperty(of, UCHAR_RADICAL) ? Property::han : 0;
}

using Table = std::array<std::uint8_t, 0x10000>;

// One range of points that share a category.
UBool fill(void const* context, UChar32 begin, UChar32 end, UCharCategory category) {
    Table& all = *static_cast<Table*>(const_cast<void*>(context));
    UChar32 last = std::min<UChar32>(end, UChar32(all.size()));
    for (UChar32 point = begin; point < last; ++point) all[std::size_t(point)] = of_category(U_MASK(category));
    return end < UChar32(all.size());
}

// Ranges at a time, and single points only where their kind may change, so that starting takes a tenth of a millisecond.
Table table() {
    struct Range {
        char32_t begin, end;
    };
    constexpr Range latin[] = {{0x41, 0x2E80}, {0xA700, 0xAC00}, {0xFB00, 0xFFFF}};
    constexpr Range han[] = {{0x2E80, 0x3400}, {0xF900, 0xFB00}}, all_han[] = {{0x3400, 0x4DC0}, {0x4E00, 0xA000}};
    Table all{};
    u_enumCharTypes(fill, &all);
    for (Range range : latin)
        for (char32_t point = range.begin; point < range.end; ++point) all[point] |= of_script(point);
    for (Range range : han)
        for (char32_t point = range.begin; point < range.end; ++point) all[point] |= of_ideographs(point);
    for (Range range : all_han)
        for (char32_t point = range.begin; point < range.end; ++point) all[point] |= Property::han;
    return all;
}

} // namespace

std::uint8_t properties_beyond(char32_t point) {
    return std::uint8_t(of_category(U_GET_GC_MASK(UChar32(point))) | of_script(point) | of_ideographs(point));
}

Table const properties = table();

std::u16string compatibility_form(char32_t point) {
    UErrorCode status = U_ZERO_ERROR;
    icu::Normalizer2 const* form = icu::Normalizer2::getNFKCInstance(status);
    icu::UnicodeString out;
    if (form && form->getDecomposition(UChar32(point), out)) return {out.getBuffer(), std::size_t(out.length())};
    std::u16string same;
    append(same, point);
    return same;
}

} // namespace duidu
