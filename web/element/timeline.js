// @ts-check
// The dates of the open documents in the order of time, both together: days, months and years, periods, deadlines, days from which a rule holds; what has
// no year, or only says 近日, comes last. Each leads to its place.
import {h} from './dom.js';
import {panelElement} from './panels.js';
import {sidesOf} from './stage.js';
import {withWords} from './strings.js';

/** @type {[name: string, hans: string, hant: string, en: string][]} */
const TABLE = [
  ['noYear', '未写明年份', '未寫明年份', 'No year told'],
  ['noDates', '没有日期。', '沒有日期。', 'No dates.'],
  ['period', '时段', '時段', 'Period'],
  ['deadline', '期限', '期限', 'Deadline'],
  ['effective', '施行', '施行', 'In force'],
  ['vague', '约指', '約指', 'Vague'],
];

/** @typedef {{span: [number, number], value: string|null, kind: string, rule: string}} Told of the report */
/** @typedef {Told & {side: import('./cell.js').Side}} Placed */

const SHOWN = 200; // dates; more is a table, and the export has it
const AROUND = 26; // characters after a date that tell what happens then

/** The kind as readers see it: points in time are told by their value. @param {Told} date @returns {''|'period'|'deadline'|'effective'|'vague'} */
export const kindOf = ({kind, rule, value}) => rule === 'effective' ? 'effective' : !value ? 'vague' : kind === 'period' || kind === 'deadline' ? kind : '';

/** What dates are ordered by: the first year, month and day of a value; null where it has no year. @param {string|null} value ISO 8601 @returns {string|null} */
export const momentOf = value => /^\d{4}(-\d\d)?(-\d\d)?/.exec(value ?? '')?.[0] ?? null;

/** By year, those without one last under "". @template {Told} T @param {T[]} dates @returns {{year: string, dates: T[]}[]} */
export const byYear = dates => {
  const years = new Map();
  const ordered = [...dates].sort((one, other) => (momentOf(one.value) ?? '~').localeCompare(momentOf(other.value) ?? '~') || one.span[0] - other.span[0]);
  for (const date of ordered) {
    const year = momentOf(date.value)?.slice(0, 4) ?? '';
    years.set(year, [...years.get(year) ?? [], date]);
  }
  return [...years].map(([year, dates]) => ({year, dates}));
};

/** @param {import('./stage.js').Stage} stage @param {import('./places.js').Places} places @param {import('./panels.js').Panels} panels */
export const openTimeline = (stage, places, panels) => {
  const {book} = stage, strings = withWords(TABLE, stage.strings);
  /** @type {Placed[]} */
  const dates = sidesOf(stage).flatMap(side => (side.report.dates ?? []).map(date => ({...date, side})));
  const years = byYear(dates.slice(0, SHOWN));
  /** @param {Placed} date */
  const line = date => {
    const {side, span: [begin, end], value} = date;
    const kind = kindOf(date), after = side.report.text.slice(end, end + AROUND).split(/[。；！？\n]/u)[0];
    return h('li', {}, h('button', {type: 'button', class: 'jump', onclick: () => places.go({side: side.name, offset: begin, end})},
      value && h('time', {}, value.replace('/', ' – ')), kind && h('span', {class: `tag ${kind}`}, strings[kind]), book?.b && h('span', {class: 'of'}, strings[side.name]),
      h('span', {lang: side.lang}, h('b', {}, side.report.text.slice(begin, end)), after)));
  };
  panels.open(panelElement(strings.timeline, strings, () => panels.close(), {}, ...years.length
    ? years.map(({year, dates}) => h('section', {class: 'year'}, h('h3', {}, year || strings.noYear), h('ol', {}, ...dates.map(line))))
    : [h('p', {}, strings.noDates)]), () => {}, {docked: true});
};
