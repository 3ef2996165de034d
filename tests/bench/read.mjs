#!/usr/bin/env node
// From the bytes of a page to its article, beside Readability and Defuddle on linkedom: how much of the article, how little else, and how fast.
//
//   npm run bench -- --pages FOLDER      node tests/bench/read.mjs --pages FOLDER [--seconds 60]
//
// FOLDER holds pages as mozilla/readability's test/test-pages does: */source.html and */expected.html. Without it there is only our own example,
// which says something about speed. F1 counts shingles of four tokens, a Han or kana character being one; means over the pages. The peers are given
// decoded text; duidu is given bytes, and segments and cross-references the article in the same time. A program that has used its seconds of processor
// time reads no further page; its row says how many it has read, in an order that mixes the pages. Then the core alone, native and in WebAssembly:
// from the bytes of a law, of pages and of long texts (duidu_bench_read makes them) to the report, without words: its UTF-8, natively and in
// WebAssembly, and then the string that JavaScript makes of it, before the JSON is read.
import { Readability } from '@mozilla/readability';
import { Defuddle } from 'defuddle/node';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseHTML } from 'linkedom';
import { Core } from '../../web/host.js';
import { option, row } from './statutes.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const core = await Core.load(new URL('../../build/wasm/duidu.wasm', import.meta.url));

/** @param {string} folder @returns {{bytes: Uint8Array, gold: string}[]} */
const pagesOf = folder => readdirSync(folder).filter(name => existsSync(join(folder, name, 'expected.html')))
  .map(name => ({ name, order: createHash('sha256').update(name).digest('hex') })).sort((a, b) => a.order < b.order ? -1 : 1)
  .map(({ name }) => ({ bytes: readFileSync(join(folder, name, 'source.html')), gold: readFileSync(join(folder, name, 'expected.html'), 'utf8') }));

const folder = option('pages', '');
const seconds = Number(option('seconds', '60'));
const slow = 5; // seconds; a page that took them is not read again to take the best of three
const example = readFileSync(join(root, 'examples/report.html'));
const pages = folder ? pagesOf(folder) : Array.from({ length: 20 }, () => ({ bytes: example, gold: '' }));

// ---- the programs: bytes to the text of the article ----

const inline = 'a|abbr|b|bdi|bdo|big|cite|code|del|dfn|em|font|i|img|ins|kbd|label|mark|q|s|samp|small|span|strike|strong|sub|sup|time|tt|u|var|wbr';
const withoutTags = markup => parseHTML(`<!doctype html><html><body>${markup.replace(new RegExp(`</?(?:${inline})\\b[^>]*>`, 'gi'), '').replace(/<[^>]*>/g, '\n')}</body></html>`).document.body.textContent;

const programs = {
  duidu: bytes => {
    const handle = core.open(bytes, { type: 'html' });
    const report = JSON.parse(core.report(handle));
    core.close(handle);
    const parents = new Set(report.blocks.map(({ parent }) => parent));
    const kept = report.blocks.filter(({ id, role }) => !parents.has(id) && !['boilerplate', 'title', 'byline'].includes(role));
    return kept.map(({ span: [begin, end] }) => report.text.slice(begin, end)).join('\n');
  },
  'Readability on linkedom': bytes => withoutTags(new Readability(parseHTML(new TextDecoder().decode(bytes)).document).parse()?.content ?? ''),
  'Defuddle on linkedom': async bytes => withoutTags((await Defuddle(parseHTML(new TextDecoder().decode(bytes)).document, 'https://example.org/', {}))?.content ?? ''),
};

console.error = console.warn = () => {}; // Defuddle tells of every page that it finds odd

// ---- judging ----

/** Shingles of four tokens, each with how often it stands there. @param {string} text @returns {Map<string, number>} */
const shingles = text => {
  const tokens = text.toLowerCase().match(/[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^\W_]+|[\u00c0-\u024f\u0370-\u1fff\uac00-\ud7af]+/g) ?? [], counts = new Map();
  for (let at = 0; at + 4 <= tokens.length; ++at) {
    const shingle = tokens.slice(at, at + 4).join(' ');
    counts.set(shingle, (counts.get(shingle) ?? 0) + 1);
  }
  return counts;
};
const sum = counts => [...counts.values()].reduce((all, one) => all + one, 0);
const grade = (found, gold) => {
  const [told, meant] = [shingles(found), shingles(gold)];
  const right = [...told].reduce((all, [shingle, count]) => all + Math.min(count, meant.get(shingle) ?? 0), 0);
  return right ? 2 * right / (sum(told) + sum(meant)) : Number(sum(told) === sum(meant));
};

const golds = pages.map(({ gold }) => withoutTags(gold));
const megabytes = pages.reduce((all, { bytes }) => all + bytes.length, 0) / 1e6;
console.log(`## From the bytes of a page to its article\n\n${pages.length} pages, ${megabytes.toFixed(1)} MB${folder ? '; what is right was written by Readability itself' : ', our own damaged example again and again'}\n`);
row(['', 'pages read', ...(folder ? ['F1'] : []), 'MB/s (processor time)', 'failed']);
row(['---', '---', ...(folder ? ['---'] : []), '---', '---']);
for (const [name, read] of Object.entries(programs)) {
  let right = 0, failed = 0, used = 0, spent = 0, done = 0, size = 0;
  for (const [at, { bytes }] of pages.entries()) {
    if (spent > seconds) break;
    let best = Infinity, text = '';
    for (let run = 0; run < 3 && (run === 0 || best < slow * 1e6); ++run) { // the first warms up
      const before = process.cpuUsage();
      try { text = await read(bytes); } catch { text = ''; failed += run === 0; }
      const { user, system } = process.cpuUsage(before);
      best = Math.min(best, user + system);
      spent += (user + system) / 1e6;
    }
    used += best / 1e6;
    right += folder ? grade(text, golds[at]) : 0;
    ++done;
    size += bytes.length / 1e6;
  }
  row([name, done, ...(folder ? [(right / done).toFixed(3)] : []), (size / used).toFixed(1), failed]);
}

// ---- the core alone ----

const texts = join(root, 'build/bench/read');
mkdirSync(texts, { recursive: true });
const native = spawnSync(join(root, 'build/bench/duidu_bench_read'), ['--benchmark_filter=bytes_to_report', '--benchmark_format=json'],
  { encoding: 'utf8', env: { ...process.env, DUIDU_BENCH_TEXTS: texts }, maxBuffer: 1 << 24 });

/** Processor time of the quickest of several readings, in seconds. @param {Uint8Array} bytes @param {string} type @param {(handle: number) => unknown} tell the report @returns {number} */
const readInWasm = (bytes, type, tell) => {
  const enough = 1e6; // microseconds
  let best = Infinity;
  for (let all = 0, runs = 0; all < enough || runs < 3; ++runs) {
    const before = process.cpuUsage();
    const handle = core.open(bytes, { type });
    tell(handle);
    core.close(handle);
    const { user, system } = process.cpuUsage(before);
    all += user + system;
    best = Math.min(best, user + system);
  }
  return best / 1e6;
};

console.log('\n## From bytes to the report, without words\n\nMB/s (processor time)\n');
row(['', 'MB', 'native', 'WebAssembly', 'WebAssembly, as a string']);
row(['---', '---', '---', '---', '---']);
const asBytes = handle => core.exports.duidu_report(handle, 0, 0, 0), asString = handle => core.report(handle);
for (const { name, label, bytes_per_second: speed } of JSON.parse(native.stdout).benchmarks) {
  const file = readdirSync(texts).find(each => each.startsWith(`${name.split('/')[1]}.`));
  const bytes = readFileSync(join(texts, file)), size = bytes.length / 1e6;
  const inWasm = tell => (size / readInWasm(bytes, file.slice(file.indexOf('.') + 1), tell)).toFixed(1);
  row([label, size.toFixed(2), (speed / 1e6).toFixed(1), inWasm(asBytes), inWasm(asString)]);
}
