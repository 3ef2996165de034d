// @ts-check
// What can be taken away: a page that stands by itself, Markdown, the JSON report, a table, annotations; a citation; a link to a place.
import {css} from './style.js';
import {css as cssLater} from './style-later.js';
import {h} from './dom.js';
import {figuresIn} from './figures.js';
import {sidesOf} from './stage.js';
import {nameOfUnseen, unseenIn} from './unseen.js';

const TYPES = {html: 'text/html', markdown: 'text/markdown', json: 'application/json', csv: 'text/csv', annotations: 'application/ld+json', sheet: 'text/html'};
const ENDINGS = {html: 'html', markdown: 'md', json: 'json', csv: 'csv', annotations: 'jsonld', sheet: 'html', docx: 'docx'};

/** @typedef {import('./stage.js').Stage} Stage @typedef {import('./cell.js').Side} Side */

/** @param {Stage} stage @param {'html'|'markdown'|'json'|'csv'|'annotations'|'sheet'|'docx'} format @param {import('./notes.js').Placed[]} notes @returns {Promise<Blob>} */
export const exported = async (stage, format, notes) => {
  if (format === 'docx') return (await import('./docx.js')).wordFile(JSON.parse(await stage.sheet('sheet')));
  const text = await {sheet: () => stage.sheet('html'), html: () => page(stage), markdown: () => markdown(stage), json: () => json(stage, notes), csv: () => table(stage), annotations: () => annotations(stage, notes)}[format]();
  return new Blob([format === 'csv' ? '\uFEFF' : '', text], {type: `${TYPES[format]};charset=utf-8`}); // spreadsheets take UTF-8 only by its mark
};

/** @param {Stage} stage @param {keyof typeof ENDINGS} format */
export const fileName = ({read}, format) => `${[read.a, read.b].map(each => each?.name.replace(/\.\w+$/, '')).filter(Boolean).join('-') || 'duidu'}.${ENDINGS[format]}`;

/** The rows as they are shown, with the style inside, every fold open. @param {Stage} stage */
const page = ({parts, strings, book}) => {
  const title = sidesOf(/** @type {any} */ ({book})).map(side => side.report.metadata?.title || side.report.source?.name).join(' × ');
  const shown = /** @type {HTMLElement} */ (parts.text.cloneNode(true));
  for (const gone of shown.querySelectorAll('.restore, .reveal, .run, .facts button')) gone.remove();
  for (const row of shown.querySelectorAll('.brief')) row.classList.remove('brief');
  for (const fold of shown.querySelectorAll('details')) fold.open = true;
  for (const link of shown.querySelectorAll('a[href^="#"]')) link.removeAttribute('href');
  const whole = document.implementation.createHTMLDocument(title);
  whole.documentElement.lang = parts.reader.lang;
  const sheet = whole.createElement('style');
  sheet.textContent = (css + cssLater).replaceAll(':host', 'main');
  const meta = whole.createElement('meta');
  meta.setAttribute('charset', 'utf-8');
  whole.head.prepend(meta, sheet);
  const main = whole.createElement('main');
  main.append(h('p', {class: 'away'}, strings.reader), shown, ...surveyOf(book, strings).map(({title, lines}) => h('section', {class: 'survey'}, h('h2', {}, title), h('ol', {}, ...lines.map(line => h('li', {}, line))))));
  whole.body.append(whole.adoptNode(main));
  return `<!DOCTYPE html>\n${new XMLSerializer().serializeToString(whole)}`;
};

const chosenText = (report, choices, begin, end) => {
  let text = '', at = begin;
  for (const [index, chosen] of [...choices].sort(([one], [other]) => one - other)) {
    const [from, to] = report.repairs[index].span;
    if (from < at || to > end) continue;
    text += report.text.slice(at, from) + chosen;
    at = to;
  }
  return text + report.text.slice(at, end);
};

/** What runs through both documents, as lines under a title each: terms, figures, what is not taken up. @param {import('./view-rows.js').Book|undefined} book @param {Record<string, string>} strings @returns {{title: string, lines: string[]}[]} */
const surveyOf = (book, strings) => {
  const {comparison, a, b} = book ?? {};
  if (!book || !a || !b || !comparison) return [];
  const quote = (side, span) => side.shown.slice(...span).replace(/\s+/g, ' ');
  const threads = (comparison.chains ?? []).map(({term, a: left, b: right}) => `${term}：${[[a, left], [b, right]].map(([side, places]) => `${strings[side.name]} ${places.map(({clause}) => quote(side, clause)).join('；')}`).join(' ‖ ')}`);
  const figures = figuresIn(comparison).map(({a: left, b: right, same}) => `${quote(a, left)} ${same ? '=' : '≠'} ${quote(b, right)}`);
  const unseen = comparison.mode !== 'related' ? [] : [b, a].map(side => ({title: `${strings[nameOfUnseen(book, side.name)]} · ${strings[side.name]}`, lines: unseenIn(book, side.name).map(({span}) => quote(side, span))}));
  return [{title: strings.threads, lines: threads}, {title: strings[comparison.mode === 'related' ? 'figures' : 'number'], lines: figures}, ...unseen].filter(({lines}) => lines.length);
};

/** @param {Stage} stage */
const markdown = ({book, read, strings}) => {
  const said = (side, index) => {
    const unit = side.units[index];
    if (unit.fold) return '';
    const text = chosenText(side.report, read[side.name]?.choices ?? new Map(), unit.begin, unit.end);
    return unit.kind === 'heading' ? `${'#'.repeat(Math.min(6, unit.level + 1))} ${text}` : unit.kind === 'list_item' ? `${unit.number ? `${unit.number}.` : '-'} ${text}` : unit.inside === 'quoted' ? `> ${text}` : text;
  };
  const {a, b, rows} = /** @type {import('./view-rows.js').Book} */ (book);
  if (!b) return `${a.units.map((_, index) => said(a, index)).filter(Boolean).join('\n\n')}\n`;
  const cell = (side, units) => units.map(index => said(side, index)).filter(Boolean).join('<br>').replaceAll('|', '\\|').replace(/\n/g, '<br>').replace(/(^|<br>)#+ (.*?)(?=<br>|$)/g, '$1**$2**');
  const lines = rows.filter(row => row.kind !== 'sign').map(row => [cell(a, row.a), cell(b, row.b)]).filter(([left, right]) => left || right);
  return `| ${a.report.source.name || '甲'} | ${b.report.source.name || '乙'} |\n| --- | --- |\n${lines.map(([left, right]) => `| ${left} | ${right} |`).join('\n')}\n${surveyOf(book, strings).map(({title, lines}) => `\n## ${title}\n\n${lines.map(line => `- ${line}`).join('\n')}\n`).join('')}`;
};

/** @param {Stage} stage @param {import('./notes.js').Placed[]} notes */
const json = ({read, comparison}, notes) => {
  const choices = Object.fromEntries(Object.entries(read).map(([side, each]) => [side, [...each.choices].map(([repair, chosen]) => ({repair, chosen}))]));
  const restored = Object.fromEntries(Object.entries(read).map(([side, each]) => [side, [...each.restored]])); // blocks that the reader counts as article
  const plain = report => ({...report, folded: undefined, readings: undefined, lists: undefined, ways: undefined});
  const report = comparison ? {...comparison, a: plain(read.a?.report), b: plain(read.b?.report)} : plain((read.a ?? read.b)?.report);
  return JSON.stringify({...report, reader: {choices, restored, notes}}, null, 1);
};

/** A cell of CSV; one that a spreadsheet would compute gets a quote before it. @param {any} value */
const csvCell = value => {
  const text = String(value ?? '').replace(/^[=+\-@\t\r]/, "'$&");
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** @param {Stage} stage */
const table = ({book, read, comparison}) => {
  const {a, b} = read;
  const quote = (reading, span) => reading && span ? reading.report.text.slice(...span) : '';
  const rows = [['what', 'kind', 'a_begin', 'a_end', 'a_text', 'b_begin', 'b_end', 'b_text', 'score', 'why']];
  const pair = (what, kind, left, right, score, why) => rows.push([what, kind, left?.[0], left?.[1], quote(a, left), right?.[0], right?.[1], quote(b, right), score, why]);
  for (const change of comparison?.changes ?? []) if (!['equal', 'folded'].includes(change.op)) pair(change.op, change.kind, change.a, change.b);
  for (const passage of comparison?.passages ?? []) pair('passage', passage.relation, passage.a, passage.b, passage.score, passage.why);
  (comparison?.chains ?? []).forEach(({term, a: left, b: right}) => {
    for (const {span, says} of left) pair('thread', says, span, null, '', term);
    for (const {span, says} of right) pair('thread', says, null, span, '', term);
  });
  for (const {kind, a: left, b: right, same} of comparison?.figures ?? []) pair('figures', kind, left, right, '', same ? 'same' : 'differ');
  if (book?.b && comparison?.mode === 'related') {
    for (const {span} of unseenIn(book, 'a')) pair('unseen', nameOfUnseen(book, 'a'), span, null);
    for (const {span} of unseenIn(book, 'b')) pair('unseen', nameOfUnseen(book, 'b'), null, span);
  }
  for (const repair of a?.report.repairs ?? []) pair('repair', repair.kind, repair.span, null, repair.certainty, `${repair.was} → ${repair.now}: ${repair.why}`);
  for (const repair of b?.report.repairs ?? []) pair('repair', repair.kind, null, repair.span, repair.certainty, `${repair.was} → ${repair.now}: ${repair.why}`);
  return rows.map(row => row.map(csvCell).join(',')).join('\r\n');
};

/** Code points before an offset: what the annotation model counts. @param {string} text @param {number} offset */
const points = (text, offset) => [...text.slice(0, offset)].length;

/** W3C Web Annotations. @param {Stage} stage @param {import('./notes.js').Placed[]} notes */
const annotations = ({read}, notes) => JSON.stringify({
  '@context': 'http://www.w3.org/ns/anno.jsonld', type: 'AnnotationCollection', total: notes.length,
  items: notes.map(({id, body, created, side, begin, end, quote, prefix, suffix, sha256, name}) => ({
    id: `urn:uuid:${id}`, type: 'Annotation', created, motivation: body ? 'commenting' : 'highlighting', body: body ? {type: 'TextualBody', value: body, format: 'text/plain'} : undefined,
    target: {source: read[side]?.report.metadata?.url || `urn:sha256:${sha256}`, 'dcterms:title': name, selector: [
      {type: 'TextQuoteSelector', exact: quote, prefix, suffix},
      {type: 'TextPositionSelector', start: points(read[side]?.report.text ?? '', begin), end: points(read[side]?.report.text ?? '', end)},
    ]},
  })),
}, null, 1);

/** The sentence edges around a stretch: browsers find text fragments only at word edges. @param {any} report @param {number} begin @param {number} end */
const wholeSentence = (report, begin, end) => {
  const inside = (report.sentences ?? []).find(({span}) => span[0] <= begin && end <= span[1]);
  return inside ? report.text.slice(...inside.span) : report.text.slice(begin, end);
};

/** A quote as it is cited: “…”，《title》（source，date）heading，address. @param {Side} side @param {number} begin @param {number} end */
export const citation = ({report}, begin, end) => {
  const {metadata = {}, outline = [], source = {}} = report;
  const heading = outline.filter(each => each.span[0] <= begin && each.level > 1).at(-1);
  const from = [metadata.source, metadata.date?.slice(0, 10)].filter(Boolean).join('，');
  const title = (metadata.title || source.name || '').replace(/^《(.*)》$/, '$1');
  const address = metadata.url ? `，${metadata.url}#:~:text=${encodeURIComponent(wholeSentence(report, begin, end))}` : '';
  return `“${report.text.slice(begin, end)}”，《${title}》${from ? `（${from}）` : ''}${heading ? report.text.slice(...heading.span) : ''}${address}`;
};

/** A link to a place on this page; it carries offsets, never the text. @param {import('./places.js').Place} place */
export const linkTo = ({side, offset, end}) => {
  const url = new URL(location.href);
  url.hash = `p=${side}${offset}${end ? `-${end}` : ''}`;
  return url.href;
};

/** @param {Blob} blob @param {string} name */
export const save = (blob, name) => {
  const href = URL.createObjectURL(blob);
  h('a', {href, download: name}).click();
  setTimeout(() => URL.revokeObjectURL(href), 10000); // the browser has it by then
};
