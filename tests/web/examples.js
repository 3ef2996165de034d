// @ts-check
// The examples run as their first lines say.
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {after, before, test} from 'node:test';
import {openPage, root, start, until} from './browser.js';

/** @type {Awaited<ReturnType<typeof start>>} */
let site;
before(async () => { site = await start(); });
after(() => site.close());

/** @param {string} command @param {string[]} words */
const said = (command, words) => execFileSync(command, words, {cwd: root, encoding: 'utf8'});

test('embed.html: one tag in a page under a strict policy, without an error', async () => {
  const {page, faults} = await openPage(site.running);
  await page.goto(`${site.url}examples/embed.html`);
  await until(page, () => document.querySelector('duidu-reader')?.matches(':state(ready)') && !!document.querySelector('duidu-reader')?.shadowRoot?.querySelector('ins'));
  assert.deepEqual(faults, []);
  const leftOut = await page.evaluate(() => ['.toolbar [aria-label="大纲"]', '.toolbar [aria-label="更多"]'].filter(selector => document.querySelector('duidu-reader')?.shadowRoot?.querySelector(selector)));
  assert.deepEqual(leftOut, []);
  await page.close();
});

test('changes.mjs: the library in Node, with no browser', () => {
  assert.match(said(process.execPath, ['examples/changes.mjs']), /处\[五千\]元以上.*→.*处\[一万\]元以上/);
});

test('counts.sh: the command line in a pipe', () => {
  const lines = said('sh', ['examples/counts.sh', 'examples/plan.md', 'examples/nothing.txt']);
  assert.match(lines, /plan\.md: \d+ counts, \d+ that do not hold/);
  assert.match(lines, /nothing\.txt: /);
});

test('importing the element where there is no page has no effect and does not throw', () => {
  assert.equal(said(process.execPath, ['--input-type=module', '-e', "await import('./dist/define.js').catch(error => console.log(error.message)); const {read} = await import('./dist/duidu.js'); console.log(typeof read)"]).trim(), 'function');
});
