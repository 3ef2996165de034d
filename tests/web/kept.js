// @ts-check
// The app keeps the reader's own documents on this machine for the next visit: the last ones, until they are told to go. The element alone keeps nothing.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import {findings, openFixture, openPage, root, start, until} from './browser.js';

/** @type {Awaited<ReturnType<typeof start>>} */
let site;
before(async () => { site = await start(); });
after(() => site.close());

const rules = text => ({name: '规则.txt', mimeType: 'text/plain', buffer: Buffer.from(text)});
const pair = ['regulation-2019.md', 'regulation-2024.md'].map(name => join(root, 'examples', name));

const names = page => until(page, () => {
  const root = document.querySelector('duidu-reader')?.shadowRoot, found = [...root?.querySelectorAll('.head .name') ?? []].map(each => each.textContent);
  return found.length && document.querySelector('duidu-reader')?.matches(':state(ready)') && root?.querySelector('.text:not([aria-busy])') && found;
});
const shows = (page, ...wanted) => until(page, wanted => [...document.querySelector('duidu-reader')?.shadowRoot?.querySelectorAll('.head .name') ?? []].map(each => each.textContent).join() === wanted, wanted.join());
const keptSays = (page, words) => until(page, words => document.querySelector('#kept:not([hidden])')?.textContent?.includes(words), words);

/** Until so many documents are kept. @param {import('playwright-core').Page} page @param {number} count */
const holds = (page, count) => until(page, async count => { const {kept} = await import(/** @type {any} */ ('./kept.js')); return Object.keys(await kept()).length === count; }, count);

/** The app, once the example stands. @param {object} [options] */
const openApp = async options => {
  const opened = await openPage(site.running, options);
  await opened.page.goto(`${site.url}dist/app/`);
  await names(opened.page);
  return opened;
};

test('a pair of one\'s own stands there again after a reload, without the example coming and going; the example is one click away, and so is the pair', async () => {
  const {page, faults} = await openApp();
  assert.equal(await page.isVisible('#kept'), false);
  await page.setInputFiles('#file', pair);
  await shows(page, 'regulation-2019.md', 'regulation-2024.md');
  await keptSays(page, '文件留在本机，下次还在。');
  await holds(page, 2);
  const requests = /** @type {string[]} */ ([]);
  page.on('request', request => requests.push(request.url()));
  await page.reload();
  await shows(page, 'regulation-2019.md', 'regulation-2024.md');
  await keptSays(page, '文件留在本机，下次还在。');
  assert.deepEqual(requests.filter(url => /examples\//.test(url)), []);
  assert.deepEqual(await findings(page), []);
  await page.selectOption('#example', '0');
  await shows(page, 'report.html', 'plan.md');
  await page.reload();
  await shows(page, 'report.html', 'plan.md');
  await page.selectOption('#example', 'own');
  await shows(page, 'regulation-2019.md', 'regulation-2024.md');
  assert.deepEqual(faults, []);
  await page.close();
});

test('one document alone, in its charset, stands there again; the next one opened joins it as 乙', async () => {
  const {page} = await openApp();
  await page.setInputFiles('#file', {name: 'gbk.txt', mimeType: 'text/plain', buffer: Buffer.from('b5dad2bbccf5a1a1b6c1d5dfd3a6b5b1b0aebba4cdbccae9a1a3', 'hex')});
  await keptSays(page, '下次还在');
  await page.reload();
  await shows(page, 'gbk.txt');
  assert.equal(await page.evaluate(() => /** @type {any} */ (document.querySelector('duidu-reader')).document.text), '第一条　读者应当爱护图书。');
  await page.setInputFiles('#file', rules('第一条　读者应当爱护图书和设备。'));
  await shows(page, 'gbk.txt', '规则.txt');
  await holds(page, 2);
  await page.reload();
  await shows(page, 'gbk.txt', '规则.txt');
  await page.close();
});

test('a file that the system opens with the app is what one sees, not what was kept', async () => {
  const {page} = await openApp();
  await page.setInputFiles('#file', pair);
  await holds(page, 2);
  await page.addInitScript(() => {
    const handle = {getFile: async () => { await new Promise(resolve => setTimeout(resolve, 300)); return new File(['第一条　只有一句话。'], '规则.txt'); }};
    Object.defineProperty(globalThis, 'launchQueue', {value: {setConsumer: take => take({files: [handle]})}});
  });
  await page.reload();
  await shows(page, '规则.txt');
  await holds(page, 1);
  await page.close();
});

test('forgotten, it is gone: the next visit begins with the example', async () => {
  const {page} = await openApp();
  await page.setInputFiles('#file', rules('第一条　只有一句话。'));
  await keptSays(page, '下次还在');
  await page.click('#forget');
  await until(page, () => /已清除/.test(document.querySelector('.notice:not([hidden])')?.textContent ?? ''));
  assert.equal(await page.evaluate(() => localStorage.getItem('duidu-kept')), null);
  await shows(page, '规则.txt');
  await page.reload();
  await shows(page, 'report.html', 'plan.md');
  assert.deepEqual(await page.locator('#example option').evaluateAll(all => all.map(each => each.value)), ['0', '1']);
  await page.close();
});

test('what is larger than twenty megabytes is not kept, and the app says so', async () => {
  const {page} = await openApp();
  await page.setInputFiles('#file', rules('第一条　只有一句话。'));
  await keptSays(page, '下次还在');
  await page.evaluate(() => document.querySelector('duidu-reader')?.dispatchEvent(new CustomEvent('duidu-read', {detail: {side: 'b', source: {bytes: new Uint8Array((20 << 20) + 1), options: {}}}})));
  await keptSays(page, '文件太大');
  assert.equal(await page.isVisible('#forget'), false);
  await page.reload();
  await shows(page, 'report.html', 'plan.md');
  await page.close();
});

test('a reader in another page keeps nothing', async () => {
  const {page} = await openPage(site.running);
  await openFixture(page, site.url, ['report.html', 'plan.md']);
  assert.deepEqual(await page.evaluate(async () => [(await indexedDB.databases()).length, localStorage.length]), [0, 0]);
  assert.ok(!/indexedDB/.test(readFileSync(join(root, 'dist/define.js'), 'utf8')));
  await page.close();
});
