#!/usr/bin/env node
// `npm run bench`: every program of tests/bench, one after the other; words after -- go to each (--benchmark_filter=decode). Then the scripts of
// tests/bench, which set ours beside the programs of others.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root, run, say, setUp } from './setup.mjs';

await setUp({ builds: ['bench'], modules: true });
const programs = readdirSync(join(root, 'build/bench')).filter(name => /^duidu_bench_\w+$/.test(name));
if (!programs.length) say('tests/bench holds no benchmark yet');
for (const program of programs) run(join(root, 'build/bench', program), process.argv.slice(2));
for (const script of readdirSync(join(root, 'tests/bench')).filter(name => name.endsWith('.mjs'))) run(process.execPath, [join(root, 'tests/bench', script)]);
