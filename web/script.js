// @ts-check
// The text in the other script, for display only: as long as the source, unit for unit, so that every offset and every mark holds.
//
//     头发发展  →  頭髮發展        the longest word at each place, else the character alone

/** @typedef {{from: string, to: string, words: string}} Table */

/** @param {Table} table @returns {(text: string) => string} */
export const converter = ({from, to, words}) => {
  const characters = new Map([...from].map((character, index) => [character, to[index]]));
  const byFirst = new Map();
  for (const entry of words ? words.split(' ').filter(Boolean) : []) {
    const half = entry.length / 2, first = entry[0];
    if (!byFirst.has(first)) byFirst.set(first, []);
    byFirst.get(first).push([entry.slice(0, half), entry.slice(half)]);
  }
  for (const list of byFirst.values()) list.sort((one, other) => other[0].length - one[0].length);
  return text => {
    let converted = '';
    for (let at = 0; at < text.length;) {
      const word = byFirst.get(text[at])?.find(([from]) => text.startsWith(from, at));
      converted += word ? word[1] : characters.get(text[at]) ?? text[at];
      at += word ? word[0].length : 1;
    }
    return converted;
  };
};

/** @type {Record<string, Promise<(text: string) => string>>} */
const converters = {};

/** The converter to a script; its table is fetched when first needed. @param {'hans'|'hant'} script */
export const converterTo = script => converters[script] ??= import('./script-table.js').then(tables => converter(tables[script]));
