// What the modules of all widgets use. The kernel puts this file before the module of a widget: there is no bundler.

/** Return an element with attributes and children; text is set as text, so nothing in it can act as HTML. */
function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

const SVG = "http://www.w3.org/2000/svg";

/** The same for SVG. */
function drawn(tag, attributes = {}, ...children) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

const SILENT = 20_000; // milliseconds without an answer after which a widget says what to do
let ids = 0;

/** Return the label of a native control; its id is its own also beside another widget. */
function named(words, control) {
  control.id ||= `nr-${++ids}-${Math.random().toString(36).slice(2, 8)}`;
  return element("label", { for: control.id }, words);
}

/** Return a label and the native control that it names, side by side. */
function labelled(words, control) {
  return element("div", { class: "nr-field" }, named(words, control), control);
}

/** Return a box to tick, and its label behind it. */
function ticked(words, box) {
  return element("div", { class: "nr-check" }, box, named(words, box));
}

/** Return a native list of choices: [value, words] each, or a group {group, choices}. */
function chooser(choices, chosen, changed) {
  const option = ([value, words]) => element("option", { value, selected: value === chosen }, words);
  const made = choices.map((one) =>
    one.group ? element("optgroup", { label: one.group }, ...one.choices.map(option)) : option(one),
  );
  return element("select", { onchange: (event) => changed(event.target.value) }, ...made);
}

/** Return a table: heads, and rows of cells, each text or an element; numbers of columns to align right. */
function tabled(heads, rows, right = []) {
  const cell = (tag, content, column, more = {}) =>
    element(tag, { class: right.includes(column) ? "nr-number" : null, ...more }, content);
  return element(
    "table",
    {},
    element("thead", {}, element("tr", {}, ...heads.map((head, at) => cell("th", head, at, { scope: "col" })))),
    element(
      "tbody",
      {},
      ...rows.map(({ cells, ...more }) => element("tr", more, ...cells.map((one, at) => cell("td", one, at)))),
    ),
  );
}

/** Let a table stand as one cell below the other where it is narrow; each then says the head of its column. */
function stacked(table) {
  const heads = [...table.tHead.rows[0].cells].map((head) => head.textContent);
  const roles = { table: "table", thead: "rowgroup", tbody: "rowgroup", tr: "row", th: "columnheader", td: "cell" };
  table.classList.add("nr-stacked");
  // A table that is laid out as blocks is none to who listens, unless it says so.
  for (const part of [table, ...table.querySelectorAll(Object.keys(roles).join())]) {
    part.setAttribute("role", roles[part.localName]);
    if (part.localName === "td") part.dataset.label = heads[part.cellIndex];
  }
  return table;
}

/**
 * Begin a widget: return its root, a live region that lasts, and `ask`, which resolves to the kernel's answer.
 *
 * JupyterLab's one-letter commands are off inside, the paper form below is folded, and a kernel that is gone is said.
 */
function begin({ model, el }, name, heading) {
  const { words, language } = model.get("state");
  const said = element("output", { class: "nr-said", "aria-live": "polite" });
  const root = element("section", {
    class: `nr nr-${name} mathjax_ignore tex2jax_ignore`, // text of an article is no mathematics
    lang: language,
    "aria-label": heading,
    "data-lm-suppress-shortcuts": "true",
    "data-jp-suppress-context-menu": "",
  });
  root.addEventListener("keydown", (event) => event.stopPropagation());
  el.replaceChildren(root);
  foldPaper(el);

  const waiting = new Map();
  let last = model.get("asked")?.n ?? 0;
  const arrived = () => {
    const found = model.get("answered");
    waiting.get(found.n)?.(found);
    waiting.delete(found.n);
  };
  const notice = element("p", { class: "nr-wrong", role: "status" });
  /** Say above all else, and for good, that nobody answers any more; nothing is being worked out then. */
  const gone = () => {
    if (root.hasAttribute("aria-busy")) say("");
    last += 1;
    notice.textContent = words.restarted;
    root.prepend(notice);
    root.removeAttribute("aria-busy");
  };
  model.on("change:answered", arrived);
  model.on("comm_live_update", gone);

  /** Say in the live region; the same words again are not repeated. */
  function say(text, wrong = false) {
    said.classList.toggle("nr-wrong", wrong);
    if (said.textContent !== text) said.textContent = text;
  }

  /** Ask the kernel; resolves to its answer, or to nothing if a later question was asked meanwhile, or nobody answers. */
  async function ask(question) {
    const n = ++last;
    if (notice.isConnected) return say("");
    root.setAttribute("aria-busy", "true");
    const slow = setTimeout(() => n === last && say(words.waiting), 400);
    // On a very slow machine anywidget gives up at the start, in silence, and no answer reaches the page any more.
    const silent = setTimeout(() => n === last && say(words.silent, true), SILENT);
    const found = await new Promise((resolve) => {
      waiting.set(n, resolve);
      model.set("asked", { ...question, n });
      model.save_changes();
    });
    clearTimeout(slow);
    clearTimeout(silent);
    if (n !== last) return null;
    root.removeAttribute("aria-busy");
    if (found.error) say(`${words.failed} ${found.error}`, true);
    return found;
  }

  const end = () => {
    model.off("change:answered", arrived);
    model.off("comm_live_update", gone);
  };
  return { root, said, say, ask, end, words };
}

/** Fold the paper form under a live widget as soon as it is there: it comes after the widget. It unfolds by hand. */
function foldPaper(el) {
  const fold = () => {
    const papers = el.closest(".jp-OutputArea, .output, .cell-output")?.querySelectorAll("details.on-paper") ?? [];
    const own = [...papers].find((one) => el.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING);
    own?.removeAttribute("open");
    return Boolean(own);
  };
  if (fold()) return;
  const watch = new MutationObserver(() => fold() && watch.disconnect());
  watch.observe(document.body, { childList: true, subtree: true });
}
