// @ts-check
// What a long list can do is loaded where there is one.

const ways = document.querySelector("[data-list-parts]");
if (ways instanceof HTMLElement) import("./grow.js").then(({ attendParts }) => attendParts(ways));
