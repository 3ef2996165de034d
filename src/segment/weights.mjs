// @ts-check
// Fits what each kind of evidence weighs to pages whose articles are known, so that the mean F1 of their words is largest.
//
// The sets are the first three that tests/score/bodies.py names, each fetched by whoever fits (git clone of its repository on GitHub):
//
//     for set in readability aeb 163; do python3 tests/score/bodies.py $set --export P/$set; python3 tests/score/bodies.py $set --text --export P/$set-text; done
//     for set in readability 163; do python3 tests/score/bodies.py $set --clean --export P/$set-clean; done
//     cmake --build --preset native --target duidu_evidence
//     node src/segment/weights.mjs P/* > src/segment/weights.inc
//
// Only pages whose name hashes to an even number are learnt from; the others say how well that went (on standard error). Folders behind --unseen
// are judged alone. Nothing is left to chance: the same pages give the same weights.
import {execFileSync} from 'node:child_process'
import {createHash} from 'node:crypto'
import {existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {basename, join} from 'node:path'

const root = new URL('../..', import.meta.url).pathname
const program = process.env.DUIDU_EVIDENCE ?? join(root, 'build/native/duidu_evidence')
const given = process.argv.slice(2).concat('--unseen')
const learnt = given.slice(0, given.indexOf('--unseen')), folders = given.filter(each => !each.startsWith('-'))

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

/** @typedef {{name: string, set: string, learn: boolean, known: boolean, manner: number, gold: number, worth: number, rows: {seen: number[], words: number, share: number, kept: boolean}[]}} Page */

/** @param {string} folder @param {string} [weights] a file of those that the lines were weighed with before @returns {Page[]} */
const pagesOf = (folder, weights) => {
  const files = readdirSync(folder).filter(name => /\.(html|txt)$/.test(name))
  const out = execFileSync(program, weights ? [weights] : [], {input: files.map(name => join(folder, name)).join('\n'), maxBuffer: 1 << 30}).toString()
  return out.trim().split('\n').map((line, i) => {
    const seen = JSON.parse(line), name = files[i].replace(/\.\w+$/, '')
    names = seen.names
    const gold = tokens(readFileSync(join(folder, `${name}.gold`), 'utf8'))
    const lines = seen.lines.map((/** @type {any} */ row) => tokens(row[0]))
    const shares = sharesOf(lines, gold)
    return {name, set: basename(folder), manner: seen.manner, gold: gold.length, worth: 0, known: learnt.includes(folder), learn: parseInt(createHash('sha256').update(name).digest('hex').slice(-1), 16) % 2 === 0,
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
const expected = [['always', -0.5], ['kept', 1], ['clue_metadata', -6], ['clue_nav', -2.5], ['clue_tools', -2.5], ['clue_related', -2.5], ['clue_share', -2.5], ['clue_comments', -2.5],
  ['clue_legal', -2.5], ['clue_contact', -2.5], ['clue_closes', -1], ['clue_number', 1], ['all_linked', -1], ['unlikely', -1], ['no_function_words', -0.3], ['function_words', 0.3]]

/** What cannot speak for a line, whatever chance says on these pages. */
const against = ['clue_metadata', 'clue_nav', 'clue_tools', 'clue_related', 'clue_share', 'clue_comments', 'clue_legal', 'clue_contact', 'clue_closes', 'all_linked', 'unlikely',
  'dated', 'repeated', 'closed_once', 'closed_often', 'outside_article', 'outside_core', 'before_kept', 'behind_kept', 'before_title', 'addresses_reader', 'leads_elsewhere', 'under_page_heading', 'since_page_line', 'called_page', 'called_media', 'counts_pictures', 'updated']

const most = 80 // pages that a set counts as, so that a large one does not decide alone
const rounds = 400, rate = 0.05
const entropy = 0.1 // share of cross entropy: keeps lines that are decided already from standing still

/** Adam on the mean of 1 - F1 with soft decisions.
 * @param {Page[]} pages @param {number} ridge how dear it is to leave what is expected */
const fit = (pages, ridge) => {
  const sizes = new Map()
  for (const page of pages) sizes.set(page.set, (sizes.get(page.set) ?? 0) + 1)
  const whole = [...sizes.values()].reduce((sum, size) => sum + Math.min(size, most), 0)
  for (const page of pages) page.worth = Math.min(1, most / sizes.get(page.set)) / whole
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
        for (let k = 0; k < row.seen.length; k += 2) slope[row.seen[k]] += (byF1 + byEntropy) * row.seen[k + 1] * page.worth
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

const average = (/** @type {number[]} */ all) => (all.reduce((sum, each) => sum + each, 0) / (all.length || 1)).toFixed(4)
const ridges = [4e-4, 4e-4, 2e-4]

/** One weighing: the weights of each manner. @param {string} [before] the weights of the weighing before */
const weighing = before => {
  const pages = folders.filter(existsSync).flatMap(folder => pagesOf(folder, before)).filter(page => page.gold > 0)
  const fitted = ridges.map((ridge, manner) => fit(pages.filter(page => page.known && page.learn && page.manner === manner), ridge))
  for (const set of new Set(pages.map(page => page.set)))
    for (const learn of [true, false]) {
      const these = pages.filter(page => page.set === set && page.learn === learn)
      const f1 = (/** @type {(row: any, page: Page) => boolean} */ keeps) => average(these.map(page => gradeOf(page, row => Number(keeps(row, page))).f1))
      console.error(set.padEnd(16), learn ? 'learnt' : 'unseen', String(these.length).padStart(4), 'pages, F1', before ? 'when weighed once' : 'of the sketch', f1(row => row.kept),
        'with weights', f1((row, page) => dot(row.seen, fitted[page.manner]) > 0), 'possible', f1(row => row.share > 0.5))
    }
  return fitted
}

const first = weighing()
const scratch = mkdtempSync(join(tmpdir(), 'weights-'))
writeFileSync(join(scratch, 'first'), names.map((_, k) => first.map(each => each[k]).join(' ')).join('\n'))
const again = weighing(join(scratch, 'first'))
rmSync(scratch, {recursive: true})
console.log(`// generated by weights.mjs from the public test pages that it names; do not edit
// {with tags, wide, spaced, wide again, spaced again} of each kind of evidence, in the order of evidence.h: log odds that a line is of the article`)
const columns = [...first, ...again.slice(1)]
names.forEach((name, k) => console.log(`{${columns.map(each => each[k].toFixed(2)).join(', ')}}, // ${name}`))
