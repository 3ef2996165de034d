// @ts-check
// Figures that both documents give for one thing, side by side: those of a passage in related documents, what became of a number or a date in versions.
//
//     社区书屋达到[243个]  ≠  社区书屋达到[300个]           [2019年9月]  →  [2024年10月]

import {changesOf} from '../changed.js';

/** @typedef {{kind: string, same: boolean, a: [number, number], b: [number, number], around?: {a: [number, number], b: [number, number]}}} Figures */

/** @param {any} comparison @returns {Figures[]} */
export const figuresIn = comparison => {
  const {mode, figures = [], passages = []} = comparison;
  return mode === 'related' ? figures.map(({kind, same, a, b, passage}) => ({kind, same, a, b, around: passages[passage]})) : changedIn(changesOf(comparison));
};

/** Numbers and dates that became others. @param {import('../changed.js').Changes} changes @returns {Figures[]} */
const changedIn = changes => {
  const found = /** @type {Figures[]} */ ([]);
  for (let n = 0; n < changes.length; n++) {
    const kind = changes.kind(n);
    if (changes.op(n) !== 'replace' || (kind !== 'number' && kind !== 'date')) continue;
    const {a, b} = changes.words(n) ?? {a: [changes.begin(n, 'a'), changes.end(n, 'a')], b: [changes.begin(n, 'b'), changes.end(n, 'b')]};
    found.push({kind: kind === 'date' ? 'date' : 'quantity', same: false, a, b});
  }
  return found;
};
