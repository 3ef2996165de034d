// @ts-check
// Walls that a page may put up, and documents that mean harm: what cannot run says so in a sentence, and nothing of a document runs.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {openPage, start, until} from './browser.js';

const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; worker-src 'self'; img-src 'self' data:; require-trusted-types-for 'script'; trusted-types duidu";

/** A page under a policy that gives the reader a text of its own, and what came of it. @param {string} policy @param {Record<string, string>} [attributes] @param {string} [text] */
const tried = async (policy, attributes = {}, text = '# 标题\n\n正文一段。') => {
  const site = await start({headers: {'Content-Security-Policy': policy}});
  try {
    const {page, faults} = await openPage(site.running);
    const dialogs = /** @type {string[]} */ ([]);
    page.on('dialog', dialog => { dialogs.push(dialog.message()); dialog.dismiss(); });
    const requests = /** @type {string[]} */ ([]);
    page.on('request', request => requests.push(request.url()));
    await page.goto(`${site.url}tests/web/fixture.html`);
    const outcome = await page.evaluate(async ([attributes, text]) => {
      await customElements.whenDefined('duidu-reader');
      const reader = /** @type {any} */ (document.createElement('duidu-reader'));
      for (const [name, value] of Object.entries(attributes)) reader.setAttribute(name, value);
      document.querySelector('main')?.append(reader);
      const told = /** @type {string[]} */ ([]);
      reader.addEventListener('duidu-error', event => told.push(event.detail.code));
      await reader.open(text, {side: 'a', type: text.startsWith('<') ? 'html' : 'markdown'}).catch(() => {});
      return {told, status: reader.shadowRoot.querySelector('.status').textContent, shown: [...reader.shadowRoot.querySelectorAll('.unit')].map(unit => unit.textContent).join('\n'),
              risky: [...reader.shadowRoot.querySelectorAll('script, iframe, img, object, embed, form, style, [onerror], [onclick], [style*="url"], a[href^="javascript" i], a[href^="data" i]')].map(each => each.outerHTML)};
    }, /** @type {[Record<string, string>, string]} */ ([attributes, text]));
    return {...outcome, faults, dialogs, foreign: requests.filter(url => !url.startsWith(site.url) && !url.startsWith('data:'))};
  } finally {
    await site.close();
  }
};

test('a worker that is blocked: the reader works on the page itself and says so', async () => {
  const {told, status, shown} = await tried(POLICY.replace("worker-src 'self'", "worker-src 'none'"));
  assert.deepEqual(told, ['worker-blocked']);
  assert.match(shown, /正文一段/);
  assert.match(status, /后台线程被拦/);
});

test('no wasm-unsafe-eval: one sentence says what the site must add', async () => {
  const {told, status} = await tried(POLICY.replace(" 'wasm-unsafe-eval'", ''));
  assert.deepEqual(told, ['csp-wasm']);
  assert.match(status, /wasm-unsafe-eval/);
});

test('a missing wasm file: one sentence says what to check', async () => {
  const {told, status} = await tried(POLICY, {'wasm-url': '/nowhere/duidu.wasm'});
  assert.deepEqual(told, ['core-missing']);
  assert.match(status, /duidu\.wasm/);
});

test('inside a page that is isolated by COOP and COEP it runs as well', async () => {
  const site = await start({headers: {'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp'}});
  const {page, faults} = await openPage(site.running);
  await page.goto(`${site.url}examples/embed.html`);
  await until(page, () => !!document.querySelector('duidu-reader')?.shadowRoot?.querySelector('ins'));
  assert.deepEqual(faults, []);
  await site.close();
});

const HARM = `<html><head><title><img src=x onerror=alert(1)></title><base href="https://evil.example/"><meta http-equiv="refresh" content="0;url=https://evil.example/">
<link rel="stylesheet" href="https://evil.example/a.css"></head><body onload="alert(2)"><p>前<script>alert(3)</script><img src="https://evil.example/i.png" onerror="alert(4)">后，这里是一段足够长的正文，好让程序把它认作文章。</p>
<p><a href="javascript:alert(5)">点我</a><a href="data:text/html,<script>alert(6)</script>">再点</a><a href="https://example.org/">好的链接</a>，第二段正文也写得长一些，免得被当成栏目。</p>
<svg onload="alert(7)"><a xlink:href="javascript:alert(8)"><text>图</text></a></svg><iframe srcdoc="<script>alert(9)</script>"></iframe><form action="https://evil.example/"><button formaction="javascript:alert(10)">交</button></form>
<p style="background:url(https://evil.example/b.png)" onclick="alert(11)">&lt;script&gt;alert(12)&lt;/script&gt;第三段正文，转义的标签只是文字，应当原样显示出来。</p></body></html>`;

test('a document that means harm is words: nothing runs, nothing is fetched', async () => {
  const {shown, risky, dialogs, foreign, faults} = await tried(POLICY, {}, HARM);
  assert.match(shown, /第二段正文/);
  assert.match(shown, /<script>alert\(12\)<\/script>第三段/);
  assert.deepEqual({risky, dialogs, foreign, faults}, {risky: [], dialogs: [], foreign: [], faults: []});
});

test('two copies of the library on a page do not throw', async () => {
  const site = await start();
  const {page, faults} = await openPage(site.running);
  await page.goto(`${site.url}tests/web/fixture.html`);
  await page.evaluate(() => import('../../dist/app/duidu/duidu.js'));
  await page.evaluate(() => customElements.whenDefined('duidu-reader').then(() => true));
  assert.deepEqual(faults, []);
  await site.close();
});
