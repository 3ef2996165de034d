// @ts-check
// The evidence for one place, as a panel: bytes, what they decode to, what was done and why, what else it could be, and the way back.
import {h} from './dom.js';
import {hex} from './inspect.js';
import {panelElement} from './panels.js';
import {reasonIn} from './reasons.js';
import {fill} from './strings.js';

const AROUND = 6; // characters of context on either side: one line of the panel
const BYTES_AROUND = 4; // the same for bytes

/** @param {Uint8Array} bytes @param {[number, number]} span */
const hexLine = (bytes, [begin, end]) => h('span', {class: 'hex', lang: 'en', translate: 'no'},
  `${hex(bytes.subarray(Math.max(0, begin - BYTES_AROUND), begin))} `, h('b', {}, hex(bytes.subarray(begin, Math.min(end, begin + 64)))), end - begin > 64 && ' …', ` ${hex(bytes.subarray(end, end + BYTES_AROUND))}`);

/** @typedef {{close: () => void, step: (by: 1|-1) => void, choose: (text: string|null) => void}} Deeds what the panel's buttons do; choosing null takes the repair again */

/** @param {import('./cell.js').Side} side @param {any} known @param {string|undefined} chosen instead of the repair @param {Record<string, string>} strings @param {Deeds} deeds @returns {HTMLElement} */
export const evidencePanel = (side, known, chosen, strings, deeds) => {
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
    bytes && [strings.bytes, h('span', {}, hexLine(side.bytes, bytes), h('br'), fill(strings.atOffset, {offset: `0x${bytes[0].toString(16).toUpperCase()}`}))],
    [strings.decoded, `${charset?.name ?? ''}${charset?.label && charset.label !== charset.name ? ` ← ${charset.label}` : ''}`],
    repair && [strings.kind, `${strings[repair.kind] ?? repair.kind} · ${strings[repair.certainty] ?? repair.certainty}`],
    [strings.why, repair ? reasonIn(repair.why, strings.language) : strings.untouched],
    testimony && [strings.otherDocument, `${testimony.says} · ${testimony.agrees ? strings.agrees : strings.differs} · ${Math.round(testimony.confidence * 100)}%`],
    repair?.reading && [strings.readAs, repair.reading],
    block && [strings.role, `${strings[block.role] ?? block.role}${block.why ? ` · ${strings[block.why] ?? block.why}` : ''}`],
  ].filter(Boolean));
};
