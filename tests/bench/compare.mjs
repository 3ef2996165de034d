#!/usr/bin/env node
// The comparison beside its peers, in one run: made-up statutes of 10 KB to 10 MB, edited by a generator that knows where every character came from.
//
//   npm run bench             all sizes; node tests/bench/compare.mjs [--sizes 10000,100000] [--level light|medium|heavy] [--seconds 60]
//
// Each peer runs in a process of its own, with a time limit. Judged by characters: a character of b is right when it is traced to the very character
// of a that it came from (F1 over all of b); edits are the reported insertions and deletions against the true ones. CPU seconds, start-up left out.
import { execFileSync, fork, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { folderOf, makeTexts, nameOfSize, option, row } from './statutes.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

// ---- the peers: each gives stretches [a, b, length] that correspond ----

/** @type {Record<string, (a: string, b: string, folder: string) => Promise<number[][]>>} */
const peers = {
  'diff-match-patch': async (a, b) => {
    const { default: Patch } = await import('diff-match-patch');
    const patch = new Patch();
    patch.Diff_Timeout = 0;
    return walk(patch.diff_main(a, b).map(([op, text]) => ({ added: op === 1, removed: op === -1, value: text })));
  },
  'diff-match-patch, 1 s as shipped': async (a, b) => {
    const { default: Patch } = await import('diff-match-patch');
    return walk(new Patch().diff_main(a, b).map(([op, text]) => ({ added: op === 1, removed: op === -1, value: text })));
  },
  'jsdiff characters': async (a, b) => walk((await import('diff')).diffChars(a, b)),
  'jsdiff lines': async (a, b) => walk((await import('diff')).diffLines(a, b)),
  'VS Code': async (a, b) => {
    const { linesDiffComputers } = (await import('vscode-diff')).default;
    const [from, to] = [a.split('\n'), b.split('\n')];
    const found = linesDiffComputers.getDefault().computeDiff(from, to, { ignoreTrimWhitespace: false, computeMoves: true, maxComputationTimeMs: 0 });
    return fromRanges(from, to, found);
  },
  'git, a sentence a line': async (a, b, folder) => {
    const cut = text => text.split(/(?<=[。\n])/), files = { 'a.lines': a, 'b.lines': b };
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), cut(text).map(line => `${line.replace('\n', '~')}\n`).join(''));
    const told = spawnSync('git', ['diff', '--no-index', '--histogram', '-U99999999', 'a.lines', 'b.lines'], { cwd: folder, maxBuffer: 1 << 30, encoding: 'utf8' }).stdout;
    return walk(told.slice(told.indexOf('\n@@') + 1).split('\n').slice(1, -1).map(line => ({ added: line[0] === '+', removed: line[0] === '-', value: line.slice(1) })));
  },
};

function walk(parts) {
  const out = [];
  let a = 0, b = 0;
  for (const { added, removed, value } of parts) {
    if (!added && !removed) out.push([a, b, value.length]);
    if (!added) a += value.length;
    if (!removed) b += value.length;
  }
  return out;
}

function fromRanges(from, to, found) {
  const begins = lines => { let at = 0; return lines.map(line => { const begin = at; at += line.length + 1; return begin; }).concat(Infinity); };
  const [inA, inB] = [begins(from), begins(to)], [a, b] = [from.join('\n').length, to.join('\n').length], out = [];
  const place = (starts, length, line, column) => Math.min(length, (starts[line - 1] ?? length) + column - 1);
  const between = (edges, [a0, a1], [b0, b1]) => {
    let x = a0, y = b0;
    for (const [p, q, r, s] of edges) { out.push([x, y, Math.min(p - x, r - y)]); x = q, y = s; }
    out.push([x, y, Math.min(a1 - x, b1 - y)]);
  };
  const edgesOf = changes => changes.flatMap(change => change.innerChanges ?? []).map(({ originalRange: o, modifiedRange: m }) => [
    place(inA, a, o.startLineNumber, o.startColumn), place(inA, a, o.endLineNumber, o.endColumn),
    place(inB, b, m.startLineNumber, m.startColumn), place(inB, b, m.endLineNumber, m.endColumn)]);
  between(edgesOf(found.changes), [0, a], [0, b]);
  for (const { lineRangeMapping: { original: o, modified: m }, changes } of found.moves)
    between(edgesOf(changes), [place(inA, a, o.startLineNumber, 1), place(inA, a, o.endLineNumberExclusive, 1)], [place(inB, b, m.startLineNumber, 1), place(inB, b, m.endLineNumberExclusive, 1)]);
  return out.filter(([, , length]) => length > 0);
}

// ---- judging ----

function judge(folder, stretches) {
  const bytes = readFileSync(join(folder, 'origin')), gold = new Int32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
  const lengthOfA = readFileSync(join(folder, 'a.txt'), 'utf8').length, found = new Int32Array(gold.length).fill(-1), used = new Uint8Array(lengthOfA);
  for (const [a, b, length] of stretches) for (let n = 0; n < length; ++n) found[b + n] = a + n, used[a + n] = 1;
  let right = 0, told = 0, true_ = 0;
  for (let at = 0; at < gold.length; ++at) {
    told += found[at] >= 0;
    true_ += gold[at] >= 0;
    right += found[at] >= 0 && found[at] === gold[at];
  }
  const reported = lengthOfA - used.reduce((sum, one) => sum + one, 0) + gold.length - told, edits = Number(readFileSync(join(folder, 'edits'), 'utf8'));
  return { f1: 200 * right / (told + true_), excess: reported / edits };
}

/** In a child process: one peer on one pair. */
async function runPeer(name, folder) {
  const [a, b] = ['a.txt', 'b.txt'].map(file => readFileSync(join(folder, file), 'utf8'));
  const before = [process.cpuUsage(), process.resourceUsage()];
  const children = () => { const { user, system } = childTimes(); return user + system; };
  const childBefore = children(), stretches = await peers[name](a, b, folder), used = process.cpuUsage(before[0]);
  process.send({ ...judge(folder, stretches), seconds: (used.user + used.system) / 1e6 + children() - childBefore });
}

/** CPU seconds of ended child processes (git), from /proc; nothing where there is none. */
function childTimes() {
  try {
    const fields = readFileSync('/proc/self/stat', 'utf8').split(') ')[1].split(' ');
    return { user: Number(fields[13]) / 100, system: Number(fields[14]) / 100 };
  } catch { return { user: 0, system: 0 }; }
}

const inChild = (name, folder, seconds) => new Promise(resolve => {
  const child = fork(fileURLToPath(import.meta.url), ['--peer', name, folder], { execArgv: ['--max-old-space-size=6000'], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  const timer = setTimeout(() => child.kill(), seconds * 1000);
  let result = null;
  child.on('message', message => { result = message; });
  child.on('exit', () => { clearTimeout(timer); resolve(result); });
});

function ours(folders) {
  const told = execFileSync(join(root, 'build/bench/duidu_bench_compare'), ['--benchmark_format=json', '--benchmark_min_time=0.3'],
    { env: { ...process.env, DUIDU_COMPARE_TEXTS: folders.join(':') }, encoding: 'utf8', maxBuffer: 1 << 26, stdio: ['ignore', 'pipe', 'ignore'] });
  return new Map(JSON.parse(told).benchmarks.map(({ name, cpu_time }) => [name, cpu_time / 1000]));
}

/** The comparison alone in WebAssembly, on documents that were read: CPU seconds, the best of some rounds of a third of a second. */
async function inWasm(folder) {
  const { Core } = await import('../../web/host.js');
  const core = await Core.load(new URL('../../build/wasm/duidu.wasm', import.meta.url));
  const [a, b] = ['a.txt', 'b.txt'].map(file => core.open(readFileSync(join(folder, file))));
  const round = times => {
    const before = process.cpuUsage();
    for (let n = 0; n < times; ++n) core.comparing(a, b, { mode: 'versions' }, () => {});
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1e6 / times;
  };
  for (const end = Date.now() + 3000; Date.now() < end;) round(1); // V8 compiles what runs often anew, in threads whose work would count
  const times = Math.max(1, Math.ceil(0.3 / round(1)));
  return Math.min(...Array.from({ length: 6 }, () => round(times)));
}

if (process.argv[2] === '--peer') {
  await runPeer(process.argv[3], process.argv[4]);
  process.exit(0);
}
const sizes = option('sizes', '10000,100000,1000000,10000000').split(',').map(Number), level = option('level', 'medium'), seconds = Number(option('seconds', 60));
const cell = result => result ? `${result.f1.toFixed(1)} · ${result.excess.toFixed(2)} · ${result.seconds.toFixed(3)} s` : `over ${seconds} s`;
for (const size of sizes) makeTexts(size, level);
const times = ours(sizes.map(size => folderOf(size, level)));
console.log(`## Comparing\n\nStatutes of our own with ${level} edits: character F1 · edits reported for each true one · CPU seconds\n`);
row(['', ...sizes.map(nameOfSize)]);
row(['---', ...sizes.map(() => '---')]);
row(['duidu', ...sizes.map(size => cell({ ...judge(folderOf(size, level), JSON.parse(readFileSync(join(folderOf(size, level), 'duidu.json'), 'utf8'))), seconds: times.get(folderOf(size, level)) }))]);
const wasm = [];
for (const size of sizes) {
  const time = await inWasm(folderOf(size, level));
  wasm.push(`${time.toFixed(3)} s, ${(time / times.get(`${folderOf(size, level)} read`)).toFixed(2)} × native`);
}
row(['duidu in WebAssembly', ...wasm]);
for (const name of Object.keys(peers)) {
  const results = [];
  for (const size of sizes) results.push(results.length && !results.at(-1) ? null : await inChild(name, folderOf(size, level), seconds));
  row([name, ...results.map(cell)]);
}
if (sizes.length > 1) {
  const [small, large] = [sizes.at(Math.max(0, sizes.length - 3)), sizes.at(-1)];
  const growth = Math.log(times.get(folderOf(large, level)) / times.get(folderOf(small, level))) / Math.log(large / small);
  console.log(`\ngrowth of duidu from ${small} to ${large} bytes: n^${growth.toFixed(2)}`);
}
