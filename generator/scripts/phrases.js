// @ts-check
// What the scripts say. Where they are joined, those of the site's catalogue that a script says stand here.

/** @type {Record<string, string | Record<string, string>>} */
export const PHRASES = {};
