// @ts-check
// Two documents, each in its own order, in two panes that scroll by alignment: what stands at the reading line on one side brings its counterpart to
// the same height on the other. Unlocked, each scrolls alone; locked again, the pair that is level now stays the measure.
import {h, inSlices} from './dom.js';
import {headElement, unitElement} from './cell.js';

const SCREEN = 40; // units that fill a screen, of both sides

/** @param {import('./view-rows.js').Book} book @param {() => boolean} stopped @param {() => void} firstScreen @returns {{element: HTMLElement, done: Promise<void>, lock: (on: boolean) => void}} */
export const parallelView = (book, stopped, firstScreen) => {
  const {a, b, strings} = book;
  const panes = {a: pane(a, strings), b: pane(/** @type {any} */ (b), strings)};
  const element = h('div', {class: 'panes'}, panes.a.element, panes.b.element);
  const jobs = [a, b].flatMap(side => side ? side.units.map((_, index) => ({side, index})) : []).sort((one, other) => one.index - other.index);
  let built = 0;
  const done = inSlices(jobs, ({side, index}) => {
    panes[side.name].cell.append(unitElement(side, index, strings, true));
    if (++built !== SCREEN) return false;
    firstScreen();
    return true;
  }, stopped).then(() => { if (built < SCREEN) firstScreen(); });
  const lock = follow(book, panes);
  return {element, done, lock};
};

const pane = (side, strings) => {
  const cell = h('div', {class: `cell ${side.name}`, lang: side.lang, 'data-side': side.name});
  const element = h('section', {class: 'pane', part: 'pane', tabindex: '0', 'aria-label': strings[side.name]}, headElement(side, strings), cell);
  return {element, cell};
};

const LINE = 0.28; // the reading line, as a share of the pane's height: where eyes rest while scrolling

/** @param {import('./view-rows.js').Book} book @param {Record<'a'|'b', {element: HTMLElement, cell: HTMLElement}>} panes */
const follow = (book, panes) => {
  const counterpart = {a: new Map(), b: new Map()};
  for (const row of book.rows) if (row.a.length && row.b.length && row.kind !== 'gap') {
    for (const index of row.a) counterpart.a.set(index, row.b[0]);
    for (const index of row.b) counterpart.b.set(index, row.a[0]);
  }
  let locked = true, leader = 'a', quietUntil = 0;
  const offset = {a: 0, b: 0};
  const other = name => name === 'a' ? 'b' : 'a';

  const atLine = name => {
    const {element, cell} = panes[name];
    const line = element.scrollTop + element.clientHeight * LINE;
    let low = 0, high = cell.children.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const child = /** @type {HTMLElement} */ (cell.children[middle]);
      if (child.offsetTop + child.offsetHeight > line) high = middle;
      else low = middle + 1;
    }
    return {index: low, child: /** @type {HTMLElement|undefined} */ (cell.children[low]), line};
  };

  const sync = name => {
    const {index, child, line} = atLine(name);
    if (!child || !counterpart[name].has(index)) return;
    const there = panes[other(name)];
    const mate = /** @type {HTMLElement|undefined} */ (there.cell.children[counterpart[name].get(index)]);
    if (!mate) return;
    for (const level of [...panes.a.cell.querySelectorAll('.level'), ...panes.b.cell.querySelectorAll('.level')]) level.classList.remove('level');
    child.classList.add('level');
    mate.classList.add('level');
    const share = (line - child.offsetTop) / Math.max(1, child.offsetHeight);
    quietUntil = performance.now() + 120;
    there.element.scrollTop = mate.offsetTop + share * mate.offsetHeight - there.element.clientHeight * LINE + offset[other(name)];
  };

  for (const name of /** @type {const} */ (['a', 'b'])) {
    for (const event of ['wheel', 'touchstart', 'keydown', 'pointerdown']) panes[name].element.addEventListener(event, () => { leader = name; }, {passive: true});
    panes[name].element.addEventListener('scroll', () => { if (locked && (leader === name || performance.now() > quietUntil)) sync(leader = name); }, {passive: true});
  }
  return on => {
    locked = on;
    if (!on) return;
    offset.a = offset.b = 0;
    sync(leader);
  };
};
