#!/usr/bin/env node
// Pictures of the reader with the example pairs, in its main states: wide and as on a telephone, light, dark and with forced colours: build/screenshots/*.png.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build.mjs';
import { serve } from './serve.mjs';
import { browser, root, say, setUp } from './setup.mjs';

const wide = { width: 1360, height: 860 }, narrow = { width: 390, height: 844 };
const versions = reader => Object.assign(reader, { src: 'examples/regulation-2019.md', with: 'examples/regulation-2024.md' });
const inMenu = async (reader, menu, name) => {
  const named = (list, word) => [...list].find(button => button.textContent === word);
  named(reader.shadowRoot.querySelectorAll('.menu > button'), menu)?.click();
  while (!reader.shadowRoot.querySelector('.sheet')) await new Promise(requestAnimationFrame); // what it holds comes when it first opens
  if (name) named(reader.shadowRoot.querySelectorAll('.sheet button'), name)?.click();
};

/** What is done before the picture is taken, in the page. @type {Record<string, string>} */
const STATES = {
  first: '() => {}',
  versions: `reader => (${versions})(reader)`,
  parallel: `reader => { (${versions})(reader); reader.view = 'parallel'; }`,
  single: `reader => { (${versions})(reader); reader.view = 'read'; }`,
  evidence: 'reader => reader.next("repair") && reader.inspect("a", reader.document.repairs.find(repair => repair.kind === "frame_shift").span[0])',
  original: 'reader => reader.shadowRoot.querySelector("[data-original]").click()',
  figures: 'reader => reader.shadowRoot.querySelector("[data-filter=figures]").click()',
  threads: 'reader => reader.shadowRoot.querySelector("[data-filter=threads]").click()',
  references: `reader => (${inMenu})(reader, '更多', '指称')`,
  settings: `reader => (${inMenu})(reader, '版式')`,
  keys: `reader => (${inMenu})(reader, '更多', '按键')`,
};

/** @type {[name: string, states: string[], options: object][]} */
const SERIES = [
  ['wide-light', Object.keys(STATES), { viewport: wide, colorScheme: 'light' }],
  ['wide-dark', ['first', 'versions', 'keys', 'references'], { viewport: wide, colorScheme: 'dark' }],
  ['wide-forced', ['first', 'versions', 'keys'], { viewport: wide, forcedColors: 'active', reducedMotion: 'reduce' }],
  ['narrow-light', ['first', 'original', 'versions', 'evidence', 'references', 'settings', 'keys'], { viewport: narrow, colorScheme: 'light', hasTouch: true }],
  ['narrow-dark', ['first', 'versions'], { viewport: narrow, colorScheme: 'dark', hasTouch: true }],
];

await setUp({ builds: ['reader'], browser: true });
await build();
const { chromium } = await import('playwright-core');
const { server, url } = await serve(join(root, 'dist/app'));
const running = await chromium.launch({ executablePath: browser(), args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] });
mkdirSync(join(root, 'build/screenshots'), { recursive: true });

/** Until the reader has drawn everything. */
const settled = page => page.waitForFunction(() => {
  const reader = document.querySelector('duidu-reader');
  return reader?.matches(':state(ready)') && reader.shadowRoot?.querySelector('.text:not([aria-busy]) .unit');
}, undefined, { polling: 100 });

for (const [name, states, options] of SERIES)
  for (const state of states) {
    const page = await running.newPage({ locale: 'zh-CN', bypassCSP: true, ...options });
    page.on('console', message => { if (message.type() === 'error') say(`console: ${message.text()}`); });
    page.on('pageerror', error => say(`page: ${error.message}`));
    await page.goto(url);
    await settled(page);
    await page.evaluate(`(${STATES[state]})(document.querySelector('duidu-reader'))`);
    await page.waitForTimeout(600); // a panel's module, or the other pair, begins
    await settled(page);
    await page.waitForTimeout(300); // scrolling ends
    const path = join(root, `build/screenshots/${state}-${name}.png`);
    await page.screenshot({ path });
    say(path);
    await page.close();
  }
await running.close();
server.close();
