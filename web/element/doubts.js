// @ts-check
// What is uncertain of a document that was read: each doubt a sentence that says what to do, with the choices there are; some are told to the page, too.
import {lacksArticle, shapeOf} from '../shape.js';
import {h} from './dom.js';
import {UNDECIDED} from './sources.js';
import {fill, withWords} from './strings.js';

/** @type {[name: string, hans: string, hant: string, en: string][]} */
const TABLE = [
  ['charsetDoubt', '编码可能是 {name}（{n}%），若是乱码可换：', '編碼可能是 {name}（{n}%），若是亂碼可換：', 'Probably {name} ({n} %). If it looks wrong, try:'],
  ['empty-document', '这份文件没有文字。请换一份。', '這份文件沒有文字。請換一份。', 'This document holds no text. Please open another one.'],
  ['cut', '文件在一个字的中间断了，断处的字节已保留。', '檔案在一個字的中間斷了，斷處的位元組已保留。', 'The file ends inside a character; its bytes are kept.'],
  ['unread-word', '这是旧版 Word（.doc）、Excel（.xls）或 WPS 文件，这里读不了。请另存为 .docx 或文本，再打开。', '這是舊版 Word（.doc）、Excel（.xls）或 WPS 檔案，這裡讀不了。請另存為 .docx 或文字檔，再開啟。', 'This is a file of old Word (.doc), Excel (.xls) or WPS, which cannot be read here. Save it as .docx or as text, and open that.'],
  ['unread-image', '这是图片。请先用文字识别（OCR）软件取出文字。', '這是圖片。請先用文字辨識（OCR）軟體取出文字。', 'This is a picture. Recognise its text with an OCR program first.'],
  ['unread-archive', '这种压缩文件这里打不开。请先解压，再打开里面的文件。', '這種壓縮檔這裡打不開。請先解壓縮，再開啟裡面的檔案。', 'This kind of archive cannot be opened here. Unpack it, and open the files inside.'],
  ['unread-pdf', '这份 PDF 打不开。请用能显示它的软件另存文字。', '這份 PDF 打不開。請用能顯示它的軟體另存文字。', 'This PDF could not be opened. Save its text from a program that shows it.'],
  ['unread-office', '这是表格或演示文稿，这里读不了。请另存为网页或文本，再打开。', '這是試算表或簡報，這裡讀不了。請另存為網頁或文字檔，再開啟。', 'This is a spreadsheet or a presentation, which cannot be read here. Save it as a web page or as text, and open that.'],
  ['unread-other', '这不是文字文件。请打开网页、Word（.docx）、PDF、Markdown 或纯文本。', '這不是文字檔。請開啟網頁、Word（.docx）、PDF、Markdown 或純文字。', 'This is not a text document. Open a web page, a .docx, a PDF, Markdown or plain text.'],
  ['encrypted', '这份 PDF 有密码。请在能打开它的软件里去掉密码，再打开。', '這份 PDF 有密碼。請在能開啟它的軟體裡去掉密碼，再開啟。', 'This PDF is locked with a password. Unlock it in a program that shows it, and open that.'],
  ['no_text_layer', '这份 PDF 只有页面的图片，没有文字。请先做文字识别（OCR）。', '這份 PDF 只有頁面的圖片，沒有文字。請先做文字辨識（OCR）。', 'This PDF holds pictures of pages and no text. Recognise its text (OCR) first.'],
  ['tracked_changes', '文件带有修订；现在显示的是全部接受后的文字。', '檔案帶有修訂；現在顯示的是全部接受後的文字。', 'The file has tracked changes; this is the text with all of them accepted.'],
  ['tracked_original', '文件带有修订；现在显示的是修订前的文字。', '檔案帶有修訂；現在顯示的是修訂前的文字。', 'The file has tracked changes; this is the text before them.'],
  ['showOriginal', '看修订前', '看修訂前', 'Show the text before them'],
  ['showAccepted', '看接受修订后', '看接受修訂後', 'Show them accepted'],
  ['undecodable', '多半不是文字文件；下面是勉强读出的内容。请换一份，或另存为文本再打开。', '多半不是文字檔；下面是勉強讀出的內容。請換一份，或另存為文字檔再開啟。', 'This is probably not a text; below is what could be read. Open another one, or save it as text first.'],
  ['no-article', '没有找到正文，全文照列。若少了内容，请在原网页另存后再打开。', '沒有找到正文，全文照列。若少了內容，請在原網頁另存後再開啟。', 'No article was found; everything is shown. If something is missing, save the page from a browser and open that.'],
];

/**
 * @typedef {object} Doubt
 * @property {string} sentence @property {string} [code] of the event that tells it to the page
 * @property {[label: string, options: {charset?: string, type?: string}][]} [choices] other ways to read the file
 */

const CANDIDATES = 5;

/** @type {[RegExp, string][]} */
const UNREAD = [[/msword|rtf/, 'word'], [/^image\//, 'image'], [/pdf/, 'pdf'], [/officedocument|opendocument|epub|ofd/, 'office'], [/rar|7z|zip|gzip/, 'archive']];

/** The name of the sentence that says why a document shows no text. @param {any} report */
const unread = ({notes = [], source = {}}) => {
  const known = notes.find(note => note.code === 'encrypted' || note.code === 'no_text_layer');
  if (known) return known.code;
  if (!notes.some(note => note.code === 'unsupported_format' || note.code === 'nothing_readable')) return 'empty-document';
  return `unread-${UNREAD.find(([type]) => type.test(source.type))?.[1] ?? 'other'}`;
};

/** @param {import('./stage.js').Reading} read @param {Record<string, string>} interface_ strings of the interface @returns {Doubt[]} */
export const doubtsOf = ({report, type}, interface_) => {
  const strings = withWords(TABLE, interface_);
  const {text, charset = {}, notes = []} = report;
  const noted = code => notes.some(note => note.code === code);
  if (!text.trim()) return [{code: unread(report) === 'empty-document' ? 'no-article' : 'undecodable', sentence: strings[unread(report)]}];
  if (noted('not_text')) return [{code: 'undecodable', sentence: strings.undecodable}];
  const doubts = /** @type {Doubt[]} */ ([]);
  if (noted('ends_inside_a_character')) doubts.push({sentence: strings.cut});
  if (noted('tracked_changes')) doubts.push(type === 'original' ? {sentence: strings.tracked_original, choices: [[strings.showAccepted, {type: ''}]]} : {sentence: strings.tracked_changes, choices: [[strings.showOriginal, {type: 'original'}]]});
  if (charset.name && charset.confidence < UNDECIDED) doubts.push({code: 'low-confidence', sentence: fill(strings.charsetDoubt, {name: charset.name, n: Math.round(charset.confidence * 100)}),
    choices: (charset.candidates ?? []).map(each => each.name).filter(name => name !== charset.name).slice(0, CANDIDATES).map(name => [name, {charset: name}])});
  if (shapeOf(report).length && lacksArticle(report)) doubts.push({code: 'no-article', sentence: strings['no-article']});
  return doubts;
};

/** @param {Doubt[]} doubts @param {string} side as the interface names it @param {(options: {charset?: string, type?: string}) => void} choose @returns {HTMLElement[]} */
const doubtLines = (doubts, side, choose) => doubts.map(({sentence, choices = []}) => h('p', {}, `${side} · ${sentence}`,
  choices.length > 0 && h('span', {class: 'choices'}, ...choices.map(([label, options]) => h('button', {type: 'button', onclick: () => choose(options)}, label)))));

/** What is uncertain of these readings, as lines; the page hears of each doubt once. @param {import('./stage.js').Stage} stage @param {import('./stage.js').Reading[]} readings @returns {HTMLElement[]} */
export const linesOf = ({read, host, host: {strings}, tell}, readings) => (/** @type {const} */ (['a', 'b'])).flatMap(side => {
  const reading = read[side];
  if (!reading || !readings.includes(reading)) return [];
  const {bytes, name, httpCharset} = reading, fresh = !reading.doubts;
  reading.doubts ??= doubtsOf(reading, strings);
  if (fresh) for (const {code, sentence} of reading.doubts) if (code) tell('duidu-error', {code, phase: 'read', side, recoverable: true, message: sentence});
  return doubtLines(reading.doubts, strings[side], options => host.open(bytes, {side, name, httpCharset, ...options}).catch(() => {}));
});
