// @ts-check
// Stands in for the core: answers with the reports of fixture.js. What is asked for by the name of the file that is read: "slow-…" is compared slowly, and
// "third-…" is the same text as another document.
import {related, reports, versionReports, versions} from './fixture.js';

/** @type {Map<string, any>} */
const open = new Map();

/** Files that the core has its doubts about. */
const doubtful = {
  'guessed.txt': {...reports.a, charset: {name: 'gbk', confidence: 0.4, candidates: [{name: 'gbk', confidence: 0.4}, {name: 'big5', confidence: 0.3}]}},
  'noise.bin': {...reports.a, notes: [{code: 'not_text'}]},
  'picture.png': {...reports.a, text: '', blocks: [], outline: [], repairs: [], counts: [], aliases: [], enumerations: [], dates: [], source: {name: 'picture.png', type: 'image/png'}, notes: [{code: 'unsupported_format'}]},
  'menu.html': {...reports.a, blocks: reports.a.blocks.map(block => ({...block, kind: 'paragraph', role: 'boilerplate', why: 'nav'})), outline: []},
};

const answers = {
  read: ({id, options}) => {
    const [, failure] = /^fails-(.+)\.txt$/.exec(options.name) ?? [];
    if (failure) throw Object.assign(new Error('as asked'), {code: failure});
    const known = {...doubtful, 'report.html': reports.a, 'plan.md': reports.b, 'old.txt': versionReports.a, 'new.txt': versionReports.b}[options.name.replace(/^(slow|third)-/, '')] ?? reports.a;
    const report = {...known, source: {...known.source, name: options.name}};
    open.set(id, report);
    return {...report, lists: report.enumerations, ways: report.links};
  },
  compare: ({a}) => open.get(a).text === versionReports.a.text ? versions : related,
  report: ({id}) => open.get(id).text,
  fold: ({text}) => text,
  convert: ({text}) => text,
  hold: request => answers.read(request),
  table: () => JSON.stringify({title: '表', kind: '对照', label: '条', columns: [['甲', 'zh'], ['乙', 'zh'], ['丙', 'zh']], facts: [], rows: []}),
  close: () => null,
};

const SLOW = 400; // milliseconds

self.onmessage = async ({data: {id, method, args}}) => {
  if (!method || args.options?.name === 'long.txt') return; // the wasm on its way; what is never done
  if (method === 'compare') self.postMessage({id, phase: 'comparing'});
  if (method === 'compare' && open.get(args.a)?.source.name.startsWith('slow-')) await new Promise(resolve => setTimeout(resolve, SLOW));
  try {
    self.postMessage({id, result: answers[method](args)});
  } catch (/** @type {any} */ error) {
    self.postMessage({id, error: {code: error.code, message: error.message}});
  }
};
