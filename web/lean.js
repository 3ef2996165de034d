// @ts-check
// A report crosses from the worker to the page in two parts: what the page draws with, as objects, and the rest as bytes that cross for nothing and are
// read when first asked for. Of a megabyte of law, nine tenths of the report are the rest.

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
