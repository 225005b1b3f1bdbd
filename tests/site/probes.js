// What the tests ask a page about its look. Each function gives plain data.

const shownOnly = (element) => element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true });

const described = (node) => (node.outerHTML ?? node.textContent).slice(0, 160);

globalThis.probes = {
  // What stands out of the screen to the right, and is not cut off or scrolled by something around it.
  sideways() {
    const root = document.documentElement;
    const cutOff = (element) =>
      element && element !== document.body && (getComputedStyle(element).overflowX !== "visible" || cutOff(element.parentElement));
    const out = [...document.body.querySelectorAll("*")]
      .filter(shownOnly)
      .filter((element) => element.getBoundingClientRect().right > root.clientWidth + 0.5 && !cutOff(element.parentElement))
      .map(described);
    return root.scrollWidth > root.clientWidth ? [...out, "the page scrolls sideways"] : out;
  },

  // Targets of less than 44 by 44 pixels, but for links in a sentence (WCAG 2.2, 2.5.5). The number of a citation is part
  // of the sentence that it stands in.
  small() {
    const isInline = (element) => getComputedStyle(element).display === "inline";
    const inSentence = (element) => {
      if (!isInline(element)) return false;
      let around = element.parentElement;
      while (isInline(around)) around = around.parentElement;
      return [...around.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim());
    };
    // A label is pressed for what it is about, if it has a box of its own.
    const pressed = (element) => {
      const label = element.closest("label");
      return label && getComputedStyle(label).display !== "contents" ? label : element;
    };
    return [...document.querySelectorAll("a[href], button, summary, input, select, [role=option]")]
      .filter((element) => shownOnly(element) && !element.matches(".skip") && !inSentence(element))
      .map((element) => [element, pressed(element).getBoundingClientRect()])
      .filter(([, box]) => box.width < 43.5 || box.height < 43.5)
      .map(([element, box]) => `${Math.round(box.width)} by ${Math.round(box.height)}: ${described(element)}`);
  },

  // Where the focus is: whether its ring shows, nothing covers it, and it comes after the last one, if that is still there.
  // Null on no element.
  stop() {
    const element = document.activeElement;
    if (element === document.body) return null;
    const style = getComputedStyle(element);
    const boxes = [...element.getClientRects()];
    const places = boxes.flatMap((box) => [
      [box.left + box.width / 2, box.top + box.height / 2],
      [box.left + 2, box.top + 2],
    ]);
    const hits = places.map(([x, y]) => document.elementFromPoint(x, y));
    const previous = probes.last;
    probes.last = element;
    return {
      what: described(element),
      ring: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
      seen: hits.some((hit) => hit && (element.contains(hit) || hit.contains(element))),
      onward: !previous?.isConnected || Boolean(previous.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING),
    };
  },

  // What has moved so far without the reader's doing (layout shifts).
  shifts() {
    return new Promise((resolve) => {
      const moved = [];
      const box = ({ x, y, width, height }) => [x, y, width, height].map(Math.round).join(" ");
      const observer = new PerformanceObserver((list) => {
        for (const entry of list.getEntries().filter((entry) => !entry.hadRecentInput)) {
          for (const { node, previousRect, currentRect } of entry.sources) {
            moved.push(`${entry.value}: ${box(previousRect)} to ${box(currentRect)}: ${node ? described(node) : "gone"}`);
          }
        }
      });
      observer.observe({ type: "layout-shift", buffered: true });
      setTimeout(() => resolve(moved), 100);
    });
  },

  // Open a part, and how long each animation that this begins lasts, in milliseconds: asked at once, as a slow machine
  // may reach the end of one before the next question.
  opened(selector) {
    document.querySelector(selector).open = true;
    return document.getAnimations().map((animation) => animation.effect.getComputedTiming().endTime);
  },

  // The number of characters and lines of each paragraph of the answer.
  lines() {
    return [...document.querySelectorAll(".answer-text > p:not(.answer-short, :has(img))")].map((paragraph) => {
      const height = parseFloat(getComputedStyle(paragraph).lineHeight);
      return [paragraph.textContent.length, Math.round(paragraph.getBoundingClientRect().height / height)];
    });
  },

  // How the mark before an element is drawn.
  mark(selector) {
    return [...document.querySelectorAll(selector)].map((element) => {
      const style = getComputedStyle(element, "::before");
      return [element.textContent, style.backgroundImage, style.borderRadius, style.clipPath];
    });
  },
};
