// @ts-check
// What clicks, keys and the pointer do inside a reader: a table of selectors here, one of keys in keys.js.
import {hidePeek} from './dom.js';
import {keysFor} from './keys.js';
import {selectedIn} from './place.js';
import {openRun, unfold} from './runs.js';
import {sideNamed} from './stage.js';
import {rowNumber} from './view-rows.js';

/**
 * @typedef {object} Parts of the reader that act
 * @property {import('./places.js').Places} places @property {import('./inspect.js').Evidence} evidence @property {import('./panels.js').Panels} panels
 * @property {() => Promise<import('./notes.js').Notes>} notes @property {import('./finder.js').Finder} finder @property {import('./stepper.js').Stepper} stepper
 * @property {import('./history.js').History} history
 * @property {() => void} outline @property {() => void} original @property {() => void} help @property {(name: import('./summary.js').List) => void} list
 */

/** @param {import('./stage.js').Stage} stage @param {Parts} parts @param {AbortSignal} signal */
export const listen = (stage, parts, signal) => {
  const {root} = stage;
  root.addEventListener('click', event => click(stage, parts, /** @type {MouseEvent} */ (event)), {signal});
  root.addEventListener('keydown', event => press(stage, parts, /** @type {KeyboardEvent} */ (event)), {signal});
  for (const name of ['pointerover', 'focusin']) root.addEventListener(name, event => hover(stage, /** @type {PointerEvent} */ (event)), {signal});
  root.addEventListener('focusin', event => { const unit = /** @type {Element} */ (event.target).closest('.unit'); if (unit) unfold(root, unit); }, {signal});
  for (const name of ['pointerup', 'keyup']) root.addEventListener(name, event => offer(stage, parts, event), {signal});
  document.addEventListener('click', event => closeMenus(stage, event), {signal});
};

/** @type {[string, (stage: import('./stage.js').Stage, parts: Parts, element: HTMLElement, event: Event) => void][]} */
const CLICKS = [
  ['[data-run-of]', ({root}, _, element) => openRun(root, element.dataset.runOf ?? '', element.getAttribute('aria-expanded') !== 'true')],
  ['.row.brief > .cell > .unit', ({root}, _, element) => { if (!String(document.getSelection() ?? '')) unfold(root, element); }],
  ['[data-open]', (stage, parts, element) => openRow(stage, parts, element)],
  ['[data-goto]', (stage, {places}, element) => toUnit(stage, places, element.dataset.goto ?? '')],
  ['[data-restore]', (stage, parts, element) => restore(stage, parts, element)],
  ['[data-fold-back]', (stage, parts, element) => foldBack(stage, parts, element)],
  ['[data-repairs]', (_, {evidence}, element) => evidence.first(/** @type {any} */ (element.dataset.repairs), element.dataset.kind ?? '')],
  ['[data-original]', (_, {original}) => original()],
  ['[data-about]', async (stage, {places, panels}, element) => (await import('./about.js')).openAbout(stage, places, panels, /** @type {any} */ (element.dataset.about))],
  ['.outline a, .hint', (stage, parts, element, event) => jump(stage, parts, element, event)],
  ['[data-hyperlink]', (stage, _, element, event) => follow(stage, element, event)],
  ['[data-inside]', (stage, parts, element, event) => jump(stage, parts, element, event)],
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
  const {a, b} = stage.book.rows[rowNumber(row)];
  stage.tell('duidu-select', {a: a.map(index => stage.book.a.units[index]), b: b.map(index => stage.book.b?.units[index])});
  if (stage.parts.text.classList.contains('read')) return;
  const from = a.length ? 'a' : 'b';
  const passages = [...row.querySelectorAll(`.cell.${from} .passage`)].flatMap(each => each.dataset.passages.split(' ').map(Number));
  if (passages.length) toggleReveal(stage, parts.places, row, from, [...new Set(passages)]);
};

const toUnit = ({book}, places, id) => {
  const [side, index] = id.split('-');
  const unit = sideNamed(book, side)?.units[Number(index)];
  if (unit) places.go({side, offset: unit.begin});
};

/** @param {string} [blocks] numbers, parted by spaces */
const numbers = (blocks = '') => blocks.split(' ').map(Number);

const restore = (stage, parts, button) => asArticle(stage, parts, button.dataset.side, numbers(button.dataset.restore), true);
const foldBack = (stage, parts, button) => asArticle(stage, parts, button.dataset.side, numbers(button.dataset.foldBack), false);

/** Counts blocks as article, or as boilerplate again. @param {import('./stage.js').Stage} stage @param {Parts} parts @param {import('./stage.js').SideName} side @param {number[]} blocks @param {boolean} article */
const asArticle = (stage, {places, history}, side, blocks, article) => {
  const read = /** @type {import('./stage.js').Reading} */ (stage.read[side]);
  const settle = async on => {
    for (const block of blocks) if (on) read.restored.add(block); else read.restored.delete(block);
    await stage.draw();
    places.go({side, offset: read.report.blocks[blocks[0]]?.span[0] ?? 0}, {remember: false});
  };
  return history.do({name: article ? 'asArticle' : 'asBoilerplate', of: read, redo: () => settle(article), undo: () => settle(!article)});
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
  toggleReveal(stage, parts.places, element.closest('.row') ?? element.closest('.unit'), sideOf(element), indices);
  stage.tell('duidu-select', {side: sideOf(element), passages: indices.map(index => stage.comparison.passages[index])});
};

/** @type {(...what: Parameters<typeof import('./reveal.js').toggleReveal>) => Promise<void>} */
const toggleReveal = async (...what) => (await import('./reveal.js')).toggleReveal(...what);

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

const press = (stage, parts, event) => {
  for (const key of keysFor(event, /** @type {HTMLElement} */ (event.composedPath()[0]), stage.host.hotkeys))
    if (key.act(stage, parts, event) !== false) return event.preventDefault();
};

const closeMenus = ({root, parts, narrow}, event) => {
  const path = event.composedPath();
  for (const sheet of root.querySelectorAll('.menu > .sheet'))
    if (!path.includes(sheet.parentElement)) /** @type {HTMLElement|null} */ (sheet.parentElement?.querySelector('button'))?.click();
  if (narrow && parts.outline && !path.includes(parts.outline) && !path.includes(parts.thumb)) parts.outline.hidden = true;
};
