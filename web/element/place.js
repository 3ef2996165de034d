// @ts-check
// Between offsets of a report and places in the page: text nodes of a unit, in order, are the unit's text; in a table, those of each cell are the cell's.

/** The unit that holds an offset, and the ids of its element: of one that is folded, its fold's as well. @param {import('./cell.js').Side} side @param {number} offset @returns {{end: number, ids: string[]}|undefined} */
const unitAt = (side, offset) => {
  const {units} = side;
  let low = 0, high = units.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (units[middle].end > offset || units[middle].begin === offset) high = middle;
    else low = middle + 1;
  }
  const unit = units[low];
  if (!unit) return undefined;
  const id = `${side.name}-${low}`, at = unit.fold?.findIndex(each => each.end > offset) ?? -1;
  return unit.fold && at >= 0 ? {end: unit.fold[at].end, ids: [`${id}-${at}`, id]} : {end: unit.end, ids: [id]};
};

/** A unit's element that holds an offset. @param {ParentNode} root @param {import('./cell.js').Side} side @param {number} offset @returns {HTMLElement|null} */
export const elementAt = (root, side, offset) => elementOf(root, unitAt(side, offset));

/** @param {ParentNode} root @param {{ids: string[]}|undefined} unit @returns {HTMLElement|null} */
const elementOf = (root, {ids} = {ids: []}) => ids.reduce((/** @type {HTMLElement|null} */ found, id) => found ?? root.querySelector(`#${id}`), null);

/** Text nodes of an element with the offset that each begins at; what the reader chose instead of a repair counts as long as the repair. @param {HTMLElement} element @returns {[Text, number, number][]} node, begin, length in the report */
export const nodesOf = element => {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  const nodes = /** @type {[Text, number, number][]} */ ([]);
  let at = 0;
  for (let node = /** @type {Node|null} */ (element); node; node = walker.nextNode()) {
    if (node instanceof HTMLElement) at = Number(node.dataset.begin ?? at);
    if (!(node instanceof Text)) continue;
    const chosen = /** @type {HTMLElement|null} */ (node.parentElement?.closest('[data-chosen]'));
    const length = chosen ? Number(chosen.dataset.length) : node.length;
    nodes.push([node, at, length]);
    at += length;
  }
  return nodes;
};

/** Ranges of a stretch of a side's text, one for each unit it touches. @param {ParentNode} root @param {import('./cell.js').Side|undefined} side @param {number} begin @param {number} end @returns {Range[]} */
export const rangesOf = (root, side, begin, end) => {
  const ranges = [];
  for (let at = begin; side && at < end;) {
    const unit = unitAt(side, at), element = elementOf(root, unit);
    if (!unit || !element) break;
    const last = Math.min(end, unit.end);
    const range = rangeIn(element, at, last);
    if (range) ranges.push(range);
    at = Math.max(last, at) + 1;
  }
  return ranges;
};

const rangeIn = (element, begin, end) => {
  const range = document.createRange();
  let started = false;
  for (const [node, at, length] of nodesOf(element)) {
    if (!started && begin < at + length) { range.setStart(node, Math.min(node.length, Math.max(0, begin - at))); started = true; }
    if (started && end <= at + length) { range.setEnd(node, Math.min(node.length, Math.max(0, end - at))); return range; }
  }
  if (!started) return null;
  range.setEnd(element, element.childNodes.length);
  return range;
};

/** The side and offset of a place in the page. @param {Node} node @param {number} offset in it @returns {{side: 'a'|'b', offset: number}|null} */
export const offsetAt = (node, offset) => {
  const element = /** @type {HTMLElement|null} */ ((node instanceof Element ? node : node.parentElement)?.closest('.unit, [data-begin]'));
  const cell = element?.closest('.cell');
  if (!element || !cell) return null;
  const side = /** @type {'a'|'b'} */ (cell.classList.contains('b') ? 'b' : 'a');
  if (!(node instanceof Text)) return {side, offset: Number(element.dataset.begin)};
  const found = nodesOf(element).find(([each]) => each === node);
  return found ? {side, offset: found[1] + Math.min(offset, found[2])} : null;
};

/** What is selected in the text, or null. @param {ShadowRoot} root @returns {{side: 'a'|'b', begin: number, end: number}|null} */
export const selectedIn = root => {
  const selection = /** @type {any} */ (root).getSelection?.() ?? document.getSelection();
  if (!selection?.rangeCount || selection.isCollapsed) return null;
  const ends = [offsetAt(selection.anchorNode, selection.anchorOffset), offsetAt(selection.focusNode, selection.focusOffset)];
  const [from, to] = ends[0] && ends[1] && ends[0].offset > ends[1].offset ? ends.reverse() : ends;
  return from && to && from.side === to.side && root.contains(selection.anchorNode) ? {side: from.side, begin: from.offset, end: to.offset} : null;
};

const registry = /** @type {any} */ (globalThis.CSS)?.highlights;

/** Shows ranges by a CSS highlight of that name; a reader's own ranges replace its former ones, those of other readers on the page stay. @param {string} name @param {object} owner @param {Range[]} ranges */
export const highlight = (name, owner, ranges) => {
  if (!registry) return;
  const key = `duidu-${name}`;
  if (!registry.has(key)) registry.set(key, new Highlight());
  const known = registry.get(key);
  const own = owners.get(owner) ?? {};
  owners.set(owner, own);
  for (const range of own[key] ?? []) known.delete(range);
  for (const range of ranges) known.add(range);
  own[key] = ranges;
};

/** @type {WeakMap<object, Record<string, Range[]>>} */
const owners = new WeakMap();
