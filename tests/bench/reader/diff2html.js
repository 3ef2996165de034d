// diff2html side by side, on a patch of jsdiff's with the whole text.
import { createTwoFilesPatch } from 'diff';
import { Diff2HtmlUI } from 'diff2html/lib-esm/ui/js/diff2html-ui-base.js';

/** @param {HTMLElement} place @param {string} a @param {string} b @param {(what: string) => void} tell */
export const open = (place, a, b, tell) => {
  const patch = createTwoFilesPatch('a', 'b', a, b, '', '', { context: 1e9 });
  new Diff2HtmlUI(place, patch, { outputFormat: 'side-by-side', drawFileList: false, matching: 'words', synchronisedScroll: true, highlight: false }).draw();
  tell('shown');
  tell('compared');
};
