// @ts-check
// What the reader has changed, to be undone and done again: one history for choices against repairs, for what is called article, and for notes.
//
//     did(edit) ─ past ─ undo ─▶ future ─ redo ─▶ past          a new edit ends what could be done again
import {fill} from './strings.js';

/**
 * @typedef {object} Edit
 * @property {string} name of the words for it @property {object} [of] the reading that it changed: once another document stands there, it is past undoing
 * @property {() => any} undo @property {() => any} redo
 */

export class History {
  #stage;
  /** @type {Edit[]} */
  #past = [];
  /** @type {Edit[]} */
  #future = [];

  /** @param {import('./stage.js').Stage} stage */
  constructor(stage) { this.#stage = stage; }

  /** Does an edit and remembers it. @param {Edit} edit */
  async do(edit) {
    this.#past.push(edit);
    this.#future = [];
    await edit.redo();
  }

  /** The name of what would be undone, "" where there is nothing. */
  get undoable() { return this.#last(this.#past)?.name ?? ''; }
  /** The name of what would be done again, "" where there is nothing. */
  get redoable() { return this.#last(this.#future)?.name ?? ''; }

  undo() { return this.#turn(this.#past, this.#future, 'undo', 'undone'); }
  redo() { return this.#turn(this.#future, this.#past, 'redo', 'redone'); }

  /** The last edit of a document that is still open. @param {Edit[]} edits */
  #last(edits) {
    const {a, b} = this.#stage.read;
    while (edits.length && ![undefined, a, b].includes(/** @type {any} */ (edits.at(-1)?.of))) edits.pop();
    return edits.at(-1);
  }

  /** @param {Edit[]} from @param {Edit[]} to @param {'undo'|'redo'} deed @param {string} sentence */
  async #turn(from, to, deed, sentence) {
    const {strings, say} = this.#stage;
    const edit = this.#last(from);
    if (!edit) return say(strings.nothingToUndo);
    from.pop();
    to.push(edit);
    await edit[deed]();
    say(fill(strings[sentence], {what: strings[edit.name]}));
  }
}
