// @ts-check
// Whether every file comes back from what was read of it, in WebAssembly: documents of our own, cut, joined, changed byte by byte and written in other
// charsets, and bytes drawn by chance. Each is read, and its bytes are made again from text, map and ledger alone.
//
//     node tests/score/undo.mjs [inputs [seed]]        build/wasm/duidu.wasm must stand; 100,000 inputs take a minute or two
import {readFileSync} from 'node:fs';
import {Core} from '../../web/host.js';

const file = (/** @type {string} */ name) => new Uint8Array(readFileSync(new URL(`../../${name}`, import.meta.url)));
const core = await Core.load(new URL('../../build/wasm/duidu.wasm', import.meta.url));
const [inputs = '100000', seed = '1'] = process.argv.slice(2);

/** A number below `below`. xorshift32, so that every machine draws the same inputs. */
let state = (Number(seed) * 2654435761 >>> 0) || 1;
const draw = (/** @type {number} */ below) => {
  state ^= state << 13, state >>>= 0, state ^= state >>> 17, state ^= state << 5, state >>>= 0;
  return state % below;
};

const wide = (/** @type {string} */ text) => new Uint8Array(Uint16Array.from(text, unit => unit.charCodeAt(0)).buffer);
const sources = ['examples/plan.md', 'examples/report.html', 'examples/regulation-2019.md', 'tests/bench/news.txt', 'tests/bench/page.html', 'tests/decode/sentences.txt',
  ...['escape', 'gloss', 'frame_shift', 'mojibake', 'blank', 'variant', 'lost', 'private_use', 'residue'].map(name => `tests/decode/repairs/${name}.cases`)].map(file);
sources.push(wide('\uFEFF第一条　为了规范数据处理，保障数据安全。\n\uD83D\uDE00 data\n'));
const labels = [...Array(15).fill(''), 'gb18030', 'big5', 'utf-8', 'utf-16le', 'windows-1252', 'iso-2022-jp', 'hz-gb-2312', 'euc-tw', 'shift_jis', 'euc-kr'];
const types = ['', '', 'text', 'html', 'markdown'];
const pieces = ['&amp;nbsp;', '%u56FD', '\\u56fd', '%E5%9B', '(guó)', '\uFFFD', '锟斤拷', '\u200B', '<p>', '</', '\n\n', '~{', '\x1B$B'].map(text => new TextEncoder().encode(text));

/** A length: most are small, for what goes wrong goes wrong at edges; one in a thousand has some kilobytes. */
const length = () => draw(1000) ? 1 << draw(8) | draw(256) >> draw(8) : draw(8192);
const stretch = () => {
  const source = sources[draw(sources.length)], begin = draw(source.length);
  return source.slice(begin, begin + length());
};
const joined = (/** @type {Uint8Array[]} */ ...parts) => new Uint8Array(Buffer.concat(parts));
const cut = (/** @type {Uint8Array} */ bytes, at = draw(bytes.length + 1)) => [bytes.slice(0, at), bytes.slice(at)];

/** @type {((bytes: Uint8Array) => Uint8Array)[]} */
const changes = [
  bytes => joined(bytes, stretch()),
  bytes => { const [head, tail] = cut(bytes); return joined(head, tail.slice(1)); },
  bytes => { const [head, tail] = cut(bytes); return joined(head, Uint8Array.of(draw(256)), tail); },
  bytes => { const [head, tail] = cut(bytes); return joined(head, pieces[draw(pieces.length)], tail); },
  bytes => { if (bytes.length) bytes[draw(bytes.length)] = draw(256); return bytes; },
  bytes => new TextEncoder().encode(Buffer.from(bytes).toString('latin1')),
  bytes => new TextEncoder().encode(new TextDecoder('gb18030').decode(bytes)),
  bytes => new TextEncoder().encode(new TextDecoder('big5').decode(bytes)),
  bytes => bytes.slice(draw(bytes.length + 1)),
  () => Uint8Array.from({length: draw(64)}, () => draw(256)),
];

const same = (/** @type {Uint8Array} */ a, /** @type {Uint8Array} */ b) => Buffer.compare(a, b) === 0;
const begun = performance.now();
let lost = 0;
for (let input = 0; input < Number(inputs); ++input) {
  let bytes = stretch();
  for (let times = draw(4); times > 0; --times) bytes = changes[draw(changes.length)](bytes);
  const options = {charset: labels[draw(labels.length)], type: types[draw(types.length)]};
  const handle = core.open(bytes, options);
  if (!same(core.undo(handle), bytes)) {
    ++lost;
    console.log(`input ${input} of seed ${seed} does not come back:`, options, Buffer.from(bytes).toString('hex'));
  }
  core.close(handle);
}
console.log(`${inputs} inputs of seed ${seed} read in ${((performance.now() - begun) / 1000).toFixed(0)} s; ${lost} did not come back`);
process.exitCode = lost ? 1 : 0;
