// @ts-check
// What the open documents are about: their terms by salience, count or first use; a click goes to the first place, the next click to the next one.
// The dictionary is fetched when this panel first opens.
import {h} from './dom.js';
import {panelElement} from './panels.js';
import {sidesOf} from './stage.js';
import {fill, withWords} from './strings.js';
import {segments} from './toolbar.js';

/** @type {[name: string, hans: string, hant: string, en: string][]} */
const TABLE = [
  ['termsLoading', '正在取词典…', '正在取詞典…', 'Fetching the dictionary…'],
  ['termsFound', '找到 {n} 个词语', '找到 {n} 個詞語', '{n} terms found'],
  ['termsMissing', '取不到词典。联网打开一次之后，离线也能用。', '取不到詞典。連線開啟一次之後，離線也能用。', 'The dictionary could not be fetched. Once it was opened online, it works offline too.'],
  ['noTerms', '没有反复出现的词语。', '沒有反覆出現的詞語。', 'No term stands here more than once.'],
  ['termJump', '到出现之处，再按到下一处', '到出現之處，再按到下一處', 'Go to where it stands, again for the next place'],
  ['inBoth', '两份都有', '兩份都有', 'in both'],
  ['order', '排序', '排序', 'Order'],
  ['salience', '显著', '顯著', 'Salience'],
  ['count', '次数', '次數', 'Count'],
  ['firstUse', '先后', '先後', 'First use'],
];

/** @typedef {{term: string, first: [number, number], count: number, salience: number}} Term */
/** @typedef {{side: import('./cell.js').Side, terms: Term[]}} Told */

const ORDERS = /** @type {Record<string, (one: Term, other: Term) => number>} */ ({
  salience: (one, other) => other.salience - one.salience, count: (one, other) => other.count - one.count || one.first[0] - other.first[0], firstUse: (one, other) => one.first[0] - other.first[0],
});

/** A term as both scripts write it. @param {Told} told @param {Term} term */
const folded = ({side}, {first}) => side.report.folded.slice(...first);

/** Where a term stands, in order. @param {string} text folded @param {string} term folded @returns {number[]} */
export const occurrences = (text, term) => {
  const found = [];
  for (let at = term ? text.indexOf(term) : -1; at >= 0; at = text.indexOf(term, at + term.length)) found.push(at);
  return found;
};

/** @param {import('./stage.js').Stage} stage @param {import('./places.js').Places} places @param {import('./panels.js').Panels} panels */
export const openTerms = async (stage, places, panels) => {
  const strings = withWords(TABLE, stage.strings);
  const body = h('div', {role: 'status'}, h('progress', {'aria-label': strings.termsLoading}), ` ${strings.termsLoading}`);
  panels.open(panelElement(strings.terms, strings, () => panels.close(), {}, body), () => {}, {docked: true});
  try {
    const told = await Promise.all(sidesOf(stage).map(async side => {
      side.report.folded ??= await stage.ask('fold', {text: side.report.text});
      return {side, terms: await stage.ask('terms', {id: stage.key(side.name)})};
    }));
    body.removeAttribute('role');
    list(body, told, 'salience', stage, places);
    stage.say(fill(strings.termsFound, {n: told.reduce((sum, {terms}) => sum + terms.length, 0)}));
  } catch {
    body.replaceChildren(h('p', {role: 'alert'}, strings.termsMissing));
  }
};

/** @param {HTMLElement} body @param {Told[]} told @param {string} order @param {import('./stage.js').Stage} stage @param {import('./places.js').Places} places */
const list = (body, told, order, stage, places) => {
  const strings = withWords(TABLE, stage.strings);
  const [first, second] = told.map(one => new Set(one.terms.map(term => folded(one, term))));
  const shared = word => !!second && first.has(word) && second.has(word);
  const choose = value => { list(body, told, value, stage, places); /** @type {HTMLElement|null} */ (body.querySelector(`[data-value="${value}"]`))?.focus(); };
  body.replaceChildren(segments(strings.order, Object.keys(ORDERS), strings, order, choose), ...told.map(one => {
    const most = Math.max(...one.terms.map(term => term.salience), 1);
    const rows = [...one.terms].sort(ORDERS[order]).map(term => h('li', {}, row(one, term, term.salience / most, shared(folded(one, term)), strings, places)));
    return h('section', {}, second && h('h3', {}, `${strings[one.side.name]} · ${one.side.report.metadata?.title ?? ''}`), rows.length ? h('ol', {class: 'terms'}, ...rows) : h('p', {}, strings.noTerms));
  }));
};

/** @param {Told} one @param {Term} term @param {number} share of the most salient @param {boolean} shared by both documents @param {Record<string, string>} strings @param {import('./places.js').Places} places */
const row = (one, term, share, shared, strings, places) => {
  let visits = 0;
  const go = () => {
    const found = occurrences(one.side.report.folded, folded(one, term));
    const at = found[visits++ % Math.max(found.length, 1)] ?? term.first[0];
    places.go({side: one.side.name, offset: at, end: at + term.first[1] - term.first[0]});
  };
  const bar = h('span', {class: 'salience', 'aria-hidden': 'true'});
  bar.style.setProperty('inline-size', `${Math.max(2, Math.round(100 * share))}%`);
  return h('button', {type: 'button', class: 'jump', onclick: go, title: strings.termJump},
    h('span', {lang: one.side.lang}, term.term), shared && h('span', {class: 'tag'}, strings.inBoth), h('b', {}, String(term.count)), bar);
};
