// @ts-check
// How a report crosses from the worker to the page, and what happens to the documents of a worker that has ended.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {Arriving} from '../../web/arriving.js';
import {linksOf} from '../../web/linked.js';
import {packed, unpacked} from '../../web/packing.js';
import {piecesOfComparison, piecesOfDocument, piecesOfLinks} from '../../web/pieces.js';
import {Session} from '../../web/session.js';

const bytes = items => new TextEncoder().encode(JSON.stringify(items));
/** A core that tells these lists. @param {Record<string, any[]>} lists */
const teller = lists => (name, from, most) => bytes((lists[name] ?? []).slice(from, from + most));

/** @param {Iterable<import('../../web/pieces.js').Piece>} pieces @param {object} head */
const arrived = (pieces, head) => {
  const arriving = new Arriving();
  for (const piece of pieces) arriving.add([piece]);
  return arriving.whole(head);
};

test('a report of lists long and short arrives whole', () => {
  for (const length of [0, 1, 999, 1000, 1001, 2500]) {
    const citations = Array.from({length}, (_, n) => ({span: [n, n + 1], title: `第${n}条`})), sentences = citations.map(({span}, block) => ({span, block}));
    const report = arrived(piecesOfDocument(teller({citations, sentences})), {text: '正文'});
    assert.deepEqual(report.citations, citations);
    assert.deepEqual(report.sentences, sentences, 'what is read later');
    assert.equal(report.sentences, report.sentences, 'is read once');
    assert.equal(report.text, '正文');
    assert.deepEqual(report.blocks, []);
    assert.deepEqual(JSON.parse(JSON.stringify(report)).sentences, sentences, 'and goes with the report');
  }
});

test('a list is told to its end when each of its pieces is sent away at once', () => {
  const citations = Array.from({length: 4500}, (_, n) => ({span: [n, n + 1], title: `第${n}条`})), arriving = new Arriving();
  for (const piece of piecesOfDocument(teller({citations, sentences: citations}))) arriving.add([structuredClone(piece, {transfer: [piece.bytes.buffer]})]);
  const report = arriving.whole({});
  assert.deepEqual(report.citations, citations);
  assert.deepEqual(report.sentences, citations);
});

test('of the lists that are read later, the page gets at once what it draws', () => {
  const enumerations = [{id: 'e1', kind: 'coordinated'}, {id: 'e2', kind: 'coordinated'}, {id: 'e3', kind: 'marked'}];
  const links = ['mentions', 'elaborates', 'hyperlink', 'repeats'].map(kind => ({kind}));
  const report = arrived(piecesOfDocument(teller({counts: [{enumeration: 'e2'}], enumerations, links})), {});
  assert.deepEqual(report.lists.map(list => list.id), ['e2', 'e3']);
  assert.deepEqual(report.ways.map(link => link.kind), ['elaborates', 'hyperlink']);
  assert.deepEqual(report.enumerations, enumerations);
});

test('what waits to be asked for is packed, and comes back as it was', () => {
  const items = [[], [1], [0, 7, 999999999, -3, 0.5, 1e21, 12345678901], ['007', '第10条', 'a\\"1"2', '\u0001\u001f,[{}]', ''], [[], [[]], {}, {a: [{b: null}, true]}],
                 Array.from({length: 3000}, (_, n) => ({span: [n * 31 % 977, n], label: `${n}-1`, confidence: 0.5, kind: n % 7 ? 'article' : '条'}))];
  for (const list of items) assert.deepEqual(unpacked(packed(bytes(list))), list);
  assert.ok(packed(bytes(items[5])).length * 3 < bytes(items[5]).length, 'in less room');
});

test('of a text that the page gave itself the report has the same letters, and of another its own', () => {
  const wide = text => new Uint8Array(Uint16Array.from([...Array(text.length).keys()], at => text.charCodeAt(at)).buffer);
  for (const [given, text] of [['正文。', '正文。'], ['正文。\n', '正文。'], ['\uFEFF正文。', '正文。'], ['正', '正文。'], [new Uint8Array(2), '正文。']]) {
    const arriving = new Arriving(given);
    arriving.add([{name: 'text', wide: true, bytes: wide(text)}]);
    assert.equal(arriving.whole({}).text, text);
  }
});

test('the text arrives unit for unit, halves of a character that stand alone as well', () => {
  for (const text of ['', '正文𠀀。', '\uFEFF正文', `半\uD840字\uDC00`]) {
    const arriving = new Arriving();
    arriving.add([{name: 'text', wide: true, bytes: new Uint8Array(Uint16Array.from([...Array(text.length).keys()], at => text.charCodeAt(at)).buffer)}]);
    assert.equal(arriving.whole({}).text, text);
  }
});

test('of a comparison the links arrive first, as rows need them and whole for who asks, and are not sent again', () => {
  const links = Array.from({length: 2300}, (_, n) => ({level: 'article', a: [{label: `${n}`, span: [n, n + 9]}, {label: `${n}-1`, span: [n, n + 3]}], b: [{label: '附件一', span: [n + 1, n + 9]}],
                                                       status: n % 2 ? 'same' : 'changed', kind: 'merge', moved: n % 3 === 0, score: 0.3139, why: [`shares 第${n}条`]}));
  const changes = [{op: 'equal'}], arriving = new Arriving();
  for (const piece of piecesOfLinks(teller({links, changes}))) arriving.add([piece]);
  assert.deepEqual(arriving.sofar({mode: 'versions'}), {mode: 'versions', links});
  for (const piece of piecesOfComparison(teller({links, changes}))) arriving.add([piece]);
  const comparison = arriving.whole({mode: 'versions'}), {mode, links: all, changes: told} = comparison;
  assert.deepEqual({mode, all, told}, {mode: 'versions', all: links, told: changes});
  const drawn = linksOf(comparison).map(({at, level, a, b, status, kind, moved, score}) => ({level, a, b, status, kind, moved, score, why: links[at].why}));
  assert.deepEqual(drawn, links);
});

test('a comparison arrives whole; an answer without lists as it is', () => {
  const changes = Array.from({length: 1500}, (_, n) => ({op: 'equal', a: [n, n + 1]}));
  assert.deepEqual(arrived(piecesOfComparison(teller({changes})), {mode: 'versions'}).changes, changes);
  assert.equal(arrived([], '词'), '词');
});

/** What each worker was asked, in the order in which they were started. @type {string[][]} */
let workers = [];
/** @type {FakeWorker[]} */
let fakes = [];
let memory = 0;

/** Stands in for a worker that holds so much memory. */
class FakeWorker {
  onmessage = /** @type {Function} */ (() => {});
  #asked = /** @type {string[]} */ ([]);
  constructor() {
    workers.push(this.#asked);
    fakes.push(this);
  }
  postMessage({id, method, args}) {
    if (!method) return; // the core
    this.#asked.push([method, args.id ?? `${args.a ?? ''}${args.b ?? ''}`].join(' ').trim());
    if (method !== 'never') queueMicrotask(() => this.onmessage({data: {id, result: method, memory}}));
  }
  terminate() { this.#asked.push('end'); }
}

const begin = how => {
  Object.assign(globalThis, {Worker: FakeWorker});
  workers = [];
  fakes = [];
  memory = how;
  return new Session({wasm: 'duidu.wasm', worker: 'worker.js'});
};
const owner = {};

test('a comparison of long documents gives the memory back; what asks for a document later has it read again, what needs none does not', async () => {
  const session = begin(1 << 28);
  for (const id of ['a', 'b']) await session.call('read', {id}, owner);
  await session.call('compare', {a: 'a', b: 'b'}, owner);
  await session.call('fold', {text: '国'}, owner);
  await session.call('terms', {id: 'b'}, owner);
  await session.call('sheet', {a: 'a', b: 'b'}, owner);
  assert.deepEqual(workers, [['read a', 'read b', 'compare ab', 'end'], ['fold', 'hold b', 'terms b', 'hold a', 'sheet ab']]);
});

test('a text crosses as bytes made for each journey; bytes that the page looks into stay in it, too', async () => {
  const session = begin(1 << 28), sent = /** @type {[any, Transferable[]][]} */ ([]), {postMessage} = FakeWorker.prototype;
  FakeWorker.prototype.postMessage = function(/** @type {any} */ message, /** @type {Transferable[]} */ transfer = []) {
    if (message.args?.bytes) sent.push([structuredClone(message.args.bytes, {transfer}), transfer]);
    postMessage.call(this, message);
  };
  const file = new TextEncoder().encode('第二条');
  await session.call('read', {id: 'a', bytes: '第一条'}, owner);
  await session.call('read', {id: 'b', bytes: file}, owner);
  await session.call('compare', {a: 'a', b: 'b'}, owner); // after which another worker reads both again
  await session.call('terms', {id: 'a'}, owner);
  FakeWorker.prototype.postMessage = postMessage;
  assert.deepEqual(sent.map(([bytes, transfer]) => [new TextDecoder().decode(bytes), transfer.length]), [['第一条', 1], ['第二条', 0], ['第一条', 1]]);
  assert.equal(file.length, 9);
});

test('after a comparison of short documents the worker stays', async () => {
  const session = begin(1 << 22);
  for (const id of ['a', 'b']) await session.call('read', {id}, owner);
  await session.call('compare', {a: 'a', b: 'b'}, owner);
  await session.call('terms', {id: 'a'}, owner);
  assert.deepEqual(workers, [['read a', 'read b', 'compare ab', 'terms a']]);
});

test('cancelling ends the worker; what others wait for goes on in a new one, with the documents it is about', async () => {
  const session = begin(0);
  await session.call('read', {id: 'a'}, owner);
  const never = session.call(/** @type {any} */ ('never'), {}, owner);
  const others = session.call(/** @type {any} */ ('never'), {id: 'a'}, {});
  others.catch(() => {});
  session.cancel(owner);
  await assert.rejects(never, {name: 'AbortError'});
  assert.deepEqual(workers, [['read a', 'never', 'never a', 'end'], ['hold a', 'never a']]);
});

test('a signal ends the call that it was given to and no other; what the ended worker had told already is not told twice, nor heard any more', async () => {
  const session = begin(0), own = new AbortController();
  const never = session.call(/** @type {any} */ ('never'), {}, owner, {signal: own.signal});
  const other = session.call(/** @type {any} */ ('never'), {id: 'a'}, owner);
  const [first] = fakes;
  first.onmessage({data: {id: 2, pieces: [{name: 'links', bytes: bytes([1, 2])}]}});
  own.abort();
  await assert.rejects(never, {name: 'AbortError'});
  first.onmessage({data: {id: 2, pieces: [{name: 'links', bytes: bytes([3])}], result: 'late'}});
  fakes[1].onmessage({data: {id: 2, pieces: [{name: 'links', bytes: bytes([1, 2, 3])}]}});
  fakes[1].onmessage({data: {id: 2, result: {mode: 'versions'}}});
  assert.deepEqual({...await other}, {mode: 'versions', links: [1, 2, 3]});
  assert.deepEqual(workers, [['never', 'never a', 'end'], ['never a']]);
});

test('closing a document starts no worker', async () => {
  const session = begin(1 << 28);
  for (const id of ['a', 'b']) await session.call('read', {id}, owner);
  await session.call('compare', {a: 'a', b: 'b'}, owner);
  await session.call('close', {id: 'a'}, owner);
  assert.equal(workers.length, 1);
});
