// @ts-check
// Two types of one name in one namespace are one to the linker, which keeps either's functions: memory is overrun, and no compiler says so.
import assert from 'node:assert/strict';
import {readFileSync, readdirSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import {root} from './browser.js';

test('types that headers share have names of their own', () => {
  const headers = readdirSync(join(root, 'src'), {recursive: true}).map(String).filter(name => name.endsWith('.h')), places = /** @type {Record<string, string[]>} */ ({});
  for (const header of headers) {
    const code = readFileSync(join(root, 'src', header), 'utf8'), space = code.match(/^namespace ([\w:]+) \{/m)?.[1];
    for (const [, name] of code.matchAll(/^(?:template <.*>\s*)?(?:struct|class|enum class) (\w+)(?!\w|::)[^;{]*\{/gm)) (places[`${space}::${name}`] ??= []).push(header);
  }
  assert.ok(Object.keys(places).length > 100, 'the headers were read');
  assert.deepEqual(Object.entries(places).filter(([, where]) => where.length > 1), []);
});
