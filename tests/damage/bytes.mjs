// @ts-check
// Single bytes lost and come in, in a charset whose characters have several: what copying, cutting and bad lines do.
//
//     written    第 四 十 條     B2C4 A57C A451 B1F8
//     lost            B2C4 A5|A4 51…                                    added    B2C4 A5|E3|7C …   FF: the same with FF, which no character has
//     letter          B2C4 A5|6B|7C …  an ASCII byte within a character   twice    two characters near each other lose a byte each
//     both            one loses a byte, one near it has a byte come in

const farthest = 12 // characters between two places that are damaged together

/** @typedef {{bytes: Buffer, begins: number[], draw: (below: number) => number}} Page `begins`: where each character begins in the bytes, and their end */
/** @typedef {{bytes: Buffer, last: number}} Damaged the last character that was touched */
/** @typedef {(page: Page, at: number) => Damaged} Damage it touches the character at `at`, which has several bytes */

/** @param {Page} page @param {number} at */
const anywhere = ({begins, draw}, at) => begins[at] + draw(begins[at + 1] - begins[at])
/** @param {Page} page @param {number} at */
const within = ({begins, draw}, at) => begins[at] + 1 + draw(begins[at + 1] - begins[at] - 1)

/** @param {Buffer} bytes @param {number} at */
const without = (bytes, at) => Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1)])
/** @param {Buffer} bytes @param {number} at @param {number} byte */
const having = (bytes, at, byte) => Buffer.concat([bytes.subarray(0, at), Buffer.of(byte), bytes.subarray(at)])

/** A character of several bytes not far behind `at`; -1 where there is none. @param {Page} page @param {number} at */
const near = ({begins, draw}, at) => {
    const all = Array.from({length: farthest}, (_, i) => at + 1 + i).filter(i => begins[i + 1] - begins[i] > 1)
    return all.length ? all[draw(all.length)] : -1
}

/** @type {Record<string, Damage>} */
export const damages = {
    lost: (page, at) => ({bytes: without(page.bytes, anywhere(page, at)), last: at}),
    added: (page, at) => ({bytes: having(page.bytes, anywhere(page, at), 0x81 + page.draw(0x7E)), last: at}),
    FF: (page, at) => ({bytes: having(page.bytes, anywhere(page, at), 0xFF), last: at}),
    letter: (page, at) => ({bytes: having(page.bytes, within(page, at), 0x01 + page.draw(0x7E)), last: at}),
    twice: (page, at) => {
        const last = near(page, at)
        return last < 0 ? damages.lost(page, at) : {bytes: without(without(page.bytes, anywhere(page, last)), anywhere(page, at)), last}
    },
    both: (page, at) => {
        const last = near(page, at)
        if (last < 0) return damages.lost(page, at)
        const first = anywhere(page, at), second = anywhere(page, last), byte = 0x81 + page.draw(0x7E)
        return {bytes: page.draw(2) ? having(without(page.bytes, second), first, byte) : without(having(page.bytes, second, byte), first), last}
    },
}
