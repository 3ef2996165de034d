// @ts-check
// What comes to the app from outside the page: files opened with it by the system, files and words that another app shared (share.js kept them).

/** @typedef {(sources: (File|URL|string)[]) => void} Open */

/** Files that the system opens with the app, now and whenever it does so again. @param {Open} open */
export const takeLaunches = open => /** @type {any} */ (globalThis).launchQueue?.setConsumer(async ({files = []}) => {
  const taken = await Promise.allSettled(files.map(handle => handle.getFile()));
  const there = taken.flatMap(each => each.status === 'fulfilled' ? [each.value] : []); // a file may be gone by now
  if (there.length) open(there);
});

/** An address is fetched, other words are read. @param {string} words */
const sourceOf = words => /^https?:\/\/\S+$/.test(words) ? new URL(words) : words;

/** What was shared, out of the cache. @returns {Promise<(File|URL|string)[]>} */
const shared = async () => {
  const cache = await caches.open('shared');
  const things = [];
  for (const request of await cache.keys()) {
    const answer = /** @type {Response} */ (await cache.match(request)), name = answer.headers.get('X-Name');
    things.push(name == null ? sourceOf(await answer.text()) : new File([await answer.blob()], decodeURIComponent(name), {type: answer.headers.get('Content-Type') ?? ''}));
  }
  await caches.delete('shared');
  return things;
};

/** Opens what was shared, where the address says that something was; once, so that a reload does not ask again. @param {Open} open @param {() => void} lost tells that it could not be kept */
export const takeShared = async (open, lost) => {
  const said = new URLSearchParams(location.search).get('shared');
  if (said == null) return;
  history.replaceState(null, '', location.pathname + location.hash);
  const things = await shared().catch(() => []);
  if (things.length) open(things);
  else lost();
};
