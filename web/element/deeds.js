// @ts-check
// What clicks, keys and the pointer do inside a reader. Two tables: selectors and keys.
import {hidePeek} from './dom.js';
import {selectedIn} from './place.js';
import {sideNamed} from './stage.js';

/**
 * @typedef {object} Parts of the reader that act
 * @property {import('./places.js').Places} places @property {import('./inspect.js').Evidence} evidence @property {import('./panels.js').Panels} panels
 * @property {() => Promise<import('./notes.js').Notes>} notes @property {import('./finder.js').Finder} finder @property {import('./stepper.js').Stepper} stepper
 * @property {() => void} outline
 */

/** @param {import('./stage.js').Stage} stage @param {Parts} parts @param {AbortSignal} signal */
export const listen = (stage, parts, signal) => {
  const {root} = stage;
  root.addEventListener('click', event => click(stage, parts, /** @type {MouseEvent} */ (event)), {signal});
  root.addEventListener('keydown', event => press(stage, parts, /** @type {KeyboardEvent} */ (event)), {signal});
  for (const name of ['pointerover', 'focusin']) root.addEventListener(name, event => hover(stage, /** @type {PointerEvent} */ (event)), {signal});
  for (const name of ['pointerup', 'keyup']) root.addEventListener(name, event => offer(stage, parts, event), {signal});
  document.addEventListener('click', event => closeMenus(stage, event), {signal});
};

/** @type {[string, (stage: import('./stage.js').Stage, parts: Parts, element: HTMLElement, event: Event) => void][]} */
const CLICKS = [
  ['[data-open]', (stage, parts, element) => openRow(stage, parts, element)],
  ['[data-goto]', (stage, {places}, element) => toUnit(stage, places, element.dataset.goto ?? '')],
  ['[data-restore]', (stage, {places}, element) => restore(stage, places, element)],
  ['[data-fold-back]', (stage, {places}, element) => foldBack(stage, places, element)],
  ['[data-repairs]', (_, {evidence}, element) => evidence.step(/** @type {any} */ (element.dataset.repairs), -1, 1)],
  ['.outline a', (stage, parts, element, event) => jump(stage, parts, element, event)],
  ['[data-hyperlink]', (stage, _, element, event) => follow(stage, element, event)],
  ['[data-reference]', (stage, parts, element, event) => jump(stage, parts, element, event)],
  ['.repair', (stage, {evidence}, element) => inspect(stage, evidence, element)],
  ['.passage', (stage, parts, element) => openPassages(stage, parts, element)],
];

const click = (stage, parts, event) => {
  const target = /** @type {Element} */ (event.target);
  for (const [selector, deed] of CLICKS) {
    const element = /** @type {HTMLElement|null} */ (target.closest(selector));
    if (element) return deed(stage, parts, element, event);
  }
};

/** The side that an element belongs to. @param {Element} element @returns {any} */
const sideOf = element => /** @type {HTMLElement|null} */ (element.closest('[data-side]'))?.dataset.side ?? 'a';

const inspect = ({read}, evidence, element) => {
  const side = sideOf(element);
  evidence.show(side, read[side].report.repairs[Number(element.dataset.repair)].span[0]);
};

const openRow = (stage, parts, button) => {
  const row = button.closest('.row');
  const open = row.classList.toggle('open');
  button.setAttribute('aria-expanded', String(open));
  const {a, b} = stage.book.rows[Number(row.dataset.row)];
  stage.tell('duidu-select', {a: a.map(index => stage.book.a.units[index]), b: b.map(index => stage.book.b?.units[index])});
  if (stage.parts.text.classList.contains('read')) return;
  const passages = [...row.querySelectorAll('.cell.a .passage')].flatMap(each => each.dataset.passages.split(' ').map(Number));
  if (passages.length) toggleReveal(stage, parts, row, 'a', [...new Set(passages)]);
};

const toUnit = ({book}, places, id) => {
  const [side, index] = id.split('-');
  const unit = sideNamed(book, side)?.units[Number(index)];
  if (unit) places.go({side, offset: unit.begin});
};

const foldBack = async (stage, places, button) => {
  const {side} = button.dataset, block = Number(button.dataset.foldBack);
  stage.read[side].restored.delete(block);
  await stage.draw();
  places.go({side, offset: stage.read[side].report.blocks[block].span[0]}, {remember: false});
};

const restore = async (stage, places, button) => {
  const {side} = button.dataset;
  const blocks = button.dataset.restore.split(' ').map(Number);
  for (const block of blocks) stage.read[side].restored.add(block);
  await stage.draw();
  places.go({side, offset: stage.read[side].report.blocks[blocks[0]]?.span[0] ?? 0}, {remember: false});
};

const jump = (stage, {places}, element, event) => {
  event.preventDefault();
  hidePeek(stage.root);
  if (stage.narrow && stage.parts.outline) stage.parts.outline.hidden = true;
  const target = places.parse(element.getAttribute('href') ?? '');
  if (target) places.go(target);
};

const follow = (stage, element, event) => {
  const link = stage.read[sideOf(element)].report.ways[Number(element.dataset.hyperlink)];
  if (!stage.tell('duidu-openlink', {href: link.href}, true)) event.preventDefault();
};

const openPassages = (stage, parts, element) => {
  if (String(document.getSelection() ?? '')) return; // the reader is selecting words
  const indices = element.dataset.passages.split(' ').map(Number);
  toggleReveal(stage, parts, element.closest('.row') ?? element.closest('.unit'), sideOf(element), indices);
  stage.tell('duidu-select', {side: sideOf(element), passages: indices.map(index => stage.comparison.passages[index])});
};

const toggleReveal = async (stage, {places}, row, side, indices) => {
  const key = `${side} ${indices.join(' ')}`;
  const open = /** @type {HTMLElement|null} */ (stage.root.querySelector('.reveal'));
  open?.remove();
  if (open?.dataset.key === key) return;
  const opener = /** @type {HTMLElement|null} */ (stage.root.activeElement);
  const {revealElement} = await import('./reveal.js');
  const element = revealElement(stage.book, side, indices, {
    goTo: (to, span) => places.go({side: to, offset: span[0], end: span[1]}),
    close: () => { element.remove(); opener?.focus(); },
  });
  element.dataset.key = key;
  if (row.classList.contains('row')) row.append(element);
  else row.after(element);
  element.focus({preventScroll: true});
  element.scrollIntoView({block: 'nearest'});
};

/** @type {WeakMap<ShadowRoot, Element|null>} */
const peeked = new WeakMap();

/** @param {import('./stage.js').Stage} stage @param {PointerEvent} event */
const hover = async (stage, {target, pointerType}) => {
  const element = /** @type {HTMLElement|null} */ (/** @type {Element} */ (target).closest?.('[data-reference], [data-passages], .gutter [data-open]') ?? null);
  if (element === (peeked.get(stage.root) ?? null)) return;
  peeked.set(stage.root, element);
  hidePeek(stage.root);
  if (!element || !stage.book || (pointerType === 'touch' && !element.dataset.reference)) return; // a finger opens what a pointer only looks at
  const {explained, showPeek} = await import('./peek.js');
  const meaning = peeked.get(stage.root) === element && explained(stage.book, element);
  if (meaning) showPeek(stage.root, element, meaning);
};

const offer = ({root}, {notes}, event) => {
  if (event.target.closest?.('.handle, .panel, .toolbar')) return;
  setTimeout(async () => { // the selection is settled after the event
    if (selectedIn(root) || root.querySelector('.handle')) (await notes()).offer();
  });
};

/** @type {Record<string, (stage: any, parts: Parts) => void>} */
const KEYS = {
  n: (_, {stepper}) => stepper.go('change', 1),
  p: (_, {stepper}) => stepper.go('change', -1),
  r: (_, {stepper}) => stepper.go('repair', 1),
  '/': (_, {finder}) => finder.focus(),
  i: (stage, parts) => inspectHere(stage, parts),
  o: (_, {outline}) => outline(),
  b: (_, {places}) => places.back(),
  m: async ({root}, parts) => { const chosen = selectedIn(root), notes = await parts.notes(); if (chosen) notes.write(chosen); else notes.list(); },
  1: ({host}) => { host.view = 'compare'; },
  2: ({host}) => { host.view = 'parallel'; },
  3: ({host}) => { host.view = 'read'; },
};

const press = (stage, parts, event) => {
  const target = /** @type {HTMLElement} */ (event.composedPath()[0]);
  if (event.key === 'Escape') return escape(stage, parts, event);
  if ((event.key === 'Enter' || event.key === ' ') && target.matches('.repair')) { event.preventDefault(); return target.click(); }
  const {hotkeys} = stage.host;
  if (hotkeys === 'off' || event.ctrlKey || event.metaKey || event.altKey || target.matches('input, textarea, select')) return;
  const deed = KEYS[event.key];
  if (!deed || (hotkeys && !hotkeys.split(/\s+/).includes(event.key))) return;
  event.preventDefault();
  deed(stage, parts);
};

const escape = (stage, {panels}, event) => {
  const {root, parts: {outline}, narrow} = stage;
  const open = root.querySelector('.reveal');
  const sheet = narrow && outline && !outline.hidden;
  if (sheet) outline.hidden = true;
  if (!panels.close() && !open && !sheet) return hidePeek(root);
  event.preventDefault();
  open?.remove();
};

/** The evidence of the selection, of the mark that was stepped to, or of where the reader is. */
const inspectHere = ({root, place}, {stepper, evidence}) => {
  const chosen = selectedIn(root);
  const mark = /** @type {HTMLElement|null} */ (stepper.at);
  if (chosen) evidence.show(chosen.side, chosen.begin);
  else if (mark?.matches('.repair')) mark.click();
  else evidence.show(place.side, place.offset);
};

const closeMenus = ({root, parts, narrow}, event) => {
  const path = event.composedPath();
  for (const sheet of root.querySelectorAll('.menu > .sheet'))
    if (!path.includes(sheet.parentElement)) /** @type {HTMLElement|null} */ (sheet.parentElement?.querySelector('button'))?.click();
  if (narrow && parts.outline && !path.includes(parts.outline) && !path.includes(parts.thumb)) parts.outline.hidden = true;
};
