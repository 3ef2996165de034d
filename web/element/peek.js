// @ts-check
// What a mark means, shown beside it on hover or focus: the full name, the list that was counted, the passage that takes an item up, the date; of a
// shared passage its counterpart, of the sign between two paragraphs why they stand level.
import {h, hidePeek} from './dom.js';
import {reasonIn} from './reasons.js';
import {offsetAt} from './place.js';
import {sideNamed} from './stage.js';
import {fill, withWords} from './strings.js';
import {rowNumber} from './view-rows.js';

/** @type {[name: string, hans: string, hant: string, en: string][]} */
const TABLE = [
  ['alias', '简称', '簡稱', 'short for'],
  ['outside', '另一份文件', '另一份文件', 'another document'],
  ['countSays', '称 {value}，列出 {found}', '稱 {value}，列出 {found}', 'says {value}, lists {found}'],
];

const QUOTE = 90; // characters of a passage: three lines of the peek

/** @param {import('./cell.js').Side} side @param {string} reference "alias 0" @param {Record<string, string>} strings @returns {{what: string, text: string, target?: number}|null} */
const meaningOf = ({report}, reference, strings) => {
  const [kind, index] = reference.split(' ');
  const quote = ([begin, end]) => report.text.slice(begin, Math.min(end, begin + QUOTE)) + (end - begin > QUOTE ? '…' : '');
  if (kind === 'alias') {
    const alias = report.aliases[index];
    return {what: strings.alias, text: quote(alias.full), target: alias.full[0]};
  }
  if (kind === 'citation') return citation(report, report.citations[index], quote, strings);
  if (kind === 'counts') {
    const count = report.counts[index];
    const list = report.lists?.find(each => each.id === count.enumeration);
    return {what: `${strings[count.holds ? 'countHolds' : 'countFails']} · ${fill(strings.countSays, count)}`, text: list ? quote(list.span) : '', target: list?.span[0]};
  }
  if (kind === 'ways') return {what: strings.seeFurther, text: quote(report.ways[index].to), target: report.ways[index].to[0]};
  return null;
};

const citation = (report, {title, alias, article, number, target}, quote, strings) => {
  const short = report.aliases?.find(each => each.id === alias);
  if (target) return {what: article || title || strings.citations, text: quote(target), target: target[0]};
  if (short) return {what: strings.alias, text: quote(short.full), target: short.full[0]};
  return {what: strings.outside, text: [title && `《${title.replace(/^《|》$/g, '')}》`, number, article].filter(Boolean).join(' ')};
};

/** The date that an element marks, found by its place: all of them are alike. @param {import('./cell.js').Side} side @param {HTMLElement} element @param {Record<string, string>} strings */
const dateOf = ({report}, element, strings) => {
  const node = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode(), place = node && offsetAt(node, 0);
  const date = place && report.dates.find(({span: [begin, end]}) => begin <= place.offset && place.offset < end);
  return date?.value ? {what: strings.dates, text: date.value} : null;
};

/** What stands behind any mark that explains itself. @param {import('./view-rows.js').Book} book @param {HTMLElement} element @returns {{what: string, text: string, lang: string}|null} */
export const explained = (book, element) => {
  const {reference, passages} = element.dataset;
  const from = /** @type {HTMLElement|null} */ (element.closest('[data-side]'))?.dataset.side === 'b' ? 'b' : 'a';
  if (passages) return counterpart(book, from, passages.split(' ').map(Number));
  if (!reference) return levelled(book, element);
  const side = /** @type {import('./cell.js').Side} */ (sideNamed(book, from)), strings = withWords(TABLE, book.strings);
  const meaning = reference === 'dates' ? dateOf(side, element, strings) : meaningOf(side, reference, strings);
  return meaning && {...meaning, lang: side.lang};
};

/** The best counterpart of a passage. @param {import('./view-rows.js').Book} book @param {'a'|'b'} from @param {number[]} indices */
const counterpart = ({comparison, strings, a, b}, from, indices) => {
  const [best] = indices.map(index => comparison.passages[index]).sort((one, other) => other.score - one.score);
  const other = /** @type {import('./cell.js').Side} */ (from === 'a' ? b : a);
  const [begin, end] = best[other.name];
  const more = indices.length > 1 ? ` · ${fill(strings.counterparts, {n: indices.length})}` : '';
  return {what: `${strings[best.relation] ?? best.relation} ${Math.round(best.score * 100)}%${more}`, text: other.report.text.slice(begin, Math.min(end, begin + QUOTE)), lang: other.lang};
};

/** Why two paragraphs stand level. @param {import('./view-rows.js').Book} book @param {Element} button */
const levelled = ({rows, strings, comparison}, button) => {
  const {link} = rows[rowNumber(button)] ?? {};
  const why = (link?.why ?? comparison?.links?.[link?.at]?.why ?? []).map(each => reasonIn(each, strings.language)).join('；');
  const [, ...words] = (button.getAttribute('aria-label') ?? '').split(', ');
  return why || words.length ? {what: words.join(', '), text: why, lang: strings.language} : null;
};

/** Shows the peek beside an element. @param {ShadowRoot} root @param {Element} near @param {{what: string, text: string, lang: string}} meaning */
export const showPeek = (root, near, {what, text, lang}) => {
  hidePeek(root);
  const peek = h('div', {class: 'peek', role: 'tooltip', id: 'peek'}, h('span', {class: 'what'}, what), text && h('q', {lang}, text));
  root.append(peek);
  near.setAttribute('aria-describedby', 'peek');
  const box = near.getClientRects()[0] ?? near.getBoundingClientRect(), own = peek.getBoundingClientRect();
  const below = box.bottom + 8 + own.height < innerHeight;
  peek.style.setProperty('top', `${below ? box.bottom + 6 : Math.max(4, box.top - own.height - 6)}px`);
  peek.style.setProperty('left', `${Math.max(8, Math.min(box.left, innerWidth - own.width - 8))}px`);
};
