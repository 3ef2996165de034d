// @ts-check
// A real Chromium on the repository's own files: dist/ as it is published, and the pages of tests/web.
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {join} from 'node:path';
import {chromium} from 'playwright-core';
import {serve} from '../../tools/serve.mjs';
import {browser as chromiumPath, root} from '../../tools/setup.mjs';

export {root};

const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** Starts a browser and a server of the repository; `close` ends both. @param {{headers?: Record<string, string>, folder?: string, flags?: string[]}} [options] */
export const start = async ({headers = {}, folder = '', flags = []} = {}) => {
  const {server, url} = await serve(join(root, folder), {headers});
  const running = await chromium.launch({executablePath: chromiumPath(), args: [...FLAGS, ...flags]});
  return {server, url, running, close: async () => { await running.close(); server.close(); }};
};

/** A page that remembers what went wrong on it. @param {import('playwright-core').Browser} running @param {object} [options] of Playwright's newPage */
export const openPage = async (running, options = {}) => {
  const page = await running.newPage({viewport: {width: 1280, height: 900}, locale: 'zh-CN', ...options});
  const faults = /** @type {string[]} */ ([]);
  page.on('console', message => { if (message.type() === 'error') faults.push(message.text()); });
  page.on('pageerror', error => faults.push(String(error)));
  return {page, faults};
};

/** Asks again and again until the answer is true: Playwright's own waiting needs eval, which a strict policy forbids. @param {import('playwright-core').Page} page @param {string|((...words: any[]) => any)} question @param {any} [word] */
export const until = async (page, question, word) => {
  const end = Date.now() + 20000; // a cold wasm build on a busy machine takes seconds
  for (;;) {
    const answer = await page.evaluate(/** @type {any} */ (question), word);
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`never came true: ${question}`);
    await new Promise(resolve => setTimeout(resolve, 50));
  }
};

/** Opens the hand-made pair on the fixture page. @param {import('playwright-core').Page} page @param {string} url @param {[string, string?]} names */
export const openFixture = async (page, url, names) => {
  await page.goto(`${url}tests/web/fixture.html`);
  await page.evaluate(async ([first, second]) => {
    await customElements.whenDefined('duidu-reader');
    const reader = /** @type {any} */ (document.querySelector('duidu-reader'));
    await reader.open(new File(['x'], first), {side: 'a'});
    if (second) await reader.open(new File(['x'], second), {side: 'b'});
  }, names);
  await until(page, () => document.querySelector('duidu-reader')?.matches(':state(ready)'));
};

/**
 * Memory of the largest page of a browser in megabytes, its workers and their WebAssembly included; NaN where the system does not tell. Resident memory holds the
 * browser's own program and fonts as well, which all its pages share (an empty page's is the measure of that); what is private was written by this page alone.
 * @param {import('playwright-core').Browser} running @returns {Promise<{peak: number, resident: number, private: number}>}
 */
export const memoryOf = async running => {
  const {processInfo} = await (await running.newBrowserCDPSession()).send('SystemInfo.getProcessInfo');
  const megabytes = (file, name) => {
    try {
      return Number(new RegExp(`${name}:\\s+(\\d+)`).exec(readFileSync(file, 'utf8'))?.[1]) / 1024;
    } catch {
      return NaN;
    }
  };
  const pages = processInfo.filter(({type}) => type === 'renderer').map(({id}) => `/proc/${id}`)
    .map(folder => ({peak: megabytes(`${folder}/status`, 'VmHWM'), resident: megabytes(`${folder}/status`, 'VmRSS'), private: megabytes(`${folder}/smaps_rollup`, 'Private_Dirty')}));
  return pages.sort((one, other) => other.resident - one.resident)[0] ?? {peak: NaN, resident: NaN, private: NaN};
};

/** What axe-core finds, one line a finding. @param {import('playwright-core').Page} page @returns {Promise<string[]>} */
export const findings = async page => {
  await page.evaluate(readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
  return page.evaluate(async () => {
    const {violations} = await /** @type {any} */ (globalThis).axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']});
    return violations.flatMap(({id, nodes}) => nodes.map(node => `${id}: ${node.target.join(' ')} ${node.html.slice(0, 140)} ${node.failureSummary.slice(0, 160)}`));
  });
};
