// @ts-check
// A report crosses from the worker to the page list by list, and long lists in pieces of the core's own JSON: nowhere does all of it lie at once, not in
// the core's memory, not in the worker, not in one message. The page puts them together (arriving.js).
//
//     core    citations 0 … 999, 1000 … 1999, …   ─ bytes, which cross for nothing ─   page   citations: [0 … 28000]
//             sentences 0 … 999, 1000 … 1999, …   ─────────────────────────────────           sentences: bytes, bytes, …

/** @typedef {{name: string, bytes: Uint8Array, later?: boolean, wide?: boolean}} Piece some items of a list, JSON in UTF-8; later: not before they are asked for; wide: no list but a text, UTF-16, low byte first */

/** Lists of a report that are not drawn: whoever asks for them waits some milliseconds once. */
const LATER = ['sentences', 'provisions', 'quotations', 'entities', 'quantities', 'ledger', 'map', 'enumerations', 'links'];
/** Lists of a document's report, as src/report/json.cpp names them. Counts go first: they say which enumerations are drawn. */
const LISTS = ['counts', 'repairs', 'blocks', 'outline', 'regions', 'aliases', 'citations', 'dates', 'terms', 'emphases', 'rubies', 'pictures', 'notes', ...LATER];
/** Lists of a comparison's report, behind its links. */
const COMPARED = ['changes', 'passages', 'chains', 'figures', 'testimonies', 'notes'];

/** What of the later lists is drawn as well, under a name of its own. @type {Record<string, {name: string, wanted: (item: any, counted: Set<string>) => boolean}>} */
const DRAWN = {
  enumerations: {name: 'lists', wanted: (list, counted) => list.kind !== 'coordinated' || counted.has(list.id)},
  links: {name: 'ways', wanted: link => link.kind === 'elaborates' || link.kind === 'hyperlink'},
};

/** @param {Uint8Array} bytes */
const parse = bytes => JSON.parse(new TextDecoder().decode(bytes));
const write = items => new TextEncoder().encode(JSON.stringify(items));

const MANY = 1000; // items of a list that cross at once: some 2 ms of reading

/** The pieces of some lists; of an empty list, too, there is one. @param {string[]} names @param {(name: string, from: number, most: number) => Uint8Array} tell JSON of some items, "[]" after the last @returns {Generator<Piece>} */
function* pieces(names, tell) {
  for (const name of names)
    for (let from = 0; ; from += MANY) {
      const bytes = tell(name, from, MANY);
      const {length} = bytes; // whoever takes the bytes may send them away, and then they have none
      if (from && length === '[]'.length) break;
      yield {name, bytes};
      if (length < MANY) break; // that many bytes cannot hold that many items
    }
}

/** The pieces of a document's report. @param {(name: string, from: number, most: number) => Uint8Array} tell @returns {Generator<Piece>} */
export function* piecesOfDocument(tell) {
  const counted = /** @type {Set<string>} */ (new Set());
  for (const {name, bytes} of pieces(LISTS, tell)) {
    if (name === 'counts') for (const count of parse(bytes)) counted.add(count.enumeration);
    if (DRAWN[name]) yield {name: DRAWN[name].name, bytes: write(parse(bytes).filter(item => DRAWN[name].wanted(item, counted)))};
    yield {name, bytes, later: LATER.includes(name)};
  }
}

/** The pieces of a comparison's report that are there first: rows are made of them. @param {(name: string, from: number, most: number) => Uint8Array} tell */
export const piecesOfLinks = tell => pieces(['links'], tell);

/** The other pieces of a comparison's report. @param {(name: string, from: number, most: number) => Uint8Array} tell */
export const piecesOfComparison = tell => pieces(COMPARED, tell);
