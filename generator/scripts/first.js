// @ts-check
// What is to be done before a page is shown. The head of each page runs this, and the browser waits for it; so it is
// little, and each part of it stands with its component.

import "../components/theme-switch/first.js";
import "../components/filter/first.js";
import "../components/fold/first.js";
