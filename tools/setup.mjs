#!/usr/bin/env node
// Makes a machine ready and says what it does while it does it: Debian packages that are missing, npm packages, foreign sources, the build.
// Every step looks first whether it was done, so the second run takes seconds. Knows Node's own modules only: it runs before npm install.
//
//   node tools/setup.mjs [native] [wasm] [reader] [asan] [fuzz] [bench]      these builds (CMakePresets.json); native and wasm without a name
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { createInterface } from 'node:readline';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

export const say = message => console.log(`duidu: ${message}`);

/** The file that runs when `command` is called, or undefined. */
export const found = command => process.env.PATH.split(delimiter).map(folder => join(folder, command)).find(existsSync);

const hasFont = () => existsSync('/usr/share/fonts/opentype/noto') || Boolean(spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' }).stdout?.trim());

/** What each build needs: by what we see that it is there, and the Debian package that brings it. */
const needs = {
  every: [['cmake'], ['ninja', 'ninja-build'], ['g++'], ['ccache'], ['tar'], ['xz', 'xz-utils']],
  wasm: [['emcc', 'emscripten']],
  reader: [['emcc', 'emscripten']],
  asan: [['clang++', 'clang']],
  fuzz: [['clang++', 'clang']],
  bench: [[() => existsSync('/usr/include/benchmark/benchmark.h'), 'libbenchmark-dev']],
  browser: [[() => browser(), 'chromium'], [hasFont, 'fonts-noto-cjk'], ['pdftotext', 'poppler-utils']],
};

/** The Chromium that tests and screenshots drive; CHROMIUM names another. */
export const browser = () => process.env.CHROMIUM || ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].map(found).find(Boolean);

const missing = parts => [...new Set(parts.flatMap(part => needs[part] ?? [])
  .filter(([sign]) => typeof sign === 'function' ? !sign() : !found(sign)).map(([sign, name]) => name ?? sign))];

/** Runs a command before the reader's eyes; a failure ends the program with the command's own words above it. */
export function run(command, words, { quiet = false } = {}) {
  const { status, signal, stdout, stderr, error } = spawnSync(command, words, { cwd: root, stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'], encoding: 'utf8', maxBuffer: 1 << 28 });
  if (status === 0) return stdout;
  if (quiet) process.stdout.write((stdout ?? '') + (stderr ?? ''));
  say(`this failed (${error?.message ?? signal ?? `exit ${status}`}): ${command} ${words.join(' ')}`);
  process.exit(1);
}

function installPackages(parts) {
  const names = missing(parts);
  if (!names.length) return;
  if (!found('apt-get')) {
    say(`please install these first: ${names.join(' ')} (Debian's names)`);
    process.exit(2);
  }
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo'];
  const apt = (...words) => [...asRoot, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...words];
  say(`installing ${names.join(' ')} (apt-get)`);
  const [update, install] = [apt('-qq', 'update'), apt('-qq', 'install', '-y', '--no-install-recommends', ...names)];
  run(update[0], update.slice(1), { quiet: true });
  run(install[0], install.slice(1), { quiet: true });
  const still = missing(parts);
  if (still.length) { say(`still missing after the installation: ${still.join(' ')}`); process.exit(1); }
}

/** node_modules of a folder as its package-lock.json says; a stamp tells whether they are. True where something was installed. @param {string} [folder] */
export function installModules(folder = root) {
  const wanted = createHash('sha256').update(readFileSync(join(folder, 'package-lock.json'))).digest('hex');
  const stamp = join(folder, 'node_modules', '.duidu');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return false;
  say('installing npm packages (npm ci)');
  run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', '--prefix', folder], { quiet: true });
  writeFileSync(stamp, wanted);
  return true;
}

const seconds = since => `${((Date.now() - since) / 1000).toFixed(0)} s`;

/** Ninja's lines, of which a log needs the warnings and errors and a sign of life now and then. */
function thinned() {
  let told = 0;
  return line => {
    const [, done, all] = line.match(/^\[(\d+)\/(\d+)\]/) ?? [];
    if (!all) return console.log(line);
    const tenth = Math.floor(10 * Number(done) / Number(all));
    if (tenth > told && Number(all) > 20) console.log(line);
    told = Math.max(told, tenth);
  };
}

/** Configures where that is due and builds; shows every step on a terminal, a few of them elsewhere. */
async function build(preset, configureAnew) {
  const begin = Date.now();
  const configuration = preset === 'reader' ? 'wasm' : preset;
  // Emscripten starts Python for every file; a shim in front of the system's own doubles that time.
  if (configuration === 'wasm' && existsSync('/usr/bin/python3')) process.env.EMSDK_PYTHON ??= '/usr/bin/python3';
  const first = configureAnew || !existsSync(join(root, 'build', configuration, 'build.ninja'));
  say(`building ${preset} (cmake --build --preset ${preset})${first ? '; the first time takes a minute or two' : ''}`);
  if (first) run('cmake', ['--preset', configuration, `-DDUIDU_NODE=${process.execPath}`], { quiet: true });
  const terminal = process.stdout.isTTY;
  const ninja = spawn('cmake', ['--build', '--preset', preset, '--parallel', String(availableParallelism())],
    { cwd: root, stdio: ['ignore', terminal ? 'inherit' : 'pipe', 'inherit'] });
  if (ninja.stdout) createInterface({ input: ninja.stdout }).on('line', thinned());
  const status = await new Promise(done => ninja.on('close', done));
  if (status !== 0) { say(`the ${preset} build failed`); process.exit(1); }
  say(`${preset} is built (${seconds(begin)})`);
}

/** All of it, for these builds; `browser` adds what tests in a page need, `modules` the npm packages. */
export async function setUp({ builds = [], browser = false, modules = true } = {}) {
  if (Number(process.versions.node.split('.')[0]) < 20) { say(`Node 20 or newer is needed; this is ${process.version}`); process.exit(2); }
  installPackages(['every', ...builds, ...(browser ? ['browser'] : [])]);
  const newModules = modules && installModules(); // packs of data are made out of some
  execFileSync(process.execPath, [join(root, 'tools/fetch-deps.mjs')], { stdio: ['ignore', 'ignore', 'inherit'] });
  for (const preset of builds) await build(preset, newModules);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const builds = process.argv.slice(2);
  await setUp({ builds: builds.length ? builds : ['native', 'wasm'] });
}
