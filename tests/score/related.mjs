#!/usr/bin/env node
// How many of the correspondences between the two seed documents that an expert names are found, and with which relation.
//
//   node tests/score/related.mjs [PROGRAM]        needs ../shared; PROGRAM is build/native/duidu where none is named
//
// A correspondence is found where one passage holds, or lies in, both its sides. The sample holds a few; that what else is shown is right it cannot say.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url)), shared = join(root, '../shared');
if (!existsSync(join(shared, 'accept/related-sample.json'))) {
  console.log('SKIPPED: this checkout has no ../shared');
  process.exit(0);
}
const sample = JSON.parse(readFileSync(join(shared, 'accept/related-sample.json'), 'utf8'));
const seeds = readdirSync(join(shared, 'seeds')).filter(name => name.endsWith('.txt')).sort().map(name => join(shared, 'seeds', name));
const program = process.argv[2] ?? join(root, 'build/native/duidu');
const report = JSON.parse(execFileSync(program, ['compare', ...seeds, '--mode', 'related', '--format', 'json'], { encoding: 'utf8', maxBuffer: 1 << 28 }));

const bare = text => text.replace(/[^\p{L}\p{N}]/gu, '');
const passages = report.passages.filter(({ main }) => main).map(({ a, b, relation }) => ({ a: bare(report.a.text.slice(...a)), b: bare(report.b.text.slice(...b)), relation }));
const meet = (shown, judged) => shown.includes(judged) || (shown.length >= 4 && judged.includes(shown));
const shownFor = item => passages.filter(passage => meet(passage.a, bare(item.a)) && meet(passage.b, bare(item.b)));

const strong = sample.items.filter(item => item.strength === 3), found = strong.filter(item => shownFor(item).length);
for (const item of sample.items) {
  const shown = shownFor(item);
  console.log(`${shown.length ? 'found ' : 'MISSED'} ${item.strength} ${item.relation} ${shown.map(({ relation }) => relation)[0] ?? ''}  ${item.a} ~ ${item.b}`);
}
const wrong = sample.not.filter(item => shownFor(item).length);
const typed = sample.items.filter(item => shownFor(item).some(({ relation }) => relation === item.relation));
console.log(`strong: ${found.length} of ${strong.length}; relation as the expert has it: ${typed.length} of ${sample.items.length}; linked though none: ${wrong.length}; shown: ${passages.length}`);
process.exitCode = found.length >= 0.85 * strong.length && !wrong.length ? 0 : 1;
