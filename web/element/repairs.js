// @ts-check
// What of the report's repairs is shown, and how loudly.

/** A quiet repair is a certain one of a frequent kind: marked faintly, and no stop for the Tab key. @param {any} repair */
export const quiet = ({certainty, kind}) => certainty === 'certain' && !['frame_shift', 'lost_byte', 'mojibake'].includes(kind);

/** Whether a repair has a place in the text: what stood in the page's head, or was taken out whole, has none. @param {any} repair */
export const isShown = ({span: [begin, end]}) => end > begin;

/** The repair that covers an offset, -1 where there is none. @param {any} report @param {number} offset */
export const repairAt = (report, offset) => (report.repairs ?? []).findIndex(({span: [begin, end]}) => begin <= offset && offset < end);
