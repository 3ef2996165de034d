// Encoders of the Encoding Standard: from a text back to the bytes of its charset, as a repair is proven and a file is undone.
//
//     國 家 (  ─ gb18030 ─▶  B9FA BCD2 28        false where one of the characters has no bytes in the charset; nothing is appended then
//
// Each has the form that Coder::encode asks for. https://encoding.spec.whatwg.org
#pragma once

#include "decode/whatwg.h"

namespace duidu::encoder {

using Encode = bool(Coder const&, std::u16string_view units, std::string& bytes);

Encode utf8, gb18030, gbk, big5, euc_kr, euc_jp, shift_jis;
Encode single; // by the page that the coder has
template <bool big> bool utf16(Coder const&, std::u16string_view units, std::string& bytes);
template <bool big> bool utf32(Coder const&, std::u16string_view units, std::string& bytes);

} // namespace duidu::encoder
