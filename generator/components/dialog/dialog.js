// @ts-check
// Dialogs that scripts make.

import { element } from "../../scripts/element.js";

/**
 * A dialog at the end of the page, which a click beside it closes. The browser gives the focus back when it closes.
 * @param {string} className
 * @param {string} label
 * @param {...Element} children
 */
export function makeDialog(className, label, ...children) {
  const dialog = element("dialog", { class: `dialog ${className}`, "aria-label": label }, ...children);
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  document.body.append(dialog);
  return dialog;
}
