// @ts-check
// What runs through two documents, as lists beside the text, each entry a way to both places: terms with every clause that names them, figures side by
// side, and what the other document does not say.
//
//     主线     智慧书屋  甲 3 · 乙 2        数字对照   甲 社区书屋达到243个          未承接   ……
//                甲 目标 適度超前推進智慧書屋…        ≠ 乙 社区书屋达到300个
//                乙 目标 适度超前建设智慧书屋…
import {h} from './dom.js';
import {figuresIn} from './figures.js';
import {panelElement} from './panels.js';
import {highlight, rangesOf} from './place.js';
import {sideNamed} from './stage.js';
import {withWords} from './strings.js';
import {filterRows, rowsOfSpans, spansOfThread} from './summary.js';
import {nameOfUnseen, unseenIn} from './unseen.js';

/** @typedef {import('./stage.js').Stage} Stage @typedef {import('./places.js').Places} Places @typedef {import('./panels.js').Panels} Panels */

/** @type {[name: string, hans: string, hant: string, en: string][]} */
const TABLE = [
  ['threadsSay', '同一用语在两份文件里的每一处', '同一用語在兩份文件裡的每一處', 'Every place of a term in both documents'],
  ['figuresSay', '两份文件就同一事项所说的数', '兩份文件就同一事項所說的數', 'What both documents give for one thing'],
  ['unseenSay', '另一份文件里没有找到对应的句子；没有找到不等于没有。', '另一份文件裡沒有找到對應的句子；沒有找到不等於沒有。', 'Sentences without a counterpart in the other document. Not found does not mean that there is none.'],
  ['onlyThread', '只看有它的段落', '只看有它的段落', 'Only paragraphs that name it'],
  ['goal', '目标', '目標', 'goal'],
  ['result', '结果', '結果', 'result'],
  ['differ', '不同', '不同', 'differ'],
  ['agree', '相同', '相同', 'agree'],
  ['none', '没有。', '沒有。', 'None.'],
];

const SHOWN = 300; // entries; more is a table, and the export has it

/** A way to a place: its words, with what counts of them in bold. @param {Stage} stage @param {Places} places @param {'a'|'b'} name @param {number[]} span @param {number[]} around @param {string} [tag] */
const way = (stage, places, name, [begin, end], [from, to], tag) => {
  const side = /** @type {import('./cell.js').Side} */ (sideNamed(stage.book, name)), words = (low, high) => side.shown.slice(low, high).replace(/\s+/g, ' ');
  return h('button', {type: 'button', class: 'jump place', onclick: () => places.go({side: name, offset: begin, end})},
    h('span', {class: 'of'}, stage.strings[name]), tag && h('span', {class: 'tag'}, tag),
    h('span', {lang: side.lang}, words(Math.min(from, begin), begin), h('b', {}, words(begin, end)), words(end, Math.max(to, end))));
};

/** @param {Stage} stage @param {Places} places @param {Panels} panels */
export const openThreads = (stage, places, panels) => {
  const {book, comparison} = stage, strings = withWords(TABLE, stage.strings), {chains = []} = comparison;
  const entry = chain => {
    const {term, a, b} = chain;
    const only = h('button', {type: 'button', 'aria-pressed': 'false', onclick: () => {
      const on = only.getAttribute('aria-pressed') !== 'true';
      for (const other of element.querySelectorAll('[aria-pressed]')) other.setAttribute('aria-pressed', String(on && other === only));
      filterRows(stage, on ? rowsOfSpans(/** @type {any} */ (book))(spansOfThread(chain)) : null);
    }}, strings.onlyThread);
    const mark = () => highlight('evidence', stage, spansOfThread(chain).flatMap(({a: left, b: right}) => left ? rangesOf(stage.root, book?.a, left[0], left[1]) : right ? rangesOf(stage.root, book?.b, right[0], right[1]) : []));
    const ways = (name, list) => list.map(({span, clause, says}) => h('li', {}, way(stage, places, name, span, clause, strings[says])));
    const details = h('details', {ontoggle: () => { if (details.open) mark(); }},
      h('summary', {}, h('b', {lang: book?.a.lang}, term), h('span', {class: 'of'}, `${strings.a} ${a.length} · ${strings.b} ${b.length}`)),
      h('div', {class: 'deeds'}, only), h('ol', {}, ...ways('a', a), ...ways('b', b)));
    return details;
  };
  const element = panelElement(strings.threads, strings, () => panels.close(), {kind: 'survey'}, h('p', {class: 'why'}, strings.threadsSay), ...chains.slice(0, SHOWN).map(entry));
  panels.open(element, () => highlight('evidence', stage, []), {docked: true});
};

/** @param {Stage} stage @param {Places} places @param {Panels} panels */
export const openFigures = (stage, places, panels) => {
  const {comparison} = stage, strings = withWords(TABLE, stage.strings);
  const all = figuresIn(comparison), related = comparison.mode === 'related';
  const around = (side, each) => each.around?.[side] ?? sentence(stage, side, each[side]);
  const entry = each => h('li', {'data-same': String(each.same)}, way(stage, places, 'a', each.a, around('a', each)),
    h('span', {class: 'sign', title: strings[each.same ? 'agree' : 'differ']}, h('span', {class: 'aside-word'}, strings[each.same ? 'agree' : 'differ']), h('span', {'aria-hidden': 'true'}, each.same ? '=' : '≠')), way(stage, places, 'b', each.b, around('b', each)));
  const group = (name, list) => list.length > 0 && h('section', {}, related && h('h3', {}, `${strings[name]} ${list.length}`), h('ol', {class: 'pairs'}, ...list.slice(0, SHOWN).map(entry)));
  panels.open(panelElement(strings[related ? 'figures' : 'number'], strings, () => panels.close(), {kind: 'survey'}, h('p', {class: 'why'}, strings.figuresSay),
    group('differ', all.filter(each => !each.same)), group('agree', all.filter(each => each.same)), !all.length && h('p', {}, strings.none)), () => {}, {docked: true});
};

const AROUND = 12; // characters on either side of a figure, where no passage holds it

/** @param {Stage} stage @param {'a'|'b'} side @param {number[]} span */
const sentence = ({read}, side, [begin, end]) => {
  const {text} = /** @type {import('./stage.js').Reading} */ (read[side]).report;
  const before = text.slice(Math.max(0, begin - AROUND), begin), after = text.slice(end, end + AROUND);
  return [begin - before.length + Math.max(before.lastIndexOf('\n'), before.lastIndexOf('。')) + 1, end + (/[\n。]/.exec(after)?.index ?? after.length)];
};

/** @param {Stage} stage @param {Places} places @param {Panels} panels @param {'a'|'b'} name */
export const openUnseen = (stage, places, panels, name) => {
  const book = /** @type {import('./view-rows.js').Book} */ (stage.book), strings = withWords(TABLE, stage.strings);
  const found = unseenIn(book, name);
  panels.open(panelElement(`${strings[nameOfUnseen(book, name)]} · ${strings[name]}`, strings, () => panels.close(), {kind: 'survey'}, h('p', {class: 'why'}, strings.unseenSay),
    h('ol', {}, ...found.slice(0, SHOWN).map(({span}) => h('li', {}, way(stage, places, name, span, span))))), () => {}, {docked: true});
};

/** Opens a list by its name. @param {import('./summary.js').List} list @param {Stage} stage @param {Places} places @param {Panels} panels */
export const openList = (list, stage, places, panels) => {
  if (list === 'threads') openThreads(stage, places, panels);
  else if (list === 'figures') openFigures(stage, places, panels);
  else openUnseen(stage, places, panels, list === 'unseen-a' ? 'a' : 'b');
};
