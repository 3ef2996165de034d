// @ts-check
// The line above the text: how far the work is and how to end it, what failed, what is uncertain of what is open. What failed stays said while the rest is drawn.
//
//     甲 · 读取中  乙 · 取文件中  [取消]        取文件失败：HTTP 404。请检查网址。 ✕        甲 · 编码可能是 gbk（40%），若是乱码可换：big5
import {DuiduError} from '../error.js';
import {lacksArticle} from '../shape.js';
import {h} from './dom.js';
import {isAborted} from './opening.js';
import {UNDECIDED} from './sources.js';
import {fill} from './strings.js';

/** @typedef {import('./stage.js').SideName} SideName */

const SIDES = /** @type {const} */ (['a', 'b']);
const PATIENCE = 300; // milliseconds of work before it gets a word: what is done sooner would only flicker, and drawing it takes time from the work

export class Status {
  #stage; #internals; #fellBack;
  /** How far each document on its way is. @type {Map<SideName, string>} */
  #phases = new Map();
  /** What is under way, shown once it has lasted long enough. @type {{phase: string, side?: SideName, shown: boolean, timer: any}|undefined} */
  #work;
  /** What went wrong with one document stays said when the other is drawn. @type {Node[]} */
  #trouble = [];
  #slow = false; // whether the page was told that the worker is blocked

  /** @param {import('./stage.js').Stage} stage @param {ElementInternals|undefined} internals @param {() => boolean} fellBack whether the core runs on the page's own thread */
  constructor(stage, internals, fellBack) {
    this.#stage = stage;
    this.#internals = internals;
    this.#fellBack = fellBack;
  }

  /** What was asked for anew forgets what went wrong before. */
  begin() { this.#trouble = []; }

  /** A document is not on its way any more. @param {SideName} side */
  arrived(side) { this.#phases.delete(side); }

  /** Tells how far the work is: of two documents on their way, of both. @param {string} phase @param {SideName} [side] */
  progress(phase, side) {
    this.state('loading');
    this.#stage.tell('duidu-progress', {phase, side});
    if (side) this.#phases.set(side, phase);
    if (!this.#work) this.#put(false);
    const work = this.#work ??= {phase, side, shown: false, timer: setTimeout(() => { work.shown = true; this.#showProgress(work); }, PATIENCE)};
    Object.assign(work, {phase, side});
    if (work.shown) this.#showProgress(work);
  }

  /** @param {{phase: string, side?: SideName}} work */
  #showProgress({phase, side}) {
    const {host, host: {strings}} = this.#stage;
    const said = side ? SIDES.filter(each => this.#phases.has(each)).map(each => `${strings[each]} · ${strings[/** @type {string} */ (this.#phases.get(each))]}`) : [strings[phase]];
    this.#put(true, h('progress', {'aria-label': strings[phase]}), ...said.map(words => h('span', {}, words)), h('button', {type: 'button', onclick: () => host.cancel()}, strings.cancel));
  }

  /** The work is done: says this instead, or nothing. @param {...Node} nodes */
  show(...nodes) {
    clearTimeout(this.#work?.timer);
    this.#work = undefined;
    this.#put(nodes.length > 0, ...nodes);
  }

  /** Says something that can be closed. @param {...Node} nodes */
  remark(...nodes) { this.show(...nodes, this.#closer()); }

  /** @param {boolean} shown @param {...Node} nodes */
  #put(shown, ...nodes) {
    const {status} = this.#stage.parts;
    if (!status) return;
    status.classList.remove('error');
    status.hidden = !shown;
    status.replaceChildren(...nodes);
  }

  /** What the element's :state() says. @param {'loading'|'ready'|'error'} name */
  state(name) {
    const states = this.#internals?.states, {comparison} = this.#stage;
    for (const each of ['loading', 'ready', 'error', 'coarse']) states?.delete(each);
    states?.add(name);
    if (comparison && !comparison.exact) states?.add('coarse');
  }

  /** Says what failed and what to do, and tells the page. @param {any} error @param {'read'|'compare'} phase @param {SideName} [side] */
  async fail(error, phase, side) {
    const {host: {strings}, parts, tell, book} = this.#stage;
    const code = isAborted(error) ? 'aborted' : error instanceof DuiduError ? error.code : 'core-crash';
    this.state(book ? 'ready' : 'error');
    const failure = async () => (await import('./failures.js')).failure(code, strings);
    const sentence = strings[code] ?? await failure().catch(() => code); // cancelling waits for nothing; the code itself, where even that file is missing
    this.#trouble = [h('span', {role: 'alert'}, fill(sentence, {message: error?.message ?? ''})), this.#closer()];
    this.show(...this.#trouble);
    parts.status?.classList.toggle('error', code !== 'aborted');
    tell('duidu-error', {code, phase, side, recoverable: code !== 'wasm-unsupported' && code !== 'csp-wasm', message: error?.message});
  }

  /** The first screen stands. @param {() => boolean} stopped */
  ready(stopped) {
    this.state('ready');
    if (this.#phases.size) return; // another document is on its way, and says so
    this.show(...this.#trouble);
    this.#stage.parts.status.classList.toggle('error', this.#trouble.length > 0);
    this.#doubt(stopped);
  }

  /** Says what is uncertain of what is open, with the choices there are; the page hears of each once. @param {() => boolean} stopped */
  async #doubt(stopped) {
    const {read} = this.#stage;
    const readings = SIDES.flatMap(side => read[side] ?? []).filter(isDoubtful);
    const lines = this.#fellBack() ? [this.#slowly()] : [];
    if (readings.length) {
      const {linesOf} = await import('./doubts.js');
      if (stopped()) return;
      lines.push(...linesOf(this.#stage, readings));
    }
    if (lines.length) this.show(...this.#trouble, h('div', {class: 'doubts'}, ...lines), ...(this.#trouble.length ? [] : [this.#closer(() => { for (const read of readings) read.doubts = []; })]));
  }

  /** A worker that is blocked is told once, and said as long as the reader is open. */
  #slowly() {
    const {host: {strings}, tell} = this.#stage;
    if (!this.#slow) tell('duidu-error', {code: 'worker-blocked', phase: 'read', recoverable: true, message: strings['worker-blocked']});
    this.#slow = true;
    return h('p', {}, strings['worker-blocked']);
  }

  /** @param {() => void} [also] */
  #closer(also) { return h('button', {type: 'button', 'aria-label': this.#stage.host.strings.close, onclick: () => { also?.(); this.show(); }}, '✕'); }
}

/** Whether something may be uncertain of what was read: doubts.js says what. @param {import('./stage.js').Reading} read */
const isDoubtful = ({report}) => {
  const {text, notes = [], charset = {}} = report;
  return notes.length > 0 || !text.trim() || charset.confidence < UNDECIDED || lacksArticle(report);
};
