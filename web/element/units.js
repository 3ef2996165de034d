// @ts-check
// What one line of reading is: a paragraph, a heading, a table. Containers give way to what they hold; runs of boilerplate become one fold.
//
//     blocks  nav ─ a, a │ h1 │ p │ ul ─ li, li │ footer
//     units   [   fold  ] h1   p    li  li      [fold]

/**
 * @typedef {object} Unit
 * @property {number} block index in report.blocks, -1 where no block covers the text
 * @property {number} begin @property {number} end UTF-16 units of the report's text
 * @property {string} kind of the block @property {string} role @property {string} why it is boilerplate, "" otherwise
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
const article = units => units.every(unit => unit.why) ? units.map(unit => ({...unit, why: ''})) : units;

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

/** @param {any} report @param {Set<number>} restored @returns {Unit[]} */
const leaves = (report, restored) => {
  const {blocks = [], text, outline = []} = report;
  const children = blocks.map(() => /** @type {number[]} */ ([]));
  const roots = /** @type {number[]} */ ([]);
  blocks.forEach((block, index) => (block.parent >= 0 ? children[block.parent] : roots).push(index));
  const levels = new Map(outline.map(heading => [heading.block, heading.level]));
  const alone = new Set(outline.filter(({block, span: [begin, end]}) => blocks[block] && !text.slice(blocks[block].span[0], begin).trim() && !text.slice(end, blocks[block].span[1]).trim() && !SAID.test(text.slice(begin, end).trim())).map(heading => heading.block));
  const units = /** @type {Unit[]} */ ([]);

  const bare = (begin, end, index) => { // text that no child covers
    for (const line of text.slice(begin, end).matchAll(/[^\n]*[^\s][^\n]*/g))
      units.push(unit(index, begin + line.index, begin + line.index + line[0].length));
  };
  const unit = (index, begin, end) => {
    const {kind = 'paragraph', role = 'body', why = '', level = 0} = blocks[index] ?? {};
    const heading = HEADINGS.has(role) || kind === 'heading' || (kind === 'paragraph' && alone.has(index)); // a line of its own in the outline
    return {block: index, begin, end, kind: heading ? 'heading' : kind, role, why: role === 'boilerplate' && !restored.has(index) ? why || 'boilerplate' : '',
            restored: role === 'boilerplate' && restored.has(index), level: role === 'title' ? 0 : levels.get(index) ?? (heading ? level || 1 : level)};
  };
  const placed = (index, begin, end) => Object.assign(unit(index, begin, end), placeOf(blocks, index, begin));
  const visit = (indices, begin, end, parent) => {
    let at = begin;
    for (const index of indices) {
      const [from, to] = blocks[index].span;
      bare(at, Math.max(at, from), parent);
      if (blocks[index].kind === 'table' || !children[index].length) { if (to > from || blocks[index].kind === 'rule') units.push(placed(index, from, to)); }
      else visit(children[index], from, to, index);
      at = Math.max(at, to);
    }
    bare(at, end, parent);
  };
  visit(roots, 0, text.length, -1);
  return units;
};

const DEFINED = /(?:^|\/)d([td])[^/]*$/; // the last step of a path: a term, or what is told of it

/** What a leaf is by what it stands in: a quotation, an item of a list with its depth and number. The first paragraph of an item carries the item's sign. @param {any[]} blocks @param {number} index @param {number} begin @returns {Partial<Unit>} */
const placeOf = (blocks, index, begin) => {
  let depth = 0, item = -1, quoted = false;
  for (let up = index; up >= 0; up = blocks[up].parent) {
    const {kind} = blocks[up];
    if (kind === 'list') depth++;
    if (kind === 'list_item' && item < 0) item = up;
    quoted ||= kind === 'quote' && up !== index;
  }
  const told = quoted ? {inside: 'quoted'} : {};
  if (item < 0 || !['paragraph', 'list_item'].includes(blocks[index].kind)) return told;
  if (begin !== blocks[item].span[0]) return {...told, level: depth, inside: 'further'};
  const defined = DEFINED.exec(blocks[item].path ?? '')?.[1];
  return {...told, kind: 'list_item', level: depth, number: blocks[item].number, ...defined && {inside: defined === 't' ? 'term' : 'told'}};
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
