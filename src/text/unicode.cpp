#include "text/unicode.h"

#include "icu-data.h"
#include "text/utf.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/udata.h>
#include <unicode/uscript.h>

namespace duidu {

namespace {

struct Converter {
    UConverter* icu = nullptr;
    explicit Converter(std::string const& name) {
        UErrorCode status = U_ZERO_ERROR;
        icu = ucnv_open(name.c_str(), &status);
        if (U_FAILURE(status)) icu = nullptr;
    }
    ~Converter() {
        if (icu) ucnv_close(icu);
    }
    Converter(Converter const&) = delete;
};

std::u16string normalised(icu::Normalizer2 const* form, char32_t point) {
    icu::UnicodeString out;
    if (!form || !form->getDecomposition(UChar32(point), out)) {
        std::u16string same;
        append(same, point);
        return same;
    }
    return {out.getBuffer(), std::size_t(out.length())};
}

// The pack that stands inside the program, in place before anything asks ICU.
[[maybe_unused]] bool const data_is_loaded = load_unicode_data(duidu_icu_data);

} // namespace

bool is_han(char32_t point) {
    if (point < 0x2E80) return false;
    if (point >= 0x4E00 && point <= 0x9FFF) return true;
    return point == 0x3007 || u_hasBinaryProperty(UChar32(point), UCHAR_IDEOGRAPHIC) || u_hasBinaryProperty(UChar32(point), UCHAR_RADICAL);
}

bool is_letter(char32_t point) { return u_isalpha(UChar32(point)); }

bool is_latin(char32_t point) {
    if (point < 0x80) return (point | 32) >= 'a' && (point | 32) <= 'z';
    UErrorCode status = U_ZERO_ERROR;
    return uscript_getScript(UChar32(point), &status) == USCRIPT_LATIN;
}

bool is_digit(char32_t point) { return u_isdigit(UChar32(point)); }

bool is_space(char32_t point) { return u_isUWhiteSpace(UChar32(point)); }

bool is_punctuation(char32_t point) { return (U_GET_GC_MASK(UChar32(point)) & (U_GC_P_MASK | U_GC_S_MASK)) != 0; }

bool is_private_use(char32_t point) { return u_charType(UChar32(point)) == U_PRIVATE_USE_CHAR; }

bool is_assigned(char32_t point) { return u_isdefined(UChar32(point)); }

std::u16string compatibility_form(char32_t point) {
    UErrorCode status = U_ZERO_ERROR;
    return normalised(icu::Normalizer2::getNFKCInstance(status), point);
}

std::u16string base_letters(char32_t point) {
    UErrorCode status = U_ZERO_ERROR;
    std::u16string out, form = normalised(icu::Normalizer2::getNFDInstance(status), point);
    for (Offset at = 0; at < form.size();) {
        char32_t each = code_point_at(form, at);
        at += units_of(each);
        if ((U_GET_GC_MASK(UChar32(each)) & U_GC_M_MASK) == 0) append(out, each);
    }
    return out;
}

bool decode_by_icu(std::string_view name, std::string_view bytes, Piece const& piece) {
    Converter converter{std::string(name)};
    if (!converter.icu) return false;
    UErrorCode status = U_ZERO_ERROR;
    ucnv_setToUCallBack(converter.icu, UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    char const* begin = bytes.data();
    char const* end = begin + bytes.size();
    for (char const* at = begin; at < end;) {
        char const* from = at;
        status = U_ZERO_ERROR;
        UChar32 point = ucnv_getNextUChar(converter.icu, &at, end, &status);
        ByteSpan span{Offset(from - begin), Offset(at - begin)};
        if (status == U_INDEX_OUTOFBOUNDS_ERROR) {
            if (at > from) piece({span.begin, Offset(bytes.size())}, {}); // only shift sequences were left
            break;
        }
        if (U_FAILURE(status)) {
            if (at == from) ++at, ++span.end;
            piece(span, {});
            continue;
        }
        std::u16string units;
        append(units, char32_t(point));
        piece(span, units);
    }
    return true;
}

bool encode_by_icu(std::string_view name, std::u16string_view units, std::string& bytes) {
    Converter converter{std::string(name)};
    if (!converter.icu) return false;
    UErrorCode status = U_ZERO_ERROR;
    ucnv_setFromUCallBack(converter.icu, UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
    std::string out(units.size() * 8 + 16, '\0');
    std::int32_t length = ucnv_fromUChars(converter.icu, out.data(), std::int32_t(out.size()), units.data(), std::int32_t(units.size()), &status);
    if (U_FAILURE(status)) return false;
    bytes.append(out, 0, std::size_t(length));
    return true;
}

bool load_unicode_data(void const* data) {
    UErrorCode status = U_ZERO_ERROR;
    udata_setCommonData(data, &status);
    return U_SUCCESS(status) && status != U_USING_DEFAULT_WARNING;
}

} // namespace duidu
