// @ts-check
// What lies in folders that are dropped or chosen: the files that can be read, by name.

const READABLE = /\.(html?|xhtml|mht|mhtml|md|markdown|txt|text|docx|epub|pdf|zip|gz)$/i;
/** More than this is no folder to choose two files from. */
export const MOST = 500;
const DEEPEST = 8;

/** @param {Iterable<File>} files @returns {File[]} */
export const readable = files => [...files].filter(file => READABLE.test(file.name)).sort((one, other) => one.name.localeCompare(other.name, 'zh', {numeric: true})).slice(0, MOST);

/** @param {any} entry @returns {Promise<File>} */
const fileOf = entry => new Promise((resolve, reject) => entry.file(resolve, reject));

/** A directory tells its entries a hundred at a time, until it tells none. @param {any} directory @returns {Promise<any[]>} */
const entriesOf = async directory => {
  const reader = directory.createReader(), entries = [];
  for (;;) {
    const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (!some.length || entries.length > 4 * MOST) return entries;
    entries.push(...some);
  }
};

/** @param {any} entry @param {File[]} files @param {number} depth */
const collect = async (entry, files, depth) => {
  if (files.length > 2 * MOST || depth > DEEPEST || entry.name.startsWith('.')) return;
  if (entry.isFile) files.push(await fileOf(entry));
  else for (const inner of await entriesOf(entry)) await collect(inner, files, depth + 1);
};

/** The files of a drop, those inside folders among them; `folder` says whether there was one. Must be called before the event ends. @param {DataTransfer} transfer */
export const dropped = async transfer => {
  const entries = [...transfer.items].map(item => /** @type {any} */ (item).webkitGetAsEntry?.()).filter(Boolean), direct = [...transfer.files];
  if (!entries.some(entry => entry.isDirectory)) return {files: direct, folder: false};
  const files = /** @type {File[]} */ ([]);
  for (const entry of entries) await collect(entry, files, 0);
  return {files: readable(files), folder: true};
};
