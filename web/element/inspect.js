// @ts-check
// The evidence for one place: its bytes, what they decode to, what was done, why, what else it could be, and the way back.
import {reveal} from './dom.js';
import {repairAt} from './repairs.js';
import {sideNamed} from './stage.js';
import {highlight, rangesOf} from './place.js';

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

/** The file's bytes, those of a text made anew. @param {import('./cell.js').Side} side */
export const fileOf = ({bytes}) => typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes;

/** @param {Uint8Array} bytes */
export const hex = bytes => [...bytes].map(byte => byte.toString(16).toUpperCase().padStart(2, '0')).join(' ');

/** Everything that is known of one place, as data: what the panel shows and `inspect()` gives; `testimonies` is what each document says of the other's doubtful places. @param {import('./cell.js').Side} side @param {number} offset @param {any[]} [testimonies] */
export const evidence = (side, offset, testimonies = []) => {
  const {report} = side;
  const index = repairAt(report, offset);
  const repair = report.repairs?.[index];
  const span = repair?.span ?? [offset, Math.min(report.text.length, offset + 1)];
  const bytes = repair?.bytes ?? bytesOf(report, span[0], span[1]);
  const block = (report.blocks ?? []).findLast?.(({span: [begin, end]}) => begin <= offset && offset < end);
  const testimony = testimonies.find(each => each.side === side.name && (index >= 0 ? each.repair === index : each.span[0] <= offset && offset < each.span[1]));
  return {testimony, side: side.name, offset, span, bytes, hex: bytes ? hex(fileOf(side).subarray(...bytes)) : '', text: report.text.slice(...span), index, repair, block, charset: report.charset};
};

/** Shows evidence; what can be done with a repair comes with its panel (inspect-panel.js). */
export class Evidence {
  #stage; #places; #panels; #history;

  /** @param {import('./stage.js').Stage} stage @param {import('./places.js').Places} places @param {import('./panels.js').Panels} panels @param {import('./history.js').History} history */
  constructor(stage, places, panels, history) {
    this.#stage = stage;
    this.#places = places;
    this.#panels = panels;
    this.#history = history;
  }

  /** @param {import('./stage.js').SideName} name @param {number} offset */
  show(name, offset) {
    const {book, root, tell} = this.#stage;
    const side = sideNamed(book, name);
    if (!side) return null;
    const known = evidence(side, offset, this.#stage.comparison?.testimonies);
    this.#open(side, known);
    const ranges = rangesOf(root, side, known.span[0], Math.max(known.span[1], known.span[0] + 1));
    highlight('evidence', this.#stage, ranges);
    if (this.#stage.narrow) reveal(ranges[0]?.startContainer.parentElement, 'start'); // above the sheet that takes the lower half
    tell('duidu-select', {side: name, offset, evidence: known});
    return known;
  }

  /** @param {import('./cell.js').Side} side @param {any} known */
  async #open(side, known) { (await import('./inspect-panel.js')).openEvidence(this.#parts(), side, known); }

  /** Goes to the first repair of a kind that wants a look, or to the first at all, and shows it. @param {import('./stage.js').SideName} name @param {string} kind */
  async first(name, kind) { (await import('./inspect-panel.js')).firstOf(this.#parts(), name, kind); }

  #parts() { return {stage: this.#stage, places: this.#places, panels: this.#panels, history: this.#history, show: (name, offset) => this.show(name, offset)}; }
}
