// @ts-check
// Stepping through differences, repairs or counterparts: the next one comes into view, and a screen reader hears what it is.
import {reveal} from './dom.js';
import {unfold} from './runs.js';

const SELECTORS = {repair: '.repair.loud', passage: '.passage', versions: ':is(ins, del):not([data-kind="renumbering"]), .row.only-a, .row.only-b, .row.moved', related: '.passage.near'};
const SAID = 60; // characters of a mark that are read out

export class Stepper {
  #stage;
  /** The mark that was stepped to last. @type {Element|null} */
  at = null;

  /** @param {import('./stage.js').Stage} stage */
  constructor(stage) { this.#stage = stage; }

  /** @param {'change'|'repair'|'passage'} kind @param {1|-1} by @returns {boolean} whether there was one */
  go(kind, by) {
    const {root, parts, comparison, say} = this.#stage;
    const selector = kind === 'change' ? SELECTORS[comparison?.mode ?? 'repair'] : SELECTORS[kind];
    const found = [...root.querySelectorAll(selector)].filter(element => element.checkVisibility?.() ?? true);
    if (!found.length) return false;
    const here = this.at ? found.indexOf(this.at) : -1;
    const index = here < 0 ? this.#nearest(found, by) : (here + by + found.length) % found.length;
    this.at?.classList.remove('current');
    const mark = this.at = found[index];
    mark.classList.add('current');
    unfold(root, mark);
    reveal(mark);
    const total = parts.text.ariaBusy === 'true' ? '…' : found.length; // what is below the first screen is still being drawn
    say(`${mark.getAttribute('data-word') ?? ''} ${mark.textContent?.slice(0, SAID)} (${index + 1}/${total})`);
    return true;
  }

  /** The first mark at or below the top of the window, or the last above it. @param {Element[]} found @param {1|-1} by */
  #nearest(found, by) {
    const below = found.findIndex(element => element.getBoundingClientRect().top > 0);
    if (by > 0) return Math.max(0, below);
    return (below < 0 ? found.length : below) - 1 < 0 ? found.length - 1 : (below < 0 ? found.length : below) - 1;
  }
}
