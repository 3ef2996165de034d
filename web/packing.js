// @ts-check
// Lists that lie waiting until somebody asks for them, in a tenth of their JSON: items of a list differ in their numbers and in their Chinese, hardly in anything else.
//
//     [{"span":[71,162],"name":"上海市"},{"span":[162,201],"name":"书屋"}]
//     forms   0: {"span":[□,□],"name":"■"}          items   0 +71 +162 9 上海市   0 +91 +39 6 书屋
//
// A number is told by its distance from the one that stood there in the item of that form before; seven bits a byte, the lowest first, the last without the eighth.
// What is not ASCII is told by its length in bytes and itself.

const NUMBER = 1, NEXT = 2, WORDS = 3; // stand for a number, between two forms, and for what is not ASCII: JSON never holds control characters as they are
const ASCII = 128; // bytes from here on are no ASCII
const DIGITS = 9; // a longer number would not fit 31 bits; it stays in the form
const NAMED = String.fromCharCode(WORDS), GAP = new RegExp(`([${String.fromCharCode(NUMBER)}${NAMED}])`);
const [quote, comma, zero, nine, open, escape, close, openObject, closeObject] = [...'",09[\\]{}'].map(sign => sign.charCodeAt(0));

/** @param {Uint8Array} one @param {Uint8Array} other @param {number} length of the other that counts */
const alike = (one, other, length) => {
  if (one.length !== length) return false;
  for (let at = 0; at < length; at++) if (one[at] !== other[at]) return false;
  return true;
};

/** Bytes in a row, as many as come. */
class Bytes {
  length = 0;
  #room = new Uint8Array(1 << 12);

  /** @param {number} count more bytes to come @returns {Uint8Array} where they have room */
  for(count) {
    if (this.length + count > this.#room.length) {
      const more = new Uint8Array(2 * (this.length + count));
      more.set(this.#room);
      this.#room = more;
    }
    return this.#room;
  }

  /** @param {number} value */
  put(value) {
    const room = this.for(5);
    for (; value > 127; value >>>= 7) room[this.length++] = value & 127 | 128;
    room[this.length++] = value;
  }

  /** @param {Uint8Array} bytes */
  add(bytes) {
    this.for(bytes.length).set(bytes, this.length);
    this.length += bytes.length;
  }

  get all() { return this.#room.subarray(0, this.length); }
}

/** The items of a list by their forms; a form is found again by a sum of its bytes. */
class Items {
  #forms = /** @type {{bytes: Uint8Array, last: Int32Array}[]} */ ([]);
  #known = /** @type {Map<number, number>} */ (new Map());
  #told = new Bytes();
  #items = new Bytes();

  /** @param {Uint8Array} form @param {number} length of it @param {number} sum of its bytes @param {number} count of its gaps */
  #indexOf(form, length, sum, count) {
    const known = this.#known.get(sum);
    if (known !== undefined && alike(this.#forms[known].bytes, form, length)) return known;
    const bytes = form.slice(0, length), index = this.#forms.push({bytes, last: new Int32Array(count)}) - 1;
    this.#known.set(sum, index); // of two forms with one sum, the former is told anew when it comes again
    if (index) this.#told.put(NEXT);
    this.#told.add(bytes);
    return index;
  }

  /** @param {Uint8Array} form @param {number} length of it @param {number} sum of its bytes @param {Int32Array} gaps what stands in its gaps, two numbers each: a number and 0; where words begin in the list, and their length @param {number} count of them @param {Uint8Array} json the list */
  add(form, length, sum, gaps, count, json) {
    const index = this.#indexOf(form, length, sum, count), {last} = this.#forms[index];
    this.#items.put(index);
    for (let gap = 0; gap < count; gap++) {
      const value = gaps[2 * gap], extent = gaps[2 * gap + 1], step = value - last[gap];
      if (extent) {
        this.#items.put(extent);
        this.#items.add(json.subarray(value, value + extent));
        continue;
      }
      this.#items.put((step << 1 ^ step >> 31) >>> 0);
      last[gap] = value;
    }
  }

  /** Forms, their length before them, and items. */
  get all() {
    const all = new Bytes();
    all.put(this.#told.length);
    all.add(this.#told.all);
    all.add(this.#items.all);
    return all.all.slice();
  }
}

/** Where an item is taken apart, kept from list to list. */
let form = new Uint8Array(0), gaps = new Int32Array(0);

/** @param {Uint8Array} json a list, in UTF-8 @returns {Uint8Array} */
export const packed = json => {
  const items = new Items();
  if (form.length < json.length) form = new Uint8Array(2 * json.length), gaps = new Int32Array(4 * json.length);
  let length = 0, sum = 0, count = 0, depth = 0, quoted = false;
  for (let at = 0; at < json.length; at++) {
    let byte = json[at];
    if (byte >= zero && byte <= nine) {
      const from = at;
      let value = byte - zero;
      while (json[at + 1] >= zero && json[at + 1] <= nine) value = value * 10 + json[++at] - zero;
      if (at - from < DIGITS && (byte !== zero || at === from)) {
        gaps[2 * count] = value;
        gaps[2 * count++ + 1] = 0;
        byte = NUMBER;
      } else {
        for (let each = from; each < at; each++) form[length++] = json[each];
        byte = json[at];
      }
    } else if (byte >= ASCII) {
      gaps[2 * count] = at;
      while (json[at + 1] >= ASCII) at++;
      gaps[2 * count + 1] = at + 1 - gaps[2 * count++];
      byte = WORDS;
    } else if (byte === escape) form[length++] = byte, byte = json[++at];
    else if (byte === quote) quoted = !quoted;
    else if (quoted) {}
    else if (byte === open || byte === openObject) {
      if (depth++ === 0) continue;
    } else if (byte === close || byte === closeObject) {
      if (--depth === 0) break;
    } else if (byte === comma && depth === 1) {
      items.add(form, length, sum, gaps, count, json);
      length = sum = count = 0;
      continue;
    }
    form[length++] = byte;
    sum = Math.imul(sum, 31) + byte | 0;
  }
  if (length) items.add(form, length, sum, gaps, count, json);
  return items.all;
};

/** @param {Uint8Array} bytes as `packed` made them @returns {any[]} the list */
export const unpacked = bytes => {
  let at = 0;
  const take = () => {
    for (let value = 0, shift = 0; ; shift += 7) {
      const byte = bytes[at++];
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
  };
  const decoder = new TextDecoder('utf-8', {ignoreBOM: true}), words = length => decoder.decode(bytes.subarray(at, at += length));
  const forms = words(take()).split(String.fromCharCode(NEXT)).map(form => ({parts: form.split(GAP), last: /** @type {number[]} */ ([])}));
  const items = /** @type {string[]} */ ([]);
  while (at < bytes.length) {
    const {parts, last} = forms[take()];
    let item = parts[0];
    for (let gap = 1; gap < parts.length; gap += 2) {
      const told = take();
      item += parts[gap] === NAMED ? words(told) : last[gap] = (last[gap] ?? 0) + (told >>> 1 ^ -(told & 1));
      item += parts[gap + 1];
    }
    items.push(item);
  }
  return JSON.parse(`[${items}]`);
};
