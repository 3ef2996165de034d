#include "text/unicode.h"

#include "icu-data.h"
#include "text/utf.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/udata.h>
#include <unicode/uscript.h>

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

bool is_han(char32_t point) {
    if (point < 0x2E80) return false;
    if (point >= 0x4E00 && point <= 0x9FFF) return true;
    return point == 0x3007 || u_hasBinaryProperty(UChar32(point), UCHAR_IDEOGRAPHIC) || u_hasBinaryProperty(UChar32(point), UCHAR_RADICAL);
}

bool is_letter(char32_t point) {
    if (point < 0x80) return (point | 32) >= 'a' && (point | 32) <= 'z';
    return (point >= 0x4E00 && point <= 0x9FFF) || u_isalpha(UChar32(point));
}

bool is_latin(char32_t point) {
    if (point < 0x80) return (point | 32) >= 'a' && (point | 32) <= 'z';
    UErrorCode status = U_ZERO_ERROR;
    return uscript_getScript(UChar32(point), &status) == USCRIPT_LATIN;
}

bool is_digit(char32_t point) { return u_isdigit(UChar32(point)); }

bool is_punctuation(char32_t point) {
    if (point >= 0x4E00 && point <= 0x9FFF) return false;
    return (U_GET_GC_MASK(UChar32(point)) & (U_GC_P_MASK | U_GC_S_MASK)) != 0;
}

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
