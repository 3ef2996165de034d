// @ts-check
// Clauses of two related documents that answer each other: which of them are shown, and their marks in a text. A clause that has a better counterpart shows
// its weaker ones only where the reader asks for them.
//
//     適度超前推進[智慧書屋]、[自助借閱站]等規模布局     0.82 同文  適度超前建设智慧书屋和自助借阅站          shown
//                                                       0.51 同题  完善智慧书屋管理                        a weaker one
import {h} from './dom.js';

/** Whether a passage is shown. @param {any} passage @param {boolean} weak whether weaker counterparts are wanted */
export const isOffered = ({main}, weak) => weak || main !== false;

const NEAR = 0.45; // from here on a passage is underlined at rest; weaker ones show when the pointer or the focus is in their row
const CALM = 32; // characters of text for one passage underlined at rest, a line of it: more would be a page of lines

/** The score from which on passages are underlined at rest, on both sides. @param {any[]} passages */
const nearFrom = passages => {
  const length = passages.reduce((most, {a, b}) => Math.max(most, a[1], b[1]), 0); // of the longer text, nearly
  const scores = passages.map(passage => passage.score).sort((one, other) => other - one);
  return Math.max(NEAR, scores[Math.ceil(length / CALM)] ?? 0);
};

/** What both sides share, a mark for each stretch that leads to its counterparts. @param {any} comparison @param {'a'|'b'} side @param {boolean} weak @returns {import('./marks.js').Mark[]} */
export const passageMarks = ({passages: all = []}, side, weak) => {
  const near = nearFrom(all);
  const at = new Map();
  all.forEach((passage, index) => {
    if (!isOffered(passage, weak)) return;
    const pieces = passage.shared?.length ? passage.shared.map(piece => piece[side]) : [passage[side]];
    for (const [begin, end] of pieces) {
      const key = `${begin} ${end}`;
      if (!at.has(key)) at.set(key, {span: [begin, end], passages: new Set()});
      at.get(key).passages.add(index);
    }
  });
  const pieces = joined([...at.values()]);
  const make = index => {
    const list = [...pieces[index].passages];
    return h('span', {class: `passage${list.some(each => all[each].score >= near) ? ' near' : ''}`, 'data-passages': list.join(' ')});
  };
  return pieces.map(({span: [begin, end]}, of) => ({begin, end, make, of}));
};

/** Overlapping stretches become one that knows all their passages. */
const joined = pieces => {
  pieces.sort((one, other) => one.span[0] - other.span[0] || other.span[1] - one.span[1]);
  const result = [];
  for (const {span, passages} of pieces) {
    const last = result.at(-1);
    if (!last || span[0] >= last.span[1]) { result.push({span: [...span], passages: new Set(passages)}); continue; }
    last.span[1] = Math.max(last.span[1], span[1]);
    for (const passage of passages) last.passages.add(passage);
  }
  return result;
};
