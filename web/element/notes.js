// @ts-check
// Notes on quotes, kept in this browser by quote, position and the file's hash. Where the file has changed, a note follows its quote and says so, or
// says that the quote is lost; it never settles on a look-alike in silence.
import {h} from './dom.js';
import {highlight, rangesOf, selectedIn} from './place.js';
import {panelElement} from './panels.js';
import {NOTES as KEY} from './settings.js';
import {sideNamed, sidesOf} from './stage.js';
import {withWords} from './strings.js';

/** @type {[name: string, hans: string, hant: string, en: string][]} */
const TABLE = [
  ['save', '保存', '儲存', 'Save'],
  ['note', '批注', '批註', 'Note'],
  ['copied', '已复制', '已複製', 'Copied'],
  ['notePlaceholder', '写下批注…', '寫下批註…', 'Write a note…'],
  ['notKept', '本机存不下，关闭页面后就没有了。', '本機存不下，關閉頁面後就沒有了。', 'This browser could not keep it; it is gone once the page closes.'],
  ['edit', '修改', '修改', 'Edit'],
  ['remove', '删除', '刪除', 'Remove'],
  ['noteLost', '原文已变，找不到这段话', '原文已變，找不到這段話', 'The text has changed; this quote is lost'],
  ['noteMoved', '原文已移动，批注随之', '原文已移動，批註隨之', 'The quote has moved; the note followed'],
  ['noNotes', '选中文字即可批注。批注只存在本机。', '選取文字即可批註。批註只存在本機。', 'Select words to add a note. Notes stay on this machine.'],
  ['cite', '引用', '引用', 'Cite'],
];

/**
 * @typedef {object} Note
 * @property {string} id @property {string} sha256 of the file @property {string} name of the file
 * @property {number} begin @property {number} end UTF-16 units of the report's text @property {string} quote @property {string} prefix @property {string} suffix
 * @property {string} body what the reader wrote @property {string} created ISO 8601
 *
 * @typedef {Note & {side: import('./stage.js').SideName, state: 'here'|'moved'|'lost'}} Placed
 */

const CONTEXT = 24; // characters on either side that tell one occurrence of a quote from another

/** @returns {Note[]} */
const stored = () => {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '[]');
  } catch {
    return [];
  }
};

/** @param {Note[]} notes @returns {boolean} whether they could be kept */
const store = notes => {
  try {
    localStorage.setItem(KEY, JSON.stringify(notes));
    return true;
  } catch {
    return false;
  }
};

/** Where a note stands in a text: at its place, elsewhere by its quote and what is around it, or nowhere. @param {Note} note @param {string} text @param {string} sha256 @returns {{begin: number, end: number, state: 'here'|'moved'|'lost'}} */
export const anchor = ({begin, end, quote, prefix, suffix, sha256: old}, text, sha256) => {
  if (sha256 === old && text.slice(begin, end) === quote) return {begin, end, state: 'here'};
  const places = [];
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) places.push(at);
  const fitting = places.filter(at => text.slice(0, at).endsWith(prefix) || text.startsWith(suffix, at + quote.length));
  const [only] = fitting.length ? fitting : places;
  const sure = fitting.length === 1 || (!fitting.length && places.length === 1);
  if (!sure) return {begin, end, state: 'lost'};
  return {begin: only, end: only + quote.length, state: only === begin ? 'here' : 'moved'};
};

export class Notes {
  #stage; #places; #panels; #evidence; #history;
  /** @type {HTMLElement|null} */
  #handle = null;

  /** @param {import('./stage.js').Stage} stage @param {import('./places.js').Places} places @param {import('./panels.js').Panels} panels @param {import('./inspect.js').Evidence} evidence @param {import('./history.js').History} history */
  constructor(stage, places, panels, evidence, history) {
    this.#stage = stage;
    this.#places = places;
    this.#panels = panels;
    this.#evidence = evidence;
    this.#history = history;
  }

  get #strings() { return withWords(TABLE, this.#stage.strings); }

  /** The notes on the open documents, each where it stands now. @returns {Placed[]} */
  all() {
    return sidesOf(this.#stage).flatMap(({name, report}) => stored().filter(note => note.sha256 === report.source.sha256 || (note.name && note.name === report.source.name))
      .map(note => ({...note, side: name, ...anchor(note, report.text, report.source.sha256)})));
  }

  /** Marks the notes in the text. */
  show() {
    const {root, book} = this.#stage;
    const ranges = this.all().filter(note => note.state !== 'lost').flatMap(note => rangesOf(root, sideNamed(book, note.side), note.begin, note.end));
    highlight('note', this.#stage, ranges);
  }

  /** Offers what can be done with a selection, beside it. */
  offer() {
    this.#handle?.remove();
    const chosen = selectedIn(this.#stage.root);
    if (!chosen || chosen.end <= chosen.begin) return;
    const {root, host, book} = this.#stage, strings = this.#strings;
    const deed = (name, act) => h('button', {type: 'button', onclick: () => { this.#handle?.remove(); act(); }}, name);
    const handle = this.#handle = h('div', {class: 'handle', role: 'group', 'aria-label': strings.more},
      deed(strings.note, () => this.write(chosen)),
      deed(strings.highlight, () => this.#keep('highlight', this.#noteOn(chosen, ''))),
      deed(strings.cite, () => this.#cite(chosen)),
      deed(strings.inspect, () => this.#evidence.show(chosen.side, chosen.begin)));
    const [range] = rangesOf(root, sideNamed(book, chosen.side), chosen.begin, chosen.end);
    const box = range?.getBoundingClientRect(), own = host.getBoundingClientRect();
    if (!box) return;
    root.append(handle);
    handle.style.setProperty('left', `${Math.max(8, Math.min(box.left - own.left, own.width - handle.offsetWidth - 8))}px`);
    handle.style.setProperty('top', `${box.bottom - own.top + 8}px`);
  }

  /** Copies a quote as it is cited. @param {{side: import('./stage.js').SideName, begin: number, end: number}} place */
  async #cite({side, begin, end}) {
    const {book, say} = this.#stage;
    const {citation} = await import('./export.js');
    await navigator.clipboard?.writeText(citation(/** @type {any} */ (sideNamed(book, side)), begin, end));
    say(this.#strings.copied);
  }

  /** A panel to write a note on a stretch of text. @param {{side: import('./stage.js').SideName, begin: number, end: number}} place @param {Note} [known] */
  write({side, begin, end}, known) {
    const {book} = this.#stage, strings = this.#strings;
    const {report, lang} = /** @type {import('./cell.js').Side} */ (sideNamed(book, side));
    const quote = report.text.slice(begin, end);
    const input = h('textarea', {'aria-label': strings.note, placeholder: strings.notePlaceholder});
    input.value = known?.body ?? '';
    const save = () => {
      this.#panels.close();
      this.#keep(known ? 'changeNote' : 'addNote', {...this.#noteOn({side, begin, end}, input.value), ...known && {id: known.id, created: known.created}}, known?.id);
    };
    this.#panels.open(panelElement(strings.note, strings, () => this.#panels.close(), {}, h('p', {class: 'quote', lang}, quote), input, h('div', {class: 'deeds'}, h('button', {type: 'button', onclick: save}, strings.save))));
    input.focus();
  }

  /** @param {{side: import('./stage.js').SideName, begin: number, end: number}} place @param {string} body @returns {Note} */
  #noteOn({side, begin, end}, body) {
    const {report: {text, source}} = /** @type {import('./cell.js').Side} */ (sideNamed(this.#stage.book, side));
    return {id: crypto.randomUUID(), sha256: source.sha256, name: source.name, begin, end, quote: text.slice(begin, end), body, created: new Date().toISOString(),
            prefix: text.slice(Math.max(0, begin - CONTEXT), begin), suffix: text.slice(end, end + CONTEXT)};
  }

  /** Puts a note in the place of another, or of none; null takes it away. @param {string} name of the edit @param {Note|null} note @param {string} [id] of the note before it */
  #keep(name, note, id) {
    const before = stored().find(each => each.id === id) ?? null;
    /** @param {Note|null} old @param {Note|null} fresh */
    const swap = (old, fresh) => {
      if (!store([...stored().filter(each => each.id !== old?.id && each.id !== fresh?.id), ...fresh ? [fresh] : []])) this.#stage.say(this.#strings.notKept);
      this.show();
      if (this.#stage.root.querySelector('.panel.notes')) this.list();
    };
    return this.#history.do({name, redo: () => swap(before, note), undo: () => swap(note, before)});
  }

  /** All notes, those whose quote is lost too. */
  list() {
    const strings = this.#strings;
    const notes = this.all();
    const remove = note => this.#keep('removeNote', null, note.id);
    this.#panels.open(panelElement(strings.notes, strings, () => this.#panels.close(), {kind: 'notes'}, notes.length ? h('ul', {}, ...notes.map(note => h('li', {},
      h('button', {type: 'button', class: 'jump', disabled: note.state === 'lost', onclick: () => this.#places.go({side: note.side, offset: note.begin, end: note.end})}, `${strings[note.side]} “${note.quote.slice(0, 40)}”`),
      note.body && h('div', {}, note.body), note.state === 'moved' && h('div', {class: 'tag'}, strings.noteMoved), note.state === 'lost' && h('div', {class: 'tag'}, strings.noteLost),
      h('div', {class: 'deeds'}, note.state !== 'lost' && h('button', {type: 'button', onclick: () => this.write(note, note)}, strings.edit), h('button', {type: 'button', onclick: () => remove(note)}, strings.remove))))) : h('p', {}, strings.noNotes)));
  }
}
