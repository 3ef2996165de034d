#!/usr/bin/env node
// How long a reader waits: pairs of growing size dropped on the real page at once. Work of the page's main thread by the browser's own clock, up to the first
// rows that can be read and up to the last; memory of the whole process, the worker and its WebAssembly included, beside that of an empty page.
//
//   node tests/web/measure.mjs [kilobytes…]          after `npm run build`; 100 1000 5000 unless told otherwise
//
// A pair is made of the example plan's sentences, shuffled by a fixed seed; side B has 22 % of its paragraphs edited, 3 % dropped, 3 % new, 2 % moved.
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {memoryOf, openPage, root, start, until} from './browser.js';

/** Numbers from 0 to 1 that are the same at every run. @param {number} seed */
const numbers = seed => () => {
  seed = (seed * 1664525 + 1013904223) >>> 0;
  return seed / 2 ** 32;
};

/** @param {number} bytes of one side @returns {[string, string]} */
const pairOf = bytes => {
  const next = numbers(7);
  const source = ['plan.md', 'regulation-2019.md', 'regulation-2024.md'].map(name => readFileSync(join(root, 'examples', name), 'utf8')).join('\n');
  const sentences = source.match(/[\u4e00-\u9fff][^。\n]{8,}。/g) ?? [];
  const paragraphs = [];
  for (let size = 0, n = 1; size < bytes; n++) {
    const paragraph = `第${n}段，${Array.from({length: 2 + Math.floor(next() * 4)}, () => sentences[Math.floor(next() * sentences.length)]).join('')}`;
    paragraphs.push(paragraph);
    size += paragraph.length * 3;
  }
  const other = [];
  for (const paragraph of paragraphs) {
    const chance = next();
    if (chance < 0.03) continue;
    const at = Math.floor(next() * paragraph.length);
    other.push(chance < 0.25 ? `${paragraph.slice(0, at)}新${paragraph.slice(at + 2)}` : paragraph);
    if (chance > 0.97) other.push(`新增一段。${sentences[Math.floor(next() * sentences.length)]}`);
  }
  for (let moves = paragraphs.length * 0.02; moves > 0; moves--) other.splice(Math.floor(next() * other.length), 0, ...other.splice(Math.floor(next() * other.length), 1));
  return [paragraphs.join('\n\n'), other.join('\n\n')];
};

/** What the page's main thread has worked so far, in milliseconds. @param {import('playwright-core').CDPSession} client */
const worked = async client => {
  const {metrics} = await client.send('Performance.getMetrics');
  const of = name => metrics.find(metric => metric.name === name)?.value ?? 0;
  return {task: of('TaskDuration') * 1000, heap: of('JSHeapUsedSize') / 2 ** 20, nodes: of('Nodes')};
};

/** Puts a pair into the page, so that getting it there counts for nothing. @param {import('playwright-core').Page} page @param {[string, string]} pair */
const bring = (page, pair) => page.evaluate(pair => { Object.assign(globalThis, {files: pair.map((text, index) => new File([text], `${'ab'[index]}.txt`))}); }, pair);

/** Opens the pair; resolves with the times when the first rows can be read. @param {import('playwright-core').Page} page */
const open = page => page.evaluate(async () => {
  const reader = /** @type {any} */ (document.querySelector('duidu-reader')), {files} = /** @type {any} */ (globalThis);
  const tasks = /** @type {number[]} */ ([]), start = performance.now(), at = /** @type {Record<string, number>} */ ({});
  new PerformanceObserver(list => tasks.push(...list.getEntries().map(entry => entry.duration))).observe({type: 'longtask'});
  for (const [name, event] of [['compared', 'duidu-compare'], ['read', 'duidu-read']]) reader.addEventListener(event, () => { at[name] = performance.now() - start; });
  reader.src = reader.with = null;
  const opened = Promise.all([reader.open(files[0], {side: 'a'}), reader.open(files[1], {side: 'b'})]);
  Object.assign(globalThis, {told: opened.then(() => ({done: performance.now() - start, tasks, changes: reader.comparison.changes.filter(change => change.op !== 'equal').length}))});
  while (!(at.compared && reader.matches(':state(ready)'))) await new Promise(resolve => setTimeout(resolve, 5));
  return {...at, ready: performance.now() - start};
});

/** The 95th of a hundred gaps between frames while the page scrolls, in milliseconds. @param {import('playwright-core').Page} page */
const frames = page => page.evaluate(async () => {
  const gaps = /** @type {number[]} */ ([]);
  let last = performance.now();
  for (let n = 0; n < 120; n++) {
    scrollBy(0, 40);
    await new Promise(resolve => requestAnimationFrame(resolve));
    gaps.push(performance.now() - last);
    last = performance.now();
  }
  return gaps.sort((one, other) => one - other)[Math.floor(gaps.length * 0.95)];
});

const site = await start({folder: 'dist/app'});
console.log('KB a side | read ms | compared ms | readable ms | main thread to readable ms | all rows ms | main thread in all ms | longest task ms | frame p95 ms | page heap MB | process MB | private MB | peak MB | nodes | changes');
const {page: empty} = await openPage(site.running);
const nothing = await memoryOf(site.running);
console.log(`an empty page: process ${Math.round(nothing.resident)} MB, private ${Math.round(nothing.private)} MB, peak ${Math.round(nothing.peak)} MB`);
await empty.close();
for (const kilobytes of process.argv.slice(2).map(Number).concat(process.argv.length > 2 ? [] : [100, 1000, 5000])) {
  const {page} = await openPage(site.running);
  const client = await page.context().newCDPSession(page);
  await client.send('Performance.enable', {timeDomain: 'threadTicks'});
  await page.goto(site.url);
  await until(page, () => document.querySelector('duidu-reader')?.matches(':state(ready)'));
  await bring(page, pairOf(kilobytes * 1000));
  const before = await worked(client);
  const at = await open(page);
  const readable = await worked(client);
  const told = await page.evaluate(() => /** @type {any} */ (globalThis).told);
  await page.waitForTimeout(300); // long tasks are told a little late
  const after = await worked(client), size = await memoryOf(site.running);
  console.log([kilobytes, at.read, at.compared, at.ready, readable.task - before.task, told.done, after.task - before.task, Math.max(0, ...told.tasks), await frames(page), after.heap, size.resident, size.private, size.peak, after.nodes, told.changes].map(Math.round).join(' | '));
  await page.close();
}
await site.close();
