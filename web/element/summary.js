// @ts-check
// What the comparison found, as counts that filter the rows; terms, figures and what is not taken up are lists, too, which open beside the text.
//
//     承接 6 · 同文 30 · 改写 11 … │ 未承接 乙 21 · 新提 甲 4 │ 主线 11 ▸ · 数字对照 17 ▸ │ ( ) 次要对应 7
import {h} from './dom.js';
import {figuresIn} from './figures.js';
import {isOffered} from './passages.js';
import {nameOfUnseen, unseenIn} from './unseen.js';
import {statusOf} from './view-rows.js';
import {touched} from './units.js';

/** @typedef {'threads'|'figures'|'unseen-a'|'unseen-b'} List what survey.js lists */
/** @typedef {{name: string, mark: string, count: number, rows: () => Set<number>, list?: List, of?: 'a'|'b'}} Filter rows: reckoned when they are chosen */

const RELATIONS = ['follow_up', 'same_phrase', 'paraphrase', 'contrast', 'same_theme'];

/** @param {import('./view-rows.js').Book} book @returns {Filter[][]} in groups */
export const filtersOf = book => (book.comparison?.mode === 'related' ? relatedFilters(book) : versionFilters(book)).map(group => group.filter(each => each.count)).filter(group => group.length);

/** @param {import('./view-rows.js').Book} book @returns {Filter[][]} */
const versionFilters = book => {
  const {rows, a, b} = book;
  const filter = (name, mark, test) => {
    const counted = new Set(); // an article once, however many of its parts
    for (const row of rows) if (test(row)) counted.add(row.part == null ? row : row.link);
    return {name, mark, count: counted.size, rows: () => new Set([...rows.keys()].filter(index => test(rows[index])))};
  };
  return [[
    filter('changed', 'changed', row => statusOf(row) === 'changed'),
    filter('moved', 'moved', row => row.kind === 'moved'),
    filter('new', 'new', row => row.kind === 'only-b' && row.part == null && !b?.units[row.b[0]].fold),
    filter('dropped', 'dropped', row => row.kind === 'only-a' && row.part == null && !a.units[row.a[0]].fold),
    filter('same', 'same', row => statusOf(row) === 'same' && (row.part == null || row.link?.status === 'same')),
  ], [listed(book, 'number', 'figures', figuresIn(book.comparison))]];
};

/** @param {import('./view-rows.js').Book} book @returns {Filter[][]} */
const relatedFilters = book => {
  const {passages = [], chains = []} = book.comparison, rowsAt = entries => rowsOfSpans(book)(entries);
  const relations = RELATIONS.map(name => {
    const own = passages.filter(passage => passage.relation === name && isOffered(passage, book.settings.weak));
    return {name, mark: 'linked', count: own.length, rows: () => rowsAt(own)};
  });
  const unseen = /** @type {('a'|'b')[]} */ (['b', 'a']).map(of => {
    const found = unseenIn(book, of), name = nameOfUnseen(book, of);
    return {name, of, list: /** @type {List} */ (`unseen-${of}`), mark: 'alone', count: found.length, rows: () => rowsAt(found.map(({span}) => ({[of]: span})))};
  });
  const threads = {name: 'threads', mark: 'linked', list: /** @type {const} */ ('threads'), count: chains.length, rows: () => rowsAt(chains.flatMap(spansOfThread))};
  return [relations, unseen, [threads, listed(book, 'figures', 'figures', figuresIn(book.comparison))]];
};

/** Where a term stands, on both sides. @param {any} chain @returns {{a?: number[], b?: number[]}[]} */
export const spansOfThread = ({a, b}) => [...a.map(({span}) => ({a: span})), ...b.map(({span}) => ({b: span}))];

/** @param {import('./view-rows.js').Book} book @param {string} name @param {List} list @param {{a: number[], b: number[]}[]} entries @returns {Filter} */
const listed = (book, name, list, entries) => ({name, list, mark: 'changed', count: entries.length, rows: () => rowsOfSpans(book)(entries)});

/** Rows by the spans of either side. @param {import('./view-rows.js').Book} book @returns {(entries: {a?: number[], b?: number[]}[]) => Set<number>} */
export const rowsOfSpans = book => {
  const at = {a: new Map(), b: new Map()};
  book.rows.forEach((row, index) => {
    if (row.kind === 'sign') return;
    for (const unit of row.a) at.a.set(unit, index);
    for (const unit of row.b) at.b.set(unit, index);
  });
  return entries => new Set(entries.flatMap(entry => /** @type {const} */ (['a', 'b']).flatMap(side => entry[side] ? touched(book[side]?.units ?? [], /** @type {number[]} */ (entry[side])).map(unit => at[side].get(unit)) : [])));
};

/** @param {import('./view-rows.js').Book} book @param {{choose: (filter: Filter|null) => void, weak: (on: boolean) => void}} deeds @returns {HTMLElement} */
export const summaryElement = (book, {choose, weak}) => {
  const {strings, comparison} = book;
  const element = h('section', {class: 'summary', part: 'summary', 'aria-label': strings.summary});
  for (const group of filtersOf(book)) element.append(h('span', {class: 'group'}, ...group.map(filter => chipElement(element, filter, strings, choose))));
  if (comparison?.mode === 'related') element.append(weakSwitch(book, weak) || '', h('span', {class: 'remark'}, strings.notMeansGone));
  if (comparison && !comparison.exact) element.append(h('span', {class: 'remark'}, strings.coarse));
  return element;
};

/** @param {HTMLElement} summary @param {Filter} filter @param {Record<string, string>} strings @param {(filter: Filter|null) => void} choose */
const chipElement = (summary, filter, strings, choose) => {
  const {name, mark, count, list, of} = filter;
  const chip = h('button', {type: 'button', class: `chip ${mark}${list ? ' list' : ''}`, 'data-filter': list ?? name, 'aria-pressed': 'false', onclick: () => {
    const on = chip.getAttribute('aria-pressed') !== 'true';
    for (const each of summary.querySelectorAll('.chip[aria-pressed]')) each.setAttribute('aria-pressed', String(on && each === chip));
    choose(on ? filter : null);
  }}, of && !name.startsWith('only') && h('small', {}, strings[of]), strings[name], h('b', {}, String(count)));
  return chip;
};

/** The switch of weaker counterparts, where there are any. @param {import('./view-rows.js').Book} book @param {(on: boolean) => void} turn */
const weakSwitch = ({comparison, settings, strings}, turn) => {
  const count = comparison.passages.filter(passage => !isOffered(passage, false)).length;
  return count > 0 && h('button', {type: 'button', class: 'chip weak', role: 'switch', 'aria-checked': String(settings.weak), onclick: () => turn(!settings.weak)}, strings.weak, h('b', {}, String(count)));
};

/** Leaves the rows of a filter alone, or shows all again. @param {import('./stage.js').Stage} stage @param {Set<number>|null} rows */
export const filterRows = ({root, parts}, rows) => {
  parts.text.classList.toggle('filtered', !!rows);
  root.querySelectorAll('.row').forEach((row, index) => row.classList.toggle('hit', !!rows?.has(index)));
};

/** Shows all rows again where a place is wanted that the filter hides. @param {import('./stage.js').Stage} stage @param {Element} element */
export const unfilter = (stage, element) => {
  const {parts, root} = stage;
  if (!parts.text.classList.contains('filtered') || element.closest('.row.hit')) return;
  for (const chip of root.querySelectorAll('.chip[aria-pressed]')) chip.setAttribute('aria-pressed', 'false');
  filterRows(stage, null);
};
