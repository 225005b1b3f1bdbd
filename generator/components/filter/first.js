// @ts-check
// With a choice in the address, a list that a form narrows is kept out of sight until the script has narrowed it, or
// failed to come.

const { dataset } = document.documentElement;
if (location.search) {
  dataset.narrowing = "";
  setTimeout(() => delete dataset.narrowing, 3000);
}
