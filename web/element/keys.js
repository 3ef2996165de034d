// @ts-check
// What the keys do: the one table that the reader acts by (deeds.js) and that the help lists (help.js), so that the two cannot drift apart.
//
//     where     mark     the focus is on a mark that opens          find  it is in the field of the finder
//               anywhere it is inside the reader                     text  the same, and not in a field
//     chords    as KeyboardEvent.key, letters small; "Mod" is Ctrl, on a Mac ⌘. What a Chinese keyboard writes in its place stands beside it: / 、
import {hidePeek} from './dom.js';
import {selectedIn} from './place.js';

/** @typedef {import('./stage.js').Stage} Stage @typedef {import('./deeds.js').Parts} Parts */
/**
 * @typedef {object} Key
 * @property {'mark'|'find'|'anywhere'|'text'} where @property {string[]} chords the first is the one the help names
 * @property {string} name of the words for it: among the strings of the reader, or of the help
 * @property {(stage: any, parts: Parts, event: KeyboardEvent) => any} act false where there was nothing to do: the key goes on to the next row, and to the browser
 */

/** Closes what is open; false where nothing was. @param {Stage} stage @param {Parts} parts @returns {boolean} */
const stepOut = (stage, {panels}) => {
  const {root, parts: {outline}, narrow} = stage;
  const open = root.querySelector('.reveal');
  const sheet = narrow && outline && !outline.hidden;
  if (sheet) outline.hidden = true;
  hidePeek(root);
  open?.remove();
  return panels.close() || !!open || !!sheet;
};

/** The evidence of the selection, of the mark that was stepped to, or of where the reader is. @param {Stage} stage @param {Parts} parts */
const inspectHere = ({root, place}, {stepper, evidence}) => {
  const chosen = selectedIn(root);
  const mark = /** @type {HTMLElement|null} */ (stepper.at);
  if (chosen) evidence.show(chosen.side, chosen.begin);
  else if (mark?.matches('.repair')) mark.click();
  else evidence.show(place.side, place.offset);
};

/** @param {Key['where']} where @param {string} chords @param {string} name @param {Key['act']} act @returns {Key} */
const key = (where, chords, name, act) => ({where, chords: chords.split(' '), name, act});

/** @type {Key[]} */
export const KEYS = [
  key('mark', 'Enter Space', 'inspect', (_, __, {target}) => /** @type {HTMLElement} */ (target).click()),
  key('find', 'Enter', 'next', (_, {finder}) => finder.step(1)),
  key('find', 'Shift+Enter', 'previous', (_, {finder}) => finder.step(-1)),
  key('find', 'Escape', 'clear', (_, {finder}) => finder.clear()),
  key('anywhere', 'Escape', 'close', (stage, parts) => stepOut(stage, parts)),
  key('text', 'n', 'nextChange', (_, {stepper}) => stepper.go('change', 1)),
  key('text', 'p', 'previousChange', (_, {stepper}) => stepper.go('change', -1)),
  key('text', 'r', 'nextRepair', (_, {stepper}) => stepper.go('repair', 1)),
  key('text', 'Shift+r', 'previousRepair', (_, {stepper}) => stepper.go('repair', -1)),
  key('text', '/ 、', 'find', (_, {finder}) => finder.focus()),
  key('text', 'y', 'original', (_, {original}) => original()),
  key('text', 'i', 'inspect', (stage, parts) => inspectHere(stage, parts)),
  key('text', 'o', 'outline', (_, {outline}) => outline()),
  key('text', 't', 'threads', ({comparison}, {list}) => comparison?.chains?.length ? list('threads') : false),
  key('text', 'g', 'figures', ({comparison}, {list}) => comparison?.figures?.length ? list('figures') : false),
  key('text', 'b', 'back', (_, {places}) => places.back()),
  key('text', 'm', 'writeNote', async ({root}, parts) => { const chosen = selectedIn(root), notes = await parts.notes(); if (chosen) notes.write(chosen); else notes.list(); }),
  key('text', 'Mod+z', 'undo', (stage, {history}) => history.undo()),
  key('text', 'Mod+Shift+z Mod+y', 'redo', (stage, {history}) => history.redo()),
  key('text', '1', 'compare', ({host}) => { host.view = 'compare'; }),
  key('text', '2', 'parallel', ({host}) => { host.view = 'parallel'; }),
  key('text', '3', 'read', ({host}) => { host.view = 'read'; }),
  key('text', '? ？', 'help', (_, {help}) => help()),
];

/** A key as the table writes it. @param {KeyboardEvent} event */
export const chordOf = ({key: name, ctrlKey, metaKey, shiftKey}) => {
  const letter = /^[a-z]$/i.test(name), mod = ctrlKey || metaKey;
  return `${mod ? 'Mod+' : ''}${shiftKey && (letter || name.length > 1) ? 'Shift+' : ''}${name === ' ' ? 'Space' : letter ? name.toLowerCase() : name}`;
};

/** Whether the page lets the reader have a key: `hotkeys` is "off", or names those to keep; what opens and closes stays. @param {Key} key @param {string|null} hotkeys */
export const isKept = ({where, chords}, hotkeys) => where !== 'text' || !hotkeys || (hotkeys !== 'off' && hotkeys.split(/\s+/).some(each => chords.includes(each)));

const HOLDS = {
  mark: target => target.matches('.repair'), find: target => target.matches('.finder input'), anywhere: () => true, text: target => !target.matches('input, textarea, select'),
};

/** What a key may do where the focus is, the nearest first. @param {KeyboardEvent} event @param {HTMLElement} target @param {string|null} hotkeys @returns {Key[]} */
export const keysFor = (event, target, hotkeys) => {
  if (event.altKey || event.isComposing) return [];
  const chord = chordOf(event);
  return KEYS.filter(each => each.chords.includes(chord) && HOLDS[each.where](target) && isKept(each, hotkeys));
};
