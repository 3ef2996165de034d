// @ts-check
// How the core starts: its worker and its program come side by side, as early as the page shows that it will want them.
//
//     duidu.js ─┬─ worker.js ───────────┐
//               ├─ duidu.wasm, compiled ┴─ the core, which can read
//               └─ define.js ─ element ─── asks it (session.js)
export {DuiduError} from './error.js'; // in the same file: both doors need both

/** @typedef {{wasm: string, worker: string}} Addresses */
/** @typedef {{worker: Worker, fault?: string}} Started fault: what went wrong before anybody listened */

/** @param {string} name of a file beside this one */
const beside = name => new URL(name, import.meta.url).href;

/** @type {{createScriptURL: (url: string) => string}|undefined} */
let policy;

/** An address that a page with Trusted Types lets a worker start from. @param {string} url @returns {any} */
export const trusted = url => {
  policy ??= /** @type {any} */ (globalThis).trustedTypes?.createPolicy('duidu', {createScriptURL: url => url});
  return policy?.createScriptURL(url) ?? url;
};

/** Where the core's files are. @param {{wasmUrl?: string|null, workerUrl?: string|null}} urls as the page named them @returns {Addresses} */
export const addressesOf = ({wasmUrl, workerUrl}) =>
  ({wasm: new URL(wasmUrl || beside('duidu.wasm'), document.baseURI).href, worker: new URL(workerUrl || beside('worker.js'), document.baseURI).href});

/** The core, compiled while the worker starts; undefined where the page may not, or the server calls it something else. @param {string} url @returns {Promise<WebAssembly.Module|undefined>} */
const compiled = async url => {
  try {
    const response = await fetch(url, {credentials: 'same-origin'});
    return response.headers.get('Content-Type') === 'application/wasm' ? await WebAssembly.compileStreaming(response) : undefined;
  } catch {
    return undefined;
  }
};

/** Throws where the page allows no worker. @param {Addresses} addresses @returns {Started} */
const start = ({wasm, worker: url}) => {
  const worker = new Worker(trusted(url), {type: 'module', name: 'duidu'});
  const started = /** @type {Started} */ ({worker});
  worker.onerror = event => {
    event.preventDefault();
    started.fault = event.message || 'the worker could not start';
  };
  worker.postMessage({wasmUrl: wasm});
  compiled(wasm).then(module => worker.postMessage({module}));
  return started;
};

/** Those that nobody asked yet. @type {Map<string, Started>} */
const ahead = new Map();
/** @param {Addresses} addresses */
const keyOf = ({wasm, worker}) => `${wasm} ${worker}`;

/** Starts a core that will be asked soon. @param {Addresses} addresses */
export const startAhead = addresses => {
  try {
    ahead.set(keyOf(addresses), start(addresses));
  } catch {} // whoever asks meets the same, and says so
};

/** The core that was started ahead, or a new one; throws where the page allows no worker. @param {Addresses} addresses @returns {Started} */
export const started = addresses => {
  const early = ahead.get(keyOf(addresses));
  ahead.delete(keyOf(addresses));
  return early ?? start(addresses);
};
