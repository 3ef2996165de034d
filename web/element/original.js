// @ts-check
// The documents as they came: what is undone, what is not, and the way back, in one line above the text.
//
//     repaired   首页|必读                     as it came   首页(yè)|必读      marks.js puts every repair's own words in its place, drawing.js converts
//                ▸ 导航 · 已折叠 3 段                       ▾ 导航 …           nothing, cell.js opens what is folded
import {h} from './dom.js';
import {isShown} from './repairs.js';
import {sidesOf} from './stage.js';
import {fill, withWords} from './strings.js';

/** @type {[name: string, hans: string, hant: string, en: string][]} */
const TABLE = [
  ['asItCame', '原样：{n} 处修复和断行的合并已撤去并标出，不转字形，栏目展开。标签与格式不显示；对齐、查找仍按修复后的文字。', '原樣：{n} 處修復和斷行的合併已撤去並標出，不轉字形，欄目展開。標籤與格式不顯示；對齊、尋找仍按修復後的文字。',
    'As it came: {n} repairs and the joining of lines undone and marked; no script converted, nothing folded. Markup is not shown; aligning and finding still go by the repaired text.'],
  ['repairedAgain', '看修复后', '看修復後', 'Show it repaired'],
];

/** @param {import('./stage.js').Stage} stage @param {() => void} turn shows them repaired again */
export const tell = (stage, turn) => {
  const {parts: {original: line}} = stage, strings = withWords(TABLE, stage.strings);
  const undone = sidesOf(stage).flatMap(({report}) => report.repairs.filter(isShown)).length;
  line.replaceChildren(fill(strings.asItCame, {n: undone}), ' ', h('button', {type: 'button', onclick: turn}, strings.repairedAgain));
  line.hidden = false;
};
