// @ts-check
// Going to places and back, and knowing where the reader is.
import {reveal} from './dom.js';
import {markCurrent} from './outline.js';
import {elementAt, highlight, rangesOf} from './place.js';
import {unfold} from './runs.js';
import {sideNamed} from './stage.js';
import {unfilter} from './summary.js';

/** @typedef {{side: import('./stage.js').SideName, offset: number, end?: number}} Place */

const READING_LINE = 0.3; // share of the window's height where eyes rest while scrolling

export class Places {
  #stage;
  /** @type {Place[]} */
  #before = [];
  /** The row or unit at the reading line. @type {Element|undefined} */
  #focused;
  /** A place that was asked for before it was drawn. @type {string|Place|undefined} */
  #wanted;

  /** @param {import('./stage.js').Stage} stage */
  constructor(stage) { this.#stage = stage; }

  /** A place by "a120" or "a120-140" (side and offsets), or the id of a heading. @param {string} anchor @returns {Place|null} */
  parse(anchor) {
    const plain = /^#?([ab])(\d+)(?:-(\d+))?$/.exec(anchor);
    if (plain) return {side: /** @type {any} */ (plain[1]), offset: Number(plain[2]), end: plain[3] ? Number(plain[3]) : undefined};
    for (const side of /** @type {const} */ (['a', 'b'])) {
      const heading = this.#stage.read[side]?.report.outline?.find(each => each.id === anchor);
      if (heading) return {side, offset: heading.span[0]};
    }
    return null;
  }

  /** Brings a place into view. @param {Place|null} place @param {{remember?: boolean}} [how] whether `back` returns to where it began @returns {boolean} whether it was found */
  go(place, {remember = true} = {}) {
    const {root, parts, book} = this.#stage;
    const side = place && sideNamed(book, place.side);
    if (!place || !side) return false;
    if (parts.text.classList.contains('read') && book?.b && this.#stage.active !== place.side) this.activate(place.side);
    const element = elementAt(root, side, place.offset);
    if (!element) return false;
    const fold = /** @type {HTMLDetailsElement|null} */ (element.closest('details'));
    if (fold) fold.open = true;
    unfilter(this.#stage, element);
    unfold(root, element);
    if (remember) this.#before.push({...this.#stage.place});
    const [range] = rangesOf(root, side, place.offset, place.end ?? place.offset + 1);
    reveal(range && element.offsetHeight > innerHeight * 0.6 ? range.startContainer.parentElement : element);
    if (place.end) highlight('evidence', this.#stage, rangesOf(root, side, place.offset, place.end));
    arrive(element);
    this.#settle(place.side, place.offset);
    return true;
  }

  /** Brings a place into view, by its anchor or itself; one that is not drawn yet, once it is. @param {string|Place} anchor @returns {boolean} whether it was found */
  seek(anchor) {
    const found = this.go(typeof anchor === 'string' ? this.parse(anchor) : anchor);
    this.#wanted = found ? undefined : anchor;
    return found;
  }

  /** Goes to what was sought before it was drawn. */
  seekAgain() { if (this.#wanted) this.seek(this.#wanted); }

  /** Returns to where the last jump began. */
  back() {
    const place = this.#before.pop();
    return !!place && this.go(place, {remember: false});
  }

  /** Shows the other document in the single view. @param {import('./stage.js').SideName} side */
  activate(side) {
    const {root, parts} = this.#stage;
    this.#stage.active = side;
    parts.text.dataset.active = side;
    for (const button of root.querySelectorAll('.sides [data-value]')) button.setAttribute('aria-checked', String(button.getAttribute('data-value') === side));
  }

  /** The unit at the reading line is where the reader is. */
  look() {
    const {root, parts, book} = this.#stage;
    if (!book || !parts.text.isConnected) return;
    const box = parts.text.getBoundingClientRect();
    const share = parts.text.classList.contains('read') ? 0.5 : 0.25; // the middle of the one column, or of the left of two
    const x = Math.min(innerWidth - 1, Math.max(1, box.left + box.width * share));
    const element = /** @type {HTMLElement|null|undefined} */ (root.elementFromPoint(x, innerHeight * READING_LINE)?.closest?.('.unit'));
    if (!element) return;
    this.#focused?.classList.remove('focused');
    this.#focused = element.closest('.row') ?? element;
    this.#focused.classList.add('focused');
    this.#settle(element.closest('.cell')?.classList.contains('b') ? 'b' : 'a', Number(element.dataset.begin));
  }

  /** @param {import('./stage.js').SideName} side @param {number} offset */
  #settle(side, offset) {
    const {place, parts, read, tell} = this.#stage;
    if (place.side === side && place.offset === offset) return;
    this.#stage.place = {side, offset};
    if (parts.outline) markCurrent(parts.outline, side, offset);
    tell('duidu-relocate', {side, offset, fraction: offset / (read[side]?.report.text.length || 1)});
  }
}

/** @param {HTMLElement} element */
const arrive = element => {
  element.classList.remove('arrived');
  void element.offsetWidth; // lets the animation begin again
  element.classList.add('arrived');
};
