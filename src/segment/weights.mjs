// @ts-check
// Fits what each kind of evidence weighs to pages whose articles are known, so that the mean F1 of their words is largest.
//
//     python3 tests/score/bodies.py PAGES --export FOLDER           (and once more with --text)
//     cmake --build --preset native --target duidu_evidence
//     node src/segment/weights.mjs FOLDER… > src/segment/weights.inc
//
// Only pages whose name hashes to an even number are learnt from; the others say how well that went (on standard error).
import {execFileSync} from 'node:child_process'
import {createHash} from 'node:crypto'
import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {basename, join} from 'node:path'

const root = new URL('../..', import.meta.url).pathname
const program = process.env.DUIDU_EVIDENCE ?? join(root, 'build/native/duidu_evidence')
const folders = process.argv.slice(2).filter(each => !each.startsWith('-'))

const token = /[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|(?:(?![\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff])[\p{L}\p{N}])+/gu
/** @param {string} text */
const tokens = text => text.toLowerCase().match(token) ?? []

/** How much of each line the article holds: a word counts where four words around it stand in the article, too. What stands in the article once is
 * given to one line, the longest.
 * @param {string[][]} lines @param {string[]} gold */
const sharesOf = (lines, gold) => {
  const left = new Map()
  for (let i = 0; i + 4 <= gold.length; i++) {
    const four = gold.slice(i, i + 4).join(' ')
    left.set(four, (left.get(four) ?? 0) + 1)
  }
  const all = lines.flat(), right = new Uint8Array(all.length), begins = [0]
  for (const line of lines) begins.push(begins[begins.length - 1] + line.length)
  for (const at of [...lines.keys()].sort((a, b) => lines[b].length - lines[a].length))
    for (let i = begins[at]; i < begins[at + 1] && i + 4 <= all.length; i++) {
      const four = all.slice(i, i + 4).join(' ')
      if (!left.get(four)) continue
      left.set(four, left.get(four) - 1)
      right.fill(1, i, i + 4)
    }
  return lines.map((line, at) => line.length ? right.subarray(begins[at], begins[at + 1]).reduce((sum, each) => sum + each, 0) / line.length : 0)
}

/** @typedef {{name: string, set: string, learn: boolean, manner: number, gold: number, rows: {seen: number[], words: number, share: number, kept: boolean}[]}} Page */

/** @param {string} folder @returns {Page[]} */
const pagesOf = folder => {
  const files = readdirSync(folder).filter(name => /\.(html|txt)$/.test(name))
  const out = execFileSync(program, {input: files.map(name => join(folder, name)).join('\n'), maxBuffer: 1 << 30}).toString()
  return out.trim().split('\n').map((line, i) => {
    const seen = JSON.parse(line), name = files[i].replace(/\.\w+$/, '')
    names = seen.names
    const gold = tokens(readFileSync(join(folder, `${name}.gold`), 'utf8'))
    const lines = seen.lines.map((/** @type {any} */ row) => tokens(row[0]))
    const shares = sharesOf(lines, gold)
    return {name, set: basename(folder), manner: seen.manner, gold: gold.length, learn: parseInt(createHash('sha256').update(name).digest('hex').slice(-1), 16) % 2 === 0,
      rows: seen.lines.map((/** @type {any} */ row, /** @type {number} */ at) => ({seen: row[2], words: lines[at].length, share: shares[at], kept: row[1]}))}
  })
}
/** @type {string[]} */
let names = []

/** @param {Page} page @param {(row: any, i: number) => number} keeps */
const gradeOf = (page, keeps) => {
  let right = 0, found = 0
  page.rows.forEach((row, i) => { const p = keeps(row, i); right += p * row.share * row.words; found += p * row.words })
  return {right, found, f1: 2 * right / (found + page.gold || 1)}
}

/** @param {number[]} seen @param {Float64Array} weights */
const dot = (seen, weights) => {
  let sum = 0
  for (let i = 0; i < seen.length; i += 2) sum += seen[i + 1] * weights[seen[i]]
  return sum
}

/** What is believed until pages say better: the sketch, and what only pages say.
 * @type {[string, number][]} */
const expected = [['always', -2], ['kept', 4], ['clue_metadata', -6], ['clue_nav', -1], ['clue_tools', -1], ['clue_related', -1], ['clue_share', -1], ['clue_comments', -1],
  ['clue_legal', -1], ['clue_contact', -1], ['clue_closes', -1], ['clue_number', 1], ['all_linked', -1], ['unlikely', -1], ['no_function_words', -0.3], ['function_words', 0.3]]

/** What cannot speak for a line, whatever chance says on these pages. */
const against = ['clue_metadata', 'clue_nav', 'clue_tools', 'clue_related', 'clue_share', 'clue_comments', 'clue_legal', 'clue_contact', 'clue_closes', 'all_linked', 'unlikely',
  'dated', 'repeated', 'closed_once', 'closed_often', 'outside_article', 'outside_core', 'before_kept', 'behind_kept', 'before_title', 'addresses_reader', 'leads_elsewhere']

/** Adam on the mean of 1 - F1 with soft decisions; a share of cross entropy keeps lines that are decided already from standing still.
 * @param {Page[]} pages @param {number} ridge how dear it is to leave what is expected */
const fit = (pages, ridge) => {
  const rounds = Number(process.env.ROUNDS ?? 400), rate = 0.05, entropy = Number(process.env.ENTROPY ?? 0.1)
  const prior = new Float64Array(names.length)
  for (const [name, weight] of expected) prior[names.indexOf(name)] = weight
  const weights = prior.slice(), mean = new Float64Array(names.length), square = new Float64Array(names.length)
  for (let round = 1; round <= rounds; round++) {
    const slope = new Float64Array(names.length)
    for (const page of pages) {
      const odds = page.rows.map(row => dot(row.seen, weights)), p = odds.map(each => 1 / (1 + Math.exp(-each)))
      const {right, found} = gradeOf(page, (_, i) => p[i])
      const sum = found + page.gold || 1, words = page.rows.reduce((sum, row) => sum + row.words, 0) || 1
      page.rows.forEach((row, i) => {
        const byF1 = -2 * row.words * (row.share * sum - right) / sum ** 2 * p[i] * (1 - p[i])
        const byEntropy = entropy * (p[i] - row.share) * (row.words + 1) / words
        for (let k = 0; k < row.seen.length; k += 2) slope[row.seen[k]] += (byF1 + byEntropy) * row.seen[k + 1] / pages.length
      })
    }
    for (let k = 0; k < weights.length; k++) {
      const g = slope[k] + ridge * (weights[k] - prior[k])
      mean[k] = 0.9 * mean[k] + 0.1 * g
      square[k] = 0.999 * square[k] + 0.001 * g * g
      weights[k] -= rate * (mean[k] / (1 - 0.9 ** round)) / (Math.sqrt(square[k] / (1 - 0.999 ** round)) + 1e-8)
      if (against.includes(names[k])) weights[k] = Math.min(weights[k], 0)
    }
  }
  return weights
}

const pages = folders.filter(existsSync).flatMap(pagesOf).filter(page => page.gold > 0)
const only = (process.env.LEARN ?? '').split(',').filter(Boolean)
const ridges = [process.env.RIDGE ?? 4e-4, process.env.RIDGE_WIDE ?? 4e-4, process.env.RIDGE_SPACED ?? 2e-4].map(Number)
const fitted = ridges.map((ridge, manner) => fit(pages.filter(page => page.learn && page.manner === manner && (!only.length || only.includes(page.set))), ridge))
const average = (/** @type {number[]} */ all) => (all.reduce((sum, each) => sum + each, 0) / (all.length || 1)).toFixed(4)
for (const set of new Set(pages.map(page => page.set)))
  for (const learn of [true, false]) {
    const these = pages.filter(page => page.set === set && page.learn === learn)
    const now = these.map(page => gradeOf(page, row => Number(dot(row.seen, fitted[page.manner]) > 0)).f1)
    const sketch = these.map(page => gradeOf(page, row => Number(row.kept)).f1)
    const best = these.map(page => gradeOf(page, row => Number(row.share > 0.5)).f1)
    console.error(set.padEnd(10), learn ? 'learnt' : 'unseen', String(these.length).padStart(4), 'pages, F1 of the sketch', average(sketch), 'with weights', average(now), 'possible', average(best))
  }
console.log(`// generated by weights.mjs from public test pages; do not edit
// {with tags, wide, spaced} of each kind of evidence, in the order of evidence.h: log odds that a line is of the article`)
names.forEach((name, k) => console.log(`{${fitted.map(each => each[k].toFixed(2)).join(', ')}}, // ${name}`))
