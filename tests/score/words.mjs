// @ts-check
// How well texts are cut into words: ours, jieba's and ICU's (Intl.Segmenter) on the same sentences in the same run.
//
//     node tests/score/words.mjs [GOLD…] [--duidu build/native/duidu] [--pack words.pack]…
//
// A GOLD is a treebank (.conllu) or a text whose words stand apart by blanks; without one, the two treebanks of ../shared/data. jieba takes part where
// npm's jieba-wasm is found (`npm install --no-save jieba-wasm`, or NODE_PATH). What is told is the F1 of spans, and, in brackets, that of the boundaries
// between two Han characters, which does not ask how digits and Latin letters are to be cut. Nothing is scored where no gold is there.
import {execFileSync} from 'node:child_process'
import {existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {tmpdir} from 'node:os'
import {basename, join} from 'node:path'

const root = new URL('../..', import.meta.url).pathname
/** @type {string[]} */
const files = [], packs = []
let duidu = join(root, 'build/native/duidu')
for (let words = process.argv.slice(2); words.length; ) {
    const word = words.shift() ?? ''
    if (word === '--duidu') duidu = words.shift() ?? ''
    else if (word === '--pack') packs.push(words.shift() ?? '')
    else files.push(word)
}
if (!packs.length) packs.push(...['words', 'words-small'].map(name => join(root, 'build/native/data', `${name}.pack`)))
if (!files.length) files.push(...['zh_gsdsimp-ud-dev', 'zh_gsd-ud-dev'].map(name => join(root, '../shared/data/segment/ud', `${name}.conllu`)))

/** Sentences as lists of words. @param {string} file @returns {string[][]} */
const goldOf = file => {
    const text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '')
    if (!file.endsWith('.conllu')) return text.split('\n').map(line => line.trim().split(/[\s\uFEFF]+/u).filter(Boolean)).filter(line => line.length)
    return text.split('\n\n').map(sentence => sentence.split('\n').filter(line => /^\d+\t/.test(line)).map(line => line.split('\t')[1].replace(/\s/gu, '')))
        .filter(line => line.length)
}

/** @type {Record<string, (lines: string[]) => string[][]>} */
const engines = {}
const scratch = mkdtempSync(join(tmpdir(), 'duidu-words-'))
for (const pack of packs.filter(existsSync))
    engines[basename(pack, '.pack')] = lines => {
        const file = join(scratch, 'text.txt')
        writeFileSync(file, lines.join('\n') + '\n')
        const cut = execFileSync(duidu, ['words', file, '--words', pack, '--charset', 'utf-8'], {maxBuffer: 1 << 30}).toString()
        return cut.split('\n').slice(0, lines.length).map(line => line.split(' ').filter(Boolean))
    }
try {
    const {cut} = createRequire(join(root, 'package.json'))('jieba-wasm')
    engines.jieba = lines => lines.map(line => cut(line, true))
    engines['jieba, no HMM'] = lines => lines.map(line => cut(line, false))
} catch {
    console.log('jieba takes no part: npm install --no-save jieba-wasm')
}
const segmenter = new Intl.Segmenter('zh', {granularity: 'word'})
engines.ICU = lines => lines.map(line => Array.from(segmenter.segment(line), one => one.segment))

/** @param {string[]} words */
const spansOf = words => {
    let at = 0
    return words.map(word => `${at},${at += word.length}`)
}
const han = /\p{Script=Han}/u
/** @param {string[]} words */
const seamsOf = words => {
    const text = words.join('')
    let at = 0
    return words.map(word => at += word.length).filter(place => place < text.length && han.test(text[place - 1]) && han.test(text[place]))
}
/** @param {(string|number)[][]} found @param {(string|number)[][]} gold */
const f1 = (found, gold) => {
    let right = 0, all = 0
    found.forEach((line, i) => {
        const known = new Set(gold[i])
        right += line.filter(one => known.has(one)).length
        all += line.length + gold[i].length
    })
    return 200 * right / all
}

const there = files.filter(file => existsSync(file))
for (const file of files) if (!there.includes(file)) console.log(`skipped: ${file} is not there`)
for (const file of there) {
    const gold = goldOf(file), lines = gold.map(words => words.join(''))
    console.log(`${basename(file)}: ${gold.length} sentences`)
    for (const [name, cut] of Object.entries(engines)) {
        const found = cut(lines)
        const changed = found.findIndex((words, i) => words.join('') !== lines[i])
        if (changed >= 0) console.log(`    ${name} gives another text back, line ${changed + 1}`)
        const words = f1(found.map(spansOf), gold.map(spansOf)), seams = f1(found.map(seamsOf), gold.map(seamsOf))
        console.log(`    ${words.toFixed(1)} (${seams.toFixed(1)})  ${name}`)
    }
}
rmSync(scratch, {recursive: true})
