// @ts-check
// The page of an address that there is none of. What it does is loaded there alone.

const form = document.querySelector(".not-found");
if (form instanceof HTMLFormElement) import("./lost.js").then(({ attend }) => attend(form));
