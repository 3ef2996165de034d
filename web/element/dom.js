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

/** Lets the page breathe between slices of work. */
export const breathe = () => new Promise(resolve => {
  const {scheduler} = /** @type {any} */ (globalThis);
  if (scheduler?.yield) scheduler.yield().then(resolve);
  else setTimeout(resolve);
});

const SLICE = 10; // milliseconds of work at once: a frame at 60 Hz has 16

/** What a long loop awaits now and then: lets the page breathe where the slice is used up. */
export const breather = () => {
  let start = performance.now();
  return async () => {
    if (performance.now() - start < SLICE) return;
    await breathe();
    start = performance.now();
  };
};

/** Resolves once the browser has painted, or after a tenth of a second where it does not paint (a tab in the background). */
export const painted = () => new Promise(resolve => {
  requestAnimationFrame(() => setTimeout(resolve));
  setTimeout(resolve, 100);
});

/**
 * Runs `step` for each thing, in slices. A step that returns true fills the first screen: it is painted
 * before the rest. Who prints before the end gets all the rest at once.
 * @template T @param {Iterable<T>} things @param {(thing: T) => boolean|void} step @param {() => boolean} stopped
 */
export const inSlices = async (things, step, stopped) => {
  const rest = [...things][Symbol.iterator]();
  const finish = () => { if (!stopped()) for (const thing of rest) step(thing); };
  let start = performance.now();
  globalThis.addEventListener?.('beforeprint', finish);
  for (const thing of rest) {
    const full = step(thing);
    if (!full && performance.now() - start < SLICE) continue;
    await (full ? painted() : breathe());
    if (stopped()) break;
    start = performance.now();
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
  root.getElementById('peek')?.remove();
  for (const described of root.querySelectorAll('[aria-describedby="peek"]')) described.removeAttribute('aria-describedby');
};
