// @ts-check
// The tools above the text and, on a phone, below it within a thumb's reach. `controls` picks among them; a page adds its own by slots.
import {h} from './dom.js';
import {isShown, quiet} from './repairs.js';
import {sidesOf} from './stage.js';
import {menu, segments} from './toolbar.js';

const menus = () => import('./menus.js'); // what they hold comes with their first opening

/**
 * @typedef {object} Deeds what the tools do
 * @property {(name: string, value: string) => void} set an attribute @property {(change: object) => void} settle a setting @property {(kind: 'change'|'repair', by: 1|-1) => void} step
 * @property {() => void} outline @property {(side: any) => void} activate @property {() => Node} finder @property {(on: boolean) => void} lock @property {(name: import('./summary.js').List) => void} list
 * @property {import('./places.js').Places} places @property {import('./panels.js').Panels} panels @property {() => Promise<import('./notes.js').Notes>} notes @property {import('./history.js').History} history
 * @property {(...nodes: Node[]) => void} remark says something above the text @property {() => void} help @property {() => void} original shows the documents as they came, or repaired again
 */

/** @param {import('./stage.js').Stage} stage @param {string} view @param {Deeds} deeds */
export const fillTools = (stage, view, deeds) => {
  const {parts: {toolbar, thumb}, root, strings, book, host, narrow, active} = stage;
  const shown = name => !host.controls || host.controls.split(/\s+/).includes(name);
  const button = (sign, label, act, properties = {}) => h('button', {type: 'button', 'aria-label': label, title: label, onclick: act, ...properties}, sign);
  const paired = !!book?.b, outlined = sidesOf(stage).some(({report}) => report.outline?.length);
  const kind = paired ? 'change' : 'repair', names = paired ? ['previousChange', 'nextChange'] : ['previousRepair', 'nextRepair'];
  const stepped = paired || sidesOf(stage).some(({report}) => report.repairs?.some(repair => isShown(repair) && !quiet(repair)));
  const steps = (up, down) => stepped ? [button(up, strings[names[0]], () => deeds.step(kind, -1)), button(down, strings[names[1]], () => deeds.step(kind, 1))] : [];
  const more = async () => (await menus()).moreButtons(stage, deeds);
  const focused = toolbar.contains(root.activeElement) ? root.activeElement : null;
  toolbar.hidden = host.controls === 'none';
  thumb.hidden = toolbar.hidden;
  toolbar.setAttribute('aria-label', strings.toolbar);
  toolbar.replaceChildren(...[
    h('slot', {name: 'toolbar-start'}),
    !narrow && outlined && shown('outline') && button('☰', strings.outline, deeds.outline),
    !narrow && paired && shown('view') && segments(strings.view, ['compare', 'parallel', 'read'], strings, view, value => deeds.set('view', value)),
    paired && view === 'read' && sides(strings, active, deeds),
    !narrow && paired && view === 'parallel' && lockButton(strings, deeds),
    ...!narrow && shown('step') ? steps('↑', '↓') : [],
    h('span', {class: 'grow'}),
    shown('find') && deeds.finder(),
    shown('settings') && menu(strings.settings, async () => (await menus()).settingFields(stage, deeds)),
    !narrow && shown('export') && menu(strings.more, more, {list: true}),
    h('slot', {name: 'toolbar-end'}),
  ].filter(each => !!each));
  refocus(toolbar, focused);
  thumb.replaceChildren(...(narrow ? [
    outlined && button(strings.outline, strings.outline, deeds.outline),
    ...steps('▲', '▼'),
    menu(strings.more, more, {list: true}),
  ].filter(each => !!each) : []));
};

/** The same tool has the focus after the tools were made anew. @param {HTMLElement} toolbar @param {Element|null} focused */
const refocus = (toolbar, focused) => {
  const names = ['data-value', 'aria-label'].filter(name => focused?.hasAttribute(name));
  const [same] = [...toolbar.querySelectorAll('button, input')].filter(each => names.length ? names.every(name => each.getAttribute(name) === focused?.getAttribute(name)) : focused && each.textContent === focused.textContent);
  /** @type {HTMLElement|undefined} */ (same)?.focus();
};

const sides = (strings, active, deeds) => {
  const element = segments(strings.view, ['a', 'b'], strings, active, deeds.activate);
  element.classList.add('sides');
  return element;
};

const lockButton = (strings, deeds) => {
  const button = h('button', {type: 'button', 'aria-pressed': 'true', onclick: () => {
    const on = button.getAttribute('aria-pressed') !== 'true';
    button.setAttribute('aria-pressed', String(on));
    deeds.lock(on);
  }}, strings.lock);
  return button;
};
