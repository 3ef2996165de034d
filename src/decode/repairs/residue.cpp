// What a conversion from simplified to traditional characters leaves where it goes character by character: one simplified form, several
// traditional ones, and the wrong one of them.
//
//     制造|聯系|后綴|云計算  in a text that writes 國家發展報告          (製造, 聯繫, 後綴, 雲計算)
//     发展|国家              in the same text                        forms that no traditional text has
//
// It is told and never rewritten: which form is meant needs the sense. Words were chosen that traditional text does not write so, and that
// do not arise across two words (法制造成, 有關系統): what must not stand beside them is in the table.
#include "decode/repair.h"

#include "decode/pairs.h"
#include "text/fold.h"
#include "text/units.h"
#include "text/utf.h"

#include <map>

namespace duidu {

namespace {

struct Residue {
    std::u16string_view word, meant;
    std::u16string_view not_behind, not_before; // characters beside which the two belong to two words
};

constexpr Residue residues[] = {
    {u"制造", u"製造", u"法體体限強强", u"成就福反"},
    {u"制作", u"製作", u"控機机體体法", u"為用出業战戰"},
    {u"復制", u"複製", u"", u"度"},
    {u"聯系", u"聯繫", u"", u"統统列"},
    {u"關系", u"關係", u"", u"統统列所"},
    {u"維系", u"維繫", u"", u"統统"},
    {u"云計算", u"雲計算", u"", u""},
    {u"云服務", u"雲服務", u"", u""},
    {u"云存儲", u"雲存儲", u"", u""},
    {u"云平臺", u"雲平臺", u"", u""},
    {u"云平台", u"雲平台", u"", u""},
    {u"然后", u"然後", u"", u""},
    {u"最后", u"最後", u"", u""},
    {u"今后", u"今後", u"", u""},
    {u"后來", u"後來", u"皇太王母", u""},
    {u"后果", u"後果", u"皇太王母", u""},
    {u"后續", u"後續", u"皇太王母", u""},
    {u"后綴", u"後綴", u"", u""},
    {u"落后", u"落後", u"", u""},
    {u"背后", u"背後", u"", u""},
    {u"干部", u"幹部", u"若", u"門门分件位"},
    {u"骨干", u"骨幹", u"", u"預涉"},
    {u"干凈", u"乾淨", u"", u""},
    {u"干燥", u"乾燥", u"", u""},
    {u"并且", u"並且", u"", u""},
    {u"并非", u"並非", u"", u""},
    {u"在于", u"在於", u"", u"姓氏先"},
    {u"并將", u"並將", u"合兼吞歸火", u""},
    {u"并對", u"並對", u"合兼吞歸火", u""},
    {u"并按", u"並按", u"合兼吞歸火", u""},
    {u"并應", u"並應", u"合兼吞歸火", u""},
    {u"并經", u"並經", u"合兼吞歸火", u""},
    {u"并由", u"並由", u"合兼吞歸火", u""},
    {u"并在", u"並在", u"合兼吞歸火", u""},
    {u"并通過", u"並通過", u"合兼吞歸火", u""},
    {u"并根據", u"並根據", u"合兼吞歸火", u""},
    {u"并提出", u"並提出", u"合兼吞歸火", u""},
    {u"并及時", u"並及時", u"合兼吞歸火", u""},
    {u"并不是", u"並不是", u"合兼吞歸火", u""},
    {u"并沒有", u"並沒有", u"合兼吞歸火", u""},
    {u"奮斗", u"奮鬥", u"", u""},
    {u"斗爭", u"鬥爭", u"", u""},
    {u"戰斗", u"戰鬥", u"", u""},
    {u"征求", u"徵求", u"", u""},
    {u"特征", u"特徵", u"", u"途程戰战"},
    {u"象征", u"象徵", u"", u"途程戰战"},
    {u"標准", u"標準", u"", u"許许予"},
    {u"水准", u"水準", u"", u"許许予"},
    {u"基准", u"基準", u"", u"許许予"},
    {u"精准", u"精準", u"", u""},
    {u"准備", u"準備", u"批核獲获", u""},
    {u"准確", u"準確", u"批核獲获", u""},
    {u"范圍", u"範圍", u"", u""},
    {u"規范", u"規範", u"", u""},
    {u"模范", u"模範", u"", u""},
    {u"示范", u"示範", u"", u""},
    {u"防范", u"防範", u"", u""},
    {u"剩余", u"剩餘", u"", u""},
    {u"盈余", u"盈餘", u"", u""},
    {u"業余", u"業餘", u"", u""},
    {u"余額", u"餘額", u"", u""},
    {u"放松", u"放鬆", u"", u"江花柏"},
    {u"寬松", u"寬鬆", u"", u""},
    {u"復雜", u"複雜", u"", u""},
    {u"重復", u"重複", u"嚴严", u"發发原興兴甦"},
    {u"關于", u"關於", u"", u"謙谦"},
    {u"由于", u"由於", u"", u""},
    {u"對于", u"對於", u"", u""},
    {u"屬于", u"屬於", u"", u""},
    {u"基于", u"基於", u"", u""},
    {u"愿意", u"願意", u"", u""},
    {u"愿望", u"願望", u"", u""},
    {u"志愿", u"志願", u"", u""},
    {u"自愿", u"自願", u"", u""},
    {u"采取", u"採取", u"神風风精", u"勝胜"},
    {u"采用", u"採用", u"", u""},
    {u"采購", u"採購", u"", u""},
    {u"采訪", u"採訪", u"", u""},
    {u"旅游", u"旅遊", u"", u""},
    {u"雜志", u"雜誌", u"", u""},
    {u"沖突", u"衝突", u"", u""},
    {u"沖擊", u"衝擊", u"", u""},
    {u"收獲", u"收穫", u"", u""},
    {u"盡管", u"儘管", u"", u""},
    {u"精致", u"精緻", u"", u""},
    {u"細致", u"細緻", u"", u""},
    {u"老板", u"老闆", u"", u"塊"},
    {u"防御", u"防禦", u"", u""},
    {u"抵御", u"抵禦", u"", u""},
    {u"開辟", u"開闢", u"", u""},
    {u"憂郁", u"憂鬱", u"", u""},
};

bool is_han(char16_t unit) { return unit >= 0x4E00 && unit <= 0x9FFF; }
bool is_traditional(char16_t unit) { return is_han(unit) && fold(unit) != unit; }

// Characters that others, traditional ones, are folded to.
Units const& simplified_forms() {
    static Units const made = [] {
        Units units(u"");
        for (char16_t unit = 0x4E00; unit <= 0x9FFF; ++unit)
            if (is_traditional(unit)) units.add(fold(unit));
        return units;
    }();
    return made;
}

// A simplified form of GB 2312 that Big5 has not: no traditional text has it, but for a few that are the same character drawn another way, or Hong
// Kong's.
bool is_simplified_only(char16_t unit) {
    constexpr std::u16string_view drawn_otherwise = u"着户吕黄录内兑温没别强产换减净冲决况凉为册吴娱晚岁却群峰床";
    if (!simplified_forms().has(unit) || drawn_otherwise.find(unit) != drawn_otherwise.npos) return false;
    std::uint16_t gb = pairs_of("gb18030").bytes[unit], big5 = pairs_of("big5").bytes[unit];
    bool in_gb2312 = gb >= 0xB0A1 && gb <= 0xF7FE && (gb & 0xFF) >= 0xA1;
    bool in_big5 = (big5 >= 0xA440 && big5 <= 0xC67E) || (big5 >= 0xC940 && big5 <= 0xF9D5); // the rest is what Hong Kong added
    return in_gb2312 && !in_big5;
}

// Kana or hangul: of Japanese and Korean the measure of traditional forms says nothing.
bool is_of_other_language(char16_t unit) { return (unit >= 0x3041 && unit <= 0x30FA) || (unit >= 0xAC00 && unit <= 0xD7A3); }

constexpr Offset sample = 128; // units, evenly taken: most texts are simplified, and need no more
constexpr Offset enough_han = 24;

// Whether the text looks traditional, by units so far apart that no more than a sample is seen.
bool looks_traditional(std::u16string_view text) {
    Offset step = Offset(text.size() / sample + 1), han = 0, traditional = 0;
    for (Offset at = 0; at < text.size(); at += step) han += is_han(text[at]), traditional += is_traditional(text[at]);
    return han > 0 && traditional * 10 > han;
}

// By a wide margin: one Han character in ten has a simplified form and is not written so; hardly any has a traditional form and is not.
bool is_traditional_text(std::u16string_view text) {
    Offset han = 0, traditional = 0, simplified = 0, other = 0;
    for (char16_t unit : text) {
        han += is_han(unit);
        traditional += is_traditional(unit);
        simplified += is_simplified_only(unit);
        other += is_of_other_language(unit);
    }
    return han >= enough_han && traditional * 10 > han && simplified * 10 < traditional && other * 100 < han;
}

// The text without the readings that a machine put in, and where each unit of it stands.
struct Bare {
    std::u16string units;
    std::vector<Offset> place;
};

Bare without_glosses(Page const& page) {
    Bare bare;
    auto gloss = page.glosses.all.begin();
    for (Offset at = 0; at < page.text.length(); ++at) {
        bool has = page.glosses.by_machine && gloss != page.glosses.all.end() && at == gloss->at.begin;
        if (has) at = (gloss++)->at.end - 1;
        else bare.units.push_back(page.text.units[at]), bare.place.push_back(at);
    }
    return bare;
}

Units const& first_characters() {
    static Units const made = [] {
        Units units(u"");
        for (Residue const& residue : residues) units.add(residue.word[0]);
        return units;
    }();
    return made;
}

bool has_beside(std::u16string_view characters, std::u16string_view text, std::size_t at) {
    return at < text.size() && characters.find(text[at]) != characters.npos;
}

Residue const* residue_at(std::u16string_view text, std::size_t at) {
    for (Residue const& residue : residues) {
        if (text.substr(at, residue.word.size()) != residue.word) continue;
        bool two_words = (at > 0 && has_beside(residue.not_behind, text, at - 1)) ||
                         has_beside(residue.not_before, text, at + residue.word.size());
        if (!two_words) return &residue;
    }
    return nullptr;
}

struct Places {
    Span first{};
    Offset count = 0;
    std::u16string_view meant; // nothing for a form that no traditional text has
};

constexpr Offset fewest_places = 2; // one alone may be a slip, or a name
constexpr std::size_t most_told = 24;

} // namespace

void residue(Page const& page, Findings& findings) {
    if (!looks_traditional(page.text.units) || !is_traditional_text(page.text.units)) return;
    Bare bare = without_glosses(page);
    std::map<std::u16string_view, Places> found;
    Offset all = 0;
    std::u16string_view text = bare.units;
    for (std::size_t at = 0; at < text.size(); ++at) {
        Residue const* word = first_characters().has(text[at]) ? residue_at(text, at) : nullptr;
        if (!word && !is_simplified_only(text[at])) continue;
        std::size_t length = word ? word->word.size() : 1;
        Places& places = found[text.substr(at, length)];
        if (places.count++ == 0) places.first = {bare.place[at], bare.place[at + length - 1] + 1}, places.meant = word ? word->meant : u"";
        ++all;
        at += length - 1;
    }
    if (all < fewest_places) return;
    std::vector<std::pair<std::u16string_view, Places>> in_order(found.begin(), found.end());
    std::sort(in_order.begin(), in_order.end(), [](auto const& a, auto const& b) { return a.second.first < b.second.first; });
    if (in_order.size() > most_told) in_order.resize(most_told);
    for (auto const& [form, places] : in_order)
        findings.notes.push_back({"script_residue",
                                  places.first,
                                  {},
                                  to_utf8(form) + " stands in a traditional text (" + std::to_string(places.count) +
                                      (places.count == 1 ? " place)" : " places)") +
                                      (places.meant.empty() ? ", which has no such form" : ", which writes " + to_utf8(places.meant)) +
                                      "; a conversion from simplified characters may have left it, and it stays"});
}

} // namespace duidu
