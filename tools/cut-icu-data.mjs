#!/usr/bin/env node
// ICU's data is one archive of named items; a program needs a few of them. This cuts the listed ones out into a smaller archive
// of the same kind (https://github.com/unicode-org/icu/blob/main/icu4c/source/common/ucmndata.h).
//
//   node tools/cut-icu-data.mjs icudt76l.dat wasm/icu-data.txt out.dat
import { readFileSync, writeFileSync } from 'node:fs';

const [archivePath, listPath, outPath] = process.argv.slice(2);
const archive = readFileSync(archivePath);
if (archive.readUInt16LE(2) !== 0x27da || archive.toString('latin1', 12, 16) !== 'CmnD') throw new Error(`${archivePath} is no ICU data archive`);

// header, then: count, count pairs (offset of name, offset of item), names, items; offsets count from the end of the header
const headerLength = archive.readUInt16LE(0);
const body = archive.subarray(headerLength);
const count = body.readUInt32LE(0);
const nameAt = offset => body.toString('latin1', offset, body.indexOf(0, offset));
const items = new Map();
for (let i = 0; i < count; ++i) {
  const [name, begin] = [body.readUInt32LE(4 + 8 * i), body.readUInt32LE(8 + 8 * i)];
  const end = i + 1 < count ? body.readUInt32LE(16 + 8 * i) : body.length;
  items.set(nameAt(name), body.subarray(begin, end));
}
const prefix = items.keys().next().value.split('/')[0];

const wanted = readFileSync(listPath, 'utf8').split('\n').map(line => line.trim()).filter(line => line && !line.startsWith('#'));
const names = [...new Set(wanted)].map(name => `${prefix}/${name}`).sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
const missing = names.filter(name => !items.has(name));
if (missing.length) throw new Error(`not in ${archivePath}: ${missing.join(' ')}`);

const align = (offset, unit) => Math.ceil(offset / unit) * unit;
const tableLength = 4 + 8 * names.length;
const nameOffsets = [];
let offset = tableLength;
for (const name of names) { nameOffsets.push(offset); offset += name.length + 1; }
const itemOffsets = [];
offset = align(offset, 16);
for (const name of names) { itemOffsets.push(offset); offset = align(offset + items.get(name).length, 16); }

const out = Buffer.alloc(offset);
out.writeUInt32LE(names.length, 0);
names.forEach((name, i) => {
  out.writeUInt32LE(nameOffsets[i], 4 + 8 * i);
  out.writeUInt32LE(itemOffsets[i], 8 + 8 * i);
  out.write(`${name}\0`, nameOffsets[i], 'latin1');
  items.get(name).copy(out, itemOffsets[i]);
});
writeFileSync(outPath, Buffer.concat([archive.subarray(0, headerLength), out]));
