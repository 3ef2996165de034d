// @ts-check
// A report crosses from the worker to the page list by list, and long lists in pieces of the core's own JSON: nowhere does all of it lie at once, not in
// the core's memory, not in the worker, not in one message. The page puts them together (arriving.js). What is not drawn crosses packed where it is long (packing.js), and of
// what is drawn of a list that is long, only what drawing needs: places as numbers, links without their reasons.
//
//     core    citations 0 … 999, 1000 … 1999, …   ─ bytes, which cross for nothing ─   page   citations: [0 … 28000]
//             sentences 0 … 999, 1000 … 1999, …   ─ packed ────────────────────────           sentences: bytes, bytes, …
//             blocks    0 … 999, 1000 … 1999, …   ─ packed, and as numbers ────────           blocks: bytes, bytes, …; shape: numbers
import {Changer} from './changed.js';
import {Linker} from './linked.js';
import {packed} from './packing.js';
import {Shaper} from './shape.js';

/**
 * @typedef {object} Piece
 * @property {string} name of the list @property {Uint8Array} bytes some of its items, JSON in UTF-8
 * @property {boolean} [later] not read before it is asked for @property {boolean} [packed] as packing.js has it @property {boolean} [inner] for drawing alone: no part of the report that others see
 * @property {boolean} [wide] no list but a text, UTF-16, low byte first @property {string[]} [words] no JSON but numbers of 32 bits, and the words that some of them stand for
 */

/** Lists of a report that are not drawn as they are: whoever asks for them waits some milliseconds once. */
const LATER = ['blocks', 'dates', 'sentences', 'provisions', 'quotations', 'entities', 'quantities', 'ledger', 'map', 'enumerations', 'links'];
/** Lists of a document's report, as src/report/json.cpp names them. Counts go first: they say which enumerations are drawn. */
const LISTS = ['counts', 'repairs', 'outline', 'regions', 'aliases', 'citations', 'terms', 'emphases', 'rubies', 'pictures', 'notes', ...LATER];
/** Lists of a comparison's report, behind its links and changes. */
const COMPARED = ['passages', 'chains', 'figures', 'testimonies', 'notes'];

/** What of the later lists is drawn as well, under a name of its own. @type {Record<string, {name: string, wanted: (item: any, counted: Set<string>) => boolean}>} */
const DRAWN = {
  enumerations: {name: 'lists', wanted: (list, counted) => list.kind !== 'coordinated' || counted.has(list.id)},
  links: {name: 'ways', wanted: link => link.kind === 'elaborates' || link.kind === 'hyperlink'},
};

/** Takes the places of dates. */
class Spans {
  #numbers = /** @type {number[]} */ ([]);
  /** @param {any[]} items */
  add(items) { for (const {span} of items) this.#numbers.push(...span); }
  /** @returns {import('./shape.js').Numbered} */
  get all() { return {numbers: Int32Array.from(this.#numbers), words: []}; }
}

/** What of them is drawn as numbers, under a name of its own. @type {Record<string, {name: string, takes: () => Shaper|Spans}>} */
const NUMBERED = {blocks: {name: 'shape', takes: () => new Shaper()}, dates: {name: 'dated', takes: () => new Spans()}};

/** @param {Uint8Array} bytes */
const parse = bytes => JSON.parse(new TextDecoder().decode(bytes));
const write = items => new TextEncoder().encode(JSON.stringify(items));

const MANY = 1000; // items of a list that cross at once: some 2 ms of reading

const WORTH = 1 << 16; // bytes of a piece from which on packing saves more than it takes; a document of some pages is read sooner without

/** What lies waiting until it is asked for. @param {string} name @param {Uint8Array} bytes @returns {Piece} */
const waiting = (name, bytes) => bytes.length < WORTH ? {name, bytes, later: true} : {name, bytes: packed(bytes), later: true, packed: true};

/** The pieces of a list; of an empty one, too, there is one. @param {string} name @param {(name: string, from: number, most: number) => Uint8Array} tell JSON of some items, "[]" after the last @returns {Generator<Uint8Array>} */
function* listed(name, tell) {
  for (let from = 0; ; from += MANY) {
    const bytes = tell(name, from, MANY);
    const {length} = bytes; // whoever takes the bytes may send them away, and then they have none
    if (from && length === '[]'.length) break;
    yield bytes;
    if (length < MANY) break; // that many bytes cannot hold that many items
  }
}

/** The pieces of some lists as they are. @param {string[]} names @param {(name: string, from: number, most: number) => Uint8Array} tell @returns {Generator<Piece>} */
function* pieces(names, tell) {
  for (const name of names) for (const bytes of listed(name, tell)) yield {name, bytes};
}

/** The pieces of a document's report. @param {(name: string, from: number, most: number) => Uint8Array} tell @returns {Generator<Piece>} */
export function* piecesOfDocument(tell) {
  const counted = /** @type {Set<string>} */ (new Set());
  for (const name of LISTS) {
    const drawn = DRAWN[name], later = LATER.includes(name);
    if (NUMBERED[name]) {
      yield* twofold(name, tell, NUMBERED[name].name, NUMBERED[name].takes());
      continue;
    }
    for (const bytes of listed(name, tell)) {
      if (name === 'counts') for (const count of parse(bytes)) counted.add(count.enumeration);
      if (drawn) yield {name: drawn.name, bytes: write(parse(bytes).filter(item => drawn.wanted(item, counted)))};
      yield later ? waiting(name, bytes) : {name, bytes};
    }
  }
}

/** A list packed, and as the numbers that drawing needs. @param {string} name @param {(name: string, from: number, most: number) => Uint8Array} tell @param {string} inner the name of its numbers @param {Shaper|Spans|Linker|Changer} taker @returns {Generator<Piece>} */
function* twofold(name, tell, inner, taker) {
  for (const bytes of listed(name, tell)) {
    taker.add(parse(bytes));
    yield waiting(name, bytes);
  }
  const {numbers, words} = taker.all;
  yield {name: inner, bytes: new Uint8Array(numbers.buffer), words, inner: true};
}

/** The pieces of a comparison's report that are there first: rows are made of them. @param {(name: string, from: number, most: number) => Uint8Array} tell */
export const piecesOfLinks = tell => twofold('links', tell, 'linked', new Linker());

/** The other pieces of a comparison's report. @param {(name: string, from: number, most: number) => Uint8Array} tell @returns {Generator<Piece>} */
export function* piecesOfComparison(tell) {
  yield* twofold('changes', tell, 'changed', new Changer());
  yield* pieces(COMPARED, tell);
}
