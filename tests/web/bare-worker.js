// @ts-check
// The worker in a browser that has no WebAssembly: taken away before the worker's own module runs.
import 'data:text/javascript,delete globalThis.WebAssembly';
import '../../dist/worker.js';
