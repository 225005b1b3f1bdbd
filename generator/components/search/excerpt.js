// @ts-check
// What of a page stands around the words that were found. Pagefind gives it as HTML, which stays text here.

/** @typedef {{ text: string, found: boolean }} Part */

/**
 * An excerpt as parts of text, each found or not. In Pagefind's HTML < and > of the page are references, & is as it is in
 * the page, and <mark> stands around what was found.
 * @param {string} excerpt
 * @returns {Part[]}
 */
export function parts(excerpt) {
  return excerpt
    .split(/<mark>(.*?)<\/mark>/s)
    .map((text, place) => ({ text: text.replaceAll("&lt;", "<").replaceAll("&gt;", ">"), found: place % 2 === 1 }))
    .filter(({ text }) => text);
}
