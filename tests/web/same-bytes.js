// The core says the same in WebAssembly as natively, to the byte: the examples, and the documents that checkouts share where they are at hand.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Core } from '../../web/host.js';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const native = (words, input) => execFileSync(join(root, 'build/native/duidu'), words, { cwd: root, input, encoding: 'utf8', maxBuffer: 1 << 30 });
const core = await Core.load(new URL('../../build/wasm/duidu.wasm', import.meta.url));

/** Files below a folder, named from the root as the command line would name them. @param {string} folder */
const filesIn = folder => existsSync(join(root, folder))
  ? readdirSync(join(root, folder), { recursive: true, withFileTypes: true }).filter(entry => entry.isFile() && !entry.name.endsWith('.json'))
    .map(entry => relative(root, join(entry.path, entry.name))).sort()
  : [];

/** Reports are long: of two that differ, only the place where they part is shown. @param {string} wasm @param {string} native @param {string} name */
const same = (wasm, native, name) => {
  if (wasm === native) return;
  let at = 0;
  while (wasm[at] === native[at]) ++at;
  assert.fail(`${name}: from ${at} on, wasm says ${wasm.slice(at - 40, at + 40)} and native ${native.slice(at - 40, at + 40)}`);
};

/** @param {string} name @param {(handle: number) => void} use */
const opened = (name, use) => {
  const handle = core.open(readFileSync(join(root, name)), { name });
  try { return use(handle); } finally { core.close(handle); }
};

for (const folder of ['examples', '../shared/seeds', '../shared/data/compare/texts', '../shared/data/decode/detect'])
  test(`documents of ${folder} are read alike`, context => {
    const files = filesIn(folder).slice(0, 60);
    if (!files.length) return context.skip(`${folder} is not here`);
    const told = native(['read', '--batch', '--no-words'], files.map(name => `${name}\n`).join('')).trimEnd().split('\n');
    assert.equal(told.length, files.length);
    files.forEach((name, i) => same(opened(name, handle => core.report(handle)), told[i], name));
  });

test('bytes of every kind are read alike', () => {
  const bytes = new Uint8Array(100_000);
  for (let i = 0, state = 1; i < bytes.length; ++i) bytes[i] = (state = (state * 1103515245 + 12345) >>> 0) >>> 16;
  const handle = core.open(bytes, { name: '-' });
  same(core.report(handle, { withMap: true }), native(['read', '-', '--with-map', '--no-words'], bytes).trimEnd(), 'random bytes');
  core.close(handle);
});
