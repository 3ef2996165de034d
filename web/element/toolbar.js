// @ts-check
// The tools above the text. `controls` picks among them; a page adds its own by the slots toolbar-start and toolbar-end.
import {h} from './dom.js';

/** One of several values, as radio buttons in a row. @param {string} label @param {string[]} values @param {Record<string, string>} strings @param {string} value @param {(value: string) => void} choose @returns {HTMLElement} */
export const segments = (label, values, strings, value, choose) => {
  const element = h('span', {class: 'segments', role: 'radiogroup', 'aria-label': label});
  const buttons = values.map(each => h('button', {type: 'button', role: 'radio', 'aria-checked': String(each === value), tabindex: each === value ? '0' : '-1', 'data-value': each, onclick: () => pick(each)}, strings[each] ?? each));
  const pick = picked => {
    for (const button of buttons) {
      const on = button.dataset.value === picked;
      button.setAttribute('aria-checked', String(on));
      button.tabIndex = on ? 0 : -1;
    }
    choose(picked);
  };
  element.addEventListener('keydown', event => {
    const step = {ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1}[event.key];
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    const at = buttons.findIndex(button => button.getAttribute('aria-checked') === 'true');
    const next = buttons[(at + step + buttons.length) % buttons.length];
    pick(next.dataset.value);
    next.focus();
  });
  if (!buttons.some(button => button.tabIndex === 0)) buttons[0].tabIndex = 0;
  element.append(...buttons);
  return element;
};

/** A button that opens a sheet below itself; Escape and a click elsewhere close it. @param {string} name @param {() => Promise<Node[]>} fill @param {{list?: boolean, classes?: string, label?: string}} [how] @returns {HTMLElement} */
export const menu = (name, fill, {list = false, classes = '', label} = {}) => {
  const element = h('span', {class: `menu ${classes}`});
  /** @type {HTMLElement|undefined} */
  let sheet;
  const close = () => {
    sheet?.remove();
    sheet = undefined;
    button.setAttribute('aria-expanded', 'false');
  };
  const open = async () => {
    const nodes = await fill();
    if (sheet) return;
    const opened = sheet = h('div', {class: `sheet${list ? ' list' : ''}`, role: 'group', 'aria-label': label ?? name}, ...nodes);
    element.append(opened);
    button.setAttribute('aria-expanded', 'true');
    /** @type {HTMLElement|null} */ (opened.querySelector('[tabindex="0"], button, input, select'))?.focus();
  };
  const button = h('button', {type: 'button', 'aria-expanded': 'false', 'aria-label': label, onclick: () => sheet ? close() : open()}, name);
  element.addEventListener('keydown', event => {
    if (event.key !== 'Escape' || !sheet) return;
    event.stopPropagation();
    close();
    button.focus();
  });
  element.addEventListener('focusout', event => { if (sheet && event.relatedTarget && !element.contains(/** @type {Node} */ (event.relatedTarget))) close(); });
  if (list) element.addEventListener('click', event => { if (/** @type {Element} */ (event.target).closest('.sheet button')) close(); });
  element.append(button);
  return element;
};
