// @ts-check
// What is said when something fails: what happened, and what to do.
import {withWords} from './strings.js';

/** @type {[name: string, hans: string, hant: string, en: string][]} */
const TABLE = [
  ['wasm-unsupported', '此浏览器不支持 WebAssembly，请换用近两年的浏览器。', '此瀏覽器不支援 WebAssembly，請換用近兩年的瀏覽器。', 'This browser has no WebAssembly; please use one of the last two years.'],
  ['csp-wasm', '本页的安全策略不许运行 WebAssembly；请网站在 script-src 中加上 \'wasm-unsafe-eval\'。', '本頁的安全政策不許執行 WebAssembly；請網站在 script-src 中加上 \'wasm-unsafe-eval\'。', 'This page\'s security policy forbids WebAssembly; its script-src needs \'wasm-unsafe-eval\'.'],
  ['core-missing', '取不到程序文件 duidu.wasm，请检查部署是否完整。', '取不到程式檔 duidu.wasm，請檢查部署是否完整。', 'The program file duidu.wasm could not be fetched; is everything deployed?'],
  ['fetch-cors', '取不到这个网址：对方网站不许跨站读取，或网络不通。请先存到本机，再拖进来。', '取不到這個網址：對方網站不許跨站讀取，或網路不通。請先存到本機，再拖進來。', 'The address could not be read: that site does not allow it from here, or there is no network. Save the page and drop the file instead.'],
  ['fetch-http', '取文件失败：{message}。请检查网址。', '取檔案失敗：{message}。請檢查網址。', 'The document could not be fetched: {message}. Please check the address.'],
  ['too-large', '文件太大，内存不够。请分成几份再读。', '檔案太大，記憶體不夠。請分成幾份再讀。', 'The document is too large for the memory here. Please split it.'],
  ['core-crash', '程序出错，已重新启动；请再试一次。', '程式出錯，已重新啟動；請再試一次。', 'The program failed and was restarted; please try again.'],
];

/** A sentence that may hold a {message}. @param {string} code of a DuiduError @param {Record<string, string>} strings of the interface */
export const failure = (code, strings) => withWords(TABLE, strings)[code] ?? code;
