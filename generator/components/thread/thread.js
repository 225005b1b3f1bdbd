// @ts-check
// The thread: a question that was opened from a list knows its place there, and leads to the next one of it.

const place = document.querySelector("[data-thread]");
if (place instanceof HTMLElement && location.search) {
  // Without what tells of the list the question stays one of its topic.
  import("./follow.js").then(({ follow }) => follow(place)).catch(() => {});
}
