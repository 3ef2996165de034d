// @ts-check
// Everyone reads: axe-core finds nothing in any view and theme, the whole tour goes by keyboard alone, marks keep their shapes without colours.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {findings, openPage, start, until} from './browser.js';

/** @type {Awaited<ReturnType<typeof start>>} */
let site;
before(async () => { site = await start({folder: 'dist/app', flags: ['--force-renderer-accessibility']}); }); // as for somebody with a screen reader
after(() => site.close());

const ready = page => until(page, () => document.querySelector('duidu-reader')?.matches(':state(ready)') && !!document.querySelector('duidu-reader')?.shadowRoot?.querySelector('.text:not([aria-busy]) .unit'));

/** The app with a pair of examples, in a view. @param {object} options @param {string} view @param {boolean} versions */
const openApp = async (options, view = '', versions = false) => {
  const {page} = await openPage(site.running, options);
  await page.goto(site.url);
  await ready(page);
  await page.evaluate(([view, versions]) => {
    const reader = /** @type {any} */ (document.querySelector('duidu-reader'));
    if (view) reader.view = view;
    if (!versions) return;
    reader.src = 'examples/regulation-2019.md';
    reader.with = 'examples/regulation-2024.md';
  }, /** @type {[string, boolean]} */ ([view, versions]));
  if (versions) await until(page, () => /** @type {any} */ (document.querySelector('duidu-reader')).comparison?.mode === 'versions');
  await ready(page);
  return page;
};

/** What stands where the phone's bar is, besides the bar. @param {import('playwright-core').Page} page */
const underBar = page => page.evaluate(() => {
  const root = /** @type {ShadowRoot} */ (document.querySelector('duidu-reader')?.shadowRoot);
  const bar = /** @type {Element} */ (root.querySelector('.thumb')), box = bar.getBoundingClientRect();
  return root.elementsFromPoint(box.left + box.width / 2, box.top + 4).filter(each => each.closest('.scroll')).map(each => each.className);
});

test('on a telephone no text lies under the bar of tools, wherever one has scrolled to', async () => {
  const page = await openApp({viewport: {width: 390, height: 844}});
  for (const share of [0, 0.3, 1]) {
    await page.evaluate(share => { const scroll = /** @type {Element} */ (document.querySelector('duidu-reader')?.shadowRoot?.querySelector('.scroll')); scroll.scrollTop = share * scroll.scrollHeight; }, share);
    assert.deepEqual(await underBar(page), []);
    assert.deepEqual(await findings(page), []);
  }
  const {bar, text} = await page.evaluate(() => {
    const root = /** @type {ShadowRoot} */ (document.querySelector('duidu-reader')?.shadowRoot);
    return {bar: root.querySelector('.thumb')?.getBoundingClientRect().bottom, text: root.querySelector('.scroll')?.getBoundingClientRect().height};
  });
  assert.equal(bar, 844, 'the bar stands within the thumb\'s reach');
  assert.ok((text ?? 0) > 560, `${text} pixels are left for reading`);
  await page.close();
});

for (const colorScheme of /** @type {const} */ (['light', 'dark']))
  for (const [width, height] of [[1280, 900], [390, 844]])
    for (const [view, versions] of /** @type {[string, boolean][]} */ ([['compare', false], ['compare', true], ['parallel', false], ['read', true]]))
      test(`axe finds nothing: ${colorScheme}, ${width} pixels, ${view}, ${versions ? 'versions' : 'related'}`, async () => {
        const page = await openApp({viewport: {width, height}, colorScheme}, view, versions);
        assert.deepEqual(await findings(page), []);
        await page.close();
      });

test('axe finds nothing with the evidence, a counterpart and a menu open', async () => {
  const page = await openApp({});
  await page.evaluate(() => {
    const reader = /** @type {any} */ (document.querySelector('duidu-reader'));
    reader.shadowRoot.querySelector('.passage').click();
    reader.inspect('a', 200);
    [...reader.shadowRoot.querySelectorAll('.toolbar button')].find(button => button.textContent === '版式').click();
  });
  assert.deepEqual(await findings(page), []);
  await page.close();
});

for (const colorScheme of /** @type {const} */ (['light', 'dark']))
  test(`axe finds nothing in the list of keys, nor in a doubt that is said: ${colorScheme}`, async () => {
    const page = await openApp({colorScheme});
    await page.evaluate(() => { const root = /** @type {any} */ (document.querySelector('duidu-reader')?.shadowRoot); root.querySelector('.menu button').focus(); });
    await page.keyboard.press('?');
    await until(page, () => !!document.querySelector('duidu-reader')?.shadowRoot?.querySelector('.help[open]'));
    assert.deepEqual(await findings(page), []);
    await page.keyboard.press('Escape');
    await page.evaluate(() => /** @type {any} */ (document.querySelector('duidu-reader')).open(Uint8Array.from({length: 4000}, (_, index) => (index * 7919) & 255), {side: 'a', name: 'noise.bin'}));
    await until(page, () => !!document.querySelector('duidu-reader')?.shadowRoot?.querySelector('.doubts'));
    assert.deepEqual(await findings(page), []);
    await page.close();
  });

test('the tour by keyboard alone: views, differences, find, evidence, way back', async () => {
  const page = await openApp({}, '', true);
  const inside = question => page.evaluate(question);
  const active = () => inside(() => document.querySelector('duidu-reader')?.shadowRoot?.activeElement?.getAttribute('aria-label') ?? document.querySelector('duidu-reader')?.shadowRoot?.activeElement?.textContent ?? document.activeElement?.id);
  for (let tabs = 0; tabs < 30 && await active() !== '大纲'; tabs++) await page.keyboard.press('Tab');
  assert.equal(await active(), '大纲', 'the first tool is reached by Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowRight');
  await until(page, () => !!document.querySelector('duidu-reader')?.shadowRoot?.querySelector('.panes'));
  await page.keyboard.press('1');
  await until(page, () => !!document.querySelector('duidu-reader')?.shadowRoot?.querySelector('.text:not([aria-busy]) .rows ins')); // before, the total is not told
  for (let tabs = 0; tabs < 30 && !await inside(() => !!document.querySelector('duidu-reader')?.shadowRoot?.activeElement); tabs++) await page.keyboard.press('Tab');
  await page.keyboard.press('n');
  const first = await inside(() => document.querySelector('duidu-reader')?.shadowRoot?.querySelector('.aside-word')?.textContent);
  assert.match(first ?? '', /(新增|改为|原作|删去).*\(\d+\/\d+\)/);
  await page.keyboard.press('n');
  assert.notEqual(await inside(() => document.querySelector('duidu-reader')?.shadowRoot?.querySelector('.aside-word')?.textContent), first);
  await page.keyboard.press('p');
  assert.equal(await inside(() => document.querySelector('duidu-reader')?.shadowRoot?.querySelector('.aside-word')?.textContent), first);
  await page.keyboard.press('i');
  await until(page, () => !!document.querySelector('duidu-reader')?.shadowRoot?.querySelector('.panel'));
  await page.keyboard.press('Escape');
  assert.equal(await inside(() => !!document.querySelector('duidu-reader')?.shadowRoot?.querySelector('.panel')), false);
  await page.keyboard.press('/');
  await page.keyboard.type('普查');
  await until(page, () => /处在甲/.test(document.querySelector('duidu-reader')?.shadowRoot?.querySelector('.finder output')?.textContent ?? ''));
  await page.close();
});

test('keys do nothing while the focus is outside the reader', async () => {
  const page = await openApp({}, '', true);
  await page.focus('#choose');
  await page.keyboard.press('2');
  assert.equal(await page.evaluate(() => document.querySelector('duidu-reader')?.getAttribute('view')), null);
  await page.close();
});

test('with forced colours every kind of mark keeps its line', async () => {
  const page = await openApp({forcedColors: 'active'}, 'compare', true);
  const lines = await page.evaluate(() => Object.fromEntries(['.row.pair ins.new', '.row.pair del.dropped', '.row.pair :is(ins, del).changed', '.row.only-a > .cell.a'].map(selector => [selector, getComputedStyle(/** @type {Element} */ (document.querySelector('duidu-reader')?.shadowRoot?.querySelector(selector)))[selector.endsWith('cell.a') ? 'borderInlineStartStyle' : 'textDecorationLine']])));
  assert.deepEqual(lines, {'.row.pair ins.new': 'underline', '.row.pair del.dropped': 'line-through', '.row.pair :is(ins, del).changed': 'underline', '.row.only-a > .cell.a': 'solid'}); // what only one side has, by its edge
  await page.close();
});

for (const view of ['compare', 'parallel', 'read'])
  test(`the accessibility tree holds every word, insertion and deletion, on the screen or not: ${view}`, async () => {
    const page = await openApp({viewport: {width: 1280, height: 500}}, view, true);
    await until(page, () => !!document.querySelector('duidu-reader')?.shadowRoot?.querySelector('.text:not([aria-busy])'));
    const client = await page.context().newCDPSession(page);
    const {nodes} = await client.send('Accessibility.getFullAXTree');
    const roles = name => nodes.filter(node => node.role?.value === name && !node.ignored).length;
    const {marks, text, height} = await page.evaluate(() => {
      const root = /** @type {ShadowRoot} */ (document.querySelector('duidu-reader')?.shadowRoot), active = root.querySelector('.text.read') ? '.cell.a ' : '';
      return {marks: ['ins', 'del'].map(name => root.querySelectorAll(active + name).length), text: [...root.querySelectorAll(`${active}.unit`)].map(unit => unit.textContent).join(''), height: root.querySelector('.text')?.scrollHeight ?? 0};
    });
    const heard = nodes.filter(node => node.role?.value === 'StaticText').map(node => String(node.name?.value ?? '')).join('').replace(/\s/g, '');
    const missing = [...text.replace(/\s/g, '')].filter((character, at, all) => all.indexOf(character) === at && heard.split(character).length < all.join('').split(character).length);
    assert.ok(text.length > 500);
    assert.ok(height > 1000 || view === 'parallel', 'most of it is off the screen');
    assert.deepEqual(missing, []);
    if (view === 'read') assert.ok(roles('deletion') >= marks[1], 'the one column holds its own side'); else assert.deepEqual([roles('insertion'), roles('deletion')], marks);
    await page.close();
  });
