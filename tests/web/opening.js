// @ts-check
// What people hold and how it comes in: PDFs, folders, many files, Word's tracked changes, files that cannot be read; and what a reader calls article.
import assert from 'node:assert/strict';
import {createServer} from 'node:http';
import {mkdtempSync, mkdirSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import {openPage, start, until} from './browser.js';

/** @type {Awaited<ReturnType<typeof start>>} */
let site;
/** @type {string} */
let folder;
before(async () => {
  site = await start({folder: 'dist/app'});
  folder = mkdtempSync(join(tmpdir(), 'duidu-opening-'));
});
after(async () => {
  await site.close();
  rmSync(folder, {recursive: true, force: true});
});

const ready = page => until(page, () => document.querySelector('duidu-reader')?.matches(':state(ready)'));

/** The app, with its example closed. */
const openApp = async () => {
  const opened = await openPage(site.running);
  await opened.page.goto(site.url);
  await until(opened.page, () => !!document.querySelector('duidu-reader')?.shadowRoot?.querySelector('.text:not([aria-busy]) .cell.b .unit'));
  return opened;
};

/** What the element holds of the first document. @param {import('playwright-core').Page} page */
const report = page => page.evaluate(() => /** @type {any} */ (document.querySelector('duidu-reader')).document);
/** @param {import('playwright-core').Page} page */
const status = page => page.evaluate(() => document.querySelector('duidu-reader')?.shadowRoot?.querySelector('.status')?.textContent ?? '');
/** @param {import('playwright-core').Page} page @param {Uint8Array|Buffer} bytes @param {string} name */
const open = (page, bytes, name) => page.evaluate(async ([bytes, name]) => {
  const reader = /** @type {any} */ (document.querySelector('duidu-reader'));
  reader.src = reader.with = null;
  await reader.open(new File([Uint8Array.from(/** @type {number[]} */ (bytes))], /** @type {string} */ (name)), {side: 'a'});
}, /** @type {any} */ ([[...bytes], name]));

const ARTICLES = Array.from({length: 24}, (_, n) => `<p>第${n + 1}条　城市绿化应当统筹规划、因地制宜、节约资源，编号为 LJ-${n} 的绿地由所在区的园林部门负责管护，任何单位和个人不得擅自占用，确需占用的应当依法办理手续。</p>`);

test('a PDF of two columns is read in their order, from our own origin alone', async () => {
  const {page: printer} = await openPage(site.running);
  await printer.setContent(`<html lang="zh"><style>body{font:12pt "Noto Serif CJK SC",serif}main{columns:2}p{margin:0;text-align:justify}</style><h1>临江市城市绿化条例</h1><main>${ARTICLES.join('')}</main></html>`);
  const bytes = await printer.pdf({format: 'A4', displayHeaderFooter: true, headerTemplate: '<span style="font-size:8pt">Linjiang Gazette</span>', footerTemplate: '<span style="font-size:8pt" class="pageNumber"></span>', margin: {top: '25mm', bottom: '25mm', left: '20mm', right: '20mm'}});
  await printer.close();
  const {page, faults} = await openApp();
  const asked = /** @type {string[]} */ ([]);
  page.on('request', request => asked.push(request.url()));
  await open(page, bytes, '条例.pdf');
  const {text, provisions, notes} = await report(page);
  assert.match(text, /^临江市城市绿化条例\n/);
  assert.equal(provisions.filter(each => each.kind === 'article').length, 24, text);
  assert.match(text, /第1条　城市绿化应当统筹规划、因地制宜、节约资源，编号为 ?LJ-0 ?的绿地由所在区的园林部门负责管护，任何单位和个人不得擅自占用，确需占用的应当依法办理手续。\n第2条/);
  assert.doesNotMatch(text, /Gazette/);
  assert.ok(notes.some(note => note.code === 'text_of_pdf') && notes.some(note => note.code === 'page_furniture'), JSON.stringify(notes));
  assert.ok(asked.some(url => url.endsWith('/duidu/pdf/pdf.min.mjs')));
  assert.deepEqual(asked.filter(url => !url.startsWith(site.url) && !/^(data|blob):/.test(url)), []);
  assert.deepEqual(faults, []);
  await page.close();
});

test('nothing of pdf.js comes before the first PDF, and it is not among what is kept at once', async () => {
  const {page} = await openPage(site.running);
  const asked = /** @type {string[]} */ ([]);
  page.on('request', request => asked.push(request.url()));
  await page.goto(site.url);
  await until(page, async () => (await caches.keys()).length > 0 && (await (await caches.open((await caches.keys())[0])).keys()).length > 10);
  assert.deepEqual(asked.filter(url => url.includes('/pdf/')), []);
  const kept = await page.evaluate(async () => (await Promise.all((await caches.keys()).map(async key => (await (await caches.open(key)).keys()).map(request => request.url)))).flat());
  assert.deepEqual(kept.filter(url => url.includes('/pdf/')), []);
  await page.close();
});

test('a file that cannot be read gets one sentence that says what to do', async () => {
  const {page} = await openApp();
  const cfb = Buffer.from([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0]);
  for (const [name, bytes, said] of /** @type {[string, Buffer, RegExp][]} */ ([
    ['通知.doc', cfb, /另存为 \.docx/], ['表.xls', cfb, /Excel/], ['稿.wps', cfb, /WPS/],
    ['图.png', Buffer.from('\x89PNG\r\n\x1A\n\0\0', 'latin1'), /OCR/], ['坏.pdf', Buffer.from('%PDF-1.7\n'), /打不开/], ['包.rar', Buffer.from('Rar!\x1A\x07\0', 'latin1'), /解压/],
  ])) {
    await open(page, bytes, name);
    await ready(page);
    assert.match(await until(page, () => document.querySelector('duidu-reader')?.shadowRoot?.querySelector('.status')?.textContent), said, name);
  }
  await page.close();
});

test('of a folder, the reader says which two files to read', async () => {
  const {page} = await openApp();
  mkdirSync(join(folder, '稿件', '附'), {recursive: true});
  for (const [name, text] of [['甲.txt', '第一条 旧的规定。'], ['乙.txt', '第一条 新的规定。'], ['图.png', 'x'], ['附/丙.md', '# 附件\n\n说明。']]) writeFileSync(join(folder, '稿件', name), text);
  await page.setInputFiles('#folder-files', join(folder, '稿件'));
  await until(page, () => /** @type {HTMLDialogElement} */ (document.getElementById('shelf')).open);
  const names = await page.evaluate(() => [...document.querySelectorAll('#shelf .name')].map(each => each.textContent));
  assert.equal(names.length, 3, String(names));
  assert.ok(names.every(name => !name?.endsWith('.png')));
  const row = name => names.findIndex(each => each?.endsWith(name));
  await page.check(`[name="shelf-a"][value="${row('甲.txt')}"]`);
  await page.check(`[name="shelf-b"][value="${row('乙.txt')}"]`);
  await page.click('#shelf button[value="open"]');
  await until(page, () => /旧的规定/.test(/** @type {any} */ (document.querySelector('duidu-reader')).comparison?.a?.text ?? ''));
  assert.match(await page.evaluate(() => /** @type {any} */ (document.querySelector('duidu-reader')).comparison.b.text), /新的规定/);
  assert.equal(await page.isVisible('#again'), true);
  await page.close();
});

test('a page that pastes markup is read as a page; an address elsewhere is explained', async () => {
  const {page} = await openApp();
  await page.evaluate(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/html', '<h1>粘贴的标题</h1><p>这是粘贴过来的一段话，保留了标题。</p>');
    clipboardData.setData('text/plain', '粘贴的标题');
    document.body.dispatchEvent(new ClipboardEvent('paste', {clipboardData, bubbles: true}));
  });
  await until(page, () => /粘贴过来/.test(/** @type {any} */ (document.querySelector('duidu-reader')).document?.text ?? ''));
  assert.equal((await report(page)).blocks[0].kind, 'heading');
  await page.evaluate(() => /** @type {any} */ (document.querySelector('duidu-reader')).open(new URL('http://127.0.0.1:1/a.html'), {side: 'a'}).catch(() => {}));
  assert.match(await status(page), /跨站|网址/);
  await page.close();
});

test('what a reader calls article is in what is taken away, and can be folded back', async () => {
  const {page} = await openApp();
  const lines = ['首页|新闻|专题|视频|图片', '', '口袋公园开进老街', '', '本市今年将新建口袋公园三十处，改造老旧绿地十二处，让居民出门五百米就能走进公园。', '', '沿江一带的口袋公园已经开工，预计入夏前开放，树种以本地乡土树种为主。', '', '版权所有 江声新闻 未经授权不得转载'];
  await open(page, Buffer.from(lines.join('\n')), 'a.txt');
  const exported = async () => JSON.parse(await page.evaluate(async () => (await /** @type {any} */ (document.querySelector('duidu-reader')).export('json')).text()));
  const markdown = () => page.evaluate(async () => (await /** @type {any} */ (document.querySelector('duidu-reader')).export('markdown')).text());
  assert.doesNotMatch(await markdown(), /版权所有/);
  await page.evaluate(() => /** @type {HTMLElement} */ ([...document.querySelector('duidu-reader')?.shadowRoot?.querySelectorAll('[data-restore]') ?? []].at(-1)).click());
  await until(page, () => !!document.querySelector('duidu-reader')?.shadowRoot?.querySelector('[data-fold-back]'));
  assert.match(await markdown(), /版权所有/);
  assert.equal((await exported()).reader.restored.a.length, 1);
  await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector('duidu-reader')?.shadowRoot?.querySelector('[data-fold-back]')).click());
  await until(page, () => !document.querySelector('duidu-reader')?.shadowRoot?.querySelector('[data-fold-back]'));
  assert.doesNotMatch(await markdown(), /版权所有/);
  assert.equal((await exported()).reader.restored.a.length, 0);
  await page.close();
});

test('of two documents on their way, each phase is told; once they take long, it says how far both are', async () => {
  const {page, faults} = await openApp();
  const told = await page.evaluate(async () => {
    const reader = /** @type {any} */ (document.querySelector('duidu-reader')), status = reader.shadowRoot.querySelector('.status');
    const phases = /** @type {Set<string>} */ (new Set()), said = /** @type {Set<string>} */ (new Set());
    const openBoth = (/** @type {string} */ text) => Promise.all(['a', 'b'].map(side => reader.open(text, {side}).catch(() => {})));
    reader.src = reader.with = null;
    reader.addEventListener('duidu-progress', ({detail: {phase, side = ''}}) => phases.add(`${side} ${phase}`.trim()));
    await openBoth('第一条　各区应当统筹规划。'.repeat(2000));
    const first = [...phases].sort();
    new MutationObserver(() => {
      said.add(status.textContent);
      if (/^乙 · 正在读/.test(status.textContent)) reader.cancel();
    }).observe(status, {childList: true});
    await openBoth('第一条　各区应当统筹规划。'.repeat(400000)); // takes longer than what gets no word
    return {first, said: [...said]};
  });
  assert.deepEqual(told.first, ['a fetching', 'a loading', 'a reading', 'a waiting', 'b fetching', 'b loading', 'b reading', 'b waiting', 'building', 'comparing', 'marking'].sort());
  assert.ok(told.said.some(words => /甲 · 正在读…乙 · 等候…/.test(words)), told.said.join('\n'));
  assert.ok(told.said.some(words => /^乙 · 正在读…取消$/.test(words)), told.said.join('\n'));
  assert.deepEqual(faults, []);
  await page.close();
});

test('the beginnings of the example stand before the program has loaded, where its own rows will stand, and go when something is opened', async () => {
  const bare = await site.running.newContext({javaScriptEnabled: false});
  const {page: still} = await openPage(/** @type {any} */ (bare));
  await still.goto(site.url);
  assert.match(await still.innerText('.beginnings'), /^《臨瀾市公共閱讀發展報告[^]*临澜市公共阅读发展规划/);
  await bare.close();
  const {page, faults} = await openApp();
  const shown = await page.evaluate(() => {
    const beginnings = /** @type {any} */ (document.querySelector('.beginnings')), rows = document.querySelector('duidu-reader')?.shadowRoot?.querySelector('.rows')?.textContent ?? '';
    return {height: beginnings.getBoundingClientRect().height, missing: [...beginnings.querySelectorAll('p')].map(each => each.textContent).filter(words => !rows.includes(words))};
  });
  assert.deepEqual(shown, {height: 0, missing: []});
  await open(page, new TextEncoder().encode('自己的一份文件。'), '一.txt');
  await page.evaluate(() => /** @type {any} */ (document.querySelector('select')).dispatchEvent(new Event('change')));
  assert.equal(await page.evaluate(() => document.querySelector('.beginnings')), null);
  assert.deepEqual(faults, []);
  await page.close();
});

test('an address elsewhere is read where that site allows it; what its header says of the charset is weighed and told', async () => {
  const bytes = Buffer.from([0xA5, 0xBB, 0xBF, 0xEC, 0xAA, 0x6B, 0xA6, 0xDB, 0xA4, 0xBD, 0xA7, 0x69, 0xA4, 0xE9, 0xAC, 0x49, 0xA6, 0xE6, 0xA1, 0x43]); // 本辦法自公告日施行。 in Big5
  const elsewhere = createServer((request, response) => response.writeHead(200, {'Content-Type': 'text/plain; charset=Big5', ...request.url === '/open.txt' ? {'Access-Control-Allow-Origin': '*'} : {}}).end(bytes));
  await new Promise(resolve => elsewhere.listen(0, 'localhost', () => resolve(null)));
  const {port} = /** @type {import('node:net').AddressInfo} */ (elsewhere.address());
  const {page} = await openApp();
  const open = name => page.evaluate(url => /** @type {any} */ (document.querySelector('duidu-reader')).open(new URL(url), {side: 'a'}).catch(() => {}), `http://localhost:${port}/${name}`);
  await open('open.txt');
  const {text, charset, source} = await report(page);
  assert.equal(text, '本辦法自公告日施行。');
  assert.match(charset.why, /as the HTTP header says \(Big5\)/);
  assert.equal(source.name, 'open.txt');
  await open('closed.txt');
  assert.match(await status(page), /不许跨站读取，或网络不通。请先存到本机/);
  await page.close();
  elsewhere.close();
});

test('of a text that the page gave, too, the bytes are shown, though the page holds it once', async () => {
  const {page} = await openApp();
  for (const [text, tail] of [['第一条　书屋向所有读者开放。', '\n'], ['# 第一条\n\n书屋向所有读者&amp;馆员开放。', '']]) {
    const {hex, spoken} = await page.evaluate(async source => {
      const reader = /** @type {any} */ (document.querySelector('duidu-reader'));
      reader.src = reader.with = null;
      await reader.open(source, {side: 'a', name: 'a.md'});
      const at = reader.document.text.indexOf('书');
      return {hex: reader.inspect('a', at).hex, spoken: reader.document.text.slice(at, at + 1)};
    }, text + tail);
    assert.deepEqual([hex, spoken], ['E4 B9 A6', '书']);
  }
  await page.evaluate(() => { /** @type {any} */ (document.querySelector('duidu-reader')).charset = 'gb18030'; }); // read again, from the same bytes
  await until(page, () => /** @type {any} */ (document.querySelector('duidu-reader')).document?.charset.name === 'gb18030');
  assert.ok((await report(page)).repairs.some(({kind}) => kind === 'mojibake'), 'UTF-8 read as what it is not');
  await page.close();
});
