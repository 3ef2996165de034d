#!/usr/bin/env node
// Every test there is: the Catch2 tests natively, the same tests in WebAssembly, and the pages in a real browser (tests/web).
// The last line counts them all: `N passed, N failed`. A suite in which nothing ran has failed.
//
//   npm test                       all of it
//   npm test -- native wasm web    some of it
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root, say, setUp } from './setup.mjs';

/** Runs a suite before the reader's eyes and keeps what it said. */
const show = (command, words) => new Promise(done => {
  const child = spawn(command, words, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', part => { said += part; process.stdout.write(part); });
  child.on('error', error => done({ status: 1, said: error.message })).on('close', status => done({ status, said }));
});

/** Catch2's last words: `All tests passed (10 assertions in 3 test cases)`, or `test cases: 3 | 1 passed | 1 failed | 1 skipped`. */
function countsOfCatch(said) {
  const whole = said.match(/All tests passed \(.* in (\d+) test cases?\)/);
  if (whole) return { passed: Number(whole[1]), failed: 0 };
  const line = said.match(/^test cases:.*$/m)?.[0] ?? '';
  const number = word => Number(line.match(new RegExp(`(\\d+) ${word}`))?.[1] ?? 0);
  return { passed: number('passed'), failed: number('failed'), skipped: number('skipped') };
}

async function catch2(command, words) {
  const { status, said } = await show(command, words);
  return { status, ...countsOfCatch(said) };
}

/** The files of tests/web that hold tests; others there are helpers. */
function webTests(folder = join(root, 'tests/web')) {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
  const files = entries.filter(entry => entry.isFile() && /\.m?js$/.test(entry.name)).map(entry => join(entry.path ?? entry.parentPath, entry.name));
  return files.filter(file => /from ['"]node:test['"]/.test(readFileSync(file, 'utf8'))).sort();
}

async function web() {
  const files = webTests();
  if (!files.length) return { status: 1, passed: 0, failed: 0 };
  const tap = join(root, 'build/web.tap');
  mkdirSync(join(root, 'build'), { recursive: true });
  const { status } = await show(process.execPath, ['--test', '--test-reporter=spec', '--test-reporter-destination=stdout',
    '--test-reporter=tap', `--test-reporter-destination=${tap}`, '--test-concurrency=1', ...files]);
  const told = readFileSync(tap, 'utf8');
  const number = word => Number(told.match(new RegExp(`^# ${word} (\\d+)$`, 'm'))?.[1] ?? 0);
  return { status, passed: number('pass'), failed: number('fail') + number('cancelled'), skipped: number('skipped') };
}

const suites = {
  native: { builds: ['native'], run: () => catch2(join(root, 'build/native/duidu_tests'), []) },
  wasm: { builds: ['wasm'], run: () => catch2(process.execPath, ['--no-warnings', 'wasm/test-host.mjs', 'build/wasm/duidu_tests.wasm', '--colour-mode', 'none']) },
  web: { builds: ['native', 'reader'], browser: true, run: async () => { await (await import('./build.mjs')).build(); return web(); } },
};

const words = process.argv.slice(2);
const unknown = words.find(word => !suites[word]);
if (unknown) { say(`no suite is called ${unknown}; there are ${Object.keys(suites).join(', ')}`); process.exit(2); }
const names = words.length ? words : Object.keys(suites);
const chosen = names.map(name => suites[name]);
await setUp({ builds: [...new Set(chosen.flatMap(suite => suite.builds))], browser: chosen.some(suite => suite.browser) });

let [passed, failed] = [0, 0];
for (const name of names) {
  say(`testing: ${name}`);
  const result = await suites[name].run();
  const nothingRan = result.passed + result.failed === 0;
  const brokeOff = result.status !== 0 && result.failed === 0;
  if (nothingRan || brokeOff) say(`${name}: ${nothingRan ? 'no test ran' : `the tests broke off (exit ${result.status})`}`);
  passed += result.passed;
  failed += nothingRan || brokeOff ? 1 : result.failed;
  if (result.skipped) say(`${name}: ${result.skipped} skipped`);
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
