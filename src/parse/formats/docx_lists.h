// What Word says in other files than the text: which styles are headings, and how lists count.
//
//     numbering.xml: level 0 "第%1条" chineseCounting, from 9      →      第九条 第十条 …
#pragma once

#include <map>
#include <pugixml.hpp>
#include <string>

namespace duidu {

struct DocxStyle {
    int heading = 0;           // 1 to 6; 0 where it is none
    std::string number, level; // of the list that the style counts in; "" where it counts in none
};

struct DocxStyles {
    std::map<std::string, DocxStyle> by_id;

    explicit DocxStyles(pugi::xml_node root);
};

class DocxLists {
public:
    explicit DocxLists(pugi::xml_node root);
    // The next number of a list as text, with the blank that parts it from the words (`gap`); "" where the list shows none.
    std::string next(std::string const& list, int level, bool gap);

private:
    struct Level {
        int start = 1;
        std::string format, text, suffix; // "chineseCounting", "第%1条", "tab" or "space" or "nothing"
    };
    struct List {
        std::string counter; // lists of one kind go on counting together
        std::map<int, Level> levels;
        std::map<int, int> restart; // levels that this list begins anew
        bool used = false;
    };
    std::map<std::string, List> lists_;
    std::map<std::string, std::map<int, int>> counts_; // by counter and level
};

// The value of a child's w:val.
std::string docx_value(pugi::xml_node node, char const* child);

} // namespace duidu
