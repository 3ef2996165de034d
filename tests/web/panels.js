// @ts-check
// The panels of terms and of dates on the example pair, with the real core: what they list, where they lead, what they fetch and when.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {findings, openPage, start, until} from './browser.js';

/** @type {Awaited<ReturnType<typeof start>>} */
let site;
before(async () => { site = await start({folder: 'dist/app'}); });
after(() => site.close());

/** @param {import('playwright-core').Page} page @param {string} [language] */
const ready = async (page, language = 'zh-Hans') => {
  await until(page, () => document.querySelector('duidu-reader')?.matches(':state(ready)') && !!document.querySelector('duidu-reader')?.shadowRoot?.querySelector('.text:not([aria-busy]) .cell.b .unit'));
  if (language !== 'zh-Hans') await page.click(`[data-lang="${language}"]`);
};

/** The app with the example pair open. @param {object} [options] @param {string} [language] */
const openApp = async (options = {}, language) => {
  const opened = await openPage(site.running, options);
  await opened.page.goto(site.url);
  await ready(opened.page, language);
  return opened;
};

/** Opens a panel from the menu by keyboard. @param {import('playwright-core').Page} page @param {string} menu @param {string} name */
const openPanel = async (page, menu, name) => {
  await page.locator('duidu-reader .toolbar button', {hasText: menu}).press('Enter');
  await page.locator('duidu-reader .sheet button', {hasText: name}).press('Enter');
  await until(page, () => !!document.querySelector('duidu-reader')?.shadowRoot?.querySelector('.panel')); // its module comes first
};

/** @param {import('playwright-core').Page} page @param {string} selector */
const texts = (page, selector) => page.evaluate(selector => [...(document.querySelector('duidu-reader')?.shadowRoot?.querySelectorAll(selector) ?? [])].map(element => element.textContent ?? ''), selector);
/** @param {import('playwright-core').Page} page */
const termsThere = page => until(page, () => !!document.querySelector('duidu-reader')?.shadowRoot?.querySelector('.panel .terms li'));
/** What a jump marked. @param {import('playwright-core').Page} page @returns {Promise<string[]>} */
const marked = page => page.evaluate(() => [.../** @type {any} */ (CSS.highlights.get('duidu-evidence') ?? [])].map(String));

test('terms: the dictionary comes when the panel opens and not before', async () => {
  const {page, faults} = await openPage(site.running);
  const packs = /** @type {string[]} */ ([]);
  page.on('request', request => { if (request.url().endsWith('.pack')) packs.push(request.url()); });
  await page.goto(site.url);
  await ready(page);
  assert.deepEqual(packs, []);
  await openPanel(page, '更多', '词语');
  await termsThere(page);
  assert.equal(new Set(packs).size, 1);
  assert.equal((await texts(page, '.panel h3')).length, 2);
  const terms = await texts(page, '.panel .terms .jump > :first-child');
  assert.ok(terms.includes('阅读'), terms.join(' '));
  assert.ok((await texts(page, '.panel .terms .tag')).every(tag => tag === '两份都有'));
  assert.deepEqual(faults, []);
  await page.close();
});

test('terms: ordered by an arrow key; a click leads to the first place, another to the next', async () => {
  const {page} = await openApp();
  await openPanel(page, '更多', '词语');
  await termsThere(page);
  const counts = async () => (await texts(page, '.panel section:nth-of-type(1) .terms b')).map(Number);
  await page.locator('duidu-reader .panel [data-value="salience"]').press('ArrowRight');
  assert.deepEqual(await counts(), [...await counts()].sort((one, other) => other - one));
  assert.equal(await page.evaluate(() => document.querySelector('duidu-reader')?.shadowRoot?.activeElement?.getAttribute('data-value')), 'count');
  const term = page.locator('duidu-reader .panel .terms .jump').first();
  const word = (await term.locator('span').first().textContent()) ?? '';
  for (let visit = 0; visit < 2; visit++) {
    await term.press('Enter');
    assert.equal((await marked(page)).join(''), word);
    const further = await page.evaluate(() => {
      const [range] = /** @type {any} */ (CSS.highlights.get('duidu-evidence')), known = /** @type {any} */ (globalThis), last = known.lastVisit;
      known.lastVisit = range.cloneRange?.() ?? range;
      return !last || range.compareBoundaryPoints(Range.START_TO_START, last) > 0;
    });
    assert.ok(further, 'the next place stands behind the first');
  }
  await page.keyboard.press('Escape');
  assert.deepEqual(await texts(page, '.panel'), []);
  await page.close();
});

test('timeline: dates of both documents by year, each with its kind, each a way to its place', async () => {
  const {page, faults} = await openApp();
  await openPanel(page, '更多', '时间线');
  const years = (await texts(page, '.panel .year h3')).filter(year => /^\d+$/.test(year));
  assert.ok(years.length > 1, years.join(' '));
  assert.deepEqual(years, [...years].sort());
  const first = page.locator('duidu-reader .panel .year .jump').first();
  const date = await first.locator('b').textContent();
  await first.press('Enter');
  assert.equal((await marked(page)).join(''), date);
  assert.deepEqual(faults, []);
  await page.close();
});

test('references: kinds are marked in the text or not, as the boxes say, and that is remembered', async () => {
  const {page, faults} = await openApp();
  const marks = selector => page.evaluate(selector => document.querySelector('duidu-reader')?.shadowRoot?.querySelectorAll(selector).length ?? 0, selector);
  const words = await texts(page, '.cell.b .unit.title');
  assert.ok(await marks('.reference.citation') > 0 && await marks('.reference.count') > 0);
  await openPanel(page, '更多', '指称');
  await page.locator('duidu-reader .panel label', {hasText: '引用'}).click();
  await until(page, () => !document.querySelector('duidu-reader')?.shadowRoot?.querySelector('.reference.citation'));
  assert.ok(await marks('.reference.count') > 0, 'other kinds stay');
  assert.deepEqual(await texts(page, '.cell.b .unit.title'), words);
  assert.deepEqual(await findings(page), []);
  await page.reload();
  await ready(page);
  assert.equal(await marks('.reference.citation'), 0);
  await openPanel(page, '更多', '指称');
  await page.locator('duidu-reader .panel label', {hasText: '引用'}).click();
  await until(page, () => !!document.querySelector('duidu-reader')?.shadowRoot?.querySelector('.reference.citation'));
  assert.deepEqual(faults, []);
  await page.close();
});

for (const [language, menu, terms, timeline] of [['zh-Hans', '更多', '词语', '时间线'], ['zh-Hant', '更多', '詞語', '時間線'], ['en', 'More', 'Terms', 'Timeline']])
  for (const colorScheme of ['light', 'dark'])
    test(`axe finds nothing in either panel: ${language}, ${colorScheme}`, async () => {
      const {page} = await openApp({colorScheme}, language);
      await openPanel(page, menu, terms);
      await termsThere(page);
      assert.deepEqual(await findings(page), []);
      await page.keyboard.press('Escape');
      await openPanel(page, menu, timeline);
      assert.deepEqual(await findings(page), []);
      await page.close();
    });

test('terms: offline, once the panel was opened online; before, it is said why not', async () => {
  const context = await site.running.newContext({locale: 'zh-CN', serviceWorkers: 'allow'});
  const page = await context.newPage();
  await page.goto(site.url);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload(); // from here on the service worker answers
  await ready(page);
  await context.setOffline(true);
  await openPanel(page, '更多', '词语');
  await until(page, () => /取不到词典/.test(document.querySelector('duidu-reader')?.shadowRoot?.querySelector('.panel')?.textContent ?? ''));
  await context.setOffline(false);
  await page.keyboard.press('Escape');
  await openPanel(page, '更多', '词语');
  await termsThere(page);
  await page.waitForTimeout(300); // the copy is kept after the answer
  await context.setOffline(true);
  await page.reload();
  await ready(page);
  await openPanel(page, '更多', '词语');
  await termsThere(page);
  await context.close();
});

test('about the file: the charset with what decided it, metadata with their places, and another charset by a button', async () => {
  const {page} = await openApp();
  await page.locator('duidu-reader [data-about="a"]').press('Enter');
  await until(page, () => !!document.querySelector('duidu-reader')?.shadowRoot?.querySelector('.panel.about'));
  const said = (await texts(page, '.panel.about'))[0];
  assert.match(said, /GB18030.*自称 gb2312.*把握 100%/);
  assert.match(said, /个非 ASCII 字符按此解读最像文章；与网页的 <meta> 所称（gb2312）一致/);
  assert.match(said, /来源臨瀾日報见于：署名行/);
  await page.locator('duidu-reader .panel.about .jump', {hasText: '臨瀾日報'}).press('Enter');
  assert.deepEqual(await marked(page), ['臨瀾日報']);
  await page.locator('duidu-reader .panel.about summary').first().press('Enter');
  await page.locator('duidu-reader .panel.about .deeds button', {hasText: 'UTF-8'}).press('Enter');
  await until(page, () => /** @type {any} */ (document.querySelector('duidu-reader')).comparison?.a.charset.name === 'utf-8');
  await page.close();
});

test('about the file: what is to know of the text stands by kind, each place a way to it', async () => {
  const {page} = await openApp();
  await page.evaluate(() => /** @type {any} */ (document.querySelector('duidu-reader')).open('市政府將於五月制造一批設備，國家標準由主管機關制定，范圍以公告為準。「锟斤拷」之處待補。\n'.repeat(3), {name: 'residue.txt', side: 'a'}));
  await page.locator('duidu-reader [data-about="a"]').press('Enter');
  await until(page, () => !!document.querySelector('duidu-reader')?.shadowRoot?.querySelector('.panel.about'));
  const said = (await texts(page, '.panel.about'))[0];
  assert.match(said, /繁体文中的简体用字，可能是转换所留，照原样保留 \d制造 → 製造/);
  assert.match(said, /原文早已丢失/);
  assert.deepEqual(await findings(page), []);
  await page.close();
});
