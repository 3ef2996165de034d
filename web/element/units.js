// @ts-check
// What one line of reading is: a paragraph, a heading, a table. Containers give way to what they hold; runs of boilerplate become one fold.
//
//     blocks  nav ─ a, a │ h1 │ p │ ul ─ li, li │ footer
//     units   [   fold  ] h1   p    li  li      [fold]
import {shapeOf} from '../shape.js';

/**
 * @typedef {object} Unit
 * @property {number} block index in report.blocks, -1 where no block covers the text
 * @property {number} begin @property {number} end UTF-16 units of the report's text
 * @property {string} kind of the block @property {string} role @property {string} [why] it is boilerplate
 * @property {number} level of a heading (1 = highest), or depth of a list item
 * @property {number} [number] that a list shows before its item @property {string} [inside] what it stands in or is there: quoted, term, told (of a term), further (a later paragraph of an item)
 * @property {number} [depth] of a heading in the outline, 1 = highest, without gaps
 * @property {boolean} [restored] boilerplate that the reader counts as article
 * @property {Unit[]} [fold] the boilerplate units that it stands for
 */

const HEADINGS = new Set(['title', 'heading']);
const SAID = /[。！？；][”’」』]?$/; // a sentence that numbers a point is read as the text that it is: 二、将第二条中的“五十”修改为“三十”。

/** @param {any} report @param {Set<number>} [restored] blocks that the reader counts as article against the report @returns {Unit[]} */
export const unitsOf = (report, restored = new Set()) => foldRuns(ranked(article(leaves(report, restored))));

/** Where all would be folded there is no article: everything is shown. @param {Unit[]} units */
const article = units => units.every(unit => unit.why) ? units.map(unit => ({...unit, why: undefined})) : units;

/** Headings get their depth in the outline, without gaps: a level below a missing one counts as the next. @param {Unit[]} units */
const ranked = units => {
  const above = /** @type {number[]} */ ([]);
  for (const unit of units) {
    if (unit.kind !== 'heading') continue;
    while (above.length && above[above.length - 1] >= unit.level) above.pop();
    unit.depth = above.push(unit.level);
  }
  return units;
};

/** What stands directly in each block and, at the end of `starts`, in none: blocks[starts[n]] … blocks[starts[n + 1] - 1]. @param {import('../shape.js').Shape} shape */
const childrenOf = shape => {
  const {length} = shape, holder = index => shape.parent(index) < 0 ? length : shape.parent(index);
  const starts = new Int32Array(length + 2), blocks = new Int32Array(length);
  for (let index = 0; index < length; index++) starts[holder(index) + 1]++;
  for (let index = 0; index <= length; index++) starts[index + 1] += starts[index];
  const next = starts.slice();
  for (let index = 0; index < length; index++) blocks[next[holder(index)]++] = index;
  return {starts, blocks};
};

/** @param {any} report @param {Set<number>} restored @returns {Unit[]} */
const leaves = (report, restored) => {
  const {text, outline = []} = report, shape = shapeOf(report), {starts, blocks} = childrenOf(shape);
  const levels = new Map(outline.map(heading => [heading.block, heading.level]));
  const fills = ({block, span: [begin, end]}) => block >= 0 && block < shape.length && !text.slice(shape.begin(block), begin).trim() && !text.slice(end, shape.end(block)).trim();
  const alone = new Set(outline.filter(heading => fills(heading) && !SAID.test(text.slice(...heading.span).trim())).map(heading => heading.block));
  const units = /** @type {Unit[]} */ ([]);

  const bare = (begin, end, index) => { // text that no child covers
    for (const line of text.slice(begin, end).matchAll(/[^\n]*[^\s][^\n]*/g))
      units.push(unit(index, begin + line.index, begin + line.index + line[0].length));
  };
  const unit = (index, begin, end) => {
    const [kind, role, why, level] = index < 0 ? ['paragraph', 'body', '', 0] : [shape.kind(index), shape.role(index), shape.why(index), shape.level(index)];
    const heading = HEADINGS.has(role) || kind === 'heading' || (kind === 'paragraph' && alone.has(index)); // a line of its own in the outline
    const known = {block: index, begin, end, kind: heading ? 'heading' : kind, role, level: role === 'title' ? 0 : levels.get(index) ?? (heading ? level || 1 : level)};
    if (role !== 'boilerplate') return known; // a long text has tens of thousands
    return restored.has(index) ? {...known, restored: true} : {...known, why: why || 'boilerplate'};
  };
  const visit = (holder, begin, end, parent) => {
    let at = begin;
    for (let child = starts[holder]; child < starts[holder + 1]; child++) {
      const index = blocks[child], from = shape.begin(index), to = shape.end(index), kind = shape.kind(index);
      if (from > at) bare(at, from, parent);
      if (kind === 'table' || starts[index] === starts[index + 1]) { if (to > from || kind === 'rule') units.push(Object.assign(unit(index, from, to), placeOf(shape, index, from))); }
      else visit(index, from, to, index);
      at = Math.max(at, to);
    }
    bare(at, end, parent);
  };
  visit(shape.length, 0, text.length, -1);
  return units;
};

/** What a leaf is by what it stands in: a quotation, an item of a list with its depth and number. The first paragraph of an item carries the item's sign. @param {import('../shape.js').Shape} shape @param {number} index @param {number} begin @returns {Partial<Unit>|undefined} */
const placeOf = (shape, index, begin) => {
  let depth = 0, item = -1, quoted = false;
  for (let up = index; up >= 0; up = shape.parent(up)) {
    const kind = shape.kind(up);
    if (kind === 'list') depth++;
    if (kind === 'list_item' && item < 0) item = up;
    quoted ||= kind === 'quote' && up !== index;
  }
  const told = quoted ? {inside: 'quoted'} : undefined;
  if (item < 0 || !['paragraph', 'list_item'].includes(shape.kind(index))) return told;
  if (begin !== shape.begin(item)) return {...told, level: depth, inside: 'further'};
  const defined = shape.defined(item);
  return {...told, kind: 'list_item', level: depth, number: shape.number(item), ...defined && {inside: defined === 't' ? 'term' : 'told'}};
};

/** @param {Unit[]} units */
const foldRuns = units => {
  const folded = /** @type {Unit[]} */ ([]);
  for (const unit of units) {
    const last = folded.at(-1);
    if (!unit.why) folded.push(unit);
    else if (last?.fold) { last.fold.push(unit); last.end = unit.end; }
    else folded.push({...unit, fold: [unit]});
  }
  return folded;
};

/** Index of the first unit that ends after `offset`. @param {{end: number}[]} units sorted @param {number} offset */
export const firstAfter = (units, offset) => {
  let low = 0, high = units.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (units[middle].end > offset) high = middle;
    else low = middle + 1;
  }
  return low;
};

/** Indices of the units that a span touches. @param {{begin: number, end: number}[]} units @param {number[]} span */
export const touched = (units, [begin, end]) => {
  const found = [];
  for (let index = firstAfter(units, begin); index < units.length && units[index].begin < end; index++) found.push(index);
  return found;
};
