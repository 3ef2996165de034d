#include "text/edit.h"

namespace duidu {

bool consistent(Edits const& edits, Offset length) {
    Offset reached = 0;
    for (Edit const& edit : edits) {
        if (edit.at.begin < reached || edit.at.end < edit.at.begin || edit.at.end > length) return false;
        reached = edit.at.end;
    }
    return true;
}

Edited apply(std::u16string_view text, Edits const& edits) {
    Edited out;
    Offset reached = 0;
    auto keep_to = [&](Offset end) {
        out.text.append(text.substr(reached, end - reached));
        out.map.add({reached, end}, end - reached, true);
        reached = end;
    };
    for (Edit const& edit : edits) {
        keep_to(edit.at.begin);
        out.text.append(edit.text);
        out.map.add(edit.at, Offset(edit.text.size()), false);
        reached = edit.at.end;
    }
    keep_to(Offset(text.size()));
    return out;
}

Edits inverse(std::u16string_view text, Edits const& edits) {
    Edits back;
    std::int64_t shift = 0; // how far the text behind the edits so far has moved
    for (Edit const& edit : edits) {
        Offset begin = Offset(edit.at.begin + shift);
        back.push_back({{begin, begin + Offset(edit.text.size())}, std::u16string(text.substr(edit.at.begin, edit.at.length()))});
        shift += std::int64_t(edit.text.size()) - edit.at.length();
    }
    return back;
}

} // namespace duidu
