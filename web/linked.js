// @ts-check
// Links of a comparison as numbers: what rows must know of each, without its reasons and without objects in objects. The worker tells them so (pieces.js).
//
//     {"level":"article","status":"changed","kind":"one","moved":false,"score":0.93,"a":[{"label":"13","span":[10,40]}],"b":[…],"why":[…]}
//     ─▶  0 1 2 0 930000 1 1   13 10 40   …          level, status, kind: which of the words; how many pieces of both; label and place of each
import {Words} from './shape.js';

const HEAD = 7, PIECE = 3; // numbers before the pieces, and of each
const MILLION = 1e6; // what a score is told in: the core rounds to four digits
const PLAIN = /^(?:0|[1-9]\d{0,8})$/; // a label that is told as the number that it is; another as a word, by a number below 0

/** @typedef {{label: string, span: [number, number]}} Place */

/** Takes links, some at a time. */
export class Linker {
  #numbers = /** @type {number[]} */ ([]);
  #words = new Words();

  /** @param {any[]} links of a report */
  add(links) {
    const indexOf = word => this.#words.indexOf(word), labelled = label => PLAIN.test(label) ? Number(label) : -1 - indexOf(label ?? '');
    for (const {level, status, kind, moved, score, a, b} of links) {
      this.#numbers.push(indexOf(level ?? ''), indexOf(status ?? ''), indexOf(kind ?? ''), Number(!!moved), Math.round((score ?? 0) * MILLION), a.length, b.length);
      for (const {label, span: [begin, end]} of [...a, ...b]) this.#numbers.push(labelled(label), begin, end);
    }
  }

  /** @returns {import('./shape.js').Numbered} */
  get all() { return {numbers: Int32Array.from(this.#numbers), words: this.#words.all}; }
}

/** One of them, as a report would tell it but for its reasons. */
export class Link {
  /** Its place in the comparison's list. */
  at;
  #told; #from;

  /** @param {import('./shape.js').Numbered} told @param {number} from where its numbers begin @param {number} at */
  constructor(told, from, at) {
    this.#told = told;
    this.#from = from;
    this.at = at;
  }

  #number(field) { return this.#told.numbers[this.#from + field]; }
  get level() { return this.#told.words[this.#number(0)]; }
  get status() { return this.#told.words[this.#number(1)]; }
  get kind() { return this.#told.words[this.#number(2)]; }
  get moved() { return this.#number(3) === 1; }
  get score() { return this.#number(4) / MILLION; }
  get a() { return this.#places(0, this.#number(5)); }
  get b() { return this.#places(this.#number(5), this.#number(6)); }

  /** @param {number} first @param {number} count @returns {Place[]} */
  #places(first, count) {
    return Array.from({length: count}, (_, n) => {
      const at = HEAD + PIECE * (first + n), label = this.#number(at);
      return {label: label < 0 ? this.#told.words[-1 - label] : String(label), span: [this.#number(at + 1), this.#number(at + 2)]};
    });
  }
}

/** The links of a comparison as rows need them; of one that came whole, as they are. @param {any} comparison @returns {any[]} */
export const linksOf = comparison => {
  const {linked} = comparison;
  if (!linked) return comparison.links ?? [];
  const links = /** @type {Link[]} */ ([]), {numbers} = linked;
  for (let from = 0; from < numbers.length; from += HEAD + PIECE * (numbers[from + 5] + numbers[from + 6])) links.push(new Link(linked, from, links.length));
  return links;
};
