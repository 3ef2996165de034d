// @ts-check
/** What a page or program must know when the core cannot run; `code` is one of the element's error codes. */
export class DuiduError extends Error {
  /** @param {string} code @param {string} message @param {unknown} [cause] */
  constructor(code, message, cause) {
    super(message, {cause});
    this.name = 'DuiduError';
    this.code = code;
  }
}
