// @ts-check
// The counterparts of a passage, opened below the row that it stands in: what the other side says, how it relates, and why the program thinks so.
import {h} from './dom.js';
import {reasonIn} from './reasons.js';
import {fill, withWords} from './strings.js';

/** @type {[name: string, hans: string, hant: string, en: string][]} */
const TABLE = [
  ['goThere', '跳到那里', '跳到那裡', 'Go there'],
];

/** @param {import('./view-rows.js').Book} book @param {'a'|'b'} from @param {number[]} indices of passages @param {{goTo: (side: 'a'|'b', span: number[]) => void, close: () => void}} deeds @returns {HTMLElement} */
const revealElement = (book, from, indices, {goTo, close}) => {
  const strings = withWords(TABLE, book.strings);
  const to = from === 'a' ? 'b' : 'a';
  const passages = indices.map(index => book.comparison.passages[index]).sort((one, other) => other.score - one.score);
  return h('div', {class: 'reveal', role: 'group', 'aria-label': strings.counterpart, tabindex: '-1'},
    ...passages.map(passage => h('div', {class: 'one'},
      h('span', {class: 'tag'}, `${strings[passage.relation] ?? passage.relation} ${Math.round(passage.score * 100)}%`),
      quoteElement(/** @type {import('./cell.js').Side} */ (book[to]), passage[to], (passage.shared ?? []).map(piece => piece[to])),
      passage.why && h('span', {class: 'why'}, reasonIn(passage.why, strings.language)),
      h('div', {class: 'deeds'}, h('button', {type: 'button', onclick: () => goTo(to, passage[to])}, `${strings.goThere} →`)))),
    h('div', {class: 'deeds'}, h('span', {class: 'why'}, fill(strings.counterparts, {n: passages.length})), h('button', {type: 'button', onclick: close}, strings.close)));
};

/** @param {import('./cell.js').Side} side @param {number[]} span @param {number[][]} shared */
const quoteElement = (side, [begin, end], shared) => {
  const element = h('blockquote', {lang: side.lang});
  let at = begin;
  for (const [from, to] of shared.sort((one, other) => one[0] - other[0])) {
    if (from < at) continue;
    element.append(side.shown.slice(at, from), h('mark', {}, side.shown.slice(from, to)));
    at = to;
  }
  element.append(side.shown.slice(at, end));
  return element;
};

/** Opens the counterparts of passages below the row or unit that they stand in; closes them where they are open. @param {import('./stage.js').Stage} stage @param {import('./places.js').Places} places @param {Element|null} row @param {'a'|'b'} side @param {number[]} indices */
export const toggleReveal = (stage, places, row, side, indices) => {
  const key = `${side} ${indices.join(' ')}`;
  const open = /** @type {HTMLElement|null} */ (stage.root.querySelector('.reveal'));
  open?.remove();
  if (open?.dataset.key === key || !row?.isConnected || !stage.book) return;
  const opener = /** @type {HTMLElement|null} */ (stage.root.activeElement);
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
