// A page that a browser saved as one file (MHTML) is a MIME message; its root part is the page.
#pragma once

#include "text/span.h"

#include <string>
#include <string_view>

namespace duidu {

struct MimePart {
    std::string bytes;   // decoded
    std::string type;    // text/html; "" where the file is no such message
    std::string charset; // as the part calls it
    ByteSpan at;         // its body in the file
};

MimePart root_part(std::string_view file);

} // namespace duidu
