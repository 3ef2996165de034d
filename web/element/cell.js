// @ts-check
// One unit as an element: a paragraph is a <p>, a heading an <h2>…<h6>, boilerplate a closed <details> that says why and opens again.
import {h} from './dom.js';
import {render} from './marks.js';
import {isShown, quiet} from './repairs.js';
import {fill} from './strings.js';

/**
 * @typedef {object} Side
 * @property {'a'|'b'} name @property {any} report @property {import('./units.js').Unit[]} units @property {import('./marks.js').Layers} layers
 * @property {string} shown the text as displayed, unit for unit as the report's @property {Uint8Array|string} bytes of the file; of a text, the text @property {string} lang @property {boolean} [original] whether it is shown as it came
 */

const TAGS = {paragraph: 'p', list_item: 'p', quote: 'blockquote', code: 'pre', caption: 'p', image: 'p', rule: 'hr'};

const HEADS = /(?:^|\/)th[^/]*$/; // the last step of a path: a cell that names its column or row

/** @param {Side} side @param {number} index @param {Record<string, string>} strings @param {boolean} [paired] whether another document stands beside it @returns {HTMLElement} */
export const unitElement = (side, index, strings, paired = false) => {
  const unit = side.units[index];
  if (unit.fold) return foldElement(side, unit, index, strings);
  const element = plainElement(side, unit, `${side.name}-${index}`, strings, paired);
  if (!unit.restored) return element;
  return h('div', {class: 'restored'}, element, h('button', {class: 'restore', type: 'button', 'data-fold-back': unit.block, 'data-side': side.name}, strings.asBoilerplate));
};

/** Two outlines side by side have no common depth: there, what is below the title is one level to a screen reader. */
const headingTag = ({depth = 1}, paired) => `h${Math.min(paired ? 3 : 6, depth + 1)}`;

const plainElement = (side, unit, id, strings, paired = false) => {
  if (unit.kind === 'table') return tableElement(side, unit, id, strings);
  const tag = unit.kind === 'heading' ? headingTag(unit, paired) : TAGS[unit.kind] ?? 'p';
  const element = h(tag, {class: `unit ${unit.kind} ${unit.role}${unit.inside ? ` ${unit.inside}` : ''}`, id, 'data-begin': unit.begin, 'data-level': unit.level || null, 'data-depth': unit.depth, 'data-number': unit.number || null});
  if (tag !== 'hr') render(element, side.shown, unit.begin, unit.end, side.layers, strings);
  return element;
};

/** @param {Side} side */
const foldElement = (side, unit, index, strings) => {
  const reasons = [...new Set(unit.fold.map(each => strings[each.why] ?? strings.boilerplate))].slice(0, 3).join('、');
  const details = h('details', {class: 'fold', id: `${side.name}-${index}`, 'data-begin': unit.begin, open: side.original},
    h('summary', {}, fill(strings.folded, {why: reasons, n: unit.fold.length})));
  const open = () => {
    details.append(...unit.fold.map((each, at) => plainElement(side, {...each, kind: each.kind === 'heading' ? 'paragraph' : each.kind}, `${side.name}-${index}-${at}`, strings)),
      h('button', {class: 'restore', type: 'button', 'data-restore': unit.fold.map(each => each.block).join(' '), 'data-side': side.name}, strings.asArticle));
  };
  open();
  return details;
};

/** @param {Side} side */
const tableElement = (side, unit, id, strings) => {
  const {blocks} = side.report, table = h('table'), body = h('tbody');
  let row, reached = unit.begin;
  for (let index = unit.block + 1; index < blocks.length && blocks[index].span[0] < unit.end; index++) {
    const {kind, span: [begin, end], cell: [columns, rows] = [1, 1], path = ''} = blocks[index];
    if (begin < reached) continue; // what stands in a cell has been said with it
    if (kind === 'row') body.append(row = h('tr'));
    const tag = kind === 'caption' ? 'caption' : kind === 'cell' ? (HEADS.test(path) ? 'th' : 'td') : '';
    if (!tag) continue;
    const element = h(tag, {'data-begin': begin, colspan: columns > 1 ? columns : null, rowspan: rows > 1 ? rows : null});
    render(element, side.shown, begin, end, side.layers, strings);
    reached = end;
    if (kind === 'caption') { table.append(element); continue; }
    if (!row) body.append(row = h('tr'));
    row.append(element);
  }
  const wrapper = h('div', {class: 'unit table', id, 'data-begin': unit.begin, tabindex: '0', role: 'group'});
  if (body.hasChildNodes()) { table.append(body); wrapper.append(table); }
  else render(wrapper, side.shown, unit.begin, unit.end, side.layers, strings);
  return wrapper;
};

/** The head of a side: its seal, title, and what is known of the file. @param {Side} side @param {Record<string, string>} strings */
export const headElement = (side, strings) => {
  const {metadata = {}, charset = {}, repairs = [], source = {}, text} = side.report, mended = repairFacts(side.name, repairs, strings);
  const facts = [metadata.date?.slice(0, 10), metadata.source, metadata.document_number].filter(Boolean);
  return h('div', {class: `head ${side.name}`, 'data-side': side.name},
    h('span', {class: 'seal', lang: 'zh'}, strings[side.name]),
    h('span', {class: 'name', lang: side.lang}, source.name || metadata.title || strings[side.name]),
    h('span', {class: 'facts'}, ...facts.map(fact => h('span', {}, fact)),
      charset.name && h('button', {type: 'button', class: 'quiet', 'data-about': side.name, title: strings.about}, `${text ? charset.name.toUpperCase() : strings.about} ⓘ`)),
    mended.length > 0 && h('span', {class: 'facts'}, h('span', {class: 'sum'}, fill(strings.repairs, {n: repairs.filter(isShown).length})), ...mended,
      h('button', {type: 'button', class: 'quiet', 'data-original': true, 'aria-pressed': String(!!side.original)}, strings.original)));
};

const SAMPLE = 8; // characters of a repair that a head has room for

/** What was repaired, kind by kind, what wants a look first: how often, and one of them as it was and is. @param {'a'|'b'} name @param {any[]} repairs @param {Record<string, string>} strings @returns {Node[]} */
const repairFacts = (name, repairs, strings) => {
  const kinds = new Map();
  for (const repair of repairs) if (isShown(repair)) kinds.set(repair.kind, [...kinds.get(repair.kind) ?? [], repair]);
  const groups = [...kinds].sort(([, one], [, other]) => Number(one.every(quiet)) - Number(other.every(quiet)) || other.length - one.length);
  return groups.map(([kind, list]) => {
    const {was, now} = list.find(repair => !quiet(repair)) ?? list[0], told = words => [...words].slice(0, SAMPLE).join('').trim();
    return h('button', {type: 'button', class: 'mended', 'data-repairs': name, 'data-kind': kind, title: fill(strings.repairs, {n: list.length})},
      `${strings[kind] ?? kind} ${list.length}`, told(was) && told(now) && h('span', {class: 'sample', lang: 'zh'}, h('s', {}, told(was)), ' → ', told(now)));
  });
};
