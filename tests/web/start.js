// @ts-check
// The core starts ahead: a page that will want it need not wait for the reader's own program before the core is on its way.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {openPage, start, until} from './browser.js';

/** @type {Awaited<ReturnType<typeof start>>} */
let site;
before(async () => { site = await start(); });
after(() => site.close());

/** A page of our own, whose reader's program comes only when it is let in. @param {string} html */
const openHeld = async html => {
  const {page, faults} = await openPage(site.running);
  let letIn = () => {};
  const held = new Promise(resolve => { letIn = () => resolve(undefined); });
  await page.route('**/page.html', route => route.fulfill({contentType: 'text/html', body: `<!DOCTYPE html><html lang="zh-Hans"><link rel="icon" href="data:,"><title>页</title>${html}</html>`}));
  await page.route('**/dist/define.js', async route => { await held; await route.continue(); });
  const asked = /** @type {string[]} */ ([]);
  page.on('request', request => asked.push(new URL(request.url()).pathname));
  await page.goto(`${site.url}page.html`, {waitUntil: 'commit'});
  return {page, faults, letIn, asked};
};

const SCRIPT = '<script type="module" src="/dist/duidu.js"></script>';
const READER = '<duidu-reader src="/examples/regulation-2019.md"></duidu-reader>';
const text = page => until(page, () => !!document.querySelector('duidu-reader')?.shadowRoot?.querySelector('.unit'));
/** @param {string[]} asked @param {string} name */
const times = (asked, name) => asked.filter(path => path.endsWith(name)).length;

/** @param {() => boolean} question */
const comesTrue = async question => {
  for (let tries = 0; tries < 200 && !question(); tries++) await new Promise(resolve => setTimeout(resolve, 50));
  return question();
};

test('a reader in the page: its core is on its way before its own program, and there is one of each', async () => {
  const {page, faults, letIn, asked} = await openHeld(SCRIPT + READER);
  assert.ok(await comesTrue(() => page.workers().length === 1 && times(asked, '/duidu.wasm') === 1), asked.join(' '));
  letIn();
  await text(page);
  assert.equal(page.workers().length, 1);
  assert.equal(times(asked, '/duidu.wasm'), 1);
  assert.deepEqual(faults, []);
  await page.close();
});

test('a page that preloads the core will make its reader later', async () => {
  const {page, letIn} = await openHeld(`<link rel="preload" as="fetch" crossorigin href="/dist/duidu.wasm">${SCRIPT}`);
  assert.ok(await comesTrue(() => page.workers().length === 1));
  letIn();
  await page.evaluate(() => customElements.whenDefined('duidu-reader').then(() => document.body.append(Object.assign(document.createElement('duidu-reader'), {src: '/examples/regulation-2019.md'}))));
  await text(page);
  assert.equal(page.workers().length, 1);
  await page.close();
});

test('a page that only reads by script, or whose reader waits, starts none', async () => {
  for (const html of ['', '<duidu-reader></duidu-reader>', READER.replace('src=', 'loading="click" src='), `<p style="height: 5000px"></p>${READER.replace('src=', 'loading="lazy" src=')}`]) {
    const {page, letIn, asked} = await openHeld(SCRIPT + html);
    letIn();
    await page.evaluate(() => customElements.whenDefined('duidu-reader').then(() => true));
    await page.waitForTimeout(100);
    assert.equal(page.workers().length, 0, html);
    assert.equal(times(asked, '/duidu.wasm'), 0);
    await page.close();
  }
});

test('a worker that fails before the reader listens: the reader works on the page itself and says so', async () => {
  const {page, letIn, asked} = await openHeld(SCRIPT + READER.replace('src=', 'worker-url="/nowhere.js" src='));
  assert.ok(await comesTrue(() => times(asked, '/nowhere.js') === 1));
  await page.waitForTimeout(300); // the failure is told to nobody
  letIn();
  await text(page);
  assert.match(await page.evaluate(() => document.querySelector('duidu-reader')?.shadowRoot?.querySelector('.status')?.textContent ?? ''), /后台线程被拦/);
  await page.close();
});
