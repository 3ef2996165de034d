// @ts-check
// The documents as they came: every repair undone where it stands, nothing folded, nothing converted, a sentence that says so, and back.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {findings, openFixture, openPage, start, until} from './browser.js';

/** @type {Awaited<ReturnType<typeof start>>} */
let site;
before(async () => { site = await start(); });
after(() => site.close());

const within = (page, selector) => page.evaluate(selector => [...document.querySelector('duidu-reader')?.shadowRoot?.querySelectorAll(selector) ?? []].map(each => each.textContent ?? ''), selector);
const become = (page, selector, wanted) => until(page, ([selector, wanted]) => document.querySelector('duidu-reader')?.shadowRoot?.querySelector(selector)?.textContent === wanted, [selector, wanted]);
const folds = page => page.evaluate(() => [...document.querySelector('duidu-reader')?.shadowRoot?.querySelectorAll('details') ?? []].map(each => each.open));

/** The fixture's page, as it came. @param {[string, string?]} names @param {object} [options] */
const open = async (names, options) => {
  const {page, faults} = await openPage(site.running, options);
  await openFixture(page, site.url, names);
  await page.locator('duidu-reader [data-original]').first().click();
  await until(page, () => document.querySelector('duidu-reader')?.shadowRoot?.querySelector('.remark-line:not([hidden])'));
  return {page, faults};
};

test('the key and the button show each repair as what it was, and boilerplate in place; again, and all is repaired', async () => {
  const {page, faults} = await open(['report.html', 'plan.md']);
  await become(page, '.repair.loud', '!秷');
  assert.deepEqual(await within(page, '.cell.a .repair.gloss'), ['頁(yè)']);
  assert.deepEqual(await folds(page), [true, true]);
  assert.match((await within(page, '.remark-line'))[0], /^原样：2 处修复和断行的合并已撤去并标出.*看修复后$/);
  await page.locator('duidu-reader .repair.loud').first().focus();
  await page.keyboard.press('y');
  await become(page, '.repair.loud', '。《報');
  assert.deepEqual(await within(page, '.remark-line:not([hidden])'), []);
  assert.deepEqual(await folds(page), [false, false]);
  assert.deepEqual(faults, []);
  await page.close();
});

test('it is remembered; the line above the text leads back', async () => {
  const {page} = await open(['report.html']);
  await openFixture(page, site.url, ['report.html']);
  await become(page, '.repair.loud', '!秷');
  await page.locator('duidu-reader .remark-line button').click();
  await become(page, '.repair.loud', '。《報');
  await openFixture(page, site.url, ['report.html']);
  await become(page, '.repair.loud', '。《報');
  await page.close();
});

test('what was chosen against a repair waits until it is repaired again', async () => {
  const {page} = await open(['report.html']);
  await page.locator('duidu-reader .repair.loud').first().press('Enter');
  await page.locator('duidu-reader .panel .deeds button', {hasText: '。《报'}).click();
  await become(page, '.repair.loud', '!秷');
  await page.locator('duidu-reader .remark-line button').click();
  await become(page, '.repair.loud', '。《报');
  await page.close();
});

test('places are found in what stands as it came, and copied evidence is of the right characters', async () => {
  const {page} = await open(['report.html']);
  const found = await page.evaluate(async () => {
    const reader = /** @type {any} */ (document.querySelector('duidu-reader')), text = reader.document.text;
    const [hit] = await reader.find('提出適度超前');
    return text.slice(...hit.span) + reader.inspect('a', text.indexOf('提出')).text;
  });
  assert.equal(found, '提出適度超前提');
  const marked = await page.evaluate(() => [.../** @type {any} */ (CSS).highlights.get('duidu-find')].map(String));
  assert.deepEqual(marked, ['提出適度超前']);
  await page.close();
});

for (const [lang, words] of [['zh-Hant', '原樣：2 處修復和斷行的合併已撤去'], ['en', 'As it came: 2 repairs and the joining of lines undone']])
  test(`the sentence is said in the reader's language: ${lang}`, async () => {
    const {page} = await openPage(site.running, {viewport: {width: 390, height: 844}});
    await openFixture(page, site.url, ['report.html']);
    await page.evaluate(lang => { const reader = /** @type {any} */ (document.querySelector('duidu-reader')); reader.parentElement.lang = reader.lang = lang; }, lang);
    await page.locator('duidu-reader [data-original]').click();
    await until(page, words => document.querySelector('duidu-reader')?.shadowRoot?.querySelector('.remark-line:not([hidden])')?.textContent?.startsWith(words), words);
    await page.close();
  });

const LINES = ['　　第一条为了保护和改善城市环境，促进生态文明', '建设，根据有关法律和行政法规的规定，结合本市的实', '际情况，制定本条例。', '　　第二条本条例适用于本市行政区域内城市绿化的', '规划、建设、保护和管理，以及与此有关的其他各项活', '动，法律另有规定的除外，各有关单位应当遵照执行。', '　　第三条市人民政府应当将绿化纳入规划。'];

for (const width of [1280, 390])
  test(`lines that were joined break where the file breaks them, no script is converted, and axe finds nothing: ${width} pixels`, async () => {
    const {page, faults} = await openPage(site.running, {viewport: {width, height: 844}});
    await page.goto(`${site.url}dist/app/`);
    await until(page, () => document.querySelector('duidu-reader')?.matches(':state(ready)'));
    await page.evaluate(async text => {
      const reader = /** @type {any} */ (document.querySelector('duidu-reader'));
      reader.removeAttribute('src');
      reader.removeAttribute('with');
      reader.script = 'hant';
      await reader.open(new File([text], 'lines.txt'), {side: 'a'});
    }, LINES.join('\n'));
    await until(page, () => /第一條/.test(document.querySelector('duidu-reader')?.shadowRoot?.querySelector('.unit')?.textContent ?? ''));
    await page.locator('duidu-reader .toolbar button', {hasText: '版式'}).click();
    await page.locator('duidu-reader .sheet [aria-label="看原样"]').click();
    await until(page, () => document.querySelector('duidu-reader')?.shadowRoot?.querySelector('.undone'));
    assert.equal((await within(page, '.unit'))[0], LINES.slice(0, 3).join('\n').trim());
    await until(page, () => document.querySelector('duidu-reader')?.shadowRoot?.querySelector('.remark-line:not([hidden])'));
    assert.deepEqual(await findings(page), []);
    assert.deepEqual(faults, []);
    await page.close();
  });
