// @ts-check
// Hosts duidu.wasm: a handful of imports, memory views, bytes in by pointer and length, answers out.
//
//     Uint8Array ─ duidu_allocate + copy ─ duidu_read ─ document ─ duidu_report ─ {data, length} ─ JSON
//
// Runs in a page, a worker and Node; knows no DOM.
import {DuiduError} from './error.js';
import {copiedStrings, wideStrings} from './wide-strings.js';

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const FORMATS = ['json', 'text', 'html', 'markdown', 'csv', 'sheet']; // as enum Format of src/report/report.h
const PARTS = {map: 1, noDocuments: 2, noLists: 4}; // as in wasm/bindings.cpp
const MODES = ['auto', 'versions', 'related']; // as enum Mode of src/compare/compare.h

/**
 * @typedef {object} ReadOptions
 * @property {string} [name] the file's name, for the report and for its ending
 * @property {string} [charset] a label that the reader chose
 * @property {string} [httpCharset] the label of a Content-Type header: a hint, believed as far as the bytes bear it out
 * @property {string} [type] html, markdown, text, … or a MIME type that the reader chose
 * @property {'utf-16'|'code-points'} [offsets] what spans count; UTF-16 units unless told otherwise
 * @property {boolean} [withMap] adds the runs that lead from the text to the file's bytes
 * @property {boolean} [lists] false leaves out the text and the lists, for whoever takes them one by one
 *
 * @typedef {ReadOptions & {mode?: 'auto'|'versions'|'related', top?: number, documents?: boolean}} CompareOptions documents: false leaves the reports of both out
 *
 * @typedef {(comparison: number) => void} Linked called with a comparison's handle while it is made: its units are linked, so its head and `links` can be told; changes and passages are not there yet
 */

/** What the core counts in, and what it tells, as its numbers. @param {CompareOptions} options @returns {[number, number]} */
const partsOf = ({offsets, withMap, documents = true, lists = true}) =>
  [Number(offsets === 'code-points'), (withMap ? PARTS.map : 0) | (documents ? 0 : PARTS.noDocuments) | (lists ? 0 : PARTS.noLists)];

/** @param {string|URL} url */
const bytesOfFile = async url => {
  const files = 'node:fs/promises'; // kept out of a bundler's sight
  return (await import(/* @vite-ignore */ files)).readFile(new URL(url));
};

/** The bytes of one of our own files, in a page or in Node. @param {string|URL} url @returns {Promise<Uint8Array>} */
export const bytesAt = async url => {
  if (String(url).startsWith('file:') && 'process' in globalThis) return bytesOfFile(url);
  const response = await fetch(url, {credentials: 'same-origin'});
  if (!response.ok) throw new DuiduError('core-missing', `${url}: HTTP ${response.status}`);
  return new Uint8Array(await response.arrayBuffer()); // a server may send wasm by any type, so no streaming
};

/** @param {string|URL} url @param {WebAssembly.Module|undefined} module @param {WebAssembly.Imports} imports @returns {Promise<any>} the instance */
const instantiate = async (url, module, imports) =>
  module ? WebAssembly.instantiate(module, imports) : (await WebAssembly.instantiate(/** @type {any} */ (await bytesAt(url)), imports)).instance;

/** One instance of the core. Documents are handles that stay until `close`. */
export class Core {
  #exports;
  /** @type {import('./wide-strings.js').WideString} */
  #wide;
  /** Who waits for the links of the comparison that is being made. @type {Linked|undefined} */
  #linked;
  /** What went wrong with them. @type {any} */
  #fault;
  /** @param {any} exports */
  constructor(exports) {
    this.#exports = exports;
    this.#wide = wideStrings(exports.memory) ?? copiedStrings(exports.memory);
  }

  /** @param {string|URL} url of duidu.wasm @param {WebAssembly.Module} [module] the same, compiled already */
  static async load(url, module) {
    if (typeof WebAssembly === 'undefined') throw new DuiduError('wasm-unsupported', 'this browser has no WebAssembly');
    const stop = code => { throw new DuiduError('core-crash', `the core ended (${code})`); };
    const none = () => 0;
    /** @type {Core|undefined} */
    let core;
    const host = new Proxy({proc_exit: stop, duidu_linked: comparison => { if (core) core.#tellLinked(comparison); }}, {get: (known, name) => known[name] ?? none});
    try {
      const instance = await instantiate(url, module, {env: host, wasi_snapshot_preview1: host});
      /** @type {any} */ (instance.exports)._initialize?.();
      return core = new Core(instance.exports);
    } catch (error) {
      if (error instanceof DuiduError) throw error;
      const blocked = error instanceof WebAssembly.CompileError && /Content Security Policy|unsafe-eval/.test(error.message);
      throw new DuiduError(blocked ? 'csp-wasm' : 'core-missing', String(/** @type {any} */ (error)?.message ?? error), error);
    }
  }

  get exports() { return this.#exports; }

  /** Bytes that the core holds. It grows and never shrinks: only a new instance holds less. */
  get memory() { return this.#exports.memory.buffer.byteLength; }

  /** Calls `use` with the pointer and length of each chunk, as (pointer, length, pointer, length, …). @param {(string|Uint8Array)[]} chunks @param {(...places: number[]) => any} use */
  #with(chunks, use) {
    const places = [];
    try {
      for (const chunk of chunks) {
        const bytes = typeof chunk === 'string' ? encoder.encode(chunk) : chunk;
        const place = this.#exports.duidu_allocate(Math.max(1, bytes.length));
        if (!place) throw new DuiduError('too-large', `no memory for ${bytes.length} bytes`);
        new Uint8Array(this.#exports.memory.buffer, place, bytes.length).set(bytes);
        places.push(place, bytes.length);
      }
      return use(...places);
    } finally {
      for (let at = 0; at < places.length; at += 2) this.#exports.duidu_release(places[at]);
    }
  }

  /** The {data, length} that an answering call points to. @param {number} pointer */
  #answer(pointer) { return new Uint32Array(this.#exports.memory.buffer, pointer, 2); }

  /** A copy of an answer's bytes. @param {number} pointer */
  #bytes(pointer) {
    const [data, length] = this.#answer(pointer);
    return new Uint8Array(this.#exports.memory.buffer).slice(data, data + length);
  }

  /** UTF-8 of an answer. @param {number} pointer */
  #utf8(pointer) {
    const [data, length] = this.#answer(pointer);
    return decoder.decode(new Uint8Array(this.#exports.memory.buffer, data, length));
  }

  /** UTF-16 of an answer. @param {number} pointer */
  #utf16(pointer) {
    const [data, length] = this.#answer(pointer);
    return this.#wide(data, length);
  }

  /** @param {Uint8Array|string} bytes @param {ReadOptions} [options] @returns {number} a handle */
  open(bytes, {name = '', charset = '', httpCharset = '', type = ''} = {}) {
    return this.#with([name, bytes, charset, httpCharset, type], (...places) => this.#exports.duidu_read(...places));
  }

  /** @param {number} handle */
  close(handle) { this.#exports.duidu_forget(handle); }

  /** The text of a document. @param {number} handle */
  text(handle) { return this.#utf16(this.#exports.duidu_text(handle)); }

  /** The same as UTF-16, low byte first. @param {number} handle @returns {Uint8Array} */
  textUnits(handle) {
    const [data, length] = this.#answer(this.#exports.duidu_text(handle));
    return new Uint8Array(this.#exports.memory.buffer).slice(data, data + 2 * length);
  }

  /** @param {number} handle @param {ReadOptions & {format?: string}} [options] @returns {string} */
  report(handle, {format = 'json', ...options} = {}) {
    return this.#utf8(this.#exports.duidu_report(handle, FORMATS.indexOf(format), ...partsOf(options)));
  }

  /** Some items of a list of the report, JSON in UTF-8; "[]" after the last. @param {number} handle @param {string} name @param {number} from @param {number} most @returns {Uint8Array} */
  list(handle, name, from, most) { return this.#with([name], (place, length) => this.#bytes(this.#exports.duidu_list(handle, place, length, from, most))); }

  /** What is thrown here must not fly through the core, whose stack would stay as it was then. @param {number} comparison */
  #tellLinked(comparison) {
    try {
      this.#linked?.(comparison);
    } catch (error) {
      this.#fault = error;
    }
  }

  /** Compares, and gives what `tell` makes of the comparison's handle; `linked` hears of it before. @template T @param {number} a @param {number} b @param {CompareOptions} options @param {(comparison: number) => T} tell @param {Linked} [linked] @returns {T} */
  comparing(a, b, {mode = 'auto', top = 3}, tell, linked) {
    this.#linked = linked;
    const comparison = this.#exports.duidu_compare(a, b, MODES.indexOf(mode), top);
    try {
      if (this.#fault) throw this.#fault;
      return tell(comparison);
    } finally {
      this.#linked = this.#fault = undefined;
      this.#exports.duidu_forget_comparison(comparison);
    }
  }

  /** @param {number} comparison @param {number} a @param {number} b @param {CompareOptions & {format?: string}} [options] @returns {string} */
  comparisonReport(comparison, a, b, {format = 'json', ...options} = {}) {
    return this.#utf8(this.#exports.duidu_comparison_report(comparison, a, b, FORMATS.indexOf(format), ...partsOf(options)));
  }

  /** As `list`, of a comparison. @param {number} comparison @param {number} a @param {number} b @param {string} name @param {number} from @param {number} most @returns {Uint8Array} */
  comparisonList(comparison, a, b, name, from, most) {
    return this.#with([name], (place, length) => this.#bytes(this.#exports.duidu_comparison_list(comparison, a, b, place, length, from, most)));
  }

  /** @param {number} a @param {number} b @param {CompareOptions & {format?: string}} [options] @returns {string} */
  compare(a, b, options = {}) { return this.comparing(a, b, options, comparison => this.comparisonReport(comparison, a, b, options)); }

  /** Several documents as a table of units by document, the first the base: sheet (JSON), html, markdown, csv. @param {number[]} handles @param {{format?: string, mode?: string}} [options] @returns {string} */
  table(handles, {format = 'sheet', mode = 'auto'} = {}) {
    const list = new Uint8Array(new Uint32Array(handles).buffer);
    return this.#with([list], place => this.#utf8(this.#exports.duidu_table(place, handles.length, MODES.indexOf(mode), FORMATS.indexOf(format))));
  }

  /** Bytes to text, without repairs. @param {Uint8Array} bytes @param {string} [charset] a label; else it is found @returns {string} */
  decode(bytes, charset = '') {
    return this.#with([bytes, charset], (...places) => this.#utf16(this.#exports.duidu_decode(...places)));
  }

  /** Bytes to text, with damage undone. @param {Uint8Array} bytes @param {string} [charset] a label; else it is found @returns {string} */
  repaired(bytes, charset = '') {
    return this.#with([bytes, charset], (...places) => this.#utf16(this.#exports.duidu_repaired(...places)));
  }

  /** The bytes of the file that a document was read from, out of its text, map and ledger alone. @param {number} handle @returns {Uint8Array} */
  undo(handle) { return this.#bytes(this.#exports.duidu_undo(handle)); }

  /** Which charset the bytes are in and why, without decoding them: as a report's `charset`. @param {Uint8Array} bytes @param {string} [http] what a server said */
  detect(bytes, http = '') {
    return JSON.parse(this.#with([bytes, http], (...places) => this.#utf8(this.#exports.duidu_detect(...places)))).charset;
  }

  /** A text with every character by one representative of its forms, unit for unit. @param {string} text */
  fold(text) { return this.#units(text, this.#exports.duidu_fold); }

  /** How each unit of a text is commonly read, "" where it has no reading. @param {string} text @returns {string[]} */
  readings(text) { return this.#units(text, this.#exports.duidu_readings).split('\n').slice(0, text.length); }

  /** Takes the dictionary by which texts are cut into words (words.pack); false where it is none. @param {Uint8Array} pack */
  loadWords(pack) { return Boolean(this.#with([pack], (place, length) => this.#exports.duidu_load_words(place, length))); }

  /** What a document is about, by the dictionary that is loaded. @param {number} handle @returns {{term: string, first: [number, number], count: number, salience: number}[]} */
  terms(handle) { return JSON.parse(this.#utf8(this.#exports.duidu_terms(handle))); }

  /** Where the words of a text begin and end, 0 and its length included. @param {string} text @returns {number[]} */
  wordBoundaries(text) {
    return this.#units(text, this.#exports.duidu_word_boundaries, pointer => {
      const [data, length] = this.#answer(pointer);
      return [...new Uint32Array(this.#exports.memory.buffer, data, length)];
    });
  }

  /** Gives a text to a call that answers with one, or with what `tell` makes of the answer. @param {string} text @param {(text: number, units: number) => number} call @param {(pointer: number) => any} [tell] */
  #units(text, call, tell = pointer => this.#utf16(pointer)) {
    const units = new Uint16Array(text.length);
    for (let at = 0; at < text.length; at++) units[at] = text.charCodeAt(at);
    return this.#with([new Uint8Array(units.buffer)], place => tell(call(place, text.length)));
  }
}
