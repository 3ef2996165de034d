// What a file says of its own charset: a byte order mark, <meta charset>, <?xml encoding?>. It may be wrong.
#pragma once

#include "decode/decode.h"

#include <string>
#include <string_view>

namespace duidu {

// The charset of the byte order mark that the file begins with, and how many bytes it has; no name where there is none.
struct Mark {
    std::string_view charset;
    Offset length = 0;
};
Mark byte_order_mark(Bytes bytes);

// The label of the first declaration, as it stands in the file. Comments and scripts declare nothing. Where there is no declaration `by` is
// ""; one that is left empty (<meta charset="">) has `by` and no label.
struct Declaration {
    std::string label;
    std::string_view by; // "its <meta> tag", "its XML declaration"
    ByteSpan at;
};
Declaration declared(Bytes bytes);

} // namespace duidu
