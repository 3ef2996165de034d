#!/usr/bin/env node
// The reader beside the programs that pages set two texts side by side with, in Chromium, cold: from opening the page until both texts can be read (the
// beginnings of both are painted, with or without marks), until the differences are shown, what the main thread worked, its longest task, and the page's memory: resident at its peak, and private at the end.
//
//   npm run bench             node tests/bench/reader.mjs [--sizes 20000,1000000,5000000] [--seconds 60] [--runs 3]
//
// Statutes of our own, edited (statutes.mjs). Each program in a fresh browser, wrapping its lines; the median of the runs.
import { build } from 'esbuild';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { memoryOf, openPage, root, start } from '../web/browser.js';
import { folderOf, makeTexts, nameOfSize, option, row } from './statutes.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const folder = join(root, 'build/bench/reader');
const sizes = option('sizes', '20000,1000000,5000000').split(',').map(Number), seconds = Number(option('seconds', '60')), runs = Number(option('runs', '3'));
const programs = ['duidu', 'monaco', 'codemirror', 'diff2html'];
const names = { duidu: 'duidu', monaco: 'Monaco diff editor', codemirror: 'CodeMirror merge', diff2html: 'diff2html' };
/** What the head of each program's page holds, as its makers recommend. */
const heads = { duidu: '<script type="module" async src="/dist/duidu.js"></script><link rel="modulepreload" href="/dist/start.js"><link rel="modulepreload" href="/dist/define.js"><link rel="preload" as="fetch" crossorigin href="/dist/duidu.wasm">', monaco: '<link rel="stylesheet" href="monaco.css">', diff2html: '<link rel="stylesheet" href="/tests/bench/node_modules/diff2html/bundles/css/diff2html.min.css">' };

const bundled = { bundle: true, minify: true, format: 'esm', outdir: folder, loader: { '.ttf': 'dataurl' }, logLevel: 'error', external: ['/dist/*'] };
await build({ ...bundled, entryPoints: programs.map(name => join(here, 'reader', `${name}.js`)) });
await build({ ...bundled, format: 'iife', entryPoints: { 'monaco-worker': 'monaco-editor/editor/editor.worker.js' }, absWorkingDir: here });

/** The page of one program on one pair; told fills as things happen. @param {string} program @param {string} texts address of the pair's folder */
const pageOf = (program, texts) => `<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><title>${program}</title>${heads[program] ?? ''}
<style>body{margin:0}#place{height:100vh;overflow:auto}</style><div id="place"></div><script type="module">
const told = window.told = {}, tasks = [];
new PerformanceObserver(list => tasks.push(...list.getEntries())).observe({ type: 'longtask', buffered: true });
window.longest = () => Math.max(0, ...tasks.map(({ duration }) => duration));
const tell = what => requestAnimationFrame(() => setTimeout(() => { told[what] ??= performance.now(); })); // when it is painted
const [{ open }, a, b] = await Promise.all([import('./${program}.js'), ...['a.txt', 'b.txt'].map(async name => (await fetch('${texts}/' + name)).text())]);
await open(document.getElementById('place'), a, b, tell);
told.built = true;
</script>`;

const settled = 2000; // milliseconds: a browser that has just started loads a page of its own first, and cores that do so measure that

/** One program on one pair in a fresh browser; undefined where it took too long. @param {string} program @param {number} size */
async function measured(program, size) {
  writeFileSync(join(folder, 'page.html'), pageOf(program, `/build/bench/compare/${size}-medium`));
  const site = await start();
  try {
    const { page } = await openPage(site.running);
    await page.waitForTimeout(settled);
    const client = await page.context().newCDPSession(page);
    await client.send('Performance.enable');
    page.setDefaultTimeout(seconds * 1000);
    await page.goto(`${site.url}build/bench/reader/page.html`, { waitUntil: 'commit' });
    await page.waitForFunction(() => window.told?.shown && window.told?.compared && window.told?.built, null, { polling: 100 });
    await page.waitForTimeout(500); // what comes when all is built counts, too
    const { metrics } = await client.send('Performance.getMetrics');
    const { shown, compared, longest } = await page.evaluate(() => ({ ...window.told, longest: window.longest() }));
    return { shown, compared, longest, worked: 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0), ...await memoryOf(site.running) };
  } catch (error) {
    if (!/Timeout|crashed|closed/.test(String(error))) throw error;
  } finally {
    await site.close();
  }
}

const median = values => values.sort((one, other) => one - other)[Math.floor(values.length / 2)];

console.log('## Two texts side by side in a page\n');
console.log('Milliseconds from opening the page, cold: both texts to be read (their beginnings painted, marked or not) · differences shown · work of the main thread · its longest task · memory of the page at its peak, MB · private at the end, MB\n');
const blank = await start();
await openPage(blank.running);
const { peak, private: own } = await memoryOf(blank.running);
await blank.close();
console.log(`An empty page: ${Math.round(peak)} MB at its peak, ${Math.round(own)} MB private.\n`);
row(['', ...sizes.map(nameOfSize)]);
row(['---', ...sizes.map(() => '---')]);
for (const size of sizes) makeTexts(size, 'medium');
for (const program of programs) {
  const cells = [];
  for (const size of sizes) {
    const told = [];
    for (let run = 0; run < runs; ++run) {
      const result = await measured(program, size);
      if (!result) break; // too slow once is too slow
      told.push(result);
    }
    const of = key => Math.round(median(told.map(each => each[key])));
    cells.push(told.length < runs ? `over ${seconds} s` : ['shown', 'compared', 'worked', 'longest', 'peak', 'private'].map(of).join(' · '));
  }
  row([names[program], ...cells]);
}
