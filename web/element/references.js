// @ts-check
// All references of the open documents by kind, each a way to its place; boxes to tick say which kinds are marked in the text.
import {h} from './dom.js';
import {isChecked} from './marks.js';
import {panelElement} from './panels.js';
import {remember} from './settings.js';
import {sidesOf} from './stage.js';
import {withWords} from './strings.js';

const KINDS = /** @type {[string, (each: any) => number[]][]} */ ([
  ['aliases', each => each.short], ['citations', each => each.span], ['counts', each => each.span], ['dates', each => each.span], ['enumerations', each => each.span], ['entities', each => each.span],
]);
/** @type {[name: string, hans: string, hant: string, en: string][]} */
const TABLE = [
  ['aliases', '简称', '簡稱', 'Short names'],
  ['entities', '机构人地', '機構人地', 'Names'],
  ['enumerations', '列举', '列舉', 'Lists'],
  ['noReferences', '没有简称、引用、计数或日期。', '沒有簡稱、引用、計數或日期。', 'No short names, citations, counts or dates.'],
  ['markedKinds', '在文中标出', '在文中標出', 'Marked in the text'],
];

const MARKED = ['aliases', 'citations', 'counts', 'dates', 'enumerations', 'ways']; // kinds that have marks in the text (marks.js)
const SHOWN = 60; // of a kind; more is a table, and the export has it

/** A box for each kind that is there; what it says is remembered. @param {import('./stage.js').Stage} stage */
const boxes = stage => {
  const {settings} = stage, strings = withWords(TABLE, stage.strings);
  const there = kind => sidesOf(stage).some(({report}) => kind === 'ways' ? report.ways?.some(way => way.kind === 'elaborates') : report[kind === 'enumerations' ? 'lists' : kind]?.length);
  const box = kind => {
    const input = h('input', {type: 'checkbox', onchange: () => {
      settings.unmarked = MARKED.filter(each => each === kind ? !input.checked : settings.unmarked.includes(each));
      remember(settings);
      stage.draw();
    }});
    input.checked = !settings.unmarked.includes(kind);
    return h('label', {}, input, strings[kind === 'ways' ? 'seeFurther' : kind]);
  };
  return h('fieldset', {class: 'boxes'}, h('legend', {}, strings.markedKinds), ...MARKED.filter(there).map(box));
};

/** @param {import('./stage.js').Stage} stage @param {import('./places.js').Places} places @param {import('./panels.js').Panels} panels */
export const openReferences = (stage, places, panels) => {
  const strings = withWords(TABLE, stage.strings);
  const listsOf = new Map(sidesOf(stage).map(side => [side, new Map((side.report.lists ?? []).map(list => [list.id, list]))]));
  const sign = (side, kind, count) => kind !== 'counts' || !isChecked(count, listsOf.get(side) ?? new Map()) ? '' : count.holds ? ' ✓' : ` ≠ ${count.found}`;
  const line = (side, kind, each, span) => h('li', {}, h('button', {type: 'button', class: 'jump', lang: side.lang, onclick: () => places.go({side: side.name, offset: span[0], end: span[1]})},
    `${stage.book?.b ? `${strings[side.name]} ` : ''}${side.report.text.slice(span[0], Math.min(span[1], span[0] + 40))}${sign(side, kind, each)}`));
  const found = kind => sidesOf(stage).flatMap(side => (side.report[kind] ?? []).map(each => ({side, each})));
  const groups = KINDS.map(([kind, spanOf]) => ({kind, all: found(kind).map(known => ({...known, span: spanOf(known.each)}))})).filter(({all}) => all.length);
  panels.open(panelElement(strings.references, strings, () => panels.close(), {}, groups.length ? boxes(stage) : h('p', {}, strings.noReferences), ...groups.map(({kind, all}) => h('details', {open: kind === 'counts'},
    h('summary', {}, `${strings[kind]} `, h('b', {}, String(all.length))), h('ul', {}, ...all.slice(0, SHOWN).map(({side, each, span}) => line(side, kind, each, span)))))), () => {}, {docked: true});
};
