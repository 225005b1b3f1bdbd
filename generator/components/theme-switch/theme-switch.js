// @ts-check
// Light or dark: as the system has it, until the reader says otherwise here. Saying it back again follows the system.

import { element } from "../../scripts/element.js";
import { ready } from "../../scripts/ready.js";
import { kept } from "../../scripts/store.js";

const root = document.documentElement;
const system = matchMedia("(prefers-color-scheme: dark)");
const switches = [...document.querySelectorAll(".theme-switch")];
const bars = [...document.querySelectorAll("meta[name=theme-color]")].map((meta) => ({
  meta,
  own: meta.getAttribute("content") ?? "",
}));

// The color of the browser's own bar, on a page that says none.
const bar = bars.length ? null : element("meta", { name: "theme-color" });
if (bar) document.head.append(bar);

function isDark() {
  return root.dataset.theme ? root.dataset.theme === "dark" : system.matches;
}

function show() {
  for (const button of switches) button.ariaPressed = String(isDark());
  const paper = getComputedStyle(root).backgroundColor;
  for (const { meta, own } of bars) meta.setAttribute("content", root.dataset.theme ? paper : own);
  bar?.setAttribute("content", paper);
}

function change() {
  const dark = !isDark();
  if (dark === system.matches) delete root.dataset.theme;
  else root.dataset.theme = dark ? "dark" : "light";
  kept.set("theme", root.dataset.theme ?? "");
  show();
}

// The head has done this already, but for who chose before the choice was kept as it is now.
const chosen = kept.get("theme", "");
if (chosen === "light" || chosen === "dark") root.dataset.theme = chosen;

system.addEventListener("change", show);
for (const button of switches) {
  button.addEventListener("click", change);
  ready(button);
}
show();
