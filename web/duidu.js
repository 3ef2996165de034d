// @ts-check
// Duidu's promise to pages and programs: read and compare without any DOM, and, in a page, the element <duidu-reader>.
//
//     import {read, compare} from 'duidu';
//     const report = await read(bytes, {name: 'report.html'});
import {addressesOf, startAhead} from './start.js';

export {DuiduError} from './start.js';

/** @typedef {string|Uint8Array|ArrayBuffer|Blob|Response} Source a document: its bytes, or a text that goes in as UTF-8 */

/** @type {Promise<import('./host.js').Core>|undefined} */
let core;

/** Loads the core once; `read` and `compare` do so by themselves. @param {{wasmUrl?: string|URL}} [options] */
export const load = ({wasmUrl = new URL('duidu.wasm', import.meta.url)} = {}) =>
  core ??= import('./host.js').then(({Core}) => Core.load(wasmUrl)).catch(error => { core = undefined; throw error; });

/** Loads the dictionary: from then on `read` lists terms. @param {{wordsUrl?: string|URL}} [options] */
export const loadWords = async ({wordsUrl = new URL('words.pack', import.meta.url)} = {}) => {
  const {bytesAt} = await import('./host.js');
  return (await load()).loadWords(await bytesAt(wordsUrl));
};

/** A text cut into its words, blank space left out; needs `loadWords`. @param {string} text @returns {Promise<string[]>} */
export const words = async text => {
  const places = (await load()).wordBoundaries(text);
  return places.slice(1).map((end, index) => text.slice(places[index], end)).filter(word => word.trim());
};

/** @param {Source} source @returns {Promise<Uint8Array>} */
export const bytesOf = async source => {
  if (typeof source === 'string') return new TextEncoder().encode(source);
  if (source instanceof Uint8Array) return source;
  if (source instanceof ArrayBuffer) return new Uint8Array(source);
  return new Uint8Array(await source.arrayBuffer());
};

/** What the header of a fetched document says of its charset. @param {unknown} source @returns {string} "" where it says nothing */
export const httpCharsetOf = source => source instanceof Response ? /;\s*charset\s*=\s*"?([^\s;"]+)/i.exec(source.headers.get('Content-Type') ?? '')?.[1] ?? '' : '';

/** Reads one document. Never fails for its content: doubt stands in the report. @param {Source} source @param {import('./host.js').ReadOptions} [options] @returns {Promise<any>} the report */
export const read = async (source, options = {}) => {
  const loaded = await load();
  const handle = loaded.open(await bytesOf(source), {name: nameOf(source), httpCharset: httpCharsetOf(source), ...options});
  try {
    return JSON.parse(loaded.report(handle, options));
  } finally {
    loaded.close(handle);
  }
};

/**
 * Compares two documents.
 * @param {Source} a @param {Source} b
 * @param {import('./host.js').CompareOptions & {linked?: (report: any) => void}} [options] linked: called once before the promise resolves, as soon as the units are linked, with the report so far: mode, exact, links, unmatched, summary
 * @returns {Promise<any>} the report
 */
export const compare = async (a, b, {linked, ...options} = {}) => {
  const loaded = await load();
  const bytes = await Promise.all([bytesOf(a), bytesOf(b)]);
  const handles = bytes.map((each, side) => loaded.open(each, {...options, name: nameOf(side ? b : a), httpCharset: httpCharsetOf(side ? b : a)}));
  try {
    const [left, right] = handles, told = (comparison, how = {}) => JSON.parse(loaded.comparisonReport(comparison, left, right, {...options, ...how}));
    return loaded.comparing(left, right, options, told, linked && (comparison => linked(told(comparison, {documents: false}))));
  } finally {
    for (const handle of handles) loaded.close(handle);
  }
};

/** @param {any} source */
const nameOf = source => source?.name ?? '';

/** Starts the core that a reader will ask for, while the reader's own program is still on its way: one in the page that opens at once, or one to come, for which the page preloads the core. */
const startForReader = () => {
  const reader = document.querySelector('duidu-reader[src]:not([loading="lazy"], [loading="click"])');
  const [wasmUrl, workerUrl] = ['wasm-url', 'worker-url'].map(name => reader?.getAttribute(name)), addresses = addressesOf({wasmUrl, workerUrl});
  const preloads = /** @type {NodeListOf<HTMLLinkElement>} */ (document.querySelectorAll('link[rel="preload"]'));
  if (reader || [...preloads].some(({href}) => href === addresses.wasm)) startAhead(addresses);
};

if (globalThis.customElements && globalThis.document) {
  startForReader();
  import('./define.js');
}
