// @ts-check
// How often a text comes back after bytes were lost or came in: its frame, and the characters that were hurt; and whether clean text stays as it is.
//
//     node tests/score/lost-byte.mjs [build/native/duidu [cases of a charset and seed [seeds [what [damage]]]]]
//     seeds: 1,2,3; what: "big5 news" alone; damage: lost, added, FF, letter, twice, both (tests/damage/bytes.mjs)
//
// Texts come from ../shared/data: half of them statutes, half sentences of a treebank of encyclopedia and news. Where that is not there, nothing is
// scored. A case is a stretch of 150 to 600 characters, of which one character outside ASCII is damaged (or two near each other). Told wrongly: text
// that never stood there, outside the characters that lost a byte, is called probable or certain. Told rightly: the frame is restored, and that is called so.
import {execFileSync} from 'node:child_process'
import {existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {TextDecoder} from '@exodus/bytes/encoding.js'
import {Converter} from 'opencc-js/cn2t'
import {damages} from '../damage/bytes.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url)), data = join(root, '../shared/data')
const [program = join(root, 'build/native/duidu'), count = '120', seeds = '1,2,3', only = '', damage = 'lost'] = process.argv.slice(2)
if (!existsSync(data)) {
    console.log(`skipped: ${data} is not there`)
    process.exit(0)
}

/** A number below `below`. xorshift32, so that every machine draws the same cases. */
let state = 0
const draw = (/** @type {number} */ below) => {
    state ^= state << 13, state >>>= 0, state ^= state >>> 17, state ^= state << 5, state >>>= 0
    return state % below
}

/** @param {string} charset @returns {(text: string) => Buffer | null} null where a character has no bytes */
const encoder = charset => {
    if (charset === 'utf-8') return text => Buffer.from(text)
    const bytes = new Map(), decoder = new TextDecoder(charset)
    for (let lead = 0x81; lead < 0xFF; ++lead)
        for (let trail = 0x40; trail < 0xFF; ++trail) {
            const character = decoder.decode(Uint8Array.of(lead, trail))
            if (character.length === 1 && character !== '\uFFFD' && !bytes.has(character)) bytes.set(character, [lead, trail])
        }
    return text => {
        const pairs = [...text].map(character => character < '\x80' ? [character.charCodeAt(0)] : bytes.get(character))
        return pairs.includes(undefined) ? null : Buffer.from(pairs.flat())
    }
}

const traditional = Converter({from: 'cn', to: 't'})
const files = (/** @type {string} */ folder, /** @type {RegExp} */ name) =>
    readdirSync(join(data, folder)).filter(file => name.test(file)).sort().map(file => readFileSync(join(data, folder, file), 'utf8'))
const statutes = [...files('compare/texts', /\.(md|txt)$/), ...files('segment/statutes/social', /\.md$/)]
    .flatMap(text => text.replace(/^---[\s\S]*?---/, '').replace(/[#*]|<[^>]*>/g, '').split('\n').map(line => line.trim()).filter(line => /\p{Script=Han}{8}/u.test(line)))
const news = files('segment/ud', /gsdsimp/).flatMap(text => [...text.matchAll(/^# text = (.*)$/gm)].map(([, line]) => line))

/** @param {string[]} lines */
const stretch = lines => {
    const length = 150 + draw(450)
    let text = ''
    while (text.length < length) text += (text && '\n') + lines[draw(lines.length)]
    return text.slice(0, length)
}

/** Cases of one charset and seed. @param {number} seed @param {string} charset @param {boolean} converted @param {string} kind */
const casesOf = (seed, charset, converted, kind) => {
    state = (seed * 2654435761 ^ Buffer.byteLength(charset + kind) * 40503 ^ Number(converted)) >>> 0
    const encode = encoder(charset), cases = []
    while (cases.length < Number(count)) {
        const own = stretch(kind === 'statutes' ? statutes : news), text = converted ? traditional(own) : own
        const at = draw(text.length), bytes = encode(text)
        if (!bytes || text[at] < '\x80' || /[\uD800-\uDFFF]/.test(text)) continue
        const begins = [0]
        for (const character of text) begins.push(begins[begins.length - 1] + /** @type {Buffer} */ (encode(character)).length)
        const {bytes: damaged, last} = damages[damage]({bytes, begins, draw}, at)
        cases.push({text, at, last, bytes, damaged})
    }
    return cases
}

/** The texts that the report holds possible, the chosen one first. @param {any} report */
const readings = report => [report.text, ...report.repairs.flatMap((/** @type {any} */ {span: [begin, end], candidates}) =>
    candidates.slice(0, 4).map((/** @type {string} */ text) => report.text.slice(0, begin) + text + report.text.slice(end)))]

/** Whether what a repair told stands in the text as it was, near that place; characters that were hurt may be others. @param {string} text @param {number[]} span @param {string} want @param {number[]} hurt */
const stoodThere = (text, [begin, end], want, hurt) => {
    const told = text.slice(begin, end), moved = 3 // by what is not restored before it
    const stands = (/** @type {number} */ from) => [...Array(told.length).keys()].every(i => told[i] === want[from + i] || hurt.includes(from + i))
    return Array.from({length: 2 * moved + 1}, (_, i) => begin - moved + i).some(stands)
}

const scratch = mkdtempSync(join(tmpdir(), 'duidu-score-'))
/** @param {Buffer[]} all @returns {any[]} */
const readAll = all => {
    const names = all.map((bytes, i) => join(scratch, `${i}.txt`))
    names.forEach((name, i) => writeFileSync(name, all[i]))
    const out = execFileSync(program, ['read', '--batch', '--format', 'json'], {input: names.join('\n') + '\n', encoding: 'utf8', maxBuffer: 1 << 30})
    return out.split('\n').filter(Boolean).map(line => JSON.parse(line))
}

const percent = (/** @type {number} */ n, /** @type {number} */ of) => `${(100 * n / of).toFixed(1).padStart(5)} %`
const bins = Array.from({length: 10}, () => ({all: 0, right: 0, told: 0}))
const falsely = []
for (const [label, charset, converted] of /** @type {[string, string, boolean][]} */ ([['gbk', 'gb18030', false], ['gbk traditional', 'gb18030', true], ['big5', 'big5', true], ['utf-8', 'utf-8', false], ['utf-8 traditional', 'utf-8', true]]))
    for (const kind of ['statutes', 'news']) {
        if (only && !`${label} ${kind}`.startsWith(only)) continue
        const cases = seeds.split(',').flatMap(seed => casesOf(Number(seed), charset, converted, kind)), reports = readAll(cases.map(each => each.damaged))
        let frame = 0, first = 0, five = 0, charsetRight = 0, wrongly = 0, sure = 0
        cases.forEach(({text, at, last, damaged}, i) => {
            const report = reports[i], want = text.trim(), all = readings(report), got = all[0]
            charsetRight += Number(report.charset.name === charset || report.charset.name === 'gbk')
            const framed = got.length === want.length && Array.from(got).every((unit, k) => unit === want[k] || k === at || k === last)
            const lie = !framed && report.repairs.find((/** @type {any} */ r) => r.certainty !== 'possible' && /_byte$/.test(r.kind) && !stoodThere(report.text, r.span, want, [at, last]))
            wrongly += Number(Boolean(lie)), sure += Number(framed && report.repairs.some((/** @type {any} */ r) => r.certainty !== 'possible' && /_byte$/.test(r.kind)))
            const own = report.repairs.find((/** @type {any} */ r) => /_byte$/.test(r.kind) && r.span[0] <= last && at < r.span[1])
            frame += Number(framed), first += Number(got === want), five += Number(all.slice(0, 5).includes(want) || all.includes(want))
            if (own) {
                const bin = bins[Math.min(9, Math.floor(own.confidence * 10))]
                ++bin.all, bin.right += Number(got === want), bin.told += own.confidence
            }
            if (process.env.SHOW && !framed) console.log(lie ? 'LIE' : 'UNFRAMED', i, JSON.stringify(want.slice(Math.max(0, at - 8), at) + '[' + want[at] + ']' + want.slice(at + 1, at + 30)), JSON.stringify(got.slice(Math.max(0, at - 8), at + 30)), report.charset.name, report.repairs.length, JSON.stringify(report.repairs.map((/** @type {any} */ r) => [r.kind, r.was.slice(0, 12), r.now.slice(0, 12)])))
            if (process.env.SHOW === '2' && framed && got !== want) console.log('OTHER', JSON.stringify(want.slice(Math.max(0, at - 8), at) + '[' + want[at] + ']' + want.slice(at + 1, at + 8)), got[at], all.includes(want) ? 'five' : '-', own?.confidence.toFixed(2), own?.candidates.slice(0, 4).map((/** @type {string} */ c) => c[at - own.span[0]] ?? c).join(''))
            if (process.env.KEEP) writeFileSync(join(process.env.KEEP, `${label.replace(' ', '-')}-${kind}-${i}.in`), damaged)
        })
        const clean = readAll(cases.map(each => each.bytes))
        clean.forEach((report, i) => report.repairs.length && falsely.push(`${label} ${kind} ${i}: ${report.repairs.map((/** @type {any} */ r) => `${r.kind} ${r.was} > ${r.now}`).join(' | ').slice(0, 200)}`))
        console.log(`${`${label}, ${kind}`.padEnd(30)} n=${cases.length} charset ${percent(charsetRight, cases.length)}  frame ${percent(frame, cases.length)}  first ${percent(first, cases.length)}  five ${percent(five, cases.length)}  told rightly ${percent(sure, cases.length)}  wrongly ${percent(wrongly, cases.length)}  clean changed ${clean.filter(report => report.repairs.length).length}`)
    }
rmSync(scratch, {recursive: true})
console.log('confidence told and share right:', bins.filter(bin => bin.all).map(bin => `${(bin.told / bin.all).toFixed(2)} ${(bin.right / bin.all).toFixed(2)} (${bin.all})`).join('  '))
for (const line of falsely) console.log('changed though clean:', line)
