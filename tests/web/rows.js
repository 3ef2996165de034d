// @ts-check
// What stands level, and what it is called there, on what the core says of small pairs.
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {rowsOf} from '../../web/element/rows.js';
import {unitsOf} from '../../web/element/units.js';
import {statusOf} from '../../web/element/view-rows.js';
import {root} from './browser.js';

const {compare, read} = await import(pathToFileURL(join(root, 'dist/duidu.js')).href);

/** Rows of two versions, one word a row: what its first unit is, and what became of it. @param {string} a @param {string} b */
const told = async (a, b) => {
  const comparison = await compare(a, b, {mode: 'versions', name: 'a.md'}), units = unitsOf(comparison.a);
  return (await rowsOf(units, unitsOf(comparison.b), comparison)).map(row => `${row.a.length ? units[row.a[0]].kind : 'none'} ${statusOf(row)}`);
};

const BULLETIN = `# 公共阅读统计公报

全市书屋情况见下表。

| 区县 | 书屋 | 读者 |
| --- | --- | --- |
| 青崖县 | 61 | 12.5 |
| 石浦县 | 48 | 9.1 |

与上年相比，书屋有所增加。
`;

test('a table with a cell that changed is not the same; one without is', async () => {
  assert.deepEqual(await told(BULLETIN, BULLETIN.replace('9.1', '9.7')), ['heading same', 'paragraph same', 'table changed', 'paragraph same']);
  assert.deepEqual(await told(BULLETIN, BULLETIN.replace('有所', '略有')), ['heading same', 'paragraph same', 'table same', 'paragraph changed']);
});

test('a numbered sentence on a line of its own is text, a numbered phrase a heading', async () => {
  const report = await read('# 关于修改《条例》的决定\n\n一、将第一条中的“五十”修改为“三十”。\n\n二、将第二条中的“馆员”修改为“管理员”。\n\n本决定自公布之日起施行。\n', {name: 'a.md'});
  assert.deepEqual(unitsOf(report).map(({kind}) => kind), ['heading', 'paragraph', 'paragraph', 'paragraph']);
  const plan = await read('# 规划\n\n一、总体要求\n\n坚持便民。\n\n二、保障措施\n\n增加经费。\n', {name: 'a.md'});
  assert.deepEqual(unitsOf(plan).map(({kind}) => kind), ['heading', 'heading', 'paragraph', 'heading', 'paragraph']);
});
