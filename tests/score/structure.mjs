// @ts-check
// How well structure and references come out on the shared documents: sentences, outlines, articles, references, and what must hold everywhere.
//
//     node tests/score/structure.mjs [build/native/duidu]
//
// Nothing is scored where ../shared/data is not there. Exit 1 where a bar is missed.
import {execFileSync} from 'node:child_process'
import {existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {basename, join} from 'node:path'

const root = new URL('../..', import.meta.url).pathname
const data = join(root, '../shared/data')
const duidu = process.argv[2] ?? join(root, 'build/native/duidu')
if (!existsSync(data)) {
    console.log(`skipped: ${data} is not there`)
    process.exit(0)
}
const scratch = mkdtempSync(join(tmpdir(), 'duidu-score-'))

/** @param {string} file */
const read = file => JSON.parse(execFileSync(duidu, ['read', file, '--format', 'json'], {maxBuffer: 1 << 30}).toString())
/** @param {string} text @param {string} name */
const readText = (text, name = 'text.txt') => {
    const file = join(scratch, name)
    writeFileSync(file, text)
    return read(file)
}
/** @param {any} report @param {number[]} span */
const words = (report, span) => report.text.slice(span[0], span[1])
/** @param {string} text */
const squeeze = text => text.replace(/\s+/gu, '')

/** Multisets: how many are right, too many, missing. @param {string[]} found @param {string[]} gold */
const compare = (found, gold) => {
    const left = new Map()
    for (const one of gold) left.set(one, (left.get(one) ?? 0) + 1)
    let right = 0
    for (const one of found) {
        if (!left.get(one)) continue
        left.set(one, left.get(one) - 1)
        right++
    }
    return {right, extra: found.length - right, missed: gold.length - right}
}
/** @param {{right: number, extra: number, missed: number}[]} all */
const sum = all => {
    const total = {right: 0, extra: 0, missed: 0}
    for (const one of all) for (const key of /** @type {const} */ (['right', 'extra', 'missed'])) total[key] += one[key]
    const precision = total.right / (total.right + total.extra || 1)
    const recall = total.right / (total.right + total.missed || 1)
    return {precision, recall, f1: 2 * precision * recall / (precision + recall || 1)}
}

/** @type {string[]} */
const short = []
/** @param {string} name @param {number} value @param {number} bar @param {string} [more] */
const row = (name, value, bar, more = '') => {
    if (value < bar) short.push(`${name} ${value.toFixed(4)} < ${bar}`)
    console.log(`${value.toFixed(4)}  ${name.padEnd(44)} bar ${bar}  ${more}`)
}

// ---- sentences: all of a set joined into one paragraph ----
for (const set of ['zh_gsd-ud-dev', 'zh_gsdsimp-ud-dev']) {
    const lines = readFileSync(join(data, 'segment/ud', `${set}.conllu`), 'utf8').split('\n')
    const texts = lines.filter(line => line.startsWith('# text = ')).map(line => line.slice(9))
    const report = readText(texts.join(''))
    let end = 0
    const gold = texts.map(text => String(end += text.length))
    row(`sentences.${set}`, sum([compare(report.sentences.map(s => String(s.span[1])), gold)]).f1, 0.996)
}

// ---- statutes without their marks ----
const statutes = readFileSync(join(data, 'segment/statutes/manifest.tsv'), 'utf8').split('\n').filter(line => line && !line.startsWith('#'))
    .map(line => join(data, 'segment/statutes', line.split('\t')[0]))
const headings = [], articles = []
let complete = 0, resolved = 0
for (const file of statutes) {
    const lines = readFileSync(file, 'utf8').replace(/^---\n[^]*?\n---\n/, '').split('\n').map(line => line.trim()).filter(Boolean)
    const goldHeadings = lines.filter(line => /^##/.test(line)).map(line => squeeze(line.replace(/^#+/, '')))
    const goldArticles = lines.flatMap(line => line.match(/^\*\*(第[^条]*条(?:之.)?)\*\*/)?.[1] ?? [])
    const report = readText(lines.map(line => line.replace(/^#+\s*/, '').replaceAll('**', '').replaceAll('\\', '')).join('\n\n'))
    const found = report.outline.filter(heading => heading.rule !== 'title').map(heading => squeeze(words(report, heading.span)))
    headings.push(compare(found, goldHeadings))
    articles.push(compare(report.provisions.filter(p => p.kind === 'article').map(p => words(report, p.marker)), goldArticles))
    for (const match of report.text.matchAll(/本法(第[一二三四五六七八九十百零]+条)/gu)) {
        complete++
        const citation = report.citations.find(c => c.span[0] === match.index)
        const label = citation?.article?.startsWith(match[1])
        if (label && citation.target) resolved++
    }
}
row('statutes.headings', sum(headings).f1, 0.995)
row('statutes.articles', sum(articles).f1, 0.999)
row('statutes.references', resolved / complete, 1, `${resolved} of ${complete}`)

// ---- policy documents: numbered headings and their levels ----
const outlines = []
for (const name of ['01', '02', '03', '04', '05']) {
    const gold = JSON.parse(readFileSync(join(data, 'segment/statecouncil', `${name}.json`), 'utf8')).styled_headings
    const report = read(join(data, 'segment/statecouncil', `${name}.html`))
    const numbered = report.outline.filter(heading => heading.number)
    const highest = Math.min(...numbered.map(heading => heading.level))
    const told = numbered.map(heading => `${heading.level - highest + 1} ${squeeze(words(report, heading.span))}`)
    outlines.push(compare(told, gold.map(heading => `${heading.level} ${squeeze(heading.text)}`)))
}
row('policy.outline.precision', sum(outlines).precision, 0.95)
row('policy.outline.recall', sum(outlines).recall, 0.97)

// ---- what must hold in every document ----
const everything = [...statutes, ...readdirSync(join(data, 'segment/statecouncil')).filter(name => name.endsWith('.html')).map(name => join(data, 'segment/statecouncil', name)),
    ...readdirSync(join(data, 'compare/texts')).map(name => join(data, 'compare/texts', name))]
let lists = 0, consecutive = 0, claims = 0, told = 0, jumps = 0, noted = 0
for (const file of everything) {
    const report = read(file)
    for (const list of report.enumerations.filter(one => one.kind === 'marked')) {
        lists++
        if (list.items.every((item, i) => item.n === i + 1)) consecutive++
    }
    for (const claim of report.counts) {
        claims++
        if (claim.holds === (claim.found === claim.value) && claim.why) told++
    }
    const notes = new Set(report.notes.filter(note => note.code === 'numbering_jumps').map(note => note.span[0]))
    /** @type {Map<string, number>} */
    const last = new Map()
    for (const heading of report.outline.filter(one => one.number)) {
        const parent = heading.id.slice(0, heading.id.lastIndexOf('/') + 1)
        const [, kind, number] = heading.id.slice(parent.length).match(/^(\w+)-(\d+)/) ?? []
        const key = parent + kind, before = last.get(key) ?? 0
        last.set(key, Number(number))
        if (Number(number) === before + 1 || Number(number) === 1 || before === 0) continue
        jumps++
        if (notes.has(heading.span[0])) noted++
        else console.log('        jump not noted', basename(file), heading.id)
    }
}
row('everywhere.lists_consecutive', lists ? consecutive / lists : 1, 1, `${lists} lists`)
row('everywhere.claims_told', claims ? told / claims : 1, 1, `${claims} claims`)
row('everywhere.jumps_noted', jumps ? noted / jumps : 1, 1, `${jumps} jumps`)

rmSync(scratch, {recursive: true})
if (short.length) console.log(`short of the bar: ${short.join('; ')}`)
process.exit(short.length ? 1 : 0)
