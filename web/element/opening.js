// @ts-check
// What is open: documents on their way, what was read, the comparison of both. Every request is a task of its own, and what is asked anew takes the former task
// back, from the worker as well; so no answer that comes late replaces what was asked for after it.
//
//     open(甲) ─ fetch ─ read ─┐                          open(丙) while 甲 and 乙 are compared:
//                              ├─ compare ─ draw          the comparison ends, 丙 is fetched and read, and compared with 乙
//     open(乙) ─ fetch ─ read ─┘
import {sessionFor} from '../session.js';
import {received} from './sources.js';

/** @typedef {import('./stage.js').SideName} SideName @typedef {import('./stage.js').Reading} Reading */
/** What belongs together, so that no drawing mixes two. @typedef {{read: {a?: Reading, b?: Reading}, comparison: any}} Subject */
/**
 * @typedef {object} Teller says how far the work is
 * @property {() => void} begin forgets what went wrong before @property {(phase: string, side?: SideName) => void} progress @property {(side: SideName) => void} arrived
 * @property {(error: any, phase: 'read'|'compare', side?: SideName) => Promise<void>} fail
 */

const SIDES = /** @type {const} */ (['a', 'b']);

let readings = 0;

export class Opening {
  #stage; #teller; #draw;
  /** What is under way, by what it is for. @type {Map<SideName|'comparison'|'table', AbortController>} */
  #tasks = new Map();
  /** Documents that the core was given. @type {Set<string>} */
  #held = new Set();
  #undrawn = false;
  /** What was read last of each side, drawn or not yet. @type {{a?: Reading, b?: Reading}} */
  read = {};
  /** The comparison of both, drawn or not yet. @type {any} */
  comparison;

  /** @param {import('./stage.js').Stage} stage @param {Teller} teller @param {(subject: Subject) => Promise<void>} draw */
  constructor(stage, teller, draw) {
    this.#stage = stage;
    this.#teller = teller;
    this.#draw = draw;
  }

  /** The page's line to the core. */
  get session() {
    const {host: {wasmUrl, workerUrl}} = this.#stage;
    return sessionFor({wasmUrl, workerUrl});
  }

  /** Asks the core. @param {any} method @param {any} args @param {{signal?: AbortSignal, tell?: (phase: string) => void}} [how] */
  ask(method, args, how) { return this.session.call(method, args, this.#stage.host, how); }

  /** A task that takes the place of the former one of that name; the page may end it, too. @param {SideName|'comparison'|'table'} name @param {AbortSignal} [signal] */
  #begin(name, signal) {
    this.#takeBack(name);
    const task = new AbortController();
    this.#tasks.set(name, task);
    if (signal?.aborted) task.abort();
    else signal?.addEventListener('abort', () => task.abort(), {signal: task.signal});
    return {signal: task.signal, wanted: () => this.#tasks.get(name) === task, end: () => { if (this.#tasks.get(name) === task) this.#tasks.delete(name); }};
  }

  /** @param {SideName|'comparison'|'table'} name @returns {boolean} whether there was such a task */
  #takeBack(name) {
    const task = this.#tasks.get(name);
    this.#tasks.delete(name);
    task?.abort();
    return !!task;
  }

  get #opening() { return SIDES.some(side => this.#tasks.has(side)); }

  /** What is compared is not any more what is wanted: what was read will be drawn otherwise. */
  #outdate() { if (this.#takeBack('comparison')) this.#undrawn = true; }

  /**
   * Opens a document on a side, and compares once both sides are open. Rejected where it could not be opened; of one that another took the place of, nothing is said.
   * @param {import('./sources.js').Source} source @param {SideName} side @param {{name: string, charset: string, httpCharset: string, type: string}} known @param {AbortSignal} [signal]
   */
  async open(source, side, {name, charset, httpCharset, type}, signal) {
    if (!this.#opening) this.#teller.begin();
    const task = this.#begin(side, signal), id = `r${++readings}`;
    this.#takeBack('table');
    this.#outdate();
    try {
      this.session.warm();
      this.#teller.progress('fetching', side);
      const {bytes, httpCharset: said} = await unlessEnded(signal => received(source, signal), task.signal);
      this.#teller.progress('waiting', side); // for the core, or for the other document
      const asked = {id, bytes, options: {name, charset, httpCharset: said || httpCharset, type}};
      this.#held.add(id);
      const report = await this.ask('read', asked, {signal: task.signal, tell: phase => { if (task.wanted()) this.#teller.progress(phase, side); }});
      asked.bytes = shared(bytes, report);
      if (task.wanted()) this.#keep(side, {id, asked, report, bytes: asked.bytes, name, type, httpCharset: asked.options.httpCharset, restored: new Set(), choices: new Map()});
    } catch (error) {
      if (!task.wanted()) return;
      task.end();
      this.#teller.arrived(side);
      if (!this.#opening && !(isAborted(error) && this.read.a && this.read.b)) await this.#show(signal).catch(() => {}); // whoever gave up wants no comparison
      await this.#teller.fail(error, 'read', side);
      throw error;
    }
    if (!task.wanted()) return;
    task.end();
    this.#teller.arrived(side);
    if (!this.#opening) await this.#show(signal);
  }

  /** @param {SideName} side @param {Reading} reading */
  #keep(side, reading) {
    this.read[side] = reading;
    this.comparison = undefined;
    this.#undrawn = true;
    this.#stage.tell('duidu-read', {side, document: reading.report, source: {bytes: reading.bytes, options: reading.asked.options}});
  }

  /** Draws what was read since the last drawing, once nothing else is on its way. @param {AbortSignal} [signal] */
  async #show(signal) {
    if (!this.#undrawn) return;
    if (this.read.a && this.read.b) return this.compare(signal);
    this.#undrawn = false;
    await this.#draw({read: {...this.read}, comparison: undefined});
  }

  /** Compares the two open documents. @param {AbortSignal} [signal] */
  async compare(signal) {
    const {a, b} = this.read;
    if (!a || !b) return;
    const task = this.#begin('comparison', signal);
    this.#undrawn = false;
    try {
      const comparison = await this.ask('compare', {a: a.id, b: b.id, options: {}}, {signal: task.signal, tell: phase => { if (task.wanted()) this.#teller.progress(phase); }});
      if (!task.wanted()) return;
      this.comparison = comparison;
    } catch (error) {
      if (!task.wanted()) return;
      task.end();
      await this.#teller.fail(error, 'compare');
      throw error;
    }
    task.end();
    this.#stage.tell('duidu-compare', {comparison: withReports(this.comparison, a.report, b.report)});
    await this.#draw({read: {a, b}, comparison: this.comparison});
  }

  /** Reads three documents or more and draws their table; what was on its way is not wanted any more. @template T @param {(ask: (method: any, args: any) => Promise<any>) => Promise<T>} draw @param {(table: T) => void} show */
  async tabulate(draw, show) {
    for (const side of SIDES) this.drop(side);
    this.#outdate();
    this.#teller.begin();
    const task = this.#begin('table');
    try {
      const table = await draw((method, args) => this.ask(method, args, method === 'close' ? {} : {signal: task.signal, tell: phase => { if (task.wanted()) this.#teller.progress(phase); }}));
      if (task.wanted()) show(table);
    } catch (error) {
      if (!task.wanted()) return;
      await this.#teller.fail(error, 'compare');
      throw error;
    } finally {
      task.end();
    }
  }

  /** What is on its way to a side is not wanted any more. @param {SideName} side */
  drop(side) { if (this.#takeBack(side)) this.#teller.arrived(side); }

  /** Ends whatever is under way, which says so; what stood there stays. */
  cancel() {
    this.session.cancel(this.#stage.host);
    for (const task of [...this.#tasks.values()]) task.abort();
  }

  /** Closes the document of a side. @param {SideName} side @returns {Promise<void>|undefined} undefined where nothing is open any more */
  close(side) {
    this.drop(side);
    this.#outdate();
    delete this.read[side];
    this.comparison = undefined;
    this.#undrawn = false;
    return this.read.a || this.read.b ? this.#draw({read: {...this.read}, comparison: undefined}) : undefined;
  }

  /** Gives back what the core holds, but what is drawn or will be. */
  sweep() {
    const kept = [this.read, this.#stage.read].flatMap(({a, b}) => [a?.id, b?.id]);
    for (const id of this.#held) if (!kept.includes(id) && !this.#opening) this.#forget(id);
  }

  /** The element left its page: nothing is wanted any more, but what was read may be once it comes back. */
  end() {
    for (const name of [...this.#tasks.keys()]) this.#takeBack(name);
    for (const id of this.#held) this.#forget(id);
  }

  /** The element is back in a page. @returns {boolean} whether something is open */
  resume() {
    const open = Object.values(this.read).filter(reading => !this.#held.has(reading.id));
    for (const {id, asked} of open) {
      this.#held.add(id);
      this.session.remember(asked);
    }
    return open.length > 0;
  }

  /** @param {string} id */
  #forget(id) {
    this.#held.delete(id);
    this.ask('close', {id}).catch(() => {});
  }
}

/** A text of which the report has every letter is told by the report's: two of them would take memory twice. @param {Uint8Array|string} bytes @param {{text: string}} report */
const shared = (bytes, {text}) => typeof bytes === 'string' && bytes.startsWith(text) ? text + bytes.slice(text.length) : bytes;

/** A comparison as `compare` gives it; lists that nobody asked for go on waiting. @param {any} comparison @param {any} a @param {any} b */
export const withReports = (comparison, a, b) => Object.defineProperties({a, b}, Object.getOwnPropertyDescriptors(comparison));

export const aborted = () => new DOMException('cancelled', 'AbortError');

/** @param {any} error */
export const isAborted = error => error?.name === 'AbortError';

/** What `work` gives, unless the signal ends it before. @template T @param {(signal: AbortSignal) => Promise<T>} work @param {AbortSignal} signal @returns {Promise<T>} */
const unlessEnded = (work, signal) => new Promise((resolve, reject) => {
  if (signal.aborted) return reject(aborted());
  signal.addEventListener('abort', () => reject(aborted()));
  work(signal).then(resolve, reject);
});
