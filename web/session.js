// @ts-check
// A page's line to the core: one worker for all readers of the page, or the main thread where workers are blocked. Cancelling ends the worker, so it is
// free at once; so does a comparison of long documents, after which the core would hold much memory for nothing. The next call starts a new worker, which
// reads again what the call is about.
import {Arriving} from './arriving.js';
import {DuiduError, addressesOf, started} from './start.js';

/** @typedef {{tell?: (phase: string) => void, linked?: (report: any) => void}} Listener linked hears of a comparison whose changes are still looked for */
/** @typedef {Listener & {method: string, args: any, owner: object, resolve: Function, reject: Function, arriving: Arriving}} Call */

const MUCH = 1 << 25; // bytes of the core's memory from which on it is given back: two documents of 1 MB stay

/** The documents that a call is about. @param {any} args @returns {string[]} */
const named = ({id, a, b, ids = []}) => [id, a, b, ...ids].filter(each => each !== undefined);

const encoder = new TextEncoder();

/** What is asked as it crosses to the worker, and what goes over whole: the bytes of a text, which are made for the journey alone. @param {any} args @returns {[any, Transferable[]]} */
const crossing = args => {
  if (typeof args.bytes !== 'string') return [args, []];
  const bytes = encoder.encode(args.bytes);
  return [{...args, bytes}, [bytes.buffer]];
};

/** @type {Map<string, Session>} */
const sessions = new Map();

/** The page's session for these files. @param {{wasmUrl?: string|null, workerUrl?: string|null}} urls */
export const sessionFor = urls => {
  const addresses = addressesOf(urls), key = Object.values(addresses).join(' ');
  if (!sessions.has(key)) sessions.set(key, new Session(addresses));
  return /** @type {Session} */ (sessions.get(key));
};

export class Session {
  /** @type {Worker|undefined} */
  #worker;
  /** @type {import('./desk.js').Desk|undefined} */
  #desk;
  /** @type {Map<number, Call>} */
  #waiting = new Map();
  /** What each document last read, to be read again where a new worker starts. @type {Map<string, any>} */
  #reads = new Map();
  /** Those that the worker holds. @type {Set<string>} */
  #held = new Set();
  #count = 0;
  #addresses;
  /** True once the core runs on the main thread because a worker could not start. */
  fellBack = false;

  /** @param {import('./start.js').Addresses} addresses */
  constructor(addresses) { this.#addresses = addresses; }

  /**
   * @param {'read'|'hold'|'compare'|'report'|'sheet'|'table'|'fold'|'convert'|'readings'|'terms'|'close'} method @param {any} args @param {object} owner whoever may cancel it
   * @param {Listener & {signal?: AbortSignal}} [how]
   * @returns {Promise<any>}
   */
  async call(method, args, owner, {signal, ...listener} = {}) {
    signal?.throwIfAborted();
    const call = {method, args, owner, ...listener};
    const stop = () => this.#giveUp(each => each === call);
    signal?.addEventListener('abort', stop);
    if (method === 'close') {
      this.#reads.delete(args.id);
      if (!this.#worker && !this.#desk) return;
    }
    try {
      const result = await this.#send(call);
      if (method === 'read' || method === 'hold') this.#reads.set(args.id, args);
      return result;
    } finally {
      signal?.removeEventListener('abort', stop);
    }
  }

  /** Has a document read again should it be asked about, though it was closed. @param {{id: string, bytes: Uint8Array|string, options: any}} asked */
  remember(asked) { this.#reads.set(asked.id, asked); }

  /** Ends what this owner waits for; its calls are rejected with an AbortError. @param {object} owner */
  cancel(owner) { this.#giveUp(call => call.owner === owner); }

  /** Ends the worker that some calls wait for; all others are asked again in a new one. @param {(call: Call) => boolean} which */
  #giveUp(which) {
    const given = [...this.#waiting].filter(([, call]) => which(call));
    if (!given.length) return;
    this.#end();
    for (const [id, call] of given) {
      this.#waiting.delete(id);
      call.reject(new DOMException('cancelled', 'AbortError'));
    }
    if (this.#waiting.size) this.#start();
  }

  /** Starts the worker while what it will be asked is still on its way. */
  warm() { if (!this.fellBack && !this.#worker) this.#start(); }

  /** @param {Listener & {method: string, args: any, owner: object}} call */
  async #send(call) {
    this.warm();
    if (this.fellBack) return this.#here(call);
    const id = ++this.#count;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, Object.assign(call, {arriving: new Arriving(call.args.bytes), resolve, reject}));
      this.#post(id, call);
    }).catch(error => {
      if (error?.code !== 'worker-blocked') throw error;
      return this.#here(call);
    });
  }

  /** Asks the worker, which must hold the documents first that the call is about. @param {number} id @param {{method: string, args: any}} call */
  #post(id, {method, args}) {
    const post = (id, method, args) => {
      const [sent, transfer] = crossing(args);
      this.#worker?.postMessage({id, method, args: sent}, transfer);
    };
    for (const document of method === 'read' || method === 'hold' ? [] : named(args))
      if (!this.#held.has(document) && this.#reads.has(document)) post(0, 'hold', this.#reads.get(document));
    for (const document of named(args)) this.#held.add(document);
    if (method === 'close') this.#held.delete(args.id);
    post(id, method, args);
  }

  #end() {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#held.clear();
  }

  #start() {
    let begun;
    try {
      begun = started(this.#addresses);
    } catch {
      this.fellBack = true;
      return;
    }
    const {worker} = begun;
    this.#worker = worker;
    worker.onmessage = ({data}) => { if (worker === this.#worker) this.#answer(data); }; // what an ended one had sent already is told again by the next
    worker.onerror = event => {
      event.preventDefault();
      this.#block(event.message);
    };
    if (begun.fault) return this.#block(begun.fault);
    for (const [id, call] of this.#waiting) {
      call.arriving = new Arriving(call.args.bytes); // what a former worker told is told again
      this.#post(id, call);
    }
  }

  /** The worker could not start: what it was asked is done on the main thread. @param {string} [why] */
  #block(why) {
    this.fellBack = true;
    this.#end();
    for (const {reject} of this.#waiting.values()) reject(new DuiduError('worker-blocked', why || 'the worker could not start'));
    this.#waiting.clear();
  }

  /** @param {{id: number, result?: any, pieces?: import('./pieces.js').Piece[], linked?: any, memory?: number, phase?: string, error?: {code: string, message: string}}} data */
  #answer({id, result, pieces, linked, memory = 0, phase, error}) {
    const waiting = this.#waiting.get(id);
    if (phase) return waiting?.tell?.(phase);
    if (pieces) return waiting?.arriving.add(pieces);
    if (linked) return waiting?.linked?.(waiting.arriving.sofar(linked));
    this.#waiting.delete(id);
    if (error?.code === 'core-crash') this.#restart();
    else if (waiting?.method === 'compare' && memory > MUCH && !this.#waiting.size) this.#end();
    if (error) waiting?.reject(new DuiduError(error.code, error.message));
    else waiting?.resolve(waiting.arriving.whole(result));
  }

  /** A core that crashed has spoilt its memory: the next call gets a new worker. */
  #restart() {
    this.#end();
    if (this.#waiting.size) this.#start();
  }

  /** @param {Listener & {method: string, args: any}} call */
  async #here({method, args, tell}) {
    const {Desk} = await import('./desk.js');
    if (!this.#desk) {
      this.#desk = new Desk(this.#addresses.wasm);
      for (const read of this.#reads.values()) await this.#desk.hold(read, () => {});
    }
    const arriving = new Arriving(args.bytes);
    return arriving.whole(await this.#desk[method](args, tell ?? (() => {}), piece => arriving.add([piece]), () => {})); // where nothing can be drawn meanwhile
  }
}
