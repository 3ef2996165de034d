// @ts-check
// Two panes that scroll by alignment: what stands at the reading line on one side brings its counterpart to the same height on the other, to the line of text
// where both sides say how their lines go. What has no counterpart is passed over as evenly as what stands between the same neighbours there.
//
//     甲  第三条 ┬ 县级以上……             乙  第四条 ┬ 县级以上……             points of the pair: where it begins and ends, and where inside it
//        ───────┼ ……年度计划 ─────── 28 % ──────────┼ ……年度计划 ──────       what both share begins and ends; between two of them, shares of the way
//               ┴ ……公布。                          ┴ ……每年三月公布。
//
// The pane that the reader moves leads; heights that change (a window, a letter size, what the browser lays out late) bring the other one after it again.
import {changesOf} from '../changed.js';
import {isOffered} from './passages.js';
import {rangesOf} from './place.js';
import {touched} from './units.js';

/** @typedef {'a'|'b'} SideName @typedef {import('./rows.js').Row} Row @typedef {Record<SideName, number>} Point offsets of a place that both sides share */
/** @typedef {Record<SideName, {element: HTMLElement, cell: HTMLElement}>} Panes */

const LINE = 0.28; // the reading line, as a share of the pane's height: where eyes rest while scrolling
const ECHO = 120; // milliseconds in which a pane that was brought along may still tell of it

/** @param {SideName} name @returns {SideName} */
const other = name => name === 'a' ? 'b' : 'a';

/** @param {number[]} list */
const last = list => list[list.length - 1];

/** Which pair each unit of a side belongs to, and which units with one stand before and after it. @param {Row[]} rows @param {SideName} name @param {number} count */
const pairsOf = (rows, name, count) => {
  const pairs = /** @type {(Row|undefined)[]} */ (new Array(count).fill(undefined));
  for (const row of rows) if (row.a.length && row.b.length && row.kind !== 'gap' && row.kind !== 'sign') for (const index of row[name]) pairs[index] = row;
  const before = new Int32Array(count).fill(-1), after = new Int32Array(count).fill(-1);
  for (let index = 0, near = -1; index < count; index++) before[index] = near = pairs[index] ? index : near;
  for (let index = count - 1, near = -1; index >= 0; index--) after[index] = near = pairs[index] ? index : near;
  return {pairs, before, after};
};

/** What both sides share, by offsets: of versions what did not change, of related documents the passages. @param {any} comparison @returns {{begin: number, end: number, b: number[]}[]} */
const sharedIn = comparison => {
  const {mode, passages = []} = comparison, changes = changesOf(comparison), shared = /** @type {{begin: number, end: number, b: number[]}[]} */ ([]);
  if (mode === 'versions') {
    for (let n = 0; n < changes.length; n++) if (changes.same(n)) shared.push({begin: changes.begin(n, 'a'), end: changes.end(n, 'a'), b: [changes.begin(n, 'b'), changes.end(n, 'b')]});
  } else for (const passage of passages) if (isOffered(passage, false)) shared.push({begin: passage.a[0], end: passage.a[1], b: passage.b});
  return shared.sort((one, other) => one.end - other.end);
};

/** The places that both sides of a pair share, in the order of both. @param {Row} row @param {import('./view-rows.js').Book} book @param {ReturnType<typeof sharedIn>} shared @returns {Point[]} */
const pointsOf = (row, {a, b}, shared) => {
  const units = {a: a.units, b: /** @type {import('./cell.js').Side} */ (b).units};
  const from = {a: units.a[row.a[0]].begin, b: units.b[row.b[0]].begin}, to = {a: units.a[last(row.a)].end, b: units.b[last(row.b)].end};
  const points = [from];
  for (const {begin, end, b: [low, high]} of touched(shared, [from.a, to.a]).map(index => shared[index])) {
    const {a: least, b: lowest} = points[points.length - 1];
    if (begin < least || low < lowest || end > to.a || high > to.b) continue; // crosses what was there before, or leads out of the pair
    points.push({a: begin, b: low}, {a: end, b: high});
  }
  return [...points, to];
};

/** @param {import('./view-rows.js').Book} book @param {Panes} panes @returns {(on: boolean) => void} locks or unlocks */
export const follow = (book, panes) => {
  const sides = {a: book.a, b: /** @type {import('./cell.js').Side} */ (book.b)};
  const units = {a: pairsOf(book.rows, 'a', sides.a.units.length), b: pairsOf(book.rows, 'b', sides.b.units.length)};
  /** @type {ReturnType<typeof sharedIn>|undefined} */
  let shared;
  const points = /** @type {WeakMap<Row, Point[]>} */ (new WeakMap());
  const pointsIn = row => points.get(row) ?? points.set(row, pointsOf(row, book, shared ??= sharedIn(book.comparison))).get(row) ?? [];

  const boxOf = (name, index) => /** @type {Element|undefined} */ (panes[name].cell.children[index])?.getBoundingClientRect();
  /** The height at which a place stands in the window. @param {SideName} name @param {number} offset @param {Row} row */
  const heightOf = (name, offset, row) => {
    const {units} = sides[name], [first, end] = [row[name][0], last(row[name])];
    if (offset <= units[first].begin) return boxOf(name, first)?.top ?? 0;
    if (offset >= units[end].end) return boxOf(name, end)?.bottom ?? 0;
    return rangesOf(panes[name].cell, sides[name], offset, offset + 1)[0]?.getBoundingClientRect().top ?? boxOf(name, first)?.top ?? 0;
  };

  /** The reading line in the window; at the top of a text it comes down with the first scrolling, so that both begin together. @param {SideName} name */
  const lineOf = name => {
    const {element} = panes[name];
    return element.getBoundingClientRect().top + Math.min(element.scrollTop, element.clientHeight * LINE);
  };

  /** The unit at the line. @param {SideName} name @param {number} line */
  const unitAt = (name, line) => {
    let low = 0, high = panes[name].cell.children.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (/** @type {DOMRect} */ (boxOf(name, middle)).bottom > line) high = middle;
      else low = middle + 1;
    }
    return Math.min(low, panes[name].cell.children.length - 1);
  };

  /** Heights of two neighbouring points of a pair on both sides, the line between them. @param {SideName} name @param {number} line @param {Row} row */
  const within = (name, line, row) => {
    const all = pointsIn(row);
    let low = 0, high = all.length - 1;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (heightOf(name, all[middle][name], row) <= line) low = middle;
      else high = middle;
    }
    return {here: [low, high].map(at => heightOf(name, all[at][name], row)), there: [low, high].map(at => heightOf(other(name), all[at][other(name)], row))};
  };

  /** Heights of what stands between two pairs on both sides. @param {SideName} name @param {number} index of a unit without a counterpart */
  const between = (name, index) => {
    const {pairs, before, after} = units[name], mate = other(name), above = pairs[before[index]], below = pairs[after[index]], end = panes[mate].cell.children.length - 1;
    const here = [above ? boxOf(name, before[index])?.bottom : boxOf(name, 0)?.top, below ? boxOf(name, after[index])?.top : boxOf(name, panes[name].cell.children.length - 1)?.bottom];
    const top = (above ? boxOf(mate, last(above[mate]))?.bottom : boxOf(mate, 0)?.top) ?? 0, bottom = (below ? boxOf(mate, below[mate][0])?.top : boxOf(mate, end)?.bottom) ?? 0;
    return {here: here.map(height => height ?? 0), there: [top, Math.max(top, bottom)]}; // where the order is another one there, it waits
  };

  let locked = true, quietUntil = 0, expected = -1;
  /** @type {SideName} */
  let leader = 'a';
  let level = /** @type {Element[]} */ ([]);

  /** Brings the other pane to the same place. @param {SideName} name of the one that leads */
  const sync = name => {
    const line = lineOf(name), index = unitAt(name, line), mate = other(name), follower = panes[mate].element;
    if (index < 0 || !panes[mate].cell.children.length) return;
    const row = units[name].pairs[index];
    const {here: [from, to], there: [begin, end]} = row ? within(name, line, row) : between(name, index);
    const at = Math.min(Math.max(line, from), Math.max(from, to)), share = (at - from) / (to - from || 1); // above the first line of a text, that line
    const {top} = follower.getBoundingClientRect(), {top: own} = panes[name].element.getBoundingClientRect();
    for (const element of level) element.classList.remove('level');
    level = row ? [panes[name].cell.children[index], panes[mate].cell.children[row[mate][0]]].filter(element => !!element) : [];
    for (const element of level) element.classList.add('level');
    panes[name].element.style.removeProperty('overflow-anchor');
    follower.style.setProperty('overflow-anchor', 'none'); // what is laid out late there is followed here, not by the browser
    const distance = begin + share * (end - begin) - top - (at - own);
    if (Math.abs(distance) < 1) return;
    quietUntil = performance.now() + ECHO;
    follower.scrollTop += distance;
    expected = follower.scrollTop;
  };

  /** @param {SideName} name */
  const scrolled = name => {
    if (!locked || (leader !== name && (performance.now() < quietUntil || Math.abs(panes[name].element.scrollTop - expected) < 1))) return;
    sync(leader = name);
  };

  const sizes = new ResizeObserver(() => { if (locked && panes.a.element.isConnected) sync(leader); });
  for (const name of /** @type {const} */ (['a', 'b'])) {
    const {element, cell} = panes[name];
    for (const event of ['wheel', 'touchstart', 'keydown', 'pointerdown']) element.addEventListener(event, () => { leader = name; }, {passive: true});
    element.addEventListener('scroll', () => scrolled(name), {passive: true});
    sizes.observe(cell);
    sizes.observe(element);
  }
  return on => {
    locked = on;
    if (on) sync(leader);
  };
};
