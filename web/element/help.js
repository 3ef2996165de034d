// @ts-check
// The keys by where they hold, over the text: a modal dialog that keeps the focus and gives it back. It lists the table that the reader acts by.
import {h} from './dom.js';
import {KEYS, isKept} from './keys.js';
import {withWords} from './strings.js';

/** Words that only the help says. @type {[name: string, hans: string, hant: string, en: string][]} */
const TABLE = [
  ['where-text', '阅读时', '閱讀時', 'While reading'],
  ['where-mark', '焦点在标记上', '焦點在標記上', 'On a mark'],
  ['where-find', '在查找框里', '在尋找框裡', 'In the find field'],
  ['where-anywhere', '随处', '隨處', 'Anywhere'],
  ['help-clear', '清除查找', '清除尋找', 'Clear the search'],
  ['help-back', '回到跳转之前的地方', '回到跳轉之前的地方', 'Back to where the last jump began'],
  ['help-writeNote', '给选中的文字写批注，或列出批注', '給選取的文字寫批註，或列出批註', 'Write a note on the selection, or list the notes'],
  ['help-close', '关闭打开的面板', '關閉開啟的面板', 'Close what is open'],
  ['help-inspect', '看此处的证据', '看此處的證據', 'Evidence of this place'],
  ['help-outline', '打开或收起大纲', '開啟或收起大綱', 'Show or hide the outline'],
  ['help-original', '看原样，或看修复后', '看原樣，或看修復後', 'As it came, or repaired'],
  ['help-compare', '视图：对齐', '檢視：對齊', 'View: aligned'],
  ['help-parallel', '视图：并读', '檢視：並讀', 'View: parallel'],
  ['help-read', '视图：单篇', '檢視：單篇', 'View: single'],
  ['help-help', '这张按键表', '這張按鍵表', 'This list of keys'],
];

const ORDER = /** @type {const} */ (['text', 'find', 'mark', 'anywhere']);

/** What the help says, by name: its own words before those of the interface, a page's before both. @param {Record<string, string>} strings @returns {(name: string) => string} */
export const wordsOf = strings => {
  const words = withWords(TABLE, strings);
  return name => words[`help-${name}`] ?? words[name] ?? '';
};

/** A chord as it is printed on keys. @param {string} chord */
const caps = chord => chord.split('+').flatMap((cap, index) => [index > 0 && ' + ', h('kbd', {}, {Mod: /Mac|iP/.test(navigator.platform) ? '⌘' : 'Ctrl', Escape: 'Esc'}[cap] ?? (cap.length === 1 ? cap.toUpperCase() : cap))]);

/** @param {import('./keys.js').Key} key @param {(name: string) => string} say */
const line = ({chords, name}, say) => {
  const own = chords.filter(chord => /^[\x20-\x7e]+$/.test(chord)); // what a Chinese keyboard writes instead goes without saying
  return [h('dt', {}, ...own.flatMap((chord, index) => [index > 0 && ' / ', h('span', {class: 'chord'}, ...caps(chord))])), h('dd', {}, say(name))];
};

/** @param {import('./stage.js').Stage} stage */
export const openHelp = stage => {
  const {strings, root, host} = stage, say = wordsOf(strings);
  if (root.querySelector('.help')) return;
  const kept = KEYS.filter(key => isKept(key, host.hotkeys));
  const groups = ORDER.map(where => [where, kept.filter(key => key.where === where)]).filter(([, keys]) => keys.length);
  const close = h('button', {type: 'button', 'aria-label': strings.close, onclick: () => dialog.close()}, '✕');
  const opener = /** @type {HTMLElement|null} */ (root.activeElement);
  /** @type {HTMLDialogElement} */
  const dialog = h('dialog', {class: 'help', 'aria-labelledby': 'help-title', onclose: () => { dialog.remove(); opener?.focus({preventScroll: true}); }, onclick: event => { if (event.target === dialog) dialog.close(); },
                              onkeydown: event => { event.stopPropagation(); if (event.key === 'Tab') event.preventDefault(); }}, // its one button keeps the focus; no other key reaches the text
    h('header', {}, h('h2', {id: 'help-title'}, strings.keys), close),
    h('div', {class: 'groups'}, .../** @type {any} */ (groups).map(([where, keys]) => h('section', {}, h('h3', {}, say(`where-${where}`)), h('dl', {}, ...keys.flatMap(key => line(key, say)))))));
  root.append(dialog);
  dialog.showModal();
  close.focus();
};
