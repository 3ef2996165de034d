// @ts-check
// A report crosses from the worker to the page in two parts: what the page draws with, as objects, and the rest as bytes that cross for nothing and are
// read when first asked for. Of a megabyte of law, nine tenths of the report are the rest. The page unpacks what crosses all at once, so long lists cross
// in pieces between which it can scroll:
//
//     worker  {citations: [0 … 28000], dates: […]}   ─ cut ─   piece, piece, …, {citations: [], dates: []}
//     page                                           ─ join ─  {citations: [0 … 28000], dates: […]}

/** Parts of a report that are not drawn: whoever asks for them waits some milliseconds once. */
const LATER = ['sentences', 'provisions', 'quotations', 'entities', 'quantities', 'ledger', 'map', 'enumerations', 'links'];

/** @param {any} report @returns {{lean: any, rest: Uint8Array}} */
export const slim = report => {
  const counted = new Set((report.counts ?? []).map(count => count.enumeration));
  const lean = {...report,
    lists: (report.enumerations ?? []).filter(list => list.kind !== 'coordinated' || counted.has(list.id)),
    ways: (report.links ?? []).filter(link => link.kind === 'elaborates' || link.kind === 'hyperlink')};
  const rest = Object.fromEntries(LATER.filter(name => name in report).map(name => [name, report[name]]));
  for (const name of LATER) delete lean[name];
  return {lean, rest: new TextEncoder().encode(JSON.stringify(rest))};
};

/** The report with its rest behind properties. @param {{lean: any, rest: Uint8Array}} parts @returns {any} */
export const whole = ({lean, rest}) => {
  /** @type {any} */
  let read;
  const get = name => (read ??= JSON.parse(new TextDecoder().decode(rest)))[name];
  return Object.defineProperties(lean, Object.fromEntries(LATER.map(name => [name, {enumerable: true, configurable: true, get: () => get(name)}])));
};

const PIECE = 1000; // objects of a list that cross at once: some 2 ms of unpacking

/** @param {any} result of a call @returns {any} what holds its lists */
const holder = result => result?.lean ?? result ?? {};

/** Takes the long lists out of a result, piece by piece. @param {any} result @returns {Generator<{name: string, items: any[]}>} */
export function* cut(result) {
  const lists = holder(result);
  for (const [name, list] of Object.entries(lists)) {
    if (!Array.isArray(list) || list.length <= PIECE || Array.isArray(lists)) continue;
    for (let at = 0; at < list.length; at += PIECE) yield {name, items: list.slice(at, at + PIECE)};
    lists[name] = [];
  }
}

/** Puts the pieces back. @param {any} result @param {{name: string, items: any[]}[]} pieces */
export const join = (result, pieces) => {
  const lists = holder(result);
  for (const {name, items} of pieces) for (const item of items) lists[name].push(item);
  return result;
};
