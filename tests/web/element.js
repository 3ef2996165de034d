// @ts-check
// <duidu-reader> on hand-made reports: what stands level, what is marked, what clicks and keys do.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {openFixture, openPage, start, until} from './browser.js';

/** @type {Awaited<ReturnType<typeof start>>} */
let site;
before(async () => { site = await start(); });
after(() => site.close());

/** What is true inside the reader's shadow root. @param {import('playwright-core').Page} page @param {(root: ShadowRoot, word: any) => any} question @param {any} [word] */
const inside = (page, question, word) => page.evaluate(([source, word]) =>
  (0, eval)(source)(/** @type {ShadowRoot} */ (document.querySelector('duidu-reader')?.shadowRoot), word), /** @type {[string, any]} */ ([String(question), word]));

/** Waits for something to stand inside the reader: panels come in files of their own. @param {import('playwright-core').Page} page @param {string} selector */
const appears = (page, selector) => until(page, selector => !!document.querySelector('duidu-reader')?.shadowRoot?.querySelector(selector), selector);

const rowsOf = page => inside(page, root => [...root.querySelectorAll('.row')].map(row =>
  [row.className.split(' ')[1], ...['a', 'b'].map(side => [...row.querySelectorAll(`.cell.${side} .unit`)].map(unit => unit.textContent?.slice(0, 5)).join('+'))].join('|')));

test('two versions stand level; what moved stands beside its counterpart and leaves a sign', async () => {
  const {page, faults} = await openPage(site.running);
  await openFixture(page, site.url, ['old.txt', 'new.txt']);
  assert.deepEqual(await rowsOf(page), ['pair|第一条　为|第一条　为', 'moved|第二条　每|第三条　每', 'pair|第三条　查|第二条　查', 'only-a|第四条　县|', 'sign||', 'only-b||第四条　运', 'pair|第五条　本|第五条　本']);
  assert.deepEqual(faults, []);
  await page.close();
});

test('insertions and deletions are real elements with a word for those who do not see them', async () => {
  const {page} = await openPage(site.running);
  await openFixture(page, site.url, ['old.txt', 'new.txt']);
  const marks = await inside(page, root => [...root.querySelectorAll('ins, del')].map(mark => `${mark.localName} ${mark.getAttribute('data-word')} ${mark.textContent}`));
  assert.deepEqual(marks, ['ins 新增 和利用', 'del 原作 五', 'ins 改为 三', 'del 删去 第四条　县级图书馆可以参照执行。', 'ins 新增 第四条　运用人工智能校勘的应当标明。', 'del 原作 2019年9月', 'ins 改为 2024年10月']);
  await page.close();
});

test('related documents: counterparts level, shared words linked, boilerplate folded with its reason', async () => {
  const {page} = await openPage(site.running);
  await openFixture(page, site.url, ['report.html', 'plan.md']);
  const rows = await rowsOf(page);
  assert.ok(rows.includes('pair|近日,市文|优化城乡阅'), rows.join('\n'));
  assert.equal(await inside(page, root => root.querySelector('.fold summary')?.textContent), '导航、面包屑 · 已折叠 2 段');
  assert.equal(await inside(page, root => root.querySelector('.summary')?.textContent), '承接1改写1相异1只在乙1“未见”不等于“取消”');
  await inside(page, root => /** @type {HTMLElement} */ (root.querySelector('.passage')).click());
  await appears(page, '.reveal');
  assert.equal(await inside(page, root => root.querySelector('.reveal blockquote')?.textContent), '适度超前建设智慧书屋');
  await page.close();
});

test('folded boilerplate goes back into the article at a click', async () => {
  const {page} = await openPage(site.running);
  await openFixture(page, site.url, ['report.html']);
  await inside(page, root => { const fold = /** @type {HTMLDetailsElement} */ (root.querySelector('.fold')); fold.open = true; /** @type {HTMLElement} */ (fold.querySelector('.restore')).click(); });
  const first = await inside(page, root => root.querySelector('.row .unit')?.textContent);
  assert.equal(first, '首頁|要聞|文化|讀書會');
  await page.close();
});

test('a repair shows its evidence; the original can be used instead, and the repair again', async () => {
  const {page} = await openPage(site.running);
  await openFixture(page, site.url, ['report.html']);
  const shown = () => inside(page, root => root.querySelector('.repair.loud')?.textContent);
  assert.equal(await shown(), '。《報');
  await page.locator('duidu-reader .repair.loud').first().press('Enter');
  await appears(page, '.panel');
  assert.match(await inside(page, root => root.querySelector('.panel')?.textContent), /!秷.*错位解码 · 很可能/s);
  await page.locator('duidu-reader .panel .deeds button', {hasText: '采用原文'}).click();
  await appears(page, '.repair[data-chosen]');
  assert.equal(await shown(), '!秷');
  await page.locator('duidu-reader .panel .deeds button', {hasText: '恢复修复'}).click();
  await appears(page, '.repair.loud:not([data-chosen])');
  assert.equal(await shown(), '。《報');
  await page.keyboard.press('Escape');
  assert.equal(await inside(page, root => root.querySelector('.panel')), null);
  await page.close();
});

test('a count is checked where it stands, and its list comes when it is clicked', async () => {
  const {page} = await openPage(site.running);
  await openFixture(page, site.url, ['report.html']);
  const signs = await inside(page, root => [...root.querySelectorAll('.count')].map(count => `${count.textContent} ${count.getAttribute('data-sign')}`));
  assert.deepEqual(signs, ['5個區縣 ≠4', '三大任務 ✓']);
  await page.locator('duidu-reader .count').first().focus();
  await appears(page, '.peek');
  assert.match(await inside(page, root => root.querySelector('.peek')?.textContent), /清点不符 · 称 5，列出 4青崖縣、石浦縣/);
  await page.close();
});

test('marks that cross each other are parted without empty pieces; one that is a place only stays', async () => {
  const {page} = await openPage(site.running);
  await page.goto(`${site.url}tests/web/fixture.html`);
  const html = await page.evaluate(async () => {
    const {render} = await import(/** @type {any} */ ('/web/element/marks.js'));
    const mark = (begin, end, name) => ({begin, end, make: () => document.createElement(name)}), parent = document.createElement('p');
    render(parent, '甲乙丙丁戊己', 0, 6, [[mark(2, 4, 'ins')], [mark(1, 2, 'b'), mark(3, 5, 'i')], [mark(0, 3, 'u'), mark(5, 5, 'sup')]], {});
    return parent.innerHTML.replace(/ class="cut"/g, '');
  });
  assert.equal(html, '<u>甲</u><b><u>乙</u></b><ins><u>丙</u><i>丁</i></ins><i>戊<sup></sup></i>己');
  await page.close();
});

test('a document opened as 乙 alone is read alone, and compared once 甲 comes', async () => {
  const {page, faults} = await openPage(site.running);
  await page.goto(`${site.url}tests/web/fixture.html`);
  const seen = await page.evaluate(async () => {
    await customElements.whenDefined('duidu-reader');
    const reader = /** @type {any} */ (document.querySelector('duidu-reader'));
    await reader.open(new File(['x'], 'new.txt'), {side: 'b'});
    const units = [...reader.shadowRoot.querySelectorAll('.cell.b .unit')].map(unit => unit.textContent.slice(0, 3));
    const hits = (await reader.find('人工智能')).map(hit => hit.side);
    return {units, seal: reader.shadowRoot.querySelector('.seal').textContent, hits, place: reader.goTo('b0'), hex: reader.inspect('b', 0).side, name: reader.document.source.name};
  });
  assert.deepEqual(seen, {units: ['第一条', '第二条', '第三条', '第四条', '第五条'], seal: '乙', hits: ['b'], place: true, hex: 'b', name: 'new.txt'});
  await page.evaluate(() => /** @type {any} */ (document.querySelector('duidu-reader')).open(new File(['x'], 'old.txt'), {side: 'a'}));
  assert.equal((await rowsOf(page))[0], 'pair|第一条　为|第一条　为');
  await page.evaluate(() => { /** @type {any} */ (document.querySelector('duidu-reader')).src = null; });
  assert.deepEqual(faults, []);
  await page.close();
});
