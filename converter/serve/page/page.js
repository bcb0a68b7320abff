// The page: documents that are dropped are sent to the service one by one, and what it answers is shown. Whatever
// comes of a document is put in as text, never as markup.

import { element, part, say } from "./elements.js";
import { leading, showSource } from "./text.js";

const kept = []; // {file, button, wishes, detection, inspection, problem}
let shown = null;
let token = "";

const wait = (seconds) => new Promise((done) => setTimeout(done, seconds * 1000));

async function ask(path, parameters = {}, body = null) {
  const query = new URLSearchParams(parameters).toString();
  const headers = token ? { Authorization: `Bearer ${token}` } : {};
  const way = { method: body === null ? "GET" : "POST", headers, body };
  const answer = await fetch(query ? `${path}?${query}` : path, way);
  if (answer.ok) {
    part("token-form").hidden = true;
    return answer;
  }
  if (answer.status === 503) {
    await wait(Number(answer.headers.get("Retry-After")) || 1);
    return ask(path, parameters, body);
  }
  const problem = await answer.json();
  if (answer.status === 401) part("token-form").hidden = false;
  throw Object.assign(new Error(problem.detail), { problem });
}

// What comes of doing something, or the problem with it.
async function tried(doing, name, ask) {
  say(`${doing} ${name} …`);
  try {
    const found = await ask();
    say("");
    return found;
  } catch (error) {
    const detail = `it cannot be read, as if it were a folder, or the service does not answer: ${error.message}`;
    const problem = error.problem ?? { type: "", title: "There is no answer", detail };
    say(`${name}: ${problem.detail}`);
    return problem;
  }
}

// Documents

async function take(files) {
  const taken = files.map(arrived);
  for (const one of taken) {
    await look(one);
    if (one === taken[0]) await show(one);
  }
}

function arrived(file) {
  const button = element("button", { type: "button", disabled: "" }, element("bdi", {}, file.name));
  const one = { file, button, wishes: {} };
  button.addEventListener("click", () => show(one));
  kept.push(one);
  part("documents").querySelector("ul").append(element("li", {}, button));
  part("documents").hidden = false;
  return one;
}

// What the service is to call it: no path, and no character that commands.
const called = (one) => ({ name: one.file.name.replace(/[/\\\p{Cc}\u2028\u2029]/gu, "_") });

async function look(one) {
  const { from, ...text } = one.wishes;
  const found = await tried("Looking at", one.file.name, async () =>
    (await ask("v1/detect", { ...called(one), ...text }, one.file)).json());
  one.detection = "claims" in found ? found : null;
  one.problem = one.detection ? found.error : found;
  one.inspection = null;
  if (one.detection && (from || found.format)) {
    const read = await tried("Reading", one.file.name, async () =>
      (await ask("v1/inspect", { ...called(one), ...one.wishes }, one.file)).json());
    one.inspection = "segments" in read ? read : null;
    one.problem = one.inspection ? null : read;
  }
  const words = one.inspection?.format ?? "refused";
  one.button.disabled = false;
  one.button.className = one.inspection ? "" : "refused";
  one.button.replaceChildren(element("bdi", {}, one.file.name), `: ${words}`);
}

async function show(one) {
  shown = one;
  for (const other of kept) other.button.setAttribute("aria-current", String(other === one));
  part("document").hidden = false;
  part("title").textContent = one.file.name;
  const read = one.inspection;
  part("about").replaceChildren(...(read ? about(one, read) : []));
  part("saving").hidden = part("beside").hidden = !read;
  await learn();
  if (shown !== one) return; // another was chosen meanwhile
  showRefusal(one);
  showClaims(one);
  if (read) {
    showSource(read, one.detection.claims);
    showRecord(read);
  }
  part("title").focus();
}

function about(one, read) {
  const sure = one.wishes.from ? "as it was told to be read" : one.detection.confidence;
  return [`${read.format}, ${sure}; ${read.genre}, ${read.encoding}; SHA-256 `, element("code", {}, read.sha256)];
}

const READABLE = /#(source|unknown-format|ambiguous-format|read|option)$/; // with other wishes
const FOR_PROGRAMS = /; name (a reader|the one that is right) with from=.*$/; // for people there is a form
const LIKELY = /: try encoding=(\S+)$/; // what the service holds for the encoding

function showRefusal(one) {
  part("refusal").hidden = !one.problem;
  if (!one.problem) return;
  const place = one.problem.line ? `Line ${one.problem.line}, column ${one.problem.column}: ` : "";
  part("refusal").textContent = place + one.problem.detail.replace(FOR_PROGRAMS, "");
}

part("again").addEventListener("submit", async (event) => {
  event.preventDefault();
  const one = shown;
  const wishes = { from: part("reader").value, encoding: part("encoding").value.trim() };
  one.wishes = Object.fromEntries(Object.entries(wishes).filter(([, wish]) => wish));
  await look(one);
  await show(one);
});

// Saving

// Which formats there are: asked for once.
async function learn() {
  if (part("formats").children.length) return;
  const found = await tried("Asking for", "the formats", async () => (await ask("v1/formats")).json());
  if (!("writers" in found)) return;
  const saving = (words, to, help) => {
    const button = element("button", { type: "button", title: help }, words);
    button.addEventListener("click", () => save(shown, to));
    return element("li", {}, button);
  };
  part("formats").replaceChildren(
    ...found.writers.map((one) => saving(one.name, one.name, one.summary)),
    saving("all in one archive", found.writers.map((one) => one.name).join(","), "a zip archive"));
  part("reader").append(...found.readers.map((one) =>
    element("option", { value: one.name }, `${one.name}: ${one.summary}`)));
}

const FILE = /filename\*=UTF-8''([^;]+)/;

async function save(one, to) {
  const found = await tried(`Converting to ${to}:`, one.file.name, async () => {
    const answer = await ask("v1/convert", { ...called(one), ...one.wishes, to }, one.file);
    const name = decodeURIComponent(FILE.exec(answer.headers.get("Content-Disposition"))[1]);
    return { name, data: await answer.blob() };
  });
  if (!("data" in found)) return;
  const link = element("a", { href: URL.createObjectURL(found.data), download: found.name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  say(`${found.name} is saved.`);
}

// What was seen

function showClaims(one) {
  const isChosen = (claim) => claim.reader === (one.inspection ?? one.detection).format;
  const claims = [...(one.detection?.claims ?? [])].sort((a, b) => isChosen(b) - isChosen(a));
  part("detection").hidden = !(one.inspection || READABLE.test(one.problem.type));
  part("reader").value = one.wishes.from ?? "";
  part("encoding").value = one.wishes.encoding ?? LIKELY.exec(one.problem?.detail)?.[1] ?? "";
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

// The person

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
  for (const one of kept) await look(one);
  if (shown) await show(shown);
});
