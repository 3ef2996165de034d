// @ts-check
// Whatever goes wrong is one sentence that says what to do, and one event; what stood there stays.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {openPage, start, until} from './browser.js';

/** @type {Awaited<ReturnType<typeof start>>} */
let site;
before(async () => { site = await start(); });
after(() => site.close());

/** Opens a file in a fresh reader that has a document open, and tells what the page heard and the reader said. @param {string} name @param {{worker?: string, url?: string, cancel?: boolean}} [how] */
const opened = async (name, {worker = 'fixture-worker.js', url, cancel = false} = {}) => {
  const {page, faults} = await openPage(site.running);
  await page.goto(`${site.url}tests/web/fixture.html`);
  await page.evaluate(async ([name, worker, url, cancel]) => {
    await customElements.whenDefined('duidu-reader');
    const reader = /** @type {any} */ (document.querySelector('duidu-reader')), known = /** @type {any} */ (globalThis);
    known.told = [];
    if (!worker.includes('bare')) await reader.open(new File(['x'], 'report.html'), {side: 'a'});
    reader.workerUrl = worker;
    reader.addEventListener('duidu-error', ({detail: {code, side, recoverable}}) => known.told.push(`${code} ${side} ${recoverable}`));
    const done = reader.open(url ? new URL(url) : new File(['x'], name), {side: 'a'}).catch(() => {});
    if (cancel) { await new Promise(resolve => reader.addEventListener('duidu-progress', ({detail}) => detail.phase === 'waiting' && setTimeout(resolve))); reader.cancel(); } // once it is with the worker
    await done;
  }, /** @type {[string, string, string|undefined, boolean]} */ ([name, worker, url, cancel]));
  await until(page, () => !!(/** @type {any} */ (globalThis).told.length));
  const seen = await until(page, () => { const status = document.querySelector('duidu-reader')?.shadowRoot?.querySelector('.status:not([hidden])'); return status && !status.querySelector('progress') && status.textContent; });
  const redrawn = await page.evaluate(async () => { const reader = /** @type {any} */ (document.querySelector('duidu-reader')); reader.strings = {}; await new Promise(resolve => setTimeout(resolve, 300)); return /** @type {any} */ (globalThis).told; });
  const units = await page.evaluate(() => document.querySelector('duidu-reader')?.shadowRoot?.querySelectorAll('.unit').length ?? 0);
  await page.close();
  return {told: redrawn, seen, units, faults};
};

const FAILURES = /** @type {[name: string, code: string, sentence: RegExp, how?: object][]} */ ([
  ['report.html', 'wasm-unsupported a false', /WebAssembly，请换用/, {worker: 'bare-worker.js'}],
  ['fails-csp-wasm.txt', 'csp-wasm a false', /请网站在 script-src 中加上 'wasm-unsafe-eval'/],
  ['fails-core-missing.txt', 'core-missing a true', /请检查部署/],
  ['fails-too-large.txt', 'too-large a true', /请分成几份再读/],
  ['fails-core-crash.txt', 'core-crash a true', /请再试一次/],
  ['', 'fetch-cors a true', /请先存到本机/, {url: 'http://127.0.0.1:1/a.html'}],
  ['', 'fetch-http a true', /HTTP 404。请检查网址/, {url: '404'}],
  ['long.txt', 'aborted a true', /已取消，原来的内容还在/, {cancel: true}],
  ['noise.bin', 'undecodable a true', /请换一份，或另存为文本/],
  ['picture.png', 'undecodable a true', /请先用文字识别/],
  ['guessed.txt', 'low-confidence a true', /编码可能是 gbk（40%），若是乱码可换：big5/],
  ['menu.html', 'no-article a true', /没有找到正文，全文照列。若少了内容，请/],
]);

for (const [name, code, sentence, how = {}] of FAILURES)
  test(`${code.split(' ')[0]}: a sentence with what to do, and one event (${name || 'an address'})`, async () => {
    const {told, seen, units} = await opened(name, /** @type {any} */ (how).url === '404' ? {url: `${site.url}nowhere.html`} : how);
    assert.deepEqual(told, [code], 'told once, and not again when the text is drawn anew');
    assert.match(seen, sentence);
    if (!/bare/.test(/** @type {any} */ (how).worker ?? '') && name !== 'picture.png') assert.ok(units > 3, 'text stands there');
  });

test('a page that is nothing but menus is shown whole, not folded', async () => {
  const {page} = await openPage(site.running);
  await page.goto(`${site.url}tests/web/fixture.html`);
  const folds = await page.evaluate(async () => {
    await customElements.whenDefined('duidu-reader');
    const reader = /** @type {any} */ (document.querySelector('duidu-reader'));
    await reader.open(new File(['x'], 'menu.html'), {side: 'a'});
    return reader.shadowRoot.querySelectorAll('.fold').length;
  });
  assert.equal(folds, 0);
  await page.close();
});

test('what is uncertain of both documents is said, and closed by one button for good', async () => {
  const {page} = await openPage(site.running);
  await page.goto(`${site.url}tests/web/fixture.html`);
  await page.evaluate(async () => {
    await customElements.whenDefined('duidu-reader');
    const reader = /** @type {any} */ (document.querySelector('duidu-reader'));
    await reader.open(new File(['x'], 'guessed.txt'), {side: 'a'});
    await reader.open(new File(['x'], 'noise.bin'), {side: 'b'});
  });
  const lines = () => page.evaluate(() => [...document.querySelector('duidu-reader')?.shadowRoot?.querySelectorAll('.doubts p') ?? []].map(each => each.textContent?.slice(0, 5)));
  await until(page, () => document.querySelector('duidu-reader')?.shadowRoot?.querySelectorAll('.doubts p').length === 2);
  assert.deepEqual(await lines(), ['甲 · 编', '乙 · 多']);
  await page.locator('duidu-reader .status > button').click();
  await page.evaluate(() => { /** @type {any} */ (document.querySelector('duidu-reader')).view = 'read'; });
  await until(page, () => !!document.querySelector('duidu-reader')?.shadowRoot?.querySelector('.text.read'));
  assert.deepEqual(await lines(), []);
  await page.close();
});
