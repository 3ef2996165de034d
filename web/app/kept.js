// @ts-check
// The reader's own documents, kept in this browser for the next visit: the last ones and no others, until they are told to go. It comes once a document was
// read, or where the last visit kept some.
//
//     duidu-read ─ keep ─▶ IndexedDB "duidu" ─ kept ─▶ opened again after a reload          localStorage says before the first paint whether there are some

import {remember, remembered} from './memory.js';

/** @typedef {{bytes: Uint8Array|string, options: {name: string, charset: string, httpCharset: string, type: string}}} Source as the reader was given it @typedef {{a?: Source, b?: Source}} Pair */

const MOST = 20 << 20; // bytes of all: what one reads, and not what one collects
const KEY = 'duidu-kept';

/** Whether documents of an earlier visit stand open ("open") or wait beside an example ("aside"); null without any. */
export const state = () => remembered(KEY);

/** @param {'open'|'aside'} how */
export const setState = how => { if (state()) remember(KEY, how); };

/** The requests so far: a pair must not be written before one document of it that was read earlier. @type {Promise<any>} */
let before = Promise.resolve();

/** One request of the store, after those before it. @type {typeof request} */
const asked = (mode, ask) => {
  const mine = before.then(() => request(mode, ask));
  before = mine.catch(() => {});
  return mine;
};

/** @param {IDBTransactionMode} mode @param {(store: IDBObjectStore) => IDBRequest} ask @returns {Promise<any>} */
const request = (mode, ask) => new Promise((resolve, reject) => {
  const opening = indexedDB.open('duidu', 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore('kept');
  opening.onerror = () => reject(opening.error);
  opening.onsuccess = () => {
    const base = opening.result, transaction = base.transaction('kept', mode), request = ask(transaction.objectStore('kept'));
    transaction.oncomplete = () => { base.close(); resolve(request.result); };
    transaction.onabort = () => { base.close(); reject(transaction.error); };
  };
});

/** @param {Source|undefined} source */
const sizeOf = source => !source ? 0 : typeof source.bytes === 'string' ? 2 * source.bytes.length : source.bytes.byteLength;

/** Keeps these documents instead of what was kept. @param {Pair} pair @returns {Promise<boolean>} false where they are too large or this browser keeps nothing: then none are kept */
export const keep = async pair => {
  if (sizeOf(pair.a) + sizeOf(pair.b) <= MOST) try {
    await asked('readwrite', store => store.put(pair, 'pair'));
    remember(KEY, 'open');
    return true;
  } catch {} // no room, or storage is blocked
  await forget();
  return false;
};

/** What was kept. @returns {Promise<Pair>} */
export const kept = () => asked('readonly', store => store.get('pair')).then(pair => pair ?? {}, () => ({}));

/** Keeps nothing any more. */
export const forget = async () => {
  remember(KEY, null);
  await asked('readwrite', store => store.clear()).catch(() => {}); // then there was nothing
};
