// The parts of an official document around its text proper (GB/T 9704), and of a statute:
//
//     临政发〔2026〕3号                     number
//     各区县人民政府，市政府各部门：           addressee
//     …
//     附件：1.任务分工表                     attachments
//     临江市人民政府                         signature
//     2026年3月1日                          date
//     （此件公开发布）                       note
//     抄送：市委各部门。                     copies
//     附件1 / the document that is sent along   attachment, up to the next or the end
#pragma once

#include "segment/heads.h"
#include "segment/segment.h"

namespace duidu {

// In order; they may nest (an attachment holds all of its own).
std::vector<Region> regions(Prose const& prose, std::vector<Row> const& rows, std::vector<Heading> const& outline);

// 2026年3月1日 or 二〇二六年三月一日 and nothing else.
bool is_date_row(Prose const& prose, Row const& row);
// （此件公开发布）: all of it in brackets.
bool is_note_row(Prose const& prose, Row const& row);

} // namespace duidu
