// @ts-check
// A report on its way from the worker (pieces.js): what is drawn is read as it arrives, the rest stays bytes until it is first asked for.

/** @param {Uint8Array} bytes */
const parse = bytes => JSON.parse(new TextDecoder().decode(bytes));

export class Arriving {
  /** @type {Record<string, any[]>} */
  #lists = {};
  /** @type {Record<string, Uint8Array[]>} */
  #later = {};

  /** @param {import('./pieces.js').Piece[]} pieces */
  add(pieces) {
    for (const {name, bytes, later} of pieces)
      if (later) (this.#later[name] ??= []).push(bytes);
      else (this.#lists[name] ??= []).push(...parse(bytes));
  }

  /** The report as far as it has arrived. @param {any} head what it holds besides its lists */
  sofar(head) { return {...head, ...this.#lists}; }

  /** The report, once all of it has arrived; anything else as it is. @param {any} result what the report holds besides its lists */
  whole(result) {
    const later = Object.entries(this.#later).map(([name, bytes]) => {
      /** @type {any[]|undefined} */
      let items;
      return [name, {enumerable: true, configurable: true, get: () => items ??= bytes.splice(0).flatMap(parse)}];
    });
    return Object.keys(this.#lists).length ? Object.defineProperties({...result, ...this.#lists}, Object.fromEntries(later)) : result;
  }
}
