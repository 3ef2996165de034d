// @ts-check
// Both documents level with each other, row by row; with one document, its units alone. The same rows make the single view: there the counterpart opens inside.
import {h, inSlices} from './dom.js';
import {headElement, unitElement} from './cell.js';
import {fill} from './strings.js';

/** @typedef {{a: import('./cell.js').Side, b?: import('./cell.js').Side, comparison?: any, rows: import('./rows.js').Row[], strings: Record<string, string>, view: string}} Book */

/** What a row is called where it is filtered and coloured. @param {import('./rows.js').Row} row */
export const statusOf = row => row.kind !== 'pair' ? row.kind : row.link?.status === 'same' || (!row.link && row.score === 1) ? 'same' : 'changed';

const SCREEN = 24; // rows that fill a screen
const BATCH = 40; // rows that the browser lays out or skips as one: without them every slice would lay out all rows before it again

/** @param {Book} book @param {() => boolean} stopped @param {() => void} firstScreen called once enough rows stand to fill a screen @returns {{element: HTMLElement, done: Promise<void>}} */
export const rowsView = (book, stopped, firstScreen) => {
  const {a, b, rows, strings, comparison} = book;
  const list = h('div', {class: 'rows', lang: a.lang});
  const element = h('div', {class: b ? comparison?.mode ?? 'versions' : 'single'},
    h('div', {class: 'heads'}, headElement(a, strings), b && h('span'), b && headElement(b, strings)), list);
  let built = 0, batch;
  const done = inSlices(rows, row => {
    if (built % BATCH === 0) list.append(batch = h('div', {class: 'batch'}));
    batch.append(rowElement(book, row, built));
    if (++built !== SCREEN) return false;
    firstScreen();
    return true;
  }, stopped).then(() => { if (built < SCREEN) firstScreen(); });
  return {element, done};
};

/** @param {Book} book @param {import('./rows.js').Row} row @param {number} index */
const rowElement = (book, row, index) => {
  const {a, b, strings} = book;
  const element = h('div', {part: 'row', class: `row ${row.kind} ${statusOf(row)}${mixed(book, row) ? ' mixed' : ''}`, 'data-row': index});
  element.append(cell(a, row.a, strings, !!b));
  if (!b) return element;
  element.append(gutter(book, row), row.kind === 'sign' ? signCell(row, strings) : cell(b, row.b, strings, true));
  return element;
};

const SMALL = ['byline', 'source_note']; // roles in small print

/** What is small print on one side only stands level with its counterpart in one size. @param {Book} book @param {import('./rows.js').Row} row */
const mixed = ({a, b}, {a: left, b: right, kind}) => b && (kind === 'pair' || kind === 'moved') && SMALL.includes(a.units[left[0]].role) !== SMALL.includes(b.units[right[0]].role);

/** @param {import('./cell.js').Side} side @param {number[]} units */
const cell = (side, units, strings, paired) => {
  const element = h('div', {class: `cell ${side.name}`, lang: paired && side.name === 'b' ? side.lang : null, 'data-side': side.name});
  for (const index of units) element.append(unitElement(side, index, strings, paired));
  return element;
};

const signCell = (row, strings) => h('div', {class: 'cell b'},
  h('button', {type: 'button', class: 'away', 'data-goto': `a-${row.of?.a[0]}`}, `↑ ${row.of?.link?.b?.[0]?.label ?? ''} ${strings.movedTo}`));

const SAYS_NOTHING = 0.05; // a likeness that would round to a few per cent is no figure to show

/** @param {Book} book @param {import('./rows.js').Row} row */
const gutter = ({a, b, strings, comparison, view}, row) => {
  const inside = view === 'read'; // the counterpart's first words stand in the sign that opens it
  const element = h('div', {class: 'gutter', part: 'gutter'});
  if (!b || row.kind === 'gap' || row.kind === 'sign') return element;
  if (row.kind === 'only-a' || row.kind === 'only-b') {
    const fold = (row.kind === 'only-a' ? a.units[row.a[0]] : b.units[row.b[0]]).fold;
    const side = row.kind === 'only-a' ? a : b;
    if (!fold && comparison?.mode === 'versions')
      element.append(h('button', {class: 'tell', 'data-open': true, 'data-preview': inside && preview(side, (row.kind === 'only-a' ? row.a : row.b)[0])}, row.kind === 'only-a' ? strings.dropped : strings.new));
    return element;
  }
  const score = row.score ?? row.link?.score ?? 1;
  const name = row.kind === 'moved' ? strings.moved : strings[row.link?.kind ?? 'one'] ?? strings.one;
  if (score < SAYS_NOTHING) return element;
  const percent = statusOf(row) === 'same' ? 100 : Math.min(99, Math.round(score * 100)); // what changed is not all alike, however much of it is shared
  const sign = signOf(row, percent, a.units[row.a[0]].kind === 'heading');
  const button = h('button', {'data-open': true, 'data-preview': inside && preview(b, row.b[0]), 'aria-label': `${sign}, ${fill(strings.gutter, {n: percent, kind: name})}`, 'aria-expanded': 'false'}, sign);
  button.style.setProperty('--alike', String(score));
  element.append(button);
  return element;
};

/** How a pair relates, in as few signs as there is room for. @param {import('./rows.js').Row} row @param {number} percent @param {boolean} heading */
const signOf = (row, percent, heading) => {
  if (row.kind === 'moved') return `⇅ ${labels(row)}`;
  if (percent === 100) return '=';
  if (row.link && row.link.kind !== 'one') return `${row.link.a.length}→${row.link.b.length}`;
  return heading ? '≈' : `${percent}%`; // a heading is a word or two: a figure would say too much
};

const PREVIEW = 26; // characters of the counterpart in a telephone's line

/** @param {import('./cell.js').Side} side @param {number} index of a unit */
const preview = ({units, shown}, index) => shown.slice(units[index].begin, Math.min(units[index].end, units[index].begin + PREVIEW));

/** @param {import('./rows.js').Row} row 13 → 16 of a moved or renumbered pair. */
const labels = ({link}) => link ? `${link.a[0]?.label ?? ''}→${link.b[0]?.label ?? ''}` : '';
