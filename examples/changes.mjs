#!/usr/bin/env node
// What changed in the numbers of a regulation, with no browser: the same library as in a page.
//
//   node examples/changes.mjs          after `npm run build`
import {readFile} from 'node:fs/promises';
import {compare} from '../dist/duidu.js';

const file = name => readFile(new URL(name, import.meta.url));
const {a, b, changes} = await compare(await file('regulation-2019.md'), await file('regulation-2024.md'), {mode: 'versions'});

/** A changed number with what stands around it. @param {{text: string}} report @param {number[]} span */
const around = ({text}, [begin, end]) => `${text.slice(Math.max(0, begin - 8), begin)}[${text.slice(begin, end)}]${text.slice(end, end + 6)}`;

for (const change of changes) if (change.op === 'replace' && change.kind === 'number') console.log(`${around(a, change.a)}  →  ${around(b, change.b)}`);
