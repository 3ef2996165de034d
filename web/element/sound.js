// @ts-check
// Finding by pinyin: with or without tones, whole syllables or initials. xinxihua, xīnxīhuà, xin1xi1hua4 and xxh all find 信息化.

/** A letter's base and its tone, 0 where none is written. */
const plain = text => text.normalize('NFD').replace(/[\u0300\u0301\u0304\u030C]/g, '').normalize('NFC').toLowerCase();

/** @param {string[]} readings one syllable a unit of the text, "" where it has none @param {string} query @returns {number[][]} spans */
export const soundsLike = (readings, query) => {
  const written = query.toLowerCase().replace(/[\s']/g, '');
  const toneless = plain(written.replace(/[1-5]/g, '')).replace(/v/g, 'ü');
  const withTones = written.replace(/[1-5]/g, '') !== toneless && !/[1-5]/.test(written);
  const wanted = withTones ? written.normalize('NFC') : toneless;
  const syllables = withTones ? readings : readings.map(plain);
  const hits = [];
  for (let begin = 0; begin < syllables.length; begin++) {
    const end = endOf(syllables, begin, wanted);
    if (end > begin) { hits.push([begin, end]); begin = end - 1; }
  }
  return hits;
};

/** Where a run of syllables, or of their initials, has said the whole query; 0 where it does not. @param {string[]} syllables @param {number} begin @param {string} wanted */
const endOf = (syllables, begin, wanted) => {
  let at = 0, index = begin;
  for (; at < wanted.length && syllables[index] && wanted.startsWith(syllables[index], at); index++) at += syllables[index].length;
  if (at >= wanted.length) return index;
  if (index > begin && syllables[index]?.startsWith(wanted.slice(at))) return index + 1; // the last syllable is still being typed
  if (wanted.length < 2) return 0;
  for (at = 0; at < wanted.length; at++) if (syllables[begin + at]?.[0] !== wanted[at]) return 0;
  return begin + wanted.length;
};
