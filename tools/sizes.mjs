#!/usr/bin/env node
// What a visitor downloads: every file of dist/ in bytes, as it is, by gzip -9 and by brotli 11.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { root } from './setup.mjs';

const dist = join(root, 'dist');
const folder = existsSync(dist) ? dist : join(root, 'build/wasm');
const names = folder === dist ? readdirSync(dist, { recursive: true }).filter(name => !/^(app|types)\b/.test(name)) : ['duidu.wasm'];
const brotli = bytes => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22 } }).length;

const row = (...cells) => console.log(cells.map((cell, i) => i ? String(cell).padStart(11) : cell.padEnd(36)).join(''));
const total = [0, 0, 0];
row('file', 'raw', 'gzip', 'brotli');
for (const name of names.filter(name => /\.\w+$/.test(name)).sort()) {
  const bytes = readFileSync(join(folder, name));
  const sizes = [bytes.length, gzipSync(bytes, { level: 9 }).length, brotli(bytes)];
  sizes.forEach((size, i) => { total[i] += size; });
  row(relative(root, join(folder, name)), ...sizes);
}
row('all', ...total);
