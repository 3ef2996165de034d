// @ts-check
// The table that is printed or sent: 新旧对照表 as a page that stands by itself and as a Word file; and how soon a comparison is given up.
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {mkdtempSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import {openPage, root, start, until} from './browser.js';

/** @type {Awaited<ReturnType<typeof start>>} */
let site;
before(async () => { site = await start({folder: 'dist/app'}); });
after(() => site.close());

const ready = page => until(page, () => document.querySelector('duidu-reader')?.matches(':state(ready)') && !!document.querySelector('duidu-reader')?.shadowRoot?.querySelector('.cell.b .unit'));

const OLD = '第一条　读者爱护图书，不得撕毁、涂改。\n第二条　逾期不还的，处三千元以上五万元以下罚款。\n第三条　本办法由市文化局解释。\n';
const FRESH = '第一条　读者爱护图书，不得撕毁、涂改。\n第二条　逾期不还的，处三千元以上五十万元以下罚款。\n第三条　读者凭证入馆。<b>\n第四条　本办法由市文化局解释。\n';

/** Two texts in the app. @param {string} a @param {string} b */
const openPair = async (a, b) => {
  const {page, faults} = await openPage(site.running);
  await page.goto(site.url);
  await ready(page);
  await page.evaluate(async ([a, b]) => {
    const reader = /** @type {any} */ (document.querySelector('duidu-reader'));
    await Promise.all([reader.open(new File([a], 'old.txt'), {side: 'a'}), reader.open(new File([b], 'new.txt'), {side: 'b'})]);
  }, [a, b]);
  return {page, faults};
};

/** @param {import('playwright-core').Page} page @param {string} format @returns {Promise<Buffer>} */
const exported = async (page, format) => Buffer.from(await page.evaluate(async format => {
  const blob = await (/** @type {any} */ (document.querySelector('duidu-reader'))).export(format);
  return [...new Uint8Array(await blob.arrayBuffer())];
}, format));

test('the table is a page of its own, with whole words marked and nothing in it taking effect', async () => {
  const {page} = await openPair(OLD, FRESH);
  const html = (await exported(page, 'sheet')).toString();
  const {page: saved} = await openPage(site.running);
  await saved.setContent(html);
  const said = selector => saved.evaluate(selector => [...document.querySelectorAll(selector)].map(each => each.textContent), selector);
  assert.deepEqual(await said('del'), ['五万']);
  assert.equal((await said('ins'))[0], '五十万');
  assert.equal((await said('tbody tr')).length, 4);
  assert.deepEqual(await said('tbody b, script'), []);
  await saved.close();
  await page.close();
});

test('the table is a Word file with the same words, under the policy of the page', async () => {
  const {page, faults} = await openPair(OLD, FRESH);
  const bytes = await exported(page, 'docx');
  assert.equal(bytes.subarray(0, 2).toString(), 'PK');
  const file = join(mkdtempSync(join(tmpdir(), 'duidu-')), 'table.docx');
  writeFileSync(file, bytes);
  const text = execFileSync(join(root, 'build/native/duidu'), ['read', file, '--format', 'text'], {encoding: 'utf8'});
  for (const words of ['新旧对照表', '原文', '修订后', '五十万', '新增', '读者凭证入馆。<b>']) assert.ok(text.includes(words), `${words} in ${text}`);
  assert.deepEqual(faults, []);
  await page.close();
});

test('a comparison is given up within two turns of the page, whatever is under way', async () => {
  const {page} = await openPair(OLD, FRESH);
  const long = Array.from({length: 12000}, (_, n) => `第${n + 1}条　${String.fromCodePoint(0x4E00 + n * 7 % 9000, 0x4E00 + n * 13 % 9000)}部门应当公布第${n}号清单。`).join('\n');
  const {turns, name, milliseconds} = await page.evaluate(async long => {
    const reader = /** @type {any} */ (document.querySelector('duidu-reader'));
    const comparing = new Promise(resolve => reader.addEventListener('duidu-progress', event => { if (event.detail.phase === 'comparing') resolve(true); }));
    const opening = Promise.all([reader.open(new File([long], 'a.txt'), {side: 'a'}), reader.open(new File([long.replaceAll('应当', '可以')], 'b.txt'), {side: 'b'})]);
    let over = false, turns = 0;
    const ended = opening.then(() => 'it ended by itself', error => error.name).finally(() => { over = true; });
    await comparing;
    const from = performance.now();
    reader.cancel();
    for (; !over; turns++) await new Promise(resolve => setTimeout(resolve));
    return {turns, name: await ended, milliseconds: performance.now() - from};
  }, long);
  console.log(`cancelled after ${milliseconds.toFixed(1)} ms, ${turns} turns`);
  assert.equal(name, 'AbortError');
  assert.ok(turns <= 2, `${turns} turns`);
  await page.close();
});

test('where a character is lost, the evidence panel tells what the other document says', async () => {
  const {page} = await openPair('第一条　流动书车每月到访山区三县\uFFFD次以上。\n第二条　读者爱护图书，不得撕毁、涂改。\n', '第一条　流动书车每月到访山区三县两次以上。\n第二条　读者爱护图书，不得撕毁、涂改。\n');
  const says = await page.evaluate(() => {
    const reader = /** @type {any} */ (document.querySelector('duidu-reader'));
    return reader.inspect('a', reader.document.text.indexOf('\uFFFD')).testimony?.says;
  });
  assert.equal(says, '两');
  await until(page, () => /另一文件.*两/s.test(document.querySelector('duidu-reader')?.shadowRoot?.querySelector('.panel')?.textContent ?? ''));
  await page.close();
});
