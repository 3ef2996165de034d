// @ts-check
// The core off the main thread: answers {id, method, args} with {id, result} or {id, error}, and tells each phase as {id, phase}. The lists of a report
// go ahead of it as {id, pieces}; of a comparison the links, and then {id, linked}, while its changes are still looked for. `memory` says how much the core holds by now. First of all
// comes {wasmUrl}, then the core itself, compiled by the page, as {module}; without one where the page could not: then the worker fetches it, and its error says why.
import {Desk} from './desk.js';

const FULL = 1 << 18; // bytes of pieces that make a message: a small report crosses at once, of a large one each message takes the page some milliseconds

/** @type {Desk} */
let desk;
/** @type {(module: WebAssembly.Module|undefined) => void} */
let take;
/** @type {Promise<WebAssembly.Module|undefined>} */
const module = new Promise(resolve => { take = resolve; });

/** Posts pieces together. @param {number} id */
const sender = id => {
  let pieces = /** @type {import('./pieces.js').Piece[]} */ ([]), size = 0;
  const flush = () => {
    if (pieces.length) self.postMessage({id, pieces}, {transfer: pieces.map(({bytes}) => bytes.buffer)});
    pieces = [], size = 0;
  };
  const give = piece => {
    pieces.push(piece);
    size += piece.bytes.length;
    if (size > FULL) flush();
  };
  return {give, flush};
};

self.onmessage = async ({data}) => {
  if ('wasmUrl' in data) return void (desk = new Desk(data.wasmUrl, module));
  if ('module' in data) return take(data.module);
  const {id, method, args} = data;
  const {give, flush} = sender(id);
  try {
    const result = await desk[method](args, phase => self.postMessage({id, phase}), give, head => {
      flush();
      self.postMessage({id, linked: head});
    });
    flush();
    args.bytes?.buffer.transfer?.(0); // the core has its own copy: given back at once, not when rubbish is collected
    self.postMessage({id, result, memory: desk.memory});
  } catch (/** @type {any} */ error) {
    self.postMessage({id, error: {code: error?.code ?? 'core-crash', message: String(error?.message ?? error)}});
  }
};
