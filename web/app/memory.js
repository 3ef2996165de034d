// @ts-check
// What the app remembers in this browser from visit to visit. Where storage is blocked it remembers nothing, and works all the same.

/** @param {string} key @returns {string|null} */
export const remembered = key => {
  try { return localStorage.getItem(key); } catch { return null; }
};

/** @param {string} key @param {string|null} value null forgets it */
export const remember = (key, value) => {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {} // blocked, or full
};
