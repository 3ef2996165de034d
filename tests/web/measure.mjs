#!/usr/bin/env node
// How long a reader waits: pairs of growing size opened in the real page. Times of the page's main thread by the browser's own clock, memory of the page.
//
//   node tests/web/measure.mjs [kilobytes…]          after `npm run build`; 100 1000 5000 unless told otherwise
//
// A pair is made of the example plan's sentences, shuffled by a fixed seed; side B has 22 % of its paragraphs edited, 3 % dropped, 3 % new, 2 % moved.
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {openPage, root, start, until} from './browser.js';

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

const site = await start({folder: 'dist/app'});
console.log('KB a side | read ms | compared ms | first rows ms | all rows ms | main thread ms | longest task ms | frame p95 ms | heap MB | nodes | changes');
for (const kilobytes of process.argv.slice(2).map(Number).concat(process.argv.length > 2 ? [] : [100, 1000, 5000])) {
  const {page} = await openPage(site.running);
  const client = await page.context().newCDPSession(page);
  await client.send('Performance.enable', {timeDomain: 'threadTicks'});
  await page.goto(site.url);
  await until(page, () => document.querySelector('duidu-reader')?.matches(':state(ready)'));
  const pair = pairOf(kilobytes * 1000);
  const before = await worked(client);
  const told = await page.evaluate(async ([first, second]) => {
    const reader = /** @type {any} */ (document.querySelector('duidu-reader'));
    const tasks = /** @type {number[]} */ ([]);
    new PerformanceObserver(list => tasks.push(...list.getEntries().map(entry => entry.duration))).observe({type: 'longtask'});
    const start = performance.now(), at = /** @type {Record<string, number>} */ ({});
    for (const [name, event] of [['compared', 'duidu-compare'], ['read', 'duidu-read']]) reader.addEventListener(event, () => { at[name] = performance.now() - start; });
    reader.with = null;
    await reader.open(new File([first], 'a.txt'), {side: 'a'});
    const opened = reader.open(new File([second], 'b.txt'), {side: 'b'});
    while (!(at.compared && reader.matches(':state(ready)'))) await new Promise(resolve => setTimeout(resolve, 10));
    at.ready = performance.now() - start;
    await opened;
    at.done = performance.now() - start;
    await new Promise(resolve => setTimeout(resolve, 300));
    return {...at, longest: Math.max(0, ...tasks), changes: reader.comparison.changes.filter(change => change.op !== 'equal').length};
  }, pair);
  const after = await worked(client);
  const frames = await page.evaluate(async () => {
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
  const round = value => Math.round(value);
  console.log([kilobytes, round(told.read), round(told.compared), round(told.ready), round(told.done), round(after.task - before.task), round(told.longest), round(frames), round(after.heap), after.nodes, told.changes].join(' | '));
  await page.close();
}
await site.close();
