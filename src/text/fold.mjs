#!/usr/bin/env node
// Writes src/text/fold.inc: every unit that folds to another one, in pairs, as 著着 臺台 Ａa （( .
//
//   node src/text/fold.mjs            needs opencc-js (npm), whose dictionaries are those of OpenCC (Apache-2.0)
//
// Steps, each of which may use what the earlier ones found: written forms (width, radicals, compatibility ideographs), punctuation classes,
// traditional to simplified, regional and old variants, Latin small letters. Ends when every representative folds to itself.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const dictionary = async name => (await import(`opencc-js/dict/${name}`)).default.split('|').map(entry => entry.split(' '));
const isUnit = text => text.length === 1;
const unitsIn = (begin, end) => Array.from({ length: end - begin + 1 }, (_, index) => String.fromCharCode(begin + index));

/** The characters of GB 2312: where two variants stand for each other, the one that it has is the common one. */
const common = new Set(Array.from({ length: 0xF7 - 0xB0 + 1 }, (_, row) => unitsIn(0xA1, 0xFE).map(unit =>
  new TextDecoder('gb18030').decode(Uint8Array.of(0xB0 + row, unit.charCodeAt(0))))).flat().filter(isUnit));

const table = new Map();
const foldOf = unit => { while (table.has(unit)) unit = table.get(unit); return unit; };
function join(unit, representative) {
  const [from, to] = [foldOf(unit), foldOf(representative)];
  if (from !== to && isUnit(from) && isUnit(to)) table.set(from, to);
}
const joinAll = (units, representative) => [...units].forEach(unit => join(unit, representative));

// Written forms. Circled and Roman numerals, superscripts and units (①, Ⅱ, m², ㎡) mean something by their form and stay.
for (const [begin, end] of [[0xFF01, 0xFFE6], [0x2F00, 0x2FD5], [0x2E80, 0x2EFF], [0xF900, 0xFAFF], [0xFE10, 0xFE19], [0xFE30, 0xFE6F], [0x2329, 0x232A]])
  for (const unit of unitsIn(begin, end)) if (isUnit(unit.normalize('NFKC')) && !/\p{M}/u.test(unit.normalize('NFKC'))) join(unit, unit.normalize('NFKC'));
joinAll('\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u202F\u205F\u3000', ' ');
// Radicals that PDF files hold in place of the simplified character, after Unicode's EquivalentUnifiedIdeograph.txt.
const radicals = '⺁厂⺇几⺌小⺎兀⺐尢⺒巳⺓幺⺛旡⺜日⺝月⺞歺⺟母⺠民⺦丬⺩王⺪疋⺫目⺬示⺮竹⺰纟⺶羊⺷羊⺻聿⺽臼⻁虎⻄西⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车⻏阝⻐钅⻑长⻒长⻓长⻔门⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞食⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻬齐⻮齿⻰龙⻳龟';
radicals.match(/../g).forEach(pair => join(pair[0], pair[1]));

// Punctuation: one representative a class. 。 and ， 、 stay apart. Which side a quotation mark or dash is on is for those who look at the text itself.
for (const [units, representative] of [
  ['“”„‟‘’‚‛「」『』〝〞〟＇\'｢｣﹁﹂﹃﹄', '"'], ['—–―‒‑‐−⸺', '-'], ['〜∼', '~'], ['•‧∙⋅・･', '·'], ['⋯', '…'],
  ['〔【〖', '['], ['〕】〗', ']'], ['｡', '。'], ['﹑', '、'], ['￥', '¥'], ['○◯〇', '零'],
]) joinAll(units, representative);

for (const [traditional, simplified] of await dictionary('TSCharacters')) if (isUnit(traditional) && isUnit(simplified)) join(traditional, simplified);
// New forms of Japan (図, 広, 対) that are no Chinese character of their own.
for (const [japanese, traditional] of await dictionary('JPShinjitaiCharacters'))
  if (!common.has(japanese) && foldOf(japanese) === japanese) join(japanese, traditional);
// Variants that OpenCC keeps for names or that are lookalikes of a common character (巿 fú in place of 市).
const variants = `
  麽么 幺么 巿市 牠它 祂他 妳你 堃坤 昇升 甦苏 脩修 釐厘 陞升 逕径 扞捍 袷夹 皁皂 麪面 麵面 讎仇 讐仇 勗勖 叁三
  硷碱 洩泄 遶绕 慾欲 剷铲 搧扇 柺拐 喫吃 註注 佈布 併并 倂并 竝并 倖幸 傢家 傭佣 僱雇 兇凶 剋克 勦剿 匯汇 彙汇
  嚐尝 噹当 姦奸 嬾懒 嶽岳 廻回 迴回 彿佛 徧遍 恆恒 悽凄 憇憩 慼戚 抝拗 拚拼 捨舍 採采 掛挂 揹背 搾榨 摺折 暱昵
  曬晒 朶朵 棲栖 榦干 槓杠 欵款 殭僵 氾泛 汎泛 沖冲 洶汹 淒凄 滙汇 濬浚 煑煮 燄焰 燻熏 犁犂 琹琴 甯宁 畱留 疎疏
  盃杯 矽硅 砲炮 礮炮 祐佑 禦御 稈秆 穀谷 筍笋 箇个 個个 篠筱 籲吁 糰团 紮扎 絃弦 綑捆 綵彩 缽钵 羢绒 翫玩 肐胳
  脣唇 臯皋 舖铺 艸草 菓果 菴庵 葯药 蔴麻 薦荐 薑姜 蘇苏 蝨虱 衆众 衹只 裊袅 複复 復复 託托 詠咏 誌志 諮咨 譁哗
  谿溪 豔艳 貍狸 賸剩 跡迹 蹟迹 蹧糟 躭耽 輓挽 週周 遊游 鄕乡 醃腌 釦扣 鉤钩 鍊炼 鎚锤 鑑鉴 鑒鉴 鏽锈 閒闲 閧哄
  闢辟 阬坑 隄堤 雋隽 霑沾 鞦秋 韆千 頫俯 颳刮 餚肴 餵喂 駡骂 髣仿 髴佛 鬆松 鬍胡 鬚须 鬨哄 鬪斗 魘魇 鯰鲇 鹹咸
  麴曲 齣出 齩咬 锺钟 鍾钟 鐘钟 艷艳 衕同 衚胡`;
for (const pair of variants.trim().split(/\s+/)) join(pair[0], pair[1]);

// 衞 = 衛, 裡 = 裏, 着 = 著: what regions write for the same word.
for (const name of ['HKVariants', 'TWVariants'])
  for (const [standard, regional] of await dictionary(name)) {
    const [a, b] = [foldOf(standard), foldOf(regional)];
    if (isUnit(a) && isUnit(b)) common.has(a) ? join(b, a) : join(a, b);
  }

// Small letters, but for the few whose small form is another letter elsewhere (İ).
for (const unit of [...unitsIn(0x41, 0x5A), ...unitsIn(0xC0, 0x52F), ...unitsIn(0x1E00, 0x1EFF)]) {
  const small = unit.toLowerCase();
  if (isUnit(small) && small !== unit) join(unit, small);
}

const pairs = [...table.keys()].sort().map(unit => [unit, foldOf(unit)]).filter(([unit, representative]) => unit !== representative);
const escaped = text => text.replace(/["\\]/g, '\\$&').replace(/[\u0000-\u001F\u007F-\u00A0\u1680\u2000-\u200F\u202F\u205F\u3000\uF900-\uFAFF]/g,
  unit => `\\u${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`);
const lines = [];
for (let index = 0; index < pairs.length; index += 32) lines.push(`u"${escaped(pairs.slice(index, index + 32).flat().join(''))}"`);
writeFileSync(fileURLToPath(new URL('fold.inc', import.meta.url)),
  `// generated by fold.mjs from the dictionaries of OpenCC (Apache-2.0) and its own lists; do not edit. ${pairs.length} pairs: a unit and what it folds to.\n${lines.join('\n')}\n`);
console.log(`${pairs.length} pairs`);
