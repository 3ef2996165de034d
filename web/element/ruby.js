// @ts-check
// Readings over every character, for one unit at a time as it comes into view: a page of them at once would be a million nodes. The reading stands in an
// attribute and is drawn beside the character, so that find and copy meet the text alone.
import {h} from './dom.js';
import {nodesOf} from './place.js';

/** Wraps every character that has a reading. @param {HTMLElement} unit @param {string[]} readings of the whole text, one for each of its units */
const wrap = (unit, readings) => {
  for (const [node, begin] of nodesOf(unit)) {
    if (node.parentElement?.closest('[data-chosen]')) continue; // the reader's own text: the readings are of what stood there
    let at = begin;
    node.replaceWith(...[...node.data].map(character => {
      const reading = readings[at];
      at += character.length;
      return reading ? h('span', {class: 'sound', 'data-reading': reading}, character) : character;
    }));
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
