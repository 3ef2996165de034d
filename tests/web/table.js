// @ts-check
// Three documents or more in the page: a table of units by document, filtered, walked by keys, taken away.
import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {after, before, test} from 'node:test';
import {findings, openPage, start, until} from './browser.js';

/** @type {Awaited<ReturnType<typeof start>>} */
let site;
before(async () => { site = await start({folder: 'dist/app'}); });
after(() => site.close());

const VERSIONS = {
  '章程2018.txt': '第一条　读者凭证入馆。\n第二条　每名读者一次最多可以借阅图书五册，借期为三十日。\n第三条　图书馆应当公示开放时间和监督电话。\n',
  '章程2021.txt': '第一条　读者凭证入馆。\n第二条　每名读者一次最多可以借阅图书十册，借期为三十日。\n第三条　图书馆应当公示开放时间和监督电话。\n',
  '章程2024.txt': '第一条　读者凭证入馆。\n第二条　每名读者一次最多可以借阅图书十册，借期为六十日。\n第三条　图书馆设少年阅览室，免费向未成年人开放。\n',
};

/** The app with files dropped on it that open the shelf, and the table chosen there. @param {object} [options] */
const openTable = async options => {
  const {page, faults} = await openPage(site.running, options);
  await page.goto(site.url);
  await until(page, () => !!document.querySelector('duidu-reader')?.shadowRoot?.querySelector('.unit'));
  await page.setInputFiles('#file', Object.entries(VERSIONS).map(([name, text]) => ({name, mimeType: 'text/plain', buffer: Buffer.from(text)})));
  await page.click('#tabulate');
  await until(page, () => !!document.querySelector('duidu-reader')?.shadowRoot?.querySelector('.tabled'));
  return {page, faults};
};

/** @param {import('playwright-core').Page} page @param {string} selector */
const said = (page, selector) => page.evaluate(selector => [...document.querySelector('duidu-reader')?.shadowRoot?.querySelectorAll(`.tabled ${selector}`) ?? []].map(each => /** @type {HTMLElement} */ (each).innerText), selector);

test('three files are one table: a row for each article, a column for each file, what changed marked', async () => {
  const {page, faults} = await openTable();
  assert.equal((await said(page, 'thead th')).length, 4);
  const labels = await said(page, 'tbody th');
  assert.match(labels[0], /^1/);
  assert.match(labels[1], /^2/);
  const words = await said(page, 'tbody tr:nth-child(2) td');
  assert.match(words[0], /五册/);
  assert.match(words[2], /十册，借期为六十日/);
  assert.ok((await said(page, 'ins')).join('').includes('十'));
  assert.deepEqual(faults, []);
  await page.close();
});

test('a chip leaves the rows of its kind, keys go from row to row, Escape closes', async () => {
  const {page} = await openTable();
  const rows = () => page.evaluate(() => [...document.querySelector('duidu-reader')?.shadowRoot?.querySelectorAll('.tabled tbody tr') ?? []].filter(row => !(/** @type {HTMLElement} */ (row).hidden)).map(row => /** @type {HTMLElement} */ (row).dataset.kind));
  const all = await rows(), [kind] = all;
  const press = () => page.evaluate(kind => /** @type {HTMLElement} */ (document.querySelector('duidu-reader')?.shadowRoot?.querySelector(`.tabled .chip[data-kind="${kind}"]`)).click(), kind);
  await press();
  assert.deepEqual(await rows(), all.filter(each => each === kind));
  await press();
  const focused = () => page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector('duidu-reader')?.shadowRoot?.activeElement)?.dataset.row);
  await page.keyboard.press('ArrowDown');
  assert.equal(await focused(), '0');
  await page.keyboard.press('n');
  assert.equal(await focused(), String(all.findIndex((each, index) => index > 0 && each !== 'same')));
  await page.keyboard.press('Escape');
  await until(page, () => !document.querySelector('duidu-reader')?.shadowRoot?.querySelector('.tabled'));
  await page.close();
});

test('the table is taken away as a page, Markdown, CSV and a Word file', async () => {
  const {page} = await openTable();
  for (const [format, begin] of [['html', '<!DOCTYPE html>'], ['markdown', '#'], ['csv', '\uFEFF'], ['docx', 'PK']]) {
    const download = page.waitForEvent('download');
    await page.evaluate(format => /** @type {HTMLElement} */ (document.querySelector('duidu-reader')?.shadowRoot?.querySelector(`.tabled [data-take="${format}"]`)).click(), format);
    const bytes = readFileSync(await (await download).path());
    assert.ok(bytes.toString('utf8').toLowerCase().startsWith(begin.toLowerCase()), `${format}: ${bytes.subarray(0, 40)}`);
  }
  await page.close();
});

test('on a telephone the table is scrolled inside the reader, not the page beside it', async () => {
  const {page} = await openTable({viewport: {width: 390, height: 844}});
  const {page: wide, table} = await page.evaluate(() => ({page: document.documentElement.scrollWidth, table: document.querySelector('duidu-reader')?.shadowRoot?.querySelector('.tabled')?.scrollWidth ?? 0}));
  assert.ok(wide <= 390, `${wide}`);
  assert.ok(table > 390, `${table}`);
  await page.close();
});

for (const colorScheme of /** @type {const} */ (['light', 'dark']))
  test(`axe finds nothing in the table: ${colorScheme}`, async () => {
    const {page} = await openTable({colorScheme});
    assert.deepEqual(await findings(page), []);
    await page.close();
  });

test('print gives every cell of the table', async context => {
  if (spawnSync('pdftotext', ['-v']).error) return context.skip('pdftotext (poppler-utils) is not here');
  const {page} = await openTable();
  const {stdout} = spawnSync('pdftotext', ['-raw', '-', '-'], {input: await page.pdf({format: 'A4'}), encoding: 'utf8'});
  const printed = stdout.replace(/\s/g, '');
  for (const cell of await said(page, 'td'))
    for (const character of new Set(cell.replace(/\s/g, ''))) assert.ok(printed.split(character).length >= cell.split(character).length, `${character} of ${cell}`);
  await page.close();
});
