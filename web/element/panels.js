// @ts-check
// The one panel that may stand beside the text (evidence, notes, references): it takes the focus, and gives it back.
import {h} from './dom.js';

const ROOM = 1080; // CSS pixels in which a panel and two columns of 20 characters stand side by side

export class Panels {
  #stage;
  /** @type {HTMLElement|null} */
  #open = null;
  /** @type {HTMLElement|null} */
  #opener = null;
  /** @type {() => void} */
  #after = () => {};

  /** @param {import('./stage.js').Stage} stage */
  constructor(stage) { this.#stage = stage; }

  /** @param {HTMLElement} element @param {() => void} [after] what to do when it closes @param {{docked?: boolean}} [how] docked: beside the text where there is room, instead of over it */
  open(element, after = () => {}, {docked = false} = {}) {
    if (!this.#open?.isConnected) this.#opener = /** @type {HTMLElement|null} */ (this.#stage.root.activeElement);
    this.#open?.remove();
    this.#open = element;
    this.#after = after;
    const {root, parts: {spread}, host} = this.#stage;
    if (docked && host.clientWidth >= ROOM) spread.prepend(element);
    else root.append(element);
    element.focus({preventScroll: true});
  }

  /** @returns {boolean} whether one was open */
  close() {
    if (!this.#open?.isConnected) return false;
    this.#open.remove();
    this.#after();
    if (this.#opener?.isConnected) this.#opener.focus({preventScroll: true});
    return true;
  }
}

/** A panel with its title and its way out. @param {string} title @param {Record<string, string>} strings @param {() => void} close @param {{kind?: string, tools?: Node[]}} how @param {...(Node|string|null|false|undefined)} children @returns {HTMLElement} */
export const panelElement = (title, strings, close, {kind = '', tools = []} = {}, ...children) =>
  h('section', {class: `panel ${kind}`, part: 'inspect', role: 'dialog', 'aria-label': title, tabindex: '-1'},
    h('header', {}, h('h2', {}, title), ...tools, h('button', {type: 'button', 'aria-label': strings.close, onclick: close}, '✕')), ...children);
