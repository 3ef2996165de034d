// @ts-check
// The core off the main thread: answers {id, method, args} with {id, result} or {id, error}, and tells each phase as {id, phase}. Long lists of a
// result go ahead of it as {id, piece}.
import {Desk} from './desk.js';
import {cut} from './lean.js';

/** @type {Desk|undefined} */
let desk;

self.onmessage = async ({data: {id, method, args}}) => {
  try {
    desk ??= new Desk(args.wasmUrl);
    const result = await desk[method](args, phase => self.postMessage({id, phase}));
    for (const piece of cut(result)) self.postMessage({id, piece});
    self.postMessage({id, result}, {transfer: result?.rest ? [result.rest.buffer] : []});
  } catch (/** @type {any} */ error) {
    self.postMessage({id, error: {code: error?.code ?? 'core-crash', message: String(error?.message ?? error)}});
  }
};
