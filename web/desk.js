// @ts-check
// What is asked of the core, said once for the worker and for the page without a worker: read a document, compare two of them, fold a query.
//
//     read(id 1) ─ handle ─┐
//     read(id 2) ─ handle ─┴─ compare(1, 2) ─ links ─ changes, passages, … (the reports of both were told already, and stay out)
import {Core, bytesAt} from './host.js';
import {piecesOfComparison, piecesOfDocument, piecesOfLinks} from './pieces.js';

/** @typedef {(phase: string) => void} Tell */
/** @typedef {(piece: import('./pieces.js').Piece) => void} Give takes the lists of a report, which are no part of the answer */
/** @typedef {(head: any) => void} Linked takes what is known of a comparison whose units are linked, after its links were given */

export class Desk {
  #core;
  /** @type {Promise<boolean>|undefined} */
  #words;
  /** @type {Map<string, number>} */
  #handles = new Map();

  /** @param {string|URL} wasmUrl @param {Promise<WebAssembly.Module|undefined>} [module] the same, compiled elsewhere */
  constructor(wasmUrl, module = Promise.resolve(undefined)) {
    this.#core = module.then(module => Core.load(wasmUrl, module));
    this.#core.catch(() => {}); // told to whoever asks
  }

  /** Bytes that the core holds by now. */
  memory = 0;

  /** @param {{id: string, bytes: Uint8Array|string, options: import('./host.js').ReadOptions}} request @param {Tell} tell @param {Give} give */
  async read(request, tell, give) {
    const handle = await this.hold(request, tell), core = await this.#core;
    for (const piece of piecesOfDocument((...part) => core.list(handle, ...part))) give(piece);
    give({name: 'text', wide: true, bytes: core.textUnits(handle)});
    this.memory = core.memory;
    return JSON.parse(core.report(handle, {lists: false}));
  }

  /** Reads a document that was told already. @param {{id: string, bytes: Uint8Array|string, options: import('./host.js').ReadOptions}} request @param {Tell} tell */
  async hold({id, bytes, options}, tell) {
    tell('loading');
    const core = await this.#core;
    tell('reading');
    this.#forget(core, id);
    const handle = core.open(bytes, options);
    this.#handles.set(id, handle);
    return handle;
  }

  /** Gives the links first, and says so; then the rest. @param {{a: string, b: string, options?: import('./host.js').CompareOptions}} request @param {Tell} tell @param {Give} give @param {Linked} linked */
  async compare({a, b, options = {}}, tell, give, linked) {
    const core = await this.#core, sides = /** @type {const} */ ([this.#handle(a), this.#handle(b)]);
    const head = comparison => JSON.parse(core.comparisonReport(comparison, ...sides, {...options, documents: false, lists: false}));
    const giveAll = (pieces, comparison) => { for (const piece of pieces((...part) => core.comparisonList(comparison, ...sides, ...part))) give(piece); };
    tell('comparing');
    return core.comparing(...sides, options, comparison => {
      giveAll(piecesOfComparison, comparison);
      this.memory = core.memory;
      return head(comparison);
    }, comparison => {
      giveAll(piecesOfLinks, comparison);
      tell('marking');
      linked(head(comparison));
    });
  }

  /** The report in another format: text, html, markdown. @param {{id: string, format: string}} request */
  async report({id, format}) { return (await this.#core).report(this.#handle(id), {format}); }

  /** Two documents as a table for print: html, markdown, csv, or sheet (the same as JSON). @param {{a: string, b: string, format: string}} request */
  async sheet({a, b, format}) { return (await this.#core).compare(this.#handle(a), this.#handle(b), {format}); }

  /** Several documents as a table of units by document, the first the base: html, markdown, csv, or sheet. @param {{ids: string[], format: string}} request @param {Tell} tell */
  async table({ids, format}, tell) {
    const core = await this.#core;
    tell('comparing');
    return core.table(ids.map(id => this.#handle(id)), {format});
  }

  /** @param {{text: string}} request */
  async fold({text}) { return (await this.#core).fold(text); }

  /** What a document is about. The dictionary comes once, when it is first needed. @param {{id: string, wordsUrl?: string|URL}} request */
  async terms({id, wordsUrl = new URL('words.pack', import.meta.url)}) {
    const core = await this.#core;
    await (this.#words ??= bytesAt(wordsUrl).then(pack => core.loadWords(pack)).catch(error => { this.#words = undefined; throw error; }));
    return core.terms(this.#handle(id));
  }

  /** How each unit of a text is read. @param {{text: string}} request */
  async readings({text}) { return (await this.#core).readings(text); }

  /** A text in the other script, for display. @param {{text: string, script: 'hans'|'hant'}} request */
  async convert({text, script}) {
    const {converterTo} = await import('./script.js');
    return (await converterTo(script))(text);
  }

  /** @param {{id: string}} request */
  async close({id}) { this.#forget(await this.#core, id); }

  /** @param {string} id */
  #handle(id) {
    const handle = this.#handles.get(id);
    if (!handle) throw new Error(`no document ${id}`);
    return handle;
  }

  /** @param {Core} core @param {string} id */
  #forget(core, id) {
    const handle = this.#handles.get(id);
    if (handle) core.close(handle);
    this.#handles.delete(id);
  }
}
