// UTF-8 that a page of 128 characters has read, in part of a line: what proves itself is read, with what stands in that line beside it; the
// rest stays as it is.
//
//     DivisÃ£o - SÃ©rie > Classificação     →     Divisão - Série > Classificação
//     bÑŠÐ»Ð³Ð°Ñ€Ñ�ÐºÐ¸                      →     bългар�ки          one character lost a byte: it is gone
//
// A capital or a sign inside a word that makes a small letter of it proves itself, a mark or a character of three bytes, and letters of one
// other script in a row; É… and CASĂ” do not, for people write so.
#pragma once

#include "text/span.h"

#include <optional>
#include <string>
#include <string_view>

namespace duidu {

struct ReadInPart {
    Span at{}; // of the line: from the first to the last unit that was read
    std::u16string text;
    std::string_view charset; // the page that read it wrongly
    int times = 1;            // that it was read wrongly, one after the other
    Offset lost = 0;          // characters of which a byte is gone
};

std::optional<ReadInPart> utf8_in_part(std::u16string_view line);

// Whether a pair of units, which is one character of UTF-8 in some page, proves by the units around it that it is meant so.
bool is_proved_by_word(std::u16string_view line, Span pair, char32_t point);

} // namespace duidu
