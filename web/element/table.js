// @ts-check
// Three documents or more: a table of units by document, the first the base, as the core tells it (src/report/sheet.h).
//
//     条     2018              2022              2024
//     15     国务院设办公厅。     国务院设秘书处。     –            changed · 关闭 只看 改写 3 新增 1 …
//
// Arrow keys go from row to row, n and p to the next and the last that is not the same.
import {h} from './dom.js';
import {save} from './export.js';
import {nameOf, received} from './sources.js';
import {withWords} from './strings.js';

/** @type {[name: string, hans: string, hant: string, en: string][]} */
const TABLE = [
  ['takePage', '导出网页', '匯出網頁', 'Export a page'],
  ['takeMarkdown', '导出 Markdown', '匯出 Markdown', 'Export Markdown'],
];

/** @typedef {import('./docx.js').Sheet} Sheet @typedef {(method: any, args: any) => Promise<any>} Ask */

const css = `
.tabled { flex: 1; overflow: auto; padding: 12px 16px 40px; scrollbar-gutter: stable; }
.tabled ~ *, .reader:has(> .tabled) > .toolbar { display: none !important; }
.tabled header { display: flex; flex-wrap: wrap; gap: 6px; align-items: center; margin-block-end: 10px; position: sticky; inset-inline-start: 0; }
.tabled h2 { font: 600 18px/1.4 var(--serif-hans); margin: 0 10px 0 0; flex-basis: 100%; }
.tabled:focus { outline: none; }
.tabled .facts { color: var(--soft); font-size: 13px; margin: 0 0 10px; }
.tabled table { border-collapse: separate; border-spacing: 0; inline-size: 100%; min-inline-size: calc(var(--columns) * 15em + 5em); font: 16px/1.7 var(--serif-hans); table-layout: fixed; }
.tabled :is(th, td) { border: 0 solid var(--line); border-block-end-width: 1px; border-inline-end-width: 1px; padding: 8px 11px; text-align: start; vertical-align: top; overflow-wrap: anywhere; white-space: pre-line; }
.tabled thead th { position: sticky; inset-block-start: -12px; background: var(--raised); z-index: 2; font: 600 14px/1.4 var(--sans); }
.tabled :is(tbody th, thead th:first-child) { position: sticky; inset-inline-start: -16px; background: var(--raised); z-index: 1; inline-size: clamp(4.6em, calc(var(--columns) * 1.9em + 1em), 11em); font: 14px/1.5 var(--sans); font-variant-numeric: tabular-nums; }
.tabled thead th:first-child { z-index: 3; }
.tabled tbody th small { display: block; color: var(--soft); }
.tabled td:empty { background: var(--hover); }
.tabled ins { text-decoration: underline solid var(--duidu-new-line); background: var(--duidu-new-tint); }
.tabled del { text-decoration: line-through var(--duidu-dropped-line); background: var(--duidu-dropped-tint); }
.tabled tbody tr:focus-visible { outline: 2px solid var(--seal); outline-offset: -2px; }
.tabled tbody tr[hidden] { display: none; }
@container duidu (max-width: 720px) { .tabled table { min-inline-size: calc(var(--columns) * 12em + 3.4em); font-size: 15px; } .tabled :is(tbody th, thead th:first-child) { inline-size: 4.2em; padding-inline: 5px; } }
@media print { .tabled { overflow: visible; } .tabled header { display: none; } .tabled table { min-inline-size: 0; font-size: 10pt; } .tabled tr { break-inside: avoid; } .tabled :is(th, td) { position: static !important; } }
`;

/** @type {CSSStyleSheet|undefined} */
let style;
const dress = root => {
  if (!style) { style = new CSSStyleSheet(); style.replaceSync(css); }
  if (!root.adoptedStyleSheets.includes(style)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, style];
};

const FILES = {html: ['text/html', 'html'], markdown: ['text/markdown', 'md'], csv: ['text/csv', 'csv']};
/** How the kinds of rows are marked, as in the summary of two documents. @type {Record<string, string>} */
const MARKED = {same: 'same', changed: 'changed', moved: 'moved', new: 'new', gone: 'dropped'};
const MARKS = {gone: 'del', fresh: 'ins', shared: 'u'};

/** @param {import('./sources.js').Source} source */
const held = async source => {
  const {bytes, httpCharset} = await received(source);
  return {bytes, options: {name: nameOf(source), httpCharset}};
};

let tables = 0;

/**
 * Reads the documents, asks for their table and draws it.
 * @param {import('./stage.js').Stage} stage @param {import('./sources.js').Source[]} sources @param {Ask} ask @returns {Promise<{element: HTMLElement, close: () => void}>}
 */
export const tableView = async (stage, sources, ask) => {
  const table = ++tables, ids = sources.map((_, index) => `t${table}-${index}`);
  const told = format => ask('table', {ids, format}), forget = () => { for (const id of ids) ask('close', {id}).catch(() => {}); };
  try {
    for (const [index, source] of sources.entries()) await ask('hold', {id: ids[index], ...await held(source)});
    return drawn(stage, JSON.parse(await told('sheet')), told, forget);
  } catch (error) {
    forget();
    throw error;
  }
};

/** @param {import('./stage.js').Stage} stage @param {Sheet} sheet @param {(format: string) => Promise<any>} told @param {() => void} forget @returns {{element: HTMLElement, close: () => void}} */
const drawn = (stage, sheet, told, forget) => {
  dress(stage.root);
  const strings = withWords(TABLE, stage.strings);
  const close = () => {
    if (!element.isConnected) return;
    element.remove();
    forget();
  };
  const take = async format => {
    if (format === 'docx') return save(await (await import('./docx.js')).wordFile(sheet), `${sheet.title}.docx`);
    const [type, ending] = FILES[format]; // the decoder takes the mark off by which spreadsheets know UTF-8
    save(new Blob([format === 'csv' ? '\uFEFF' : '', await told(format)], {type: `${type};charset=utf-8`}), `${sheet.title}.${ending}`);
  };
  const button = (words, act, properties = {}) => h('button', {type: 'button', onclick: act, ...properties}, words);
  const rows = sheet.rows.map((row, index) => rowElement(row, sheet, index));
  const element = h('section', {class: 'tabled', tabindex: '-1', 'aria-label': `${sheet.title} ${sheet.kind}`},
    h('header', {}, h('h2', {}, `${sheet.title} · ${sheet.kind}`),
      ...filters(sheet, rows, button),
      h('span', {class: 'grow'}),
      button(strings.takePage, () => take('html'), {'data-take': 'html'}), button(strings.takeMarkdown, () => take('markdown'), {'data-take': 'markdown'}),
      button('CSV', () => take('csv'), {'data-take': 'csv'}), button('Word', () => take('docx'), {'data-take': 'docx'}), button(strings.print, () => print()), button(strings.close, close, {class: 'close'})),
    h('p', {class: 'facts'}, // the files' own prints, which come first, are for what is taken away
       sheet.facts.slice(sheet.columns.length).map(([name, value]) => `${name}：${value}`).join(' · ')),
    h('table', {}, h('thead', {}, h('tr', {}, h('th', {scope: 'col'}, sheet.label), ...sheet.columns.map(([name, lang]) => h('th', {scope: 'col', lang}, name)))), h('tbody', {}, ...rows)));
  element.querySelector('table').style.setProperty('--columns', String(sheet.columns.length));
  element.addEventListener('keydown', event => step(event, rows, close));
  if (rows[0]) rows[0].tabIndex = 0;
  return {element, close};
};

/** @param {Sheet['rows'][0]} row @param {Sheet} sheet @param {number} index @returns {HTMLElement} */
const rowElement = ({label, kind, name, cells}, {columns}, index) => h('tr', {'data-kind': kind, 'data-row': index, tabindex: '-1'},
  h('th', {scope: 'row'}, label, h('small', {}, name)),
  ...cells.map((words, column) => h('td', {lang: columns[column]?.[1]}, ...words.map(([text, mark]) => MARKS[mark] ? h(MARKS[mark], {}, text) : text))));

/** A chip for each kind of row; pressing it leaves those rows alone. @param {Sheet} sheet @param {HTMLElement[]} rows @param {Function} button */
const filters = (sheet, rows, button) => {
  const kinds = new Map();
  for (const {kind, name} of sheet.rows) kinds.set(kind, {name, count: (kinds.get(kind)?.count ?? 0) + 1});
  const chips = [...kinds].map(([kind, {name, count}]) => {
    const chip = button(`${name} ${count}`, () => {
      const on = chip.getAttribute('aria-pressed') !== 'true';
      for (const each of chips) each.setAttribute('aria-pressed', String(on && each === chip));
      for (const row of rows) row.hidden = on && row.dataset.kind !== kind;
    }, {class: `chip ${MARKED[kind] ?? 'linked'}`, 'aria-pressed': 'false', 'data-kind': kind});
    return chip;
  });
  return chips;
};

/** @param {KeyboardEvent} event @param {HTMLElement[]} rows @param {() => void} close */
const step = (event, rows, close) => {
  const by = {ArrowDown: 1, ArrowUp: -1, n: 1, p: -1}[event.key];
  if (event.key === 'Escape') close();
  if (!by || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  event.stopPropagation();
  const differs = event.key === 'n' || event.key === 'p';
  const wanted = row => !row.hidden && (!differs || row.dataset.kind !== 'same');
  const at = rows.indexOf(/** @type {any} */ (/** @type {ShadowRoot} */ (rows[0]?.getRootNode()).activeElement));
  for (let index = at < 0 && by < 0 ? rows.length - 1 : at + by; index >= 0 && index < rows.length; index += by) {
    if (!wanted(rows[index])) continue;
    for (const row of rows) row.tabIndex = -1;
    rows[index].tabIndex = 0;
    return rows[index].focus();
  }
};
