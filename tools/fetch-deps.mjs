#!/usr/bin/env node
// Every foreign source has one name and one SHA-256, and three doors to come through: a folder that already holds it
// ($DUIDU_DEPS, or .deps/dl), Debian's source archive as this machine's apt reaches it, and the release page of its own project.
//
//   node tools/fetch-deps.mjs [name…]      all of them without a name; prints where the sources stand
//
// Archives go to $DUIDU_DEPS_DIR/dl and are unpacked once to $DUIDU_DEPS_DIR/src/<name>; the folder is .deps unless it is set.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * `strip` leading folders are dropped and only the folders in `keep` unpacked; `debian` is the name of Debian's source package.
 * Where Debian moves on within a release (PHP), `tree` instead of `sha256` names what was unpacked: any archive that holds just those files will do.
 */
const sources = {
  icu: [{
    archive: 'icu4c-76_1-src.tgz', sha256: 'dfacb46bfe4747410472ce3e1144bf28a102feeaa4e3875bac9b4c6cf30f4f3e', debian: 'icu',
    url: 'https://github.com/unicode-org/icu/releases/download/release-76-1/icu4c-76_1-src.tgz',
    strip: 2, keep: ['icu/source/common', 'icu/source/stubdata', 'icu/source/data/in'],
  }],
  catch2: [{
    archive: 'catch2-3.7.1.tar.gz', sha256: 'c991b247a1a0d7bb9c39aa35faf0fe9e19764213f28ffba3109388e62ee0269c', debian: 'catch2',
    url: 'https://github.com/catchorg/Catch2/archive/refs/tags/v3.7.1.tar.gz', strip: 1, keep: ['*/extras'],
  }],
  'nlohmann-json': [{
    archive: 'nlohmann-json-3.11.3.tar.gz', sha256: '0d8ef5af7f9794e3263480193c491549b2ba6cc74bb018906202ada498a79406', debian: 'nlohmann-json3',
    url: 'https://github.com/nlohmann/json/archive/refs/tags/v3.11.3.tar.gz', strip: 1, keep: ['*-3.11.3/include', '*-3.11.3/single_include'],
  }],
  md4c: [{
    archive: 'md4c-0.5.2.tar.gz', sha256: '55d0111d48fb11883aaee91465e642b8b640775a4d6993c2d0e7a8092758ef21', debian: 'md4c',
    url: 'https://github.com/mity/md4c/archive/refs/tags/release-0.5.2.tar.gz', strip: 1, keep: ['*/src'],
  }],
  // PHP carries lexbor 2.7.0 with it, and Debian carries PHP; lexbor's own source package is not in a stable Debian.
  lexbor: [{
    archive: 'php-8.4.24.tar.xz', sha256: 'e127be09a8506f4327c5cfa78a614b00d210714484ec215ce0011b4a03c00731', debian: 'php8.4',
    url: 'https://www.php.net/distributions/php-8.4.24.tar.xz', strip: 4, keep: ['*/ext/dom/lexbor'],
  }, {
    archive: 'php-8.4-debian.tar.xz', tree: 'c1b114f7a70af956a75c938436284cad417c8947d7c995bfdde75af624c2ea62', debian: 'php8.4', strip: 4, keep: ['*/ext/dom/lexbor'],
  }],
  // Debian leaves a few non-free papers out of zlib's archive, so its hash is not the one of zlib's own release.
  zlib: [{
    archive: 'zlib-1.3.1-debian.tar.gz', sha256: '60dd315c07f616887caa029408308a018ace66e3d142726a97db164b3b8f69fb', debian: 'zlib', strip: 1, keep: ['*'],
  }, {
    archive: 'zlib-1.3.1.tar.gz', sha256: '9a93b2b7dfdac77ceba5a558a580e74667dd6fede4585b91eefb60f03b72df23',
    url: 'https://github.com/madler/zlib/releases/download/v1.3.1/zlib-1.3.1.tar.gz', strip: 1, keep: ['*'],
  }],
  // Debian repacks it (without the bundled test framework), so its hash too is another than that of the project's own release.
  cli11: [{
    archive: 'cli11-2.4.1-debian.tar.xz', sha256: '0b8fbf2398875f15f30a675c7f412123a2aaa38df2863e991de72004fd5f1292', debian: 'cli11', strip: 1, keep: ['*/include'],
  }, {
    archive: 'cli11-2.4.1.tar.gz', sha256: '73b7ec52261ce8fe980a29df6b4ceb66243bb0b779451dbd3d014cfec9fdbb58',
    url: 'https://github.com/CLIUtils/CLI11/archive/refs/tags/v2.4.1.tar.gz', strip: 1, keep: ['CLI11-2.4.1/include'],
  }],
  pugixml: [{
    archive: 'pugixml-1.14.tar.gz', sha256: '610f98375424b5614754a6f34a491adbddaaec074e9044577d965160ec103d2e', debian: 'pugixml',
    url: 'https://github.com/zeux/pugixml/archive/refs/tags/v1.14.tar.gz', strip: 1, keep: ['*/src'],
  }],
};

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const depot = resolve(root, process.env.DUIDU_DEPS_DIR || '.deps');
const say = message => process.stderr.write(`fetch-deps: ${message}\n`);

const hashOf = file => createHash('sha256').update(readFileSync(file)).digest('hex');
const holds = (file, source) => existsSync(file) && (!source.sha256 || hashOf(file) === source.sha256);

/** One hash for the names and contents of all files in a folder. */
function hashOfTree(folder) {
  const hash = createHash('sha256');
  const files = readdirSync(folder, { recursive: true }).filter(name => statSync(join(folder, name)).isFile()).sort();
  for (const name of files) hash.update(`${name}\0${hashOf(join(folder, name))}\n`);
  return hash.digest('hex');
}

const reason = error => String(error.stderr || error.message || error).trim().split('\n').at(-1);

/** Door 1: a file of the right hash, whatever it is called. */
function fromFolder(source, target) {
  if (holds(target, source)) return true;
  const folder = process.env.DUIDU_DEPS;
  if (!folder || !existsSync(folder)) return false;
  const found = readdirSync(folder).map(name => join(folder, name)).find(file => source.sha256 && statSync(file).isFile() && holds(file, source));
  if (found) copyFileSync(found, target);
  return Boolean(found);
}

/** Where this machine's apt gets Debian from: the first stanza of its sources, turned towards the sources of a suite that has what we need. */
function debianStanza() {
  const folder = '/etc/apt/sources.list.d';
  const files = existsSync(folder) ? readdirSync(folder).filter(name => name.endsWith('.sources')).map(name => join(folder, name)) : [];
  const stanzas = files.flatMap(file => readFileSync(file, 'utf8').replace(/^#.*\n/gm, '').split(/\n\s*\n/));
  const stanza = stanzas.find(text => /^URIs:.*\/debian\/?\s*$/m.test(text));
  if (stanza) return stanza.replace(/^Types:.*/m, 'Types: deb-src').replace(/^Suites:.*/m, 'Suites: trixie').trim() + '\n';
  const list = existsSync('/etc/apt/sources.list') ? readFileSync('/etc/apt/sources.list', 'utf8') : '';
  const line = list.match(/^deb\s+(?:\[.*\]\s+)?(\S+\/debian\/?)\s+\S+\s+main/m);
  return line ? `Types: deb-src\nURIs: ${line[1]}\nSuites: trixie\nComponents: main\nSigned-By: /usr/share/keyrings/debian-archive-keyring.gpg\n` : null;
}

let debianMemory;  // the answer of apt, asked for once
/** Debian's files by hash, asked with lists of our own, so that the machine's apt stays as it is and no root is needed. */
function debianFiles() {
  if (debianMemory) return debianMemory;
  const stanza = debianStanza();
  if (!stanza) throw new Error('no Debian source in the configuration of apt');
  const folder = mkdtempSync(join(tmpdir(), 'duidu-apt-'));
  mkdirSync(join(folder, 'lists/partial'), { recursive: true });
  mkdirSync(join(folder, 'cache/archives/partial'), { recursive: true });
  writeFileSync(join(folder, 'one.sources'), stanza);
  writeFileSync(join(folder, 'apt.conf'), `Dir::Etc::sourcelist "${folder}/one.sources"; Dir::Etc::sourceparts "/dev/null";
Dir::State::lists "${folder}/lists"; Dir::Cache "${folder}/cache"; APT::Sandbox::User ""; Acquire::Check-Valid-Until "false";\n`);
  const environment = { ...process.env, APT_CONFIG: join(folder, 'apt.conf'), LC_ALL: 'C' };
  const run = (program, ...words) => execFileSync(program, words, { env: environment, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  say('reading the list of Debian sources');
  run('apt-get', '-qq', 'update');
  return debianMemory = { run, folder };
}

/** Door 2. */
function fromDebian(source, target) {
  const { run } = debianFiles();
  const lines = run('apt-get', 'source', '--print-uris', '--download-only', source.debian);
  const [, uri, hash] = lines.match(new RegExp(`^'([^']+\\.orig\\.tar\\.\\w+)' \\S+ \\d+ SHA256:(${source.sha256 ?? '[0-9a-f]{64}'})`, 'm')) ?? [];
  if (!uri) throw new Error(`Debian's ${source.debian} is another version now`);
  run('/usr/lib/apt/apt-helper', 'download-file', uri, `${target}.part`, `SHA256:${hash}`);
}

/** Door 3. */
async function fromProject(source, target) {
  const answer = await fetch(source.url);
  if (!answer.ok) throw new Error(`${source.url} answers ${answer.status}`);
  writeFileSync(`${target}.part`, Buffer.from(await answer.arrayBuffer()));
}

async function obtain(name) {
  const refusals = [];
  for (const source of sources[name]) {
    const target = join(depot, 'dl', source.archive);
    if (fromFolder(source, target)) return { source, target };
  }
  for (const source of sources[name])
    for (const door of [source.debian && fromDebian, source.url && fromProject].filter(Boolean)) {
      const target = join(depot, 'dl', source.archive);
      try {
        say(`${name}: ${source.archive}, ${door === fromDebian ? 'from Debian' : source.url}`);
        await door(source, target);
        if (!holds(`${target}.part`, source)) throw new Error('another file than expected came (SHA-256)');
        renameSync(`${target}.part`, target);
        return { source, target };
      } catch (error) { refusals.push(reason(error)); }
    }
  throw new Error(`${name} could not be had:\n  ${refusals.join('\n  ')}\nPut ${sources[name][0].archive} into a folder and set DUIDU_DEPS to it.`);
}

function unpack(name, source, archive) {
  const target = join(depot, 'src', name);
  say(`${name}: unpacking`);
  rmSync(`${target}.part`, { recursive: true, force: true });
  mkdirSync(`${target}.part`, { recursive: true });
  execFileSync('tar', ['xf', archive, '-C', `${target}.part`, `--strip-components=${source.strip}`, '--no-same-owner', '--wildcards', ...source.keep]);
  if (source.tree && hashOfTree(`${target}.part`) !== source.tree) throw new Error(`${name}: ${source.archive} holds other files than expected`);
  writeFileSync(join(`${target}.part`, '.sha256'), source.sha256 ?? source.tree);
  rmSync(target, { recursive: true, force: true });
  renameSync(`${target}.part`, target);
}

const unpacked = name => {
  const stamp = join(depot, 'src', name, '.sha256');
  return existsSync(stamp) && sources[name].some(source => (source.sha256 ?? source.tree) === readFileSync(stamp, 'utf8'));
};

const runs = id => { try { return process.kill(id, 0); } catch { return false; } };

/** Two builds that share a depot wait for each other; a lock whose owner is gone counts for nothing. */
async function locked(work) {
  const lock = join(depot, 'lock');
  mkdirSync(join(depot, 'dl'), { recursive: true });
  mkdirSync(join(depot, 'src'), { recursive: true });
  for (let waits = 0; ; ++waits) {
    try { writeFileSync(lock, String(process.pid), { flag: 'wx' }); break; } catch {
      const owner = existsSync(lock) && readFileSync(lock, 'utf8');
      if (owner && !runs(Number(owner))) rmSync(lock, { force: true });
      if (waits === 0) say('another build is fetching; waiting for it');
      await new Promise(done => setTimeout(done, 500));
    }
  }
  try { await work(); } finally { rmSync(lock, { force: true }); }
}

const names = process.argv.slice(2).length ? process.argv.slice(2) : Object.keys(sources);
const unknown = names.find(name => !sources[name]);
if (unknown) { say(`no source is called ${unknown}; there are ${Object.keys(sources).join(', ')}`); process.exit(2); }
try {
  if (!names.every(unpacked))
    await locked(async () => {
      for (const name of names.filter(name => !unpacked(name))) {
        const { source, target } = await obtain(name);
        unpack(name, source, target);
      }
    });
  console.log(join(depot, 'src'));
} catch (error) {
  say(error.message);
  process.exitCode = 1;
} finally {
  if (debianMemory) rmSync(debianMemory.folder, { recursive: true, force: true });
}
