// @ts-check
// The evidence for one place, as a panel: bytes, what they decode to, what was done and why, what else it could be, and the way back.
import {unitElement} from './cell.js';
import {h} from './dom.js';
import {fileOf, hex} from './inspect.js';
import {layersOf} from './marks.js';
import {panelElement} from './panels.js';
import {highlight} from './place.js';
import {reasonIn} from './reasons.js';
import {isShown, quiet} from './repairs.js';
import {sideNamed} from './stage.js';
import {fill, withWords} from './strings.js';
import {touched} from './units.js';

/** @type {[name: string, hans: string, hant: string, en: string][]} */
const TABLE = [
  ['kind', '种类', '種類', 'Kind'],
  ['role', '段落', '段落', 'Block'],
  ['otherDocument', '另一文件', '另一文件', 'Other document'],
  ['agrees', '相合', '相合', 'agrees'],
  ['differs', '不同', '不同', 'differs'],
  ['stands', '现文', '現文', 'Now'],
  ['stood', '原文', '原文', 'Was'],
  ['bytes', '字节', '位元組', 'Bytes'],
  ['decoded', '编码', '編碼', 'Encoding'],
  ['readAs', '注音', '注音', 'Reading'],
  ['candidates', '备选', '備選', 'Others'],
  ['copyEvidence', '复制证据', '複製證據', 'Copy evidence'],
  ['atOffset', '文件偏移 {offset}', '檔案位移 {offset}', 'file offset {offset}'],
  ['untouched', '此处未作改动：字节照原样解码。', '此處未作改動：位元組照原樣解碼。', 'Nothing was changed here: the bytes were decoded as they stand.'],
];

const AROUND = 6; // characters of context on either side: one line of the panel
const BYTES_AROUND = 4; // the same for bytes

/** @param {Uint8Array} bytes @param {[number, number]} span */
const hexLine = (bytes, [begin, end]) => h('span', {class: 'hex', lang: 'en', translate: 'no'},
  `${hex(bytes.subarray(Math.max(0, begin - BYTES_AROUND), begin))} `, h('b', {}, hex(bytes.subarray(begin, Math.min(end, begin + 64)))), end - begin > 64 && ' …', ` ${hex(bytes.subarray(end, end + BYTES_AROUND))}`);

/** @typedef {{close: () => void, step: (by: 1|-1) => void, choose: (text: string|null) => void}} Deeds what the panel's buttons do; choosing null takes the repair again */

/** @param {import('./cell.js').Side} side @param {any} known @param {string|undefined} chosen instead of the repair @param {Record<string, string>} interface_ strings of the interface @param {Deeds} deeds @returns {HTMLElement} */
const evidencePanel = (side, known, chosen, interface_, deeds) => {
  const strings = withWords(TABLE, interface_);
  const {repair, testimony} = known;
  const rows = evidenceRows(side, known, strings, chosen);
  const others = [...new Set([...(testimony && repair ? [testimony.says] : []), ...(repair?.candidates ?? [])])].filter(each => each !== repair.now);
  const deed = (name, act) => h('button', {type: 'button', onclick: act}, name);
  const step = (sign, label, by) => h('button', {type: 'button', 'aria-label': label, onclick: () => deeds.step(by)}, sign);
  return panelElement(`${strings.inspect} · ${strings[side.name]}`, strings, deeds.close, {tools: repair ? [step('‹', strings.previous, -1), step('›', strings.next, 1)] : []},
    h('dl', {}, ...rows.flatMap(([name, value]) => [h('dt', {}, name), h('dd', {}, value)])),
    others.length > 0 && h('div', {class: 'deeds'}, `${strings.candidates} `, ...others.map(each => deed(each || '∅', () => deeds.choose(each)))),
    h('div', {class: 'deeds'},
      repair && (chosen == null ? deed(strings.useOriginal, () => deeds.choose(repair.was)) : deed(strings.useRepair, () => deeds.choose(null))),
      deed(strings.copyEvidence, () => navigator.clipboard?.writeText(rows.map(([name, value]) => `${name}：${value.textContent ?? value}`).join('\n')))));
};

/** @param {import('./cell.js').Side} side @param {any} known @param {Record<string, string>} strings @param {string} [chosen] @returns {[string, any][]} */
const evidenceRows = (side, {repair, testimony, block, bytes, charset, span}, strings, chosen) => {
  const {text} = side.report;
  const before = text.slice(Math.max(0, span[0] - AROUND), span[0]), after = text.slice(span[1], span[1] + AROUND);
  const around = middle => h('span', {class: 'quote', lang: side.lang}, before && `…${before}`, h('b', {}, middle || '∅'), after && `${after}…`);
  return /** @type {[string, any][]} */ ([
    [strings.stands, around(chosen ?? text.slice(...span))],
    repair && [strings.stood, around(repair.was)],
    bytes && [strings.bytes, h('span', {}, hexLine(fileOf(side), bytes), h('br'), fill(strings.atOffset, {offset: `0x${bytes[0].toString(16).toUpperCase()}`}))],
    [strings.decoded, `${charset?.name ?? ''}${charset?.label && charset.label !== charset.name ? ` ← ${charset.label}` : ''}`],
    repair && [strings.kind, `${strings[repair.kind] ?? repair.kind} · ${strings[repair.certainty] ?? repair.certainty}`],
    [strings.why, repair ? reasonIn(repair.why, strings.language) : strings.untouched],
    testimony && [strings.otherDocument, `${testimony.says} · ${testimony.agrees ? strings.agrees : strings.differs} · ${Math.round(testimony.confidence * 100)}%`],
    repair?.reading && [strings.readAs, repair.reading],
    block && [strings.role, `${strings[block.role] ?? block.role}${block.why ? ` · ${strings[block.why] ?? block.why}` : ''}`],
  ].filter(Boolean));
};

/** @typedef {import('./stage.js').SideName} SideName */
/** @typedef {{stage: import('./stage.js').Stage, places: import('./places.js').Places, panels: import('./panels.js').Panels, history: import('./history.js').History, show: (name: SideName, offset: number) => any}} Parts */

/** Opens the panel of a place. @param {Parts} parts @param {import('./cell.js').Side} side @param {any} known */
export const openEvidence = (parts, side, known) => {
  const {stage, panels} = parts, {name} = side, chosen = stage.read[name]?.choices.get(known.index);
  panels.open(evidencePanel(side, known, chosen, stage.strings, {close: () => panels.close(), step: by => step(parts, name, known.index, by), choose: text => choose(parts, name, known, text)}),
    () => highlight('evidence', stage, []));
};

/** Goes to the first repair of a kind that wants a look, or to the first at all, and shows it. @param {Parts} parts @param {SideName} name @param {string} kind */
export const firstOf = (parts, name, kind) => {
  const own = (parts.stage.read[name]?.report.repairs ?? []).filter(repair => repair.kind === kind && isShown(repair));
  visit(parts, name, own.find(repair => !quiet(repair)) ?? own[0]);
};

/** Goes to the repair after or before one and shows it: from a routine one to the next of its kind, from another to the next that wants a look. @param {Parts} parts @param {SideName} name @param {number} index @param {number} by */
const step = (parts, name, index, by) => {
  const repairs = parts.stage.read[name]?.report.repairs ?? [], from = repairs[index];
  const alike = repairs.filter(repair => isShown(repair) && quiet(repair) === quiet(from) && (!quiet(from) || repair.kind === from.kind));
  visit(parts, name, alike[(alike.indexOf(from) + by + alike.length) % alike.length]);
};

/** @param {Parts} parts @param {SideName} name @param {any} repair */
const visit = ({places, show}, name, repair) => {
  if (!repair) return;
  places.go({side: name, offset: repair.span[0]});
  show(name, repair.span[0]);
};

/** Keeps what the reader chose against a repair. @param {Parts} parts @param {SideName} name @param {any} known @param {string|null} text null takes the repair again */
const choose = (parts, name, known, text) => {
  const read = /** @type {import('./stage.js').Reading} */ (parts.stage.read[name]);
  const before = read.choices.get(known.index) ?? null;
  const called = text == null ? 'useRepair' : text === known.repair.was ? 'useOriginal' : 'useOther';
  return parts.history.do({name: called, of: read, redo: () => settle(parts, name, known, text), undo: () => settle(parts, name, known, before)});
};

/** @param {Parts} parts @param {SideName} name @param {any} known @param {string|null} text */
const settle = async ({stage, places, show}, name, known, text) => {
  const {read, comparison, strings, root, tell, book, settings} = stage;
  const side = sideNamed(book, name), choices = read[name]?.choices;
  if (!side || !choices) return;
  if (text == null) choices.delete(known.index);
  else choices.set(known.index, text);
  side.layers = await layersOf(side.report, name, comparison, choices, settings);
  for (const unit of touched(side.units, [known.span[0], Math.max(known.span[1], known.span[0] + 1)])) root.getElementById(`${name}-${unit}`)?.replaceWith(unitElement(side, unit, strings, !!book?.b));
  tell('duidu-select', {side: name, repair: known.index, chosen: text});
  places.go({side: name, offset: known.offset}, {remember: false});
  show(name, known.offset);
};
