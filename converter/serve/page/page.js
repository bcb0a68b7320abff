// The page: documents that are dropped are sent to the service one by one, and what it answers is shown. Whatever
// comes of a document is put in as text, never as markup.

const FOLDED = ["site-frame", "markup"]; // furniture that is the page around a text
const LONG = 300; // characters of it that are shown at once

const part = (id) => document.getElementById(id);
const kept = []; // {file, detection, inspection, problem, button}
let formats = [];
let shown = null;
let token = "";
let came = null; // the button that led into the text

function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key === "class") made.className = value;
    else if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

function say(words) {
  part("status").textContent = words;
}

const wait = (seconds) => new Promise((done) => setTimeout(done, seconds * 1000));

async function ask(path, parameters = {}, body = null) {
  const query = new URLSearchParams(parameters).toString();
  const headers = token ? { Authorization: `Bearer ${token}` } : {};
  const way = { method: body === null ? "GET" : "POST", headers, body };
  const answer = await fetch(query ? `${path}?${query}` : path, way);
  if (answer.ok) return answer;
  if (answer.status === 503) {
    await wait(Number(answer.headers.get("Retry-After")) || 1);
    return ask(path, parameters, body);
  }
  const problem = await answer.json();
  if (answer.status === 401) part("token-form").hidden = false;
  throw Object.assign(new Error(problem.detail), { problem });
}

async function tried(words, doing) {
  say(words);
  try {
    const found = await doing();
    say("");
    return found;
  } catch (error) {
    if (!error.problem) {
      say(`The document cannot be read, or the service does not answer: ${error.message}`);
      return null;
    }
    say(error.message);
    return error.problem;
  }
}

// Documents

async function take(files) {
  let first = null;
  for (const file of files) {
    const button = element("button", { type: "button" }, file.name);
    const one = { file, button };
    button.addEventListener("click", () => show(one));
    kept.push(one);
    part("documents").querySelector("ul").append(element("li", {}, button));
    part("documents").hidden = false;
    await look(one);
    first ??= one;
    if (first === one) await show(one);
  }
}

const called = (one) => ({ name: one.file.name });

async function look(one) {
  const found = await tried(`Looking at ${one.file.name} …`, async () =>
    (await ask("v1/detect", called(one), one.file)).json());
  one.problem = found && "title" in found ? found : found?.error;
  one.detection = found && "claims" in found ? found : null;
  const format = one.detection?.format;
  one.button.textContent = `${one.file.name}: ${format ?? "refused"}`;
  if (!format) return;
  const read = await tried(`Reading ${one.file.name} …`, async () =>
    (await ask("v1/inspect", called(one), one.file)).json());
  if (read && "segments" in read) one.inspection = read;
  else one.problem = read;
}

async function show(one) {
  shown = one;
  came = null;
  for (const other of kept) other.button.setAttribute("aria-current", String(other === one));
  part("document").hidden = false;
  part("title").textContent = one.file.name;
  const read = one.inspection;
  const sure = one.detection?.confidence ? `, ${one.detection.confidence}` : "";
  part("about").textContent = read
    ? `${one.detection.format}${sure}; ${read.genre}, ${read.encoding}; SHA-256 ${read.sha256}`
    : "";
  part("refusal").hidden = !one.problem;
  if (one.problem) {
    const place = one.problem.line ? `Line ${one.problem.line}, column ${one.problem.column}: ` : "";
    part("refusal").textContent = place + one.problem.detail;
  }
  part("saving").hidden = part("beside").hidden = !read;
  showClaims(one);
  if (read) {
    showSource(one);
    showRecord(read);
    await showFormats(one);
  }
  part("title").focus();
}

// Saving

async function showFormats(one) {
  if (!formats.length) {
    const found = await tried("Asking for the formats …", async () => (await ask("v1/formats")).json());
    formats = found?.writers?.map((writer) => writer.name) ?? [];
  }
  const saving = (name, to) =>
    element("li", {}, element("button", { type: "button", onclick: () => save(one, to) }, name));
  part("formats").replaceChildren(
    ...formats.map((name) => saving(name, name)),
    saving("all in one archive", formats.join(",")));
}

const FILE = /filename\*=UTF-8''([^;]+)/;

async function save(one, to) {
  const found = await tried(`Converting ${one.file.name} to ${to} …`, async () => {
    const answer = await ask("v1/convert", { ...called(one), to }, one.file);
    const name = decodeURIComponent(FILE.exec(answer.headers.get("Content-Disposition"))[1]);
    return { name, data: await answer.blob() };
  });
  if (!found?.data) return;
  const link = element("a", { href: URL.createObjectURL(found.data), download: found.name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  say(`${found.name} is saved.`);
}

// What was seen

function showClaims(one) {
  const isChosen = (claim) => claim.reader === one.detection.format;
  const claims = [...(one.detection?.claims ?? [])].sort((a, b) => isChosen(b) - isChosen(a));
  part("detection").hidden = !claims.length;
  part("claims").replaceChildren(...claims.map((claim) => {
    const marks = claim.evidence.map((mark) =>
      element("li", {}, leading(`${mark.mark}: ${mark.text}`, one.inspection ? [mark.span] : [], mark)));
    const words = claim.failure ? `broke: ${claim.failure}` : claim.confidence;
    const missing = claim.missing.length ? [element("p", {}, `missing: ${claim.missing.join(", ")}`)] : [];
    return element("div", { class: "claim" },
      element("p", {}, element("strong", {}, claim.reader), `, ${words}`),
      element("ul", { class: "buttons" }, ...marks), ...missing);
  }));
}

// A button that leads to places of the text, or bare words where there are none.
function leading(words, spans, place, content = [words]) {
  if (!spans.length) return element("span", {}, ...content);
  const where = `line ${place.line}, column ${place.column}`;
  const button = element("button", { type: "button", title: where }, ...content);
  button.addEventListener("click", () => lead(spans, button, `${words.slice(0, 60)}: ${where}`));
  return button;
}

const places = (one) => (one.span ? [one.span] : []);

function showRecord(read) {
  part("values").replaceChildren(...read.values.map((one) => {
    const value = leading(one.value, one.spans, one);
    if (one.inferred) value.append(element("span", { class: "inferred" }, " (inferred)"));
    return element("tr", {}, element("th", { scope: "row" }, one.field), element("td", {}, one.kind),
      element("td", {}, value));
  }));
  part("notices-title").hidden = !read.notices.length;
  part("notices").replaceChildren(...read.notices.map((one) =>
    element("li", {}, leading(`${one.message} [${one.code}]`, places(one), one))));
  part("passages").replaceChildren(...read.passages.map((one) => {
    const kind = one.heading ? "heading" : "";
    const content = [element("span", { class: "lead" }, one.lead), element("span", { class: kind }, one.words)];
    const depth = Math.min(one.depth, 3);
    return element("li", { class: `depth-${depth}` }, leading(`${one.lead} ${one.words}`, places(one), one, content));
  }));
}

// The text

function showSource(one) {
  const read = one.inspection;
  const characters = Array.from(read.text); // places count characters, not the halves of them that a script sees
  const marks = one.detection.claims.filter((claim) => claim.reader === read.format).flatMap(evidence);
  const spans = [...one.detection.claims.flatMap(evidence), ...read.values.flatMap((value) => value.spans),
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

// The person

addEventListener("keydown", (event) => {
  if (event.key === "Escape" && came) {
    came.focus();
    came = null;
  }
});

for (const name of ["dragover", "drop"]) addEventListener(name, (event) => event.preventDefault());
addEventListener("dragover", () => part("drop").classList.add("over"));
for (const name of ["dragleave", "drop"]) addEventListener(name, () => part("drop").classList.remove("over"));
addEventListener("drop", (event) => take([...event.dataTransfer.files]));
part("files").addEventListener("change", (event) => {
  const files = [...event.target.files];
  event.target.value = "";
  take(files);
});

part("token-form").addEventListener("submit", async (event) => {
  event.preventDefault();
  token = part("token").value;
  part("token-form").hidden = true;
  for (const one of kept) await look(one);
  if (shown) await show(shown);
});
