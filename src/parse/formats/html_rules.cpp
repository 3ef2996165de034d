#include "parse/formats/html_rules.h"

#include <array>

namespace duidu {

namespace {

constexpr TagRule rules[] = {
    {LXB_TAG_ADDRESS, Act::apart},
    {LXB_TAG_ARTICLE, Act::apart},
    {LXB_TAG_ASIDE, Act::apart},
    {LXB_TAG_BODY, Act::apart},
    {LXB_TAG_CENTER, Act::apart},
    {LXB_TAG_DETAILS, Act::apart},
    {LXB_TAG_DIV, Act::apart},
    {LXB_TAG_DL, Act::list},
    {LXB_TAG_DT, Act::item},
    {LXB_TAG_DD, Act::item},
    {LXB_TAG_FIELDSET, Act::apart},
    {LXB_TAG_FIGURE, Act::apart},
    {LXB_TAG_FOOTER, Act::apart},
    {LXB_TAG_FORM, Act::apart},
    {LXB_TAG_HEADER, Act::apart},
    {LXB_TAG_HGROUP, Act::apart},
    {LXB_TAG_HTML, Act::apart},
    {LXB_TAG_LEGEND, Act::apart},
    {LXB_TAG_MAIN, Act::apart},
    {LXB_TAG_NAV, Act::apart},
    {LXB_TAG_SEARCH, Act::apart},
    {LXB_TAG_SECTION, Act::apart},
    {LXB_TAG_SUMMARY, Act::apart},
    {LXB_TAG_TBODY, Act::inside},
    {LXB_TAG_MARQUEE, Act::apart},
    {LXB_TAG_P, Act::paragraph},
    {LXB_TAG_H1, Act::heading},
    {LXB_TAG_H2, Act::heading},
    {LXB_TAG_H3, Act::heading},
    {LXB_TAG_H4, Act::heading},
    {LXB_TAG_H5, Act::heading},
    {LXB_TAG_H6, Act::heading},
    {LXB_TAG_UL, Act::list},
    {LXB_TAG_OL, Act::list},
    {LXB_TAG_MENU, Act::list},
    {LXB_TAG_DIR, Act::list},
    {LXB_TAG_LI, Act::item},
    {LXB_TAG_TABLE, Act::table},
    {LXB_TAG_TR, Act::row},
    {LXB_TAG_TD, Act::cell},
    {LXB_TAG_TH, Act::cell},
    {LXB_TAG_CAPTION, Act::caption},
    {LXB_TAG_FIGCAPTION, Act::caption},
    {LXB_TAG_BLOCKQUOTE, Act::quote},
    {LXB_TAG_PRE, Act::verbatim},
    {LXB_TAG_LISTING, Act::verbatim},
    {LXB_TAG_XMP, Act::verbatim},
    {LXB_TAG_PLAINTEXT, Act::verbatim},
    {LXB_TAG_BR, Act::line},
    {LXB_TAG_HR, Act::rule},
    {LXB_TAG_A, Act::link},
    {LXB_TAG_RUBY, Act::ruby},
    {LXB_TAG_RT, Act::reading},
    {LXB_TAG_IMG, Act::image},
    {LXB_TAG_B, Act::emphasis, "strong"},
    {LXB_TAG_STRONG, Act::emphasis, "strong"},
    {LXB_TAG_EM, Act::emphasis, "em"},
    {LXB_TAG_I, Act::emphasis, "em"},
    {LXB_TAG_DEL, Act::emphasis, "del"},
    {LXB_TAG_S, Act::emphasis, "del"},
    {LXB_TAG_STRIKE, Act::emphasis, "del"},
    {LXB_TAG_INS, Act::emphasis, "ins"},
    {LXB_TAG_SUP, Act::emphasis, "sup"},
    {LXB_TAG_SUB, Act::emphasis, "sub"},
    {LXB_TAG_MARK, Act::emphasis, "mark"},
    {LXB_TAG_CODE, Act::emphasis, "code"},
    {LXB_TAG_KBD, Act::emphasis, "code"},
    {LXB_TAG_SAMP, Act::emphasis, "code"},
    {LXB_TAG_TT, Act::emphasis, "code"},
    {LXB_TAG_RP, Act::skip},
    {LXB_TAG_HEAD, Act::skip},
    {LXB_TAG_TITLE, Act::skip},
    {LXB_TAG_SCRIPT, Act::skip},
    {LXB_TAG_STYLE, Act::skip},
    {LXB_TAG_TEMPLATE, Act::skip},
    {LXB_TAG_NOSCRIPT, Act::skip},
    {LXB_TAG_SELECT, Act::skip},
    {LXB_TAG_OPTION, Act::skip},
    {LXB_TAG_DATALIST, Act::skip},
    {LXB_TAG_TEXTAREA, Act::skip},
    {LXB_TAG_IFRAME, Act::skip},
    {LXB_TAG_OBJECT, Act::skip},
    {LXB_TAG_AUDIO, Act::skip},
    {LXB_TAG_VIDEO, Act::skip},
    {LXB_TAG_CANVAS, Act::skip},
    {LXB_TAG_SVG, Act::skip},
    {LXB_TAG_METER, Act::skip},
    {LXB_TAG_PROGRESS, Act::skip},
    {LXB_TAG_NOFRAMES, Act::skip},
    {LXB_TAG_NOEMBED, Act::skip},
    {LXB_TAG_BUTTON, Act::skip},
};

using Rules = std::array<TagRule, LXB_TAG__LAST_ENTRY>;

constexpr Rules by_tag = [] {
    Rules all{};
    for (TagRule const& rule : rules) all[rule.tag] = rule;
    return all;
}();

} // namespace

TagRule const& rule_of(lxb_dom_node_t const* node) {
    static constexpr TagRule inside{LXB_TAG__UNDEF, Act::inside};
    return node->local_name < LXB_TAG__LAST_ENTRY ? by_tag[node->local_name] : inside;
}

bool is_block(Act act) { return act != Act::inside && act < Act::line && act != Act::skip; }

} // namespace duidu
