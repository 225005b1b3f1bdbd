// @ts-check
// Which language the site is in, and which its phrases are in, by their tags (BCP 47). Where the scripts are joined, those
// of the site stand here.

export const LANGUAGE = "en";
export const PHRASES_IN = "en";
