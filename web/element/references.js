// @ts-check
// All references of the open documents by kind, each a way to its place.
import {h} from './dom.js';
import {isChecked} from './marks.js';
import {panelElement} from './panels.js';
import {sidesOf} from './stage.js';

const KINDS = /** @type {[string, (each: any) => number[]][]} */ ([
  ['aliases', each => each.short], ['citations', each => each.span], ['counts', each => each.span], ['dates', each => each.span], ['enumerations', each => each.span], ['entities', each => each.span],
]);
const SHOWN = 60; // of a kind; more is a table, and the export has it

/** @param {import('./stage.js').Stage} stage @param {import('./places.js').Places} places @param {import('./panels.js').Panels} panels */
export const openReferences = (stage, places, panels) => {
  const {strings} = stage;
  const listsOf = new Map(sidesOf(stage).map(side => [side, new Map((side.report.lists ?? []).map(list => [list.id, list]))]));
  const sign = (side, kind, count) => kind !== 'counts' || !isChecked(count, listsOf.get(side) ?? new Map()) ? '' : count.holds ? ' ✓' : ` ≠ ${count.found}`;
  const line = (side, kind, each, span) => h('li', {}, h('button', {type: 'button', class: 'jump', lang: side.lang, onclick: () => places.go({side: side.name, offset: span[0], end: span[1]})},
    `${stage.book?.b ? `${strings[side.name]} ` : ''}${side.report.text.slice(span[0], Math.min(span[1], span[0] + 40))}${sign(side, kind, each)}`));
  const found = kind => sidesOf(stage).flatMap(side => (side.report[kind] ?? []).map(each => ({side, each})));
  const groups = KINDS.map(([kind, spanOf]) => ({kind, all: found(kind).map(known => ({...known, span: spanOf(known.each)}))})).filter(({all}) => all.length);
  panels.open(panelElement(strings.references, strings, () => panels.close(), {}, ...groups.map(({kind, all}) => h('details', {open: kind === 'counts'},
    h('summary', {}, `${strings[kind]} `, h('b', {}, String(all.length))), h('ul', {}, ...all.slice(0, SHOWN).map(({side, each, span}) => line(side, kind, each, span)))))));
};
