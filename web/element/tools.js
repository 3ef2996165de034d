// @ts-check
// The tools above the text and, on a phone, below it within a thumb's reach. `controls` picks among them; a page adds its own by slots.
import {h} from './dom.js';
import {field, menu, segments, slider} from './toolbar.js';

/**
 * @typedef {object} Deeds what the tools do
 * @property {(name: string, value: string) => void} set an attribute @property {(change: object) => void} settle a setting @property {(by: 1|-1) => void} step
 * @property {() => void} outline @property {(side: any) => void} activate @property {() => Node} finder @property {() => void} find @property {(format: any) => void} save
 * @property {() => void} share @property {() => void} notes @property {() => void} references @property {() => void} terms @property {() => void} timeline @property {(on: boolean) => void} lock
 */

/** @param {import('./stage.js').Stage} stage @param {string} view @param {Deeds} deeds */
export const fillTools = (stage, view, deeds) => {
  const {parts: {toolbar, thumb}, root, strings, book, host, narrow, active} = stage;
  const shown = name => !host.controls || host.controls.split(/\s+/).includes(name);
  const button = (sign, label, act, properties = {}) => h('button', {type: 'button', 'aria-label': label, title: label, onclick: act, ...properties}, sign);
  const paired = !!book?.b;
  const focused = toolbar.contains(root.activeElement) ? root.activeElement : null;
  toolbar.hidden = host.controls === 'none';
  thumb.hidden = toolbar.hidden;
  toolbar.setAttribute('aria-label', strings.toolbar);
  toolbar.replaceChildren(...[
    h('slot', {name: 'toolbar-start'}),
    !narrow && shown('outline') && button('☰', strings.outline, deeds.outline),
    !narrow && paired && shown('view') && segments(strings.view, ['compare', 'parallel', 'read'], strings, view, value => deeds.set('view', value)),
    paired && view === 'read' && sides(strings, active, deeds),
    !narrow && paired && view === 'parallel' && lockButton(strings, deeds),
    !narrow && paired && shown('step') && button('↑', strings.previousChange, () => deeds.step(-1)),
    !narrow && paired && shown('step') && button('↓', strings.nextChange, () => deeds.step(1)),
    h('span', {class: 'grow'}),
    shown('find') && deeds.finder(),
    shown('settings') && menu(strings.settings, () => settingFields(stage, deeds)),
    !narrow && shown('export') && menu(strings.more, () => moreButtons(strings, deeds, !!stage.comparison), {list: true}),
    h('slot', {name: 'toolbar-end'}),
  ].filter(each => !!each));
  refocus(toolbar, focused);
  thumb.replaceChildren(...(narrow ? [
    button(strings.outline, strings.outline, deeds.outline),
    button('▲', strings.previousChange, () => deeds.step(-1)), button('▼', strings.nextChange, () => deeds.step(1)),
    menu(strings.more, () => moreButtons(strings, deeds, !!stage.comparison), {list: true}),
  ] : []));
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

const moreButtons = (strings, deeds, pair) => {
  const deed = (name, act) => h('button', {type: 'button', onclick: act}, strings[name]);
  return [
    deed('references', deeds.references), deed('terms', deeds.terms), deed('timeline', deeds.timeline), deed('notes', deeds.notes), deed('copyLink', deeds.share), deed('print', () => print()),
    ...[...(pair ? ['sheet', 'docx'] : []), 'html', 'markdown', 'json', 'csv', 'annotations'].map(format => deed(`export-${format}`, () => deeds.save(format))),
  ];
};
