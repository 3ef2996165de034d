// @ts-check
// Stretches that only one side has, so long that the other column would be blank for screens: each paragraph shows its first line, and a button in the
// blank opens all of it. Nothing is taken out of the page: find, print and a screen reader have the whole text.
//
//     第五条 对违反法律、社会公德…        [ 12 段未见于此 ▾ ]
//     第六条 执行本单位的任务或者…
import {h} from './dom.js';
import {fill} from './strings.js';

/** @typedef {{index: number, first: number, count: number}} Run */

// A paragraph or two are read as they stand; new articles of a law are what its reader came for, so that a screen of them stays open.
const LONG = {related: {rows: 3, characters: 240}, versions: {rows: 8, characters: 900}};

/** The run that each row belongs to. @param {import('./view-rows.js').Book} book @returns {(Run|undefined)[]} */
export const runsOf = ({a, b, rows, comparison, view, settings}) => {
  const runs = /** @type {(Run|undefined)[]} */ (new Array(rows.length));
  if (!b || view !== 'compare' || settings.original) return runs;
  const {rows: least, characters} = LONG[comparison?.mode] ?? LONG.versions;
  const alone = row => row.part != null ? undefined : row.kind === 'only-a' ? a.units[row.a[0]] : row.kind === 'only-b' ? b.units[row.b[0]] : undefined;
  let index = 0;
  for (let from = 0, to = 0; from < rows.length; from = Math.max(to, from + 1)) {
    let length = 0;
    for (to = from; to < rows.length && rows[to].kind === rows[from].kind; to++) {
      const unit = alone(rows[to]);
      if (!unit || unit.fold) break;
      length += unit.end - unit.begin;
    }
    if (to - from >= least && length >= characters) runs.fill({index: index++, first: from, count: to - from}, from, to);
  }
  return runs;
};

/** What stands in the blank beside a run. @param {Run} run @param {Record<string, string>} strings */
export const runButton = ({index, count}, strings) => h('button', {type: 'button', class: 'run', 'data-run-of': index, 'aria-expanded': 'false'}, fill(strings.unseenHere, {n: count}));

/** Opens or closes a run. @param {ShadowRoot} root @param {string} index @param {boolean} open */
export const openRun = (root, index, open) => {
  for (const row of root.querySelectorAll(`.row[data-run="${index}"]`)) row.classList.toggle('brief', !open);
  root.querySelector(`[data-run-of="${index}"]`)?.setAttribute('aria-expanded', String(open));
};

/** Opens the run that holds a place to which the reader is led. @param {ShadowRoot} root @param {Element} element */
export const unfold = (root, element) => {
  const index = /** @type {HTMLElement|null} */ (element.closest('.row.brief'))?.dataset.run;
  if (index) openRun(root, index, true);
};
