// @ts-check
// The app: a page around <duidu-reader> that opens what is dropped, pasted, chosen or shared, and works without a network from the second visit on.
import {takeLaunches, takeShared} from './arrivals.js';
import {MOST, dropped, readable} from './folder.js';
import {EXAMPLES, listExamples, words} from './speak.js';
import {remembered} from './memory.js';

/** @typedef {HTMLElement & {open: Function, src: string, with: string, goTo: Function, back: () => boolean, tabulate: (sources: File[]) => Promise<void>, theme: string|null, find: Function, cancel: Function}} Reader */

const reader = /** @type {Reader} */ (document.getElementById('reader'));
/** @param {string} id */
const by = id => /** @type {any} */ (document.getElementById(id));

/** Says something at the foot of the page, with one thing to do about it. @param {string} sentence @param {string} [name] of the deed @param {() => void} [act] */
const notify = (sentence, name = words().close, act = () => {}) => {
  const note = /** @type {HTMLElement} */ (document.querySelector('.notice')), button = document.createElement('button');
  Object.assign(button, {type: 'button', textContent: name, onclick: () => { note.hidden = true; act(); }});
  note.replaceChildren(`${sentence} `, button);
  note.hidden = false;
};

/** The reader comes once the page is painted, which its core, fifty times as long as all the rest, would hold up on a slow line. */
const loadReader = () => import('./duidu/duidu.js');
const LATEST = 300; // milliseconds; a page in the background is never painted, and not every browser tells when one is
if (document.hidden) loadReader();
else {
  new PerformanceObserver((_, observer) => { observer.disconnect(); loadReader(); }).observe({type: 'largest-contentful-paint', buffered: true}); // after the frame was shown, not before
  setTimeout(loadReader, LATEST);
}

// ---- opening ----

let meant = /** @type {'a'|'b'} */ ('a');
let example = true; // the example gives way to what the reader opens

/** What the reader has opened of their own, as it is kept for the next visit. @type {import('./kept.js').Pair} */
let own = {};

/** Closes what is open, and takes away the beginnings of the example that stood here while the program loaded. */
const closeExample = () => {
  own = {};
  reader.replaceChildren();
  for (const name of ['src', 'with']) reader.removeAttribute(name); // the element may not be there yet
};

/** The first document goes to 甲, the second to 乙; a single one goes to the side that was meant, or to 甲 alone where the example stood. @param {(File|string|URL)[]} sources @param {'a'|'b'} side */
const openAll = async (sources, side) => {
  const pairs = sources.length > 1 ? sources.slice(0, 2).map((source, index) => [source, index ? 'b' : 'a']) : sources.map(source => [source, side]);
  if (!pairs.length) return;
  await customElements.whenDefined('duidu-reader'); // what the system hands over may come first
  if (example && pairs.length === 1) pairs[0][1] = 'a';
  if (example) {
    closeExample();
    history.pushState({reading: true}, ''); // the browser's back is for jumps first: leaving would close the reader's own documents
  }
  ownOnes();
  meant = pairs.some(([, where]) => where === 'a') ? 'b' : 'a'; // a single one more is the other side
  await Promise.allSettled(pairs.map(([source, side]) => reader.open(source, {side})));
};

/** From now on the documents are the reader's own. */
const ownOnes = () => {
  example = false;
  document.body.classList.add('own');
  listExamples({own: true, chosen: 'own'});
};

// ---- the next visit: the reader's own documents stand there again, until they are told to go ----

const keeping = () => import('./kept.js'); // late: nobody waits for it
const whenIdle = globalThis.requestIdleCallback ?? setTimeout;

/** Says whether they are kept. @param {boolean} yes */
const tellKept = yes => {
  const line = by('kept'), sentence = line.querySelector('[data-say]');
  sentence.dataset.say = yes ? 'kept' : 'keptNot';
  sentence.textContent = words()[sentence.dataset.say];
  by('forget').hidden = !yes;
  line.hidden = false;
};

reader.addEventListener('duidu-read', event => {
  const {side, source} = /** @type {CustomEvent} */ (event).detail, now = {...own, [side]: source};
  if (example) return;
  own = now;
  if (!reopening) whenIdle(async () => {
    const {keep} = await keeping();
    if (own === now) tellKept(await keep(now)); // a pair once, with both
  });
});

let reopening = false;

/** Opens what an earlier visit kept, unless the reader was quicker. @returns {Promise<boolean>} whether there was something */
const reopen = async () => {
  const {kept, setState} = await keeping(), pair = await kept(), sides = /** @type {('a'|'b')[]} */ (['a', 'b']).filter(side => pair[side]);
  if (!example) return true;
  if (!sides.length) return false;
  closeExample();
  ownOnes();
  reopening = true;
  meant = pair.a ? 'b' : 'a';
  setState('open');
  await customElements.whenDefined('duidu-reader');
  await Promise.allSettled(sides.map(side => reader.open(pair[side]?.bytes, {side, ...pair[side]?.options})));
  reopening = false;
  tellKept(true);
  return true;
};

/** Closes what was opened again. */
const closeReopened = () => {
  if (example) return;
  own = {};
  reader.src = reader.with = ''; // an empty address closes a side
  closeExample();
};

by('forget').addEventListener('click', async () => {
  await (await keeping()).forget();
  by('kept').hidden = true;
  notify(words().forgotten);
});

// ---- more than two: which? ----

let shelf = /** @type {File[]} */ ([]);
const TABLED = 12; // columns beyond which no screen and no sheet of paper holds a table

/** @param {string} name @param {string} side @param {number} index */
const pick = (name, side, index) => {
  const label = document.createElement('label'), seal = document.createElement('b'), radio = document.createElement('input');
  Object.assign(radio, {type: 'radio', name: `shelf-${side}`, value: String(index), checked: index === (side === 'a' ? 0 : 1)});
  radio.setAttribute('aria-label', `${words()[side === 'a' ? 'sealA' : 'sealB']} ${name}`);
  seal.textContent = words()[side === 'a' ? 'sealA' : 'sealB'];
  label.append(radio, seal);
  return label;
};

/** Two files or fewer open at once; of more, or of a folder, the reader says which. @param {File[]} files @param {'a'|'b'} side @param {boolean} [folder] */
const openSome = (files, side, folder = false) => {
  if (!folder && files.length <= 2) return openAll(files, side);
  shelf = files;
  const list = by('shelf').querySelector('.files'), cut = by('shelf').querySelector('.cut');
  cut.hidden = files.length > 0 && files.length < MOST;
  cut.textContent = files.length ? words().shelfCut.replace('{n}', String(MOST)) : words().shelfEmpty;
  list.replaceChildren(...files.map((file, index) => {
    const item = document.createElement('li'), name = document.createElement('span');
    name.className = 'name';
    name.textContent = file.webkitRelativePath || file.name;
    item.append(name, pick(file.name, 'a', index), pick(file.name, 'b', index));
    return item;
  }));
  by('again').hidden = !files.length;
  by('tabulate').hidden = files.length < 3 || files.length > TABLED;
  by('shelf').showModal();
};

by('shelf').addEventListener('close', () => {
  const {returnValue} = by('shelf');
  if (returnValue === 'table') document.body.classList.add('own');
  if (returnValue === 'table') return void reader.tabulate(shelf).catch(() => {}); // told already
  if (returnValue !== 'open') return;
  const chosen = side => shelf[Number(by('shelf').querySelector(`[name="shelf-${side}"]:checked`)?.value ?? -1)];
  const [first, second] = [chosen('a'), chosen('b')];
  openAll(first && second && first !== second ? [first, second] : [first ?? second].filter(Boolean), 'a');
});
by('again').addEventListener('click', () => by('shelf').showModal());
by('folder').addEventListener('click', () => by('folder-files').click());
by('folder-files').addEventListener('change', () => { openSome(readable(by('folder-files').files), 'a', true); by('folder-files').value = ''; });

const choose = side => { meant = side; by('file').click(); };
by('choose').addEventListener('click', () => choose(meant));
for (const slot of document.querySelectorAll('.slot')) slot.addEventListener('click', () => choose(slot.getAttribute('data-side')));
by('file').addEventListener('change', () => { openSome([...by('file').files], meant); by('file').value = ''; });

/** @param {number} number */
const openExample = number => {
  const {src, with: other} = EXAMPLES[number];
  example = true;
  document.body.classList.remove('own');
  by('kept').hidden = true;
  closeExample();
  reader.src = src;
  reader.with = other;
};

by('example').addEventListener('change', async () => {
  by('rest').hidePopover?.();
  const {value} = by('example');
  if (value === 'own') return void reopen();
  openExample(Number(value));
  const {state, setState} = await keeping();
  setState('aside');
  listExamples({own: !!state()});
});

by('paste').addEventListener('click', () => by('sheet').showModal());
by('sheet').addEventListener('close', () => {
  const side = by('sheet').returnValue;
  const text = by('pasted').value, address = by('address').value;
  if (!side || !(text || address)) return;
  openAll([text || new URL(address)], side);
  by('pasted').value = by('address').value = '';
});

addEventListener('paste', event => {
  const target = /** @type {HTMLElement} */ (event.composedPath()[0]);
  if (target.matches?.('input, textarea')) return;
  const {clipboardData} = event;
  if (!clipboardData) return;
  const files = [...clipboardData.files];
  const text = clipboardData.getData('text/html') || clipboardData.getData('text/plain');
  if (files.length) openSome(files, meant);
  else if (text) openAll([text], meant);
});

// ---- dropping: two files at once, or one on either half ----

const curtain = /** @type {HTMLElement} */ (document.querySelector('.drop'));
const halfAt = event => event.clientX < innerWidth / 2 ? 'a' : 'b';
addEventListener('dragover', event => {
  if (!event.dataTransfer?.types.some(type => type === 'Files' || type.startsWith('text/'))) return;
  event.preventDefault();
  curtain.hidden = false;
  for (const half of curtain.children) half.classList.toggle('over', half.getAttribute('data-side') === halfAt(event));
});
addEventListener('dragleave', event => { if (!event.relatedTarget) curtain.hidden = true; });
addEventListener('drop', event => {
  event.preventDefault();
  curtain.hidden = true;
  const {dataTransfer} = event;
  if (!dataTransfer) return;
  const side = halfAt(event);
  const text = dataTransfer.getData('text/html') || dataTransfer.getData('text/plain');
  if (!dataTransfer.files.length) return void openAll(text ? [text] : [], side);
  dropped(dataTransfer).then(({files, folder}) => openSome(files, side, folder));
});

// ---- the page follows its reader: its theme, and on a telephone less of the header once one reads ----

const dress = () => { document.documentElement.dataset.theme = reader.theme ?? 'auto'; };
new MutationObserver(dress).observe(reader, {attributes: true, attributeFilter: ['theme']});
dress();
reader.addEventListener('duidu-relocate', event => document.body.classList.toggle('reading', /** @type {CustomEvent} */ (event).detail.fraction > 0.02));

// ---- a place in the link, files opened with the app, texts shared to it ----

const goToHash = () => {
  const places = new URLSearchParams(location.hash.slice(1));
  const place = places.get('p');
  if (place) reader.goTo(place);
};
reader.addEventListener('duidu-compare', () => goToHash(), {once: true});
addEventListener('hashchange', goToHash);

let hash = location.hash;
addEventListener('popstate', () => {
  const same = hash === location.hash; // an address with another place goes there
  hash = location.hash;
  if (same && !example && reader.back()) history.pushState({reading: true}, '');
});

const returning = remembered('duidu-kept');
if (returning === 'open') {
  closeExample();
  if (!new URLSearchParams(location.search).has('shared')) reopen().then(found => { if (!found) openExample(0); });
} else if (returning) listExamples({own: true, chosen: '0'});

let launched = false;
takeLaunches(files => {
  if (returning && !launched) closeReopened(); // what the system opens with the app is what one wants to see
  launched = true;
  openSome(/** @type {File[]} */ (files), 'a');
});
takeShared(things => things.length > 2 ? openSome(/** @type {File[]} */ (things), 'a') : openAll(things, 'a'), () => notify(words().shareLost));

// ---- offline ----

const trusted = /** @type {any} */ (globalThis).trustedTypes?.createPolicy('duidu-app', {createScriptURL: url => url});

if ('serviceWorker' in navigator && location.protocol !== 'file:') addEventListener('load', async () => {
  const registration = await navigator.serviceWorker.register(trusted?.createScriptURL('sw.js') ?? 'sw.js').catch(() => null);
  registration?.addEventListener('updatefound', () => {
    const fresh = registration.installing;
    fresh?.addEventListener('statechange', () => {
      if (fresh.state !== 'installed' || !navigator.serviceWorker.controller) return;
      notify(words().update, words().reload, () => {
        navigator.serviceWorker.addEventListener('controllerchange', () => location.reload());
        fresh.postMessage({type: 'SKIP_WAITING'});
      });
    });
  });
});
