#!/usr/bin/env node
// Lays out what is published. The shell's modules are joined into the few files that a page asks for one after the other, and made small.
//
//   dist/            duidu.js and what it loads: define.js (the element), worker.js, duidu.wasm, packs of data, pdf/ (for the first PDF), types
//   dist/app/        the offline reader: web/app, the same library beside it, the examples, and a service worker that keeps all of it
import { copyFileSync, cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { root, run, say, setUp } from './setup.mjs';

const from = (...parts) => join(root, ...parts);

/** A style sheet inside a module needs no line breaks. */
const narrowStyle = { name: 'narrow-style', transform: (code, id) => /style(-later)?\.js$/.test(id) ? { code: code.replace(/const css = `[^]*?`/, narrowed), map: null } : null };
/** @param {string} css with neither strings nor selectors in which these blanks would count */
const narrowed = css => css.replace(/\/\*[^]*?\*\//g, '').replace(/\n\s*/g, ' ').replace(/ ?([{};]) ?/g, '$1').replace(/([:,]) (?=\S)/g, '$1').replace(/;}/g, '}');

/** Most of the element's program runs before the first screen stands: a browser that reads this compiles it while it comes, off the main thread. https://github.com/WICG/explicit-javascript-compile-hints-file-based */
const compiledAhead = { name: 'compiled-ahead', generateBundle: (_, bundle) => { for (const chunk of Object.values(bundle)) if (chunk.name === 'define') chunk.code = `//# allFunctionsCalledOnLoad\n${chunk.code}`; } };

/** The one package that the shell itself loads, when a reader asks for a Word file; it has no dependencies left in it. */
const packages = { name: 'packages', resolveId: name => name === 'docx' ? from('node_modules/docx/dist/index.mjs') : null };

/** Joins the modules behind these doors; what two of them share becomes a file of its own. @param {string[]} names */
async function joined(names) {
  const { rollup } = await import('rollup');
  const { default: terser } = await import('@rollup/plugin-terser');
  const bundle = await rollup({ input: Object.fromEntries(names.map(name => [name, from('web', `${name}.js`)])), plugins: [packages, narrowStyle, terser({ module: true }), compiledAhead] });
  await bundle.write({ dir: from('dist'), format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' });
  await bundle.close();
}

const BEGINNING = 4; // paragraphs that fill a screen

/** How a document begins, as markup: what the app shows of its example before its program has loaded. @param {import('../web/host.js').Core} core @param {string} name */
async function beginning(core, name) {
  const { unitsOf } = await import('../web/element/units.js');
  const handle = core.open(readFileSync(from('examples', name)), { name });
  const report = JSON.parse(core.report(handle));
  core.close(handle);
  const words = ({ begin, end }) => report.text.slice(begin, end).replace(/[&<]/g, sign => ({ '&': '&amp;', '<': '&lt;' }[sign]));
  const units = unitsOf(report).filter(({ fold }) => !fold), title = units.find(({ role }) => role === 'title'), body = units.filter(({ role }) => role === 'body').slice(0, BEGINNING);
  return `<div lang="zh-${report.metadata.script}"><p class="title">${words(title)}</p>${body.map(unit => `<p>${words(unit)}</p>`).join('')}</div>`;
}

/** Puts the beginnings of the example pair into the app's page. */
async function layBeginnings() {
  const { Core } = await import('../web/host.js');
  const core = await Core.load(pathToFileURL(from('dist/duidu.wasm')));
  const page = from('dist/app/index.html');
  const both = [await beginning(core, 'report.html'), await beginning(core, 'plan.md')].join('');
  writeFileSync(page, readFileSync(page, 'utf8').replace(/<!-- beginnings .*?-->/, `<div class="beginnings">${both}</div>`));
}

/** The library, without the app that uses it. */
async function layLibrary() {
  await joined(['duidu', 'define', 'start']); // what both doors share has a name that a page can ask for early
  await joined(['worker']); // alone: a worker that had to ask for shared files would start one journey later
  copyFileSync(from('build/wasm/duidu.wasm'), from('dist/duidu.wasm'));
  layPdf();
  for (const name of readdirSync(from('build/wasm/data')).filter(name => name.endsWith('.pack'))) copyFileSync(from('build/wasm/data', name), from('dist', name));
}

/** pdf.js, for the first PDF that a reader opens. */
function layPdf() {
  const pdf = from('node_modules/pdfjs-dist');
  mkdirSync(from('dist/pdf'), { recursive: true });
  for (const name of ['pdf.min.mjs', 'pdf.worker.min.mjs']) copyFileSync(join(pdf, 'build', name), from('dist/pdf', name));
  cpSync(join(pdf, 'cmaps'), from('dist/pdf/cmaps'), { recursive: true });
  copyFileSync(join(pdf, 'LICENSE'), from('dist/pdf/LICENSE'));
}

function layTypes() {
  const modules = ['duidu.js', 'define.js'].map(name => from('web', name));
  run(from('node_modules/.bin/tsc'), [...modules, '--allowJs', '--declaration', '--emitDeclarationOnly', '--outDir', from('dist/types'), '--target', 'es2022', '--module', 'esnext', '--moduleResolution', 'bundler', '--lib', 'es2023,dom,dom.iterable', '--skipLibCheck', '--noImplicitAny', 'false']);
}

async function layApp() {
  cpSync(from('web/app'), from('dist/app'), { recursive: true });
  mkdirSync(from('dist/app/duidu'));
  for (const { name } of readdirSync(from('dist'), { withFileTypes: true }).filter(entry => entry.isFile())) copyFileSync(from('dist', name), from('dist/app/duidu', name));
  cpSync(from('dist/pdf'), from('dist/app/duidu/pdf'), { recursive: true });
  cpSync(from('examples'), from('dist/app/examples'), { recursive: true });
  await layBeginnings();
  const { generateSW } = await import('workbox-build');
  await generateSW({ globDirectory: from('dist/app'), globPatterns: ['**/*'], globIgnores: ['sw.js', 'share.js', '**/*.pack', 'duidu/pdf/**'], importScripts: ['share.js'], ignoreURLParametersMatching: [/^shared$/], swDest: from('dist/app/sw.js'), inlineWorkboxRuntime: true,
    sourcemap: false, cleanupOutdatedCaches: true, maximumFileSizeToCacheInBytes: 1 << 26, // packs and pdf.js are kept from their first use on
    runtimeCaching: [{ urlPattern: /\.pack$/, handler: 'StaleWhileRevalidate', options: { cacheName: 'packs' } }, { urlPattern: /\/duidu\/pdf\//, handler: 'CacheFirst', options: { cacheName: 'pdf' } }] });
}

/** Everything under dist/, from a build of wasm that is there. */
export async function build() {
  rmSync(from('dist'), { recursive: true, force: true });
  await layLibrary();
  layTypes();
  await layApp();
  say('dist/ is laid out');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await setUp({ builds: ['reader'] });
  await build();
}
