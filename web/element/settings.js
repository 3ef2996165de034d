// @ts-check
// How a reader likes to read, kept in this browser from the first change on; before that nothing is stored.

const KEY = 'duidu-reading';

/** Where notes are kept (notes.js). */
export const NOTES = 'duidu-notes';

/** `unmarked` names the kinds of references that are not marked in the text, `weak` shows weaker counterparts, too, `original` the text as it came. @typedef {{size: number, leading: number, measure: number, focus: boolean, indent: boolean, repairs: boolean, original: boolean, weak: boolean, unmarked: string[], theme?: string, ruby?: string, script?: string}} Settings */

/** @type {Settings} */
const FIRST = {size: 17, leading: 1.75, measure: 34, focus: false, indent: false, repairs: false, original: false, weak: false, unmarked: []};

/** @returns {Settings} */
export const remembered = () => {
  try {
    return {...FIRST, ...JSON.parse(localStorage.getItem(KEY) ?? '{}')};
  } catch {
    return {...FIRST}; // storage is blocked or holds something else
  }
};

/** Whether this reader has ever written a note. */
export const hasNotes = () => {
  try {
    return localStorage.getItem(NOTES) !== null;
  } catch {
    return false;
  }
};

/** @param {Settings} settings */
export const remember = settings => {
  try {
    localStorage.setItem(KEY, JSON.stringify(settings));
  } catch {
    // blocked or full: the settings hold until the page closes
  }
};
