// @ts-check
// What an entry of a list can do is loaded where there is a list.

if (document.querySelector(".entry")) import("./list.js").then(({ attendEntries }) => attendEntries());
