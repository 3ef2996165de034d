// @ts-check
// What is marked in a text, in layers. Marks of one layer never overlap; a mark of an outer layer wraps the inner ones it covers:
//
//     change      ├──────── <ins> ────────┤
//     loud repair                         ├┤          what the reader should look at stays in one piece
//     passage          ├─ shared with the other side ─┤
//     reference              ├─ 《报告》 ─┤
//     quiet repair            ├┤
//     text        近日编制形成了《报告》。
import {changesOf} from '../changed.js';
import {breathe, copyOf, h} from './dom.js';
import {passageMarks} from './passages.js';
import {isShown, quiet} from './repairs.js';

/**
 * @typedef {object} Mark
 * @property {number} begin @property {number} end
 * @property {Make} make shared by all marks of a kind: a long text has tens of thousands @property {number} of which item of its list it marks
 * @typedef {(of: number, strings: Record<string, string>) => HTMLElement} Make
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

/** @param {number[]} span @param {Make} make @param {number} [of] @returns {Mark} */
const mark = ([begin, end], make, of = 0) => ({begin, end, make, of});

/** Marks of a list, one an item. @param {any[]|undefined} list @param {string} span the item's field that says where @param {Make} make @param {(item: any, index: number) => boolean} [wanted] @returns {Mark[]} */
const marksOf = (list = [], span, make, wanted = () => true) => {
  const marks = /** @type {Mark[]} */ ([]);
  list.forEach((item, index) => { if (wanted(item, index)) marks.push(mark(item[span], make, index)); });
  return marks;
};

/** @param {any} report @param {'a'|'b'} side @param {any} comparison @param {Map<number, string>} choices what the reader chose instead of a repair @param {{unmarked: string[], weak: boolean, original?: boolean}} settings kinds of references without marks, whether weaker counterparts are shown, whether every repair is shown as what it was @param {() => Promise<void>} [pause] what is awaited between two steps @returns {Promise<Layers>} */
export const layersOf = async (report, side, comparison, choices, {unmarked, weak, original = false}, pause = breathe) => {
  const chosen = original ? new Map(report.repairs.map(({was}, index) => [index, was])) : choices, loud = repairs(report, chosen, true);
  const shared = comparison ? passageMarks(comparison, side, weak) : [];
  await pause(); // five megabytes have some 40,000 marks
  const pointing = references(report, side, unmarked);
  await pause();
  const changed = comparison?.mode === 'versions' ? changes(comparison, side) : [];
  await pause();
  return [changed, ...original ? [removals(report)] : [], loud, shared, around(disjoint(pointing), loud), emphases(report, name => !(name in SHIFTED)), emphases(report, name => name in SHIFTED), repairs(report, chosen, false)];
};

const CHANGED = {replace: 'changed', insert: 'new', delete: 'dropped'};

/** @param {any} comparison @param {'a'|'b'} side */
const changes = (comparison, side) => {
  const all = changesOf(comparison), marks = /** @type {Mark[]} */ ([]);
  const make = (index, strings) => {
    const op = all.op(index), kind = all.kind(index), name = CHANGED[op], word = strings[op === 'replace' ? (side === 'a' ? 'wasChanged' : 'isChanged') : name], look = all.moved(index) ? 'moved' : name;
    return copyOf(`${side} ${look} ${kind} ${word}`, () => h(side === 'a' ? 'del' : 'ins', {class: look, part: 'change', 'data-kind': kind, 'data-word': word}));
  };
  for (let index = 0; index < all.length; index++)
    if (all.op(index) in CHANGED && all.begin(index, side) < all.end(index, side)) marks.push(mark([all.begin(index, side), all.end(index, side)], make, index));
  return disjoint(marks);
};

/** Whether a count can be held against its list: it has one, and the list does not end in 等. @param {any} count @param {Map<string, any>} lists by id */
export const isChecked = ({enumeration, holds}, lists) => enumeration && (holds || !lists.get(enumeration)?.open);

/** Aliases, citations, counts, dates, lists: the words that point somewhere, but for the kinds that the reader switched off. @param {any} report @param {string} side @param {string[]} unmarked @returns {Mark[]} */
const references = (report, side, unmarked) => {
  const id = offset => `#${side}${offset}`;
  const aliases = new Map((report.aliases ?? []).map(alias => [alias.id, alias]));
  const lists = new Map((report.lists ?? []).map(list => [list.id, list]));
  const link = (kind, targetOf) => index => {
    const known = {class: `reference ${kind}`, 'data-reference': `${kind} ${index}`}, target = targetOf(index);
    return target == null ? h('span', {...known, tabindex: '0', role: 'note'}) : h('a', {...known, href: id(target)});
  };
  const count = (index, strings) => {
    const {holds, found, enumeration, span} = report.counts[index];
    return h('a', {class: 'reference count', 'data-reference': `counts ${index}`, 'data-holds': String(holds), href: id(lists.get(enumeration)?.span[0] ?? span[1]),
                   'data-sign': holds ? '✓' : `≠${found}`, 'data-word': strings[holds ? 'countHolds' : 'countFails']});
  };
  const further = (index, strings) => h('a', {class: 'reference further', 'data-reference': `ways ${index}`, href: id(report.ways[index].to[0]), 'aria-label': strings.seeFurther});
  /** @type {Record<string, () => Mark[]>} */
  const marked = {
    aliases: () => marksOf(report.aliases, 'short', link('alias', index => report.aliases[index].full[0])),
    citations: () => marksOf(report.citations, 'span', link('citation', index => report.citations[index].target?.[0] ?? aliases.get(report.citations[index].alias)?.full[0])),
    counts: () => marksOf(report.counts, 'span', count, each => isChecked(each, lists)),
    dates: () => datesOf(report, () => copyOf('date', () => h('span', {class: 'date', 'data-reference': 'dates'}))),
    ways: () => (report.ways ?? []).flatMap((way, index) => way.kind !== 'elaborates' ? [] : mark([way.from[1], way.from[1]], further, index)),
    enumerations: () => marksOf((report.lists ?? []).filter(list => list.kind !== 'coordinated').flatMap(list => list.items), 'marker', () => h('span', {class: 'marker'}), ({marker}) => marker && marker[1] > marker[0]),
  };
  return [...Object.keys(marked).flatMap(kind => unmarked.includes(kind) ? [] : marked[kind]()), ...hyperlinks(report, id)];
};

/** Marks of dates, by their places alone where these came as numbers (pieces.js). @param {any} report @param {Make} make @returns {Mark[]} */
const datesOf = (report, make) => {
  if (!report.dated) return marksOf(report.dates, 'span', make);
  const {numbers} = report.dated;
  return Array.from({length: numbers.length / 2}, (_, of) => ({begin: numbers[2 * of], end: numbers[2 * of + 1], make, of}));
};

/** Where the elements begin that a document's own links lead to, by their ids: <li id="note-1">. @param {any} report @returns {Map<string, number>} */
const anchors = ({blocks = []}) => {
  const places = new Map();
  for (const {path, span} of blocks)
    for (const [, name] of path?.matchAll(/#([^/.#]+)/g) ?? []) if (!places.has(name)) places.set(name, span[0]);
  return places;
};

/** The links that the document had of itself; those to its own notes jump there. @param {any} report @param {(offset: number) => string} id */
const hyperlinks = (report, id) => {
  /** @type {Map<string, number>|undefined} */
  let known;
  const placeOf = href => href?.startsWith('#') ? (known ??= anchors(report)).get(href.slice(1)) : undefined;
  return marksOf(report.ways, 'from', index => {
    const {href} = report.ways[index], place = placeOf(href);
    if (place != null) return h('a', {class: 'hyperlink', 'data-inside': true, href: id(place)});
    return safe(href) ? h('a', {class: 'hyperlink', 'data-hyperlink': index, href, rel: 'noopener noreferrer', target: '_blank'}) : h('span', {title: href});
  }, ({kind}) => kind === 'hyperlink');
};

/** The marks without what lies in `holes`: a button holds no other link. @param {Mark[]} marks @param {Mark[]} holes */
const around = (marks, holes) => !holes.length ? marks : marks.flatMap(mark => {
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

const SHIFTED = {sup: 'sup', sub: 'sub'}; // 10³ is not 103, in bold neither
const EMPHASES = {strong: 'strong', em: 'em', kai: 'em', hei: 'strong', del: 's', ins: 'u', mark: 'mark', code: 'code', ...SHIFTED};

/** @param {any} report @param {(name: string) => boolean} wanted */
const emphases = ({emphases: all}, wanted) => disjoint(marksOf(all, 'span', index => h(EMPHASES[all[index].name] ?? 'span', {class: all[index].name}), ({name}) => wanted(name)));

const repairs = ({repairs: all}, choices, loud) => disjoint(marksOf(all, 'span', (index, strings) => {
  const {kind, reading, span: [begin, end]} = all[index];
  const element = h('span', {class: `repair ${kind}${loud ? ' loud' : ''}`, part: 'repair', 'data-repair': index, 'data-reading': reading,
                             role: loud ? 'button' : null, tabindex: loud ? '0' : null, 'data-word': loud ? strings.repaired : null});
  if (!choices.has(index)) return element;
  element.dataset.chosen = 'true';
  element.dataset.length = String(end - begin);
  element.append(choices.get(index));
  return element;
}, repair => quiet(repair) !== loud && isShown(repair)));

/** What repairs took out of the text without leaving anything: line breaks, what remained of readings. */
const removals = ({repairs: all}) => marksOf(all, 'span', index => h('span', {class: 'undone', 'data-chosen': true, 'data-length': 0}, all[index].was), repair => !isShown(repair) && !repair.now);

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
    const element = marks[index].make(marks[index].of, strings);
    if (to < marks[index].end) element.classList.add('cut'); // goes on in the next piece, which carries its sign
    if (element.dataset.length) { // other words instead: all of them stand in the first piece
      element.dataset.length = String(to - from);
      if (from > marks[index].begin) element.replaceChildren('');
    }
    if (!element.hasChildNodes()) render(element, text, from, to, layers, strings, depth + 1);
    parent.appendChild(element);
    at = to;
  }
  render(parent, text, at, end, layers, strings, depth + 1);
};
