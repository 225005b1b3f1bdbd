// @ts-check
// A page that sends its reader on says where to on the element of this script, as `data-to`. One that sends to some page
// of many has a star in that address, and `data-among` what may stand for it: of these those that the address asks for,
// if it does, and never the page that the reader comes from. What the address asks for, and the part of the page that it
// names, are kept. With `data-more` there are too many to be named here: these are for when the others cannot be had.

const { to = "", among = "", more } = /** @type {HTMLElement} */ (document.currentScript).dataset;

/** @param {string[]} names */
function sendOn(names) {
  const from = document.referrer.split(/[?#]/)[0];
  const all = names.map((name) => new URL(to.replace("*", name), location.href).href);
  const others = all.filter((address) => address !== from);
  const address = others[Math.floor(Math.random() * others.length)] ?? all[0];
  location.replace(address + location.search + location.hash);
}

async function draw() {
  const names = among.split(" ");
  if (!among || !location.search && more === undefined) return sendOn(names);
  /** @type {string[]} */
  let wanted = [];
  try {
    const { drawn } = await import("./draw.js");
    wanted = await drawn(location.search);
  } catch (error) {
    reportError(error); // Then it is any of those here.
  }
  sendOn(wanted.length ? wanted : names);
}

if (to) draw();
