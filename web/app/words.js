// @ts-check
// What the app says around the reader, in three languages.

/** @type {[name: string, hans: string, hant: string, en: string][]} */
const TABLE = [
  ['name', '对读', '對讀', 'Duidu'],
  ['title', '对读 · 两份中文文件，逐段对读', '對讀 · 兩份中文文件，逐段對讀', 'Duidu · read two Chinese documents side by side'],
  ['choose', '打开文件', '開啟檔案', 'Open files'],
  ['folder', '文件夹', '資料夾', 'Folder'],
  ['shelf', '这些文件里，读哪两份？', '這些檔案裡，讀哪兩份？', 'Which two of these files?'],
  ['shelfEmpty', '里面没有能读的文件。', '裡面沒有能讀的檔案。', 'There is no file in it that can be read.'],
  ['shelfCut', '只列出前 {n} 个。', '只列出前 {n} 個。', 'Only the first {n} are listed.'],
  ['tabulate', '全部列成一表（第一份为底本）', '全部列成一表（第一份為底本）', 'All as one table, the first as its base'],
  ['open', '打开', '開啟', 'Open'],
  ['again', '换一份…', '換一份…', 'Others…'],
  ['paste', '粘贴', '貼上', 'Paste'],
  ['examples', '示例', '範例', 'Examples'],
  ['examplePlan', '示例：规划与进展报告', '範例：規劃與進展報告', 'Example: a plan and its report'],
  ['exampleRegulation', '示例：条例的两个版本', '範例：條例的兩個版本', 'Example: two versions of a regulation'],
  ['language', '界面语言', '介面語言', 'Language'],
  ['what', '拖入一份或两份文件，逐段对读。', '拖入一份或兩份文件，逐段對讀。', 'Drop one document or two, and read them side by side.'],
  ['local', '全部在本机完成，不上传。', '全部在本機完成，不上傳。', 'Everything stays on this machine.'],
  ['mine', '我的文件', '我的檔案', 'My documents'],
  ['kept', '文件留在本机，下次还在。', '檔案留在本機，下次還在。', 'Kept on this machine for the next visit.'],
  ['keptNot', '文件太大，或浏览器不许留存：下次要再打开。', '檔案太大，或瀏覽器不許留存：下次要再開啟。', 'Too large, or this browser keeps nothing: open them again next time.'],
  ['forget', '清除', '清除', 'Forget'],
  ['forgotten', '已清除。现在打开的还在，关闭页面后就没有了。', '已清除。現在開啟的還在，關閉頁面後就沒有了。', 'Forgotten. What is open stays until you leave the page.'],
  ['more', '更多', '更多', 'More'],
  ['sealA', '甲', '甲', 'A'],
  ['sealB', '乙', '乙', 'B'],
  ['pasteTitle', '粘贴一份文件', '貼上一份文件', 'Paste a document'],
  ['pasteText', '文字或网页源码', '文字或網頁原始碼', 'Text or the source of a page'],
  ['address', '或网址（只在按下“打开”时才会访问）', '或網址（只在按下「開啟」時才會存取）', 'Or an address (visited only when you open it)'],
  ['openA', '作为甲打开', '作為甲開啟', 'Open as A'],
  ['openB', '作为乙打开', '作為乙開啟', 'Open as B'],
  ['cancel', '取消', '取消', 'Cancel'],
  ['update', '有新版本。', '有新版本。', 'There is a new version.'],
  ['shareLost', '没有收到分享的内容。请先存成文件，再打开。', '沒有收到分享的內容。請先存成檔案，再開啟。', 'What was shared did not arrive. Save it as a file, and open that.'],
  ['close', '关闭', '關閉', 'Close'],
  ['reload', '重新载入', '重新載入', 'Reload'],
];

const COLUMN = {'zh-Hans': 1, 'zh-Hant': 2, en: 3};

/** @param {string} language @returns {Record<string, string>} */
export const wordsFor = language => Object.fromEntries(TABLE.map(row => [row[0], row[COLUMN[language] ?? 1]]));
