// @ts-check
// Figures that both documents give for one thing, side by side: those of a passage in related documents, what became of a number or a date in versions.
//
//     社区书屋达到[243个]  ≠  社区书屋达到[300个]           [2019年9月]  →  [2024年10月]

/** @typedef {{kind: string, same: boolean, a: [number, number], b: [number, number], around?: {a: [number, number], b: [number, number]}}} Figures */

/** @param {any} comparison @returns {Figures[]} */
export const figuresIn = ({mode, figures = [], changes = [], passages = []}) => mode === 'related'
  ? figures.map(({kind, same, a, b, passage}) => ({kind, same, a, b, around: passages[passage]}))
  : changes.filter(({op, kind}) => op === 'replace' && (kind === 'number' || kind === 'date')).map(({kind, a, b, words}) => ({kind: kind === 'date' ? 'date' : 'quantity', same: false, a: words?.a ?? a, b: words?.b ?? b}));
