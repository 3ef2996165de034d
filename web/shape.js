// @ts-check
// Blocks as numbers: what the page must know of each to lay out its lines, without an object a block. The worker tells them so (pieces.js).
//
//     {"kind":"paragraph","role":"body","span":[277,302],"parent":3,…}   ─▶   277 302 3 0 −2³¹ 1 2 0 0      kind, role, why, defined: which of the words
const WIDTH = 9; // numbers of a block: begin, end, parent, level, number, kind, role, why, defined
const NONE = -(2 ** 31); // no number: a list may count from −1
const DEFINED = /(?:^|\/)d([td])[^/]*$/; // the last step of a path: a term, or what is told of it

/** @typedef {{numbers: Int32Array, words: string[]}} Numbered a list that crosses as numbers, and the words that some of them stand for */

/** Words by number, in the order in which they came. */
export class Words {
  #known = /** @type {Map<string, number>} */ (new Map());

  /** @param {string} word */
  indexOf(word) {
    const known = this.#known.get(word);
    if (known === undefined) this.#known.set(word, this.#known.size);
    return known ?? this.#known.size - 1;
  }

  get all() { return [...this.#known.keys()]; }
}

/** Takes blocks, some at a time. */
export class Shaper {
  #numbers = /** @type {number[]} */ ([]);
  #words = new Words();

  /** @param {any[]} blocks of a report */
  add(blocks) {
    for (const {span: [begin, end], parent, level, number, kind, role, why, path} of blocks)
      this.#numbers.push(begin, end, parent ?? -1, level ?? 0, number ?? NONE, ...[kind ?? 'paragraph', role ?? 'body', why ?? '', DEFINED.exec(path ?? '')?.[1] ?? ''].map(word => this.#words.indexOf(word)));
  }

  /** @returns {Numbered} */
  get all() { return {numbers: Int32Array.from(this.#numbers), words: this.#words.all}; }
}

/** The blocks of a report by their numbers. */
export class Shape {
  #numbers; #words;

  /** @param {Numbered} told */
  constructor({numbers, words}) {
    this.#numbers = numbers;
    this.#words = words;
  }

  get length() { return this.#numbers.length / WIDTH; }

  #at(index, field) { return this.#numbers[index * WIDTH + field]; }
  begin(index) { return this.#at(index, 0); }
  end(index) { return this.#at(index, 1); }
  /** The block that it stands in, -1 for none. */
  parent(index) { return this.#at(index, 2); }
  level(index) { return this.#at(index, 3); }
  /** The number that a list shows before its item. */
  number(index) { return this.#at(index, 4) === NONE ? undefined : this.#at(index, 4); }
  kind(index) { return this.#words[this.#at(index, 5)]; }
  role(index) { return this.#words[this.#at(index, 6)]; }
  why(index) { return this.#words[this.#at(index, 7)]; }
  /** t of a term, d of what is told of it. */
  defined(index) { return this.#words[this.#at(index, 8)]; }
}

/** The shape of a report, as it came or by its blocks. @param {any} report @returns {Shape} */
export const shapeOf = report => {
  if (report.shape) return new Shape(report.shape);
  const shaper = new Shaper();
  shaper.add(report.blocks ?? []);
  return new Shape(shaper.all);
};

/** Whether nothing of a document is taken for its article. @param {any} report */
export const lacksArticle = report => {
  const shape = shapeOf(report);
  for (let index = 0; index < shape.length; index++) if (shape.role(index) !== 'boilerplate') return false;
  return true;
};
