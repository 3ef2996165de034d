// @ts-check
// The evidence for one place: its bytes, what they decode to, what was done, why, what else it could be, and the way back.
import {h} from './dom.js';
import {fill} from './strings.js';

/** The file's bytes that made a stretch of text. @param {any} report with its map @param {number} begin @param {number} end @returns {[number, number]|null} */
export const bytesOf = ({map = []}, begin, end) => {
  const at = offset => { // the last run that begins at or before the offset
    let low = 0, high = map.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (map[middle][0] <= offset) low = middle + 1;
      else high = middle;
    }
    return map[low - 1];
  };
  const first = at(begin), last = at(Math.max(begin, end - 1));
  if (!first || !last) return null;
  const precise = (run, offset, up) => { // inside a run whose units all have as many bytes
    const [textBegin, textEnd, byteBegin, byteEnd] = run;
    const each = (byteEnd - byteBegin) / (textEnd - textBegin);
    return Number.isInteger(each) ? byteBegin + (offset - textBegin) * each : up ? byteEnd : byteBegin;
  };
  return [precise(first, begin, false), precise(last, end, true)];
};

const hex = bytes => [...bytes].map(byte => byte.toString(16).toUpperCase().padStart(2, '0')).join(' ');

const AROUND = 6; // bytes and characters of context on either side: one line of the panel

/** @param {Uint8Array} bytes @param {[number, number]} span */
const hexLine = (bytes, [begin, end]) => h('span', {class: 'hex', lang: 'en', translate: 'no'},
  `${hex(bytes.subarray(Math.max(0, begin - AROUND), begin))} `, h('b', {}, hex(bytes.subarray(begin, Math.min(end, begin + 64)))), end - begin > 64 && ' …', ` ${hex(bytes.subarray(end, end + AROUND))}`);

/** Repairs that touch an offset. @param {any} report @param {number} offset */
export const repairAt = (report, offset) => (report.repairs ?? []).findIndex(({span: [begin, end]}) => begin <= offset && (offset < end || begin === end));

/** Everything that is known of one place, as data: what the panel shows and `inspect()` gives. @param {import('./cell.js').Side} side @param {number} offset */
export const evidence = (side, offset) => {
  const {report} = side;
  const index = repairAt(report, offset);
  const repair = report.repairs?.[index];
  const span = repair?.span ?? [offset, Math.min(report.text.length, offset + 1)];
  const bytes = repair?.bytes ?? bytesOf(report, span[0], span[1]);
  const block = (report.blocks ?? []).findLast?.(({span: [begin, end]}) => begin <= offset && offset < end);
  return {side: side.name, offset, span, bytes, hex: bytes ? hex(side.bytes.subarray(...bytes)) : '', text: report.text.slice(...span), index, repair, block, charset: report.charset};
};

/**
 * @param {import('./cell.js').Side} side @param {number} offset @param {Record<string, string>} strings
 * @param {{chosen?: string, choose: (text: string|null) => void, close: () => void, step: (by: 1|-1) => void}} deeds
 * @returns {HTMLElement}
 */
export const inspectPanel = (side, offset, strings, {chosen, choose, close, step}) => {
  const known = evidence(side, offset);
  const {repair, block, bytes, charset, span} = known;
  const {text} = side.report;
  const around = (middle, before = text.slice(Math.max(0, span[0] - AROUND), span[0]), after = text.slice(span[1], span[1] + AROUND)) =>
    h('span', {class: 'quote', lang: side.lang}, before && `…${before}`, h('b', {}, middle || '∅'), after && `${after}…`);
  const rows = [
    [strings.stands, around(chosen ?? text.slice(...span))],
    repair && [strings.stood, around(repair.was)],
    bytes && [strings.bytes, h('span', {}, hexLine(side.bytes, bytes), h('br'), fill(strings.atOffset, {offset: `0x${bytes[0].toString(16).toUpperCase()}`}))],
    [strings.decoded, `${charset?.name ?? ''}${charset?.label && charset.label !== charset.name ? ` ← ${charset.label}` : ''}`],
    repair && [strings.kind, `${strings[repair.kind] ?? repair.kind} · ${strings[repair.certainty] ?? repair.certainty}`],
    [strings.why, repair?.why ?? strings.untouched],
    repair?.reading && [strings.reading, repair.reading],
    block && [strings.role, `${strings[block.role] ?? block.role}${block.why ? ` · ${strings[block.why] ?? block.why}` : ''}`],
  ].filter(Boolean);
  const others = (repair?.candidates ?? []).filter(each => each !== repair.now);
  const deed = (name, act) => h('button', {type: 'button', onclick: act}, name);
  return h('section', {class: 'panel', part: 'inspect', role: 'dialog', 'aria-label': strings.inspect, tabindex: '-1'},
    h('header', {}, h('h2', {}, `${strings.inspect} · ${strings[side.name]}`),
      repair && h('button', {type: 'button', 'aria-label': strings.previous, onclick: () => step(-1)}, '‹'), repair && h('button', {type: 'button', 'aria-label': strings.next, onclick: () => step(1)}, '›'),
      h('button', {type: 'button', 'aria-label': strings.close, onclick: close}, '✕')),
    h('dl', {}, ...rows.flatMap(([name, value]) => [h('dt', {}, name), h('dd', {}, value)])),
    others.length > 0 && h('div', {class: 'deeds'}, `${strings.candidates} `, ...others.map(each => deed(each || '∅', () => choose(each)))),
    h('div', {class: 'deeds'},
      repair && (chosen == null ? deed(strings.useOriginal, () => choose(repair.was)) : deed(strings.useRepair, () => choose(null))),
      deed(strings.copyEvidence, () => navigator.clipboard?.writeText(rows.map(([name, value]) => `${name}：${value.textContent ?? value}`).join('\n')))));
};
