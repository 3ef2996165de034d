// The decoders in WebAssembly against an independent implementation of the Encoding Standard, @exodus/bytes: every shape of one and two bytes,
// every four-byte pointer of GB 18030 that begins a thousand, and broken forms.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TextDecoder as Reference } from '@exodus/bytes/encoding.js';
import { Core } from '../../web/host.js';
import { openPage, start } from './browser.js';

const core = await Core.load(new URL('../../build/wasm/duidu.wasm', import.meta.url));

const multiByte = ['utf-8', 'gb18030', 'gbk', 'big5', 'euc-jp', 'shift_jis', 'euc-kr', 'iso-2022-jp', 'utf-16le', 'utf-16be'];
const singleByte = ['ibm866', ...[2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16].map(n => `iso-8859-${n}`), 'koi8-r', 'koi8-u', 'macintosh', 'windows-874',
  ...[0, 1, 2, 3, 4, 5, 6, 7, 8].map(n => `windows-125${n}`), 'x-mac-cyrillic', 'x-user-defined'];

/** @param {string} charset @returns {(bytes: number[]) => boolean} whether both say the same */
const comparer = charset => {
  const reference = new Reference(charset);
  return bytes => core.decode(Uint8Array.from(bytes), charset) === reference.decode(Uint8Array.from(bytes));
};
/** @param {number[][]} wrong */
const told = wrong => wrong.slice(0, 8).map(bytes => bytes.map(byte => byte.toString(16)).join(' ')).join(', ');

for (const charset of multiByte)
  test(`${charset}: one and two bytes, alone and before A<`, () => {
    const same = comparer(charset), wrong = [];
    const check = bytes => { if (!same(bytes)) wrong.push(bytes); };
    for (let first = 0; first < 256; ++first) {
      check([first]);
      check([first, 0x41, 0x3c]);
      for (let second = 0; second < 256 && first >= 0x80; ++second) {
        check([first, second]);
        check([first, second, 0x41, 0x3c]);
      }
    }
    assert.equal(wrong.length, 0, told(wrong));
  });

test('every single-byte charset', () => {
  const all = Array.from({ length: 256 }, (_, byte) => byte);
  assert.deepEqual(singleByte.filter(charset => !comparer(charset)(all)), []);
});

test('gb18030: four bytes, whole, broken and cut', () => {
  const same = comparer('gb18030'), wrong = [];
  for (let pointer = 0; pointer < 126 * 12600; pointer += 97) {
    const bytes = [0x81 + Math.floor(pointer / 12600), 0x30 + Math.floor(pointer / 1260) % 10, 0x81 + Math.floor(pointer / 10) % 126, 0x30 + pointer % 10];
    for (const shape of [bytes, bytes.slice(0, 3), [...bytes.slice(0, 3), 0x41], [bytes[0], bytes[1], 0x41, bytes[3]], [...bytes.slice(0, 2), 0xff, 0x41]])
      if (!same(shape)) wrong.push(shape);
  }
  assert.equal(wrong.length, 0, told(wrong));
});

test('euc-jp: three bytes', () => {
  const same = comparer('euc-jp'), wrong = [];
  for (let second = 0x80; second < 256; ++second)
    for (let third = 0x20; third < 256; ++third) if (!same([0x8f, second, third, 0x41])) wrong.push([0x8f, second, third]);
  assert.equal(wrong.length, 0, told(wrong));
});

test('random bytes of every charset', () => {
  const edges = [0x1b, 0x24, 0x28, 0x42, 0x4a, 0x49, 0x40, 0x30, 0x39, 0x7f, 0x80, 0x81, 0x8e, 0x8f, 0xa1, 0xc2, 0xd8, 0xdc, 0xe0, 0xed, 0xf0, 0xf4, 0xfe, 0xff];
  let state = 18030;
  const random = limit => ((state = Math.imul(state, 1103515245) + 12345 >>> 0) >>> 8) % limit;
  for (const charset of multiByte) {
    const same = comparer(charset), wrong = [];
    for (let round = 0; round < 3000; ++round) {
      const bytes = Array.from({ length: random(24) }, () => random(3) ? edges[random(edges.length)] : random(256));
      if (!same(bytes)) wrong.push(bytes);
    }
    assert.equal(wrong.length, 0, `${charset}: ${told(wrong)}`);
  }
});

test('in a page, where strings are made without TextDecoder, every length and every plane comes through', async () => {
  const session = await start();
  try {
    const { page } = await openPage(session.running);
    await page.goto(`${session.url}tests/web/fixture.html`);
    const [direct, wrong] = await page.evaluate(async () => {
      const [{ Core }, { wideStrings }] = await Promise.all([import('/web/host.js'), import('/web/wide-strings.js')]);
      const core = await Core.load(new URL('/build/wasm/duidu.wasm', location.href));
      const text = '对读：“数字经济”𠮷野家☕ABC'.repeat(40);
      const bytes = new TextEncoder().encode(text);
      const wrong = Array.from({ length: bytes.length + 1 }, (_, length) => length)
        .filter(length => core.decode(bytes.subarray(0, length), 'utf-8') !== new TextDecoder().decode(bytes.subarray(0, length)));
      return [Boolean(wideStrings(core.exports.memory)), wrong];
    });
    assert.deepEqual(wrong, []);
    assert.equal(direct, true, 'this browser has string builtins, and the module that uses them must compile');
  } finally {
    await session.close();
  }
});

test('finding the charset alone: as a report says it', () => {
  const bytes = Uint8Array.from([0xd6, 0xd0, 0xb9, 0xfa, 0xd0, 0xc5, 0xcf, 0xa2, 0xbb, 0xaf, 0xb7, 0xa2, 0xd5, 0xb9, 0xb1, 0xa8, 0xb8, 0xe6]); // 中国信息化发展报告
  const found = core.detect(bytes, 'big5');
  assert.equal(found.name, 'gb18030');
  assert.match(found.why, /against the HTTP header \(big5\)/);
  const handle = core.open(bytes);
  const { charset } = JSON.parse(core.report(handle));
  core.close(handle);
  assert.deepEqual(core.detect(bytes), Object.fromEntries(Object.entries(charset).filter(([name]) => !name.startsWith('malformed'))));
});
