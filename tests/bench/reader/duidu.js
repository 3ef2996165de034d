// <duidu-reader> as it is published. Both texts can be read once paragraphs of both stand in the reader and the browser has painted them, marked or not;
// the differences are shown once it says that it is ready after the comparison.
import '/dist/duidu.js';

/** @param {HTMLElement} place @param {string} a @param {string} b @param {(what: string) => void} tell */
export const open = async (place, a, b, tell) => {
  const reader = /** @type {any} */ (document.createElement('duidu-reader'));
  place.append(reader);
  await customElements.whenDefined('duidu-reader');
  let compared = false;
  const look = () => {
    if (['a', 'b'].every(side => reader.shadowRoot.querySelector(`.cell.${side} .unit`))) tell('shown');
    if (compared && reader.matches(':state(ready)')) tell('compared');
    else setTimeout(look, 2);
  };
  look();
  reader.addEventListener('duidu-compare', () => { compared = true; });
  await Promise.all([reader.open(a, { side: 'a', name: 'a.txt' }), reader.open(b, { side: 'b', name: 'b.txt' })]);
};
