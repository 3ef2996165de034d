// @ts-check
// The evidence for one place: its bytes, what they decode to, what was done, why, what else it could be, and the way back.
import {h} from './dom.js';
import {isShown, repairAt} from './repairs.js';
import {reasonIn} from './reasons.js';
import {fill} from './strings.js';
import {layersOf} from './marks.js';
import {touched} from './units.js';
import {unitElement} from './cell.js';
import {highlight, rangesOf} from './place.js';
import {panelElement} from './panels.js';

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

const AROUND = 6; // characters of context on either side: one line of the panel
const BYTES_AROUND = 4; // the same for bytes

/** @param {Uint8Array} bytes @param {[number, number]} span */
const hexLine = (bytes, [begin, end]) => h('span', {class: 'hex', lang: 'en', translate: 'no'},
  `${hex(bytes.subarray(Math.max(0, begin - BYTES_AROUND), begin))} `, h('b', {}, hex(bytes.subarray(begin, Math.min(end, begin + 64)))), end - begin > 64 && ' …', ` ${hex(bytes.subarray(end, end + BYTES_AROUND))}`);

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

/** Shows evidence, and keeps what the reader chose against a repair. */
export class Evidence {
  #stage; #places; #panels;

  /** @param {import('./stage.js').Stage} stage @param {import('./places.js').Places} places @param {import('./panels.js').Panels} panels */
  constructor(stage, places, panels) {
    this.#stage = stage;
    this.#places = places;
    this.#panels = panels;
  }

  /** @param {import('./stage.js').SideName} name @param {number} offset */
  show(name, offset) {
    const {book, root, tell} = this.#stage;
    const side = book?.[name];
    if (!side) return null;
    const known = evidence(side, offset);
    this.#panels.open(this.#panel(side, known), () => highlight('evidence', this.#stage, []));
    highlight('evidence', this.#stage, rangesOf(root, side, known.span[0], Math.max(known.span[1], known.span[0] + 1)));
    tell('duidu-select', {side: name, offset, evidence: known});
    return known;
  }

  /** Goes to the repair after or before one, and shows it. @param {import('./stage.js').SideName} name @param {number} index @param {number} by */
  step(name, index, by) {
    const repairs = this.#stage.read[name]?.report.repairs ?? [];
    const shown = repairs.flatMap((repair, each) => isShown(repair) ? [each] : []);
    if (!shown.length) return;
    const {span} = repairs[shown[(shown.indexOf(index) + by + shown.length) % shown.length]];
    this.#places.go({side: name, offset: span[0]});
    this.show(name, span[0]);
  }

  /** @param {import('./cell.js').Side} side @param {any} known @param {string|null} text null takes the repair again */
  #choose(side, known, text) {
    const {read, comparison, strings, root, tell} = this.#stage;
    const {choices} = /** @type {import('./stage.js').Reading} */ (read[side.name]);
    if (text == null) choices.delete(known.index);
    else choices.set(known.index, text);
    side.layers = layersOf(side.report, side.name, comparison, choices);
    for (const unit of touched(side.units, [known.span[0], Math.max(known.span[1], known.span[0] + 1)])) root.getElementById(`${side.name}-${unit}`)?.replaceWith(unitElement(side, unit, strings, !!this.#stage.book?.b));
    tell('duidu-select', {side: side.name, repair: known.index, chosen: text});
    this.show(side.name, known.offset);
  }

  /** @param {import('./cell.js').Side} side @param {any} known */
  #panel(side, known) {
    const {strings, read} = this.#stage;
    const {repair, index} = known;
    const chosen = read[side.name]?.choices.get(index);
    const rows = evidenceRows(side, known, strings, chosen);
    const others = (repair?.candidates ?? []).filter(each => each !== repair.now);
    const deed = (name, act) => h('button', {type: 'button', onclick: act}, name);
    const step = (sign, label, by) => h('button', {type: 'button', 'aria-label': label, onclick: () => this.step(side.name, index, by)}, sign);
    return panelElement(`${strings.inspect} · ${strings[side.name]}`, strings, () => this.#panels.close(), {tools: repair ? [step('‹', strings.previous, -1), step('›', strings.next, 1)] : []},
      h('dl', {}, ...rows.flatMap(([name, value]) => [h('dt', {}, name), h('dd', {}, value)])),
      others.length > 0 && h('div', {class: 'deeds'}, `${strings.candidates} `, ...others.map(each => deed(each || '∅', () => this.#choose(side, known, each)))),
      h('div', {class: 'deeds'},
        repair && (chosen == null ? deed(strings.useOriginal, () => this.#choose(side, known, repair.was)) : deed(strings.useRepair, () => this.#choose(side, known, null))),
        deed(strings.copyEvidence, () => navigator.clipboard?.writeText(rows.map(([name, value]) => `${name}：${value.textContent ?? value}`).join('\n')))));
  }
}

/** @param {import('./cell.js').Side} side @param {any} known @param {Record<string, string>} strings @param {string} [chosen] @returns {[string, any][]} */
const evidenceRows = (side, {repair, block, bytes, charset, span}, strings, chosen) => {
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
    repair?.reading && [strings.readAs, repair.reading],
    block && [strings.role, `${strings[block.role] ?? block.role}${block.why ? ` · ${strings[block.why] ?? block.why}` : ''}`],
  ].filter(Boolean));
};
