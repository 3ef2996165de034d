// @ts-check
// Where a query stands in a text, both folded, whatever stands between its letters.
//
//     国家·信息化    compact    国家信息化        at 0 1 3 4 5        so that the hit 国家信息 is the stretch 国家·信息

const SKIPPED = /[\p{P}\p{S}\s]/u;
const HITS_AT_MOST = 2000; // more than anybody steps through; the count says "+"

const unknown = 0, kept = 1, skipped = 2;
/** What each unit is: a text of five megabytes asks millions of times, of a few thousand units. */
const classes = new Uint8Array(1 << 16);

/** @param {number} unit */
const isSkipped = unit => {
  if (classes[unit] === unknown) classes[unit] = SKIPPED.test(String.fromCharCode(unit)) ? skipped : kept;
  return classes[unit] === skipped;
};

const decoder = new TextDecoder('utf-16le', {ignoreBOM: true});

/** A text without what finding passes over, and where each of its units stood. @param {string} folded @returns {{words: string, at: Int32Array}} */
const compact = folded => {
  const units = new Uint16Array(folded.length), at = new Int32Array(folded.length);
  let count = 0;
  for (let index = 0; index < folded.length; index++) {
    const unit = folded.charCodeAt(index);
    if (isSkipped(unit)) continue;
    units[count] = unit;
    at[count++] = index;
  }
  return {words: decoder.decode(units.subarray(0, count)).toLowerCase(), at: at.slice(0, count)};
};

/** @type {WeakMap<object, ReturnType<typeof compact>>} */
const compacted = new WeakMap();

/** @param {{folded: string}} report with its text as the core folds it @param {string} query folded as well @returns {number[][]} spans of the text */
export const hitsIn = (report, query) => {
  if (!compacted.has(report)) compacted.set(report, compact(report.folded));
  const {words, at} = /** @type {ReturnType<typeof compact>} */ (compacted.get(report)), {words: wanted} = compact(query), hits = [];
  for (let index = wanted ? words.indexOf(wanted) : -1; index >= 0 && hits.length < HITS_AT_MOST; index = words.indexOf(wanted, index + wanted.length))
    hits.push([at[index], at[index + wanted.length - 1] + 1]);
  return hits;
};
