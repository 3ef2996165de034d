// @ts-check
// The outline of one or both documents as links; the heading above the reading line is the current one.
import {h} from './dom.js';

/** @param {import('./view-rows.js').Book} book @returns {HTMLElement} */
export const outlineElement = book => {
  const element = h('nav', {class: 'outline', part: 'outline', 'aria-label': book.strings.outline});
  for (const side of [book.a, book.b]) {
    const headings = side?.report.outline ?? [];
    if (!side || !headings.length) continue;
    if (book.b) element.append(h('h2', {}, `${book.strings.outline} · ${book.strings[side.name]}`));
    element.append(h('ol', {lang: side.lang}, ...headings.map(heading => h('li', {'data-level': heading.level},
      h('a', {href: `#${side.name}${heading.span[0]}`, 'data-side': side.name, 'data-offset': heading.span[0]}, side.shown.slice(...heading.span))))));
  }
  return element;
};

/** @param {HTMLElement} outline @param {'a'|'b'} side @param {number} offset of what is being read */
export const markCurrent = (outline, side, offset) => {
  let current;
  for (const link of outline.querySelectorAll(`a[data-side="${side}"]`)) if (Number(link.getAttribute('data-offset')) <= offset) current = link;
  for (const link of outline.querySelectorAll('[aria-current]')) if (link !== current) link.removeAttribute('aria-current');
  current?.setAttribute('aria-current', 'true');
};
