// @ts-check
// What runs through both documents, in the page: terms, figures, what is not taken up, weaker counterparts; and what stands beside a paragraph that has no
// counterpart at its height. On the example pair, with the real core.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {findings, openPage, start, until} from './browser.js';

/** @type {Awaited<ReturnType<typeof start>>} */
let site;
before(async () => { site = await start({folder: 'dist/app'}); });
after(() => site.close());

/** What is true inside the reader's shadow root. @param {import('playwright-core').Page} page @param {(root: ShadowRoot, word: any) => any} question @param {any} [word] */
const inside = (page, question, word) => page.evaluate(([source, word]) =>
  (0, eval)(source)(/** @type {ShadowRoot} */ (document.querySelector('duidu-reader')?.shadowRoot), word), /** @type {[string, any]} */ ([String(question), word]));
/** @param {import('playwright-core').Page} page @param {string} selector */
const appears = (page, selector) => until(page, selector => !!document.querySelector('duidu-reader')?.shadowRoot?.querySelector(selector), selector);
/** What a jump marked. @param {import('playwright-core').Page} page @returns {Promise<string>} */
const marked = page => page.evaluate(() => [.../** @type {any} */ (CSS.highlights.get('duidu-evidence') ?? [])].map(String).join(''));
const drawn = page => until(page, () => document.querySelector('duidu-reader')?.matches(':state(ready)') && !!document.querySelector('duidu-reader')?.shadowRoot?.querySelector('.text:not([aria-busy]) .cell.b .unit'));

/** The app with the example pair open. @param {object} [options] */
const openApp = async (options = {}) => {
  const opened = await openPage(site.running, {bypassCSP: true, ...options});
  await opened.page.goto(site.url);
  await drawn(opened.page);
  return opened;
};
const chip = (page, name) => page.locator(`duidu-reader .chip[data-filter="${name}"]`);

test('threads: each term with every clause that names it; the key opens them, each entry leads to its place', async () => {
  const {page, faults} = await openApp();
  await page.locator('duidu-reader .toolbar button').first().focus();
  await page.keyboard.press('t');
  await appears(page, '.panel.survey');
  const {chains, places} = await page.evaluate(() => {
    const {chains} = /** @type {any} */ (document.querySelector('duidu-reader')).comparison;
    return {chains: chains.map(chain => chain.term), places: chains.map(({a, b}) => a.length + b.length)};
  });
  assert.deepEqual(await inside(page, root => [...root.querySelectorAll('.survey summary b')].map(each => each.textContent)), chains);
  assert.deepEqual(await inside(page, root => [...root.querySelectorAll('.survey details')].map(each => each.querySelectorAll('.place').length)), places);
  await page.locator('duidu-reader .survey summary').nth(2).press('Enter');
  for (const side of ['甲', '乙']) {
    await page.locator('duidu-reader .survey details[open] .place', {hasText: side}).first().press('Enter');
    const bold = await inside(page, (root, side) => [...root.querySelectorAll('.survey details[open] .place')].find(each => each.textContent?.startsWith(side))?.querySelector('b')?.textContent, side);
    assert.equal(await marked(page), bold);
  }
  await page.evaluate(() => scrollTo(0, 0)); // the last jump may have left a chip half under the tools
  assert.deepEqual(await findings(page), []);
  await page.keyboard.press('Escape');
  assert.equal(await inside(page, root => root.querySelector('.panel')), null);
  assert.deepEqual(faults, []);
  await page.close();
});

test('figures: the chip counts them, leaves their rows, and lists them side by side, told equal or not', async () => {
  const {page} = await openApp();
  const {all, same} = await page.evaluate(() => {
    const {figures} = /** @type {any} */ (document.querySelector('duidu-reader')).comparison;
    return {all: figures.length, same: figures.filter(each => each.same).length};
  });
  assert.equal(await chip(page, 'figures').locator('b').textContent(), String(all));
  await chip(page, 'figures').press('Enter');
  await appears(page, '.survey .pairs');
  assert.deepEqual(await inside(page, root => [root.querySelectorAll('.pairs li').length, root.querySelectorAll('.pairs [data-same="true"]').length, root.querySelectorAll('.row:not(.hit)').length > 0]), [all, same, true]);
  const first = page.locator('duidu-reader .pairs li').first();
  assert.match(await first.textContent() ?? '', /不同/);
  for (const side of [0, 1]) {
    await first.locator('.place').nth(side).press('Enter');
    assert.equal(await marked(page), await first.locator('.place b').nth(side).textContent());
  }
  await page.close();
});

test('a place that the filter hides shows all rows again', async () => {
  const {page} = await openApp();
  await chip(page, 'contrast').press('Enter');
  const [hidden, shown] = await page.evaluate(() => {
    const reader = /** @type {any} */ (document.querySelector('duidu-reader')), root = reader.shadowRoot;
    const [, side, begin] = [...root.querySelectorAll('.row:not(.hit) .unit')].map(unit => ['', unit.id[0], unit.dataset.begin])[0];
    const before = root.querySelector('.text').classList.contains('filtered');
    reader.goTo(`${side}${begin}`);
    return [before, !root.querySelector('.text').classList.contains('filtered') && !root.querySelector('.chip[aria-pressed="true"]')];
  });
  assert.deepEqual([hidden, shown], [true, true]);
  await page.close();
});

test('what is not taken up is told in both directions, by the dates of both, and touches no passage', async () => {
  const {page} = await openApp();
  assert.deepEqual(await inside(page, root => [...root.querySelectorAll('.chip.alone')].map(each => each.textContent?.replace(/\d+/, ''))), ['乙未承接', '甲新提']);
  await chip(page, 'unseen-b').press('Enter');
  await appears(page, '.survey .place');
  const touching = await page.evaluate(() => {
    const {comparison, shadowRoot} = /** @type {any} */ (document.querySelector('duidu-reader'));
    const quoted = [...shadowRoot.querySelectorAll('.survey .place b')].map(each => each.textContent);
    return {count: quoted.length, said: shadowRoot.querySelector('.chip.alone b').textContent, spoken: quoted.filter(words => { const at = comparison.b.text.indexOf(words); return at >= 0 && comparison.passages.some(({b: [begin, end]}) => begin < at + words.length && at < end); })};
  });
  assert.deepEqual(touching, {count: Number(touching.said), said: touching.said, spoken: []});
  await page.close();
});

test('weaker counterparts are behind one switch, which is remembered', async () => {
  const {page} = await openApp();
  const indices = () => inside(page, root => [...new Set([...root.querySelectorAll('.passage')].flatMap(each => each.getAttribute('data-passages').split(' ')))].map(Number));
  const weak = await page.evaluate(() => /** @type {any} */ (document.querySelector('duidu-reader')).comparison.passages.flatMap((passage, index) => passage.main ? [] : [index]));
  assert.ok(weak.length > 0);
  const shown = await indices();
  assert.deepEqual(weak.filter(index => shown.includes(index)), []);
  const toggle = page.locator('duidu-reader .chip.weak');
  assert.equal(await toggle.getAttribute('aria-checked'), 'false');
  await toggle.press('Enter');
  await until(page, () => document.querySelector('duidu-reader')?.shadowRoot?.querySelector('.chip.weak')?.getAttribute('aria-checked') === 'true');
  await drawn(page);
  const all = await indices();
  assert.deepEqual(weak.filter(index => !all.includes(index)), []);
  await page.reload();
  await drawn(page);
  assert.equal(await toggle.getAttribute('aria-checked'), 'true');
  await page.close();
});

test('exports carry terms, figures and what is not taken up', async () => {
  const {page} = await openApp();
  const files = await page.evaluate(async () => {
    const reader = /** @type {any} */ (document.querySelector('duidu-reader')), told = async format => (await reader.export(format)).text();
    return {markdown: await told('markdown'), csv: await told('csv'), html: await told('html'), json: JSON.parse(await told('json')), chains: reader.comparison.chains, figures: reader.comparison.figures.length};
  });
  for (const title of ['主线', '数字对照', '未承接 · 乙', '新提 · 甲']) assert.ok(files.markdown.includes(`\n## ${title}\n`) && files.html.includes(`<h2>${title}</h2>`), title);
  assert.equal(files.csv.split('\r\n').filter(line => line.startsWith('figures,')).length, files.figures);
  assert.equal(files.csv.split('\r\n').filter(line => line.startsWith('thread,')).length, files.chains.reduce((sum, {a, b}) => sum + a.length + b.length, 0));
  assert.deepEqual(files.json.chains, files.chains);
  assert.ok(!/class="[^"]*\bbrief\b/.test(files.html), 'every paragraph is open');
  await page.close();
});

test('beside a paragraph without a counterpart at its height stands what answers it elsewhere, as links', async () => {
  const {page} = await openApp();
  const hint = page.locator('duidu-reader .row.only-a .cell.b .hint').first();
  const words = await hint.locator('[lang]').textContent();
  await hint.press('Enter');
  assert.equal(await marked(page), words);
  await page.close();
});

test('a long stretch of one side shows first lines and opens: by its button, and where the reader is led into it', async () => {
  const {page} = await openApp();
  const run = page.locator('duidu-reader .run').first();
  const state = () => inside(page, root => [root.querySelector('.run')?.getAttribute('aria-expanded'), root.querySelectorAll('.row[data-run="0"].brief').length, root.querySelectorAll('.row[data-run="0"]').length]);
  const [, brief, all] = await state();
  assert.equal(brief, all);
  assert.equal((await run.textContent())?.match(/\d+/)?.[0], String(all));
  const heights = await inside(page, root => [...root.querySelectorAll('.row.brief > .cell > .unit.paragraph')].map(unit => unit.clientHeight / parseFloat(getComputedStyle(unit).lineHeight)));
  assert.ok(heights.every(lines => lines < 1.5), heights.join(' '));
  await run.press('Enter');
  assert.deepEqual(await state(), ['true', 0, all]);
  await run.press('Enter');
  assert.deepEqual(await state(), ['false', all, all]);
  await page.evaluate(() => {
    const reader = /** @type {any} */ (document.querySelector('duidu-reader')), unit = reader.shadowRoot.querySelector('.row[data-run="0"] .unit');
    reader.goTo(`${unit.id[0]}${unit.dataset.begin}`);
  });
  assert.deepEqual(await state(), ['true', 0, all]);
  await page.close();
});

for (const options of [{}, {colorScheme: 'dark'}, {viewport: {width: 390, height: 844}, hasTouch: true}])
  test(`axe finds nothing with a list open: ${JSON.stringify(options)}`, async () => {
    const {page} = await openApp(options);
    assert.deepEqual(await findings(page), []);
    await chip(page, 'figures').press('Enter');
    await appears(page, '.survey .pairs');
    assert.deepEqual(await findings(page), []);
    await page.close();
  });
