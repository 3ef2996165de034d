// @ts-check
// Finding over both documents in folded text: simplified = traditional, full = half width, case, punctuation and spaces apart.
//
//     国家信息化 → 國家·信息化, 國家 信息化        the core folds both unit for unit, so that hits count in the text itself

const SKIPPED = /[\p{P}\p{S}\s]/u;
const HITS_AT_MOST = 2000; // more than anybody steps through; the count says "+"

/** A text without what finding passes over, and where each of its units stood. @param {string} folded */
const compact = folded => {
  const at = [];
  let kept = '';
  for (let index = 0; index < folded.length; index++) {
    if (SKIPPED.test(folded[index])) continue;
    kept += folded[index];
    at.push(index);
  }
  return {kept: kept.toLowerCase(), at};
};

/** @type {WeakMap<object, {kept: string, at: number[]}>} */
const compacted = new WeakMap();

/** @param {import('./cell.js').Side} side @param {string} folded query, folded by the core @returns {number[][]} spans in the side's text */
export const hitsIn = (side, folded) => {
  const {report} = side;
  if (!compacted.has(report)) compacted.set(report, compact(report.folded ?? report.text));
  const {kept, at} = /** @type {{kept: string, at: number[]}} */ (compacted.get(report));
  const wanted = compact(folded).kept;
  const hits = [];
  for (let index = wanted ? kept.indexOf(wanted) : -1; index >= 0 && hits.length < HITS_AT_MOST; index = kept.indexOf(wanted, index + wanted.length))
    hits.push([at[index], at[index + wanted.length - 1] + 1]);
  return hits;
};
