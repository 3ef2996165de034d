// <duidu-reader> as it is published. It draws both texts when they are compared: told when rows stand on the page, not when the core has read.

/** @param {HTMLElement} place @param {string} a @param {string} b @param {(what: string) => void} tell */
export const open = async (place, a, b, tell) => {
  await import(/* @vite-ignore */ new URL('/dist/duidu.js', location.href).href);
  const reader = /** @type {any} */ (document.createElement('duidu-reader'));
  place.append(reader);
  await customElements.whenDefined('duidu-reader');
  const drawn = () => {
    if (!reader.matches(':state(ready)')) return setTimeout(drawn, 2);
    tell('shown');
    tell('compared');
  };
  reader.addEventListener('duidu-compare', drawn);
  await Promise.all([reader.open(new File([a], 'a.txt'), { side: 'a' }), reader.open(new File([b], 'b.txt'), { side: 'b' })]);
};
