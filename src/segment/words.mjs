#!/usr/bin/env node
// Makes the dictionary pack of src/segment/words.cpp (which describes the format) from the small dictionary of jieba, MIT licence, as cppjieba
// carries it inside the npm package nodejieba.
//
//   node src/segment/words.mjs PACK [WORDS]      WORDS: how many words of two characters and more, the commonest first; all without it
//
// Words are folded by src/text/fold.inc, so that 着 and 著 are one; a cost is −log of the frequency, in quarters.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const [target, limit = Infinity] = process.argv.slice(2);
const folder = dirname(createRequire(import.meta.url).resolve('nodejieba/package.json'));
const source = readFileSync(join(folder, 'submodules/cppjieba/test/testdata/extra_dict/jieba.dict.small.utf8'), 'utf8');

const pairs = [...readFileSync(new URL('../text/fold.inc', import.meta.url), 'utf8').matchAll(/^u(".*")$/gm)].map(([, literal]) => JSON.parse(literal)).join('');
const folds = new Map(Array.from({ length: pairs.length / 2 }, (_, index) => [pairs[2 * index], pairs[2 * index + 1]]));
const fold = text => text.replace(/[^]/g, unit => folds.get(unit) ?? unit);

// 一个, 第三次, 几百元: a number and what it counts are two words, as most corpora have it; a number alone and 一些, 一起 stay.
const COUNTED = /^第?[〇零一二三四五六七八九十百千万亿两几数多余]+(?:[个种次位项条名年天岁届元吨座张件份片场批户章节款步篇亩支艘枚辆栋棵台]|人次|美元|公里|分钟)$/;
const WHOLE = /^(?:多元|多种|百年|千年|万年|千张|一步|一场|一片|万户|百姓|三元|四季|千位|百位|十位|万件)$/;

/** Frequencies by folded word; only words that are all Han, since all else is cut by rule. */
const frequencies = new Map();
for (const line of source.split('\n')) {
  const [word, frequency] = line.split(' ');
  const folded = fold(word);
  if (/^[\u3400-\u9FFF]{1,15}$/.test(folded) && !(COUNTED.test(folded) && !WHOLE.test(folded))) frequencies.set(folded, (frequencies.get(folded) ?? 0) + Number(frequency));
}
const total = [...frequencies.values()].reduce((sum, frequency) => sum + frequency, 0);
const cost = frequency => Math.max(1, Math.min(78, Math.round(4 * Math.log(total / frequency))));

const common = [...frequencies].sort(([a, many], [b, few]) => few - many || (a < b ? -1 : 1));
const words = [...common.filter(([word]) => word.length === 1), ...common.filter(([word]) => word.length > 1).slice(0, Number(limit))].sort(([a], [b]) => a < b ? -1 : 1);

const firsts = [], shapes = [], own = [], costs = [];
let last = '';
for (const [word, frequency] of words) {
  let shared = 0;
  while (shared < last.length && shared < 15 && word[shared] === last[shared]) ++shared;
  if (shared === 0) firsts.push(word.charCodeAt(0));
  shapes.push(shared * 16 + word.length - shared);
  for (let index = Math.max(shared, 1); index < word.length; ++index) own.push(word.charCodeAt(index));
  costs.push(cost(frequency));
  last = word;
}
const counts = new Map();
for (const unit of own) counts.set(unit, (counts.get(unit) ?? 0) + 1);
const units = [...counts].sort(([a, many], [b, few]) => few - many || a - b).map(([unit]) => unit);
const places = new Map(units.map((unit, place) => [unit, place]));

const wide = numbers => Buffer.from(numbers.flatMap(number => [number & 255, number >> 8]));
const header = Buffer.alloc(20, 'DWP1');
[words.length, firsts.length, own.length, units.length].forEach((number, index) => header.writeUInt32LE(number, 4 + 4 * index));
writeFileSync(target, Buffer.concat([header, wide(firsts), wide(units), Buffer.from(shapes), Buffer.from(own.map(unit => places.get(unit) >> 8)),
  Buffer.from(own.map(unit => places.get(unit) & 255)), Buffer.from(costs)]));
console.log(`${target}: ${words.length} words`);
