// @ts-check
// Finding over both documents in folded text: simplified = traditional, full = half width, case, punctuation and spaces apart.
//
//     国家信息化 → 國家·信息化, 國家 信息化        the core folds both unit for unit, so that hits count in the text itself
import {h} from './dom.js';
import {highlight, rangesOf} from './place.js';
import {sideNamed, sidesOf} from './stage.js';
import {fill} from './strings.js';

const ROMAN = /^[a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü\s'1-5]+$/i;
const PAUSE = 160; // milliseconds after the last key: people type faster than that

export class Finder {
  #stage; #places;
  #query = '';
  /** @type {{side: import('./stage.js').SideName, span: number[]}[]} */
  #hits = [];
  #at = -1;
  /** The reports that the hits are of. @type {any[]} */
  #of = [];
  #timer = 0;
  #count = h('output', {});
  #input = h('input', {type: 'search', oninput: () => this.#later()});
  /** @type {HTMLElement[]} */
  #steps = [];

  /** @param {import('./stage.js').Stage} stage @param {import('./places.js').Places} places */
  constructor(stage, places) {
    this.#stage = stage;
    this.#places = places;
  }

  /** The field, the count and the steps, in the interface's language. @returns {HTMLElement} */
  element() {
    const {strings} = this.#stage;
    for (const [name, value] of [['placeholder', strings.find], ['aria-label', `${strings.find} (${strings.findHint})`], ['title', strings.findHint]]) this.#input.setAttribute(name, value);
    const step = (sign, label, by) => h('button', {type: 'button', 'aria-label': label, hidden: !this.#hits.length, onclick: () => this.step(by)}, sign);
    this.#steps = [step('‹', strings.previous, -1), step('›', strings.next, 1)];
    return h('span', {class: 'finder', role: 'search'}, this.#input, this.#count, ...this.#steps);
  }

  focus() { this.#input.focus(); this.#input.select(); }

  /** Empties the field; false where it was empty. */
  clear() {
    if (!this.#input.value) return false;
    this.#input.value = '';
    this.find('');
    return true;
  }

  /** Finds in both documents whatever the script, width, case, punctuation and spaces; by sound where nothing is spelt so. @param {string} query */
  async find(query) {
    const {ask} = this.#stage;
    this.#query = query;
    const sides = sidesOf(this.#stage);
    const folded = query.trim() ? await ask('fold', {text: query}) : '';
    if (folded) for (const {report} of sides) report.folded ??= await ask('fold', {text: report.text});
    const hits = folded ? await this.#spelt(sides, folded) : [];
    if (query !== this.#query) return []; // a later query came first
    this.#hits = hits;
    if (!this.#hits.length && ROMAN.test(query.trim())) this.#hits = await this.#bySound(sides, query);
    if (query !== this.#query) return [];
    this.#of = sides.map(({report}) => report);
    this.#at = -1;
    this.show();
    return this.#hits;
  }

  /** @param {import('./cell.js').Side[]} sides @param {string} folded */
  async #spelt(sides, folded) {
    const {hitsIn} = await import('./hits.js');
    return sides.flatMap(({name, report}) => hitsIn(report, folded).map(span => ({side: name, span})));
  }

  /** @param {import('./cell.js').Side[]} sides @param {string} query */
  async #bySound(sides, query) {
    const {soundsLike} = await import('./sound.js');
    const found = await Promise.all(sides.map(async side => {
      side.report.readings ??= (await this.#stage.ask('readings', {text: side.report.text}));
      return soundsLike(side.report.readings, query).map(span => ({side: side.name, span}));
    }));
    return query === this.#query ? found.flat() : [];
  }

  /** Marks the hits, after every drawing anew; other documents are searched for the same. */
  show() {
    const {strings, book, root} = this.#stage;
    const sides = sidesOf(this.#stage), same = sides.length === this.#of.length && sides.every(({report}, at) => report === this.#of[at]);
    if (this.#query && !same) return void this.find(this.#query).catch(() => {});
    const ranges = this.#hits.flatMap(({side, span}) => rangesOf(root, sideNamed(book, side), span[0], span[1]));
    highlight('find', this.#stage, ranges);
    highlight('here', this.#stage, []);
    this.#stage.overview?.tick(this.#hits);
    const n = side => this.#hits.filter(hit => hit.side === side).length;
    this.#count.textContent = !this.#query ? '' : !this.#hits.length ? strings.noHits : book?.b ? fill(strings.hits, {a: n('a'), b: n('b')}) : fill(strings.hitsOne, {a: this.#hits.length});
    for (const step of this.#steps) step.hidden = !this.#hits.length;
  }

  /** @param {number} by @returns {boolean} whether there was a hit */
  step(by) {
    if (!this.#hits.length) return false;
    this.#at = this.#at < 0 ? (by > 0 ? 0 : this.#hits.length - 1) : (this.#at + by + this.#hits.length) % this.#hits.length;
    const {side, span} = this.#hits[this.#at];
    const {book, root} = this.#stage;
    this.#places.go({side, offset: span[0]}, {remember: false});
    highlight('here', this.#stage, rangesOf(root, sideNamed(book, side), span[0], span[1]));
    return true;
  }

  #later() {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.find(this.#input.value).then(hits => { if (hits.length) this.step(1); }), PAUSE);
  }
}
