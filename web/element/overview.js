// @ts-check
// Both documents as strips beside the text, each to its own length: a mark where a row differs or is answered, its kind by colour and by shape; the window on
// each; ticks of what was found. What moved is joined by a line, and so is, under the pointer or the focus, what stands level. Each strip is a slider: arrow
// keys go from mark to mark.
//
//     甲   乙
//     ▒────▒     changed  striped       ▯  dropped  hollow
//     ═╲   █     moved    two lines     █  new      solid
//       ╲══      linked   thin
import {h} from './dom.js';
import {sideNamed} from './stage.js';
import {fill} from './strings.js';
import {touched} from './units.js';
import {rowNumber, statusOf} from './view-rows.js';

/** @typedef {'a'|'b'} SideName */
/** @typedef {{row: number, kind: string, begin: number, end: number}} Mark */

const KINDS = {changed: 'changed', moved: 'moved', 'only-a': 'dropped', 'only-b': 'new'};
const MARKS_AT_MOST = 600; // of a strip: more than a screen has pixels
const LINES_AT_MOST = 60; // of what moved: more would be a thicket

/** The marks of a side, in the order of its text. @param {import('./view-rows.js').Book} book @param {import('./cell.js').Side} side @returns {Mark[]} */
const marksOf = (book, {name, units}) => {
  const related = book.comparison?.mode === 'related';
  const answered = new Set(related ? book.comparison.passages.flatMap(passage => touched(units, passage[name])) : []);
  const marks = book.rows.flatMap((row, index) => {
    const own = row.kind === 'sign' ? [] : row[name].filter(unit => !units[unit].fold);
    const kind = related ? (own.some(unit => answered.has(unit)) ? 'linked' : '') : KINDS[statusOf(row)];
    return !kind || !own.length ? [] : [{row: index, kind, begin: units[own[0]].begin, end: units[own[own.length - 1]].end}];
  });
  const step = Math.ceil(marks.length / MARKS_AT_MOST);
  return marks.sort((one, other) => one.begin - other.begin).filter((_, index) => index % step === 0);
};

/** @param {HTMLElement} element @param {number} at @param {number} long as shares */
const place = (element, at, long) => {
  element.style.setProperty('inset-block-start', `${at * 100}%`); // as they are: a property of our own would cost each of a thousand marks 5 KB
  element.style.setProperty('block-size', `${long * 100}%`);
  return element;
};

/** A line from one strip to the other. @param {number} from @param {number} to shares @param {string} kind */
const lineElement = (from, to, kind) => {
  const line = document.createElementNS('http://www.w3.org/2000/svg', 'line');
  for (const [name, value] of Object.entries({x1: '0', x2: '100%', y1: `${from * 100}%`, y2: `${to * 100}%`, class: kind})) line.setAttribute(name, value);
  return line;
};

/** The strips of a comparison. */
export class Overview {
  #stage; #places;
  /** @type {Record<SideName, {strip: HTMLElement, marks: Mark[], window: HTMLElement, at: number}>} */
  #sides = /** @type {any} */ ({});
  #lines = document.createElementNS('http://www.w3.org/2000/svg', 'svg');

  /** @param {import('./stage.js').Stage} stage @param {import('./places.js').Places} places */
  constructor(stage, places) {
    this.#stage = stage;
    this.#places = places;
    const book = /** @type {import('./view-rows.js').Book} */ (stage.book), {strings} = book;
    for (const side of [book.a, book.b]) if (side) this.#sides[side.name] = this.#strip(book, side);
    this.#lines.setAttribute('aria-hidden', 'true');
    const [a, b] = /** @type {SideName[]} */ (['a', 'b']).map(name => h('div', {class: 'one'}, h('span', {'aria-hidden': 'true', lang: 'zh'}, strings[name]), this.#sides[name].strip));
    this.element = h('div', {class: 'overview', role: 'group', 'aria-label': strings.overview, onpointerleave: () => this.#join(-1)}, a, this.#lines, b);
    this.#join(-1);
  }

  /** @param {import('./view-rows.js').Book} book @param {import('./cell.js').Side} side */
  #strip(book, side) {
    const {name, report: {text}} = side, {strings} = book, length = text.length || 1, marks = marksOf(book, side);
    const window = h('div', {class: 'window'});
    const strip = h('div', {class: 'strip', role: 'slider', tabindex: '0', 'data-strip': name, 'aria-orientation': 'vertical', 'aria-valuemin': '0', 'aria-valuemax': '100', 'aria-valuenow': '0',
      'aria-label': fill(strings.overviewOf, {name: strings[name], n: marks.length}), onclick: event => this.#click(name, event), onkeydown: event => this.#press(name, event),
      onpointermove: event => this.#join(this.#markAt(name, event)?.row ?? -1), onblur: () => this.#join(-1)},
      ...marks.map(({kind, begin, end, row}) => place(h('i', {class: kind, 'data-row': row}), begin / length, (end - begin) / length)), window);
    return {strip, marks, window, at: -1};
  }

  #length(name) { return sideNamed(this.#stage.book, name)?.report.text.length || 1; }

  /** The offset at a height of a strip. @param {SideName} name @param {MouseEvent} event */
  #offsetAt(name, {clientY}) {
    const {top, height} = this.#sides[name].strip.getBoundingClientRect();
    return Math.min(1, Math.max(0, (clientY - top) / height)) * this.#length(name);
  }

  /** The mark at or nearest to the pointer, within three pixels. @param {SideName} name @param {PointerEvent} event */
  #markAt(name, event) {
    const offset = this.#offsetAt(name, event), slack = 3 / this.#sides[name].strip.clientHeight * this.#length(name);
    return this.#sides[name].marks.find(({begin, end}) => begin - slack <= offset && offset < end + slack);
  }

  #click(name, event) {
    const mark = this.#markAt(name, event);
    this.#places.go({side: name, offset: Math.floor(mark ? mark.begin : Math.min(this.#offsetAt(name, event), this.#length(name) - 1))});
  }

  /** @param {SideName} name @param {KeyboardEvent} event */
  #press(name, event) {
    const side = this.#sides[name], last = side.marks.length - 1;
    const to = {ArrowDown: side.at + 1, ArrowRight: side.at + 1, ArrowUp: side.at - 1, ArrowLeft: side.at - 1, Home: 0, End: last}[event.key];
    if (to == null || last < 0) return;
    event.preventDefault();
    side.at = Math.min(last, Math.max(0, to));
    const {row, kind, begin} = side.marks[side.at], {strings} = this.#stage;
    this.#places.go({side: name, offset: begin}, {remember: false});
    this.#join(row);
    side.strip.setAttribute('aria-valuenow', String(Math.round(100 * begin / this.#length(name))));
    side.strip.setAttribute('aria-valuetext', `${strings[kind]} ${side.at + 1}/${last + 1}`);
  }

  /** Draws the lines of what moved, and the one of a row. @param {number} row −1 for none */
  #join(row) {
    const {rows} = /** @type {import('./view-rows.js').Book} */ (this.#stage.book);
    const share = (name, index) => { const mark = this.#sides[name].marks.find(each => each.row === index); return mark && (mark.begin + mark.end) / 2 / this.#length(name); };
    const line = (index, kind) => { const from = share('a', index), to = share('b', index); return from == null || to == null ? [] : [lineElement(from, to, kind)]; };
    const moved = rows.flatMap((each, index) => each.kind === 'moved' && index !== row ? [index] : []).slice(0, LINES_AT_MOST);
    this.#lines.replaceChildren(...moved.flatMap(index => line(index, 'moved')), ...(row < 0 ? [] : line(row, 'here')));
    for (const mark of this.element.querySelectorAll('.here')) if (mark instanceof HTMLElement) mark.classList.remove('here');
    if (row >= 0) for (const mark of this.element.querySelectorAll(`i[data-row="${row}"]`)) mark.classList.add('here');
  }

  /** Shows on each strip what the window shows of its document. */
  look() {
    const {root, book} = this.#stage;
    if (!book?.b) return;
    this.element.style.setProperty('--tall', `${innerHeight - this.element.getBoundingClientRect().top}px`); // what stands above the reader scrolls away
    const panes = root.querySelectorAll('.pane');
    const seen = panes.length ? {a: shown(panes[0]), b: shown(panes[1])} : rowsSeen(this.#stage);
    for (const name of /** @type {SideName[]} */ (['a', 'b'])) {
      const range = seen?.[name];
      if (!range) continue;
      place(this.#sides[name].window, range[0], Math.max(0, range[1] - range[0]));
      if (this.#sides[name].strip !== root.activeElement) this.#sides[name].strip.setAttribute('aria-valuenow', String(Math.round(100 * range[0])));
    }
  }

  /** Ticks for what was found. @param {{side: SideName, span: number[]}[]} hits */
  tick(hits) {
    for (const tick of this.element.querySelectorAll('.tick')) tick.remove();
    for (const {side, span} of hits.slice(0, MARKS_AT_MOST)) this.#sides[side]?.strip.append(place(h('i', {class: 'tick'}), span[0] / this.#length(side), 0));
  }
}

/** What a pane shows, as shares of its height. @param {Element} pane @returns {[number, number]} */
const shown = ({scrollTop, clientHeight, scrollHeight}) => [scrollTop / scrollHeight, Math.min(1, (scrollTop + clientHeight) / scrollHeight)];

/** What the rows in the window are of each text, as shares. @param {import('./stage.js').Stage} stage @returns {Record<SideName, [number, number]>|null} */
const rowsSeen = ({root, parts, book}) => {
  const box = parts.text.getBoundingClientRect(), x = box.left + box.width / 2;
  const rowAt = y => rowNumber(root.elementFromPoint(x, y));
  const from = [Math.max(box.top, 0) + 60, Math.max(box.top, 0) + 160, Math.max(box.top, 0) + 260].map(rowAt).find(Number.isFinite); // below the tools, or the heads
  const to = [innerHeight - 4, innerHeight - 90].map(rowAt).find(Number.isFinite);
  if (from == null || !book) return null;
  const {rows} = book, last = to ?? rows.length - 1;
  const range = name => {
    const {units, report} = /** @type {import('./cell.js').Side} */ (book[name]), own = rows.slice(from, last + 1).filter(row => row.kind !== 'sign' && row.kind !== 'moved').flatMap(row => row[name]);
    return own.length ? [units[own[0]].begin / report.text.length, units[own[own.length - 1]].end / report.text.length] : null;
  };
  return /** @type {any} */ ({a: range('a'), b: range('b')});
};
