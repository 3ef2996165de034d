// <duidu-reader> as it is published.

/** @param {HTMLElement} place @param {string} a @param {string} b @param {(what: string) => void} tell */
export const open = async (place, a, b, tell) => {
  await import(/* @vite-ignore */ new URL('/dist/duidu.js', location.href).href);
  const reader = /** @type {any} */ (document.createElement('duidu-reader'));
  let read = 0;
  reader.addEventListener('duidu-read', () => { if (++read === 2) requestAnimationFrame(() => tell('shown')); });
  reader.addEventListener('duidu-compare', () => requestAnimationFrame(() => tell('compared')));
  place.append(reader);
  await customElements.whenDefined('duidu-reader');
  await Promise.all([reader.open(new File([a], 'a.txt'), { side: 'a' }), reader.open(new File([b], 'b.txt'), { side: 'b' })]);
};
