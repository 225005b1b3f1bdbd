// @ts-check
// Where the site is. The file that this is joined into stands in a folder at the site's root.

export const ROOT = new URL("../", import.meta.url);
