// @ts-check
// <duidu-reader>: one or two documents to read. Opens sources, asks the core, and puts the views together; each view is a file of its own.
//
//     src, with, open() ─ fetch ─ core ─ report ─┐
//                                                ├─ book ─ rows or panes · outline · summary · overview
//                                   comparison ─┘
import {DuiduError} from '../host.js';
import {sessionFor} from '../session.js';
import {h, reveal} from './dom.js';
import {unitsOf, firstAfter, touched} from './units.js';
import {rowsOf} from './rows.js';
import {layersOf, quiet} from './marks.js';
import {rowsView} from './view-rows.js';
import {parallelView} from './view-parallel.js';
import {outlineElement, markCurrent} from './outline.js';
import {summaryElement} from './summary.js';
import {overviewElement} from './overview.js';
import {evidence, inspectPanel, repairAt} from './inspect.js';
import {hidePeek, meaningOf, showPeek} from './peek.js';
import {revealElement} from './reveal.js';
import {elementAt, highlight, offsetAt, rangesOf} from './place.js';
import {unitElement} from './cell.js';
import {hitsIn} from './find.js';
import {fill, languageOf, stringsFor} from './strings.js';
import {field, menu, segments, slider} from './toolbar.js';
import {remember, remembered} from './settings.js';
import {style} from './style.js';

/** @typedef {'a'|'b'} SideName */

const ATTRIBUTES = ['src', 'with', 'view', 'script', 'ruby', 'charset', 'type', 'controls', 'writing', 'theme', 'hotkeys', 'loading', 'wasm-url', 'worker-url'];
const Base = /** @type {new () => HTMLElement & Attributes} */ (globalThis.HTMLElement ?? class {}); // Node has none, and importing must do nothing there
const UNDECIDED = 0.6; // a charset guessed with less confidence offers its candidates
const NARROW = 720; // CSS pixels below which two columns would hold fewer than 18 characters each

let readers = 0;

/**
 * Attributes as properties; null where the attribute is not set.
 * @typedef {object} Attributes
 * @property {string|null} src @property {string|null} with URLs of the documents
 * @property {string|null} view read, compare or parallel @property {string|null} script source, hans or hant @property {string|null} ruby off, lifted or all
 * @property {string|null} charset @property {string|null} type what the reader knows better than the file
 * @property {string|null} controls names of the tools to show, or none @property {string|null} writing horizontal or vertical @property {string|null} theme auto, light or dark
 * @property {string|null} hotkeys off, or the keys to keep @property {string|null} loading eager, lazy or click @property {string|null} wasmUrl @property {string|null} workerUrl
 */

/**
 * A reader of one or two Chinese documents.
 * @fires duidu-progress @fires duidu-read @fires duidu-compare @fires duidu-relocate @fires duidu-select @fires duidu-error @fires duidu-openlink
 * @slot - text that stands while there is no script or no document; read by the core where no `src` is set
 * @slot with - the same for the second document
 * @slot toolbar-start @slot toolbar-end @slot empty
 * @csspart toolbar @csspart outline @csspart pane @csspart row @csspart gutter @csspart summary @csspart inspect @csspart change @csspart repair
 */
export class DuiduReader extends Base {
  static observedAttributes = [...ATTRIBUTES, 'lang'];

  #root; #internals;
  #parts = /** @type {Record<string, any>} */ ({});
  #id = `r${++readers}`;
  /** @type {{a?: any, b?: any}} what was read: {report, bytes, name} */
  #read = {};
  /** @type {any} */ #comparison;
  /** @type {import('./view-rows.js').Book|undefined} */ #book;
  #restored = {a: new Set(), b: new Set()};
  #choices = {a: new Map(), b: new Map()};
  #settings = remembered();
  #own = /** @type {Record<string, string>} */ ({});
  #active = /** @type {SideName} */ ('a');
  #build = 0;
  #narrow = false;
  #back = /** @type {{side: SideName, offset: number}[]} */ ([]);
  #found = {query: '', hits: /** @type {{side: SideName, span: number[]}[]} */ ([]), at: -1};
  #step = /** @type {Element|null} */ (null);
  #place = {side: /** @type {SideName} */ ('a'), offset: 0};
  #leave = new AbortController();

  constructor() {
    super();
    this.#root = this.attachShadow({mode: 'open', delegatesFocus: false});
    this.#internals = this.attachInternals?.();
    this.#root.adoptedStyleSheets = [style()];
  }

  // ---- life ----

  connectedCallback() {
    this.#leave = new AbortController();
    this.#shell();
    this.#listen();
    const loading = this.loading;
    if (loading === 'click') return this.#offer();
    if (loading !== 'lazy') return this.#start();
    const watcher = new IntersectionObserver(entries => {
      if (!entries.some(entry => entry.isIntersecting)) return;
      watcher.disconnect();
      this.#start();
    }, {rootMargin: '200px'});
    watcher.observe(this);
  }

  disconnectedCallback() {
    this.#leave.abort();
    this.#build++;
    for (const name of ['find', 'here', 'evidence', 'note']) highlight(name, this, []);
    for (const side of /** @type {const} */ (['a', 'b'])) if (this.#read[side]) this.#session.call('close', {id: this.#key(side)}, this).catch(() => {});
  }

  attributeChangedCallback(name, before, now) {
    if (before === now || !this.isConnected || !this.#parts.text) return;
    if (name === 'src' || name === 'with') return void this.#openUrl(name === 'src' ? 'a' : 'b');
    if (name === 'charset' || name === 'type') return void this.#reread();
    if (name === 'lang' || name === 'controls') return this.#redraw();
    if (name === 'theme') return;
    if (this.#book) this.#draw();
  }

  get #session() { return sessionFor({wasmUrl: this.getAttribute('wasm-url'), workerUrl: this.getAttribute('worker-url')}); }
  #key(side) { return `${this.#id}${side}`; }

  // ---- properties that are no attributes ----

  /** The report of the first document (CONTRACT §3), or null. */
  get document() { return this.#read.a?.report ?? null; }
  /** The comparison with both reports (CONTRACT §4), or null. */
  get comparison() { return this.#comparison ? {...this.#comparison, a: this.#read.a.report, b: this.#read.b.report} : null; }
  /** Own words for the interface, by the names of element/strings.js. */
  get strings() { return stringsFor(this.#language, this.#own); }
  set strings(own) { this.#own = own ?? {}; this.#redraw(); }
  /** @param {any} source string, File, Blob, ArrayBuffer or Response */
  set source(source) { this.open(source, {side: 'a'}).catch(() => {}); }
  /** @param {any} source */
  set withSource(source) { this.open(source, {side: 'b'}).catch(() => {}); }

  get #language() { return languageOf(this.closest('[lang]')?.getAttribute('lang') ?? globalThis.navigator?.language ?? ''); }

  // ---- opening ----

  #start() {
    const jobs = /** @type {Promise<any>[]} */ ([]);
    for (const side of /** @type {const} */ (['a', 'b'])) {
      if (this.getAttribute(side === 'a' ? 'src' : 'with')) jobs.push(this.#openUrl(side));
      else if (!this.#read[side]) jobs.push(this.#openSlot(side));
    }
    return Promise.all(jobs);
  }

  #offer() {
    this.#parts.text.append(h('p', {class: 'empty'}, h('button', {type: 'button', onclick: event => { event.target.parentElement.remove(); this.#start(); }}, this.strings.click)));
  }

  async #openUrl(side) {
    const url = this.getAttribute(side === 'a' ? 'src' : 'with');
    if (!url) return this.#close(side);
    try {
      await this.open(new URL(url, document.baseURI), {side});
    } catch { /* told already */ }
  }

  async #openSlot(side) {
    const nodes = [...this.childNodes].filter(node => side === 'b' ? /** @type {Element} */ (node).slot === 'with' : !(/** @type {Element} */ (node).slot));
    const text = nodes.map(node => node instanceof HTMLElement ? node.outerHTML : node.textContent).join('').trim();
    if (text) await this.open(text, {side, type: /^</.test(text) ? 'html' : ''}).catch(() => {});
  }

  /**
   * Opens a document on a side. The promise is rejected where it could not be opened; the reader has said so by then.
   * @param {string|URL|File|Blob|ArrayBuffer|Uint8Array|Response} source a string is the text itself
   * @param {{side?: SideName, charset?: string, type?: string, name?: string, signal?: AbortSignal}} [options]
   */
  async open(source, {side = 'a', charset = this.charset ?? '', type = this.type ?? '', name = nameOf(source), signal} = {}) {
    try {
      this.#progress('fetching', side);
      const bytes = await bytesOf(source, signal);
      const report = await this.#session.call('read', {id: this.#key(side), bytes, options: {name, charset, type}}, this, {signal, tell: phase => this.#progress(phase, side)});
      this.#read[side] = {report, bytes, name, type};
      this.#restored[side].clear();
      this.#choices[side].clear();
      this.#comparison = undefined;
      this.#tell('duidu-read', {side, document: report});
      if (this.#read.a && this.#read.b) await this.compare({signal});
      else if (this.#read.a) await this.#draw();
      this.#doubt(side);
    } catch (error) {
      this.#fail(error, 'read', side);
      throw error;
    }
  }

  /** Compares the two open documents. @param {{signal?: AbortSignal}} [options] */
  async compare({signal} = {}) {
    if (!this.#read.a || !this.#read.b) return;
    try {
      this.#comparison = await this.#session.call('compare', {a: this.#key('a'), b: this.#key('b'), options: {}}, this, {signal, tell: phase => this.#progress(phase)});
      this.#tell('duidu-compare', {comparison: this.comparison});
      await this.#draw();
    } catch (error) {
      this.#fail(error, 'compare');
      throw error;
    }
  }

  /** Ends whatever is running; what stood there stays. */
  cancel() { this.#session.cancel(this); }

  #close(side) {
    delete this.#read[side];
    this.#comparison = undefined;
    if (this.#read.a) this.#draw();
    else { this.#book = undefined; this.#parts.text.replaceChildren(); }
  }

  async #reread() {
    for (const side of /** @type {const} */ (['a', 'b'])) if (this.#read[side]) await this.open(this.#read[side].bytes, {side, name: this.#read[side].name}).catch(() => {});
  }

  // ---- telling ----

  #tell(name, detail, cancelable = false) { return this.dispatchEvent(new CustomEvent(name, {detail, bubbles: true, composed: true, cancelable})); }
  #state(name) {
    for (const each of ['loading', 'ready', 'error', 'coarse']) this.#internals?.states?.delete(each);
    this.#internals?.states?.add(name);
    if (this.#comparison && !this.#comparison.exact) this.#internals?.states?.add('coarse');
  }

  #progress(phase, side) {
    this.#state('loading');
    this.#tell('duidu-progress', {phase, side});
    const {strings} = this;
    this.#status(h('progress', {'aria-label': strings[phase]}), h('span', {}, `${side && this.#read.a ? `${strings[side]} · ` : ''}${strings[phase] ?? phase}`),
      h('button', {type: 'button', onclick: () => this.cancel()}, strings.cancel));
  }

  #status(...nodes) {
    const {status} = this.#parts;
    if (!status) return;
    status.classList.remove('error');
    status.hidden = !nodes.length;
    status.replaceChildren(...nodes);
  }

  #fail(error, phase, side) {
    const code = error?.name === 'AbortError' ? 'aborted' : error instanceof DuiduError ? error.code : 'core-crash';
    const {strings} = this;
    this.#state(this.#book ? 'ready' : 'error');
    this.#status(h('span', {role: 'alert'}, fill(strings[code] ?? code, {message: error?.message ?? ''})), h('button', {type: 'button', 'aria-label': strings.close, onclick: () => this.#status()}, '✕'));
    this.#parts.status?.classList.toggle('error', code !== 'aborted');
    this.#tell('duidu-error', {code, phase, side, recoverable: code !== 'wasm-unsupported' && code !== 'csp-wasm', message: error?.message});
  }

  /** Says what is uncertain of a document that was read, with the choices there are. */
  #doubt(side) {
    const {report} = this.#read[side] ?? {};
    const {strings} = this;
    if (!report) return;
    if (!report.text.trim()) return this.#status(h('span', {}, strings['empty-document']));
    const {charset = {}} = report;
    if (charset.confidence >= UNDECIDED || !charset.name) return;
    const names = (charset.candidates ?? []).map(each => each.name).filter(name => name !== charset.name).slice(0, 5);
    this.#status(h('span', {}, `${strings[side]} · ${fill(strings.charsetDoubt, {name: charset.name, n: Math.round(charset.confidence * 100)})}`),
      h('span', {class: 'choices'}, ...names.map(name => h('button', {type: 'button', onclick: () => this.open(this.#read[side].bytes, {side, charset: name, name: this.#read[side].name}).catch(() => {})}, name))));
    this.#tell('duidu-error', {code: 'low-confidence', phase: 'read', side, recoverable: true});
  }

  // ---- drawing ----

  #shell() {
    if (this.#parts.reader) return;
    const {strings} = this;
    const parts = this.#parts;
    parts.toolbar = h('div', {class: 'toolbar', part: 'toolbar', role: 'toolbar', 'aria-label': strings.toolbar, hidden: true});
    parts.status = h('div', {class: 'status', role: 'status', 'aria-live': 'polite', hidden: true});
    parts.summary = h('div', {hidden: true});
    parts.text = h('div', {class: 'text'});
    parts.body = h('div', {class: 'spread'}, parts.text);
    parts.thumb = h('div', {class: 'thumb', hidden: true});
    parts.voice = h('div', {class: 'aside-word', role: 'status', 'aria-live': 'polite'});
    parts.fallback = h('div', {class: 'fallback'}, h('slot'), h('slot', {name: 'with'}));
    parts.reader = h('div', {class: 'reader'}, parts.toolbar, parts.status, parts.summary, parts.body, parts.thumb, parts.voice, parts.fallback);
    this.#root.append(parts.reader);
    this.#root.host.setAttribute('data-duidu', '');
  }

  #redraw() {
    if (!this.#parts.reader) return;
    if (this.#book) this.#draw();
  }

  /** @param {SideName} name */
  #side(name) {
    const read = this.#read[name];
    if (!read) return undefined;
    const {report, bytes} = read;
    const {language = 'zh', script = ''} = report.metadata ?? {};
    return {name, report, bytes, units: unitsOf(report, this.#restored[name]), layers: layersOf(report, name, this.#comparison, this.#choices[name]),
            shown: report.text, lang: [language || 'zh', script].filter(Boolean).join('-')};
  }

  get #view() {
    const wanted = this.view ?? (this.#comparison ? 'compare' : 'read');
    if (!this.#comparison) return 'read';
    return this.#narrow ? 'read' : wanted;
  }

  async #draw() {
    const build = ++this.#build;
    const stopped = () => build !== this.#build;
    const {strings} = this;
    const a = /** @type {any} */ (this.#side('a')), b = this.#comparison ? this.#side('b') : undefined;
    const rows = b ? rowsOf(a.units, b.units, this.#comparison) : a.units.map((_, index) => ({a: [index], b: [], kind: 'pair'}));
    const book = this.#book = {a, b, rows, strings, comparison: this.#comparison};
    this.#progress('building');
    this.#tools(book);
    const view = this.#view;
    const summary = b ? summaryElement(book, filter => this.#filter(filter)) : h('div', {hidden: true});
    this.#parts.summary.replaceWith(summary);
    this.#parts.summary = summary;
    const outline = outlineElement(book);
    this.#parts.outline = outline;
    outline.hidden = this.#narrow || !outline.childElementCount;
    const drawn = view === 'parallel' && b ? parallelView(book, stopped, () => this.#ready(stopped)) : rowsView(book, stopped, () => this.#ready(stopped));
    this.#lock = /** @type {any} */ (drawn).lock;
    const {text, body, reader} = this.#parts;
    text.replaceChildren(drawn.element);
    text.className = `text ${view}${b ? ' paired' : ''}`;
    text.dataset.active = this.#active;
    body.className = `spread${outline.hidden ? '' : ' outlined'}`;
    const overview = overviewElement(book, row => this.#toRow(row));
    overview.hidden = view === 'parallel' || this.#narrow;
    body.replaceChildren(outline, text, overview);
    reader.lang = this.#language;
    this.#parts.fallback.hidden = true;
    this.#dress();
    await drawn.done;
    if (stopped()) return;
    this.#showNotes();
    if (rows.length < 2000) requestIdleCallback?.(() => { if (!stopped()) text.classList.add('settled'); });
  }
  #lock;

  #ready(stopped) {
    if (stopped()) return;
    this.#status();
    this.#state('ready');
    this.#doubt('a');
    this.#doubt('b');
  }

  /** Puts the reader's settings on the page. */
  #dress() {
    const {size, leading, measure, focus, indent} = this.#settings;
    const {reader, text} = this.#parts;
    reader.style.setProperty('--duidu-size', size === 17 ? '' : `${size}px`);
    reader.style.setProperty('--duidu-leading', leading === 1.75 ? '' : String(leading));
    reader.style.setProperty('--duidu-measure', measure === 34 ? '' : `${measure}em`);
    reader.classList.toggle('indented', indent && this.#view === 'read');
    reader.classList.toggle('dimmed', focus);
    reader.classList.toggle('vertical', this.writing === 'vertical' && !this.#book?.b);
    reader.classList.toggle('glossed', !!this.ruby && this.ruby !== 'off');
    text.classList.toggle('dimmed', focus);
  }

  #set(change) {
    Object.assign(this.#settings, change);
    remember(this.#settings);
    this.#dress();
  }

  // ---- tools ----

  /** @param {import('./view-rows.js').Book} book */
  #tools(book) {
    const {strings} = book;
    const shown = name => !this.controls || this.controls.split(/\s+/).includes(name);
    const {toolbar, thumb} = this.#parts;
    const step = (name, label, by) => h('button', {type: 'button', class: 'wide', 'aria-label': strings[label], title: strings[label], onclick: () => by > 0 ? this.next('change') : this.previous('change')}, name);
    const sideChoice = book.b && this.#view === 'read' && segments(strings.view, ['a', 'b'], strings, this.#active, side => { this.#active = /** @type {SideName} */ (side); this.#parts.text.dataset.active = side; });
    toolbar.hidden = this.controls === 'none';
    toolbar.setAttribute('aria-label', strings.toolbar);
    toolbar.replaceChildren(...[
      h('slot', {name: 'toolbar-start'}),
      shown('outline') && h('button', {type: 'button', class: 'wide', 'aria-label': strings.outline, title: strings.outline, onclick: () => this.#toggleOutline()}, '☰'),
      shown('view') && book.b && this.#wide(segments(strings.view, ['compare', 'parallel', 'read'], strings, this.#view, view => { this.view = view; })),
      sideChoice,
      shown('step') && book.b && step('↑', 'previousChange', -1), shown('step') && book.b && step('↓', 'nextChange', 1),
      h('span', {class: 'grow'}),
      shown('find') && this.#finder(strings),
      shown('settings') && menu(strings.settings, () => this.#settingFields(strings)),
      shown('export') && menu(strings.export, () => this.#exportButtons(strings), {list: true, classes: 'wide'}),
      h('slot', {name: 'toolbar-end'}),
    ].filter(Boolean));
    thumb.hidden = toolbar.hidden;
    thumb.replaceChildren(...[
      h('button', {type: 'button', onclick: () => this.#toggleOutline()}, strings.outline),
      h('button', {type: 'button', 'aria-label': strings.previous, onclick: () => this.previous('change')}, '◀'),
      h('button', {type: 'button', 'aria-label': strings.next, onclick: () => this.next('change')}, '▶'),
      menu(strings.export, () => this.#exportButtons(strings), {list: true}),
    ]);
  }

  #wide(element) { element.classList.add('wide'); return element; }

  #toggleOutline() {
    const {outline, body} = this.#parts;
    outline.hidden = !outline.hidden;
    body.classList.toggle('outlined', !outline.hidden && !this.#narrow);
    if (!outline.hidden) outline.querySelector('a')?.focus();
  }

  #settingFields(strings) {
    const {size, leading, measure, focus, indent} = this.#settings;
    const choice = (name, values, value, choose) => field(strings[name], segments(strings[name], values, strings, value, choose));
    const toggle = (name, on, choose) => field(strings[name], h('input', {type: 'checkbox', checked: on, 'aria-label': strings[name], onchange: event => choose(event.target.checked)}));
    return [
      slider(strings.size, size, [14, 24, 1], value => this.#set({size: value})),
      slider(strings.leading, leading, [1.4, 2.4, 0.05], value => this.#set({leading: value})),
      slider(strings.measure, measure, [20, 40, 1], value => this.#set({measure: value})),
      choice('theme', ['auto', 'light', 'dark'], this.theme ?? 'auto', value => { this.theme = value; }),
      choice('script', ['source', 'hans', 'hant'], this.script ?? 'source', value => { this.script = value; }),
      choice('ruby', ['off', 'lifted'], this.ruby ?? 'off', value => { this.ruby = value; }),
      !this.#book?.b && choice('writing', ['horizontal', 'vertical'], this.writing ?? 'horizontal', value => { this.writing = value; }),
      toggle('focusParagraph', focus, value => this.#set({focus: value})),
    ].filter(Boolean);
  }

  #exportButtons(strings) {
    const deed = (name, act) => h('button', {type: 'button', onclick: act}, strings[name]);
    return [
      deed('print', () => print()),
      ...['Html', 'Markdown', 'Json', 'Csv', 'Annotations'].map(name => deed(`export${name}`, () => this.#download(name.toLowerCase()))),
      deed('share', () => this.#share()),
    ];
  }

  // ---- filter, rows ----

  #filter(filter) {
    const rows = this.#root.querySelectorAll('.row');
    this.#parts.text.classList.toggle('filtered', !!filter);
    for (const row of rows) row.classList.toggle('hit', !!filter?.rows.has(Number(row.dataset.row)));
  }

  #toRow(index) {
    const row = this.#root.querySelector(`.row[data-row="${index}"]`);
    reveal(row, 'start');
  }

  // ---- places ----

  /**
   * Brings a place into view: "a120" (side and offset), an outline id, or {side, offset}.
   * @param {string|{side: SideName, offset: number, end?: number}} anchor @returns {boolean} whether it was found
   */
  goTo(anchor) {
    const place = typeof anchor === 'string' ? this.#parse(anchor) : anchor;
    const side = place && this.#book?.[place.side];
    if (!place || !side) return false;
    if (this.#parts.text.classList.contains('read') && this.#book?.b && this.#active !== place.side) this.#activate(place.side);
    const element = elementAt(this.#root, side, place.offset);
    if (!element) return false;
    const fold = /** @type {HTMLDetailsElement|null} */ (element.closest('details'));
    if (fold) fold.open = true;
    this.#back.push({...this.#place});
    const [range] = rangesOf(this.#root, side, place.offset, place.end ?? place.offset + 1);
    const long = range && element.offsetHeight > innerHeight * .6;
    reveal(long ? range.startContainer.parentElement : element);
    if (place.end) highlight('evidence', this, rangesOf(this.#root, side, place.offset, place.end));
    element.classList.remove('arrived');
    void element.offsetWidth;
    element.classList.add('arrived');
    this.#relocate(place.side, place.offset);
    return true;
  }

  #activate(side) {
    this.#active = side;
    this.#parts.text.dataset.active = side;
    for (const button of this.#root.querySelectorAll('.toolbar [data-value="a"], .toolbar [data-value="b"]')) button.setAttribute('aria-checked', String(button.getAttribute('data-value') === side));
  }

  /** Returns to where the last jump began. */
  back() {
    const place = this.#back.pop();
    if (!place) return;
    this.goTo(place);
    this.#back.pop();
  }

  #parse(anchor) {
    const plain = /^#?([ab])(\d+)(?:-(\d+))?$/.exec(anchor);
    if (plain) return {side: /** @type {SideName} */ (plain[1]), offset: Number(plain[2]), end: plain[3] ? Number(plain[3]) : undefined};
    for (const name of /** @type {const} */ (['a', 'b'])) {
      const heading = this.#read[name]?.report.outline?.find(each => each.id === anchor);
      if (heading) return {side: name, offset: heading.span[0]};
    }
    return null;
  }

  #relocate(side, offset) {
    if (this.#place.side === side && this.#place.offset === offset) return;
    this.#place = {side, offset};
    const text = this.#read[side]?.report.text.length || 1;
    markCurrent(this.#parts.outline, side, offset);
    this.#tell('duidu-relocate', {side, offset, fraction: offset / text});
  }

  /** The unit at the reading line is where the reader is. */
  #whereabouts = throttled(() => {
    if (!this.#book || !this.#parts.text.isConnected) return;
    const box = this.#parts.text.getBoundingClientRect();
    const x = Math.min(innerWidth - 1, Math.max(1, box.left + box.width * (this.#view === 'read' ? .5 : .25)));
    const element = this.#root.elementFromPoint(x, innerHeight * .3)?.closest?.('.unit');
    if (!element) return;
    const side = element.closest('.cell')?.classList.contains('b') ? 'b' : 'a';
    for (const focused of this.#root.querySelectorAll('.focused')) focused.classList.remove('focused');
    element.classList.add('focused');
    this.#relocate(/** @type {SideName} */ (side), Number(/** @type {HTMLElement} */ (element).dataset.begin));
  });

  // ---- stepping ----

  /** @param {'change'|'repair'|'passage'|'hit'} [kind] */
  next(kind = 'change') { return this.#stepTo(kind, 1); }
  /** @param {'change'|'repair'|'passage'|'hit'} [kind] */
  previous(kind = 'change') { return this.#stepTo(kind, -1); }

  #stepTo(kind, by) {
    if (kind === 'hit') return this.#toHit(by);
    const selector = kind === 'repair' ? '.repair.loud' : kind === 'passage' ? '.passage' : this.#comparison?.mode === 'versions' ? 'ins, del, .row.only-a, .row.only-b, .row.moved' : '.passage';
    const found = [...this.#root.querySelectorAll(selector)].filter(element => element.checkVisibility?.({contentVisibilityAuto: false}) ?? true);
    if (!found.length) return false;
    const at = this.#step ? found.indexOf(this.#step) : -1;
    const next = found[at < 0 ? (by > 0 ? 0 : found.length - 1) : (at + by + found.length) % found.length];
    this.#step?.classList.remove('current');
    this.#step = next;
    next.classList.add('current');
    reveal(next);
    const word = next.getAttribute('data-word') ?? '';
    this.#parts.voice.textContent = `${word} ${next.textContent?.slice(0, 60)} (${found.indexOf(next) + 1}/${found.length})`;
    return true;
  }

  // ---- finding ----

  #finder(strings) {
    const count = h('output', {});
    const input = h('input', {type: 'search', placeholder: strings.find, 'aria-label': `${strings.find} (${strings.findHint})`, title: strings.findHint, value: this.#found.query || null,
      oninput: () => this.#search(input.value), onkeydown: event => { if (event.key === 'Enter') { event.preventDefault(); this.#toHit(event.shiftKey ? -1 : 1); } }});
    this.#parts.count = count;
    this.#parts.query = input;
    const step = (name, label, by) => h('button', {type: 'button', 'aria-label': label, hidden: true, class: 'hit-step', onclick: () => this.#toHit(by)}, name);
    return h('span', {class: 'finder', role: 'search'}, input, count, step('‹', strings.previous, -1), step('›', strings.next, 1));
  }

  /** Finds in both documents whatever the script, width, case, punctuation and spaces. @param {string} query @returns {Promise<{side: SideName, span: number[]}[]>} */
  async find(query) {
    const folded = query ? await this.#session.call('fold', {text: query}, this) : '';
    const hits = /** @type {{side: SideName, span: number[]}[]} */ ([]);
    for (const side of [this.#book?.a, this.#book?.b]) if (side && folded) for (const span of hitsIn(side, folded)) hits.push({side: side.name, span});
    this.#found = {query, hits, at: -1};
    this.#showHits();
    return hits;
  }

  #search = (() => {
    let timer = 0;
    return query => { clearTimeout(timer); timer = window.setTimeout(() => this.find(query).then(() => { if (query) this.#toHit(1); }), 160); };
  })();

  #showHits() {
    const {hits, query} = this.#found;
    const {strings} = this;
    const ranges = hits.flatMap(({side, span}) => this.#book?.[side] ? rangesOf(this.#root, /** @type {any} */ (this.#book[side]), span[0], span[1]) : []);
    highlight('find', this, ranges);
    highlight('here', this, []);
    const n = side => hits.filter(hit => hit.side === side).length;
    if (!this.#parts.count) return;
    this.#parts.count.textContent = !query ? '' : !hits.length ? strings.noHits : this.#book?.b ? fill(strings.hits, {a: n('a'), b: n('b')}) : fill(strings.hitsOne, {a: hits.length});
    for (const button of this.#root.querySelectorAll('.hit-step')) button.hidden = !hits.length;
  }

  #toHit(by) {
    const {hits, at} = this.#found;
    if (!hits.length) return false;
    this.#found.at = at < 0 ? (by > 0 ? 0 : hits.length - 1) : (at + by + hits.length) % hits.length;
    const {side, span} = hits[this.#found.at];
    const found = this.#book?.[side];
    if (!found) return false;
    this.goTo({side, offset: span[0]});
    this.#back.pop();
    highlight('here', this, rangesOf(this.#root, found, span[0], span[1]));
    return true;
  }

  // ---- evidence ----

  /** Shows and gives the evidence of a place. @param {SideName} side @param {number} offset */
  inspect(side, offset) {
    const found = this.#book?.[side];
    if (!found) return null;
    const known = evidence(found, offset);
    const {strings} = this;
    this.#panel(inspectPanel(found, offset, strings, {
      chosen: this.#choices[side].get(known.index),
      choose: text => this.#choose(side, known.index, text, offset),
      close: () => this.#closePanel(),
      step: by => this.#stepRepair(side, known.index, by),
    }));
    highlight('evidence', this, rangesOf(this.#root, found, known.span[0], Math.max(known.span[1], known.span[0] + 1)));
    this.#tell('duidu-select', {side, offset, evidence: known});
    return known;
  }

  #stepRepair(side, index, by) {
    const repairs = this.#read[side].report.repairs;
    const next = (index + by + repairs.length) % repairs.length;
    this.goTo({side, offset: repairs[next].span[0]});
    this.inspect(side, repairs[next].span[0]);
  }

  /** Keeps the reader's choice against a repair, and shows it. */
  #choose(side, index, text, offset) {
    if (index < 0) return;
    if (text == null) this.#choices[side].delete(index);
    else this.#choices[side].set(index, text);
    const book = /** @type {any} */ (this.#book);
    book[side].layers = layersOf(book[side].report, side, this.#comparison, this.#choices[side]);
    for (const unit of touched(book[side].units, book[side].report.repairs[index].span)) this.#root.getElementById(`${side}-${unit}`)?.replaceWith(unitElement(book[side], unit, book.strings));
    this.inspect(side, offset);
  }

  #panel(element) {
    const before = this.#parts.panel;
    if (!before?.isConnected) this.#parts.return = this.#root.activeElement;
    before?.remove();
    this.#parts.panel = element;
    this.#root.append(element);
    element.focus({preventScroll: true});
  }

  #closePanel() {
    this.#parts.panel?.remove();
    highlight('evidence', this, []);
    /** @type {HTMLElement|undefined} */ (this.#parts.return)?.focus?.({preventScroll: true});
  }

  // ---- what clicks and keys do ----

  #listen() {
    const {signal} = this.#leave;
    this.#root.addEventListener('click', event => this.#click(/** @type {MouseEvent} */ (event)), {signal});
    this.#root.addEventListener('keydown', event => this.#key_(/** @type {KeyboardEvent} */ (event)), {signal});
    this.#root.addEventListener('pointerover', event => this.#hover(event), {signal});
    this.#root.addEventListener('focusin', event => this.#hover(event), {signal});
    addEventListener('scroll', () => { hidePeek(this.#root); this.#whereabouts(); }, {signal, passive: true, capture: true});
    document.addEventListener('click', event => this.#closeMenus(event), {signal});
    new ResizeObserver(([entry]) => {
      const narrow = entry.contentRect.width <= NARROW;
      if (narrow === this.#narrow) return;
      this.#narrow = narrow;
      if (this.#book) this.#draw();
    }).observe(this);
  }

  #closeMenus(event) {
    for (const open of this.#root.querySelectorAll('.menu > .sheet')) if (!event.composedPath().includes(open.parentElement)) /** @type {HTMLElement} */ (open.parentElement?.querySelector('button'))?.click();
  }

  #click(event) {
    const target = /** @type {Element} */ (event.target);
    const closest = selector => /** @type {HTMLElement|null} */ (target.closest(selector));
    const deeds = /** @type {[string, (element: HTMLElement) => void][]} */ ([
      ['[data-open]', element => this.#openRow(element)],
      ['[data-goto]', element => this.#toUnit(element.dataset.goto ?? '')],
      ['[data-restore]', element => this.#restore(element)],
      ['[data-repairs]', element => this.#stepRepair(/** @type {SideName} */ (element.dataset.repairs), -1, 1)],
      ['.outline a', element => this.#jump(event, element)],
      ['[data-hyperlink]', element => this.#follow(event, element)],
      ['[data-reference]', element => this.#jump(event, element)],
      ['.repair', element => this.inspect(/** @type {SideName} */ (element.dataset.side), this.#read[element.dataset.side ?? 'a'].report.repairs[Number(element.dataset.repair)].span[0])],
      ['.passage', element => this.#reveal(element)],
    ]);
    const deed = deeds.find(([selector]) => closest(selector));
    deed?.[1](/** @type {HTMLElement} */ (closest(deed[0])));
  }

  #openRow(button) {
    const row = button.closest('.row');
    const open = row.classList.toggle('open');
    button.setAttribute('aria-expanded', String(open));
    if (this.#parts.text.classList.contains('read')) return;
    const {a, b} = this.#book?.rows[Number(row.dataset.row)] ?? {a: [], b: []};
    this.#tell('duidu-select', {a: a.map(index => this.#book?.a.units[index]), b: b.map(index => this.#book?.b?.units[index])});
    const passages = [...row.querySelectorAll('.cell.a .passage')].flatMap(each => each.dataset.passages.split(' ').map(Number));
    if (passages.length) this.#toggleReveal(row, 'a', [...new Set(passages)]);
  }

  #toUnit(id) {
    const [side, index] = id.split('-');
    const unit = this.#book?.[/** @type {SideName} */ (side)]?.units[Number(index)];
    if (unit) this.goTo({side: /** @type {SideName} */ (side), offset: unit.begin});
  }

  #restore(button) {
    const side = /** @type {SideName} */ (button.dataset.side);
    for (const block of button.dataset.restore.split(' ')) this.#restored[side].add(Number(block));
    const {offset} = this.#place;
    this.#draw().then(() => this.goTo({side, offset}));
  }

  #jump(event, element) {
    event.preventDefault();
    const side = /** @type {SideName} */ (element.dataset.side);
    const reference = element.dataset.reference;
    const target = reference ? meaningOf(/** @type {any} */ (this.#book)[side], reference, this.strings)?.target : Number(element.dataset.offset);
    if (target != null) this.goTo({side, offset: target});
    if (this.#narrow && this.#parts.outline) this.#parts.outline.hidden = true;
  }

  #follow(event, element) {
    const link = this.#read[element.dataset.side].report.links[Number(element.dataset.hyperlink)];
    if (!this.#tell('duidu-openlink', {href: link.href}, true)) event.preventDefault();
  }

  #reveal(element) {
    const side = /** @type {SideName} */ (element.dataset.side);
    this.#toggleReveal(element.closest('.row') ?? element.closest('.unit'), side, element.dataset.passages.split(' ').map(Number));
    this.#tell('duidu-select', {side, passages: element.dataset.passages.split(' ').map(index => this.#comparison.passages[index])});
  }

  #toggleReveal(row, side, indices) {
    const key = `${side} ${indices.join(' ')}`;
    const open = this.#root.querySelector('.reveal');
    const same = open?.dataset.key === key;
    open?.remove();
    if (same) return;
    const opener = /** @type {HTMLElement|null} */ (this.#root.activeElement);
    const element = revealElement(/** @type {any} */ (this.#book), side, indices, {
      goTo: (to, span) => this.goTo({side: to, offset: span[0], end: span[1]}),
      close: () => { element.remove(); opener?.focus?.(); },
    });
    element.dataset.key = key;
    if (row.classList.contains('row')) row.append(element);
    else row.after(element);
    element.focus({preventScroll: true});
    element.scrollIntoView({block: 'nearest'});
  }

  #hover(event) {
    const element = event.target.closest?.('[data-reference]');
    if (element === this.#parts.peeked) return;
    this.#parts.peeked = element;
    hidePeek(this.#root);
    const side = element && this.#book?.[element.dataset.side];
    const meaning = side && meaningOf(side, element.dataset.reference, this.strings);
    if (meaning) showPeek(this.#root, element, meaning, side.lang);
  }

  #key_(event) {
    const target = /** @type {HTMLElement} */ (event.composedPath()[0]);
    if (event.key === 'Escape') return this.#escape(event);
    if ((event.key === 'Enter' || event.key === ' ') && target.matches('.repair')) { event.preventDefault(); return target.click(); }
    if (this.hotkeys === 'off' || event.ctrlKey || event.metaKey || event.altKey || target.matches('input, textarea, select')) return;
    const deed = {
      n: () => this.next(), p: () => this.previous(), r: () => this.next('repair'), '/': () => this.#parts.query?.focus(), i: () => this.#inspectHere(), o: () => this.#toggleOutline(), b: () => this.back(),
      1: () => { this.view = 'compare'; }, 2: () => { this.view = 'parallel'; }, 3: () => { this.view = 'read'; },
    }[event.key];
    if (!deed || (this.hotkeys && !this.hotkeys.includes(event.key))) return;
    event.preventDefault();
    deed();
  }

  #escape(event) {
    if (this.#parts.panel?.isConnected) { event.preventDefault(); return this.#closePanel(); }
    const open = this.#root.querySelector('.reveal');
    if (open) { event.preventDefault(); return open.remove(); }
    hidePeek(this.#root);
  }

  /** The evidence of the selection, of the focused mark, or of where the reader is. */
  #inspectHere() {
    const selection = selectionIn(this.#root);
    const place = selection ?? (this.#step && offsetAt(this.#step.firstChild ?? this.#step, 0)) ?? this.#place;
    this.inspect(place.side, place.offset);
  }

  #showNotes() {}
  #download(format) { void format; }
  #share() {}
}

for (const name of ATTRIBUTES) {
  const property = name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
  Object.defineProperty(DuiduReader.prototype, property, {
    configurable: true, enumerable: true,
    get() { return this.getAttribute(name); },
    set(value) { if (value == null) this.removeAttribute(name); else this.setAttribute(name, value); },
  });
}

/** @param {any} source */
const nameOf = source => source instanceof URL || source instanceof Response ? decodeURIComponent(new URL(source instanceof URL ? source : source.url || 'a:').pathname.split('/').at(-1) ?? '') : source?.name ?? '';

/** @param {any} source @param {AbortSignal} [signal] @returns {Promise<Uint8Array>} */
const bytesOf = async (source, signal) => {
  if (typeof source === 'string') return new TextEncoder().encode(source);
  if (source instanceof Uint8Array) return source;
  if (source instanceof ArrayBuffer) return new Uint8Array(source);
  if (source instanceof URL) {
    if (!/^(https?|blob|data):$/.test(source.protocol)) throw new DuiduError('fetch-http', source.protocol);
    source = await fetch(source, {credentials: 'same-origin', signal}).catch(error => { throw error.name === 'AbortError' ? error : new DuiduError('fetch-cors', error.message); });
  }
  if (source instanceof Response && !source.ok) throw new DuiduError('fetch-http', `HTTP ${source.status}`);
  return new Uint8Array(await source.arrayBuffer());
};

/** At most one call a frame. @param {() => void} act */
function throttled(act) {
  let waiting = false;
  return () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; act(); });
  };
}

/** @param {ShadowRoot} root */
const selectionIn = root => {
  const selection = /** @type {any} */ (root).getSelection?.() ?? document.getSelection();
  return selection?.rangeCount && !selection.isCollapsed && selection.anchorNode && root.contains(selection.anchorNode) ? offsetAt(selection.anchorNode, selection.anchorOffset) : null;
};
