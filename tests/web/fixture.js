// @ts-check
// Two small documents of our own with reports made by hand, so that the page can be tested whatever the core finds. The worker beside this file
// (fixture-worker.js) answers with them instead of the core.
//
//     A  a traditional page with a gloss, a frame shift, site matter, a count that fails     B  the plan that it reports on

const LINES_A = [
  ['boilerplate', '首頁|要聞|文化|讀書會', 'nav'],
  ['boilerplate', '首頁 >> 文化 >> 正文', 'breadcrumb'],
  ['title', '《臨瀾閱讀報告(2027年)》發布'],
  ['byline', '2028年3月26日 08:30  臨瀾日報'],
  ['body', '近日,市文化主管部門編制形成了《臨瀾閱讀報告(2027年)》(以下簡稱《報告》)。《報告》提出適度超前推進智慧書屋布局。'],
  ['heading', '一、閱讀設施'],
  ['body', '社區書屋達到243個,覆蓋5個區縣:青崖縣、石浦縣、雲溪縣、臨江區。'],
  ['body', '重點抓好三大任務:一是優化升級閱讀設施;二是提升數字檔案質量;三是穩定基層館員隊伍。'],
  ['boilerplate', '版權所有 臨瀾新聞網', 'copyright'],
];

const LINES_B = [
  ['title', '临澜市公共阅读发展规划'],
  ['body', '根据《临澜市公共阅读促进条例》（以下简称《条例》），制定本规划。'],
  ['heading', '一、重点任务'],
  ['body', '优化城乡阅读设施布局，适度超前建设智慧书屋和自助借阅站。'],
  ['body', '社区书屋达到300个，每万人拥有阅览座位45个。'],
  ['heading', '二、保障措施'],
  ['body', '壮大基层馆员队伍，完善馆员培养、使用、评价机制。'],
];

/** @param {string[][]} lines @param {object} source */
const skeleton = (lines, source) => {
  let text = '';
  const blocks = lines.map(([role, line, why = ''], id) => {
    const begin = text.length;
    text += `${line}\n`;
    return {id, kind: role === 'title' || role === 'heading' ? 'heading' : 'paragraph', role, why, level: role === 'title' ? 1 : role === 'heading' ? 2 : 0, span: [begin, text.length - 1], parent: -1};
  });
  text = text.slice(0, -1);
  const outline = blocks.filter(block => block.kind === 'heading').map(block => ({level: block.level, span: block.span, block: block.id, number: '', id: `h-${block.id}`}));
  /** The span of the nth occurrence of some words. @param {string} words @param {number} [nth] */
  const span = (words, nth = 0) => {
    let begin = text.indexOf(words);
    for (; nth > 0; nth--) begin = text.indexOf(words, begin + 1);
    if (begin < 0) throw new Error(`the fixture has no ${words}`);
    return [begin, begin + words.length];
  };
  const report = {duidu: '0.1.0', offsets: 'utf-16', source, charset: {name: 'utf-8', label: '', confidence: 1, why: '', candidates: [], malformed: []}, text, folded: text, metadata: {},
    repairs: [], blocks, outline, sentences: [], enumerations: [], counts: [], aliases: [], citations: [], quotations: [], dates: [], entities: [], quantities: [], links: [], notes: [], map: []};
  return {report: /** @type {any} */ (report), span};
};

const a = skeleton(LINES_A, {name: 'report.html', bytes: 900, sha256: '', type: 'text/html'});
const items = ['優化升級閱讀設施', '提升數字檔案質量', '穩定基層館員隊伍'];
Object.assign(a.report, {
  charset: {name: 'gb18030', label: 'gb2312', confidence: 0.97, why: 'declared, and every byte fits', candidates: [{name: 'gb18030', confidence: 0.97}], malformed: []},
  metadata: {title: '《臨瀾閱讀報告(2027年)》發布', date: '2028-03-26T08:30:00+08:00', source: '臨瀾日報', language: 'zh', script: 'Hant'},
  repairs: [
    {kind: 'gloss', span: a.span('頁'), bytes: [2, 8], was: '頁(yè)', now: '頁', certainty: 'certain', why: 'the reading in brackets is that of the character', reading: 'yè', candidates: []},
    {kind: 'frame_shift', span: a.span('。《報', 0), bytes: [20, 24], was: '!秷', now: '。《報', certainty: 'probable', why: 're-running the damage gives what stands in the file', reading: '', candidates: ['。《报']},
  ],
  aliases: [{id: 'a1', short: a.span('《報告》'), full: a.span('《臨瀾閱讀報告(2027年)》', 1), definition: a.span('《臨瀾閱讀報告(2027年)》(以下簡稱《報告》)')}],
  citations: [{span: a.span('《報告》', 1), title: '臨瀾閱讀報告(2027年)', alias: 'a1', article: '', number: '', target: null}],
  enumerations: [
    {id: 'e1', kind: 'coordinated', span: a.span('青崖縣、石浦縣、雲溪縣、臨江區'), open: false, items: ['青崖縣', '石浦縣', '雲溪縣', '臨江區'].map((item, n) => ({n: n + 1, marker: [0, 0], span: a.span(item)}))},
    {id: 'e2', kind: 'marked', span: [a.span('一是')[0], a.span('館員隊伍')[1]], open: false, items: items.map((item, n) => ({n: n + 1, marker: a.span(['一是', '二是', '三是'][n]), span: a.span(item)}))},
  ],
  counts: [
    {id: 'k1', span: a.span('5個區縣'), value: 5, measure: '個', noun: '區縣', enumeration: 'e1', found: 4, holds: false},
    {id: 'k2', span: a.span('三大任務'), value: 3, measure: '大', noun: '任務', enumeration: 'e2', found: 3, holds: true},
  ],
  dates: [{span: a.span('2028年3月26日 08:30'), value: '2028-03-26T08:30:00+08:00', kind: 'datetime'}],
  map: [[0, a.report.text.length, 0, a.report.text.length * 2]],
});

const b = skeleton(LINES_B, {name: 'plan.md', bytes: 700, sha256: '', type: 'text/markdown'});
b.report.metadata = {title: '临澜市公共阅读发展规划', language: 'zh', script: 'Hans'};
b.report.aliases = [{id: 'a1', short: b.span('《条例》'), full: b.span('《临澜市公共阅读促进条例》'), definition: b.span('《临澜市公共阅读促进条例》（以下简称《条例》）')}];

export const reports = {a: a.report, b: b.report};

const unit = (side, words) => {
  const report = reports[side];
  const at = report.text.indexOf(words);
  const block = report.blocks.find(each => each.span[0] <= at && at < each.span[1]);
  return {label: String(block.id), span: block.span};
};
const passage = (from, to, relation, score, shared) => ({a: a.span(from), b: b.span(to), relation, score, shared: shared.map(([left, right]) => ({a: a.span(left), b: b.span(right)})), why: `shares ${shared.map(pair => pair[1]).join(', ')}`});

/** The pair as related documents. */
export const related = {
  duidu: '0.1.0', offsets: 'utf-16', mode: 'related', exact: true, notes: [],
  links: [
    {level: 'paragraph', a: [unit('a', '適度超前')], b: [unit('b', '适度超前')], status: 'changed', kind: 'one', moved: false, score: 0.72, why: ['shares 适度超前']},
    {level: 'paragraph', a: [unit('a', '社區書屋')], b: [unit('b', '社区书屋')], status: 'changed', kind: 'one', moved: false, score: 0.41, why: ['shares 社区书屋达到']},
  ],
  unmatched: {a: [], b: [unit('b', '根据')]},
  changes: [],
  passages: [
    passage('適度超前推進智慧書屋布局', '适度超前建设智慧书屋', 'follow_up', 0.8, [['適度超前', '适度超前'], ['智慧書屋', '智慧书屋']]),
    passage('社區書屋達到243個', '社区书屋达到300个', 'contrast', 0.66, [['社區書屋達到', '社区书屋达到']]),
    passage('穩定基層館員隊伍', '壮大基层馆员队伍', 'paraphrase', 0.58, [['基層館員隊伍', '基层馆员队伍']]),
  ],
  summary: {same: 0, changed: 2, moved: 0, added: 0, removed: 0, passages: 3},
};

/** Two versions of a regulation, changed in a word, a number, with one article moved, one new and one dropped. */
const OLD = ['第一条　为了保护古籍，制定本条例。', '第二条　每五年组织一次普查。', '第三条　查阅不得收取费用。', '第四条　县级图书馆可以参照执行。', '第五条　本条例自2019年9月1日起施行。'];
const NEW = ['第一条　为了保护和利用古籍，制定本条例。', '第二条　查阅不得收取费用。', '第三条　每三年组织一次普查。', '第四条　运用人工智能校勘的应当标明。', '第五条　本条例自2024年10月1日起施行。'];
const old = skeleton(OLD.map(line => ['body', line]), {name: 'old.txt', bytes: 300, sha256: '', type: 'text/plain'});
const fresh = skeleton(NEW.map(line => ['body', line]), {name: 'new.txt', bytes: 300, sha256: '', type: 'text/plain'});
for (const each of [old, fresh]) each.report.metadata = {language: 'zh', script: 'Hans'};
export const versionReports = {a: old.report, b: fresh.report};

const article = (report, index) => ({label: String(index + 1), span: report.blocks[index].span});
const linked = (from, to, status, moved = false) => ({level: 'article', a: [article(old.report, from)], b: [article(fresh.report, to)], status, kind: 'one', moved, score: status === 'same' ? 1 : 0.8, why: []});
const changed = (op, left, right, kind, moved = false) => ({op, a: left, b: right, kind, moved});

export const versions = {
  duidu: '0.1.0', offsets: 'utf-16', mode: 'versions', exact: true, notes: [],
  links: [linked(0, 0, 'changed'), linked(1, 2, 'changed', true), linked(2, 1, 'same'), linked(4, 4, 'changed')],
  unmatched: {a: [article(old.report, 3)], b: [article(fresh.report, 3)]},
  changes: [
    changed('insert', [old.span('保护')[1], old.span('保护')[1]], fresh.span('和利用'), 'wording'),
    changed('replace', old.span('五', 0), fresh.span('三', 1), 'number', true),
    changed('delete', old.report.blocks[3].span, [fresh.report.blocks[3].span[0], fresh.report.blocks[3].span[0]], 'wording'),
    changed('insert', [old.report.blocks[3].span[1], old.report.blocks[3].span[1]], fresh.report.blocks[3].span, 'wording'),
    changed('replace', old.span('2019年9月'), fresh.span('2024年10月'), 'date'),
  ],
  passages: [],
  summary: {same: 1, changed: 3, moved: 1, added: 1, removed: 1, passages: 0},
};
