// @ts-check
// Both documents as strips beside the text: what they mark, what joins them, where they lead, by pointer and by keys.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {findings, openFixture, openPage, start, until} from './browser.js';

/** @type {Awaited<ReturnType<typeof start>>} */
let site;
before(async () => { site = await start(); });
after(() => site.close());

/** @param {import('playwright-core').Page} page @param {(root: ShadowRoot) => any} question */
const inside = (page, question) => page.evaluate(source => (0, eval)(source)(/** @type {ShadowRoot} */ (document.querySelector('duidu-reader')?.shadowRoot)), String(question));

/** @param {[string, string]} names @param {object} [options] */
const open = async (names, options = {}) => {
  const opened = await openPage(site.running, options);
  await openFixture(opened.page, site.url, names);
  await until(opened.page, () => !!document.querySelector('duidu-reader')?.shadowRoot?.querySelector('.strip .window'));
  return opened;
};

test('each strip marks what differs on its side, by kind, and what moved is joined by a line', async () => {
  const {page, faults} = await open(['old.txt', 'new.txt']);
  const marks = await inside(page, root => [...root.querySelectorAll('.strip')].map(strip => [...strip.querySelectorAll('i')].map(mark => mark.className)));
  assert.deepEqual(marks, [['changed', 'moved', 'dropped', 'changed'], ['changed', 'moved', 'new', 'changed']]);
  assert.deepEqual(await inside(page, root => [...root.querySelectorAll('.overview line')].map(line => line.getAttribute('class'))), ['moved']);
  assert.deepEqual(faults, []);
  await page.close();
});

test('kinds differ in shape, not in colour alone', async () => {
  const {page} = await open(['old.txt', 'new.txt']);
  const shapes = await inside(page, root => ['changed', 'moved', 'dropped', 'new'].map(kind => { const {backgroundImage, borderTopWidth, borderLeftWidth} = getComputedStyle(/** @type {Element} */ (root.querySelector(`.strip .${kind}`))); return [backgroundImage !== 'none', borderTopWidth !== '0px', borderLeftWidth !== '0px'].join(); }));
  assert.equal(new Set(shapes).size, 4, shapes.join(' '));
  await page.close();
});

test('arrow keys go from mark to mark, say which, and join both sides', async () => {
  const {page} = await open(['old.txt', 'new.txt']);
  const strip = page.locator('duidu-reader .strip').first();
  const state = () => inside(page, root => [root.querySelector('.strip')?.getAttribute('aria-valuetext'), root.querySelectorAll('.strip i.here').length, root.querySelectorAll('line.here').length]);
  await strip.press('ArrowDown');
  assert.deepEqual(await state(), ['改动 1/4', 2, 1]);
  await strip.press('ArrowDown');
  assert.deepEqual(await state(), ['移位 2/4', 2, 1]);
  await strip.press('ArrowDown');
  assert.deepEqual(await state(), ['删去 3/4', 1, 0]);
  await strip.press('End');
  assert.deepEqual(await state(), ['改动 4/4', 2, 1]);
  await page.locator('duidu-reader .toolbar button').first().focus();
  assert.deepEqual((await state()).slice(1), [0, 0]);
  await page.close();
});

test('a click leads to the mark under it', async () => {
  const {page} = await open(['old.txt', 'new.txt']);
  const place = await page.evaluate(async () => {
    const reader = /** @type {any} */ (document.querySelector('duidu-reader')), {shadowRoot: root} = reader;
    const went = new Promise(resolve => reader.addEventListener('duidu-relocate', event => resolve(event.detail), {once: true}));
    const {left, top, height} = root.querySelectorAll('.strip')[1].querySelector('i.new').getBoundingClientRect();
    root.querySelectorAll('.strip')[1].dispatchEvent(new MouseEvent('click', {clientX: left + 2, clientY: top + height / 2, bubbles: true}));
    const {side, offset} = /** @type {any} */ (await went);
    return reader.comparison[side].text.slice(offset, offset + 3);
  });
  assert.equal(place, '第四条');
  await page.close();
});

test('hits of the finder are ticks on their own side', async () => {
  const {page} = await open(['report.html', 'plan.md']);
  await page.evaluate(() => /** @type {any} */ (document.querySelector('duidu-reader')).find('条例'));
  assert.deepEqual(await inside(page, root => [...root.querySelectorAll('.strip')].map(strip => strip.querySelectorAll('.tick').length)), [0, 2]);
  await page.close();
});

test('in the parallel view each window follows its own pane; axe finds nothing', async () => {
  const {page} = await open(['report.html', 'plan.md'], {bypassCSP: true});
  await page.evaluate(() => { /** @type {any} */ (document.querySelector('duidu-reader')).view = 'parallel'; });
  await until(page, () => { const root = document.querySelector('duidu-reader')?.shadowRoot; return !!root?.querySelector('.panes') && root.querySelectorAll('.strip .window').length === 2; });
  assert.deepEqual((await findings(page)).filter(each => !each.startsWith('page-has-heading-one')), []); // the fixture has none
  const window = () => inside(page, root => /** @type {HTMLElement} */ (root.querySelectorAll('.strip .window')[1]).style.insetBlockStart);
  await page.setViewportSize({width: 1280, height: 300});
  const before = await window();
  await inside(page, root => root.querySelectorAll('.pane')[1].scrollBy(0, 150));
  await until(page, before => /** @type {any} */ (document.querySelector('duidu-reader')).shadowRoot.querySelectorAll('.strip .window')[1].style.insetBlockStart !== before, before);
  await page.close();
});
