// @ts-check
// Which units stand level with each other. A row is a pair (or a split, a merge), or what only one side has.
//
//     A  1 2 3 4 5         versions   1=1  2=2  [4≈3 moved here]  3-  5=4
//     B  1 2 4' 5          related    the heaviest chain of best counterparts; what lies between two pairs is shown as a gap
//
// Every unit stands in exactly one row; a moved one is shown beside its counterpart in A's order and leaves a sign at its place in B.
import {changesOf} from '../changed.js';
import {linksOf} from '../linked.js';
import {breathe} from './dom.js';
import {isOffered} from './passages.js';
import {touched} from './units.js';

/**
 * @typedef {object} Row
 * @property {number[]} a @property {number[]} b indices of units
 * @property {'pair'|'moved'|'only-a'|'only-b'|'gap'|'sign'} kind sign: the place in B that a moved unit left
 * @property {any} [link] of the comparison; `at` is its place there
 * @property {number} [score] 0 to 1, where its link does not tell
 * @property {string} [relation] of the strongest passage between the two @property {number} [passages] between the two
 * @property {number} [part] of an article whose paragraphs stand level, each in a row of its own: the how-manieth @property {boolean} [same] whether both sides of a part say the same
 * @property {Row} [of] the moved row that a sign points to
 */

/** @param {import('./units.js').Unit[]} a @param {import('./units.js').Unit[]} b @param {any} comparison @param {() => Promise<void>} [pause] what is awaited between two steps @returns {Promise<Row[]>} */
export const rowsOf = async (a, b, comparison, pause = breathe) => {
  const groups = comparison.mode === 'related' ? relatedGroups(a, b, comparison) : await versionGroups(a, b, comparison, pause);
  await pause(); // each of the other steps takes some 20 ms for five megabytes
  const chain = new Set(heaviestChain(groups));
  await pause();
  const moved = groups.filter(group => !chain.has(group));
  if (comparison.mode === 'related') return weave(a, b, [...chain], [], true);
  const rows = weave(a, b, [...chain], moved, false);
  await pause();
  return parted(rows, a, b, comparison, pause);
};

/** @param {Row[]} chain @param {Row[]} moved @param {boolean} gaps */
const weave = (a, b, chain, moved, gaps) => {
  const owner = {a: /** @type {(Row|undefined)[]} */ ([]), b: /** @type {(Row|undefined)[]} */ ([])};
  for (const row of [...chain, ...moved]) {
    for (const index of row.a) owner.a[index] = row;
    for (const index of row.b) owner.b[index] = row;
  }
  const rows = /** @type {Row[]} */ ([]);
  const placed = new Set(), inChain = new Set(chain);
  let atA = 0, atB = 0;
  const upTo = (endA, endB) => {
    const left = /** @type {number[]} */ ([]), right = /** @type {number[]} */ ([]);
    for (; atA < endA; atA++) {
      const row = owner.a[atA];
      if (!row) left.push(atA);
      else if (!placed.has(row)) { flush(left, []); placed.add(row); rows.push({...row, kind: 'moved'}); row.of = rows.at(-1); }
    }
    if (!gaps) flush(left, []);
    const signs = /** @type {[number, Row][]} */ ([]);
    for (; atB < endB; atB++) {
      const row = owner.b[atB];
      if (!row) right.push(atB);
      else if (!inChain.has(row) && row.b[0] === atB) signs.push([right.length, row]);
    }
    if (gaps) return flush(left, right);
    let from = 0;
    for (const [at, row] of signs) {
      flush([], right.slice(from, at));
      rows.push({a: [], b: row.b, kind: 'sign', of: row});
      from = at;
    }
    flush([], right.slice(from));
  };
  const flush = (left, right) => {
    if (gaps && left.length && right.length) rows.push({...shared(a, left, b, right), kind: 'gap'});
    for (const index of left.splice(0)) rows.push({a: [index], b: [], kind: 'only-a'});
    for (const index of right.splice(0)) rows.push({a: [], b: [index], kind: 'only-b'});
  };
  for (const row of chain) {
    upTo(row.a[0], row.b[0]);
    placed.add(row);
    rows.push(row);
    atA = Math.max(atA, last(row.a) + 1);
    atB = Math.max(atB, last(row.b) + 1);
  }
  upTo(a.length, b.length);
  for (const row of rows) if (row.kind === 'sign') row.of = row.of?.of ?? row.of;
  return rows;
};

/** What stands side by side in a gap: all of the shorter side, of the longer one as much as fills its height; taken off both lists. */
const shared = (a, left, b, right) => {
  const lengthOf = (units, indices) => indices.reduce((sum, index) => sum + (units[index].fold ? 1 : units[index].end - units[index].begin), 0);
  const room = Math.min(lengthOf(a, left), lengthOf(b, right));
  const upTo = (units, indices) => {
    let count = 1;
    while (count < indices.length && lengthOf(units, indices.slice(0, count)) < room) count++;
    return indices.splice(0, count);
  };
  return {a: upTo(a, left), b: upTo(b, right)};
};

/** @param {number[]} indices */
const last = indices => indices[indices.length - 1];

const LEVELS = ['article', 'paragraph', 'item'];
const MANY = 256; // links or changes between two looks at the clock

/** Links first, the coarsest before the finer; then what the changes say of units without a link (titles, headings). */
const versionGroups = async (a, b, comparison, pause) => {
  const links = linksOf(comparison);
  const groups = /** @type {Row[]} */ ([]);
  const taken = {a: new Uint8Array(a.length), b: new Uint8Array(b.length)}; // 1 where a unit stands in a row
  const free = (indices, side) => indices.filter(index => !taken[side][index]).slice(); // of its own length: an array that grew has room for sixteen more
  const add = (left, right, link, score) => {
    const row = {a: free(left, 'a'), b: free(right, 'b'), kind: /** @type {const} */ ('pair'), link, score};
    if (!row.a.length || !row.b.length) return;
    for (const index of row.a) taken.a[index] = 1;
    for (const index of row.b) taken.b[index] = 1;
    groups.push(row);
  };
  const own = (units, pieces) => pieces.length === 1 ? touched(units, pieces[0].span) : [...new Set(pieces.flatMap(piece => touched(units, piece.span)))].sort((one, other) => one - other);
  for (const level of LEVELS) {
    for (let n = 0; n < links.length; n++) {
      if (n % MANY === 0) await pause();
      const link = links[n];
      if (link.level !== level) continue;
      const left = own(a, link.a), right = own(b, link.b);
      if (!isCell(a, left, link.a) && !isCell(b, right, link.b)) add(left, right, link);
    }
  }
  await pause();
  const shared = new Map(), wanted = {a: unit => !taken.a[unit], b: unit => !taken.b[unit]};
  const {begins, ends, others} = unchangedIn(changesOf(comparison));
  for (let n = 0; n < begins.length; n++) {
    if (n % MANY === 0) await pause();
    gather(shared, a, b, begins[n], ends[n], others[n], wanted);
  }
  for (const {left, right, share} of overlaps(shared, a, b)) add([left], [right], undefined, share);
  return groups.sort((one, other) => one.a[0] - other.a[0]);
};

/** Whether a link is of a part of a table only: a cell that stayed the same does not make the table the same. @param {import('./units.js').Unit[]} units @param {number[]} indices @param {{span: number[]}[]} pieces */
const isCell = (units, indices, pieces) => indices.some(index => units[index].kind === 'table' && !pieces.some(({span: [begin, end]}) => begin <= units[index].begin && units[index].end <= end));

const HALF = 0.5; // of the shorter unit: what shares less is not the same paragraph

/** @typedef {{left: number, right: number, share: number}} Overlap share: of the shorter one of two units, how much unchanged text covers */
/** @typedef {(unit: number) => boolean} Wanted */

/** Stretches that did not change: where they begin and end in A and begin in B, in A's order. @typedef {{begins: Int32Array, ends: Int32Array, others: Int32Array}} Stretches */

/** @param {import('../changed.js').Changes} changes @returns {Stretches} */
const unchangedIn = changes => {
  const unchanged = Int32Array.from({length: changes.length}, (_, n) => n).filter(n => changes.same(n)).sort((one, other) => changes.begin(one, 'a') - changes.begin(other, 'a'));
  return {begins: unchanged.map(n => changes.begin(n, 'a')), ends: unchanged.map(n => changes.end(n, 'a')), others: unchanged.map(n => changes.begin(n, 'b'))};
};

/** Adds what two units share of a stretch that did not change, by both of their numbers in one. @param {Map<number, number>} shared @param {import('./units.js').Unit[]} a @param {import('./units.js').Unit[]} b @param {number} from @param {number} to in A @param {number} begin in B @param {{a: Wanted, b: Wanted}} wanted */
const gather = (shared, a, b, from, to, begin, wanted) => {
  for (const left of touched(a, [from, to])) {
    if (!wanted.a(left)) continue;
    for (const right of touched(b, [begin + Math.max(0, a[left].begin - from), begin + Math.min(to, a[left].end) - from])) {
      if (!wanted.b(right)) continue;
      const low = Math.max(a[left].begin, from, b[right].begin - begin + from);
      const high = Math.min(a[left].end, to, b[right].end - begin + from);
      const key = left * b.length + right;
      shared.set(key, (shared.get(key) ?? 0) + Math.max(0, high - low));
    }
  }
};

/** The pairs that share half of the shorter one; best first. @param {Map<number, number>} shared @returns {Overlap[]} */
const overlaps = (shared, a, b) => {
  const found = /** @type {Overlap[]} */ ([]);
  shared.forEach((length, key) => {
    const left = Math.floor(key / b.length), right = key % b.length, share = length / Math.max(1, Math.min(a[left].end - a[left].begin, b[right].end - b[right].begin));
    if (share >= HALF) found.push({left, right, share});
  });
  return found.sort((one, other) => other.share - one.share);
};

/** Rows of articles by their paragraphs: one article after the other, so that little is remembered at once. @param {Row[]} rows @param {import('./units.js').Unit[]} a @param {import('./units.js').Unit[]} b @param {any} comparison @param {() => Promise<void>} pause @returns {Promise<Row[]>} */
const parted = async (rows, a, b, comparison, pause) => {
  const wide = (/** @type {Row} */ {kind, link, a: left, b: right}) => kind === 'pair' && link && left.length > 0 && right.length > 0 && left.length + right.length > 2;
  const stretches = unchangedIn(changesOf(comparison));
  const all = /** @type {Row[]} */ ([]);
  for (let n = 0; n < rows.length; n++) {
    if (n % MANY === 0) await pause();
    if (wide(rows[n])) all.push(...partsOf(rows[n], a, b, stretches));
    else all.push(rows[n]);
  }
  return all;
};

/** @param {Int32Array} numbers that ascend @param {number} least */
const firstAbove = (numbers, least) => {
  let low = 0, high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (numbers[middle] > least) high = middle;
    else low = middle + 1;
  }
  return low;
};

/** Paragraphs of an article that share most, by those of A. @param {Row} row @param {import('./units.js').Unit[]} a @param {import('./units.js').Unit[]} b @param {Stretches} stretches */
const pairsIn = (row, a, b, {begins, ends, others}) => {
  const shared = new Map(), own = {a: new Set(row.a), b: new Set(row.b)}, wanted = {a: unit => own.a.has(unit), b: unit => own.b.has(unit)};
  const from = a[row.a[0]].begin, to = a[last(row.a)].end;
  for (let n = firstAbove(ends, from); n < begins.length && begins[n] < to; n++) {
    const low = Math.max(begins[n], from);
    gather(shared, a, b, low, Math.min(ends[n], to), others[n] + low - begins[n], wanted);
  }
  const pairs = overlaps(shared, a, b).map(({left, right, share}) => {
    const long = a[left].end - a[left].begin, wide = b[right].end - b[right].begin;
    return {a: [left], b: [right], weight: share * Math.min(long, wide), same: share >= 1 && long === wide};
  });
  return pairs.sort((one, other) => one.a[0] - other.a[0] || other.b[0] - one.b[0]);
};

/** The paragraphs of an article: pairs that share most, in order; what stands between two pairs stands side by side. @param {Row} row @param {import('./units.js').Unit[]} a @param {import('./units.js').Unit[]} b @param {Stretches} stretches @returns {Row[]} */
const partsOf = (row, a, b, stretches) => {
  const chain = heaviestChain(pairsIn(row, a, b, stretches));
  const parts = /** @type {Row[]} */ ([]), left = [...row.a], right = [...row.b], {link, score} = row;
  const add = (a, b, kind, same) => parts.push({a, b, kind, same, link, score, part: parts.length});
  const between = (endA, endB) => {
    const take = (list, end) => list.splice(0, list.findIndex(unit => unit >= end) < 0 ? list.length : list.findIndex(unit => unit >= end));
    const a = take(left, endA), b = take(right, endB);
    if (a.length || b.length) add(a, b, !b.length ? 'only-a' : !a.length ? 'only-b' : 'pair');
  };
  for (const {a: [one], b: [other], same} of chain) {
    between(one, other);
    add([left.shift()], [right.shift()], 'pair', same);
  }
  between(Infinity, Infinity);
  return parts.length < 2 ? [row] : parts;
};

const RELATED_ENOUGH = 0.1; // below this share two paragraphs have only stock phrases in common
const PASSAGE_ENOUGH = 0.5; // unless one of their clauses says clearly the same

const TITLES_MEET = 0.3; // what two titles weigh by being titles

/** Titles stand level with titles, headings with headings, text with text. @param {import('./units.js').Unit} unit */
const rank = unit => unit.role === 'title' ? 'title' : unit.kind === 'heading' ? 'heading' : 'text';

/** Each unit's counterparts by unit links and passages, as rows of one unit each; the chain then picks among them. */
const relatedGroups = (a, b, comparison) => {
  const {passages = []} = comparison;
  const scores = new Map();
  const add = (from, to, score, best, {link, passage} = /** @type {any} */ ({})) => {
    for (const left of touched(a, from)) for (const right of touched(b, to)) {
      if (a[left].fold || b[right].fold || rank(a[left]) !== rank(b[right])) continue;
      const key = left * b.length + right;
      const known = scores.get(key) ?? {a: [left], b: [right], kind: 'pair', score: 0, best: 0, weight: 0, passages: 0};
      known.weight += score;
      if (passage && ++known.passages && (known.clearest ?? 0) < best) { known.clearest = best; known.relation = passage.relation; }
      known.best = Math.max(known.best, best);
      if (link) { known.link = link; known.score = Math.max(known.score, link.score); }
      scores.set(key, known);
    }
  };
  const head = (units, span) => { const [first] = touched(units, span); return first == null ? span : [units[first].begin, units[first].end]; };
  for (const link of linksOf(comparison)) for (const left of link.a) for (const right of link.b) add(head(a, left.span), head(b, right.span), link.score, link.score, {link}); // an article by its first paragraph: of the others, passages tell
  for (const passage of passages) if (isOffered(passage, false)) add(passage.a, passage.b, passage.score / 2, passage.score, {passage});
  const titles = [a, b].map(units => units.find(unit => unit.role === 'title'));
  if (titles[0] && titles[1]) add([titles[0].begin, titles[0].end], [titles[1].begin, titles[1].end], TITLES_MEET, 0);
  return firstRate([...scores.values()]).filter(row => row.score >= RELATED_ENOUGH || row.best >= PASSAGE_ENOUGH || row.weight >= TITLES_MEET).map(row => ({...row, score: row.score || row.best}))
    .sort((one, other) => one.a[0] - other.a[0] || other.b[0] - one.b[0]);
};

const SECOND_RATE = 0.5; // of what a unit's best counterpart weighs: who answers another paragraph twice as well stands level with it or with none

/** Rows without those that are second-rate for either side. @param {any[]} rows */
const firstRate = rows => {
  const best = {a: new Map(), b: new Map()};
  for (const {a: [left], b: [right], weight} of rows) {
    best.a.set(left, Math.max(best.a.get(left) ?? 0, weight));
    best.b.set(right, Math.max(best.b.get(right) ?? 0, weight));
  }
  return rows.filter(({a: [left], b: [right], weight}) => weight >= SECOND_RATE * Math.max(best.a.get(left), best.b.get(right)));
};

/** The rows whose B sides ascend with their A sides and weigh most together (a Fenwick tree of best chains by B). @param {any[]} rows sorted by A, then falling B */
const heaviestChain = rows => {
  const from = rows.reduce((least, row) => Math.min(least, row.b[0]), Infinity) - 1; // an article's paragraphs may be the last of thousands: the tree is theirs alone
  const size = rows.reduce((most, row) => Math.max(most, last(row.b) + 1), 0) - from;
  const tree = new Int32Array(Math.max(0, size + 1)).fill(-1);
  const total = new Float64Array(rows.length), before = new Int32Array(rows.length).fill(-1);
  rows.forEach((row, index) => {
    let best = -1;
    for (let at = row.b[0] - from - 1; at > 0; at -= at & -at) if (tree[at] >= 0 && (best < 0 || total[tree[at]] > total[best])) best = tree[at];
    before[index] = best;
    total[index] = (best < 0 ? 0 : total[best]) + (row.weight ?? row.score ?? row.link?.score ?? 1) * (row.a.length + row.b.length) / 2;
    for (let at = last(row.b) - from; at <= size; at += at & -at) if (tree[at] < 0 || total[tree[at]] < total[index]) tree[at] = index;
  });
  let end = total.reduce((best, sum, index) => best < 0 || sum > total[best] ? index : best, -1);
  const chain = [];
  for (; end >= 0; end = before[end]) chain.push(rows[end]);
  return chain.reverse();
};
