// @ts-check
// What is known of a file: its charset and what decided it, where each field of its metadata was found and what else claimed to be it, and what the reader
// should know of the text. Each leads to its place; another charset is tried by a button.
import {h} from './dom.js';
import {panelElement} from './panels.js';
import {reasonIn} from './reasons.js';
import {sideNamed} from './stage.js';
import {fill, withWords} from './strings.js';

/** @type {[name: string, hans: string, hant: string, en: string][]} */
const TABLE = [
  ['aboutOf', '关于{side}的文件', '關於{side}的檔案', 'About the file of {side}'],
  ['file', '文件', '檔案', 'File'],
  ['bytesOf', '{n} 字节', '{n} 位元組', '{n} bytes'],
  ['charset', '编码', '編碼', 'Encoding'],
  ['labelled', '（自称 {label}）', '（自稱 {label}）', '(it says {label})'],
  ['sure', '把握 {n}%', '把握 {n}%', '{n} % sure'],
  ['malformed', '{n} 处字节不合编码，照原样保留', '{n} 處位元組不合編碼，照原樣保留', '{n} malformed places, kept as they are'],
  ['readAs', '换一种编码读', '換一種編碼讀', 'Read it as'],
  ['facts', '著录', '著錄', 'Metadata'],
  ['noMetadata', '没有找到标题、日期、来源。', '沒有找到標題、日期、來源。', 'No title, date or source was found.'],
  ['field:title', '标题', '標題', 'Title'], ['field:subtitle', '副题', '副題', 'Subtitle'], ['field:date', '日期', '日期', 'Date'], ['field:released', '发布', '發布', 'Released'], ['field:source', '来源', '來源', 'Source'],
  ['field:author', '作者', '作者', 'Author'], ['field:reporter', '记者', '記者', 'Reporter'], ['field:editor', '编辑', '編輯', 'Editor'], ['field:site', '网站', '網站', 'Site'], ['field:section', '栏目', '欄目', 'Section'],
  ['field:issuer', '发文机关', '發文機關', 'Issuer'], ['field:document_number', '文号', '文號', 'Number'], ['field:index_number', '索引号', '索引號', 'Index no.'], ['field:url', '网址', '網址', 'Address'], ['field:licence', '许可', '授權', 'Licence'],
  ['from', '见于：{place}', '見於：{place}', 'found in: {place}'],
  ['rivals', '另有说法', '另有說法', 'Other claims'],
  ['remarks', '要知道的', '要知道的', 'To know'],
  ['note:other_charset', '这一段是另一种编码', '這一段是另一種編碼', 'This stretch is in another charset'],
  ['note:charset_contradicts_label', '文件自称的编码与字节不符', '檔案自稱的編碼與位元組不符', 'The file names another charset than its bytes show'],
  ['note:ends_inside_a_character', '文件在一个字的中间断了，断处的字节已保留', '檔案在一個字的中間斷了，斷處的位元組已保留', 'The file ends inside a character; its bytes are kept'],
  ['note:empty_file', '文件是空的', '檔案是空的', 'The file is empty'],
  ['note:not_text', '多半不是文字文件', '多半不是文字檔', 'Much of the file is no text in any charset'],
  ['note:lost_text', '这里的原文早已丢失，文件里没有可据以恢复的字节', '這裡的原文早已遺失，檔案裡沒有可據以恢復的位元組', 'What stood here was lost before; nothing in the file tells what it was'],
  ['note:much_damage', '损坏太多，未逐处寻找', '損壞太多，未逐處尋找', 'Too much is damaged to look at each place'],
  ['note:private_use', '造字的意思在字体里，照原样保留', '造字的意思在字型裡，照原樣保留', 'Private-use characters mean what a font says; they stay'],
  ['note:readings_in_brackets', '括号里的注音像是作者所加，照原样保留', '括號裡的注音像是作者所加，照原樣保留', 'The readings in brackets look like an author\'s; they stay'],
  ['note:script_residue', '繁体文中的简体用字，可能是转换所留，照原样保留', '繁體文中的簡體用字，可能是轉換所留，照原樣保留', 'Simplified usage in a traditional text, perhaps left by a conversion; it stays'],
  ['note:hidden_text', '网页隐藏的文字', '網頁隱藏的文字', 'Text that the page hides'],
  ['note:front_matter_not_read', '文首的元数据有一行读不了', '文首的元資料有一行讀不了', 'A line of the front matter could not be read'],
  ['note:nested_too_deep', '标签嵌套过深的部分按无标签读', '標籤巢狀過深的部分按無標籤讀', 'Tags nested too deeply were read as if they were not there'],
  ['note:numbering_jumps', '标题编号与前一个不连续', '標題編號與前一個不連續', 'The number of this heading does not follow the one before'],
  ['note:container_damaged', '压缩文件已损坏或过大，读出了能读的部分', '壓縮檔已損壞或過大，讀出了能讀的部分', 'The container is damaged or too large; what could be read was'],
  ['note:tracked_changes', '文件带有修订', '檔案帶有修訂', 'The file has tracked changes'],
  ['note:comments', '审阅者的批注列在正文之后', '審閱者的註解列在正文之後', 'Comments of reviewers stand behind the text'],
  ['note:nothing_readable', '里面没有能读的文件', '裡面沒有能讀的檔案', 'Nothing in it can be read here'],
  ['note:unsupported_format', '这种格式读不了', '這種格式讀不了', 'This format cannot be read here'],
  ['note:more_documents', '压缩文件里还有别的文件', '壓縮檔裡還有別的檔案', 'The archive holds more documents'],
  ['note:encrypted', '文件有密码', '檔案有密碼', 'The file is locked with a password'],
  ['note:no_text_layer', '只有页面图片，没有文字', '只有頁面圖片，沒有文字', 'Pictures of pages and no text'],
  ['note:text_of_pdf', '这是 PDF 的文字', '這是 PDF 的文字', 'This is the text of a PDF'],
  ['note:page_furniture', '页眉、页脚、页码已按样板折起', '頁首、頁尾、頁碼已按樣板摺起', 'Running heads, feet and page numbers are folded as boilerplate'],
];

/** Where a field was found, in readers' words; `front:title`, `og:title` and their like name themselves. @type {[name: string, hans: string, hant: string, en: string][]} */
const FOUND = [
  ['in:line', '正文开头', '正文開頭', 'the head of the text'], ['in:byline', '署名行', '署名行', 'the byline'], ['in:editor line', '责编行', '責編行', 'the editors\' line'], ['in:source note', '来源行', '來源行', 'a source note'],
  ['in:breadcrumb', '导航路径', '導覽路徑', 'the breadcrumb'], ['in:title', '网页标题', '網頁標題', 'the page\'s title'], ['in:table', '信息表', '資訊表', 'a table of facts'], ['in:label', '标注', '標註', 'a label'], ['in:owner', '落款', '落款', 'its owner\'s line'],
];

const FIELDS = ['title', 'subtitle', 'date', 'released', 'source', 'author', 'reporter', 'editor', 'site', 'section', 'issuer', 'document_number', 'index_number', 'url', 'licence'];
const COMMON = ['utf-8', 'gb18030', 'big5', 'euc-jp', 'shift_jis', 'windows-1252']; // charsets that are offered whatever the bytes are like
const SHOWN = 30; // places of a remark; more is a table, and the export has it
const MEANT = /which writes ([^;]+);/; // of a residue's message: what the text's own script has there

/** @typedef {{name: string, label: string|null, confidence: number, why: string, candidates: {name: string, confidence: number}[], malformed_total?: number}} Charset of the report */

/** The codes of a report's notes, each with its places in the order of the text. @param {{code: string, span: [number, number], message: string}[]} notes @returns {Map<string, {span: [number, number], message: string}[]>} */
export const byCode = notes => {
  const groups = new Map();
  for (const note of notes) groups.set(note.code, [...groups.get(note.code) ?? [], note]);
  return groups;
};

/** Other charsets that a reader may want to try, the likelier first. @param {Charset} charset */
export const others = ({name, candidates = []}) => [...new Set([...candidates.map(each => each.name), ...COMMON])].filter(each => each !== name);

/** @param {import('./stage.js').Stage} stage @param {import('./places.js').Places} places @param {import('./panels.js').Panels} panels @param {import('./stage.js').SideName} name */
export const openAbout = (stage, places, panels, name) => {
  const side = sideNamed(stage.book, name), read = stage.read[name];
  if (!side || !read) return;
  const strings = withWords(FOUND, withWords(TABLE, stage.strings)), {report, lang} = side;
  const jump = (span, ...words) => h('button', {type: 'button', class: 'jump', lang, onclick: () => places.go({side: name, offset: span[0], end: span[1]})}, ...words);
  const again = charset => h('button', {type: 'button', lang: 'en', onclick: () => { panels.close(); stage.host.open(read.bytes, {side: name, name: read.name, type: read.type, httpCharset: read.httpCharset, charset}).catch(() => {}); }}, charset.toUpperCase());
  const list = (...rows) => h('dl', {}, ...rows.filter(Boolean).flatMap(([term, ...details]) => [h('dt', {}, term), h('dd', {}, ...details)]));
  const soft = words => h('span', {class: 'from'}, words);
  const {charset} = report;
  panels.open(panelElement(fill(strings.aboutOf, {side: strings[name]}), strings, () => panels.close(), {kind: 'about'},
    h('h3', {}, strings.charset),
    list([strings.charset, charset.name.toUpperCase(), ' ', charset.label && charset.label.toLowerCase() !== charset.name ? fill(strings.labelled, {label: charset.label}) : '', soft(fill(strings.sure, {n: Math.round(charset.confidence * 100)}))],
      [strings.why, reasonIn(charset.why, strings.language)],
      charset.malformed_total > 0 && ['', fill(strings.malformed, {n: charset.malformed_total})]),
    h('details', {}, h('summary', {}, strings.readAs), h('div', {class: 'deeds'}, ...others(charset).map(again))),
    h('h3', {}, strings.facts), fields(report.metadata_sources ?? {}, strings, jump, list, soft),
    ...remarks(report, strings, jump),
    h('h3', {}, strings.file), list([strings.file, h('span', {lang}, report.source.name)], ['', `${fill(strings.bytesOf, {n: report.source.bytes.toLocaleString('en')})} · ${report.source.type}`], ['SHA-256', h('span', {class: 'hex', lang: 'en', translate: 'no'}, report.source.sha256)])));
};

/** @param {Record<string, any>} sources by field @param {Record<string, string>} strings @param {(span: number[], ...words: any[]) => Node} jump @param {(...rows: any[]) => Node} list @param {(words: string) => Node} soft */
const fields = (sources, strings, jump, list, soft) => {
  const known = FIELDS.filter(field => sources[field]);
  const claim = ({value, span, from}) => [span[1] > span[0] ? jump(span, value) : value, soft(fill(strings.from, {place: strings[`in:${from}`] ?? from}))];
  const rivals = field => sources[field].rivals.length > 0 && h('details', {}, h('summary', {}, strings.rivals), h('ul', {}, ...sources[field].rivals.map(rival => h('li', {}, ...claim(rival)))));
  return known.length ? list(...known.map(field => [strings[`field:${field}`], ...claim(sources[field]), rivals(field)])) : h('p', {}, strings.noMetadata);
};

/** What there is to know of the text, remark by remark with its places. @param {any} report @param {Record<string, string>} strings @param {(span: number[], ...words: any[]) => Node} jump @returns {Node[]} */
const remarks = ({text, notes = []}, strings, jump) => {
  const groups = [...byCode(notes)];
  if (!groups.length) return [];
  const place = ({span, message}) => h('li', {}, jump(span, text.slice(span[0], Math.min(span[1], span[0] + 40)) || '…', MEANT.test(message) ? ` → ${MEANT.exec(message)?.[1]}` : ''));
  return [h('h3', {}, strings.remarks), h('ul', {}, ...groups.map(([code, all]) => {
    const placed = all.filter(({span}) => span && span[1] > span[0]);
    return h('li', {}, placed.length ? h('details', {open: placed.length < 4}, h('summary', {}, strings[`note:${code}`] ?? all[0].message, ' ', h('b', {}, String(placed.length))), h('ul', {}, ...placed.slice(0, SHOWN).map(place))) : strings[`note:${code}`] ?? all[0].message);
  }))];
};
