// @ts-check
// <duidu-reader>: one or two documents to read. Opens sources, asks the core, and puts the views together; each view is a file of its own.
//
//     src, with, open() ─ fetch ─ core ─ report ─┐
//                                                ├─ book ─ rows or panes · outline · summary · overview
//                                   comparison ─┘
import {DuiduError} from '../error.js';
import {listen} from './deeds.js';
import {breathe, h, hidePeek, painted, reveal} from './dom.js';
import {Finder} from './finder.js';
import {History} from './history.js';
import {Evidence} from './inspect.js';
import {layersOf} from './marks.js';
import {Opening, aborted} from './opening.js';
import {outlineElement} from './outline.js';
import {Panels} from './panels.js';
import {highlight, selectedIn} from './place.js';
import {Places} from './places.js';
import {rowsOf} from './rows.js';
import {hasNotes, remember, remembered} from './settings.js';
import {UNDECIDED, nameOf} from './sources.js';
import {Stepper} from './stepper.js';
import {fill, languageOf, stringsFor} from './strings.js';
import {style, styleAll} from './style.js';
import {filterRows, summaryElement} from './summary.js';
import {fillTools} from './tools.js';
import {unitsOf} from './units.js';
import {rowsView} from './view-rows.js';

/** @typedef {import('./stage.js').SideName} SideName */

const SIDES = /** @type {const} */ (['a', 'b']);
const ATTRIBUTES = ['src', 'with', 'view', 'script', 'ruby', 'charset', 'type', 'controls', 'writing', 'theme', 'hotkeys', 'loading', 'wasm-url', 'worker-url'];
const KEPT = ['theme', 'script', 'ruby']; // attributes that are remembered where the reader of the page chooses them
const PATIENCE = 300; // milliseconds of work before it gets a word: what is done sooner would only flicker, and drawing it takes time from the work
const NARROW = 720; // CSS pixels below which two columns would hold fewer than 18 characters each

/**
 * Attributes as properties; null where the attribute is not set.
 * @typedef {object} Attributes
 * @property {string|null} src @property {string|null} with URLs of the documents
 * @property {string|null} view read, compare or parallel @property {string|null} script source, hans or hant @property {string|null} ruby off, lifted or all
 * @property {string|null} charset @property {string|null} type what the reader knows better than the file
 * @property {string|null} controls names of the tools to show, or none @property {string|null} writing horizontal or vertical @property {string|null} theme auto, light or dark
 * @property {string|null} hotkeys off, or the keys to keep @property {string|null} loading eager, lazy or click @property {string|null} wasmUrl @property {string|null} workerUrl
 */

const Base = /** @type {new () => HTMLElement & Attributes} */ (globalThis.HTMLElement ?? class {}); // Node has none, and importing must do nothing there

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

  #internals;
  #own = /** @type {Record<string, string>} */ ({});
  #phases = /** @type {Map<SideName, string>} */ (new Map()); // how far each document on its way is
  /** What is drawn, or being drawn. @type {import('./opening.js').Subject} */
  #subject = {read: {}, comparison: undefined};
  /** Of the drawings, the one that was begun and does not stand yet, and the one that stands. @type {object|undefined} */
  #laying;
  /** @type {object|undefined} */
  #standing;
  /** Takes the table of several documents away. @type {(() => void)|undefined} */
  #untable;
  /** What is under way, shown once it has lasted long enough. @type {{phase: string, side?: SideName, shown: boolean, timer: any}|undefined} */
  #work;
  #slow = false; // whether the page was told that the worker is blocked
  #trouble = /** @type {Node[]} */ ([]); // what went wrong with one document stays said when the other is drawn
  #lock = /** @type {((on: boolean) => void)|undefined} */ (undefined);
  /** @type {AbortController|undefined} */
  #leave;
  /** A place that was asked for before it was drawn. @type {string|import('./places.js').Place|undefined} */
  #wanted;
  /** @type {import('./stage.js').Stage} */ #stage;
  /** @type {import('./deeds.js').Parts} */ #acts;
  /** @type {Opening} */ #opening;

  constructor() {
    super();
    const root = this.attachShadow({mode: 'open'});
    root.adoptedStyleSheets = [style()];
    this.#internals = this.attachInternals?.();
    this.#stage = {host: /** @type {any} */ (this), root, parts: {}, strings: {}, narrow: false, book: undefined, read: {}, comparison: undefined, active: 'a', place: {side: 'a', offset: 0}, settings: remembered(),
                   tell: (...words) => this.#tell(...words), say: words => { this.#stage.parts.voice.textContent = words; }, ask: (method, args) => this.#opening.ask(method, args), sheet: format => this.#opening.ask('sheet', {a: this.#stage.key('a'), b: this.#stage.key('b'), format}), draw: () => this.#draw(),
                   key: side => this.#stage.read[side]?.id ?? ''};
    this.#opening = new Opening(this.#stage, {begin: () => { this.#trouble = []; }, progress: (phase, side) => this.#progress(phase, side), arrived: side => this.#phases.delete(side), fail: (...what) => this.#fail(...what)}, subject => this.#draw(subject));
    const stage = this.#stage, places = new Places(stage), panels = new Panels(stage), history = new History(stage), evidence = new Evidence(stage, places, panels, history);
    /** @type {Promise<import('./notes.js').Notes>|undefined} */
    let written;
    const notes = () => written ??= import('./notes.js').then(({Notes}) => new Notes(stage, places, panels, evidence, history));
    this.#acts = {places, panels, evidence, finder: new Finder(stage, places), stepper: new Stepper(stage), notes, history, outline: () => this.#toggleOutline(), list: name => this.#list(name),
                  help: async () => (await import('./help.js')).openHelp(stage)};
  }

  // ---- life ----

  connectedCallback() {
    if (this.#leave) return; // only moved
    this.#leave = new AbortController();
    const {signal} = this.#leave, {settings} = this.#stage;
    for (const name of KEPT) if (settings[name] && !this.hasAttribute(name)) this.setAttribute(name, settings[name]);
    this.#shell();
    listen(this.#stage, this.#acts, signal);
    const moved = throttled(() => { hidePeek(this.#stage.root); this.#acts.places.look(); this.#stage.overview?.look(); });
    for (const scrolled of [globalThis, this.#stage.root]) scrolled.addEventListener('scroll', moved, {signal, passive: true, capture: true}); // a scroll inside the root is not told outside
    const sizes = new ResizeObserver(([entry]) => this.#resize(entry.contentRect.width));
    sizes.observe(this);
    signal.addEventListener('abort', () => sizes.disconnect());
    if (this.loading === 'click') return this.#offer();
    if (this.loading !== 'lazy') return void this.#start();
    const watcher = new IntersectionObserver(entries => {
      if (!entries.some(entry => entry.isIntersecting)) return;
      watcher.disconnect();
      this.#start();
    }, {rootMargin: '200px'}); // a screenful of scrolling before it comes into view
    watcher.observe(this);
  }

  disconnectedCallback() { queueMicrotask(() => { if (!this.isConnected) this.#end(); }); }

  #end() {
    this.#leave?.abort();
    this.#leave = this.#laying = this.#standing = undefined;
    this.#opening.end();
    for (const name of ['find', 'here', 'evidence', 'note']) highlight(name, this.#stage, []);
  }

  attributeChangedCallback(name, before, now) {
    if (before === now || !this.isConnected || !this.#stage.parts.text) return;
    if (name === 'src' || name === 'with') return void this.#openUrl(name === 'src' ? 'a' : 'b');
    if (name === 'charset' || name === 'type') return void this.#reread();
    if (name !== 'theme' && this.#stage.book) this.#draw();
  }

  get #language() { return languageOf(this.closest('[lang]')?.getAttribute('lang') ?? globalThis.navigator?.language ?? ''); }

  #resize(width) {
    const narrow = width <= NARROW;
    if (narrow === this.#stage.narrow) return;
    this.#stage.narrow = narrow;
    if (this.#stage.book) this.#draw();
  }

  // ---- properties that are no attributes ----

  /** The report of the first document (as `read` gives it), of 乙 where it is the only one, or null. */
  get document() { return (this.#opening.read.a ?? this.#opening.read.b)?.report ?? null; }
  /** The comparison with both reports (as `compare` gives it), or null. */
  get comparison() {
    const {comparison, read} = this.#opening;
    return comparison ? {...comparison, a: read.a?.report, b: read.b?.report} : null;
  }
  /** What the interface says, by name; a page sets those that it words otherwise. @type {Record<string, string>} */
  get strings() { return stringsFor(this.#language, this.#own); }
  set strings(own) {
    this.#own = own ?? {};
    if (this.#stage.book) this.#draw();
  }
  /** @param {import('./sources.js').Source} source */
  set source(source) { this.open(source, {side: 'a'}).catch(() => {}); }
  /** @param {import('./sources.js').Source} source */
  set withSource(source) { this.open(source, {side: 'b'}).catch(() => {}); }

  // ---- opening ----

  #start() {
    if (this.#opening.resume()) this.#draw();
    return Promise.all(SIDES.map(side => this.getAttribute(side === 'a' ? 'src' : 'with') ? this.#openUrl(side) : this.#opening.read[side] ? null : this.#openSlot(side)));
  }

  #offer() {
    const button = h('button', {type: 'button', onclick: () => { button.parentElement.remove(); this.#start(); }}, this.strings.click);
    this.#stage.parts.text.append(h('p', {class: 'empty'}, button));
  }

  async #openUrl(side) {
    const url = this.getAttribute(side === 'a' ? 'src' : 'with');
    if (!url) return this.#close(side);
    await this.open(new URL(url, document.baseURI), {side}).catch(() => {}); // told already
  }

  async #openSlot(side) {
    const nodes = [...this.childNodes].filter(node => (/** @type {Element} */ (node).slot || '') === (side === 'b' ? 'with' : ''));
    const text = nodes.map(node => node instanceof HTMLElement ? node.outerHTML : node.textContent).join('').trim();
    if (text) await this.open(text, {side, type: text.startsWith('<') ? 'html' : ''}).catch(() => {});
  }

  /**
   * Opens a document on a side, and compares once both sides are open. The promise is rejected where it could not be opened; the reader has said so by then.
   * @param {import('./sources.js').Source} source @param {{side?: SideName, charset?: string, httpCharset?: string, type?: string, name?: string, signal?: AbortSignal}} [options] httpCharset: what a server said of bytes that the page fetched itself
   */
  open(source, {side = 'a', charset = this.charset ?? '', type = this.type ?? '', name = nameOf(source), httpCharset = '', signal} = {}) {
    return this.#opening.open(source, side, {name, charset, httpCharset, type}, signal);
  }

  /** Compares the two open documents. @param {{signal?: AbortSignal}} [options] */
  compare({signal} = {}) { return this.#opening.compare(signal); }

  /** Shows three documents or more as a table of units by document, the first the base; closing it brings back what stood there. @param {import('./sources.js').Source[]} sources */
  tabulate(sources) {
    return this.#opening.tabulate(async ask => (await import('./table.js')).tableView({...this.#stage, strings: this.strings}, sources, ask), ({element, close}) => {
      const {parts} = this.#stage;
      this.#untable?.();
      this.#untable = close;
      parts.scroll.before(element);
      parts.fallback.hidden = true;
      this.#status();
      this.#state('ready');
      element.focus();
    });
  }

  /** Ends whatever is running; what stood there stays. */
  cancel() {
    this.#opening.cancel();
    if (!this.#laying) return;
    this.#laying = undefined;
    this.#subject = {read: this.#stage.read, comparison: this.#stage.comparison};
    this.#fail(aborted(), 'compare');
  }

  #close(side) {
    if (!this.#opening.close(side)) this.#clear();
  }

  /** Nothing is open: the page's own words stand again. */
  #clear() {
    const {parts} = this.#stage;
    this.#laying = this.#standing = undefined;
    this.#subject = {read: {}, comparison: undefined};
    Object.assign(this.#stage, this.#subject, {book: undefined});
    this.#opening.sweep();
    parts.summary.hidden = true;
    parts.spread.replaceChildren(parts.text);
    parts.text.replaceChildren(h('slot', {name: 'empty'}));
    parts.toolbar.replaceChildren();
    parts.thumb.hidden = true;
    parts.fallback.hidden = false;
    this.#status();
  }

  #reread() {
    for (const side of SIDES) {
      const read = this.#opening.read[side];
      if (read) this.open(read.bytes, {side, name: read.name, httpCharset: read.httpCharset}).catch(() => {});
    }
  }

  // ---- telling ----

  #tell(name, detail, cancelable = false) { return this.dispatchEvent(new CustomEvent(name, {detail, bubbles: true, composed: true, cancelable})); }

  #state(name) {
    const states = this.#internals?.states;
    for (const each of ['loading', 'ready', 'error', 'coarse']) states?.delete(each);
    states?.add(name);
    if (this.#stage.comparison && !this.#stage.comparison.exact) states?.add('coarse');
  }

  /** Tells how far the work is: of two documents on their way, of both. @param {string} phase @param {SideName} [side] */
  #progress(phase, side) {
    this.#state('loading');
    this.#tell('duidu-progress', {phase, side});
    if (side) this.#phases.set(side, phase);
    if (!this.#work) this.#put(false);
    const work = this.#work ??= {phase, side, shown: false, timer: setTimeout(() => { work.shown = true; this.#showProgress(work); }, PATIENCE)};
    Object.assign(work, {phase, side});
    if (work.shown) this.#showProgress(work);
  }

  /** @param {{phase: string, side?: SideName}} work */
  #showProgress({phase, side}) {
    const {strings} = this;
    const said = side ? SIDES.filter(each => this.#phases.has(each)).map(each => `${strings[each]} · ${strings[/** @type {string} */ (this.#phases.get(each))]}`) : [strings[phase]];
    this.#put(true, h('progress', {'aria-label': strings[phase]}), ...said.map(words => h('span', {}, words)), h('button', {type: 'button', onclick: () => this.cancel()}, strings.cancel));
  }

  #status(...nodes) {
    clearTimeout(this.#work?.timer);
    this.#work = undefined;
    this.#put(nodes.length > 0, ...nodes);
  }

  /** @param {boolean} shown @param {...Node} nodes */
  #put(shown, ...nodes) {
    const {status} = this.#stage.parts;
    if (!status) return;
    status.classList.remove('error');
    status.hidden = !shown;
    status.replaceChildren(...nodes);
  }

  async #fail(error, phase, side) {
    const code = error?.name === 'AbortError' ? 'aborted' : error instanceof DuiduError ? error.code : 'core-crash';
    const {strings} = this;
    this.#state(this.#stage.book ? 'ready' : 'error');
    const failure = async () => (await import('./failures.js')).failure(code, strings);
    const sentence = strings[code] ?? await failure().catch(() => code); // cancelling waits for nothing; the code itself, where even that file is missing
    this.#trouble = [h('span', {role: 'alert'}, fill(sentence, {message: error?.message ?? ''})), this.#closer()];
    this.#status(...this.#trouble);
    this.#stage.parts.status?.classList.toggle('error', code !== 'aborted');
    this.#tell('duidu-error', {code, phase, side, recoverable: code !== 'wasm-unsupported' && code !== 'csp-wasm', message: error?.message});
  }

  /** Says what is uncertain of what is open, with the choices there are; the page hears of each once. @param {() => boolean} stopped */
  async #doubt(stopped) {
    const readings = SIDES.flatMap(side => this.#stage.read[side] ?? []).filter(isDoubtful);
    const lines = this.#opening.session.fellBack ? [this.#fellBack()] : [];
    if (readings.length) {
      const {doubtLines, doubtsOf} = await import('./doubts.js');
      if (stopped()) return;
      for (const side of SIDES) {
        const read = this.#stage.read[side];
        if (!read || !readings.includes(read)) continue;
        const {bytes, name, httpCharset} = read, fresh = !read.doubts;
        read.doubts ??= doubtsOf(read, this.strings);
        lines.push(...doubtLines(read.doubts, this.strings[side], options => this.open(bytes, {side, name, httpCharset, ...options}).catch(() => {})));
        if (fresh) for (const {code, sentence} of read.doubts) if (code) this.#tell('duidu-error', {code, phase: 'read', side, recoverable: true, message: sentence});
      }
    }
    if (lines.length) this.#status(...this.#trouble, h('div', {class: 'doubts'}, ...lines), this.#trouble.length ? '' : this.#closer(() => { for (const read of readings) read.doubts = []; }));
  }

  /** A worker that is blocked is told once, and said as long as the reader is open. */
  #fellBack() {
    const {strings} = this;
    if (!this.#slow) this.#tell('duidu-error', {code: 'worker-blocked', phase: 'read', recoverable: true, message: strings['worker-blocked']});
    this.#slow = true;
    return h('p', {}, strings['worker-blocked']);
  }

  /** @param {() => void} [also] */
  #closer(also) { return h('button', {type: 'button', 'aria-label': this.strings.close, onclick: () => { also?.(); this.#status(); }}, '✕'); }

  // ---- drawing ----

  #shell() {
    const {parts, root} = this.#stage;
    if (parts.reader) return;
    parts.toolbar = h('div', {class: 'toolbar', part: 'toolbar', role: 'toolbar', 'aria-label': this.strings.toolbar, hidden: this.controls === 'none'});
    parts.status = h('div', {class: 'status', role: 'status', 'aria-live': 'polite', hidden: true});
    parts.summary = h('div', {hidden: true});
    parts.text = h('div', {class: 'text'}, h('slot', {name: 'empty'}));
    parts.spread = h('div', {class: 'spread'}, parts.text);
    parts.scroll = h('div', {class: 'scroll'}, parts.summary, parts.spread);
    parts.thumb = h('div', {class: 'thumb', hidden: true});
    parts.voice = h('div', {class: 'aside-word', role: 'status', 'aria-live': 'polite'});
    parts.fallback = h('div', {}, h('slot'), h('slot', {name: 'with'}));
    parts.reader = h('div', {class: 'reader'}, parts.toolbar, parts.status, parts.scroll, parts.thumb, parts.voice, parts.fallback);
    root.append(parts.reader);
  }

  /** A document as it is shown. @param {import('./opening.js').Subject} subject @param {SideName} name @returns {Promise<import('./cell.js').Side|undefined>} */
  async #side({read, comparison}, name) {
    const {report, bytes, restored, choices} = read[name] ?? {};
    if (!report || !bytes) return undefined;
    const {language, script} = report.metadata ?? {};
    const shown = this.script === 'hans' || this.script === 'hant' ? await this.#opening.ask('convert', {text: report.text, script: this.script}) : report.text;
    const face = {hans: 'Hans', hant: 'Hant'}[this.script ?? ''] ?? script;
    const units = unitsOf(report, restored);
    await breathe();
    const layers = await layersOf(report, name, comparison, choices ?? new Map(), this.#stage.settings);
    await breathe();
    return {name, report, bytes, shown, units, layers, lang: [language || 'zh', face].filter(Boolean).join('-')};
  }

  /** Draws what is open, or anew what is drawn. What stands goes on until the new drawing is ready to take its place. @param {import('./opening.js').Subject} [subject] */
  async #draw(subject = this.#subject) {
    const mine = this.#laying = {}, stage = this.#stage, {read, comparison} = subject;
    const begun = () => this.#laying === mine, stopped = () => this.#standing !== mine;
    if (subject !== this.#subject) this.#untable?.();
    this.#subject = subject;
    const a = await this.#side(subject, read.a ? 'a' : 'b'), b = comparison ? await this.#side(subject, 'b') : undefined; // 乙 alone reads as well
    if (!begun() || !a) return;
    const rows = b ? await rowsOf(a.units, b.units, comparison) : a.units.map((_, index) => /** @type {const} */ ({a: [index], b: [], kind: 'pair'}));
    await breathe();
    if (!begun()) return;
    this.#progress('building');
    await breathe();
    const view = !comparison || stage.narrow ? 'read' : this.view ?? 'compare', ready = () => this.#ready(stopped);
    if (view === 'parallel' || this.writing === 'vertical' || (this.ruby ?? 'off') !== 'off') await styleAll(stage.root);
    const draw = view === 'parallel' && b ? (await import('./view-parallel.js')).parallelView : rowsView;
    if (!begun()) return;
    const book = {a, b, rows: /** @type {import('./rows.js').Row[]} */ (rows), comparison, strings: this.strings, settings: stage.settings, view};
    Object.assign(stage, subject, {book, strings: book.strings});
    this.#laying = undefined;
    this.#standing = mine;
    this.#opening.sweep();
    this.#tools(view);
    await breathe();
    if (stopped()) return;
    const drawn = draw(book, stopped, ready);
    this.#lock = /** @type {any} */ (drawn).lock;
    this.#lay(book, view, drawn.element);
    await drawn.done;
    await styleAll(stage.root).catch(() => {}); // what paper shows is among them; without a network the text still stands
    if (stopped()) return;
    stage.parts.text.removeAttribute('aria-busy');
    if (this.#wanted) this.goTo(this.#wanted);
    this.#acts.finder.show();
    if (hasNotes()) (await this.#acts.notes()).show();
    if (this.ruby === 'all') this.#sound(stopped);
  }

  /** Puts what was drawn beside its outline, summary and overview. @param {import('./view-rows.js').Book} book @param {string} view @param {HTMLElement} element */
  #lay(book, view, element) {
    const {parts, narrow, active} = this.#stage;
    const summary = book.b ? summaryElement(book, {choose: filter => this.#filter(filter), weak: on => { this.#settle({weak: on}); this.#draw(); }}) : h('div', {hidden: true});
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
    parts.spread.replaceChildren(parts.outline, parts.text, parts.overview);
    parts.reader.lang = this.#language;
    parts.fallback.hidden = true;
    this.#dress();
  }

  #ready(stopped) {
    if (stopped()) return;
    this.#status(...this.#trouble);
    this.#stage.parts.status.classList.toggle('error', this.#trouble.length > 0);
    this.#state('ready');
    this.#doubt(stopped);
    styleAll(this.#stage.root).then(() => this.#survey(stopped)).catch(() => {}); // without a network the text still stands
  }

  /** Puts both documents as strips beside the text. @param {() => boolean} stopped */
  async #survey(stopped) {
    const stage = this.#stage, {parts} = stage;
    if (parts.overview.hidden) return;
    const {Overview} = await import('./overview.js');
    if (stopped()) return;
    stage.overview = new Overview(stage, this.#acts.places);
    parts.overview.replaceWith(stage.overview.element);
    parts.overview = stage.overview.element;
    await painted(); // laying it out and asking where it stands are a task each
    stage.overview?.look();
    this.#acts.finder.show();
  }

  /** Puts the reader's settings on the page. */
  #dress() {
    const {parts: {reader}, settings: {size, leading, measure, focus, indent, repairs}, book} = this.#stage;
    for (const [name, value, first] of [['size', `${size}px`, '17px'], ['leading', String(leading), '1.75'], ['measure', `${measure}em`, '34em']])
      if (value === first) reader.style.removeProperty(`--duidu-${name}`);
      else reader.style.setProperty(`--duidu-${name}`, value);
    const alone = !book?.b;
    reader.classList.toggle('indented', indent && alone);
    reader.classList.toggle('dimmed', focus);
    reader.classList.toggle('marked', repairs);
    reader.classList.toggle('vertical', this.writing === 'vertical' && alone);
    reader.classList.toggle('lifted', this.ruby === 'lifted');
    reader.classList.toggle('sounded', this.ruby === 'all');
  }

  /** Gives every character its reading, unit by unit as they come into view. @param {() => boolean} stopped */
  async #sound(stopped) {
    const {annotate} = await import('./ruby.js');
    await annotate(this.#stage, /** @type {AbortController} */ (this.#leave).signal, stopped);
  }

  // ---- tools ----

  #tools(view) {
    const stage = this.#stage, {finder, stepper, notes, places, panels, history, help} = this.#acts;
    fillTools(stage, view, {
      set: (name, value) => { /** @type {any} */ (this)[name] = value; if (KEPT.includes(name)) this.#settle({[name]: value}); }, settle: change => this.#settle(change),
      step: (kind, by) => stepper.go(kind, by), history, help, outline: () => this.#toggleOutline(), activate: side => places.activate(side), finder: () => finder.element(), find: () => finder.focus(),
      save: format => this.#save(format),
      share: () => this.#share(), notes: async () => (await notes()).list(), references: async () => (await import('./references.js')).openReferences(stage, places, panels),
      terms: async () => (await import('./terms.js')).openTerms(stage, places, panels), timeline: async () => (await import('./timeline.js')).openTimeline(stage, places, panels), lock: on => this.#lock?.(on), list: name => this.#list(name),
    });
  }

  /** Keeps what the reader likes. @param {object} change */
  #settle(change) {
    const {settings} = this.#stage;
    remember(Object.assign(settings, change));
    this.#dress();
  }

  #toggleOutline() {
    const {outline, spread} = this.#stage.parts;
    if (!outline) return;
    outline.hidden = !outline.hidden;
    spread.classList.toggle('outlined', !outline.hidden && !this.#stage.narrow);
    if (!outline.hidden) outline.querySelector('a')?.focus();
  }

  async #save(format) {
    const {fileName, save} = await import('./export.js');
    save(await this.export(format), fileName(this.#stage, format));
  }

  async #share() {
    const {linkTo} = await import('./export.js');
    const chosen = selectedIn(this.#stage.root);
    const link = linkTo(chosen ? {side: chosen.side, offset: chosen.begin, end: chosen.end} : this.#stage.place);
    await navigator.clipboard?.writeText(link).catch(() => {});
    this.#status(h('span', {}, `${this.strings.shared} `, h('code', {}, link)), this.#closer());
  }

  /** Leaves the rows of a filter alone; one that is a list opens it. @param {import('./summary.js').Filter|null} filter */
  #filter(filter) {
    filterRows(this.#stage, filter?.rows ?? null);
    this.#acts.panels.close();
    if (filter?.list) this.#list(filter.list);
  }

  /** @param {import('./summary.js').List} list */
  async #list(list) {
    const {openList} = await import('./survey.js');
    openList(list, this.#stage, this.#acts.places, this.#acts.panels);
  }

  // ---- what a page may call ----

  /** Brings a place into view: "a120" or "a120-140" (side and offsets), the id of a heading, or {side, offset, end}; one that is not drawn yet, once it is. @param {string|import('./places.js').Place} anchor @returns {boolean} whether it was found */
  goTo(anchor) {
    const found = this.#acts.places.go(typeof anchor === 'string' ? this.#acts.places.parse(anchor) : anchor);
    this.#wanted = found ? undefined : anchor;
    return found;
  }
  /** Returns to where the last jump began. */
  back() { return this.#acts.places.back(); }
  /** @param {'change'|'repair'|'passage'|'hit'} [kind] @returns {boolean} whether there was one */
  next(kind = 'change') { return kind === 'hit' ? this.#acts.finder.step(1) : this.#acts.stepper.go(kind, 1); }
  /** @param {'change'|'repair'|'passage'|'hit'} [kind] @returns {boolean} whether there was one */
  previous(kind = 'change') { return kind === 'hit' ? this.#acts.finder.step(-1) : this.#acts.stepper.go(kind, -1); }
  /** Finds in both documents whatever the script, width, case, punctuation and spaces, or by pinyin. @param {string} query @returns {Promise<{side: SideName, span: number[]}[]>} */
  find(query) { return this.#acts.finder.find(query); }
  /** Shows and gives the evidence of a place. @param {SideName} side @param {number} offset */
  inspect(side, offset) { return this.#acts.evidence.show(side, offset); }
  /** What can be taken away. @param {'html'|'markdown'|'json'|'csv'|'annotations'|'sheet'|'docx'} format @returns {Promise<Blob>} */
  async export(format) { return (await import('./export.js')).exported(this.#stage, format, (await this.#acts.notes()).all()); }
}

for (const name of ATTRIBUTES) {
  Object.defineProperty(DuiduReader.prototype, name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase()), {
    configurable: true, enumerable: true,
    get() { return this.getAttribute(name); },
    set(value) { if (value == null) this.removeAttribute(name); else this.setAttribute(name, value); },
  });
}

/** Whether something may be uncertain of what was read: doubts.js says what. @param {import('./stage.js').Reading} read */
const isDoubtful = ({report: {text, notes = [], charset = {}, blocks = []}}) =>
  notes.length > 0 || !text.trim() || charset.confidence < UNDECIDED || blocks.every(block => block.role === 'boilerplate');

/** At most one call a frame. @param {() => void} act */
function throttled(act) {
  let waiting = false;
  return () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; act(); });
  };
}
