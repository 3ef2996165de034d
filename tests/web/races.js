// @ts-check
// What finishes late never replaces what was asked for after it: documents, comparisons and tables, given up by a newer request, by the reader or by the page.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {openPage, start} from './browser.js';

/** @type {Awaited<ReturnType<typeof start>>} */
let site;
before(async () => { site = await start(); });
after(() => site.close());

/** A page with helpers: `open(name, side)` a document of the fixture, `phase(name)` once the reader says so, `told` names its events, `shown()` tells what stands. */
const fixture = async () => {
  const {page, faults} = await openPage(site.running);
  await page.goto(`${site.url}tests/web/fixture.html`);
  await page.evaluate(async () => {
    await customElements.whenDefined('duidu-reader');
    const reader = /** @type {any} */ (document.querySelector('duidu-reader')), told = /** @type {string[]} */ ([]);
    for (const name of ['duidu-read', 'duidu-compare', 'duidu-error'])
      reader.addEventListener(name, ({detail}) => told.push([name.slice(6), detail.document?.source.name ?? detail.code ?? `${detail.comparison.a.source.name}|${detail.comparison.b.source.name}`].join(' ')));
    Object.assign(globalThis, {
      reader, told, open: (name, side = 'a') => reader.open(new File(['x'], name), {side}).then(() => `opened ${name}`, error => `${error.name} ${name}`),
      phase: wanted => new Promise(resolve => reader.addEventListener('duidu-progress', function hear({detail: {phase}}) {
        if (phase !== wanted) return;
        reader.removeEventListener('duidu-progress', hear);
        resolve(null);
      })),
      shown: () => [...reader.shadowRoot.querySelectorAll('.head .name')].map(each => each.textContent).join('|'),
    });
  });
  return {page, faults};
};

/** @typedef {{reader: any, told: string[], open: (name: string, side?: 'a'|'b') => Promise<string>, phase: (name: string) => Promise<void>, shown: () => string}} Helpers */

/** Does something with the helpers in a page of its own. @template T @param {(helpers: Helpers) => Promise<T>} act @returns {Promise<T>} */
const doing = async act => {
  const {page, faults} = await fixture();
  const result = await page.evaluate(`(${act})(globalThis)`);
  assert.deepEqual(faults, []);
  await page.close();
  return /** @type {any} */ (result);
};


test('a document that is opened while two are compared takes the place of one of them; the former comparison is never shown', async () => {
  const seen = await doing(async ({reader, told, open, phase, shown}) => {
    const first = [open('slow-old.txt'), open('new.txt', 'b')];
    await phase('comparing');
    const outcome = [await open('third-old.txt'), ...await Promise.all(first)], stands = shown();
    await new Promise(resolve => setTimeout(resolve, 700));
    return {outcome, stands, later: shown(), told, document: reader.document.source.name, comparison: reader.comparison.a.source.name, ready: reader.matches(':state(ready)'), status: reader.shadowRoot.querySelector('.status').textContent};
  });
  assert.deepEqual(seen, {outcome: ['opened third-old.txt', 'opened slow-old.txt', 'opened new.txt'], stands: 'third-old.txt|new.txt', later: 'third-old.txt|new.txt',
    told: ['read slow-old.txt', 'read new.txt', 'read third-old.txt', 'compare third-old.txt|new.txt'], document: 'third-old.txt', comparison: 'third-old.txt', ready: true, status: ''});
});

test('a document that is still read gives way to the one opened after it, and holds up nothing of the other side', async () => {
  const seen = await doing(async ({told, open, phase, shown}) => {
    const first = [open('long.txt'), open('new.txt', 'b')];
    await phase('waiting');
    const outcome = [await open('old.txt'), ...await Promise.all(first)];
    return {outcome, shown: shown(), told: told.sort()};
  });
  assert.deepEqual(seen, {outcome: ['opened old.txt', 'opened long.txt', 'opened new.txt'], shown: 'old.txt|new.txt', told: ['compare old.txt|new.txt', 'read new.txt', 'read old.txt']});
});

test('an address that answers late does not replace the file that was opened meanwhile', async () => {
  const {page} = await fixture();
  let answer = /** @type {(value?: any) => void} */ (() => {});
  const asked = new Promise(resolve => page.route('**/late.txt', async route => {
    resolve(null);
    await new Promise(go => { answer = go; });
    await route.fulfill({body: 'x'}).catch(() => {});
  }));
  await page.evaluate(() => { /** @type {any} */ (globalThis).reader.src = '/late.txt'; });
  await asked;
  await page.evaluate(() => /** @type {any} */ (globalThis).open('old.txt'));
  answer();
  await page.waitForTimeout(300);
  assert.deepEqual(await page.evaluate(() => { const {shown, told} = /** @type {any} */ (globalThis); return [shown(), told]; }), ['old.txt', ['read old.txt']]);
  await page.close();
});

test('where the newer document cannot be opened, the two that were there are compared all the same', async () => {
  const seen = await doing(async ({reader, told, open, phase, shown}) => {
    const first = [open('slow-old.txt'), open('new.txt', 'b')];
    await phase('comparing');
    const outcome = await open('fails-too-large.txt');
    await Promise.all(first);
    return {outcome, shown: shown(), told, status: /请分成几份再读/.test(reader.shadowRoot.querySelector('.status').textContent)};
  });
  assert.deepEqual(seen, {outcome: 'DuiduError fails-too-large.txt', shown: 'slow-old.txt|new.txt', told: ['read slow-old.txt', 'read new.txt', 'compare slow-old.txt|new.txt', 'error too-large'], status: true});
});

test('until the new pair is drawn, what stands answers for itself; after a cancel it stays', async () => {
  const seen = await doing(async ({reader, open, phase, shown}) => {
    await open('report.html');
    const waiting = [open('slow-old.txt'), open('new.txt', 'b')];
    await phase('comparing');
    const evidence = reader.inspect('a', 0).text, latest = reader.document.source.name;
    reader.script = 'hant'; // is drawn anew
    reader.script = null;
    await new Promise(resolve => setTimeout(resolve, 50));
    const meanwhile = shown();
    reader.cancel();
    const outcome = await Promise.all(waiting);
    await new Promise(resolve => setTimeout(resolve, 700));
    const stays = shown();
    await reader.compare();
    return {evidence, latest, meanwhile, outcome: outcome.sort(), stays, again: shown()};
  });
  assert.deepEqual(seen, {evidence: '首', latest: 'slow-old.txt', meanwhile: 'report.html', outcome: ['AbortError new.txt', 'opened slow-old.txt'], stays: 'report.html', again: 'slow-old.txt|new.txt'});
});

test('a document that is closed while it is compared is gone; the other stands alone', async () => {
  const seen = await doing(async ({reader, told, open, phase, shown}) => {
    const waiting = [open('slow-old.txt'), open('new.txt', 'b')];
    await phase('comparing');
    reader.setAttribute('src', '');
    await Promise.all(waiting);
    await new Promise(resolve => setTimeout(resolve, 700));
    return {shown: shown(), told, comparison: reader.comparison};
  });
  assert.deepEqual(seen, {shown: 'new.txt', told: ['read slow-old.txt', 'read new.txt'], comparison: null});
});

test('a signal of the page ends the one opening that it was given to', async () => {
  const seen = await doing(async ({reader, open, shown}) => {
    const own = new AbortController();
    const ended = reader.open(new File(['x'], 'long.txt'), {side: 'a', signal: own.signal}).catch(error => error.name), other = open('new.txt', 'b');
    own.abort();
    return {ended: await ended, other: await other, shown: shown()};
  });
  assert.deepEqual(seen, {ended: 'AbortError', other: 'opened new.txt', shown: 'new.txt'});
});

test('the table of three documents and a document opened: the one asked for last is seen', async () => {
  const seen = await doing(async ({reader, open, shown}) => {
    const files = ['old.txt', 'new.txt', 'third-old.txt'].map(name => new File(['x'], name)), table = () => !!reader.shadowRoot.querySelector('.tabled');
    const given = reader.tabulate(files);
    await open('report.html');
    await given;
    const first = [table(), shown()];
    const superseded = open('slow-old.txt'), other = open('new.txt', 'b');
    await reader.tabulate(files);
    await Promise.all([superseded, other]);
    const second = table();
    await open('report.html');
    return {first, second, third: table()};
  });
  assert.deepEqual(seen, {first: [false, 'report.html'], second: true, third: false});
});

test('a reader that is moved goes on; one that is taken out ends its work without a word, and draws again where it comes back', async () => {
  const seen = await doing(async ({reader, told, open, phase, shown}) => {
    const waiting = [open('slow-old.txt'), open('new.txt', 'b')], {parentElement: home} = reader;
    await phase('comparing');
    home.prepend(reader);
    await Promise.all(waiting);
    const moved = shown();
    const third = open('slow-third-old.txt');
    await phase('comparing');
    reader.remove();
    await third;
    await new Promise(resolve => setTimeout(resolve, 700));
    const silent = [...told];
    home.append(reader);
    const deadline = performance.now() + 5000;
    while (reader.shadowRoot.querySelector('.text').hasAttribute('aria-busy') && performance.now() < deadline) await new Promise(resolve => setTimeout(resolve, 20));
    return {moved, silent, back: shown()};
  });
  assert.deepEqual(seen, {moved: 'slow-old.txt|new.txt', silent: ['read slow-old.txt', 'read new.txt', 'compare slow-old.txt|new.txt', 'read slow-third-old.txt'], back: 'slow-old.txt|new.txt'});
});

test('with the core on the page\'s own thread, too, the last document opened is the one that stands', async () => {
  const {page} = await openPage(site.running);
  await page.route('**/worker.js', route => route.abort());
  await page.goto(`${site.url}tests/web/fixture.html`);
  const read = await page.evaluate(async () => {
    document.body.replaceChildren();
    await import('/dist/duidu.js');
    await customElements.whenDefined('duidu-reader');
    const reader = /** @type {any} */ (document.createElement('duidu-reader')), told = /** @type {string[]} */ ([]);
    document.body.append(reader);
    reader.addEventListener('duidu-compare', ({detail: {comparison: {a, b}}}) => told.push(`${a.text}|${b.text}`));
    const open = (text, side) => reader.open(text, {side});
    await Promise.all([open('第一条　甲。', 'a'), open('第一条　乙。', 'b'), open('第一条　丙。', 'a'), open('第一条　丁。', 'b')]);
    return {told, stands: [...reader.shadowRoot.querySelectorAll('.row .unit')].map(each => each.textContent)};
  });
  assert.deepEqual(read, {told: ['第一条　丙。|第一条　丁。'], stands: ['第一条　丙。', '第一条　丁。']});
  await page.close();
});

test('what was sought is sought in the documents that stand now', async () => {
  const seen = await doing(async ({reader, open}) => {
    await open('new.txt');
    const before = (await reader.find('人工智能')).length, count = () => reader.shadowRoot.querySelector('.finder output').textContent;
    const said = [count()];
    await open('report.html');
    const deadline = performance.now() + 5000;
    while (count() === said[0] && performance.now() < deadline) await new Promise(resolve => setTimeout(resolve, 20));
    return {before, said: [...said, count()]};
  });
  assert.equal(seen.before, 1);
  assert.notEqual(seen.said[0], seen.said[1]);
});
