// @ts-check
// A comparison is told in two steps, the links and then what changed; and it can be given up at every step.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {pathToFileURL} from 'node:url';
import {join} from 'node:path';
import {openPage, root, start, until} from './browser.js';

/** @type {Awaited<ReturnType<typeof start>>} */
let site;
before(async () => { site = await start({folder: 'dist/app'}); });
after(() => site.close());

const SUBJECTS = ['读者', '图书馆', '书屋', '馆员', '讲座', '档案', '借阅站', '流动书车'], DEEDS = ['应当登记', '可以预约', '不得转借', '按期归还', '对外开放', '免费使用'];

/** A law of so many articles, and the same with some of them reworded, dropped, moved. @param {number} count @returns {[string, string]} */
const versions = count => {
  const article = n => `${SUBJECTS[n % 8]}第${n}号${DEEDS[(n >> 3) % 6]}，由${SUBJECTS[(n * 5 + 3) % 8]}管理处于每年${n % 12 + 1}月${n % 28 + 1}日公布第${n * 7}号清单，并报${DEEDS[(n * 11) % 6]}情况。`;
  const bodies = Array.from({length: count}, (_, n) => article(n));
  const later = bodies.flatMap((body, n) => n % 41 === 40 ? [] : [n % 5 === 0 ? body.replace('公布', '向社会公开') : body]);
  later.splice(Math.floor(count / 2), 0, ...later.splice(3, 2));
  const law = list => `城市公共阅读条例\n${list.map((body, n) => `第${n + 1}条　${body}`).join('\n')}\n`;
  return [law(bodies), law(later)];
};

test('a program hears of the links before the changes are looked for, and gets both in the end', async () => {
  const {compare} = await import(pathToFileURL(join(root, 'dist/duidu.js')).href);
  const [old, fresh] = versions(60), told = /** @type {any[]} */ ([]);
  const report = await compare(old, fresh, {mode: 'versions', linked: first => told.push(first)});
  assert.equal(told.length, 1);
  assert.deepEqual(told[0].links, report.links);
  assert.deepEqual(told[0].unmatched, report.unmatched);
  assert.deepEqual({...told[0].summary}, {...report.summary});
  assert.equal(told[0].exact, report.exact);
  assert.deepEqual(told[0].changes, []);
  assert.ok(report.changes.length > 60);
  await assert.rejects(compare(old, fresh, {linked: () => { throw new RangeError('of the page'); }}), RangeError);
  assert.deepEqual((await compare(old, fresh)).links, report.links, 'what the page threw did the core no harm');
});

/** The app, once its example stands. */
const openApp = async () => {
  const {page} = await openPage(site.running);
  await page.goto(site.url);
  await until(page, () => document.querySelector('duidu-reader')?.matches(':state(ready)') && !!document.querySelector('duidu-reader')?.shadowRoot?.querySelector('.text:not([aria-busy]) .cell.b .unit'));
  return page;
};

const SOON = 0.05; // from the click to the answer, of what all of it takes uncancelled: a tenth of a second where that is two
const ARTICLES = Number(process.env.CANCEL_ARTICLES ?? 8000); // a megabyte a side; 40000 are five
/** When to click: so many milliseconds after the reader said that it had come so far; "compared" is when it lays out what it knows. @type {[string, number][]} */
const MOMENTS = [['fetching', 0], ['reading', 0], ['reading', 40], ['comparing', 0], ['comparing', 20], ['comparing', 80], ['marking', 0], ['compared', 0], ['compared', 30], ['compared', 120], ['building', 0]];

test('a click on cancel is answered at once, whatever is under way', async () => {
  const page = await openApp();
  const pair = versions(ARTICLES);
  await page.evaluate(pair => { Object.assign(globalThis, {files: pair.map((text, side) => new File([text], `${side}.txt`))}); }, pair);
  const attempt = moment => page.evaluate(async ([phase, delay]) => {
    const reader = /** @type {any} */ (document.querySelector('duidu-reader')), {files} = /** @type {any} */ (globalThis);
    let aborted = false;
    const answered = new Promise(resolve => reader.addEventListener('duidu-error', () => { aborted = true; setTimeout(() => resolve(performance.now())); }, {once: true})); // said, and idle
    const reached = new Promise(resolve => {
      for (const name of ['duidu-progress', 'duidu-compare']) reader.addEventListener(name, ({detail}) => { if ((detail.phase ?? 'compared') === phase) resolve(performance.now()); });
    });
    const ended = Promise.allSettled(['a', 'b'].map((side, at) => reader.open(files[at], {side})));
    const from = await Promise.race([reached, ended.then(() => 0)]);
    if (!from) return -1; // it never came so far
    await /** @type {any} */ (globalThis).scheduler.postTask(() => {}, {priority: 'user-blocking', delay}); // comes when a click would: timers wait for what breathes
    const button = reader.shadowRoot.querySelector('.status progress ~ button');
    if (button) button.click();
    else reader.cancel(); // work that has not lasted long enough to be shown
    const end = await Promise.race([answered, ended.then(() => aborted ? answered : 0)]);
    if (!end) return -1; // all of it stood by then
    const took = end - from - delay; // what the page was busy with before it could hear the click counts as well
    const [outcome] = (await ended).filter(each => each.status === 'rejected');
    if (outcome && outcome.reason.name !== 'AbortError') throw outcome.reason;
    return took;
  }, moment);
  const whole = await page.evaluate(async () => {
    const reader = /** @type {any} */ (document.querySelector('duidu-reader')), {files} = /** @type {any} */ (globalThis), from = performance.now();
    await Promise.all(['a', 'b'].map((side, at) => reader.open(files[at], {side})));
    while (reader.shadowRoot.querySelector('.text[aria-busy]')) await new Promise(requestAnimationFrame);
    return performance.now() - from;
  });
  const told = [];
  for (const moment of MOMENTS) told.push([moment.join(' + '), await attempt(moment)]);
  const met = told.filter(([, took]) => took >= 0);
  console.log(`${ARTICLES} articles: cancelled, of ${Math.round(whole)} ms, within ${met.map(([moment, took]) => `${Math.round(took)} (${moment})`).join(', ')} ms`);
  assert.ok(met.length >= 6, `${met.length} moments were met`);
  for (const [moment, took] of met) assert.ok(took < SOON * whole, `${took} of ${whole} ms after ${moment}`);
  await page.close();
});

test('while the rows below the first screen are drawn, timers of the page go on', async () => {
  const page = await openApp(), pair = versions(ARTICLES);
  const turns = await page.evaluate(async pair => {
    const reader = /** @type {any} */ (document.querySelector('duidu-reader')), files = pair.map((text, side) => new File([text], `${side}.txt`));
    reader.src = reader.with = null;
    const opened = Promise.all(files.map((file, side) => reader.open(file, {side: 'ab'[side]})));
    await new Promise(resolve => reader.addEventListener('duidu-compare', resolve, {once: true}));
    let turns = 0;
    const rest = () => new Promise(resolve => setTimeout(resolve, 5));
    while (!reader.matches(':state(ready)')) await rest();
    for (; reader.shadowRoot.querySelector('.text[aria-busy]'); turns++) await rest();
    await opened;
    return turns;
  }, pair);
  assert.ok(turns > 3, `${turns} turns`);
  await page.close();
});
