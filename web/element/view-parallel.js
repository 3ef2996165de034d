// @ts-check
// Two documents, each in its own order, in two panes that scroll by alignment (follow.js). Unlocked, each scrolls alone; locked again, the one that was moved
// last brings the other to its place.
import {headElement, unitElement} from './cell.js';
import {h, inSlices} from './dom.js';
import {follow} from './follow.js';

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
  return {element, done, lock: follow(book, panes)};
};

const pane = (side, strings) => {
  const cell = h('div', {class: `cell ${side.name}`, lang: side.lang, 'data-side': side.name});
  const element = h('section', {class: 'pane', part: 'pane', tabindex: '0', 'aria-label': strings[side.name]}, headElement(side, strings), cell);
  return {element, cell};
};
