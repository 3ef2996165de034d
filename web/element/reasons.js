// @ts-check
// The core gives its reasons in English, as clauses parted by "; ". Here they are said in Chinese; a clause that is not in the table stays as it is.
import {languageOf} from './strings.js';

/** What the core can say, clause by clause (tests/web/reasons.js holds it against the core's source): pattern, 简体, 繁體; $1, $2 … are what the pattern's brackets hold. @type {[RegExp, string, string][]} */
export const CLAUSES = [
  [/^the reading in brackets is that of the character, and the same reading stands behind every occurrence of (\d+) characters, scattered through the text$/, '括号里的注音正是该字读音，且全文 $1 个字每次出现都这样注', '括號裡的注音正是該字讀音，且全文 $1 個字每次出現都這樣注'],
  [/^the reading in brackets is that of the character, and readings stand twice behind their characters$/, '括号里的注音正是该字读音，且字后的注音出现了两遍', '括號裡的注音正是該字讀音，且字後的注音出現了兩遍'],
  [/^the reading in brackets is that of the character$/, '括号里的注音正是该字读音', '括號裡的注音正是該字讀音'],
  [/^(.+) is not known as a reading of (.+), but .*$/, '字典里“$2”不读 $1，但全文的注音都这样插入', '字典裡「$2」不讀 $1，但全文的注音都這樣插入'],
  [/^readings stand twice behind their characters$/, '字后的注音出现了两遍', '字後的注音出現了兩遍'],
  [/^a reading whose bracket the shift damaged or moved$/, '错位损坏或移动了这个注音的括号', '錯位損壞或移動了這個注音的括號'],
  [/^the bytes across (.+) and (.+) are those of (.+), so its reading \((.+)\) was put in between them and the frame shifted$/, '“$1”与“$2”交界处的字节正是“$3”，注音（$4）被插在中间，解码从此错位', '「$1」與「$2」交界處的位元組正是「$3」，注音（$4）被插在中間，解碼從此錯位'],
  [/^full-width marks were replaced byte by byte, and a pair across two characters was taken for one$/, '全角标点曾按字节替换，跨两字的一对字节被误认作标点', '全形標點曾按位元組替換，跨兩字的一對位元組被誤認作標點'],
  [/^doing it again gives what stands$/, '把损坏重演一遍，得到的正是现存字节', '把損壞重演一遍，得到的正是現存位元組'],
  [/^a byte is missing here, so that the rest was read from the wrong halves$/, '这里丢了一个字节，其后半字错配', '這裡丟了一個位元組，其後半字錯配'],
  [/^the frame is certain, the character that lost it is the likeliest of its kind$/, '错位确定无疑；丢字节的字取最可能的一个', '錯位確定無疑；丟位元組的字取最可能的一個'],
  [/^a byte has come in here that belongs to no character$/, '这里多了一个不属于任何字的字节', '這裡多了一個不屬於任何字的位元組'],
  [/^a byte is missing here, so that what follows was read from the wrong halves until a byte was left over$/, '这里丢了一个字节，其后半字错配，直到多出一个字节', '這裡丟了一個位元組，其後半字錯配，直到多出一個位元組'],
  [/^a byte is missing here$/, '这里丢了一个字节', '這裡丟了一個位元組'],
  [/^of the character that lost it only (\w+) is left, and this is the likeliest one between its neighbours and by what the page says elsewhere$/, '该字只剩 $1，按前后文和全文用字取最可能的一个', '該字只剩 $1，按前後文和全文用字取最可能的一個'],
  [/^a character lost one of its bytes$/, '一个字丢了一个字节', '一個字丟了一個位元組'],
  [/^those that remain leave 64 characters, of which this is the likeliest here$/, '剩下的字节可配 64 个字，此处取最可能的一个', '剩下的位元組可配 64 個字，此處取最可能的一個'],
  [/^(.+) was read as (.+) in part of this line$/, '这一行有一部分，$1 的字节被当作 $2 解读', '這一行有一部分，$1 的位元組被當作 $2 解讀'],
  [/^reading it so again gives what stands in part of this line$/, '这一行有一部分，再这样误读一遍，得到的正是现存文字', '這一行有一部分，再這樣誤讀一遍，得到的正是現存文字'],
  [/^the rest is no UTF-8 and stays$/, '其余不是 UTF-8，照原样保留', '其餘不是 UTF-8，照原樣保留'],
  [/^a control character that no text has$/, '文字里不会有的控制字符', '文字裡不會有的控制字元'],
  [/^its byte is this mark in windows-1252, and was read as Latin-1$/, '这个字节在 windows-1252 里是这个标点，被当作 Latin-1 解读', '這個位元組在 windows-1252 裡是這個標點，被當作 Latin-1 解讀'],
  [/^a control character as spreadsheets \(XLSX\) write it in XML$/, '电子表格（XLSX）在 XML 里写的控制字符', '試算表（XLSX）在 XML 裡寫的控制字元'],
  [/^(.+) was read as ([^,]+)$/, '$1 的字节被当作 $2 解读', '$1 的位元組被當作 $2 解讀'],
  [/^(.+) was read as (.+), twice$/, '$1 的字节被当作 $2 解读，前后两次', '$1 的位元組被當作 $2 解讀，前後兩次'],
  [/^(.+) was read as (.+), (\d+) times$/, '$1 的字节被当作 $2 解读，前后 $3 次', '$1 的位元組被當作 $2 解讀，前後 $3 次'],
  [/^reading it so again gives what stands$/, '再这样误读一遍，得到的正是现存文字', '再這樣誤讀一遍，得到的正是現存文字'],
  [/^(\d+) characters lost a byte that the wrong decoder could not keep, and are the likeliest of those that remain$/, '$1 个字有字节在误读时丢失，取其余可能中最像的', '$1 個字有位元組在誤讀時遺失，取其餘可能中最像的'],
  [/^(\d+) characters are lost$/, '$1 个字已无法恢复', '$1 個字已無法恢復'],
  [/^percent-escaped UTF-8$/, '按 UTF-8 百分号转义的文字', '按 UTF-8 百分號轉義的文字'],
  [/^percent-escaped GBK$/, '按 GBK 百分号转义的文字', '按 GBK 百分號轉義的文字'],
  [/^characters escaped as JavaScript's escape\(\) does$/, '被 JavaScript 的 escape() 转义的文字', '被 JavaScript 的 escape() 轉義的文字'],
  [/^characters escaped as JavaScript and JSON do$/, '按 JavaScript、JSON 写法转义的文字', '按 JavaScript、JSON 寫法轉義的文字'],
  [/^an entity whose & was escaped again$/, '实体的 & 又被转义了一遍', '實體的 & 又被轉義了一遍'],
  [/^an entity in a text that is no markup$/, '不是网页的文字里出现了字符实体', '不是網頁的文字裡出現了字元實體'],
  [/^the text is set in lines of (\d+) columns, and this one goes on$/, '全文按 $1 列折行，这一行未完', '全文按 $1 欄折行，這一行未完'],
  [/^blanks cut words all over the text$/, '全文处处有空白隔断词语', '全文處處有空白隔斷詞語'],
  [/^a byte order mark inside a text means nothing$/, '文中的字节序标记没有意义', '文中的位元組順序標記沒有意義'],
  [/^nobody sees it, and beside Han characters it means nothing$/, '看不见，在汉字旁也没有意义', '看不見，在漢字旁也沒有意義'],
  [/^a radical stands for the character$/, '用部首代替了字', '用部首代替了字'],
  [/^its glyph is the same$/, '字形相同', '字形相同'],
  [/^a mark for vertical writing stands in horizontal text$/, '横排文字里用了竖排标点', '橫排文字裡用了直排標點'],
  [/^a compatibility form stands for the character$/, '用兼容字代替了正字', '用相容字代替了正字'],
  [/^Unicode holds them to be the same$/, 'Unicode 视二者为同一字', 'Unicode 視二者為同一字'],
  [/^GBK and GB18030 before 2022 kept this character in the private-use area$/, 'GBK 与 2022 年以前的 GB18030 把这个字放在造字区', 'GBK 與 2022 年以前的 GB18030 把這個字放在造字區'],
  [/^Big5-HKSCS before 2004 kept this character in the private-use area$/, '2004 年以前的 Big5-HKSCS 把这个字放在造字区', '2004 年以前的 Big5-HKSCS 把這個字放在造字區'],
  [/^(.+) kept this character in the private-use area$/, '$1 把这个字放在造字区', '$1 把這個字放在造字區'],
  [/^all private characters of the page have that origin$/, '全文的自造字都出自那里', '全文的造字都出自那裡'],
  [/^(\d[\d,]*) characters? beyond ASCII makes? likelier text than in any other charset$/, '$1 个非 ASCII 字符按此解读最像文章', '$1 個非 ASCII 字元按此解讀最像文章'],
  [/^most characters beyond ASCII make likelier text than in any other charset$/, '多数非 ASCII 字符按此解读最像文章', '多數非 ASCII 字元按此解讀最像文章'],
  [/^(\d[\d,]*) characters? beyond ASCII (?:is|are) well-formed UTF-8$/, '$1 个非 ASCII 字符都合 UTF-8 的构造', '$1 個非 ASCII 字元都合 UTF-8 的構造'],
  [/^most characters beyond ASCII are well-formed UTF-8$/, '多数非 ASCII 字符合 UTF-8 的构造', '多數非 ASCII 字元合 UTF-8 的構造'],
  [/^(\d[\d,]*) bytes? seems? damaged$/, '似有 $1 个字节损坏', '似有 $1 個位元組損壞'],
  [/^all its characters are ASCII$/, '全是 ASCII 字符', '全是 ASCII 字元'],
  [/^the reader chose it$/, '由读者选定', '由讀者選定'],
  [/^the file begins with its byte order mark$/, '文件以它的字节序标记开头', '檔案以它的位元組順序標記開頭'],
  [/^its escape sequences stand in the file$/, '文件里有它的转义序列', '檔案裡有它的跳脫序列'],
  [/^as its <meta> tag says \((.+)\)$/, '与网页的 <meta> 所称（$1）一致', '與網頁的 <meta> 所稱（$1）一致'],
  [/^against its <meta> tag \((.+)\)$/, '与网页的 <meta> 所称（$1）不符', '與網頁的 <meta> 所稱（$1）不符'],
  [/^its <meta> tag is left empty$/, '网页的 <meta> 留空未填', '網頁的 <meta> 留空未填'],
  [/^its <meta> tag names no known charset \((.+)\)$/, '网页的 <meta> 写的不是编码名（$1）', '網頁的 <meta> 寫的不是編碼名（$1）'],
  [/^as its XML declaration says \((.+)\)$/, '与 XML 声明所称（$1）一致', '與 XML 宣告所稱（$1）一致'],
  [/^against its XML declaration \((.+)\)$/, '与 XML 声明所称（$1）不符', '與 XML 宣告所稱（$1）不符'],
  [/^its XML declaration is left empty$/, 'XML 声明留空未填', 'XML 宣告留空未填'],
  [/^its XML declaration names no known charset \((.+)\)$/, 'XML 声明写的不是编码名（$1）', 'XML 宣告寫的不是編碼名（$1）'],
  [/^as the HTTP header says \((.+)\)$/, '与 HTTP 头所称（$1）一致', '與 HTTP 標頭所稱（$1）一致'],
  [/^against the HTTP header \((.+)\)$/, '与 HTTP 头所称（$1）不符', '與 HTTP 標頭所稱（$1）不符'],
  [/^the HTTP header names no known charset \((.+)\)$/, 'HTTP 头写的不是编码名（$1）', 'HTTP 標頭寫的不是編碼名（$1）'],
  [/^(\d[\d,]*) stretches of the file differ in charset$/, '全文有 $1 段编码不同', '全文有 $1 段編碼不同'],
  [/^no charset makes text of these bytes, and (\S+) reads the most of them$/, '按哪种编码都不成文，$1 读出的最多', '按哪種編碼都不成文，$1 讀出的最多'],
  [/^no text was found in the file$/, '文件里没有文字', '檔案裡沒有文字'],
  [/^shares (.+)$/, '同有“$1”', '同有「$1」'],
  [/^one theme: (.+)$/, '同一主题：$1', '同一主題：$1'],
  [/^([\d.]+) of A in B, ([\d.]+) of B in A$/, '甲有 $1 在乙中，乙有 $2 在甲中', '甲有 $1 在乙中，乙有 $2 在甲中'],
  [/^number (\d+) of its counterparts$/, '在各对应中列第 $1', '在各對應中列第 $1'],
  [/^the decision says: (.+)$/, '修改决定写明：$1', '修改決定寫明：$1'],
  [/^weak: the new words of one name what the other listed: (.+)$/, '依据较弱：一方的新词概括了另一方列举的 $1', '依據較弱：一方的新詞概括了另一方列舉的 $1'],
  [/^stands beside linked units and shares ([\d.]+) of its pairs of letters$/, '前后各条都已对应，且有 $1 的字对相同', '前後各條都已對應，且有 $1 的字對相同'],
  [/^out of order$/, '次序已变', '次序已變'],
  [/^numbered (\S+) in A, (\S+) in B$/, '甲中编号 $1，乙中编号 $2', '甲中編號 $1，乙中編號 $2'],
];

const COLUMN = {'zh-Hans': 1, 'zh-Hant': 2};

/** @param {string} why @param {string} language of the interface */
export const reasonIn = (why, language) => {
  const column = COLUMN[languageOf(language)];
  if (!column || !why) return why ?? '';
  return why.split('; ').map(clause => {
    const row = CLAUSES.find(([pattern]) => pattern.test(clause));
    return row ? clause.replace(row[0], /** @type {string} */ (row[column])) : clause;
  }).join('；');
};
