// @ts-check
// What a document's own markup becomes in the page: raised figures, numbered and nested lists, definitions, quotations, heads and captions of tables, links to its notes.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {findings, openPage, start, until} from './browser.js';

/** @type {Awaited<ReturnType<typeof start>>} */
let site;
before(async () => { site = await start({folder: 'dist/app'}); });
after(() => site.close());

/** The app with these texts open. @param {string[]} texts @param {string} name of the files */
const opened = async (texts, name = 'text.html') => {
  const {page} = await openPage(site.running);
  await page.goto(site.url);
  await until(page, () => document.querySelector('duidu-reader')?.matches(':state(ready)'));
  await page.evaluate(async ([texts, name]) => {
    const reader = /** @type {any} */ (document.querySelector('duidu-reader'));
    reader.removeAttribute('src');
    reader.removeAttribute('with');
    for (const [at, text] of texts.entries()) await reader.open(new File([text], name), {side: 'ab'[at]});
  }, /** @type {[string[], string]} */ ([texts, name]));
  await until(page, () => !!document.querySelector('duidu-reader')?.shadowRoot?.querySelector('.text:not([aria-busy]) .unit'));
  return page;
};

const page_ = body => `<!DOCTYPE html><html lang="zh"><meta charset="utf-8"><title>临澜堰考</title><body><article><h1>临澜堰考</h1>
<p>永丰堰在县城以东，灌田三千顷，历代多次重修，今仍可见其遗址。</p>${body}<p>以上各条，均据县志与碑刻，错漏之处请读者指正，以便日后增补。</p></article></body></html>`;

/** @param {import('playwright-core').Page} page @param {string} selector */
const html = (page, selector) => page.evaluate(selector => [...document.querySelector('duidu-reader')?.shadowRoot?.querySelectorAll(selector) ?? []].map(each => each.outerHTML.replace(/ (?!colspan|rowspan)[\w-]+="[^"]*"/g, '')), selector);

/** Class, sign and words of the units. @param {import('playwright-core').Page} page @param {string} selector */
const signed = (page, selector) => page.evaluate(selector => [...document.querySelector('duidu-reader')?.shadowRoot?.querySelectorAll(selector) ?? []].map(each =>
  `${getComputedStyle(each, '::before').content.replace(/^(none|normal)$/, '').replace(/"/g, '').replace(/ \/.*/, '')} ${each.textContent}`.trim()), selector);

test('raised and lowered figures stay so, in bold as well, program text is set as such', async () => {
  const page = await opened([page_('<p>据实测，流量约<b>10<sup>3</sup></b>立方米，水质以H<sub>2</sub>O计，读数由<code>read()</code>记下。</p>')]);
  assert.deepEqual(await html(page, '.unit sup, .unit sub, .unit code'), ['<sup>3</sup>', '<sub>2</sub>', '<code>read()</code>']);
  await page.close();
});

test('lists keep their numbers and depth, definitions their terms, quotations their edge', async () => {
  const page = await opened([page_(`<ol start="3"><li>先看堰址，再看渠系，最后看闸口。</li><li><p>碑刻分为以下两种，各有所记：</p><ul><li>官府所立的修堰碑。</li><li>乡民所立的分水碑。</li></ul></li></ol>
    <dl><dt>堰</dt><dd>挡水的低坝，水从坝顶漫过。</dd></dl><blockquote><p>堰成，民歌之曰：永丰之水兮东西流。</p></blockquote>`)]);
  assert.deepEqual(await signed(page, '.unit.list_item'), ['3. 先看堰址，再看渠系，最后看闸口。', '4. 碑刻分为以下两种，各有所记：', '· 官府所立的修堰碑。', '· 乡民所立的分水碑。', '堰', '挡水的低坝，水从坝顶漫过。']);
  assert.deepEqual(await page.evaluate(() => [...document.querySelector('duidu-reader')?.shadowRoot?.querySelectorAll('.unit.list_item') ?? []].map(each => each.dataset.level)), ['1', '1', '2', '2', '1', '1']);
  assert.equal((await html(page, '.unit.quoted')).length, 1);
  assert.equal((await html(page, '.unit.term')).length, 1);
  await page.close();
});

test('a table shows its caption, its heads and cells that span others', async () => {
  const page = await opened([page_(`<table><caption>表1　历次修缮</caption><tr><th rowspan="2">年份</th><th colspan="2">费用</th></tr><tr><th>银（两）</th><th>谷（石）</th></tr>
    <tr><td>1586</td><td>300</td><td>120</td></tr></table>`)]);
  assert.deepEqual(await html(page, '.unit.table table'), ['<table><caption>表1　历次修缮</caption><tbody><tr><th rowspan="2">年份</th><th colspan="2">费用</th></tr><tr><th>银（两）</th><th>谷（石）</th></tr><tr><td>1586</td><td>300</td><td>120</td></tr></tbody></table>']);
  assert.deepEqual(await findings(page), []);
  await page.close();
});

test('a place in a table is marked in its own cell, and readings stand over the characters that they are of', async () => {
  const page = await opened([page_('<p>𠮷水碑亭在堰南。</p><table><tr><th>年份</th><th>银（两）</th><th>谷（石）</th></tr><tr><td>1586</td><td>300</td><td>120</td></tr></table>')]);
  const marked = await page.evaluate(async () => {
    await /** @type {any} */ (document.querySelector('duidu-reader')).find('120');
    return [.../** @type {any} */ (CSS).highlights.values()].flatMap(highlight => [...highlight]).map(range => `${range} in ${range.startContainer.parentElement.closest('td')?.textContent}`);
  });
  assert.deepEqual([...new Set(marked)], ['120 in 120']);
  await page.evaluate(() => { /** @type {any} */ (document.querySelector('duidu-reader')).ruby = 'all'; });
  const read = () => [...document.querySelector('duidu-reader')?.shadowRoot?.querySelectorAll('.sound') ?? []].map(each => `${each.textContent} ${each.getAttribute('data-reading')}`);
  await until(page, () => !!document.querySelector('duidu-reader')?.shadowRoot?.querySelector('th .sound'));
  const readings = await page.evaluate(read);
  for (const reading of ['水 shuǐ', '亭 tíng', '年 nián', '谷 gǔ', '石 shí']) assert.ok(readings.includes(reading), `${reading} in ${readings.join(', ')}`);
  await page.close();
});

test('a sign of a note leads to the note', async () => {
  const page = await opened([page_('<p>明嘉靖县志记“灌田三千顷”<sup><a href="#note1">[1]</a></sup>，清乾隆志则作二千八百顷，两说不同。</p><ol><li id="note1">嘉靖《临澜县志》卷三，第12页，宁波天一阁藏本。</li></ol>')]);
  const [said, at] = await page.evaluate(() => {
    const root = document.querySelector('duidu-reader')?.shadowRoot, link = /** @type {HTMLAnchorElement} */ (root?.querySelector('[data-inside]'));
    const note = [...root?.querySelectorAll('.unit.list_item') ?? []].find(each => each.textContent?.startsWith('嘉靖'));
    return [link.textContent, link.getAttribute('href') === `#a${/** @type {HTMLElement} */ (note).dataset.begin}`];
  });
  assert.equal(said, '[1]');
  assert.ok(at);
  await page.close();
});

test('a paragraph that only one version has is marked by its edge alone', async () => {
  const old = '# 馆则\n\n第一条　读者凭证入馆。\n\n第二条　馆内设总服务台一处，由专人值守登记。\n\n第三条　本则自公布之日起施行。\n', page = await opened([old, old.replace(/第二条.*\n\n/, '').replace('第三条', '第二条')], 'rule.md');
  const styles = await page.evaluate(() => [...document.querySelector('duidu-reader')?.shadowRoot?.querySelectorAll('.row.only-a .unit > del') ?? []].map(each => getComputedStyle(each).textDecorationLine));
  assert.ok(styles.length > 0);
  assert.deepEqual([...new Set(styles)], ['none']);
  await page.close();
});

test('a head says how much was repaired, and nothing where nothing was', async () => {
  const {page} = await openPage(site.running);
  await page.goto(site.url);
  await until(page, () => !!document.querySelector('duidu-reader')?.shadowRoot?.querySelector('.text:not([aria-busy]) .head.b'));
  const [sum, other] = await page.evaluate(() => ['.head.a .sum', '.head.b'].map(selector => document.querySelector('duidu-reader')?.shadowRoot?.querySelector(selector)?.textContent ?? ''));
  assert.match(sum, /^修复 \d+ 处$/);
  assert.match(other, /ⓘ$/);
  await page.close();
});

test('the lines of a title stay lines', async () => {
  const page = await opened([page_('').replace('<h1>临澜堰考</h1>', '<h1>临澜市关于重修永丰堰的复函<br>临政函〔2026〕1号</h1>').replace('<title>临澜堰考', '<title>临澜市关于重修永丰堰的复函')]);
  const tall = await page.evaluate(() => {
    const title = document.querySelector('duidu-reader')?.shadowRoot?.querySelector('.unit.title, .unit.heading');
    return title ? title.getBoundingClientRect().height / parseFloat(getComputedStyle(title).lineHeight) : 0;
  });
  assert.ok(tall > 1.9, `${tall} lines`);
  await page.close();
});

test('the notes of Markdown keep their words, and their signs lead to them', async () => {
  const page = await opened(['# 临澜堰考\n\n永丰堰在县城以东，灌田三千顷。[^1]历代多次重修，今仍可见其遗址。\n\n[^1]: 据县志。\n\n以上错漏之处请读者指正，以便日后增补。\n'], 'text.md');
  assert.deepEqual(await html(page, '.unit a.hyperlink sup'), ['<sup>[1]</sup>']);
  const {href, note} = await page.evaluate(() => {
    const root = document.querySelector('duidu-reader')?.shadowRoot, link = /** @type {Element} */ (root?.querySelector('.unit a.hyperlink'));
    return {href: link.getAttribute('href'), note: /** @type {HTMLElement|undefined} */ ([...root?.querySelectorAll('.unit') ?? []].find(each => each.textContent === '[1] 据县志。'))?.dataset.begin};
  });
  assert.equal(href, `#a${note}`);
  await page.close();
});
