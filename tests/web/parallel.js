// @ts-check
// Parallel columns: wherever one scrolls, and whichever column one moves, what both documents share at the reading line stands level. Heights are asked of the
// page, what belongs together of the comparison: the view itself is not asked.
import assert from 'node:assert/strict';
import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import {openPage, root, start, until} from './browser.js';

/** @type {Awaited<ReturnType<typeof start>>} */
let site;
before(async () => { site = await start({folder: 'dist/app'}); });
after(() => site.close());

const LINES = 2; // by which two places that belong together may stand apart
const LINE = 0.28; // the reading line, as a share of the height of a column

/** The app with a pair in columns. @param {[string, string]|null} texts null is the example @param {object} [options] */
const columns = async (texts, options = {}) => {
  const opened = await openPage(site.running, options), {page} = opened;
  await page.goto(site.url);
  await until(page, () => document.querySelector('duidu-reader')?.matches(':state(ready)'));
  await page.evaluate(async texts => {
    const reader = /** @type {any} */ (document.querySelector('duidu-reader'));
    reader.view = 'parallel';
    if (texts) await Promise.all(texts.map((text, at) => reader.open(new File([text], `${at}.md`), {side: 'ab'[at]})));
  }, texts);
  await until(page, () => !!document.querySelector('duidu-reader')?.shadowRoot?.querySelector('.text.parallel:not([aria-busy]) .pane'));
  return opened;
};

/**
 * Moves one column to a share of its text and tells how far apart what belongs together stands there, in lines; null where nothing is shared at the line, or
 * where the other column can go no further.
 * @param {import('playwright-core').Page} page @param {'a'|'b'} name @param {number} share @param {boolean} [move] @param {number} [offset] a place of the text, instead of a share
 */
const apart = (page, name, share, move = true, offset = -1) => page.evaluate(async ([name, share, move, offset, reading]) => {
  const reader = /** @type {any} */ (document.querySelector('duidu-reader')), {shadowRoot: root, comparison} = reader;
  const paneOf = side => root.querySelector(`.cell.${side}`).closest('.pane'), other = name === 'a' ? 'b' : 'a', pane = paneOf(name), mate = paneOf(other);
  const frames = async count => { for (let n = 0; n < count; n++) await new Promise(requestAnimationFrame); };
  const rectOf = (side, offset) => {
    const unit = [...root.querySelectorAll(`.cell.${side} [data-begin]:not(.fold)`)].find(each => Number(each.dataset.begin) <= offset && offset < Number(each.dataset.begin) + each.textContent.length);
    if (!unit) return null;
    const walker = document.createTreeWalker(unit, NodeFilter.SHOW_TEXT);
    for (let at = Number(unit.dataset.begin), node = walker.nextNode(); node; at += node.length, node = walker.nextNode()) {
      if (offset >= at + node.length) continue;
      const range = document.createRange();
      range.setStart(node, offset - at);
      range.setEnd(node, offset - at + 1);
      return range.getBoundingClientRect();
    }
    return null;
  };
  if (move) {
    const units = [...root.querySelectorAll(`.cell.${name} > *`)], at = share * units.length, unit = units[Math.floor(at)];
    pane.dispatchEvent(new Event('wheel'));
    for (let n = 0; n < 4; n++) { // heights above it are known only once it was seen
      const {top, height} = unit.getBoundingClientRect(), box = pane.getBoundingClientRect(), wanted = offset < 0 ? top + (at % 1) * height : rectOf(name, offset).top + 4;
      pane.scrollTop += wanted - box.top - reading * box.height;
      await frames(1);
    }
  }
  await frames(4); // what comes into view is laid out, and followed
  const box = pane.getBoundingClientRect(), line = box.top + Math.min(pane.scrollTop, reading * pane.clientHeight), lineHeight = parseFloat(getComputedStyle(root.querySelector('.cell')).lineHeight);
  // places that both share, near the line here: every eighth character of what did not change and goes across the line, the beginnings of passages
  const seen = [...root.querySelectorAll(`.cell.${name} .unit`)].filter(unit => { const {top, bottom} = unit.getBoundingClientRect(); return top <= line && bottom > line; })[0];
  const partner = [...root.querySelectorAll(`.cell.${other} .level`)][0], endOf = unit => Number(unit.dataset.begin) + unit.textContent.length, within = (unit, offset) => Number(unit.dataset.begin) <= offset && offset < endOf(unit);
  if (!seen || !partner) return null;
  const across = (begin, end) => {
    const from = Math.max(begin, Number(seen.dataset.begin)), to = Math.min(end, endOf(seen)) - 1;
    return from <= to && rectOf(name, from).top <= line && rectOf(name, to).bottom >= line;
  };
  const places = comparison.mode === 'versions'
    ? comparison.changes.filter(({op, [name]: [begin, end]}) => op === 'equal' && across(begin, end)).flatMap(({a, b}) => Array.from({length: Math.ceil((a[1] - a[0]) / 8)}, (_, n) => ({a: a[0] + n * 8, b: b[0] + n * 8})))
    : comparison.passages.filter(passage => passage.main !== false && passage.score > 0.5).map(({a, b}) => ({a: a[0], b: b[0]}));
  if (mate.scrollTop < 2 || mate.scrollTop + mate.clientHeight > mate.scrollHeight - 2) return null;
  const near = places.filter(place => within(seen, place[name]) && within(partner, place[other])).map(place => ({place, here: rectOf(name, place[name])}))
    .filter(({here}) => here && Math.abs(here.top - line) < 0.75 * lineHeight);
  const lines = near.flatMap(({place, here}) => { const there = rectOf(other, place[other]); return there ? [(there.top - here.top) / lineHeight] : []; });
  return lines.sort((one, two) => Math.abs(one) - Math.abs(two))[0] ?? null; // a line of text in which something was put has two answers: what stands before it, and what stands after
}, /** @type {[string, number, boolean, number, number]} */ ([name, share, move, offset, LINE]));

/** Asks at many places, moving one column; all of them are level. @param {import('playwright-core').Page} page @param {'a'|'b'} name @param {number} count @param {number} least places that must tell something */
const levelEverywhere = async (page, name, count, least) => {
  const told = [];
  for (let n = 1; n <= count; n++) {
    const share = (n * 0.618034) % 1; // far apart, one after the other: every jump is long
    const lines = await apart(page, name, share);
    if (lines != null) told.push({share: Math.round(share * 1000) / 1000, lines: Math.round(lines * 100) / 100});
  }
  assert.ok(told.length >= least, `${told.length} of ${count} places told something`);
  assert.deepEqual(told.filter(({lines}) => Math.abs(lines) > LINES), [], `${name} leads; of ${told.length} places the worst is ${Math.max(...told.map(({lines}) => Math.abs(lines)))} lines`);
  return told;
};

const SUBJECTS = ['读者', '图书馆', '书屋', '馆员', '讲座', '档案', '借阅站', '流动书车'], DEEDS = ['应当登记', '可以预约', '不得转借', '按期归还', '对外开放', '免费使用'];

/** A law of 200 KB whose articles have from one to nine sentences, and a later one: reworded, shortened, lengthened, dropped, added and moved. @returns {[string, string]} */
const law = () => {
  const sentence = n => `${SUBJECTS[n % 8]}在第${n}号清单公布之后${DEEDS[(n >> 3) % 6]}，由${SUBJECTS[(n * 5 + 3) % 8]}管理处于每年${n % 12 + 1}月${n % 28 + 1}日核对，并报${DEEDS[(n * 11) % 6]}情况。`;
  const bodies = Array.from({length: 420}, (_, n) => Array.from({length: 1 + n * 7 % 9}, (_, k) => sentence(n * 9 + k)));
  const later = bodies.flatMap((body, n) => n % 29 === 28 ? [] : n % 37 === 3 ? [body, [`新设的第${n}处分馆由${SUBJECTS[n % 8]}协会管理，经费自筹，每季度公布账目，接受查询。`]] : n % 5 === 0 ? [[...body.slice(0, 1), `前款规定的期限自第${n}次公告之日起计算，逾期未办的，由原机关催告一次。`.repeat(2), ...body.slice(1)]] : n % 7 === 0 ? [body.slice(-2)] : [body]);
  later.splice(200, 0, ...later.splice(40, 4));
  const told = list => `# 城市公共阅读条例\n\n${list.map((body, n) => `第${n + 1}条　${body.join('')}\n`).join('\n')}`;
  return [told(bodies), told(later)];
};

test('the example pair: passages at the reading line are level, whichever column moves', async () => {
  const {page, faults} = await columns(null, {viewport: {width: 1280, height: 520}});
  const passages = await page.evaluate(() => /** @type {any} */ (document.querySelector('duidu-reader')).comparison.passages.filter(({main, score}) => main !== false && score > 0.5).map(({a, b}) => ({a: a[0], b: b[0]})));
  for (const name of /** @type {const} */ (['a', 'b'])) {
    const told = [];
    for (const place of passages) told.push(await apart(page, name, 0, true, place[name]));
    const level = told.filter(lines => lines != null);
    assert.ok(level.length >= 6, `${level.length} of ${passages.length} passages stand in a pair`);
    assert.ok(level.every(lines => Math.abs(lines) <= LINES), `${name} leads: ${told}`);
  }
  assert.deepEqual(faults, []);
  await page.close();
});

test('both columns begin at their tops', async () => {
  const {page} = await columns(law());
  const tops = await page.evaluate(async () => {
    await new Promise(resolve => setTimeout(resolve, 300));
    return [...document.querySelector('duidu-reader')?.shadowRoot?.querySelectorAll('.pane') ?? []].map(pane => [pane.scrollTop, Math.round(pane.querySelector('.unit')?.getBoundingClientRect().top ?? 0)].join(' '));
  });
  assert.equal(tops[0].split(' ')[0], '0');
  assert.equal(tops[0], tops[1]);
  await page.close();
});

test('two versions of 200 KB: level everywhere, from either side, after unlocking and locking again, in another width and size of letters', async () => {
  const {page, faults} = await columns(law());
  for (const name of /** @type {const} */ (['a', 'b'])) await levelEverywhere(page, name, 30, 15);

  const lock = page.locator('duidu-reader .toolbar > [aria-pressed]');
  await apart(page, 'b', 0.4);
  await lock.click();
  await page.evaluate(() => { const pane = document.querySelector('duidu-reader')?.shadowRoot?.querySelectorAll('.pane')[0]; if (pane) pane.scrollTop *= 1.5; });
  await page.waitForTimeout(100);
  await apart(page, 'b', 0.4, false);
  await lock.click();
  const relocked = await apart(page, 'b', 0.4, false);
  assert.ok(relocked == null || Math.abs(relocked) <= LINES, `${relocked} lines after locking again`);

  for (const [width, size] of [[1010, 17], [1500, 17], [1280, 22], [1280, 15]]) {
    await apart(page, 'a', 0.55);
    await page.setViewportSize({width, height: 800});
    await page.evaluate(size => document.querySelector('duidu-reader')?.shadowRoot?.querySelector('.reader')?.style.setProperty('--duidu-size', `${size}px`), size);
    await page.waitForTimeout(200);
    const resized = await apart(page, 'a', 0, false);
    assert.ok(resized == null || Math.abs(resized) <= LINES, `${resized} lines apart at ${width} px, letters of ${size} px`);
    await levelEverywhere(page, 'a', 6, 2);
  }
  assert.deepEqual(faults, []);
  await page.close();
});

test('scrolled on and on by the wheel, the other column follows without ever drifting off', async () => {
  const {page} = await columns(law());
  await page.locator('duidu-reader .pane').nth(1).hover();
  const told = [];
  for (let n = 0; n < 40; n++) {
    await page.mouse.wheel(0, 380);
    const lines = await apart(page, 'b', 0, false);
    if (lines != null) told.push(Math.round(lines * 100) / 100);
  }
  assert.ok(told.length > 15, `${told.length}`);
  assert.ok(told.every(lines => Math.abs(lines) <= LINES), told.join(' '));
  await page.close();
});

const TEXTS = join(root, '../shared/data/compare/texts');

test('real laws: level everywhere', {skip: existsSync(TEXTS) ? false : `${TEXTS} is not there`}, async () => {
  for (const names of [['infectious-2013.md', 'infectious-2025.md'], ['wildlife-2018.md', 'wildlife-2022.md']]) {
    const {page} = await columns(/** @type {[string, string]} */ (names.map(name => readFileSync(join(TEXTS, name), 'utf8'))));
    for (const name of /** @type {const} */ (['a', 'b'])) await levelEverywhere(page, name, 16, 4);
    await page.close();
  }
});
