// @ts-check
// Readings over every character, for one unit at a time as it comes into view: a page of them at once would be a million nodes. The reading stands in an
// attribute and is drawn beside the character, so that find and copy meet the text alone.
import {h} from './dom.js';

/** Wraps every character that has a reading. @param {HTMLElement} unit @param {string[]} readings of the whole text, one for each of its units */
const wrap = (unit, readings) => {
  let at = Number(unit.dataset.begin);
  const walker = document.createTreeWalker(unit, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) nodes.push(/** @type {Text} */ (walker.currentNode));
  for (const node of nodes) {
    const parts = [...node.data].map((character, index) => readings[at + index] ? h('span', {class: 'sound', 'data-reading': readings[at + index]}, character) : character);
    at += node.length;
    node.replaceWith(...parts);
  }
  unit.normalize();
};

/** @param {import('./stage.js').Stage} stage @param {() => boolean} stopped */
export const annotate = async ({root, book, ask}, stopped) => {
  for (const side of [book?.a, book?.b]) if (side) side.report.readings ??= await ask('readings', {text: side.report.text});
  if (stopped()) return;
  const watcher = new IntersectionObserver(entries => {
    if (stopped()) return watcher.disconnect();
    for (const {isIntersecting, target} of entries) {
      if (!isIntersecting) continue;
      watcher.unobserve(target);
      const side = target.closest('.cell')?.classList.contains('b') ? book?.b : book?.a;
      wrap(/** @type {HTMLElement} */ (target), side?.report.readings ?? []);
    }
  }, {rootMargin: '300px'});
  for (const unit of root.querySelectorAll('.unit')) watcher.observe(unit);
};
