#!/usr/bin/env node
// Makes the pack of phrases.cpp (which describes the format) from open-gram, a model of which words follow which in Chinese newspapers and on Chinese pages.
//
//     node src/decode/phrases.mjs sunpinyin-data PACK [WORTH]
//
//     sunpinyin-data   the folder in which Debian's package 0.1.22+20170109 was unpacked (dpkg-deb -x); Creative Commons BY-SA 3.0, and so is the pack
//     WORTH            what a pair or three characters must be worth to be kept, in bits of a text of ten million characters; 3 without it
//
// The model knows words; what is kept are characters, folded by src/text/fold.inc, as they follow each other within words and across them. A pair or
// three is worth its place by how often it comes and by how much likelier it is than its last characters alone make it.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [source, target, worth = '3'] = process.argv.slice(2);
const leastWorth = Number(worth) / 1e7;
const data = join(source, 'usr/lib/x86_64-linux-gnu/sunpinyin/data');

const pairsFolded = [...readFileSync(new URL('../text/fold.inc', import.meta.url), 'utf8').matchAll(/^u"(.*)"$/gm)].map(([, text]) => JSON.parse(`"${text}"`)).join('');
const folds = new Map();
for (let i = 0; i < pairsFolded.length; i += 2) folds.set(pairsFolded[i], pairsFolded[i + 1]);

// ---- open-gram ----

/** Words by their number: strings of 32-bit characters that end in 0, from the place on that the third number names. */
const wordsIn = file => {
  const words = [];
  for (let i = file.readUInt32LE(0), at = file.readUInt32LE(8); i > 0; --i, at += 4) {
    let word = '';
    for (let point; (point = file.readUInt32LE(at)); at += 4) word += String.fromCodePoint(point);
    words.push([...word].map(character => (folds.get(character) ?? character).charCodeAt(0)));
  }
  return words;
};

const firstWord = 70; // what comes before stands for the ends of sentences, numbers and unknown words
const nodeSize = 12, leafSize = 8, tables = [65536, 16384]; // bytes; likelihoods and what is left for words that are not listed

/** Calls `each` with every word, pair and three words that are listed, as the characters they have, where each word ends, and how often they come. */
const eachPhrase = (file, words, each) => {
  const sizes = [0, 1, 2, 3].map(i => file.readUInt32LE(8 + 4 * i)), likelihoods = 24;
  let at = likelihoods + 4 * (tables[0] + tables[1]);
  const levels = sizes.map((size, level) => { const begin = at; at += size * (level < 3 ? nodeSize : leafSize); return begin; });
  const share = index => file.readFloatLE(likelihoods + 4 * index);
  const node = (level, index) => {
    const place = levels[level] + index * (level < 3 ? nodeSize : leafSize), first = file.readUInt32LE(place), second = file.readUInt32LE(place + 4);
    const word = first & 0x3FFFF;
    if (level === 3) return { word, share: share((first >>> 18) | ((second >>> 25) & 3) << 14) };
    return { word, share: share(second & 0xFFFF), children: (file.readUInt32LE(place + 8) >>> 25) * 65536 + (second >>> 16) };
  };
  const walk = (level, index, characters, ends, before) => {
    const { word, share: own, children } = node(level, index);
    if (word < firstWord || !words[word]?.length) return;
    const all = [...characters, ...words[word]], now = [...ends, all.length];
    each(all, now, before * own);
    if (level < 3) for (let child = children, end = node(level, index + 1).children; child < end; ++child) walk(level + 1, child, all, now, before * own);
  };
  for (let index = 0; index < sizes[1] - 1; ++index) walk(1, index, [], [], 1);
};

// ---- characters ----

const key = characters => characters.reduce((sum, unit) => sum * 65536 + unit, 0);
const counts = [new Map(), new Map(), new Map(), new Map()]; // by length
const count = (characters, n) => counts[characters.length].set(key(characters), (counts[characters.length].get(key(characters)) ?? 0) + n);
eachPhrase(readFileSync(join(data, 'lm_sc.t3g')), wordsIn(readFileSync(join(data, 'pydict_sc.bin'))), (characters, ends, n) => {
  // Of several words what takes in the end of the first and the beginning of the last: the rest was counted with fewer.
  const [firstEnd, lastBegin] = ends.length > 1 ? [ends[0], ends.at(-2)] : [characters.length, 0];
  for (let length = 1; length <= 3; ++length)
    for (let begin = 0; begin < firstEnd && begin + length <= characters.length; ++begin)
      if (begin + length > lastBegin) count(characters.slice(begin, begin + length), n);
});

const all = [...counts[1].values()].reduce((sum, n) => sum + n, 0), leastSeen = 1e-9;
const alone = new Map([...counts[1]].map(([unit, n]) => [unit, n / all]).filter(([, share]) => share >= leastSeen));

/** Rows by the characters before: what is kept of what may follow, and what the rest is left. `shorter` is the likelihood without the first of them. */
const rowsOf = (length, shorter, kept) => {
  const followers = new Map();
  for (const [both, n] of counts[length]) {
    const before = Math.floor(both / 65536), unit = both % 65536;
    if (!alone.has(unit) || !kept(before)) continue;
    if (!followers.has(before)) followers.set(before, []);
    followers.get(before).push([unit, n]);
  }
  const rows = new Map(), leastLeft = 0.05;
  for (const [before, list] of followers) {
    const seen = Math.max(counts[length - 1].get(before), list.reduce((sum, [, n]) => sum + n, 0) / (1 - leastLeft));
    const left = 1 - list.reduce((sum, [, n]) => sum + n, 0) / seen;
    const row = new Map();
    let given = 0, otherwise = 0;
    for (const [unit, n] of list) {
      const rest = left * shorter(before, unit), share = n / seen + rest;
      if (n / all * Math.log2(share / rest) < leastWorth) continue;
      row.set(unit, share), given += share, otherwise += shorter(before, unit);
    }
    if (row.size) rows.set(before, { row, rest: (1 - given) / Math.max(1 - otherwise, leastLeft) });
  }
  return rows;
};
const likelihood = (rows, shorter) => (before, unit) => {
  const found = rows.get(before);
  return found ? found.row.get(unit) ?? found.rest * shorter(before, unit) : shorter(before, unit);
};
const one = (_, unit) => alone.get(unit);
const pairs = rowsOf(2, one, before => alone.has(before));
const two = likelihood(pairs, one);
const triples = rowsOf(3, (before, unit) => two(before % 65536, unit), before => pairs.get(Math.floor(before / 65536))?.row.has(before % 65536));

// ---- the pack ----

const quarterBits = share => Math.max(0, Math.min(255, Math.round(-4 * Math.log2(share))));
const bytes = numbers => Buffer.from(numbers), wide = numbers => Buffer.from(Uint16Array.from(numbers).buffer);
const units = [...alone.keys()].sort((a, b) => a - b), place = new Map(units.map((unit, i) => [unit, i]));
const pair = { row: [], unit: [], cost: [], rest: [], row3: [] }, triple = { unit: [], cost: [] };
const unitsOf = row => [...row?.row.keys() ?? []].sort((a, b) => a - b);
for (const first of units) {
  const row = pairs.get(first), seconds = unitsOf(row);
  pair.row.push(seconds.length);
  for (const second of seconds) {
    const row3 = triples.get(first * 65536 + second), thirds = unitsOf(row3);
    pair.unit.push(place.get(second)), pair.cost.push(quarterBits(row.row.get(second))), pair.rest.push(quarterBits(row3?.rest ?? 1)), pair.row3.push(thirds.length);
    for (const third of thirds) triple.unit.push(place.get(third)), triple.cost.push(quarterBits(row3.row.get(third)));
  }
}
const licence = '\nFrom open-gram, (c) 1997-2010 MDBG, 2010 Kov Chai, virus huo, Tinyfool: Creative Commons Attribution-ShareAlike 3.0, https://creativecommons.org/licenses/by-sa/3.0/\n';
const header = Buffer.alloc(16, 'DPP1');
[units.length, pair.unit.length, triple.unit.length].forEach((n, i) => header.writeUInt32LE(n, 4 + 4 * i));
writeFileSync(target, Buffer.concat([header, wide(units), bytes(units.map(unit => quarterBits(alone.get(unit)))), bytes(units.map(unit => quarterBits(pairs.get(unit)?.rest ?? 1))),
  wide(pair.row), wide(pair.unit), bytes(pair.cost), bytes(pair.rest), wide(pair.row3), wide(triple.unit), bytes(triple.cost), Buffer.from(licence)]));
console.log(`${target}: ${units.length} characters, ${pair.unit.length} pairs, ${triple.unit.length} times three`);
