// @ts-check
// What comes out of the printer: every character of both sides in every view, changes told apart without colours, and all of a text that is still being drawn.
import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {after, before, test} from 'node:test';
import {openPage, start, until} from './browser.js';

/** @type {Awaited<ReturnType<typeof start>>} */
let site;
before(async () => { site = await start({folder: 'dist/app'}); });
after(() => site.close());

/** The app with a pair of examples, in a view. @param {object} options @param {string} view @param {boolean} versions */
const openApp = async (options, view, versions) => {
  const {page} = await openPage(site.running, options);
  await page.goto(site.url);
  await page.evaluate(async ([view, versions]) => {
    await customElements.whenDefined('duidu-reader');
    const reader = /** @type {any} */ (document.querySelector('duidu-reader'));
    reader.view = view;
    if (versions) Object.assign(reader, {src: 'examples/regulation-2019.md', with: 'examples/regulation-2024.md'});
  }, /** @type {[string, boolean]} */ ([view, versions]));
  await until(page, mode => /** @type {any} */ (document.querySelector('duidu-reader')).comparison?.mode === mode && !!document.querySelector('duidu-reader')?.shadowRoot?.querySelector('.text:not([aria-busy]) .cell.b .unit'), versions ? 'versions' : 'related');
  return page;
};

/** What is to be printed: in the single view, rows that both documents have word for word are there once. @param {import('playwright-core').Page} page */
const shown = page => page.evaluate(() => [...document.querySelector('duidu-reader')?.shadowRoot?.querySelectorAll('.cell .unit') ?? []].filter(unit => !unit.matches('.read .identical > .cell.b > .unit')).map(unit => unit.textContent).join(''));

/** How often each character that is not blank stands in a text. @param {string} text */
const counted = text => {
  const count = /** @type {Map<string, number>} */ (new Map());
  for (const character of text.normalize('NFKC').replace(/\s/g, '')) count.set(character, (count.get(character) ?? 0) + 1);
  return count;
};

for (const [name, viewport] of /** @type {[string, object][]} */ ([['a wide window', {width: 1280, height: 900}], ['a telephone', {width: 390, height: 844}]]))
  for (const [view, versions] of /** @type {[string, boolean][]} */ ([['compare', false], ['compare', true], ['parallel', true], ['read', true]]))
    test(`the printed file, read back, holds every character: ${view}, ${versions ? 'versions' : 'related'}, from ${name}`, async context => {
      if (spawnSync('pdftotext', ['-v']).error) return context.skip('pdftotext (poppler-utils) is not here');
      const page = await openApp({viewport}, view, versions);
      const text = await shown(page);
      const {stdout} = spawnSync('pdftotext', ['-raw', '-', '-'], {input: await page.pdf({format: 'A4'}), encoding: 'utf8'});
      const printed = counted(stdout);
      const lost = [...counted(text)].filter(([character, times]) => times > (printed.get(character) ?? 0));
      assert.ok(text.length > 900);
      assert.deepEqual(lost, []);
      await page.close();
    });

test('the single view prints what both documents have word for word once', async () => {
  const page = await openApp({}, 'read', true);
  await page.emulateMedia({media: 'print'});
  const seen = await page.evaluate(() => [...document.querySelector('duidu-reader')?.shadowRoot?.querySelectorAll('.row.identical') ?? []].map(row => [...row.querySelectorAll('.cell')].filter(cell => cell.checkVisibility()).length));
  assert.ok(seen.length > 3);
  assert.ok(seen.every(cells => cells === 1));
  await page.close();
});

for (const view of ['compare', 'parallel', 'read'])
  test(`without colours, what only 甲 has is struck and what only 乙 has is underlined: ${view}`, async () => {
    const page = await openApp({}, view, true);
    await page.emulateMedia({media: 'print'});
    const lines = await page.evaluate(() => {
      const root = /** @type {ShadowRoot} */ (document.querySelector('duidu-reader')?.shadowRoot);
      return ['del:not([data-kind="renumbering"])', 'ins:not([data-kind="renumbering"])'].map(selector => [...new Set([...root.querySelectorAll(selector)].map(mark => getComputedStyle(mark).textDecorationLine))]);
    });
    assert.deepEqual(lines, [['line-through'], ['underline']]);
    await page.close();
  });

for (const view of ['compare', 'parallel'])
  test(`who prints while rows are still drawn gets all of them: ${view}`, async () => {
    const page = await openApp({}, view, true);
    const {before, printed, all} = await page.evaluate(async () => {
      const reader = /** @type {any} */ (document.querySelector('duidu-reader')), count = () => reader.shadowRoot.querySelectorAll('.cell.b .unit').length;
      const lines = Array.from({length: 4000}, (_, index) => `第${index + 1}条　这是第${index + 1}段，用来看打印时是否齐全。`);
      const drawn = new Promise(resolve => {
        const ready = () => reader.shadowRoot.querySelector('.text[aria-busy] .cell.b .unit') ? resolve(null) : setTimeout(ready);
        reader.addEventListener('duidu-compare', ready, {once: true});
      });
      reader.open(new File([lines.join('\n')], '长.txt'), {side: 'b'});
      await drawn;
      const before = count();
      dispatchEvent(new Event('beforeprint'));
      return {before, printed: count(), all: lines.length};
    });
    assert.ok(before < all, `${before} of ${all} were drawn`);
    assert.equal(printed, all);
    await page.close();
  });
