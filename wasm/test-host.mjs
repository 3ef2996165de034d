// Runs a program built for WASI with the files of this machine before it: node wasm/test-host.mjs build/wasm/duidu_tests.wasm [words…]
import { readFileSync } from 'node:fs';
import { WASI } from 'node:wasi';

const [program, ...words] = process.argv.slice(2);
const wasi = new WASI({ version: 'preview1', args: [program, ...words], env: process.env, preopens: { '/': '/' }, returnOnExit: true });
const module = await WebAssembly.compile(readFileSync(program));

/** What Emscripten asks of a host beside WASI; the rest (time zones, processes) it may miss. */
const env = new Proxy({ emscripten_notify_memory_growth() {}, getentropy }, { get: (known, name) => known[name] ?? (() => -52) });
const instance = await WebAssembly.instantiate(module, { wasi_snapshot_preview1: wasi.wasiImport, env });

function getentropy(begin, length) {
  crypto.getRandomValues(new Uint8Array(instance.exports.memory.buffer, begin, length));
  return 0;
}

process.exitCode = wasi.start(instance);
