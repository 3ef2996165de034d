// @ts-check
// <duidu-reader>: one or two documents to read. Opens sources, asks the core, and puts the views together; each view is a file of its own.
//
//     src, with, open() ─ fetch ─ core ─ report ─┐
//                                                ├─ book ─ rows or panes · outline · summary · overview
//                                   comparison ─┘
import {listen} from './deeds.js';
import {h, hidePeek} from './dom.js';
import {Drawing, languageFor, layParts} from './drawing.js';
import {Finder} from './finder.js';
import {History} from './history.js';
import {Evidence} from './inspect.js';
import {Opening, aborted, withReports} from './opening.js';
import {Panels} from './panels.js';
import {highlight} from './place.js';
import {Places} from './places.js';
import {remember, remembered} from './settings.js';
import {nameOf} from './sources.js';
import {Status} from './status.js';
import {Stepper} from './stepper.js';
import {stringsFor} from './strings.js';
import {style} from './style.js';
import {filterRows} from './summary.js';
import {fillTools} from './tools.js';

/** @typedef {import('./stage.js').SideName} SideName */

const SIDES = /** @type {const} */ (['a', 'b']);
const ATTRIBUTES = ['src', 'with', 'view', 'script', 'ruby', 'charset', 'type', 'controls', 'writing', 'theme', 'hotkeys', 'loading', 'wasm-url', 'worker-url'];
const KEPT = ['theme', 'script', 'ruby']; // attributes that are remembered where the reader of the page chooses them
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

  #own = /** @type {Record<string, string>} */ ({});
  /** While the element is in a page. @type {AbortController|undefined} */
  #leave;
  /** @type {import('./stage.js').Stage} */ #stage;
  /** @type {import('./deeds.js').Parts} */ #acts;
  /** @type {Opening} */ #opening;
  /** @type {Status} */ #status;
  /** @type {Drawing} */ #drawing;

  constructor() {
    super();
    const root = this.attachShadow({mode: 'open'});
    root.adoptedStyleSheets = [style()];
    const host = /** @type {any} */ (this), draw = () => this.#drawing.draw(), key = side => stage.read[side]?.id ?? '';
    const stage = this.#stage = {host, root, parts: {}, strings: {}, narrow: false, book: undefined, read: {}, comparison: undefined, active: 'a', place: {side: 'a', offset: 0}, settings: remembered(),
                                 tell: (name, detail, cancelable = false) => this.dispatchEvent(new CustomEvent(name, {detail, bubbles: true, composed: true, cancelable})),
                                 say: words => { stage.parts.voice.textContent = words; }, ask: (method, args) => this.#opening.ask(method, args), sheet: format => this.#opening.ask('sheet', {a: key('a'), b: key('b'), format}), draw, key};
    const places = new Places(stage), panels = new Panels(stage), history = new History(stage), evidence = new Evidence(stage, places, panels, history);
    /** @type {Promise<import('./notes.js').Notes>|undefined} */
    let written;
    const notes = () => written ??= import('./notes.js').then(({Notes}) => new Notes(stage, places, panels, evidence, history));
    this.#acts = {places, panels, evidence, finder: new Finder(stage, places), stepper: new Stepper(stage), notes, history, outline: () => this.#toggleOutline(), list: name => this.#list(name), original: () => this.#original(),
                  help: async () => (await import('./help.js')).openHelp(stage)};
    this.#status = new Status(stage, this.attachInternals?.(), () => this.#opening.session.fellBack);
    this.#opening = new Opening(stage, this.#status, subject => this.#drawing.draw(subject));
    this.#drawing = new Drawing(stage, this.#acts, this.#status, {fill: view => this.#tools(view), filter: filter => this.#filter(filter), settle: change => this.#settle(change), stood: () => this.#opening.sweep()});
  }

  // ---- life ----

  connectedCallback() {
    if (this.#leave) return; // only moved
    this.#leave = new AbortController();
    const {signal} = this.#leave, {settings} = this.#stage;
    for (const name of KEPT) if (settings[name] && !this.hasAttribute(name)) this.setAttribute(name, settings[name]);
    layParts(this.#stage);
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
    this.#leave = undefined;
    this.#drawing.end();
    this.#opening.end();
    for (const name of ['find', 'here', 'evidence', 'note']) highlight(name, this.#stage, []);
  }

  attributeChangedCallback(name, before, now) {
    if (before === now || !this.isConnected || !this.#stage.parts.text) return;
    if (name === 'src' || name === 'with') return void this.#openUrl(name === 'src' ? 'a' : 'b');
    if (name === 'charset' || name === 'type') return void this.#reread();
    if (name !== 'theme' && this.#stage.book) this.#drawing.draw();
  }

  #resize(width) {
    const narrow = width <= NARROW;
    if (narrow === this.#stage.narrow) return;
    this.#stage.narrow = narrow;
    if (this.#stage.book) this.#drawing.draw();
  }

  // ---- properties that are no attributes ----

  /** The report of the first document (as `read` gives it), of 乙 where it is the only one, or null. */
  get document() { return (this.#opening.read.a ?? this.#opening.read.b)?.report ?? null; }
  /** The comparison with both reports (as `compare` gives it), or null. */
  get comparison() {
    const {comparison, read} = this.#opening;
    return comparison ? withReports(comparison, read.a?.report, read.b?.report) : null;
  }
  /** What the interface says, by name; a page sets those that it words otherwise. @type {Record<string, string>} */
  get strings() { return stringsFor(languageFor(this), this.#own); }
  set strings(own) {
    this.#own = own ?? {};
    if (this.#stage.book) this.#drawing.draw();
  }
  /** @param {import('./sources.js').Source} source */
  set source(source) { this.open(source, {side: 'a'}).catch(() => {}); }
  /** @param {import('./sources.js').Source} source */
  set withSource(source) { this.open(source, {side: 'b'}).catch(() => {}); }

  // ---- opening ----

  #start() {
    if (this.#opening.resume()) this.#drawing.draw();
    return Promise.all(SIDES.map(side => this.getAttribute(side === 'a' ? 'src' : 'with') ? this.#openUrl(side) : this.#opening.read[side] ? null : this.#openSlot(side)));
  }

  #offer() {
    const button = h('button', {type: 'button', onclick: () => { button.parentElement.remove(); this.#start(); }}, this.strings.click);
    this.#stage.parts.text.append(h('p', {class: 'empty'}, button));
  }

  async #openUrl(side) {
    const url = this.getAttribute(side === 'a' ? 'src' : 'with');
    if (!url) return this.#opening.close(side) ? undefined : this.#drawing.clear();
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
    return this.#opening.tabulate(async ask => (await import('./table.js')).tableView({...this.#stage, strings: this.strings}, sources, ask), table => this.#drawing.showTable(table));
  }

  /** Ends whatever is running; what stood there stays. */
  cancel() {
    this.#opening.cancel();
    if (this.#drawing.cancel()) this.#status.fail(aborted(), 'compare');
  }

  #reread() {
    for (const side of SIDES) {
      const read = this.#opening.read[side];
      if (read) this.open(read.bytes, {side, name: read.name, httpCharset: read.httpCharset}).catch(() => {});
    }
  }

  // ---- tools ----

  #tools(view) {
    const {finder, stepper, notes, places, panels, history, help} = this.#acts;
    fillTools(this.#stage, view, {
      set: (name, value) => { /** @type {any} */ (this)[name] = value; if (KEPT.includes(name)) this.#settle({[name]: value}); }, settle: change => this.#settle(change),
      step: (kind, by) => stepper.go(kind, by), outline: () => this.#toggleOutline(), activate: side => places.activate(side), finder: () => finder.element(), lock: on => this.#drawing.lock(on), list: name => this.#list(name),
      places, panels, notes, history, remark: (...nodes) => this.#status.remark(...nodes), help, original: () => this.#original(),
    });
  }

  /** Keeps what the reader likes. @param {object} change */
  #settle(change) {
    const {settings} = this.#stage;
    remember(Object.assign(settings, change));
    this.#drawing.dress();
  }

  /** Shows the documents as they came, or repaired again, at the place where the reader is. */
  async #original() {
    const {settings, place} = this.#stage;
    this.#settle({original: !settings.original});
    await this.#drawing.draw();
    if (place.offset) this.#acts.places.go(place, {remember: false});
  }

  #toggleOutline() {
    const {outline, spread} = this.#stage.parts;
    if (!outline) return;
    outline.hidden = !outline.hidden;
    spread.classList.toggle('outlined', !outline.hidden && !this.#stage.narrow);
    if (!outline.hidden) outline.querySelector('a')?.focus();
  }

  /** Leaves the rows of a filter alone; one that is a list opens it. @param {import('./summary.js').Filter|null} filter */
  #filter(filter) {
    filterRows(this.#stage, filter?.rows() ?? null);
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
  goTo(anchor) { return this.#acts.places.seek(anchor); }
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

/** At most one call a frame. @param {() => void} act */
function throttled(act) {
  let waiting = false;
  return () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; act(); });
  };
}
