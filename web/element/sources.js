// @ts-check
// Where a document's bytes come from: a text, a file, an address.
import {bytesOf, httpCharsetOf} from '../duidu.js';
import {DuiduError} from '../error.js';

/** @typedef {string|URL|File|Blob|ArrayBuffer|Uint8Array|Response} Source a string is the text itself */

export const UNDECIDED = 0.6; // a charset guessed with less confidence offers its candidates

/** @param {any} source @returns {string} the file's name, "" where it has none */
export const nameOf = source => {
  if (!(source instanceof URL) && !(source instanceof Response)) return source?.name ?? '';
  const address = source instanceof URL ? source : source.url ? new URL(source.url) : null;
  try {
    return decodeURIComponent(address?.pathname.split('/').at(-1) ?? '');
  } catch {
    return address?.pathname.split('/').at(-1) ?? ''; // a path in an old charset
  }
};

/** @param {URL} url @param {AbortSignal} [signal] */
const fetched = async (url, signal) => {
  if (!/^(https?|blob|data):$/.test(url.protocol)) throw new DuiduError('fetch-http', url.protocol);
  try {
    return await fetch(url, {credentials: 'same-origin', signal});
  } catch (error) {
    if (/** @type {Error} */ (error).name === 'AbortError') throw error;
    throw new DuiduError('fetch-cors', String(error), error);
  }
};

/**
 * What the core is given of a source: its bytes, or a text as it is, or the words of a PDF with their places; and what the server said of its charset.
 * @param {Source} source @param {AbortSignal} [signal] @returns {Promise<{bytes: Uint8Array|string, httpCharset: string}>}
 */
export const received = async (source, signal) => {
  if (typeof source === 'string') return {bytes: source, httpCharset: ''}; // the page has it: bytes of it would be in memory twice
  const body = source instanceof URL ? await fetched(source, signal) : source;
  if (body instanceof Response && !body.ok) throw new DuiduError('fetch-http', `HTTP ${body.status}`);
  const bytes = await bytesOf(body), httpCharset = httpCharsetOf(body);
  if (!isPdf(bytes)) return {bytes, httpCharset};
  const {placedWords} = await import('../pdf.js');
  return {bytes: await placedWords(bytes), httpCharset: ''};
};

/** @param {Uint8Array} bytes */
const isPdf = bytes => [...'%PDF-'].every((letter, at) => bytes[at] === letter.charCodeAt(0));
