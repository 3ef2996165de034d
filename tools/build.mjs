#!/usr/bin/env node
// Lays out what is published. The shell is native modules, so nothing is bundled: files are put where pages look for them.
//
//   dist/            duidu.js and what it loads: the element, the worker, duidu.wasm, packs of data, types
//   dist/app/        the offline reader: web/app, the same library beside it, the examples, and a service worker that keeps all of it
import { copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root, run, say, setUp } from './setup.mjs';

const from = (...parts) => join(root, ...parts);

/** The library, without the app that uses it. */
function layLibrary(target) {
  mkdirSync(target, { recursive: true });
  for (const name of readdirSync(from('web')).filter(name => name !== 'app' && !name.endsWith('.mjs'))) // those make tables, at home
    cpSync(from('web', name), join(target, name), { recursive: true });
  copyFileSync(from('build/wasm/duidu.wasm'), join(target, 'duidu.wasm'));
  for (const name of readdirSync(from('build/wasm/data')).filter(name => name.endsWith('.pack'))) copyFileSync(from('build/wasm/data', name), join(target, name));
}

function layTypes() {
  const modules = readdirSync(from('dist')).filter(name => /^(duidu|define)\.js$/.test(name)).map(name => from('dist', name));
  if (modules.length)
    run(from('node_modules/.bin/tsc'), [...modules, '--allowJs', '--declaration', '--emitDeclarationOnly', '--outDir', from('dist/types'), '--target', 'es2022', '--module', 'esnext', '--moduleResolution', 'bundler', '--lib', 'es2023,dom,dom.iterable', '--skipLibCheck', '--noImplicitAny', 'false']);
}

async function layApp() {
  cpSync(from('web/app'), from('dist/app'), { recursive: true });
  layLibrary(from('dist/app/duidu'));
  cpSync(from('examples'), from('dist/app/examples'), { recursive: true });
  const { generateSW } = await import('workbox-build');
  await generateSW({ globDirectory: from('dist/app'), globPatterns: ['**/*'], globIgnores: ['sw.js'], swDest: from('dist/app/sw.js'), inlineWorkboxRuntime: true,
    sourcemap: false, cleanupOutdatedCaches: true, maximumFileSizeToCacheInBytes: 1 << 26 });
}

/** Everything under dist/, from a build of wasm that is there. */
export async function build() {
  rmSync(from('dist'), { recursive: true, force: true });
  layLibrary(from('dist'));
  layTypes();
  await layApp();
  say('dist/ is laid out');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await setUp({ builds: ['reader'] });
  await build();
}
