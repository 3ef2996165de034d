// @ts-check
// Nodes without markup strings: text goes in as text, so that no document can bring its own script (and Trusted Types has nothing to say).

/**
 * Makes an element. Properties whose name starts with `on` are listeners; true is an empty attribute; null and false are left out.
 * @param {string} name @param {Record<string, any>} [properties] @param {...(Node|string|null|undefined|false)} children
 * @returns {any}
 */
export const h = (name, properties = {}, ...children) => {
  const element = document.createElement(name);
  for (const key in properties) {
    const value = properties[key];
    if (value == null || value === false) continue;
    if (key === 'class') element.className = value;
    else if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value === true ? '' : String(value));
  }
  for (const child of children) if (child != null && child !== false) element.appendChild(typeof child === 'object' ? child : document.createTextNode(child)); // append would make an object of each
  return element;
};

/** Elements that stand in a text again and again, by what they are. @type {Map<string, HTMLElement>} */
const patterns = new Map();

/** A copy of such an element with all that is in it: copies share their attributes, of which a long text would have megabytes. @param {string} name that no other such element has @param {() => HTMLElement} make @returns {HTMLElement} */
export const copyOf = (name, make) => {
  let pattern = patterns.get(name);
  if (!pattern) patterns.set(name, pattern = make());
  return /** @type {HTMLElement} */ (pattern.cloneNode(true));
};

/** Forgets the patterns: another text has others. */
export const forgetPatterns = () => patterns.clear();

const SLICE = 10; // milliseconds of work at once: a frame at 60 Hz has 16

let rested = 0; // when the page last breathed

/** Whether a slice of work is used up. */
const isTired = () => performance.now() - rested >= SLICE;

/** The page's next turn, or, asked by "postTask", the one after all that waits already: timers of the page are passed over by "yield". @param {'yield'|'postTask'} how */
const turn = async how => {
  if (!isTired()) return;
  const {scheduler} = /** @type {any} */ (globalThis);
  await (scheduler?.[how] ? scheduler[how](() => {}) : new Promise(resolve => setTimeout(resolve)));
  rested = performance.now();
};

/** What long work awaits now and then: lets the page breathe where a slice is used up. */
export const breathe = () => turn('yield');

/** Resolves once the browser has painted, or after a tenth of a second where it does not paint (a tab in the background). */
export const painted = () => new Promise(resolve => {
  const rest = () => { rested = performance.now(); resolve(undefined); };
  requestAnimationFrame(() => setTimeout(rest));
  setTimeout(rest, 100);
});

/**
 * Runs `step` for each thing, in slices. A step that returns true fills the first screen: it is painted
 * before the rest. Who prints before the end gets all the rest at once.
 * @template T @param {Iterable<T>} things @param {(thing: T) => boolean|void} step @param {() => boolean} stopped
 */
export const inSlices = async (things, step, stopped) => {
  const rest = [...things][Symbol.iterator]();
  const finish = () => { if (!stopped()) for (const thing of rest) step(thing); };
  globalThis.addEventListener?.('beforeprint', finish);
  /** @type {'yield'|'postTask'} */
  let how = 'yield'; // until the first screen stands, it comes first
  for (const thing of rest) {
    if (step(thing)) {
      await painted();
      how = 'postTask';
    } else if (isTired()) await turn(how);
    else continue;
    if (stopped()) break;
  }
  globalThis.removeEventListener?.('beforeprint', finish);
};

/** True where the reader asked for less motion. */
const still = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Brings an element into view, below what sticks to the top. @param {Element|null|undefined} element @param {ScrollLogicalPosition} [block] */
export const reveal = (element, block = 'center') =>
  element?.scrollIntoView({block, inline: 'nearest', behavior: still() ? 'auto' : 'smooth'});

/** Takes away what explains a mark (peek.js). @param {ShadowRoot} root */
export const hidePeek = root => {
  const peek = root.getElementById('peek');
  if (!peek) return; // nothing is looked through at every scrolling
  peek.remove();
  for (const described of root.querySelectorAll('[aria-describedby="peek"]')) described.removeAttribute('aria-describedby');
};
