// @ts-check
// What the core says of its repairs and links is said in Chinese too: every sentence and every kind that its source holds has its words in the page.
import assert from 'node:assert/strict';
import {readFileSync, readdirSync} from 'node:fs';
import {join} from 'node:path';
import {test} from 'node:test';
import {root} from './browser.js';
import {CLAUSES, reasonIn} from '../../web/element/reasons.js';
import {stringsFor} from '../../web/element/strings.js';

const source = name => readFileSync(join(root, 'src', name), 'utf8').replace(/"\s*\n\s*"/g, ''); // literals that stand side by side are one
const repairs = readdirSync(join(root, 'src/decode/repairs')).filter(name => name.endsWith('.cpp') && name !== 'lost.cpp').map(name => `decode/repairs/${name}`); // lost.cpp writes notes only
const tellers = [...repairs, 'decode/glosses.cpp', 'compare/links.cpp', 'compare/kin.cpp', 'compare/relations.cpp'];

/** The sentences of a file: literals of three words and more, but for those of notes and of the steps of a trace, which no panel shows. @param {string} code */
const sentences = code => code.split(/;\s*\n/).filter(statement => !/notes\.push_back|trace/.test(statement))
  .flatMap(statement => [...statement.replace(/\/\/.*/g, '').matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, literal]) => literal))
  .filter(literal => /[a-z]+ [a-z]+.* [a-z]+/i.test(literal) && !/^(as it stands|as written|The )/.test(literal)); // labels of a trace; notes are whole sentences

const known = CLAUSES.flatMap(([pattern]) => pattern.source.replace(/^\^|\$$/g, '').replace(/\\([().])/g, '$1').split(/\([^)]*?[.\\[][^)]*\)\??|\.\*/));
const plain = text => text.replace(/[^a-z ]+/gi, ' ').replace(/ +/g, ' ').trim();

test('every sentence of the core has its Chinese', () => {
  const unsaid = tellers.flatMap(name => sentences(source(name)).flatMap(sentence => sentence.split('; ')).map(plain).filter(Boolean)
    .filter(clause => !known.some(each => plain(each).includes(clause) || (clause.includes(plain(each)) && plain(each).split(' ').length > 3))).map(clause => `${name}: ${clause}`));
  assert.deepEqual(unsaid, []);
});

test('every kind of repair, relation, role and reason for folding has its word', () => {
  const strings = stringsFor('zh-Hans');
  const kinds = [...repairs.flatMap(name => [...source(name).matchAll(/\.kind = ([^;]*);/g)]).flatMap(([, value]) => [...value.matchAll(/"(\w+)"/g)]), ...source('segment/evidence.h').matchAll(/X\(\w+, "(\w+)"\)/g),
    ...[...source('segment/lines.cpp').matchAll(/names\[\] = \{([^}]*)\}/g)].flatMap(([, names]) => [...names.matchAll(/"(\w+)"/g)])].map(([, name]) => name);
  const tables = [...`${source('report/json.cpp')}${source('report/names.h')}`.matchAll(/(?:char const\*|std::string_view) (?:certainties|roles|relations|unit_link_kinds)\[\] = \{([^}]*)\}/g)].flatMap(([, names]) => [...names.matchAll(/"(\w+)"/g)]).map(([, name]) => name);
  assert.ok(kinds.length > 20 && tables.length > 15);
  assert.deepEqual([...new Set([...kinds, ...tables])].filter(name => !strings[name]), []);
});

test('a reason is said clause by clause; what is not known stays as it is', () => {
  assert.equal(reasonIn('UTF-8 was read as windows-1252; reading it so again gives what stands', 'zh-Hans'), 'UTF-8 的字节被当作 windows-1252 解读；再这样误读一遍，得到的正是现存文字');
  assert.equal(reasonIn('UTF-8 was read as GBK, twice', 'zh-Hant'), 'UTF-8 的位元組被當作 GBK 解讀，前後兩次');
  assert.equal(reasonIn('something else', 'zh-Hans'), 'something else');
  assert.equal(reasonIn('doing it again gives what stands', 'en'), 'doing it again gives what stands');
});

test('why a charset was chosen is said in Chinese, too', () => {
  const whys = [...readFileSync(join(root, 'tests/decode/detect.cases'), 'utf8').matchAll(/^[\w-]+: (.*)$/gm)].map(([, why]) => why);
  assert.ok(whys.length > 20);
  const names = /UTF-8|ASCII|XML|HTTP|<meta>|（[^（）]*）|\b[\w-]*\d[\w-]*\b/g; // what Chinese leaves as it is
  assert.deepEqual(whys.filter(why => /[a-z]/i.test(reasonIn(why, 'zh-Hans').replace(names, ''))), []);
});

test('every code of a note has its words', () => {
  const files = /** @type {string[]} */ (readdirSync(join(root, 'src'), {recursive: true})).filter(name => name.endsWith('.cpp') && !name.startsWith('compare'));
  const codes = files.flatMap(name => [...source(name).matchAll(/notes\.push_back\(\s*\{\s*"(\w+)"|\bnote\((?:out, )?"(\w+)"/g)].map(([, pushed, noted]) => pushed ?? noted));
  const said = readFileSync(join(root, 'web/element/about.js'), 'utf8');
  assert.ok(codes.length > 20);
  assert.deepEqual([...new Set(codes)].filter(code => !said.includes(`'note:${code}'`)), []);
});
