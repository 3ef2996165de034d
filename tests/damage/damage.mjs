// Damages a page as careless programs did: readings put in behind characters by bytes, full-width marks made narrow by bytes, all in GBK.
//
//     node tests/damage/damage.mjs clean.html damaged.html [--narrow]
//
//     請在相關   D588 D4DA CFE0 EA50   →   請(qǐng)?jiān)谙嚓P(guān)     88 D4 across 請 and 在 is 堅, read jiān
//
// The clean page is UTF-8 in traditional script; the damaged one is GBK. tests/damage/damage.cpp does the same to texts.
import { readFileSync, writeFileSync } from 'node:fs';

const [input, output, ...options] = process.argv.slice(2);
if (!output) {
  console.error('usage: node tests/damage/damage.mjs clean.html damaged.html [--narrow]');
  process.exit(2);
}

const decoder = new TextDecoder('gbk');
/** @type {Map<string, number[]>} */
const bytesOf = new Map();
/** @type {Map<number, string>} */
const characterOf = new Map();
for (let lead = 0x81; lead < 0xff; ++lead) {
  for (let trail = 0x40; trail < 0xff; ++trail) {
    if (trail === 0x7f) continue;
    const character = decoder.decode(Uint8Array.of(lead, trail));
    if ([...character].length !== 1 || character === '\ufffd' || /\p{Co}/u.test(character)) continue;
    characterOf.set(lead << 8 | trail, character);
    if (!bytesOf.has(character)) bytesOf.set(character, [lead, trail]);
  }
}

/** @type {Map<string, string>} the common reading of each character */
const readings = new Map();
const table = readFileSync(new URL('../../src/text/readings.inc', import.meta.url), 'utf8');
for (const [, reading, characters] of table.matchAll(/\{u"([^"]*)", u"([^"]*)", u"[^"]*"\}/g)) for (const character of characters) readings.set(character, reading);

// A page as GBK holds it: numbers are bytes, strings what no replacement of bytes touches.
/** @param {string} text @returns {(number | string)[]} */
const encode = text => [...text].flatMap(character => {
  const point = /** @type {number} */ (character.codePointAt(0));
  return point < 0x80 ? [point] : bytesOf.get(character) ?? [`&#${point};`];
});

/** @param {(number | string)[]} page @param {(lost: number | string) => string} broken what a decoder writes for half a character and the byte behind it; null: the half is dropped */
const decode = (page, broken) => {
  let text = '';
  for (let at = 0; at < page.length; ++at) {
    const one = page[at], next = page[at + 1];
    if (typeof one === 'string') text += one;
    else if (one < 0x80) text += String.fromCharCode(one);
    else {
      const character = typeof next === 'number' ? characterOf.get(one << 8 | next) : undefined;
      if (character) text += character, ++at;
      else if (broken && next !== undefined) text += broken(next), ++at;
      else if (typeof next === 'number' && next >= 0x80) ++at;
    }
  }
  return text;
};

// Puts `after` behind every place where the bytes of the character stand.
/** @param {(number | string)[]} page @param {number[]} pair @param {string} after */
const putBehind = (page, [lead, trail], after) => {
  const out = [];
  for (let at = 0; at < page.length; ++at) {
    out.push(page[at]);
    if (page[at] !== lead || page[at + 1] !== trail) continue;
    out.push(page[++at], after);
  }
  return out;
};

const clean = readFileSync(input, 'utf8').replace(/charset=["']?utf-8["']?/i, 'charset="gbk"');
const inGb2312 = ([lead, trail]) => lead >= 0xb0 && lead <= 0xf7 && trail >= 0xa1;
const glossed = [...new Set(clean)].filter(character => bytesOf.has(character) && readings.has(character) && !inGb2312(/** @type {number[]} */ (bytesOf.get(character))));
const inOrder = glossed.map(character => /** @type {number[]} */ (bytesOf.get(character))).sort(([a, b], [c, d]) => a - c || b - d);

let page = encode(clean);
for (const pair of inOrder) page = putBehind(page, pair, `(${readings.get(/** @type {string} */ (characterOf.get(pair[0] << 8 | pair[1])))})`);
let text = decode(page, next => '?' + (typeof next === 'string' ? next.slice(1) : ''));

if (options.includes('--narrow')) {
  // Readings stand apart here too: their vowels with marks are two bytes that no mark matches.
  page = encode(text);
  for (const mark of ',:;()!?') {
    for (let at = 0; at + 1 < page.length; ++at) {
      if (page[at] === 0xa3 && page[at + 1] === mark.charCodeAt(0) + 0x80) page.splice(at, 2, mark.charCodeAt(0));
    }
  }
  text = decode(page, /** @type {any} */ (null));
}
const bytes = encode(text).flatMap(each => (typeof each === 'string' ? [...Buffer.from(each)] : [each]));
writeFileSync(output, Uint8Array.from(bytes));
console.log(`${inOrder.length} characters glossed, ${(text.match(/\?\p{Script=Latin}+\)/gu) ?? []).length} readings lost their bracket`);
