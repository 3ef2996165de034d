// @ts-check
// What the comparison found, as counts that filter the rows.
import {h} from './dom.js';
import {statusOf} from './view-rows.js';
import {touched} from './units.js';

/** @typedef {{name: string, mark: string, count: number, rows: Set<number>}} Filter */

const RELATIONS = ['follow_up', 'same_phrase', 'paraphrase', 'contrast', 'same_theme'];

/** @param {import('./view-rows.js').Book} book @returns {Filter[]} */
export const filtersOf = book => {
  const {rows, comparison} = book;
  const rowsWith = test => new Set(rows.flatMap((row, index) => test(row) ? [index] : []));
  const filter = (name, mark, test) => { const found = rowsWith(test); return {name, mark, count: found.size, rows: found}; };
  if (comparison?.mode === 'related') return relatedFilters(book).filter(each => each.count);
  return [
    filter('changed', 'changed', row => statusOf(row) === 'changed'),
    filter('moved', 'moved', row => row.kind === 'moved'),
    filter('new', 'new', row => row.kind === 'only-b' && !book.b?.units[row.b[0]].fold),
    filter('dropped', 'dropped', row => row.kind === 'only-a' && !book.a.units[row.a[0]].fold),
    numberFilter(book),
    filter('same', 'same', row => statusOf(row) === 'same'),
  ].filter(each => each.count);
};

const rowIndex = book => {
  const at = {a: new Map(), b: new Map()};
  book.rows.forEach((row, index) => {
    if (row.kind === 'sign') return;
    for (const unit of row.a) at.a.set(unit, index);
    for (const unit of row.b) at.b.set(unit, index);
  });
  return at;
};

const numberFilter = book => {
  const at = rowIndex(book);
  const rows = new Set();
  let count = 0;
  for (const change of book.comparison?.changes ?? []) if (change.kind === 'number' && change.op === 'replace') {
    count++;
    for (const unit of touched(book.a.units, change.a)) rows.add(at.a.get(unit));
  }
  return {name: 'number', mark: 'changed', count, rows};
};

const relatedFilters = book => {
  const at = rowIndex(book);
  const passages = book.comparison.passages ?? [];
  const spoken = {a: new Set(), b: new Set()};
  const byRelation = new Map(RELATIONS.map(name => [name, {name, mark: 'linked', count: 0, rows: new Set()}]));
  for (const passage of passages) {
    const filter = byRelation.get(passage.relation);
    if (filter) filter.count++;
    for (const name of /** @type {const} */ (['a', 'b'])) for (const unit of touched(book[name].units, passage[name])) {
      spoken[name].add(unit);
      filter?.rows.add(at[name].get(unit));
    }
  }
  const alone = (name, key, mark) => {
    const units = book[name].units.flatMap((unit, index) => unit.fold || unit.kind === 'heading' || spoken[name].has(index) || ['byline', 'editor', 'rule'].includes(unit.role) ? [] : [index]);
    return {name: key, mark, count: units.length, rows: new Set(units.map(unit => at[name].get(unit)))};
  };
  return [...byRelation.values(), alone('a', 'onlyA', 'new'), alone('b', 'onlyB', 'dropped')];
};

/** @param {import('./view-rows.js').Book} book @param {(filter: Filter|null) => void} choose @returns {HTMLElement} */
export const summaryElement = (book, choose) => {
  const {strings, comparison} = book;
  const element = h('section', {class: 'summary', part: 'summary', 'aria-label': strings.summary});
  const press = chosen => {
    for (const chip of element.querySelectorAll('.chip')) chip.setAttribute('aria-pressed', String(chip === chosen));
  };
  for (const filter of filtersOf(book)) {
    const chip = h('button', {type: 'button', class: `chip ${filter.mark}`, 'aria-pressed': 'false', onclick: () => {
      const on = chip.getAttribute('aria-pressed') !== 'true';
      press(on ? chip : null);
      choose(on ? filter : null);
    }}, strings[filter.name], h('b', {}, String(filter.count)));
    element.append(chip);
  }
  if (comparison?.mode === 'related') element.append(h('span', {class: 'remark'}, strings.notMeansGone));
  if (comparison && !comparison.exact) element.append(h('span', {class: 'remark'}, strings.coarse));
  return element;
};
