// Statutes of our own, from a grammar, and an editor that knows where every character came from: the texts of compare.mjs and reader.mjs.
//
//     a.txt     第1条　市人民政府应当依法制定年度计划。 …
//     b.txt     the same with words exchanged, sentences dropped, new, moved, and five blocks moved
//     origin    for each UTF-16 unit of b the one of a that it was, −1 where it is new (32-bit numbers)
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Where the texts of a size and level lie: a.txt, b.txt, origin, edits. */
export const folderOf = (size, level) => join(root, 'build/bench/compare', `${size}-${level}`);

const words = {
  who: ['市人民政府', '县级以上主管部门', '图书馆', '经营者', '从业人员', '行业协会', '检验机构', '申请人', '社区居民委员会', '承运企业', '监督员', '登记机关', '供水单位', '养护单位'],
  must: ['应当', '可以', '不得', '有权', '负责', '有义务'],
  how: ['依法', '及时', '按照规定', '公开', '定期', '会同有关部门', '自收到申请之日起十五日内', '在每年六月底前', '通过网站', '以书面形式'],
  act: ['制定', '审查', '公布', '登记', '检查', '报送', '修订', '保存', '处理', '组织', '评估', '受理', '移送', '核对', '统计', '维护'],
  what: ['年度计划', '服务标准', '安全记录', '收费项目', '借阅档案', '水质报告', '应急预案', '许可证件', '线路布局', '投诉事项', '培训材料', '设备清单', '信用信息', '检验结果', '养护方案', '场地图纸'],
  where: ['在本行政区域内', '在营业场所', '在项目所在地', '对重点区域', '就其职责范围', '为残疾人和老年人', '向社会公众', '与相邻地区'],
};

/** Mulberry32: the same texts in every run. */
function randomFrom(seed) {
  return () => {
    seed = seed + 0x6D2B79F5 | 0;
    let t = Math.imul(seed ^ seed >>> 15, 1 | seed);
    t = t + Math.imul(t ^ t >>> 7, 61 | t) ^ t;
    return ((t ^ t >>> 14) >>> 0) / 4294967296;
  };
}

function writer(random) {
  const pick = list => list[Math.floor(random() * list.length)];
  const rare = () => String.fromCharCode(0x4E00 + Math.floor(random() * 5000)) + String.fromCharCode(0x4E00 + Math.floor(random() * 5000));
  const clause = () => pick(words.who) + (random() < 0.4 ? pick(words.where) : '') + pick(words.must) + pick(words.how) + pick(words.act) + rare() + pick(words.what);
  return { pick, clause, sentence: () => Array.from({ length: 1 + Math.floor(random() * 3) }, clause).join('，') + '。' };
}

function statute(random, bytes) {
  const { sentence } = writer(random), out = [];
  for (let written = 0, article = 1; written < bytes; ++article) {
    const head = `第${article}条　`, count = 1 + Math.floor(random() * 4);
    for (let n = 0; n < count; ++n) {
      out.push((n ? '' : head) + sentence() + (n === count - 1 || random() < 0.3 ? '\n' : ''));
      written += 3 * out.at(-1).length;
    }
  }
  return out;
}

const levels = { light: [.04, .01, .01, .01], medium: [.15, .04, .04, .04], heavy: [.35, .10, .10, .12] };

/** The edited text and, for each of its characters, the one of a that it came from (−1 where it is new). */
function edited(random, sentences, level) {
  const [replace, remove, insert, move] = levels[level], { pick, clause } = writer(random), moved = [];
  let rows = [], begin = 0, edits = 0;
  for (const sentence of sentences) {
    let row = Array.from(sentence, (unit, at) => [unit, begin + at]);
    begin += sentence.length;
    const fate = random();
    if (fate < remove) { edits += row.length; continue; }
    if (random() < replace) {
      const at = 1 + Math.floor(random() * Math.max(1, row.length - 6)), gone = 2 + Math.floor(random() * 3), fresh = pick(words.what).slice(0, 2 + Math.floor(random() * 3));
      if (!row.slice(at, at + gone).some(([unit]) => unit === '\n')) {
        edits += gone + fresh.length;
        row.splice(at, gone, ...Array.from(fresh, unit => [unit, -1]));
      }
    }
    (fate < remove + move ? moved : rows).push(row);
    if (random() < insert) { rows.push(Array.from(clause() + '。', unit => [unit, -1])); edits += rows.at(-1).length; }
  }
  const places = new Map();
  for (const row of moved) { const at = Math.floor(random() * rows.length); places.set(at, [...places.get(at) ?? [], row]); }
  rows = rows.flatMap((row, at) => [...places.get(at) ?? [], row]);
  for (let n = 0; n < 5; ++n) {
    const size = 4 + Math.floor(random() * 9), from = Math.floor(random() * Math.max(1, rows.length - size)), block = rows.splice(from, size);
    rows.splice(Math.floor(random() * rows.length), 0, block.flat());
  }
  const units = rows.flat();
  return { text: units.map(([unit]) => unit).join(''), origin: Int32Array.from(units, ([, from]) => from), edits };
}

/** Writes the pair of a size (bytes) and level (light, medium, heavy), unless it is there: a.txt, b.txt, for each unit of b the one of a (origin), and the number of edits. */
export function makeTexts(size, level) {
  const folder = folderOf(size, level);
  if (existsSync(join(folder, 'origin'))) return;
  mkdirSync(folder, { recursive: true });
  const random = randomFrom(size + level.length), sentences = statute(random, size), { text, origin, edits } = edited(random, sentences, level);
  writeFileSync(join(folder, 'a.txt'), sentences.join(''));
  writeFileSync(join(folder, 'b.txt'), text);
  writeFileSync(join(folder, 'edits'), String(edits));
  writeFileSync(join(folder, 'origin'), Buffer.from(origin.buffer));
}

// ---- what the scripts here share ----

/** A word of the command line, --name value. */
export const option = (name, otherwise) => { const at = process.argv.indexOf(`--${name}`); return at > 0 ? process.argv[at + 1] : otherwise; };

/** A row of a Markdown table. */
export const row = cells => console.log(`| ${cells.join(' | ')} |`);

/** 20000 → 20 KB */
export const nameOfSize = size => size < 1e6 ? `${size / 1e3} KB` : `${size / 1e6} MB`;
