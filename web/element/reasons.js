// @ts-check
// The core gives its reasons in English, as clauses parted by "; ". Here they are said in Chinese; a clause that is not in the table stays as it is.
import {languageOf} from './strings.js';

/** @type {[RegExp, string, string][]} pattern, 简体, 繁體; $1, $2 … are what the pattern's brackets hold */
const TABLE = [
  [/^the reading in brackets is that of the character, and the same reading stands behind every occurrence of (\d+) characters.*$/, '括号里的注音正是该字读音，且全文 $1 个字每次出现都这样注', '括號裡的注音正是該字讀音，且全文 $1 個字每次出現都這樣注'],
  [/^the reading in brackets is that of the character.*$/, '括号里的注音正是该字读音', '括號裡的注音正是該字讀音'],
  [/^readings stand twice behind their characters.*$/, '字后的注音出现了两遍', '字後的注音出現了兩遍'],
  [/^a reading whose bracket the shift damaged or moved$/, '错位损坏或移动了这个注音的括号', '錯位損壞或移動了這個注音的括號'],
  [/^the bytes across (.+) and (.+) are those of (.+), so its reading \((.+)\) was put in between them and the frame shifted$/, '“$1”与“$2”交界处的字节正是“$3”，注音（$4）被插在中间，解码从此错位', '「$1」與「$2」交界處的位元組正是「$3」，注音（$4）被插在中間，解碼從此錯位'],
  [/^full-width marks were replaced byte by byte, and a pair across two characters was taken for one$/, '全角标点曾按字节替换，跨两字的一对字节被误认作标点', '全形標點曾按位元組替換，跨兩字的一對位元組被誤認作標點'],
  [/^doing it again gives what stands$/, '把损坏重演一遍，得到的正是现存字节', '把損壞重演一遍，得到的正是現存位元組'],
  [/^shares (.+)$/, '同有“$1”', '同有「$1」'],
  [/^one theme: (.+)$/, '同一主题：$1', '同一主題：$1'],
  [/^([\d.]+) of A in B, ([\d.]+) of B in A$/, '甲有 $1 在乙中，乙有 $2 在甲中', '甲有 $1 在乙中，乙有 $2 在甲中'],
  [/^repeats the item$/, '重复该项', '重複該項'],
  [/^repeats a clause of the item$/, '重复该项的一句', '重複該項的一句'],
  [/^the same words$/, '用词相同', '用詞相同'],
];

const COLUMN = {'zh-Hans': 1, 'zh-Hant': 2};

/** @param {string} why @param {string} language of the interface */
export const reasonIn = (why, language) => {
  const column = COLUMN[languageOf(language)];
  if (!column || !why) return why ?? '';
  return why.split('; ').map(clause => {
    const row = TABLE.find(([pattern]) => pattern.test(clause));
    return row ? clause.replace(row[0], /** @type {string} */ (row[column])) : clause;
  }).join('；');
};
