// @ts-check
// What the two menus of the tools hold: how a text is set, and what is done more seldom. It comes when one of them first opens.
import {h} from './dom.js';
import {selectedIn} from './place.js';
import {withWords} from './strings.js';
import {segments} from './toolbar.js';

/** @type {[name: string, hans: string, hant: string, en: string][]} */
const TABLE = [
  ['size', '字号', '字號', 'Size'],
  ['leading', '行距', '行距', 'Leading'],
  ['measure', '行长', '行長', 'Measure'],
  ['theme', '主题', '主題', 'Theme'],
  ['auto', '自动', '自動', 'Auto'],
  ['light', '浅色', '淺色', 'Light'],
  ['dark', '深色', '深色', 'Dark'],
  ['lifted', '原注', '原注', 'As given'],
  ['writing', '排向', '排向', 'Writing'],
  ['horizontal', '横排', '橫排', 'Horizontal'],
  ['vertical', '竖排', '豎排', 'Vertical'],
  ['focusParagraph', '专注段落', '專注段落', 'Focus paragraph'],
  ['markRepairs', '标出修复', '標出修復', 'Mark repairs'],
  ['indent', '首行缩进', '首行縮排', 'Indent'],
  ['copyLink', '复制位置链接', '複製位置連結', 'Copy link to this place'],
  ['export-sheet', '导出对照表（网页，可打印）', '匯出對照表（網頁，可列印）', 'Export a table to print'],
  ['export-docx', '导出对照表（Word）', '匯出對照表（Word）', 'Export a table for Word'],
  ['export-html', '导出网页', '匯出網頁', 'Export a page'],
  ['export-markdown', '导出 Markdown', '匯出 Markdown', 'Export Markdown'],
  ['export-json', '导出 JSON 报告', '匯出 JSON 報告', 'Export the JSON report'],
  ['export-csv', '导出对应与修复表（CSV）', '匯出對應與修復表（CSV）', 'Export correspondences and repairs (CSV)'],
  ['export-annotations', '导出批注（W3C）', '匯出批註（W3C）', 'Export notes (W3C annotations)'],
];

/** A labelled row of a sheet. @param {string} name @param {Node} control */
const field = (name, control) => h('div', {class: 'field'}, h('span', {}, name), control);

/** @param {string} name @param {number} value @param {[number, number, number]} bounds lowest, highest, step @param {(value: number) => void} choose */
const slider = (name, value, [min, max, step], choose) => {
  const input = h('input', {type: 'range', min, max, step, value, 'aria-label': name, oninput: () => choose(Number(input.value))});
  return field(name, input);
};

/** How a text is set. @param {import('./stage.js').Stage} stage @param {import('./tools.js').Deeds} deeds */
export const settingFields = ({strings: interface_, settings, host, book}, deeds) => {
  const strings = withWords(TABLE, interface_);
  const choice = (name, values, first) => field(strings[name], segments(strings[name], values, strings, host[name] ?? first, value => deeds.set(name, value)));
  const toggle = (name, key, turn = on => deeds.settle({[key]: on})) => {
    const input = h('input', {type: 'checkbox', 'aria-label': strings[name], onchange: () => turn(input.checked)});
    input.checked = settings[key];
    return field(strings[name], input);
  };
  return [
    slider(strings.size, settings.size, [14, 26, 1], size => deeds.settle({size})),
    slider(strings.leading, settings.leading, [1.4, 2.4, 0.05], leading => deeds.settle({leading})),
    slider(strings.measure, settings.measure, [20, 40, 1], measure => deeds.settle({measure})),
    choice('theme', ['auto', 'light', 'dark'], 'auto'),
    choice('script', ['source', 'hans', 'hant'], 'source'),
    choice('ruby', ['off', 'lifted', 'all'], 'off'),
    book?.b ? null : choice('writing', ['horizontal', 'vertical'], 'horizontal'),
    toggle('focusParagraph', 'focus'),
    toggle('markRepairs', 'repairs'),
    toggle('original', 'original', deeds.original),
    book?.b ? null : toggle('indent', 'indent'),
  ].filter(each => !!each);
};

/** Copies a link to the selection or to where the reader is, and says so. @param {import('./stage.js').Stage} stage @param {import('./tools.js').Deeds} deeds */
const share = async ({root, place, strings}, {remark}) => {
  const {linkTo} = await import('./export.js');
  const chosen = selectedIn(root);
  const link = linkTo(chosen ? {side: chosen.side, offset: chosen.begin, end: chosen.end} : place);
  await navigator.clipboard?.writeText(link).catch(() => {});
  remark(h('span', {}, `${strings.shared} `, h('code', {}, link)));
};

/** @param {import('./stage.js').Stage} stage @param {any} format */
const saveAs = async (stage, format) => {
  const {fileName, save} = await import('./export.js');
  save(await stage.host.export(format), fileName(stage, format));
};

/** What is done more seldom: panels, links, what can be taken away. @param {import('./stage.js').Stage} stage @param {import('./tools.js').Deeds} deeds */
export const moreButtons = (stage, deeds) => {
  const {strings: interface_, comparison} = stage, {history, places, panels} = deeds, strings = withWords(TABLE, interface_);
  const deed = (name, act, words = strings[name]) => h('button', {type: 'button', onclick: act}, words);
  const turn = (name, edit, act) => edit && deed(name, act, `${strings[name]} · ${strings[edit]}`);
  return [
    turn('undo', history.undoable, () => history.undo()), turn('redo', history.redoable, () => history.redo()),
    comparison?.chains?.length && deed('threads', () => deeds.list('threads')), comparison?.figures?.length && deed('figures', () => deeds.list('figures')),
    deed('references', async () => (await import('./references.js')).openReferences(stage, places, panels)), deed('terms', async () => (await import('./terms.js')).openTerms(stage, places, panels)),
    deed('timeline', async () => (await import('./timeline.js')).openTimeline(stage, places, panels)), deed('notes', async () => (await deeds.notes()).list()), deed('copyLink', () => share(stage, deeds)), deed('print', () => print()),
    ...[...(comparison ? ['sheet', 'docx'] : []), 'html', 'markdown', 'json', 'csv', 'annotations'].map(format => deed(`export-${format}`, () => saveAs(stage, format))),
    deed('keys', deeds.help),
  ].filter(each => !!each);
};
