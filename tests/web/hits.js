// @ts-check
// Finding in folded text: what stands between the letters is passed over, and hits count in the text itself.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {hitsIn} from '../../web/element/hits.js';

/** Every stretch that says the query, looked for letter by letter. @param {string} text @param {string} query */
const plainly = (text, query) => {
  const skipped = /[\p{P}\p{S}\s]/u, letters = [...Array(text.length).keys()].filter(at => !skipped.test(text[at])), wanted = [...query].filter(letter => !skipped.test(letter)).join('').toLowerCase();
  const spans = [];
  for (let from = 0; wanted && from + wanted.length <= letters.length; from++) {
    const own = letters.slice(from, from + wanted.length);
    if (own.map(at => text[at]).join('').toLowerCase() !== wanted) continue;
    spans.push([own[0], own[own.length - 1] + 1]);
    from += wanted.length - 1;
  }
  return spans;
};

test('a query is found whatever stands between its letters', () => {
  const text = '国家·信息化，國家 信 息\n化《国家》。WiFi与wifi、𠀀字𠀀';
  for (const query of ['国家信息', '信息化', '信，息', 'WIFI', '字𠀀', '家', '。', '', '没有'])
    assert.deepEqual(hitsIn({folded: text}, query), plainly(text, query), query);
  assert.deepEqual(hitsIn({folded: text}, '国家信息'), [[0, 5]]);
});

test('of very many hits the first ones are told', () => { assert.equal(hitsIn({folded: '书，'.repeat(5000)}, '书').length, 2000); });
