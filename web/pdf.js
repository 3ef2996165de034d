// @ts-check
// The text layer of a PDF, by pdf.js, as the list of places that the core reads (src/parse/formats/placed.cpp). Loaded when the first PDF is opened, from
// beside this library; nothing of it is in what a page loads first.
//
//     %PDF-1.7 … ─ pdf.js ─ "duidu-placed 1 / page 595 842 / 72 101.5 430 16<tab>第一章　总则" ─ core

import {trusted} from './start.js';

/** @param {string} name of a file of pdf.js beside this one */
const beside = name => new URL(`pdf/${name}`, import.meta.url).href;

/** @type {Promise<any>|undefined} */
let library;

const load = async () => {
  const pdf = await import(/* @vite-ignore */ beside('pdf.min.mjs'));
  try {
    pdf.GlobalWorkerOptions.workerPort = new Worker(trusted(beside('pdf.worker.min.mjs')), {type: 'module'});
  } catch {
    pdf.GlobalWorkerOptions.workerSrc = beside('pdf.worker.min.mjs'); // no workers here: on the main thread
  }
  return pdf;
};

/** @param {number} number */
const short = number => Number(number.toFixed(1));

/** @typedef {{left: number, base: number, long: number, size: number, words: string}} Run */

/** Whether a run goes on where another ends: a line changes its font inside a word where that lacks a character. @param {Run|undefined} last @param {Run} run */
const goesOn = (last, run) => !!last && Math.abs(last.base - run.base) < .2 && Math.abs(last.size - run.size) < .2 && Math.abs(last.left + last.long - run.left) < .08 * run.size;

/** What a page says and where: x, baseline from the top, width, size, in points. @param {any} page */
const linesOf = async page => {
  const {width, height, transform: view} = page.getViewport({scale: 1});
  const {items} = await page.getTextContent({includeMarkedContent: false});
  const runs = /** @type {Run[]} */ ([]);
  for (const {str, transform: [a, b, , , x, y], width: long} of items) {
    const words = str.replace(/[\n\t]/g, ' ');
    if (!words.trim()) continue;
    const run = {left: view[0] * x + view[2] * y + view[4], base: view[1] * x + view[3] * y + view[5], long, size: Math.hypot(a, b), words};
    const last = runs.at(-1);
    if (last && goesOn(last, run)) Object.assign(last, {words: last.words + words, long: run.left + long - last.left});
    else runs.push(run);
  }
  page.cleanup();
  return [`page ${short(width)} ${short(height)}`, ...runs.map(({left, base, long, size, words}) => `${short(left)} ${short(base)} ${short(long)} ${short(size)}\t${words}`)];
};

/**
 * The words of a PDF with their places, as UTF-8; the PDF itself where pdf.js is not there or cannot read it (the core then says what to do).
 * @param {Uint8Array} bytes @returns {Promise<Uint8Array>}
 */
export const placedWords = async bytes => {
  const lines = ['duidu-placed 1'];
  let task;
  try {
    const pdf = await (library ??= load());
    task = pdf.getDocument({data: bytes.slice(), cMapUrl: beside('cmaps/'), cMapPacked: true, isEvalSupported: false, disableFontFace: true, useWorkerFetch: true, enableXfa: false});
    const file = await task.promise;
    for (let number = 1; number <= file.numPages; number++) lines.push(...await linesOf(await file.getPage(number)));
  } catch (error) {
    if (/** @type {Error} */ (error)?.name === 'PasswordException') lines.push('encrypted');
    else if (lines.length === 1) return bytes;
  } finally {
    task?.destroy();
  }
  return new TextEncoder().encode(lines.join('\n') + '\n');
};
