// Makes the table of usage.cpp from two sources of Chinese words and of how often they meet:
//
//     node src/decode/usage.mjs nodejieba sunpinyin
//
//     nodejieba    the folder of npm's nodejieba 3.5.8 (cppjieba's jieba.dict.utf8, MIT): words of newspapers with counts
//     sunpinyin    a folder with two files made from Debian's sunpinyin-data 0.1.22+20170109 (open-gram, CC BY-SA 3.0), in which lie a lexicon and
//                  how likely one of its words follows another in text of the web:
//                      tslminfo -v -p lm_sc.t3g > lm.arpa        (of Debian's sunpinyin-utils)
//                      pydict_sc.bin
//
// Traditional forms count as simplified ones (src/text/fold.inc says which). A row is one character, how rare it is, and the characters that
// follow it, in classes of how often they do: u"安门 全 徽排装…": 门 less than one time in four, 全 less than one in 16, ….
import { createReadStream, readFileSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { join } from 'node:path';

const [jieba, sunpinyin] = process.argv.slice(2);
const here = new URL('.', import.meta.url);

const folds = new Map();
const pairsFolded = [...readFileSync(new URL('../text/fold.inc', here), 'utf8').matchAll(/^u"(.*)"$/gm)].map(([, text]) => JSON.parse(`"${text}"`)).join('');
for (let i = 0; i < pairsFolded.length; i += 2) folds.set(pairsFolded[i], pairsFolded[i + 1]);
const fold = character => folds.get(character) ?? character;

const leastWord = 3;      // words of the newspapers seen less often are names and noise
const leastPair = 1.2e-6; // of all pairs: what is rarer says little for its place in the table
const classes = [1 / 4, 1 / 16, 1 / 64, 1 / 256, 1 / 1024, 0]; // of p(next | this)
const newspapersWeigh = 2 / 3; // what is read here is nearer to newspapers than to the web
const rarest = 84;        // quarter bits: what is rarer than one in two million counts as any other character
const marks = [...'，。；？！：“”、'].map(fold);

/** Shares of characters and of pairs in one source. */
class Shares {
  single = new Map();
  pair = new Map();
  total = 0;
  #count(map, key, n) { map.set(key, (map.get(key) ?? 0) + n); }
  word(characters, n) {
    for (const character of characters) this.#count(this.single, character, n);
    this.total += n * characters.length;
    for (let i = 1; i < characters.length; ++i) this.meet(characters[i - 1], characters[i], n);
  }
  meet(first, second, n) { this.#count(this.pair, first + second, n); }
  /** @param {'single' | 'pair'} which @param {string} key */
  of(which, key) { return (this[which].get(key) ?? 0) / this.total; }
}

const newspapers = new Shares();
for (const line of readFileSync(join(jieba, 'submodules/cppjieba/dict/jieba.dict.utf8'), 'utf8').split('\n')) {
  const [word, frequency] = line.split(' ');
  if (!word || Number(frequency) < leastWord || !/^\p{Script=Han}+$/u.test(word)) continue;
  newspapers.word([...word].map(fold), Number(frequency));
}

// The lexicon's words lie one behind the other in UTF-32, each ended by a zero; its head says where.
const lexicon = readFileSync(join(sunpinyin, 'pydict_sc.bin'));
const begin = lexicon.readUInt32LE(8);
const words = [];
for (let at = begin, word = []; at + 4 <= lexicon.length; at += 4) {
  const point = lexicon.readUInt32LE(at);
  if (point) word.push(fold(String.fromCodePoint(point)));
  else words.push(word), word = [];
}
const web = new Shares(), likely = [];
let order = 0;
for await (const line of createInterface({ input: createReadStream(join(sunpinyin, 'lm.arpa')) })) {
  if (line[0] === '\\') order = Number(line[1]);
  if (order > 2) break;
  if (line[0] === '\\' || order === 0) continue;
  const [first, second, third] = line.trim().split(/\s+/);
  if (order === 1) {
    likely[first] = Number(second);
    web.word(words[first] ?? [], Number(second));
  } else if (words[first]?.length && words[second]?.length) web.meet(words[first].at(-1), words[second][0], likely[first] * Number(third));
}

const share = (which, key) => newspapersWeigh * newspapers.of(which, key) + (1 - newspapersWeigh) * web.of(which, key);
const known = new Set([...newspapers.single.keys(), ...web.single.keys()]);
const isMark = character => marks.includes(character);
const isListed = character => character.length === 1 && (/\p{Script=Han}/u.test(character) || isMark(character));
const characters = [...known].filter(isListed).sort();
const rarity = n => Math.round(-4 * Math.log2(n));
const rare = new Map();
for (const character of characters) {
  const price = rarity(share('single', character));
  if (price <= rarest && /\p{Script=Han}/u.test(character)) rare.set(price, (rare.get(price) ?? '') + character);
}
const rarities = [...rare].sort(([a], [b]) => a - b).map(([quarters, text]) => `    {${quarters}, u"${text}"},`);
const followers = new Map();
for (const pair of new Set([...newspapers.pair.keys(), ...web.pair.keys()])) {
  const [first, second] = pair;
  const meant = first + second === pair && isListed(first) && isListed(second) && !(isMark(first) && isMark(second));
  if (meant && share('pair', pair) >= leastPair)
    followers.set(first, [...(followers.get(first) ?? []), second]);
}
let pairs = 0;
const rows = [];
for (const character of characters) {
  const next = classes.map(() => '');
  for (const follower of (followers.get(character) ?? []).sort())
    next[classes.findIndex(least => share('pair', character + follower) / share('single', character) >= least)] += follower, ++pairs;
  if (next.join('')) rows.push(`    u"${(character + next.join(' ').trimEnd()).replaceAll('"', '\\"')}",`);
}
writeFileSync(new URL('usage.inc', here), `// generated by usage.mjs from npm's nodejieba (jieba.dict.utf8, MIT) and Debian's sunpinyin-data (open-gram, CC BY-SA 3.0); do not edit
constexpr Rarity rarities[] = {
${rarities.join('\n')}
};
constexpr std::u16string_view followers[] = {
${rows.join('\n')}
};
`);
console.log(`${characters.length} characters, ${rows.length} of them with followers, ${pairs} pairs, ${rows.join('').length} units`);
