// @ts-check
// Both documents level with each other, row by row; with one document, its units alone. The same rows make the single view: there the counterpart opens inside.
import {copyOf, forgetPatterns, h, inSlices} from './dom.js';
import {headElement, unitElement} from './cell.js';
import {isOffered} from './passages.js';
import {runButton, runsOf} from './runs.js';
import {fill} from './strings.js';
import {touched} from './units.js';

/** @typedef {{a: import('./cell.js').Side, b?: import('./cell.js').Side, comparison?: any, rows: import('./rows.js').Row[], strings: Record<string, string>, settings: import('./settings.js').Settings, view: string}} Book */

/** What a row is called where it is filtered and coloured; a paragraph that only one side of an article has is a change of the article. @param {import('./rows.js').Row} row */
export const statusOf = row => row.kind !== 'pair' ? (row.part == null ? row.kind : 'changed') : row.same || row.link?.status === 'same' || (!row.link && row.score === 1) ? 'same' : 'changed';

/** Which row of the book an element stands in: told by the batch, since a number of its own would cost each row its share in a pattern. @param {Element|null|undefined} element @returns {number} NaN in none */
export const rowNumber = element => {
  let row = element?.closest('.row') ?? null, before = 0;
  const first = /** @type {HTMLElement|null|undefined} */ (row?.parentElement)?.dataset.first;
  for (row = row?.previousElementSibling ?? null; row; row = row.previousElementSibling) before++;
  return first === undefined ? NaN : Number(first) + before;
};

const BATCH = 40; // rows that the browser lays out or skips as one: without them every slice would lay out all rows before it again
const LINE = 30; // characters of a column's line
const HIGH = 28; // CSS pixels of a line, or of the space around a row: less than it takes, rather a row too many

/** @param {Book} book @param {() => boolean} stopped @param {() => void} firstScreen called once enough rows stand to fill a screen @returns {{element: HTMLElement, done: Promise<void>}} */
export const rowsView = (book, stopped, firstScreen) => {
  const {a, b, rows, strings, comparison} = book;
  forgetPatterns(); // some are of this book alone
  const list = h('div', {class: 'rows', lang: a.lang});
  const element = h('div', {class: b ? comparison?.mode ?? 'versions' : 'single'},
    h('div', {class: 'heads'}, headElement(a, strings), b && h('span'), b && headElement(b, strings)), list);
  const around = {runs: runsOf(book), answered: answeredUnits(book)}, screen = screenful(book);
  let built = 0, batch;
  const done = inSlices(rows, row => {
    if (built === 0 || (built - screen) % BATCH === 0) list.appendChild(batch = h('div', {class: 'batch', 'data-first': built})); // the first one is the screen
    batch.appendChild(rowElement(book, row, built, around));
    if (++built !== screen) return false;
    firstScreen();
    return true;
  }, stopped).then(() => { if (built < screen) firstScreen(); });
  return {element, done};
};

/** How many rows fill the window. @param {Book} book */
const screenful = ({a, b, rows}) => {
  const lines = (side, indices) => indices.reduce((sum, index) => sum + (side.units[index].fold ? 1 : Math.ceil((side.units[index].end - side.units[index].begin) / LINE)), 0);
  let count = 0;
  for (let left = innerHeight / HIGH; count < rows.length && count < BATCH && left > 0; count++)
    left -= 1 + Math.max(lines(a, rows[count].a), b ? lines(b, rows[count].b) : 0);
  return Math.max(1, count);
};

/** What a row is drawn by beside itself: the runs of one side, and the passages of each unit, the strongest first. @typedef {{runs: (import('./runs.js').Run|undefined)[], answered: Record<'a'|'b', Map<number, any[]>>}} Around */

/** The passages that lead from each unit to the other document. @param {Book} book @returns {Around['answered']} */
const answeredUnits = ({a, b, comparison, settings}) => {
  const answered = {a: new Map(), b: new Map()};
  if (!b || comparison?.mode !== 'related') return answered;
  const offered = (comparison.passages ?? []).filter(passage => isOffered(passage, settings.weak)).sort((one, other) => other.score - one.score);
  for (const passage of offered) for (const side of [a, b]) for (const unit of touched(side.units, passage[side.name])) {
    const known = answered[side.name].get(unit);
    if (known) known.push(passage);
    else answered[side.name].set(unit, [passage]);
  }
  return answered;
};

/** @param {Book} book @param {import('./rows.js').Row} row @param {number} index @param {Around} around */
const rowElement = (book, row, index, {runs, answered}) => {
  const {a, b, strings, comparison} = book, run = runs[index];
  const classes = `${row.kind} ${statusOf(row)}${mixed(book, row) ? ' mixed' : ''}${run ? ' brief' : ''}${identical(book, row) ? ' identical' : ''}`;
  const element = copyOf(`row ${classes}`, () => h('div', {part: 'row', class: `row ${classes}`}));
  if (run) element.dataset.run = String(run.index);
  element.appendChild(cell(a, row.a, strings, !!b));
  if (!b) return element;
  element.appendChild(gutter(book, row, answered));
  element.appendChild(row.kind === 'sign' ? signCell(row, strings) : cell(b, row.b, strings, true));
  const alone = comparison?.mode !== 'related' && !run ? undefined : row.kind === 'only-a' ? a : row.kind === 'only-b' ? b : undefined;
  if (alone) element.querySelector(alone === a ? '.cell.b' : '.cell.a')?.append(...blank(book, alone, row[alone.name][0], run?.first === index ? run : undefined, answered));
  return element;
};

const HINTS = 5; // counterparts beside a paragraph at most: all of them open at a click

/** What stands in the blank beside a paragraph of one side: the button of its run, and what answers it elsewhere, as many as it has lines. @param {Book} book @param {import('./cell.js').Side} side @param {number} index of the unit @param {import('./runs.js').Run|undefined} run @param {Around['answered']} answered @returns {Node[]} */
const blank = ({a, b, strings}, side, index, run, answered) => {
  const other = /** @type {import('./cell.js').Side} */ (side === a ? b : a), {begin, end, fold} = side.units[index];
  const found = new Map((fold ? [] : answered[side.name].get(index) ?? []).map(passage => [other.shown.slice(...passage[other.name]), passage]));
  const hints = [...found].slice(0, Math.min(HINTS, Math.ceil((end - begin) / LINE))).map(([words, {[other.name]: [from, to], relation}]) =>
    h('a', {class: 'hint', href: `#${other.name}${from}-${to}`}, h('span', {class: 'tag'}, strings[relation]), h('span', {lang: other.lang}, words)));
  return [run ? runButton(run, strings) : null, hints.length ? h('div', {class: 'hints', role: 'group', 'aria-label': strings.counterpart}, ...hints) : null].filter(each => !!each);
};

/** Whether both sides say the same, character by character: one view of both shows it once. @param {Book} book @param {import('./rows.js').Row} row */
const identical = ({a, b}, {a: left, b: right, kind}) => !!b && kind === 'pair' && left.length === right.length && left.every((index, at) => lengthOf(a, index) === lengthOf(b, right[at]) && wordsOf(a, index) === wordsOf(b, right[at]));

/** @param {import('./cell.js').Side} side @param {number} index of a unit */
const wordsOf = ({units, shown}, index) => shown.slice(units[index].begin, units[index].end);

/** @param {import('./cell.js').Side} side @param {number} index of a unit */
const lengthOf = ({units}, index) => units[index].end - units[index].begin;

const SMALL = ['byline', 'source_note']; // roles in small print

/** What is small print on one side only stands level with its counterpart in one size. @param {Book} book @param {import('./rows.js').Row} row */
const mixed = ({a, b}, {a: left, b: right, kind}) => b && (kind === 'pair' || kind === 'moved') && SMALL.includes(a.units[left[0]].role) !== SMALL.includes(b.units[right[0]].role);

const CELLS = {a: 'cell a', b: 'cell b'}; // names of their patterns

/** @param {import('./cell.js').Side} side @param {number[]} units */
const cell = (side, units, strings, paired) => {
  const element = copyOf(CELLS[side.name], () => h('div', {class: `cell ${side.name}`, lang: paired && side.name === 'b' ? side.lang : null, 'data-side': side.name}));
  for (const index of units) element.appendChild(unitElement(side, index, strings, paired));
  return element;
};

const signCell = (row, strings) => h('div', {class: 'cell b'},
  h('button', {type: 'button', class: 'away', 'data-goto': `a-${row.of?.a[0]}`}, `↑ ${row.of?.link?.b?.[0]?.label ?? ''} ${strings.movedTo}`));

const SAYS_NOTHING = 0.05; // a likeness that would round to a few per cent is no figure to show

/** @param {Book} book @param {import('./rows.js').Row} row @param {Around['answered']} answered */
const gutter = (book, row, answered) => {
  const {a, b, strings, comparison, view} = book;
  const inside = view === 'read'; // the counterpart's first words stand in the sign that opens it
  const element = copyOf('gutter', () => h('div', {class: 'gutter', part: 'gutter'}));
  if (!b || row.kind === 'gap' || row.kind === 'sign') return element;
  const inA = row.kind === 'only-a';
  if (inA || row.kind === 'only-b') {
    const side = inA ? a : b, [index] = inA ? row.a : row.b, elsewhere = answered[side.name].get(index)?.length;
    if (!side.units[index].fold && comparison?.mode === 'versions') element.append(told(inA ? strings.dropped : strings.new, inside && preview(side, index)));
    else if (elsewhere) element.append(h('button', {type: 'button', 'data-open': true, 'data-preview': inside && best(book, side, index, answered), 'aria-label': `↕ ${elsewhere}, ${fill(strings.counterpartsElsewhere, {n: elsewhere})}`, 'aria-expanded': 'false'}, `↕ ${elsewhere}`));
    return element;
  }
  if (row.part && !inside) return element; // the article's first paragraph tells of all
  const score = row.score ?? row.link?.score ?? 1;
  const name = row.kind === 'moved' ? strings.moved : strings[row.link?.kind ?? 'one'] ?? strings.one;
  if (score < SAYS_NOTHING) return element;
  const percent = (row.part == null ? statusOf(row) === 'same' : row.link?.status === 'same') ? 100 : Math.min(99, Math.round(score * 100)); // what changed is not all alike, however much of it is shared
  const sign = row.relation ? [strings[row.relation], row.passages === 1 ? '' : row.passages].join(' ').trim() : signOf(row, percent, comparison?.mode === 'related' || a.units[row.a[0]].kind === 'heading');
  element.append(opener(sign, `${sign}, ${fill(strings.gutter, {n: percent, kind: name})}`, percent, inside && preview(b, row.b[0])));
  return element;
};

/** Says that only one side has a paragraph. @param {string} words @param {string|false} preview the first words of what opens inside, where it does */
const told = (words, preview) => withPreview(copyOf(`told ${words}`, () => h('button', {class: 'tell', 'data-open': true}, words)), preview);

/** Opens a pair, and says how it relates. @param {string} sign @param {string} label @param {number} percent @param {string|false} preview */
const opener = (sign, label, percent, preview) => withPreview(copyOf(`opener ${percent} ${label}`, () => {
  const button = h('button', {'data-open': true, 'aria-label': label, 'aria-expanded': 'false'}, sign);
  button.style.setProperty('--alike', String(percent / 100));
  return button;
}), preview);

/** @param {HTMLElement} button @param {string|false} preview */
const withPreview = (button, preview) => {
  if (preview) button.dataset.preview = preview;
  return button;
};

/** How a pair relates, in as few signs as there is room for. @param {import('./rows.js').Row} row @param {number} percent @param {boolean} vague whether a figure would say too much: of a heading of two words, of what only touches on the same */
const signOf = (row, percent, vague) => {
  if (row.kind === 'moved') return `⇅ ${labels(row)}`;
  if (percent === 100) return '=';
  if (row.link && row.link.kind !== 'one') return `${row.link.a.length}→${row.link.b.length}`;
  return vague ? '≈' : `${percent}%`;
};

/** The first words of a paragraph's best counterpart, wherever it stands. @param {Book} book @param {import('./cell.js').Side} side @param {number} index @param {Around['answered']} answered */
const best = ({a, b}, side, index, answered) => {
  const other = /** @type {import('./cell.js').Side} */ (side === a ? b : a), [from, to] = answered[side.name].get(index)?.[0][other.name] ?? [0, 0];
  return beginning(other, from, to);
};

const PREVIEW = 26; // characters of the counterpart in a telephone's line

/** @param {import('./cell.js').Side} side @param {number} index of a unit */
const preview = (side, index) => beginning(side, side.units[index].begin, side.units[index].end);

/** @param {import('./cell.js').Side} side @param {number} from @param {number} to */
const beginning = ({shown}, from, to) => to - from > PREVIEW ? `${shown.slice(from, from + PREVIEW)}…` : shown.slice(from, to);

/** @param {import('./rows.js').Row} row 13 → 16 of a moved or renumbered pair. */
const labels = ({link}) => link ? `${link.a[0]?.label ?? ''}→${link.b[0]?.label ?? ''}` : '';
