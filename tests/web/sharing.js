// @ts-check
// What comes to the app from outside: files shared by another app go through the service worker, files opened by the system through the launch queue.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import {openPage, root, start, until} from './browser.js';

/** @type {Awaited<ReturnType<typeof start>>} */
let site;
before(async () => { site = await start({folder: 'dist/app'}); });
after(() => site.close());

/** The app with its service worker in charge, as on a second visit. */
const installed = async () => {
  const opened = await openPage(site.running);
  await opened.page.goto(site.url);
  await opened.page.evaluate(async () => { await navigator.serviceWorker.ready; });
  await opened.page.reload();
  await until(opened.page, () => !!navigator.serviceWorker.controller);
  return opened;
};

/** Shares as a share sheet would, and goes where the worker sends the app. @param {import('playwright-core').Page} page @param {Record<string, string>} words @param {[name: string, text: string][]} files */
const share = async (page, words, files = []) => {
  const sent = await page.evaluate(async ([words, files]) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(words)) form.set(name, value);
    for (const [name, text] of files) form.append('files', new File([text], name, {type: 'text/markdown'}));
    return (await fetch('share', {method: 'POST', body: form, redirect: 'manual'})).type;
  }, /** @type {[Record<string, string>, [string, string][]]} */ ([words, files]));
  assert.equal(sent, 'opaqueredirect');
  await page.goto(`${site.url}?shared`);
};

const names = page => until(page, () => {
  const {document: first, comparison} = /** @type {any} */ (document.querySelector('duidu-reader'));
  return document.body.classList.contains('own') && (comparison ? [comparison.a.source.name, comparison.b.source.name] : first && [first.source.name]);
});

test('two files that another app shares are opened as 甲 and 乙, and the address forgets them', async () => {
  const {page, faults} = await installed();
  await share(page, {title: '条例'}, [['旧 条例.md', '# 条例\n\n第一条　每五年普查一次。'], ['新条例.md', '# 条例\n\n第一条　每三年普查一次。']]);
  await until(page, () => !!/** @type {any} */ (document.querySelector('duidu-reader')).comparison);
  assert.deepEqual(await names(page), ['旧 条例.md', '新条例.md']);
  assert.equal(new URL(page.url()).search, '');
  assert.equal(await page.evaluate(() => caches.has('shared')), false);
  assert.deepEqual(faults, []);
  await page.close();
});

test('words that are shared are read; without any, the app says what to do', async () => {
  const {page} = await installed();
  await share(page, {text: '第一条　分享来的一段话，应当能够读到。'});
  await until(page, () => /分享来的一段话/.test(/** @type {any} */ (document.querySelector('duidu-reader')).document?.text ?? ''));
  assert.equal(await page.evaluate(() => /** @type {any} */ (document.querySelector('duidu-reader')).comparison), null, 'nothing of the example stands beside it');
  await share(page, {});
  await until(page, () => /没有收到分享的内容.*打开/.test(document.querySelector('.notice:not([hidden])')?.textContent ?? ''));
  await page.click('.notice button');
  assert.equal(await page.isVisible('.notice'), false);
  await page.close();
});

test('files that the system opens with the app come by the launch queue; one that is gone is passed over', async () => {
  const {page, faults} = await openPage(site.running);
  const files = ['regulation-2019.md', 'regulation-2024.md'].map(name => [name, readFileSync(join(root, 'examples', name), 'utf8')]);
  await page.addInitScript(files => {
    const handles = files.map(([name, text]) => ({getFile: async () => new File([text], name)}));
    const gone = {getFile: async () => { throw new DOMException('gone', 'NotFoundError'); }};
    Object.defineProperty(globalThis, 'launchQueue', {value: {setConsumer: take => take({files: [gone, ...handles]})}});
  }, files);
  await page.goto(site.url);
  await until(page, () => /** @type {any} */ (document.querySelector('duidu-reader')).comparison?.mode === 'versions');
  assert.deepEqual(await names(page), ['regulation-2019.md', 'regulation-2024.md']);
  assert.deepEqual(faults, []);
  await page.close();
});

test('the manifest names what it takes, and every kind of file that the app opens', () => {
  const {share_target: share, file_handlers: [handler]} = JSON.parse(readFileSync(join(root, 'web/app/manifest.webmanifest'), 'utf8'));
  assert.deepEqual([share.action, share.method, share.enctype, share.params.files[0].name], ['share', 'POST', 'multipart/form-data', 'files']);
  const endings = Object.values(handler.accept).flat();
  for (const ending of ['.html', '.md', '.txt', '.docx', '.pdf', '.mhtml', '.epub']) assert.ok(endings.includes(ending) && share.params.files[0].accept.some(each => each === ending || each === 'text/*'), ending);
});
