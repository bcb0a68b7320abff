// The text of a document: its pieces, each in the colour of its role, and the ways that lead into it.

import { element, part, say } from "./elements.js";

const FOLDED = ["site-frame", "markup"]; // furniture that is the page around a text
const LONG = 300; // characters of it that are shown at once

let came = null; // the button that led into the text

// A button that leads to places of the text, or bare words where there are none.
export function leading(words, spans, place, content = [words]) {
  if (!spans.length) return element("span", {}, ...content);
  const where = `line ${place.line}, column ${place.column}`;
  const button = element("button", { type: "button", class: "place", dir: "auto", title: where }, ...content);
  button.addEventListener("click", () => lead(spans, button, `${words.slice(0, 60)}: ${where}`));
  return button;
}

// Shows the text of what was read, its segments and notices, and the marks that readers claim it by.
export function showSource(read, claims) {
  came = null;
  const characters = Array.from(read.text); // places count characters, not the halves of them that a script sees
  const marks = claims.filter((claim) => claim.reader === read.format).flatMap(evidence);
  const spans = [...claims.flatMap(evidence), ...read.values.flatMap((value) => value.spans),
    ...read.passages.map((passage) => passage.span), ...read.notices.map((notice) => notice.span)];
  const cuts = new Set(spans.filter(Boolean).flat());
  const sorted = [...cuts].sort((a, b) => a - b);
  const notices = new Map();
  for (const notice of read.notices) {
    if (notice.span) notices.set(notice.span[0], [...(notices.get(notice.span[0]) ?? []), notice]);
  }
  const marked = covered(marks);
  let next = 0;
  const pieces = read.segments.map((segment) => {
    const [start, end] = segment.span;
    const made = element("span", { class: `segment ${segment.role}`, "data-name": segment.name });
    made.title = `${segment.name} (${segment.role})`;
    let at = start;
    while (at < end) {
      while (next < sorted.length && sorted[next] <= at) next += 1;
      const until = next < sorted.length ? Math.min(end, sorted[next]) : end;
      for (const notice of notices.get(at) ?? []) {
        made.append(element("span", { class: "notice", role: "note" }, notice.message), " ");
      }
      made.append(piece(characters, at, until, segment, marked(at)));
      at = until;
    }
    return made;
  });
  part("source").replaceChildren(...pieces);
  part("source").scrollTop = 0;
}

const evidence = (claim) => claim.evidence.map((mark) => mark.span);

function covered(spans) {
  return (at) => spans.some(([start, end]) => start <= at && at < end);
}

function piece(characters, start, end, segment, isEvidence) {
  const text = characters.slice(start, end).join("");
  const place = { "data-start": start, "data-end": end, tabindex: "-1" };
  const made = element("span", { class: `piece ${segment.role}${isEvidence ? " evidence" : ""}`, ...place });
  if (FOLDED.includes(segment.name) && end - start > LONG) {
    const more = element("button", { type: "button" }, `${end - start} characters around the text: show them`);
    more.addEventListener("click", () => {
      made.textContent = text;
      made.focus();
    });
    made.append(more);
  } else {
    made.textContent = text;
  }
  return made;
}

function lead(spans, button, words) {
  const pieces = [...part("source").querySelectorAll(".piece")];
  let first = null;
  for (const one of pieces) {
    const [from, until] = [Number(one.dataset.start), Number(one.dataset.end)];
    const is = spans.some(([start, end]) => from >= start && until <= end);
    one.classList.toggle("here", is);
    if (is) first ??= one;
  }
  came = button;
  first?.scrollIntoView({ block: "center" });
  first?.focus({ preventScroll: true });
  say(words);
}

addEventListener("keydown", (event) => {
  if (event.key === "Escape" && came) {
    came.focus();
    came = null;
  }
});
