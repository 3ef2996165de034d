// @ts-check
// What all parts of a reader share: the shadow root, its parts, what was read and how it is shown. The element owns it; the parts get it.

/** @typedef {'a'|'b'} SideName */

/**
 * @typedef {object} Stage
 * @property {HTMLElement & Record<string, any>} host @property {ShadowRoot} root @property {Record<string, any>} parts elements by name
 * @property {Record<string, string>} strings of the interface @property {boolean} narrow whether there is room for one column only
 * @property {import('./view-rows.js').Book|undefined} book what is shown
 * @property {import('./overview.js').Overview} [overview] both documents as strips, once the first screen stands
 * @property {{a?: Reading, b?: Reading}} read @property {any} comparison
 * @property {SideName} active the side that the single view shows
 * @property {{side: SideName, offset: number}} place where the reader is
 * @property {import('./settings.js').Settings} settings
 * @property {(name: string, detail: object, cancelable?: boolean) => boolean} tell dispatches an event
 * @property {(words: string) => void} say tells a screen reader
 * @property {(method: any, args: any) => Promise<any>} ask the core
 * @property {(format: string) => Promise<string>} sheet both documents as a table, told by the core
 * @property {() => Promise<void>} draw everything anew
 * @property {(side: SideName) => string} key the core's name of the document on a side
 *
 * @typedef {object} Reading
 * @property {string} id the core's name of it @property {any} asked what the core was asked to read @property {any} report @property {Uint8Array|string} bytes of the file; of a text, the text @property {string} name
 * @property {string} [type] as which it was read @property {string} [httpCharset] what a server said of its charset
 * @property {Set<number>} restored blocks that the reader counts as article @property {Map<number, string>} choices texts chosen instead of repairs
 * @property {import('./doubts.js').Doubt[]} [doubts] what is uncertain of it, once that was told
 */

/** The document of a side, wherever it stands: 乙 may be the only one. @param {Stage['book']} book @param {SideName} name @returns {import('./cell.js').Side|undefined} */
export const sideNamed = (book, name) => [book?.a, book?.b].find(side => side?.name === name);

/** The first document, and the second where there is one. @param {Stage} stage @returns {import('./cell.js').Side[]} */
export const sidesOf = ({book}) => [book?.a, book?.b].filter(side => !!side);
