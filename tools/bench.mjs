#!/usr/bin/env node
// `npm run bench`: the programs of tests/bench, which time ours alone; then its scripts, which set ours beside the programs of others.
//
//   npm run bench -- [--write] [--pages FOLDER] [--seconds N]      --write keeps what the scripts tell in BENCHMARKS.md; the others go to each script
import { spawnSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { build } from './build.mjs';
import { installModules, root, run, say, setUp } from './setup.mjs';

const words = process.argv.slice(2).filter(word => word !== '--write');
const scripts = ['decode', 'read', 'compare', 'reader']; // in the order of a document's way

const pages = words.includes('--pages') ? ", but for the pages of mozilla/readability's tests" : '';

const head = `# Duidu beside the programs of others

Written by \`npm run bench -- --write\` on ${cpus().length} cores (${cpus()[0].model.trim()}) with ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}.
All programs of a table ran in one run, on the same texts; compare the columns, not the seconds. The scripts are in tests/bench, their texts are our own
(tests/bench/statutes.mjs, tests/decode/sentences.txt, examples)${pages}; the others' versions stand in tests/bench/package.json.
`;

await setUp({ builds: ['bench', 'reader'], browser: true });
installModules(join(root, 'tests/bench'));
await build();
for (const program of readdirSync(join(root, 'build/bench')).filter(name => /^duidu_bench_\w+$/.test(name))) run(join(root, 'build/bench', program), []);

const sections = [];
for (const script of scripts) {
  const { status, stdout } = spawnSync(process.execPath, [join(root, 'tests/bench', `${script}.mjs`), ...words], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26, stdio: ['ignore', 'pipe', 'inherit'] });
  console.log(stdout);
  if (status !== 0) { say(`tests/bench/${script}.mjs failed`); process.exit(1); }
  sections.push(stdout.trim());
}
if (process.argv.includes('--write')) {
  writeFileSync(join(root, 'BENCHMARKS.md'), [head.trim(), ...sections].join('\n\n') + '\n');
  say('BENCHMARKS.md is written');
}
