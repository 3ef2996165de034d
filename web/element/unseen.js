// @ts-check
// What one of two related documents says and the other does not: sentences of its article that no passage touches, however weak.
//
//     规划 2026-03   ├ taken up ┤├ not taken up ┤              the earlier one: 未承接
//     报告 2028-03   ├ taken up ┤                ├ new here ┤  the later one: 新提
import {firstAfter, touched} from './units.js';

const TELLING = 8; // characters below which a sentence is a label or a formula
const APART = ['byline', 'editor', 'source_note', 'caption', 'title', 'heading'];

/** How the unseen sentences of a side are called: by the dates of both, where they are known. @param {import('./view-rows.js').Book} book @param {'a'|'b'} side @returns {'notTakenUp'|'newHere'|'onlyA'|'onlyB'} */
export const nameOfUnseen = ({a, b}, side) => {
  const [own, other] = (side === 'a' ? [a, b] : [b, a]).map(each => each?.report.metadata?.date?.slice(0, 10));
  if (!own || !other || own === other) return side === 'a' ? 'onlyA' : 'onlyB';
  return own < other ? 'notTakenUp' : 'newHere';
};

/** Sentences of a side without any counterpart, with the unit that each stands in. @param {import('./view-rows.js').Book} book @param {'a'|'b'} name @returns {{span: [number, number], unit: number}[]} */
export const unseenIn = (book, name) => {
  const {units, report} = /** @type {import('./cell.js').Side} */ (book[name]);
  const spoken = (book.comparison.passages ?? []).map(passage => passage[name]).sort((one, other) => one[0] - other[0]);
  const ends = spoken.map(([, end]) => ({end})); // of clauses, which lie apart
  return sentencesOf(report, units).filter(({span: [begin, end], unit}) => {
    const {fold, kind, role} = units[unit];
    if (fold || kind === 'heading' || APART.includes(role) || report.text.slice(begin, end).trim().length < TELLING) return false;
    const next = spoken[firstAfter(ends, begin)];
    return !next || next[0] >= end;
  });
};

/** The report's sentences by unit; units themselves where it tells none. */
const sentencesOf = (report, units) => {
  const spans = report.sentences?.length ? report.sentences.map(({span}) => span) : units.map(({begin, end}) => [begin, end]);
  return spans.flatMap(span => { const [unit] = touched(units, span); return unit == null ? [] : [{span, unit}]; });
};
