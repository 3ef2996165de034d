// @ts-check
// What other apps share to this one, in the service worker: files and words come by POST, wait in a cache of this browser, and the app opens them.
//
//     share sheet ─ POST share ─ cache "shared" ─ 303 ./?shared ─ arrivals.js opens them and empties the cache
//
// sw.js imports this file before anything else, so that it is the first to see a request.
const worker = /** @type {any} */ (self);

const SHARED = 'shared';

/** The files of a form, or its words as one. @param {FormData} form @returns {(File|string)[]} */
const thingsIn = form => {
  const files = /** @type {File[]} */ (form.getAll('files').filter(each => each instanceof File && each.size > 0));
  const [words] = ['text', 'url', 'title'].map(name => String(form.get(name) ?? '').trim()).filter(Boolean);
  return files.length ? files : words ? [words] : [];
};

/** @param {Request} request */
const keep = async request => {
  const home = new URL('./?shared', worker.registration.scope);
  try {
    const things = thingsIn(await request.formData());
    await caches.delete(SHARED);
    const cache = await caches.open(SHARED);
    await Promise.all(things.map((thing, index) => cache.put(new URL(`shared/${index}`, worker.registration.scope),
      new Response(thing, {headers: thing instanceof File ? {'Content-Type': thing.type || 'application/octet-stream', 'X-Name': encodeURIComponent(thing.name)} : {'Content-Type': 'text/plain'}}))));
  } catch {
    home.searchParams.set('shared', 'lost'); // no room, or no form: the app says so
  }
  return Response.redirect(home, 303);
};

worker.addEventListener('fetch', event => {
  const {method, url} = event.request;
  if (method === 'POST' && url === new URL('share', worker.registration.scope).href) event.respondWith(keep(event.request));
});
