// @ts-check
// A report on its way from the worker (pieces.js): what is drawn is read as it arrives, the rest stays bytes until it is first asked for. Bytes that were read
// are given back at once: a collector that has seen little rubbish so far would let megabytes of them lie.
import {unpacked} from './packing.js';

/** What a piece says, which then holds nothing. @template T @param {Uint8Array} bytes @param {(bytes: Uint8Array) => T} say @returns {T} */
const said = (bytes, say) => {
  const words = say(bytes);
  /** @type {any} */ (bytes.buffer).transfer?.(0);
  return words;
};

/** @param {Uint8Array} bytes */
const listIn = bytes => JSON.parse(new TextDecoder().decode(bytes));

/** Whether a text is the first of these units. @param {Uint16Array} units @param {string} text */
const begins = (units, text) => {
  if (text.length < units.length) return false;
  for (let at = 0; at < units.length; at++) if (text.charCodeAt(at) !== units[at]) return false;
  return true;
};

/**
 * A text by the browser's decoder, whose strings lie outside the script's memory; it would exchange halves of a character that stand alone. Of one that the page gave
 * itself there is a string already: two would take memory twice.
 * @param {Uint8Array} bytes @param {unknown} given
 */
const textOf = (bytes, given) => said(bytes, bytes => {
  const units = new Uint16Array(bytes.buffer);
  if (typeof given === 'string' && begins(units, given)) return given.slice(0, units.length);
  try {
    return new TextDecoder('utf-16le', {fatal: true, ignoreBOM: true}).decode(bytes);
  } catch {
    return Array.from(units, unit => String.fromCharCode(unit)).join('');
  }
});

export class Arriving {
  #given;
  /** @type {Record<string, any>} lists, and the text */
  #read = {};
  /** What drawing alone needs. @type {Record<string, any>} */
  #inner = {};
  /** @type {Record<string, import('./pieces.js').Piece[]>} */
  #later = {};

  /** @param {unknown} [given] what is read, where the page gave a text */
  constructor(given) { this.#given = given; }

  /** @param {import('./pieces.js').Piece[]} pieces */
  add(pieces) {
    for (const piece of pieces) {
      const {name, bytes, later, wide, words, inner} = piece;
      const known = inner ? this.#inner : this.#read;
      if (wide) known[name] = textOf(bytes, this.#given);
      else if (words) known[name] = {numbers: new Int32Array(bytes.buffer), words};
      else if (later) (this.#later[name] ??= []).push(piece);
      else (known[name] ??= []).push(...said(bytes, listIn));
    }
  }

  /** The report as far as it has arrived. @param {any} head what it holds besides its lists */
  sofar(head) {
    const later = Object.entries(this.#later).map(([name, pieces]) => {
      const arrived = [...pieces];
      /** @type {any[]|undefined} */
      let items;
      return [name, {enumerable: true, configurable: true, get: () => items ??= arrived.splice(0).flatMap(({bytes, packed}) => packed ? unpacked(bytes) : listIn(bytes))}];
    });
    const inner = Object.entries(this.#inner).map(([name, value]) => [name, {value, configurable: true}]);
    return Object.defineProperties({...head, ...this.#read}, Object.fromEntries([...later, ...inner]));
  }

  /** The report, once all of it has arrived; anything else as it is. @param {any} result what the report holds besides its lists */
  whole(result) { return Object.keys(this.#read).length + Object.keys(this.#later).length ? this.sofar(result) : result; }
}
