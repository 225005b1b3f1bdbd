// @ts-check
// The answers to choose from say whether the one that is picked is right.

const options = document.querySelector(".options");
if (options instanceof HTMLFieldSetElement) import("./pick.js").then(({ attendOptions }) => attendOptions(options));
