// @ts-check
// The whole comparison as a strip beside the text: one mark a row that differs, one tick a row with a hit.
import {h} from './dom.js';
import {firstAfter} from './units.js';
import {statusOf} from './view-rows.js';

const COLOURS = {changed: 'changed', moved: 'moved', 'only-a': 'dropped', 'only-b': 'new'};

/** Where each row begins, as a share of all text. @param {import('./view-rows.js').Book} book @returns {number[]} one more than there are rows */
export const sharesOf = ({a, b, rows}) => {
  const lengths = rows.map(row => Math.max(1, ...row.a.map(index => a.units[index].fold ? 1 : a.units[index].end - a.units[index].begin), ...row.b.map(index => b && !b.units[index].fold ? b.units[index].end - b.units[index].begin : 1)));
  const total = lengths.reduce((sum, length) => sum + length, 0) || 1;
  let at = 0;
  return [0, ...lengths.map(length => (at += length) / total)];
};

const MARKS_AT_MOST = 600; // more than a screen has pixels

/** @param {import('./view-rows.js').Book} book @param {(row: number) => void} goTo @returns {HTMLElement} */
export const overviewElement = (book, goTo) => {
  const shares = sharesOf(book);
  const element = h('div', {class: 'overview', 'aria-hidden': 'true', onclick: event => {
    const box = element.getBoundingClientRect();
    const share = (event.clientY - box.top) / box.height;
    goTo(Math.max(0, shares.findIndex(each => each > share) - 1));
  }});
  const step = Math.ceil(book.rows.length / MARKS_AT_MOST);
  if (book.b) book.rows.forEach((row, index) => {
    const status = COLOURS[statusOf(row)];
    const folded = row.a.every(each => book.a.units[each].fold) && row.b.every(each => book.b?.units[each].fold);
    if (!status || folded || index % step || (book.comparison?.mode === 'related' && row.kind !== 'pair')) return;
    element.append(mark(book.comparison?.mode === 'related' ? '--link' : `--duidu-${status}-line`, shares[index], shares[index + 1] - shares[index], row.kind === 'only-a' ? 'a' : row.kind === 'only-b' ? 'b' : ''));
  });
  return element;
};

const mark = (colour, at, long, side) => {
  const element = h('i', {class: side});
  element.style.setProperty('--mark', `var(${colour})`);
  element.style.setProperty('--at', `${at * 100}%`);
  element.style.setProperty('--long', `${long * 100}%`);
  return element;
};

/** Puts a tick on the strip for each row that holds a hit. @param {HTMLElement} overview @param {import('./view-rows.js').Book} book @param {{side: import('./stage.js').SideName, span: number[]}[]} hits */
export const showTicks = (overview, book, hits) => {
  for (const tick of overview.querySelectorAll('.tick')) tick.remove();
  const shares = sharesOf(book);
  const rowOf = {a: new Map(), b: new Map()};
  book.rows.forEach((row, index) => { for (const side of /** @type {const} */ (['a', 'b'])) for (const unit of row[side]) rowOf[side].set(unit, index); });
  const rows = new Set(hits.map(({side, span}) => rowOf[side].get(firstAfter(book[side]?.units ?? [], span[0]))));
  for (const row of [...rows].filter(each => each != null).slice(0, MARKS_AT_MOST)) {
    const element = h('i', {class: 'tick'});
    element.style.setProperty('--at', `${shares[row] * 100}%`);
    overview.append(element);
  }
};
