// @ts-check
// Changes of a comparison as numbers: drawing needs no more of each, and a long text has tens of thousands. The worker tells them so (pieces.js).
//
//     {"op":"replace","a":[20,22],"b":[22,24],"moved":false,"kind":"wording"}   ─▶   0 20 22 22 24 0 1 −1      op, kind, words: which of the words
import {Words} from './shape.js';

const WIDTH = 8; // numbers of a change: op, begin and end in A and in B, moved, kind, words

/** Takes changes, some at a time. */
export class Changer {
  #numbers = /** @type {number[]} */ ([]);
  #words = new Words();

  /** @param {any[]} changes of a report */
  add(changes) {
    for (const {op, a, b, moved, kind, words} of changes)
      this.#numbers.push(this.#words.indexOf(op), ...(a ?? [0, 0]), ...(b ?? [0, 0]), Number(!!moved), this.#words.indexOf(kind ?? ''), words ? this.#words.indexOf(JSON.stringify(words)) : -1);
  }

  /** @returns {import('./shape.js').Numbered} */
  get all() { return {numbers: Int32Array.from(this.#numbers), words: this.#words.all}; }
}

/** The changes of a comparison by their numbers. */
export class Changes {
  #numbers; #words;

  /** @param {import('./shape.js').Numbered} told */
  constructor({numbers, words}) {
    this.#numbers = numbers;
    this.#words = words;
  }

  get length() { return this.#numbers.length / WIDTH; }

  #at(index, field) { return this.#numbers[index * WIDTH + field]; }
  op(index) { return this.#words[this.#at(index, 0)]; }
  begin(index, side) { return this.#at(index, side === 'a' ? 1 : 3); }
  end(index, side) { return this.#at(index, side === 'a' ? 2 : 4); }
  moved(index) { return this.#at(index, 5) === 1; }
  kind(index) { return this.#words[this.#at(index, 6)]; }
  /** Whether both texts say the same there, but for script or width. */
  same(index) { return this.op(index) === 'equal' || this.op(index) === 'folded'; }
  /** The whole words that hold the change, in each text. @returns {{a: [number, number], b: [number, number]}|undefined} */
  words(index) { return this.#at(index, 7) < 0 ? undefined : JSON.parse(this.#words[this.#at(index, 7)]); }
}

/** The changes of a comparison, as they came or by their list. @param {any} comparison @returns {Changes} */
export const changesOf = comparison => {
  if (comparison.changed) return new Changes(comparison.changed);
  const changer = new Changer();
  changer.add(comparison.changes ?? []);
  return new Changes(changer.all);
};
