// @ts-check
// Registers the element; a second copy of Duidu on the page leaves the first in place.
import {DuiduReader} from './element/reader.js';

if (globalThis.customElements && !customElements.get('duidu-reader')) customElements.define('duidu-reader', DuiduReader);
