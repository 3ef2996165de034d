// @ts-check
// What a reader changes is undone and done again, in one history; what the keys do is one table, and the help lists it.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {openFixture, openPage, start, until} from './browser.js';
import {wordsOf} from '../../web/element/help.js';
import {KEYS, chordOf} from '../../web/element/keys.js';
import {stringsFor} from '../../web/element/strings.js';

/** @type {Awaited<ReturnType<typeof start>>} */
let site;
before(async () => { site = await start(); });
after(() => site.close());

/** A reader with a document of the fixture, the focus inside it. @param {[string, string?]} names @param {object} [options] */
const open = async (names, options) => {
  const {page, faults} = await openPage(site.running, options);
  await openFixture(page, site.url, names);
  const text = selector => page.evaluate(selector => document.querySelector('duidu-reader')?.shadowRoot?.querySelector(selector)?.textContent ?? null, selector);
  const said = () => text('.aside-word');
  const become = (selector, wanted) => until(page, ([selector, wanted]) => (document.querySelector('duidu-reader')?.shadowRoot?.querySelector(selector)?.textContent ?? null) === wanted, [selector, wanted]);
  const focus = () => page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector('duidu-reader')?.shadowRoot?.querySelector('.repair.loud, .menu button')).focus());
  return {page, faults, text, said, become, focus};
};

test('a choice against a repair is undone by Ctrl+Z and done again by Ctrl+Shift+Z or Ctrl+Y, each with a sentence', async () => {
  const {page, faults, become} = await open(['report.html']);
  await page.locator('duidu-reader .repair.loud').first().press('Enter');
  await page.locator('duidu-reader .panel .deeds button', {hasText: '采用原文'}).click();
  await become('.repair.loud', '!秷');
  await page.keyboard.press('Control+z');
  await become('.repair.loud', '。《報');
  await become('.aside-word', '已撤销：采用原文');
  for (const chord of ['Control+Shift+z', 'Control+y']) {
    await page.keyboard.press(chord);
    await become('.repair.loud', '!秷');
    await become('.aside-word', '已重做：采用原文');
    await page.keyboard.press('Control+z');
    await become('.repair.loud', '。《報');
  }
  await page.keyboard.press('Control+z');
  await become('.aside-word', '没有可撤销或重做的');
  assert.deepEqual(faults, []);
  await page.close();
});

test('what was called article goes back to the fold, and out of it again; the menu names what would be undone', async () => {
  const {page, focus, become} = await open(['report.html']);
  const first = () => page.evaluate(() => document.querySelector('duidu-reader')?.shadowRoot?.querySelector('.row .unit')?.textContent);
  await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector('duidu-reader')?.shadowRoot?.querySelector('[data-restore]')).click());
  await become('.restored .unit', '首頁|要聞|文化|讀書會');
  await focus();
  await page.keyboard.press('Control+z');
  await become('.restored .unit', null);
  await become('.aside-word', '已撤销：算作正文');
  await page.locator('duidu-reader .toolbar button', {hasText: '更多'}).click();
  await page.locator('duidu-reader .sheet button', {hasText: '重做 · 算作正文'}).click();
  await become('.restored .unit', '首頁|要聞|文化|讀書會');
  assert.equal(await first(), '首頁|要聞|文化|讀書會');
  await page.close();
});

test('notes and highlights: added, changed and removed, back and forth', async () => {
  const {page, become, said} = await open(['report.html']);
  const kept = () => page.evaluate(() => JSON.parse(localStorage.getItem('duidu-notes') ?? '[]').map(note => `${note.quote}=${note.body}`));
  const select = () => page.evaluate(() => {
    const unit = /** @type {Element} */ (document.querySelector('duidu-reader')?.shadowRoot?.querySelector('.unit.title'));
    const node = /** @type {Node} */ (document.createTreeWalker(unit, NodeFilter.SHOW_TEXT).nextNode());
    document.getSelection()?.setBaseAndExtent(node, 0, node, 2);
    unit.dispatchEvent(new PointerEvent('pointerup', {bubbles: true, composed: true}));
  });
  await select();
  await page.locator('duidu-reader .handle button', {hasText: '标亮'}).click();
  const [highlighted] = await until(page, () => { const notes = JSON.parse(localStorage.getItem('duidu-notes') ?? '[]'); return notes.length && notes.map(note => `${note.quote}=${note.body}`); });
  assert.match(highlighted, /^..=$/);
  await page.locator('duidu-reader .toolbar button', {hasText: '更多'}).click();
  await page.locator('duidu-reader .sheet button', {hasText: /^批注$/}).click();
  await page.locator('duidu-reader .panel button', {hasText: '修改'}).click();
  await page.locator('duidu-reader textarea').fill('初稿');
  await page.keyboard.press('Control+z'); // inside a field the browser's own undo holds
  assert.deepEqual(await kept(), [highlighted]);
  await page.locator('duidu-reader textarea').fill('定稿');
  await page.locator('duidu-reader .panel button', {hasText: '保存'}).click();
  assert.deepEqual(await kept(), [`${highlighted}定稿`]);
  await page.locator('duidu-reader .toolbar button', {hasText: '更多'}).click();
  await page.locator('duidu-reader .sheet button', {hasText: /^批注$/}).click();
  await page.locator('duidu-reader .panel button', {hasText: '删除'}).click();
  assert.deepEqual(await kept(), []);
  const steps = /** @type {[string, string[], string][]} */ ([
    ['Control+z', [`${highlighted}定稿`], '已撤销：删批注'], ['Control+z', [highlighted], '已撤销：改批注'], ['Control+z', [], '已撤销：标亮'],
    ['Control+y', [highlighted], '已重做：标亮'], ['Control+y', [`${highlighted}定稿`], '已重做：改批注'],
  ]);
  for (const [chord, notes, sentence] of steps) {
    await page.keyboard.press(chord);
    await become('.aside-word', sentence);
    assert.deepEqual(await kept(), notes, await said() ?? '');
  }
  await page.close();
});

test('once another document stands there, what was changed in the former one is past undoing', async () => {
  const {page, focus, become} = await open(['report.html']);
  await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector('duidu-reader')?.shadowRoot?.querySelector('[data-restore]')).click());
  await become('.restored .unit', '首頁|要聞|文化|讀書會');
  await page.evaluate(() => /** @type {any} */ (document.querySelector('duidu-reader')).open(new File(['x'], 'old.txt'), {side: 'a'}));
  await focus();
  await page.keyboard.press('Control+z');
  await become('.aside-word', '没有可撤销或重做的');
  await page.close();
});

for (const [lang, title, sentence] of [['zh-Hans', '按键', '下一处不同'], ['zh-Hant', '按鍵', '下一處不同'], ['en', 'Keys', 'Next difference']])
  test(`? opens the list of keys, keeps the focus, and gives it back: ${lang}`, async () => {
    const {page, faults, focus, text} = await open(['old.txt', 'new.txt']);
    await page.evaluate(lang => { const reader = /** @type {any} */ (document.querySelector('duidu-reader')); reader.lang = lang; reader.parentElement.lang = lang; return reader.open(new File(['x'], 'new.txt'), {side: 'b'}); }, lang);
    await focus();
    const active = () => page.evaluate(() => document.querySelector('duidu-reader')?.shadowRoot?.activeElement?.outerHTML);
    const before = await active();
    await page.keyboard.press('?');
    await until(page, () => !!document.querySelector('duidu-reader')?.shadowRoot?.querySelector('.help[open]'));
    assert.equal(await text('.help h2'), title);
    assert.match(await text('.help') ?? '', new RegExp(sentence));
    assert.equal(await text('.help section:first-child dt:nth-of-type(5) + dd'), stringsFor(lang).find, 'the fifth key is /');
    for (let tabs = 0; tabs < 3; tabs++) {
      await page.keyboard.press('Tab');
      assert.ok(await page.evaluate(() => !!document.querySelector('duidu-reader')?.shadowRoot?.activeElement?.closest('.help')));
    }
    await page.keyboard.press('2'); // no key reaches the text below
    assert.equal(await page.evaluate(() => document.querySelector('duidu-reader')?.getAttribute('view')), null);
    await page.keyboard.press('Escape');
    await until(page, () => !document.querySelector('duidu-reader')?.shadowRoot?.querySelector('.help')); // a dialog tells later that it closed
    assert.equal(await active(), before);
    assert.deepEqual(faults, []);
    await page.close();
  });

test('every key of the table has its words in the three languages, and no two keys of a place are the same', () => {
  for (const lang of ['zh-Hans', 'zh-Hant', 'en']) {
    const say = wordsOf(stringsFor(lang));
    for (const {name, where} of KEYS) assert.ok(say(name) && say(`where-${where}`), `${lang}: ${where} ${name}`);
  }
  const chords = KEYS.flatMap(({where, chords}) => chords.map(chord => `${where} ${chord}`));
  assert.equal(new Set(chords).size, chords.length);
});

test('chords are written as in the table', () => {
  const chord = (key, held = {}) => chordOf(/** @type {any} */ ({key, ctrlKey: false, metaKey: false, shiftKey: false, ...held}));
  assert.deepEqual([chord('N'), chord('?', {shiftKey: true}), chord('Z', {ctrlKey: true, shiftKey: true}), chord('z', {metaKey: true}), chord('Enter', {shiftKey: true}), chord(' ')],
    ['n', '?', 'Mod+Shift+z', 'Mod+z', 'Shift+Enter', 'Space']);
});

test('hotkeys of a page hold for the help, too', async () => {
  const {page, focus, text} = await open(['old.txt', 'new.txt']);
  await page.evaluate(() => { /** @type {any} */ (document.querySelector('duidu-reader')).hotkeys = 'n ?'; });
  await focus();
  await page.keyboard.press('p');
  assert.equal(await text('.aside-word'), '');
  await page.keyboard.press('?');
  await until(page, () => !!document.querySelector('duidu-reader')?.shadowRoot?.querySelector('.help[open]'));
  const listed = await page.evaluate(() => [...document.querySelector('duidu-reader')?.shadowRoot?.querySelectorAll('.help kbd') ?? []].map(each => each.textContent));
  assert.ok(listed.includes('N') && !listed.includes('P'), String(listed));
  await page.close();
});
