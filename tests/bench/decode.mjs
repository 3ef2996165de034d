// Decoding to a JS string and finding the charset, in WebAssembly, beside what else there is in Node: TextDecoder, @exodus/bytes and, where it is
// installed (npm install --no-save jschardet@4.0.0), jschardet. Then how often the answer is right, and how sure it says it is.
//
//     node tests/bench/decode.mjs              in Node
//     node tests/bench/decode.mjs --browser    decoding in Chromium, too (seconds by the clock there)
import { readFileSync } from 'node:fs';
import { createMultibyteEncoder } from '@exodus/bytes/multi-byte.js';
import { TextDecoder as Exodus } from '@exodus/bytes/encoding.js';
import { Core } from '../../web/host.js';

const core = await Core.load(new URL('../../build/wasm/duidu.wasm', import.meta.url));
const jschardet = await import('jschardet').then(loaded => loaded.default ?? loaded, () => null);
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

const decoded = [['gb18030', 'simplified'], ['gbk', 'simplified'], ['big5', 'traditional'], ['utf-8', 'simplified'], ['utf-16le', 'simplified']]
  .map(([charset, kind]) => ({ charset, line: encoded(charset, `<p>${texts[kind]}（2024）</p>\n`) }));
const megabytes = 1; // the best of many short runs: other programs disturb long ones
/** @param {Uint8Array} line */
const many = line => {
  const bytes = new Uint8Array(megabytes << 20);
  for (let at = 0; at < bytes.length; at += line.length) bytes.set(line.subarray(0, bytes.length - at), at);
  return bytes;
};
/** @param {string} where @param {{charset: string, ours: number, theirs: number, exodus?: number}[]} rows seconds */
const tell = (where, rows) => {
  const speed = time => (time ? (megabytes / time).toFixed(0) : '-').padStart(14);
  console.log(`decoding ${megabytes} MB to a JS string in ${where}, MB/s\ncharset             duidu   TextDecoder @exodus/bytes`);
  for (const { charset, ours, theirs, exodus } of rows) console.log(charset.padEnd(10) + speed(ours) + speed(theirs) + speed(exodus) + `  ${(theirs / ours).toFixed(1)} times TextDecoder`);
};

tell('Node (processor time)', decoded.map(({ charset, line }) => {
  const bytes = many(line);
  return { charset, ours: seconds(() => core.decode(bytes, charset)), theirs: seconds(() => new TextDecoder(charset).decode(bytes)), exodus: seconds(() => new Exodus(charset).decode(bytes)) };
}));

if (process.argv.includes('--browser')) {
  const { start, openPage } = await import('../web/browser.js');
  const session = await start();
  const { page } = await openPage(session.running);
  await page.goto(`${session.url}tests/web/fixture.html`);
  const rows = await page.evaluate(async ({ lines, megabytes }) => {
    const { Core } = await import('/web/host.js');
    const core = await Core.load(new URL('/build/wasm/duidu.wasm', location.href));
    const best = run => Math.min(...Array.from({ length: 60 }, () => { const before = performance.now(); run(); return (performance.now() - before) / 1000; }));
    return lines.map(({ charset, line }) => {
      const bytes = new Uint8Array(megabytes << 20);
      for (let at = 0; at < bytes.length; at += line.length) bytes.set(line.slice(0, bytes.length - at), at);
      return { charset, ours: best(() => core.decode(bytes, charset)), theirs: best(() => new TextDecoder(charset).decode(bytes)) };
    });
  }, { lines: decoded.map(({ charset, line }) => ({ charset, line: [...line] })), megabytes });
  tell(`Chromium ${session.running.version()}`, rows);
  await session.close();
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

/** @param {Uint8Array} bytes */
const told = bytes => {
  const handle = core.open(bytes);
  const { charset } = JSON.parse(core.report(handle));
  core.close(handle);
  return charset;
};
const answers = snippets.map(({ bytes }) => told(bytes));
const share = (chosen, right) => (100 * chosen.filter(right).length / chosen.length).toFixed(1);
console.log(`\nfinding the charset of ${snippets.length} snippets of our own sentences, % right`);
const rows = snippets.map((snippet, i) => ({ ...snippet, right: family(answers[i].name) === snippet.charset, confidence: answers[i].confidence,
  two: answers[i].candidates.slice(0, 2).some(({ name }) => name === snippet.charset),
  other: jschardet && family(jschardet.detect(Buffer.from(snippet.bytes))?.encoding) === snippet.charset }));
console.log('                duidu   jschardet');
for (const damage of Object.keys(damages))
  for (const [name, fits] of [['6-10 bytes', n => n <= 10], ['20 and more', n => n >= 20]]) {
    const chosen = rows.filter(row => row.damage === damage && fits(row.length));
    console.log(`${damage.padEnd(11)}${name.padEnd(12)}${share(chosen, row => row.right).padStart(5)} ${jschardet ? share(chosen, row => row.other).padStart(9) : '        -'}`);
  }
console.log(`among the first two candidates: ${share(rows, row => row.two)}`);
console.log('\nhow sure it is   snippets   % right');
for (const [low, high] of [[0, 0.5], [0.5, 0.8], [0.8, 0.95], [0.95, 0.99], [0.99, 1.01]]) {
  const chosen = rows.filter(row => row.confidence >= low && row.confidence < high);
  if (chosen.length) console.log(`${low.toFixed(2)}-${Math.min(high, 1).toFixed(2)} ${String(chosen.length).padStart(14)} ${share(chosen, row => row.right).padStart(9)}`);
}

const small = snippets.filter(({ length }) => length === 150).map(({ bytes }) => bytes);
const ours = seconds(() => small.forEach(bytes => core.decode(bytes)), 15);
console.log(`\nfinding and decoding ${small.length} snippets of 150 bytes: duidu ${(ours / small.length * 1e6).toFixed(0)} µs each`);
if (jschardet) {
  const theirs = seconds(() => small.forEach(bytes => jschardet.detect(Buffer.from(bytes))), 2);
  console.log(`finding alone: jschardet ${(theirs / small.length * 1e6).toFixed(0)} µs each, ${(theirs / ours).toFixed(0)} times as long`);
}
