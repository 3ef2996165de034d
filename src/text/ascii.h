// ASCII letters of names, labels and headers, which are compared whatever their case. No locale has a say in it.
#pragma once

#include <string>
#include <string_view>

namespace duidu {

// Content-Type → content-type; what is no ASCII letter stays as it is.
inline std::string small_letters(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = char(c + ('a' - 'A'));
    return out;
}

} // namespace duidu
