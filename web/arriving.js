// @ts-check
// A report on its way from the worker (pieces.js): what is drawn is read as it arrives, the rest stays bytes until it is first asked for. Bytes that were read
// are given back at once: a collector that has seen little rubbish so far would let megabytes of them lie.

/** What a piece says, which then holds nothing. @template T @param {Uint8Array} bytes @param {(bytes: Uint8Array) => T} say @returns {T} */
const said = (bytes, say) => {
  const words = say(bytes);
  /** @type {any} */ (bytes.buffer).transfer?.(0);
  return words;
};

/** @param {Uint8Array} bytes */
const parse = bytes => said(bytes, bytes => JSON.parse(new TextDecoder().decode(bytes)));

/** A text by the browser's decoder, whose strings lie outside the script's memory; it would exchange halves of a character that stand alone. @param {Uint8Array} bytes */
const textOf = bytes => said(bytes, bytes => {
  try {
    return new TextDecoder('utf-16le', {fatal: true, ignoreBOM: true}).decode(bytes);
  } catch {
    return Array.from(new Uint16Array(bytes.buffer), unit => String.fromCharCode(unit)).join('');
  }
});

export class Arriving {
  /** @type {Record<string, any>} lists, and the text */
  #read = {};
  /** @type {Record<string, Uint8Array[]>} */
  #later = {};

  /** @param {import('./pieces.js').Piece[]} pieces */
  add(pieces) {
    for (const {name, bytes, later, wide} of pieces)
      if (wide) this.#read[name] = textOf(bytes);
      else if (later) (this.#later[name] ??= []).push(bytes);
      else (this.#read[name] ??= []).push(...parse(bytes));
  }

  /** The report as far as it has arrived. @param {any} head what it holds besides its lists */
  sofar(head) { return {...head, ...this.#read}; }

  /** The report, once all of it has arrived; anything else as it is. @param {any} result what the report holds besides its lists */
  whole(result) {
    const later = Object.entries(this.#later).map(([name, bytes]) => {
      /** @type {any[]|undefined} */
      let items;
      return [name, {enumerable: true, configurable: true, get: () => items ??= bytes.splice(0).flatMap(parse)}];
    });
    return Object.keys(this.#read).length ? Object.defineProperties({...result, ...this.#read}, Object.fromEntries(later)) : result;
  }
}
