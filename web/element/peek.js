// @ts-check
// What a reference points to, shown beside it on hover or focus: the full name, the list that was counted, the passage that takes an item up, the date.
import {h} from './dom.js';
import {fill} from './strings.js';

const QUOTE = 90; // characters of a passage: three lines of the peek

/** @param {import('./cell.js').Side} side @param {string} reference "alias 0" @param {Record<string, string>} strings @returns {{what: string, text: string, target?: number}|null} */
export const meaningOf = ({report}, reference, strings) => {
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
  if (kind === 'dates') return report.dates[index].value ? {what: strings.dates, text: report.dates[index].value} : null;
  if (kind === 'ways') return {what: strings.seeFurther, text: quote(report.ways[index].to), target: report.ways[index].to[0]};
  return null;
};

const citation = (report, {title, alias, article, number, target}, quote, strings) => {
  const short = report.aliases?.find(each => each.id === alias);
  if (target) return {what: article || title || strings.citations, text: quote(target), target: target[0]};
  if (short) return {what: strings.alias, text: quote(short.full), target: short.full[0]};
  return {what: strings.outside, text: [title && `《${title.replace(/^《|》$/g, '')}》`, number, article].filter(Boolean).join(' ')};
};

/** Shows the peek beside an element. @param {ShadowRoot} root @param {Element} near @param {{what: string, text: string}} meaning @param {string} lang */
export const showPeek = (root, near, {what, text}, lang) => {
  hidePeek(root);
  const peek = h('div', {class: 'peek', role: 'tooltip', id: 'peek'}, h('span', {class: 'what'}, what), text && h('q', {lang}, text));
  root.append(peek);
  near.setAttribute('aria-describedby', 'peek');
  const box = near.getClientRects()[0] ?? near.getBoundingClientRect(), own = peek.getBoundingClientRect();
  const below = box.bottom + 8 + own.height < innerHeight;
  peek.style.setProperty('top', `${below ? box.bottom + 6 : Math.max(4, box.top - own.height - 6)}px`);
  peek.style.setProperty('left', `${Math.max(8, Math.min(box.left, innerWidth - own.width - 8))}px`);
};

/** @param {ShadowRoot} root */
export const hidePeek = root => {
  root.getElementById('peek')?.remove();
  for (const described of root.querySelectorAll('[aria-describedby="peek"]')) described.removeAttribute('aria-describedby');
};
