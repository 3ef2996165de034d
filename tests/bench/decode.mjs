// Decoding to a JS string and finding the charset, in WebAssembly, in Node and in Chromium, beside TextDecoder, @exodus/bytes and jschardet. Then how
// often the answer is right, and how sure it says it is.
//
//     npm run bench             node tests/bench/decode.mjs
import { readFileSync } from 'node:fs';
import { createMultibyteEncoder } from '@exodus/bytes/multi-byte.js';
import { TextDecoder as Exodus } from '@exodus/bytes/encoding.js';
import jschardet from 'jschardet';
import { Converter } from 'opencc-js/cn2t';
import { Core } from '../../web/host.js';
import { row } from './statutes.mjs';

const core = await Core.load(new URL('../../build/wasm/duidu.wasm', import.meta.url));
const texts = Object.fromEntries(readFileSync(new URL('../decode/sentences.txt', import.meta.url), 'utf8').trim().split('\n').map(line => line.split('\t')));

/** @param {string} charset @param {string} text @returns {Uint8Array} */
const encoded = (charset, text) => {
  if (charset === 'utf-8') return new TextEncoder().encode(text);
  if (charset.startsWith('utf-16')) return Uint8Array.from([...text].flatMap(c => { const u = c.charCodeAt(0); return charset === 'utf-16be' ? [u >> 8, u & 255] : [u & 255, u >> 8]; }));
  return createMultibyteEncoder(charset)(text);
};

/** Seconds of processor time of the best of some runs. @param {() => void} run */
const seconds = (run, times = 40) => {
  let best = Infinity;
  for (let i = 0; i < times; ++i) {
    const before = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / 1e6);
  }
  return best;
};

// ---- decoding ----

const megabytes = 1; // the best of many short runs: other programs disturb long ones
const prose = ['plan.md', 'regulation-2019.md', 'regulation-2024.md'].map(name => readFileSync(new URL(`../../examples/${name}`, import.meta.url), 'utf8')).join('\n');
const toTraditional = Converter({ from: 'cn', to: 'tw' });
/** A megabyte of our own documents, without the few characters that the charset lacks. @param {string} charset @param {string} text */
const many = (charset, text) => {
  const has = new Map([...new Set(text)].map(character => { try { return [character, encoded(charset, character).length > 0]; } catch { return [character, false]; } }));
  const line = encoded(charset, [...text].filter(character => has.get(character)).join(''));
  const bytes = new Uint8Array(megabytes << 20);
  for (let at = 0; at < bytes.length; at += line.length) bytes.set(line.subarray(0, bytes.length - at), at);
  return bytes;
};
const decoded = [['gb18030', prose], ['gbk', prose], ['big5', toTraditional(prose)], ['utf-8', prose], ['utf-16le', prose]].map(([charset, text]) => ({ charset, bytes: many(charset, text) }));

/** @param {string} where @param {{charset: string, ours: number, theirs: number, exodus?: number}[]} rows seconds */
const tell = (where, rows) => {
  const speed = time => time ? (megabytes / time).toFixed(0) : '';
  console.log(`\n${megabytes} MB of Chinese documents to a JS string in ${where}, MB/s\n`);
  row(['', 'duidu', 'TextDecoder', ...(rows[0].exodus ? ['@exodus/bytes'] : []), 'duidu : TextDecoder']);
  row(['---', '---', '---', ...(rows[0].exodus ? ['---'] : []), '---']);
  for (const { charset, ours, theirs, exodus } of rows) row([charset, speed(ours), speed(theirs), ...(exodus ? [speed(exodus)] : []), `${(theirs / ours).toFixed(1)}`]);
};

console.log('## Decoding');
tell('Node (processor time)', decoded.map(({ charset, bytes }) => ({ charset, ours: seconds(() => core.decode(bytes, charset)), theirs: seconds(() => new TextDecoder(charset).decode(bytes)),
  exodus: seconds(() => new Exodus(charset).decode(bytes)) })));

{
  const { start, openPage } = await import('../web/browser.js');
  const session = await start();
  const { page } = await openPage(session.running);
  await page.goto(`${session.url}tests/web/fixture.html`);
  const rows = await page.evaluate(async texts => {
    const { Core } = await import('/web/host.js');
    const core = await Core.load(new URL('/build/wasm/duidu.wasm', location.href));
    // Ten at a time, for the clock of a page is coarse.
    const best = run => Math.min(...Array.from({ length: 20 }, () => { const before = performance.now(); for (let n = 0; n < 10; ++n) run(); return (performance.now() - before) / 10000; }));
    return texts.map(({ charset, base64 }) => {
      const bytes = Uint8Array.from(atob(base64), letter => letter.charCodeAt(0));
      return { charset, ours: best(() => core.decode(bytes, charset)), theirs: best(() => new TextDecoder(charset).decode(bytes)) };
    });
  }, decoded.map(({ charset, bytes }) => ({ charset, base64: Buffer.from(bytes).toString('base64') })));
  tell(`Chromium ${session.running.version()}`, rows);
  await session.close();
}

// ---- repair ----

const textOf = name => readFileSync(new URL(name, import.meta.url), 'utf8');
/** Whole copies alone: a character cut at the end would be damage. @param {string} charset @param {string} text */
const copies = (charset, text) => { const one = encoded(charset, text), bytes = new Uint8Array(one.length * Math.ceil((megabytes << 20) / one.length)); for (let at = 0; at < bytes.length; at += one.length) bytes.set(one, at); return bytes; };
const clean = [['law', textOf('../../examples/regulation-2024.md')], ['news', textOf('news.txt')], ['HTML page', textOf('page.html')]];
const looks = clean.flatMap(([kind, text]) => ['utf-8', 'gb18030'].map(charset => ({ kind, charset, bytes: copies(charset, text) })));
console.log('\n## Repair\n\nWhat looking for damage costs on clean text, for each second of decoding it to a JS string (Node, processor time)\n');
row(['', 'repair : decode']);
row(['---', '---']);
for (const { charset, bytes } of looks) seconds(() => core.repaired(bytes, charset)); // the engine compiles anew what it finds to be busy
for (const { kind, charset, bytes } of looks) {
  const decoding = seconds(() => core.decode(bytes, charset)), repairing = seconds(() => core.repaired(bytes, charset)) - decoding;
  if (core.repaired(bytes, charset) !== core.decode(bytes, charset)) throw new Error(`${kind} in ${charset} is not clean`);
  row([`${kind}, ${charset}`, (repairing / decoding).toFixed(2)]);
}

// ---- detection ----

let state = 1;
const random = limit => ((state = Math.imul(state, 1103515245) + 12345 >>> 0) >>> 8) % limit;
const families = { gb2312: 'gb18030', gbk: 'gb18030', 'big5-hkscs': 'big5', 'windows-31j': 'shift_jis', cp932: 'shift_jis', 'shift-jis': 'shift_jis',
  'shift_jis-2004': 'shift_jis', 'euc-jis-2004': 'euc-jp', cp949: 'euc-kr', uhc: 'euc-kr', 'windows-949': 'euc-kr' };
const family = name => families[name?.toLowerCase()] ?? name?.toLowerCase();
const damages = {
  clean: bytes => bytes,
  'cut end': bytes => bytes.slice(0, -1),
  'lost byte': bytes => { const at = random(bytes.length); return Uint8Array.from([...bytes.slice(0, at), ...bytes.slice(at + 1)]); },
  'stray byte': bytes => { const at = random(bytes.length); return Uint8Array.from([...bytes.slice(0, at), 0xff, ...bytes.slice(at)]); },
};
const kinds = [['utf-8', 'simplified'], ['utf-8', 'traditional'], ['utf-8', 'japanese'], ['utf-8', 'korean'], ['gb18030', 'simplified'], ['gb18030', 'traditional'],
  ['big5', 'traditional'], ['shift_jis', 'japanese'], ['euc-jp', 'japanese'], ['euc-kr', 'korean']];
const snippets = [];
for (const [charset, kind] of kinds)
  for (const length of [6, 10, 20, 50, 150])
    for (const damage of Object.keys(damages))
      for (let round = 0; round < 15; ++round) {
        const text = texts[kind];
        const from = random(text.length - 4);
        let bytes = new Uint8Array(0);
        for (let to = from + 1; to <= text.length; ++to) {
          const more = encoded(charset, text.slice(from, to));
          if (more.length > length) break;
          bytes = more;
        }
        if (bytes.length + 4 >= length) snippets.push({ charset, length, damage, bytes: damages[damage](bytes) });
      }

const answers = snippets.map(({ bytes }) => core.detect(bytes));
const share = (chosen, right) => (100 * chosen.filter(right).length / chosen.length).toFixed(1);
const rows = snippets.map((snippet, i) => ({ ...snippet, right: family(answers[i].name) === snippet.charset, confidence: answers[i].confidence,
  two: answers[i].candidates.slice(0, 2).some(({ name }) => name === snippet.charset), other: family(jschardet.detect(Buffer.from(snippet.bytes))?.encoding) === snippet.charset }));
console.log(`\n## Finding the charset\n\n${snippets.length} snippets of our own sentences in ${kinds.length} charsets and scripts, % right; among duidu's first two candidates: ${share(rows, each => each.two)} %\n`);
row(['', 'duidu', 'jschardet']);
row(['---', '---', '---']);
for (const damage of Object.keys(damages))
  for (const [name, fits] of [['6–10 bytes', n => n <= 10], ['20 bytes and more', n => n >= 20]]) {
    const chosen = rows.filter(each => each.damage === damage && fits(each.length));
    row([`${damage}, ${name}`, share(chosen, each => each.right), share(chosen, each => each.other)]);
  }
console.log('\nHow sure it says it is, and how often it is right\n');
row(['confidence', 'snippets', '% right']);
row(['---', '---', '---']);
for (const [low, high] of [[0, 0.5], [0.5, 0.8], [0.8, 0.95], [0.95, 0.99], [0.99, 1.01]]) {
  const chosen = rows.filter(each => each.confidence >= low && each.confidence < high);
  if (chosen.length) row([`${low.toFixed(2)}–${Math.min(high, 1).toFixed(2)}`, chosen.length, share(chosen, each => each.right)]);
}

const small = snippets.filter(({ length }) => length === 150).map(({ bytes }) => bytes);
console.log('\nTime to find the charset\n');
row(['', 'duidu', 'jschardet', 'times as long']);
row(['---', '---', '---', '---']);
for (const [name, files] of [['150 bytes in 10 charsets', small], ['100 KB of GB 18030', [many('gb18030', prose).subarray(0, 100_000)]], ['1 MB of GB 18030', [many('gb18030', prose)]], ['1 MB of UTF-8', [many('utf-8', prose)]]]) {
  const ours = seconds(() => files.forEach(bytes => core.detect(bytes)), 15), theirs = seconds(() => files.forEach(bytes => jschardet.detect(Buffer.from(bytes))), 2);
  const told = time => `${(time / files.length * 1e6).toFixed(0)} µs`;
  row([name, told(ours), told(theirs), (theirs / ours).toFixed(0)]);
}
