// @ts-check
// What is marked in a text, in layers. Marks of one layer never overlap; a mark of an outer layer wraps the inner ones it covers:
//
//     change      ├──────── <ins> ────────┤
//     loud repair                         ├┤          what the reader should look at stays in one piece
//     passage          ├─ shared with the other side ─┤
//     reference              ├─ 《报告》 ─┤
//     quiet repair            ├┤
//     text        近日编制形成了《报告》。
import {breathe, h} from './dom.js';
import {passageMarks} from './passages.js';
import {isShown, quiet} from './repairs.js';

/**
 * @typedef {object} Mark
 * @property {number} begin @property {number} end
 * @property {(strings: Record<string, string>) => HTMLElement} make
 *
 * @typedef {Mark[][]} Layers outermost first, each sorted and disjoint
 */

/** Sorted by place, the longer first; what overlaps an earlier one is left out. @param {Mark[]} marks */
const disjoint = marks => {
  marks.sort((one, other) => one.begin - other.begin || other.end - one.end);
  let last = -1;
  return marks.filter(mark => {
    if (mark.begin < last) return false;
    last = mark.end;
    return true;
  });
};

/** @param {number[]} span @param {Mark['make']} make @returns {Mark} */
const mark = ([begin, end], make) => ({begin, end, make});

/** @param {any} report @param {'a'|'b'} side @param {any} comparison @param {Map<number, string>} choices what the reader chose instead of a repair @param {{unmarked: string[], weak: boolean}} settings kinds of references without marks, whether weaker counterparts are shown @param {() => Promise<void>} [pause] what is awaited between two steps @returns {Promise<Layers>} */
export const layersOf = async (report, side, comparison, choices, {unmarked, weak}, pause = breathe) => {
  const loud = repairs(report, side, choices, true);
  const shared = comparison ? passageMarks(comparison, side, weak) : [];
  await pause(); // five megabytes have some 40,000 marks
  const pointing = references(report, side, unmarked);
  await pause();
  const changed = comparison?.mode === 'versions' ? changes(comparison, side) : [];
  await pause();
  return [changed, loud, shared, around(disjoint(pointing), loud), emphases(report), repairs(report, side, choices, false)];
};

const CHANGED = {replace: 'changed', insert: 'new', delete: 'dropped'};

const changes = (comparison, side) => disjoint(comparison.changes.flatMap((change, index) => {
  const name = CHANGED[change.op];
  const [begin, end] = change[side];
  if (!name || begin === end) return [];
  const word = change.op === 'replace' ? (side === 'a' ? 'wasChanged' : 'isChanged') : name;
  return [mark([begin, end], strings =>
    h(side === 'a' ? 'del' : 'ins', {class: change.moved ? 'moved' : name, part: 'change', 'data-change': index, 'data-kind': change.kind, 'data-word': strings[word]}))];
}));

/** Whether a count can be held against its list: it has one, and the list does not end in 等. @param {any} count @param {Map<string, any>} lists by id */
export const isChecked = ({enumeration, holds}, lists) => enumeration && (holds || !lists.get(enumeration)?.open);

/** Aliases, citations, counts, dates, lists: the words that point somewhere, but for the kinds that the reader switched off. @param {any} report @param {string} side @param {string[]} unmarked @returns {Mark[]} */
const references = (report, side, unmarked) => {
  const id = offset => `#${side}${offset}`;
  const aliases = new Map((report.aliases ?? []).map(alias => [alias.id, alias]));
  const lists = new Map((report.lists ?? []).map(list => [list.id, list]));
  const link = (kind, index, target) => () => {
    const known = {class: `reference ${kind}`, 'data-reference': `${kind} ${index}`};
    return target == null ? h('span', {...known, tabindex: '0', role: 'note'}) : h('a', {...known, href: id(target)});
  };
  /** @type {Record<string, () => Mark[]>} */
  const marked = {
    aliases: () => (report.aliases ?? []).map((alias, index) => mark(alias.short, link('alias', index, alias.full[0]))),
    citations: () => (report.citations ?? []).map((citation, index) => mark(citation.span, link('citation', index, citation.target?.[0] ?? aliases.get(citation.alias)?.full[0]))),
    counts: () => (report.counts ?? []).flatMap((count, index) => !isChecked(count, lists) ? [] : mark(count.span, strings =>
      h('a', {class: 'reference count', 'data-reference': `counts ${index}`, 'data-holds': String(count.holds),
              href: id(lists.get(count.enumeration)?.span[0] ?? count.span[1]), 'data-sign': count.holds ? '✓' : `≠${count.found}`, 'data-word': strings[count.holds ? 'countHolds' : 'countFails']}))),
    dates: () => (report.dates ?? []).map((date, index) => mark(date.span, () => h('span', {class: 'date', 'data-reference': `dates ${index}`}))),
    ways: () => (report.ways ?? []).flatMap((way, index) => way.kind !== 'elaborates' ? [] : mark([way.from[1], way.from[1]], strings =>
      h('a', {class: 'reference further', 'data-reference': `ways ${index}`, href: id(way.to[0]), 'aria-label': strings.seeFurther}))),
    enumerations: () => (report.lists ?? []).filter(list => list.kind !== 'coordinated').flatMap(list => list.items)
      .filter(item => item.marker && item.marker[1] > item.marker[0]).map(item => mark(item.marker, () => h('span', {class: 'marker'}))),
  };
  return [...Object.keys(marked).flatMap(kind => unmarked.includes(kind) ? [] : marked[kind]()), ...hyperlinks(report)];
};

/** The links that the document had of itself. @param {any} report */
const hyperlinks = report => (report.ways ?? []).flatMap((link, index) => link.kind !== 'hyperlink' ? [] : mark(link.from, () => safe(link.href)
  ? h('a', {class: 'hyperlink', 'data-hyperlink': index, href: link.href, rel: 'noopener noreferrer', target: '_blank'}) : h('span', {title: link.href})));

/** The marks without what lies in `holes`: a button holds no other link. @param {Mark[]} marks @param {Mark[]} holes */
const around = (marks, holes) => marks.flatMap(mark => {
  const pieces = [];
  let at = mark.begin;
  for (let index = first(holes, at); index < holes.length && holes[index].begin < mark.end; index++) {
    if (holes[index].begin > at) pieces.push({...mark, begin: at, end: holes[index].begin});
    at = Math.max(at, holes[index].end);
  }
  return at < mark.end || mark.begin === mark.end ? [...pieces, {...mark, begin: at}] : pieces;
});

/** Only what a click may open; everything else stays words. @param {string} href */
const safe = href => /^(https?:|mailto:)/i.test(href ?? '');

const EMPHASES = {strong: 'strong', em: 'em', kai: 'em', hei: 'strong', del: 's', ins: 'u'};

const emphases = report => disjoint((report.emphases ?? []).map(({span, name}) => mark(span, () => h(EMPHASES[name] ?? 'span', {class: name}))));

const repairs = (report, side, choices, loud) => disjoint((report.repairs ?? []).flatMap((repair, index) => quiet(repair) === loud || !isShown(repair) ? [] : [mark(repair.span, strings => {
  const element = h('span', {class: `repair ${repair.kind}${loud ? ' loud' : ''}`, part: 'repair', 'data-repair': index, 'data-reading': repair.reading,
                             role: loud ? 'button' : null, tabindex: loud ? '0' : null, 'data-word': loud ? strings.repaired : null});
  if (!choices.has(index)) return element;
  element.dataset.chosen = 'true';
  element.dataset.length = String(repair.span[1] - repair.span[0]);
  element.append(choices.get(index));
  return element;
})]));

/** Index of the first mark that ends after `offset` (or stands at it, where it is empty). @param {Mark[]} marks @param {number} offset */
const first = (marks, offset) => {
  let low = 0, high = marks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (marks[middle].end > offset || marks[middle].begin >= offset) high = middle;
    else low = middle + 1;
  }
  return low;
};

/**
 * Puts a stretch of text with its marks into `parent`.
 * @param {Node} parent @param {string} text as shown, unit for unit as the report's @param {number} begin @param {number} end
 * @param {Layers} layers @param {Record<string, string>} strings @param {number} [depth]
 */
export const render = (parent, text, begin, end, layers, strings, depth = 0) => {
  if (depth === layers.length) {
    if (end > begin) parent.appendChild(document.createTextNode(text.slice(begin, end)));
    return;
  }
  const marks = layers[depth];
  let at = begin;
  for (let index = first(marks, begin); index < marks.length && (marks[index].begin < end || (marks[index].begin === end && marks[index].end === end)); index++) {
    const from = Math.max(begin, marks[index].begin), to = Math.min(end, marks[index].end);
    if (from === to && (marks[index].begin < marks[index].end || from === begin)) continue; // nothing of it stands here; a mark of a place stands where the piece before ends: an empty or second link would be one more stop of the Tab key
    render(parent, text, at, from, layers, strings, depth + 1);
    const element = marks[index].make(strings);
    if (to < marks[index].end) element.classList.add('cut'); // goes on in the next piece, which carries its sign
    if (!element.hasChildNodes()) render(element, text, from, to, layers, strings, depth + 1);
    parent.appendChild(element);
    at = to;
  }
  render(parent, text, at, end, layers, strings, depth + 1);
};
