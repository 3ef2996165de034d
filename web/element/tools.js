// @ts-check
// The tools above the text and, on a phone, below it within a thumb's reach. `controls` picks among them; a page adds its own by slots.
import {h} from './dom.js';
import {isShown, quiet} from './repairs.js';
import {sidesOf} from './stage.js';
import {field, menu, segments, slider} from './toolbar.js';

/**
 * @typedef {object} Deeds what the tools do
 * @property {(name: string, value: string) => void} set an attribute @property {(change: object) => void} settle a setting @property {(kind: 'change'|'repair', by: 1|-1) => void} step
 * @property {() => void} outline @property {(side: any) => void} activate @property {() => Node} finder @property {() => void} find @property {(format: any) => void} save
 * @property {() => void} share @property {() => void} notes @property {() => void} references @property {() => void} terms @property {() => void} timeline @property {(on: boolean) => void} lock
 * @property {import('./history.js').History} history @property {() => void} help
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
    shown('settings') && menu(strings.settings, () => settingFields(stage, deeds)),
    !narrow && shown('export') && menu(strings.more, () => moreButtons(stage, deeds), {list: true}),
    h('slot', {name: 'toolbar-end'}),
  ].filter(each => !!each));
  refocus(toolbar, focused);
  thumb.replaceChildren(...(narrow ? [
    outlined && button(strings.outline, strings.outline, deeds.outline),
    ...steps('▲', '▼'),
    menu(strings.more, () => moreButtons(stage, deeds), {list: true}),
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

/** @param {import('./stage.js').Stage} stage @param {Deeds} deeds */
const settingFields = ({strings, settings, host, book}, deeds) => {
  const choice = (name, values, first) => field(strings[name], segments(strings[name], values, strings, host[name] ?? first, value => deeds.set(name, value)));
  const toggle = (name, key) => {
    const input = h('input', {type: 'checkbox', 'aria-label': strings[name], onchange: () => deeds.settle({[key]: input.checked})});
    input.checked = settings[key];
    return field(strings[name], input);
  };
  return [
    slider(strings.size, settings.size, [14, 26, 1], size => deeds.settle({size})),
    slider(strings.leading, settings.leading, [1.4, 2.4, 0.05], leading => deeds.settle({leading})),
    slider(strings.measure, settings.measure, [20, 40, 1], measure => deeds.settle({measure})),
    choice('theme', ['auto', 'light', 'dark'], 'auto'),
    choice('script', ['source', 'hans', 'hant'], 'source'),
    choice('ruby', ['off', 'lifted', 'all'], 'off'),
    book?.b ? null : choice('writing', ['horizontal', 'vertical'], 'horizontal'),
    toggle('focusParagraph', 'focus'),
    toggle('markRepairs', 'repairs'),
    book?.b ? null : toggle('indent', 'indent'),
  ].filter(each => !!each);
};

/** @param {import('./stage.js').Stage} stage @param {Deeds} deeds */
const moreButtons = ({strings, comparison}, deeds) => {
  const {history} = deeds;
  const deed = (name, act, words = strings[name]) => h('button', {type: 'button', onclick: act}, words);
  const turn = (name, edit, act) => edit && deed(name, act, `${strings[name]} · ${strings[edit]}`);
  return [
    turn('undo', history.undoable, () => history.undo()), turn('redo', history.redoable, () => history.redo()),
    deed('references', deeds.references), deed('terms', deeds.terms), deed('timeline', deeds.timeline), deed('notes', deeds.notes), deed('copyLink', deeds.share), deed('print', () => print()),
    ...[...(comparison ? ['sheet', 'docx'] : []), 'html', 'markdown', 'json', 'csv', 'annotations'].map(format => deed(`export-${format}`, () => deeds.save(format))),
    deed('keys', deeds.help),
  ].filter(each => !!each);
};
