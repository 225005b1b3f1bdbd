// @ts-check
// Light or dark as the reader chose here before, so that a page is never shown in the other one. What is kept, and how,
// stands in scripts/record.js.

// The file that this is joined into stands in a folder at the site's root.
const root = new URL("../", /** @type {HTMLScriptElement} */ (document.currentScript).src).pathname;
try {
  const { version, theme } = JSON.parse(localStorage.getItem(`interview:${root}`) ?? "{}");
  if (version === 1 && (theme === "light" || theme === "dark")) document.documentElement.dataset.theme = theme;
} catch {
  // The storage is closed to this page, or holds something else.
}
