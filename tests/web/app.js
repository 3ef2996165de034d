// @ts-check
// The app with the real core and the example pair: what a new reader meets, opens, finds, keeps and takes away.
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import {findings, openPage, root, start, until} from './browser.js';

/** @type {Awaited<ReturnType<typeof start>>} */
let site;
before(async () => { site = await start({folder: 'dist/app'}); });
after(() => site.close());

/** Until all of a pair is drawn. */
const ready = page => until(page, () => document.querySelector('duidu-reader')?.matches(':state(ready)') && !!document.querySelector('duidu-reader')?.shadowRoot?.querySelector('.text:not([aria-busy]) .cell.b .unit'));

/** The app with the example pair open. @param {object} [options] @param {string} [place] */
const openApp = async (options = {}, place = '') => {
  const opened = await openPage(site.running, options);
  await opened.page.goto(site.url + place);
  await ready(opened.page);
  return opened;
};

/** @param {import('playwright-core').Page} page @param {string} name @param {...any} words */
const call = (page, name, ...words) => page.evaluate(([name, words]) => /** @type {any} */ (document.querySelector('duidu-reader'))[name](...words), /** @type {[string, any[]]} */ ([name, words]));

/** @param {import('playwright-core').Page} page @param {string} selector */
const texts = (page, selector) => page.evaluate(selector => [...(document.querySelector('duidu-reader')?.shadowRoot?.querySelectorAll(selector) ?? [])].map(element => element.textContent ?? ''), selector);

/** @param {import('playwright-core').Page} page @param {string} format */
const exported = (page, format) => page.evaluate(async format => (await /** @type {any} */ (document.querySelector('duidu-reader')).export(format)).text(), format);

test('the example pair stands there at once, without an error, a violation or a request elsewhere', async () => {
  const {page, faults} = await openPage(site.running);
  const requests = /** @type {string[]} */ ([]);
  page.on('request', request => requests.push(request.url()));
  await page.goto(site.url);
  await ready(page);
  assert.match((await texts(page, '.cell.a .unit.title'))[0], /臨瀾市公共閱讀發展報告/);
  assert.match((await texts(page, '.cell.b .unit.title'))[0], /临澜市公共阅读发展规划/);
  assert.deepEqual(requests.filter(url => !url.startsWith(site.url) && !url.startsWith('data:')), []);
  assert.equal(requests.filter(url => url.endsWith('.wasm')).length, 1, 'the core comes once, though it is asked for ahead');
  assert.deepEqual(faults, []);
  await page.close();
});

test('the page is drawn before the core is asked for, which on a slow line would hold it up', async () => {
  const {page} = await openPage(site.running);
  await page.addInitScript(() => requestAnimationFrame(() => Object.assign(globalThis, {drawn: performance.now()})));
  await page.goto(site.url);
  await ready(page);
  const [drawn, asked] = await page.evaluate(() => [/** @type {any} */ (globalThis).drawn, performance.getEntriesByType('resource').find(({name}) => name.endsWith('duidu.wasm'))?.startTime]);
  assert.ok(drawn < asked, `drawn after ${drawn} ms, asked after ${asked} ms`);
  await page.close();
});

test('the page says in each language that everything stays on this machine', async () => {
  const {page} = await openApp();
  for (const [language, sentence] of [['zh-Hant', '全部在本機完成，不上傳。'], ['en', 'Everything stays on this machine.'], ['zh-Hans', '全部在本机完成，不上传。']]) {
    await page.click(`[data-lang="${language}"]`);
    assert.equal(await page.textContent('[data-say="local"]'), sentence);
  }
  await page.close();
});

test('finding knows no script, no width and no spaces', async () => {
  const {page} = await openApp();
  const hits = await call(page, 'find', '公共 閱讀');
  assert.ok(hits.some(hit => hit.side === 'a') && hits.some(hit => hit.side === 'b'), JSON.stringify(hits.length));
  assert.deepEqual(await call(page, 'find', '公共阅读'), hits);
  await page.close();
});

test('finding by sound: syllables, tones or initials', async () => {
  const {page} = await openApp();
  const written = await call(page, 'find', '旧报刊数字化');
  assert.ok(written.length > 1);
  for (const query of ['jiubaokanshuzihua', 'jiùbàokānshùzìhuà', 'jbkszh']) assert.deepEqual((await call(page, 'find', query)).slice(0, 2), written.slice(0, 2), query);
  await page.close();
});

test('either document is shown in either script, and what was read stays as it is', async () => {
  const {page} = await openApp();
  await page.evaluate(() => { /** @type {any} */ (document.querySelector('duidu-reader')).script = 'hant'; });
  await until(page, () => /臨瀾市公共閱讀發展規劃/.test(document.querySelector('duidu-reader')?.shadowRoot?.querySelector('.cell.b .unit.title')?.textContent ?? ''));
  assert.match(await page.evaluate(() => /** @type {any} */ (document.querySelector('duidu-reader')).comparison.b.text), /临澜市公共阅读发展规划/);
  await page.close();
});

test('readings stand above the characters without entering the text', async () => {
  const {page} = await openApp();
  const before = await texts(page, '.cell.b .unit.title');
  await page.evaluate(() => { /** @type {any} */ (document.querySelector('duidu-reader')).ruby = 'all'; });
  await until(page, () => !!document.querySelector('duidu-reader')?.shadowRoot?.querySelector('.cell.b .unit.title .sound[data-reading="lín"]'));
  assert.deepEqual(await texts(page, '.cell.b .unit.title'), before);
  await page.close();
});

test('the evidence of any place names its bytes', async () => {
  const {page} = await openApp();
  const known = await page.evaluate(() => {
    const reader = /** @type {any} */ (document.querySelector('duidu-reader'));
    const {hex, text} = reader.inspect('b', reader.comparison.b.text.indexOf('临澜市'));
    return {hex, text};
  });
  assert.deepEqual(known, {hex: 'E4 B8 B4', text: '临'});
  await page.close();
});

test('counts that hold are ticked where they stand', async () => {
  const {page} = await openApp();
  const signs = await page.evaluate(() => [...(document.querySelector('duidu-reader')?.shadowRoot?.querySelectorAll('.count') ?? [])].map(each => `${each.textContent} ${each.getAttribute('data-sign')}`));
  assert.ok(signs.some(sign => /五大任務 ✓/.test(sign)) && signs.some(sign => /4项原则 ✓/.test(sign)), signs.join(', '));
  await page.close();
});

test('exports: a page that stands by itself, Markdown, JSON, a table, annotations', async () => {
  const {page} = await openApp();
  const html = await exported(page, 'html');
  assert.ok(html.startsWith('<!DOCTYPE html>') && !/<script/.test(html));
  const {page: saved} = await openPage(site.running, {javaScriptEnabled: true});
  await saved.setContent(html);
  const whole = await saved.evaluate(() => [...document.querySelectorAll('.cell .unit')].map(unit => unit.textContent).join('').length);
  assert.equal(whole, (await texts(page, '.cell .unit')).join('').length);
  await saved.close();
  assert.match(await exported(page, 'markdown'), /\| report\.html \| plan\.md \|/);
  assert.equal(JSON.parse(await exported(page, 'json')).mode, 'related');
  const [head, ...lines] = (await exported(page, 'csv')).replace(/^\uFEFF/, '').split('\r\n');
  assert.equal(head, 'what,kind,a_begin,a_end,a_text,b_begin,b_end,b_text,score,why');
  assert.ok(lines.length > 5);
  assert.equal(JSON.parse(await exported(page, 'annotations')).type, 'AnnotationCollection');
  await page.close();
});

test('a note is kept on this machine, exported as an annotation, and says so when its quote is lost', async () => {
  const {page} = await openApp();
  await page.evaluate(() => {
    const root = /** @type {ShadowRoot} */ (document.querySelector('duidu-reader')?.shadowRoot);
    const unit = [...root.querySelectorAll('.cell.b .unit')].find(each => each.textContent?.startsWith('到2028年'));
    const walker = document.createTreeWalker(/** @type {Node} */ (unit), NodeFilter.SHOW_TEXT);
    const node = /** @type {Node} */ (walker.nextNode());
    document.getSelection()?.setBaseAndExtent(node, 0, node, 3);
    unit?.dispatchEvent(new PointerEvent('pointerup', {bubbles: true, composed: true}));
  });
  await page.locator('duidu-reader .handle button', {hasText: '批注'}).click();
  await page.locator('duidu-reader textarea').fill('何时？');
  await page.locator('duidu-reader .panel button', {hasText: '保存'}).click();
  await page.reload();
  await ready(page);
  const [note] = JSON.parse(await exported(page, 'annotations')).items;
  assert.equal(note.body.value, '何时？');
  assert.equal(note.target.selector[0].exact.length, 3);
  await page.evaluate(async () => {
    const reader = /** @type {any} */ (document.querySelector('duidu-reader'));
    await reader.open(new File(['# 别的文字\n\n这里什么也没有。'], 'plan.md'), {side: 'b'});
    /** @type {HTMLElement} */ (reader.shadowRoot.querySelector('.text')).click();
  });
  await page.locator('duidu-reader .toolbar button', {hasText: '更多'}).click();
  await page.locator('duidu-reader .sheet button', {hasText: /^批注$/}).click();
  assert.match((await texts(page, '.panel'))[0], /原文已变，找不到这段话/);
  await page.close();
});

test('a link carries the place and never the text', async () => {
  const {page} = await openApp();
  const offset = await page.evaluate(() => /** @type {any} */ (document.querySelector('duidu-reader')).comparison.b.text.indexOf('五、保障措施'));
  await page.close();
  const {page: other} = await openApp({}, `#p=b${offset}`);
  await until(other, () => scrollY > 300);
  await until(other, () => { const box = [...(document.querySelector('duidu-reader')?.shadowRoot?.querySelectorAll('.cell.b .unit') ?? [])].find(unit => unit.textContent === '五、保障措施')?.getBoundingClientRect(); return !!box && box.top > 0 && box.bottom < innerHeight; });
  await other.close();
});

test('in print every character stands on paper', async () => {
  const {page} = await openApp();
  await page.emulateMedia({media: 'print'});
  const {all, seen} = await page.evaluate(() => {
    const root = /** @type {ShadowRoot} */ (document.querySelector('duidu-reader')?.shadowRoot);
    let all = 0, seen = 0;
    for (const unit of root.querySelectorAll('.rows .unit')) {
      const range = document.createRange();
      range.selectNodeContents(unit);
      all += unit.textContent?.length ?? 0;
      if ([...range.getClientRects()].some(box => box.width > 0 && box.height > 0)) seen += unit.textContent?.length ?? 0;
    }
    return {all, seen};
  });
  assert.ok(all > 2500);
  assert.equal(seen, all);
  assert.ok((await page.pdf()).length > 20000);
  await page.close();
});

test('the theme that is chosen holds for the whole page, and for the next visit', async () => {
  const {page} = await openApp();
  await page.locator('duidu-reader .toolbar button', {hasText: '版式'}).click();
  await page.locator('duidu-reader .sheet [data-value="dark"]').click();
  const paper = () => page.evaluate(() => [document.body, document.querySelector('duidu-reader')].map(element => getComputedStyle(/** @type {Element} */ (element)).backgroundColor));
  const dark = await paper();
  assert.equal(dark[0], dark[1]);
  await page.reload();
  await ready(page);
  assert.deepEqual(await paper(), dark);
  await page.close();
});

test('on a telephone the header is one line from the first, what it has no room for opens from it, and the tools stand at the foot of a short document', async () => {
  for (const [language, width] of /** @type {[string, number][]} */ ([['zh-Hans', 390], ['en', 390], ['zh-Hant', 360], ['en', 360]])) {
    const {page} = await openApp({viewport: {width, height: 800}});
    assert.equal(await page.isVisible('#example'), false);
    await page.click('#more');
    for (const tool of ['#folder', '#example', '[data-lang]']) assert.ok(await page.locator(tool).first().isVisible(), tool);
    await page.click(`[data-lang="${language}"]`);
    assert.ok(await page.isVisible('[data-say="local"]'), 'that nothing leaves the machine is said');
    const first = await page.evaluate(() => document.querySelector('.top')?.getBoundingClientRect().height ?? 0);
    assert.ok(first < 60, `${language}, ${width} pixels: the header has ${first}`);
    assert.deepEqual(await findings(page), []);
    await page.setInputFiles('#file', {name: '短.txt', mimeType: 'text/plain', buffer: Buffer.from('第一条　只有一句话。')});
    await until(page, () => /一句话/.test(/** @type {any} */ (document.querySelector('duidu-reader')).document?.text ?? '') && document.querySelector('duidu-reader')?.matches(':state(ready)'));
    const {header, foot} = await page.evaluate(() => ({header: document.querySelector('.top')?.getBoundingClientRect().height ?? 0, foot: document.querySelector('duidu-reader')?.shadowRoot?.querySelector('.thumb')?.getBoundingClientRect().bottom}));
    assert.ok(header < 60, `${language}, ${width} pixels: the header has ${header}`);
    assert.equal(foot, 800);
    await page.close();
  }
});

test('the second visit needs no network, for other documents neither', async () => {
  const context = await site.running.newContext();
  const page = await context.newPage();
  await page.goto(site.url);
  await ready(page);
  await page.evaluate(async () => { await navigator.serviceWorker.ready; });
  await until(page, async () => (await caches.keys()).length > 0 && (await (await caches.open((await caches.keys())[0])).keys()).length > 10);
  await context.setOffline(true);
  await page.reload();
  await ready(page);
  await page.setInputFiles('#file', [join(root, 'examples/regulation-2019.md'), join(root, 'examples/regulation-2024.md')]);
  await until(page, () => /** @type {any} */ (document.querySelector('duidu-reader')).comparison?.mode === 'versions');
  await context.close();
});

test('two files dropped at once become 甲 and 乙', async () => {
  const {page} = await openApp();
  const files = ['regulation-2019.md', 'regulation-2024.md'].map(name => [name, readFileSync(join(root, 'examples', name), 'utf8')]);
  await page.evaluate(files => {
    const dataTransfer = new DataTransfer();
    for (const [name, text] of files) dataTransfer.items.add(new File([text], name));
    window.dispatchEvent(new DragEvent('drop', {dataTransfer, bubbles: true, cancelable: true}));
  }, files);
  await until(page, () => /** @type {any} */ (document.querySelector('duidu-reader')).comparison?.a.source.name === 'regulation-2019.md');
  assert.equal(await page.evaluate(() => /** @type {any} */ (document.querySelector('duidu-reader')).comparison.b.source.name), 'regulation-2024.md');
  await page.close();
});

test('what cannot be fetched is said in a sentence, told in an event, and takes nothing away', async () => {
  const {page} = await openApp();
  const told = await page.evaluate(async () => {
    const reader = /** @type {any} */ (document.querySelector('duidu-reader'));
    const event = new Promise(resolve => reader.addEventListener('duidu-error', event => resolve(event.detail), {once: true}));
    reader.src = 'examples/nothing.html';
    const {code, phase, side, recoverable} = await event;
    return {code, phase, side, recoverable};
  });
  assert.deepEqual(told, {code: 'fetch-http', phase: 'read', side: 'a', recoverable: true});
  assert.match((await texts(page, '.status'))[0], /取文件失败：HTTP 404/);
  assert.ok((await texts(page, '.cell.a .unit')).length > 5);
  await page.close();
});

test('odd files get a clear word: empty, random, cut inside a character', async () => {
  const {page, faults} = await openApp();
  await page.evaluate(() => { const reader = /** @type {any} */ (document.querySelector('duidu-reader')); reader.with = null; return reader.open(new Uint8Array(0), {side: 'a', name: 'empty.txt'}); });
  await until(page, () => /没有文字/.test(document.querySelector('duidu-reader')?.shadowRoot?.querySelector('.status')?.textContent ?? ''));
  const random = Uint8Array.from({length: 300000}, (_, index) => (index * 7919 + (index >> 3) * 31) & 255);
  await page.evaluate(bytes => /** @type {any} */ (document.querySelector('duidu-reader')).open(Uint8Array.from(bytes), {side: 'a', name: 'random.bin'}), [...random]);
  await until(page, () => /不是文字/.test(document.querySelector('duidu-reader')?.shadowRoot?.querySelector('.status')?.textContent ?? ''));
  await page.evaluate(() => /** @type {any} */ (document.querySelector('duidu-reader')).open(new TextEncoder().encode('春眠不觉晓，处处闻啼鸟。').slice(0, -1), {side: 'a', name: 'cut.txt'}));
  await until(page, () => /春眠不觉晓/.test(document.querySelector('duidu-reader')?.shadowRoot?.querySelector('.cell.a')?.textContent ?? ''));
  await until(page, () => /中间断了/.test(document.querySelector('duidu-reader')?.shadowRoot?.querySelector('.status')?.textContent ?? ''));
  assert.deepEqual(faults, []);
  await page.close();
});

test('long work can be cancelled, and what stood there stays', async () => {
  const {page} = await openApp();
  const took = await page.evaluate(async () => {
    const reader = /** @type {any} */ (document.querySelector('duidu-reader'));
    const long = '国家信息化发展报告提出，要适度超前部署数字基础设施。\n'.repeat(60000);
    const opened = reader.open(new File([long], 'long.txt'), {side: 'a'}).then(() => 'read', error => error.name);
    await new Promise(resolve => reader.addEventListener('duidu-progress', event => event.detail.phase === 'reading' && resolve(null)));
    let over = false, turns = 0;
    opened.finally(() => { over = true; });
    reader.cancel();
    for (; !over; turns++) await new Promise(resolve => setTimeout(resolve));
    return {name: await opened, turns};
  });
  assert.equal(took.name, 'AbortError');
  assert.ok(took.turns <= 2, `${took.turns} turns`);
  assert.match((await texts(page, '.status'))[0], /已取消/);
  assert.ok((await texts(page, '.cell.a .unit')).length > 5);
  assert.ok((await call(page, 'find', '临澜')).length > 0, 'the core answers again');
  await page.close();
});

test('the browser\'s back returns from a jump, and leaves own documents open', async () => {
  const {page} = await openApp();
  const text = Array.from({length: 60}, (_, n) => `第${n + 1}条　读者应当爱护图书，凭证入馆，按时归还。`).join('\n');
  await page.setInputFiles('#file', {name: 'rules.txt', mimeType: 'text/plain', buffer: Buffer.from(text)});
  await until(page, () => document.querySelector('duidu-reader')?.shadowRoot?.querySelector('.head .name')?.textContent === 'rules.txt');
  await until(page, () => !!document.querySelector('duidu-reader')?.shadowRoot?.querySelector('.text:not([aria-busy]) .unit'));
  const at = () => page.evaluate(() => scrollY);
  await page.evaluate(() => /** @type {any} */ (document.querySelector('duidu-reader')).goTo(`a${/** @type {any} */ (document.querySelector('duidu-reader')).document.text.indexOf('第55条')}`));
  await until(page, () => scrollY > 300);
  await page.evaluate(() => history.back());
  await until(page, () => scrollY < 100);
  await page.evaluate(() => history.back());
  await new Promise(resolve => setTimeout(resolve, 300));
  assert.deepEqual(await texts(page, '.head .name'), ['rules.txt']);
  assert.ok(await at() < 100);
  await page.close();
});
