// @ts-check
// From what was read to what stands on the page. What stands goes on until its successor is ready to take its place; of two drawings that were begun, the later one
// wins, and one that is given up leaves everything as it was.
//
//     draw(subject) ─ sides ─ rows ─┬─▶ book ─ tools ─ first screen ─ the rest ─ overview, notes, readings
//        begun                      └─ stands
import {breathe, h, painted} from './dom.js';
import {layersOf} from './marks.js';
import {aborted} from './opening.js';
import {outlineElement} from './outline.js';
import {rowsOf} from './rows.js';
import {hasNotes} from './settings.js';
import {languageOf} from './strings.js';
import {styleAll} from './style.js';
import {summaryElement} from './summary.js';
import {unitsOf} from './units.js';
import {rowsView} from './view-rows.js';

/** @typedef {import('./stage.js').SideName} SideName @typedef {import('./opening.js').Subject} Subject */

/** @returns {Subject} */
const nothing = () => ({read: {}, comparison: undefined});

/** The parts of a reader that are always there. @param {import('./stage.js').Stage} stage */
export const layParts = ({parts, root, host: {strings, controls}}) => {
  if (parts.reader) return;
  parts.toolbar = h('div', {class: 'toolbar', part: 'toolbar', role: 'toolbar', 'aria-label': strings.toolbar, hidden: controls === 'none'});
  parts.status = h('div', {class: 'status', role: 'status', 'aria-live': 'polite', hidden: true});
  parts.summary = h('div', {hidden: true});
  parts.original = h('p', {class: 'remark-line', hidden: true});
  parts.text = h('div', {class: 'text'}, h('slot', {name: 'empty'}));
  parts.spread = h('div', {class: 'spread'}, parts.text);
  parts.scroll = h('div', {class: 'scroll'}, parts.original, parts.summary, parts.spread);
  parts.thumb = h('div', {class: 'thumb', hidden: true});
  parts.voice = h('div', {class: 'aside-word', role: 'status', 'aria-live': 'polite'});
  parts.fallback = h('div', {}, h('slot'), h('slot', {name: 'with'}));
  parts.reader = h('div', {class: 'reader'}, parts.toolbar, parts.status, parts.scroll, parts.thumb, parts.voice, parts.fallback);
  root.append(parts.reader);
};

export class Drawing {
  #stage; #acts; #status; #tools;
  /** What is drawn, or being drawn. */
  #subject = nothing();
  /** The drawing that was begun and does not stand yet, and the one that stands. @type {object|undefined} */
  #begun;
  /** @type {object|undefined} */
  #standing;
  /** Takes the table of several documents away. @type {(() => void)|undefined} */
  #untable;
  /** Locks two columns. @type {(on: boolean) => void} */
  lock = () => {};

  /** @param {import('./stage.js').Stage} stage @param {import('./deeds.js').Parts} acts @param {import('./status.js').Status} status @param {{fill: (view: string) => void, filter: (filter: any) => void, settle: (change: object) => void, stood: () => void}} tools what is done with a drawing, and once it stands */
  constructor(stage, acts, status, tools) {
    this.#stage = stage;
    this.#acts = acts;
    this.#status = status;
    this.#tools = tools;
  }

  /** Draws what is open, or anew what is drawn. @param {Subject} [subject] */
  async draw(subject = this.#subject) {
    const mine = this.#begun = {}, stage = this.#stage, {host} = stage, {comparison} = subject;
    const begun = () => this.#begun === mine, stopped = () => this.#standing !== mine;
    const other = subject !== this.#subject;
    if (other) this.#untable?.();
    this.#subject = subject;
    const laid = await this.#level(subject, async () => { await breathe(); if (!begun()) throw aborted(); }).catch(error => { if (begun()) throw error; });
    if (!laid || !begun()) return;
    this.#status.progress('building');
    await breathe();
    const view = !comparison || stage.narrow ? 'read' : host.view ?? 'compare';
    if (view === 'parallel' || host.writing === 'vertical' || (host.ruby ?? 'off') !== 'off') await styleAll(stage.root);
    const viewOf = view === 'parallel' && laid.b ? (await import('./view-parallel.js')).parallelView : rowsView;
    if (!begun()) return;
    const book = {...laid, comparison, strings: host.strings, settings: stage.settings, view};
    Object.assign(stage, subject, {book, strings: book.strings});
    this.#begun = undefined;
    this.#standing = mine;
    if (other) this.#acts.panels.close(); // it was about the former documents
    this.#tools.stood();
    this.#tools.fill(view);
    await breathe();
    if (stopped()) return;
    const drawn = viewOf(book, stopped, () => this.#ready(stopped));
    this.lock = /** @type {any} */ (drawn).lock ?? (() => {});
    this.#lay(book, drawn.element);
    await drawn.done;
    await this.#finish(stopped);
  }

  /** Both documents as they are shown, and what stands level. @param {Subject} subject @param {() => Promise<void>} pause awaited between two steps; throws where the drawing was given up */
  async #level(subject, pause) {
    const {read, comparison} = subject;
    const a = await this.#side(subject, read.a ? 'a' : 'b', pause), b = comparison ? await this.#side(subject, 'b', pause) : undefined; // 乙 alone reads as well
    const rows = a && b ? await rowsOf(a.units, b.units, comparison, pause) : a?.units.map((_, index) => ({a: [index], b: [], kind: /** @type {const} */ ('pair')}));
    await pause();
    return a && rows && {a, b, rows};
  }

  /** A document as it is shown. @param {Subject} subject @param {SideName} name @param {() => Promise<void>} pause @returns {Promise<import('./cell.js').Side|undefined>} */
  async #side({read, comparison}, name, pause) {
    const {host: {script: wanted}, settings, ask} = this.#stage, {report, bytes, restored, choices} = read[name] ?? {};
    if (!report || bytes === undefined) return undefined;
    const {original} = settings, {language, script} = report.metadata ?? {}, face = original ? undefined : {hans: 'Hans', hant: 'Hant'}[wanted ?? ''];
    const shown = face ? await ask('convert', {text: report.text, script: wanted}) : report.text;
    await pause();
    const units = unitsOf(report, restored);
    await pause();
    const layers = await layersOf(report, name, comparison, choices ?? new Map(), settings, pause);
    await pause();
    return {name, report, bytes, shown, units, layers, original, lang: [language || 'zh', face ?? script].filter(Boolean).join('-')};
  }

  /** Puts what was drawn beside its outline, summary and overview. @param {import('./view-rows.js').Book} book @param {HTMLElement} element */
  #lay(book, element) {
    const {parts, narrow, active, host} = this.#stage, {view} = book, {filter, settle} = this.#tools;
    const summary = book.b ? summaryElement(book, {choose: filter, weak: on => { settle({weak: on}); this.draw(); }}) : h('div', {hidden: true});
    parts.summary.replaceWith(summary);
    parts.summary = summary;
    parts.outline = outlineElement(book);
    parts.outline.hidden = narrow || !parts.outline.childElementCount;
    parts.text.setAttribute('aria-busy', 'true'); // until what is below the first screen is drawn, too
    parts.text.replaceChildren(element);
    parts.text.className = `text ${view}${book.b ? ' paired' : ''}`;
    parts.text.dataset.active = active;
    parts.spread.className = `spread${parts.outline.hidden ? '' : ' outlined'}`;
    parts.overview = h('div', {class: 'overview', hidden: narrow || !book.b || view === 'read'});
    this.#stage.overview = undefined;
    parts.spread.replaceChildren(...parts.spread.querySelectorAll(':scope > .panel'), parts.outline, parts.text, parts.overview);
    parts.reader.lang = languageFor(host);
    parts.fallback.hidden = true;
    parts.original.hidden = true;
    this.dress();
    if (book.a.original) import('./original.js').then(({tell}) => { if (this.#stage.book === book) tell(this.#stage, this.#acts.original); }).catch(() => {}); // without a network the marks still tell
  }

  /** @param {() => boolean} stopped */
  #ready(stopped) {
    if (stopped()) return;
    this.#status.ready(stopped);
    styleAll(this.#stage.root).then(() => this.#survey(stopped)).catch(() => {}); // without a network the text still stands
  }

  /** Puts both documents as strips beside the text. @param {() => boolean} stopped */
  async #survey(stopped) {
    const stage = this.#stage, {parts} = stage, {places, finder} = this.#acts;
    if (parts.overview.hidden) return;
    const {Overview} = await import('./overview.js');
    if (stopped()) return;
    stage.overview = new Overview(stage, places);
    parts.overview.replaceWith(stage.overview.element);
    parts.overview = stage.overview.element;
    await painted(); // laying it out and asking where it stands are a task each
    stage.overview?.look();
    finder.show();
  }

  /** All rows stand: what needs them comes. @param {() => boolean} stopped */
  async #finish(stopped) {
    const {root, parts, host} = this.#stage, {places, finder, notes} = this.#acts;
    await styleAll(root).catch(() => {}); // what paper shows is among them; without a network the text still stands
    if (stopped()) return;
    parts.text.removeAttribute('aria-busy');
    places.seekAgain();
    finder.show();
    if (hasNotes()) (await notes()).show();
    if (host.ruby === 'all' && !this.#stage.settings.original) (await import('./ruby.js')).annotate(this.#stage, stopped);
  }

  /** Puts the reader's settings on the page. */
  dress() {
    const {host, parts: {reader}, settings: {size, leading, measure, focus, indent, repairs, original}, book} = this.#stage;
    for (const [name, value, first] of [['size', `${size}px`, '17px'], ['leading', String(leading), '1.75'], ['measure', `${measure}em`, '34em']])
      if (value === first) reader.style.removeProperty(`--duidu-${name}`);
      else reader.style.setProperty(`--duidu-${name}`, value);
    const alone = !book?.b;
    for (const [name, on] of Object.entries({indented: indent && alone, dimmed: focus, marked: repairs, vertical: host.writing === 'vertical' && alone, lifted: host.ruby === 'lifted' && !original, sounded: host.ruby === 'all' && !original, original}))
      reader.classList.toggle(name, on);
  }

  /** Puts the table of several documents before the text. @param {{element: HTMLElement, close: () => void}} table */
  showTable({element, close}) {
    const {parts} = this.#stage;
    this.#untable?.();
    this.#untable = close;
    parts.scroll.before(element);
    parts.fallback.hidden = true;
    this.#status.show();
    this.#status.state('ready');
    element.focus();
  }

  /** Gives up a drawing that does not stand yet. @returns {boolean} whether there was one */
  cancel() {
    if (!this.#begun) return false;
    this.#begun = undefined;
    this.#subject = {read: this.#stage.read, comparison: this.#stage.comparison};
    return true;
  }

  /** Stops whatever goes on. */
  end() { this.#begun = this.#standing = undefined; }

  /** Nothing is open: the page's own words stand again. */
  clear() {
    const {parts} = this.#stage;
    this.end();
    this.#subject = nothing();
    Object.assign(this.#stage, this.#subject, {book: undefined});
    this.#tools.stood();
    parts.summary.hidden = parts.original.hidden = true;
    parts.spread.replaceChildren(parts.text);
    parts.text.replaceChildren(h('slot', {name: 'empty'}));
    parts.toolbar.replaceChildren();
    parts.thumb.hidden = true;
    parts.fallback.hidden = false;
    this.#status.show();
  }
}

/** The language of the interface: of the nearest element that names one, else of the browser. @param {HTMLElement} host */
export const languageFor = host => languageOf(host.closest('[lang]')?.getAttribute('lang') ?? globalThis.navigator?.language ?? '');
