// The ledger: all rows are in the page; sorting, filtering and opening a row need no kernel, keeping a question does.

function render({ model, el }) {
  const { labels, columns, filters, rows, others, counts, notes: first } = model.get("state");
  const { root, said, say, ask, end, words } = begin({ model, el }, "ledger", labels.heading);
  let notes = model.get("answered")?.notes ?? first;
  let by = "printed";
  let down = false;

  const search = element("input", { type: "search", autocomplete: "off", oninput: list });
  const chosen = {};
  const controls = [];
  for (const [name, values] of filters) {
    if (values.length < 2) continue;
    chosen[name] = chooser([["", labels.all], ...values], "", list);
    controls.push(labelled(labels[name], chosen[name]));
  }
  const place = element("section", { class: "nr-place", tabindex: -1, hidden: true, "aria-label": labels.in_text });
  place.addEventListener("keydown", (event) => {
    if (event.key === "Escape") back();
  });
  const heads = columns.map((name) => element("button", { type: "button", onclick: () => sort(name) }, labels[name]));
  const shown = rows.map(row);
  const table = stacked(tabled(heads, shown.map(({ cells }) => ({ cells })), [columns.indexOf("value")]));
  shown.forEach((made, at) => (made.line = table.tBodies[0].rows[at]));
  const scroll = element("div", { class: "nr-scroll", tabindex: 0, role: "group", "aria-label": labels.heading }, table);
  let open = null;

  root.append(
    element("div", { class: "nr-settings" }, labelled(labels.search, search), ...controls),
    said,
    place,
    scroll,
  );
  if (others.length) {
    root.append(
      element(
        "details",
        {},
        element("summary", {}, labels.others),
        element("ul", {}, ...others.map((one) => element("li", {}, one))),
      ),
    );
  }
  sorted();
  list();

  /** Return one row of the table with what it is found by. */
  function row(one) {
    const opener = element("button", { type: "button", "aria-expanded": "false", lang: "zh-Hant" }, one.cells.printed);
    const kept = element("span", {});
    const cells = columns.map((name) => {
      if (name === "printed") return opener;
      return name === "kept" ? kept : one.cells[name];
    });
    const made = { one, opener, kept, cells };
    opener.addEventListener("click", () => (open === made ? back() : unfold(made)));
    note(made);
    return made;
  }

  function note({ one, kept }) {
    kept.textContent = notes[one.id].join(words.list);
  }

  function found({ one }) {
    const sought = search.value.trim().toLowerCase();
    const text = [...Object.values(one.cells), one.place.join(""), ...notes[one.id]].join("\n");
    return (
      Object.entries(chosen).every(([name, control]) => !control.value || control.value === one.cells[name]) &&
      (!sought || text.toLowerCase().includes(sought))
    );
  }

  /** Show the rows that the filters leave, and say how many. */
  function list() {
    const left = shown.filter(found);
    if (open && !left.includes(open)) shut();
    table.tBodies[0].replaceChildren(...left.map(({ line }) => line));
    say(counts[left.length]);
  }

  function sort(name) {
    down = by === name && !down;
    by = name;
    sorted();
    list();
  }

  /** Bring the rows into order; rows that rank alike stay in the order of the text. */
  function sorted() {
    const rank = ({ one }) => (by === "kept" ? -notes[one.id].length : one.order[by]);
    shown.sort((a, b) => (down ? rank(b) - rank(a) : rank(a) - rank(b)) || a.one.order.printed - b.one.order.printed);
    heads.forEach((head, at) => {
      const head_of = head.closest("th");
      if (columns[at] === by) head_of.setAttribute("aria-sort", down ? "descending" : "ascending");
      else head_of.removeAttribute("aria-sort");
    });
  }

  /** Open a row to its place in the text. */
  function unfold(made) {
    shut();
    open = made;
    const { one, opener } = made;
    opener.setAttribute("aria-expanded", "true");
    made.line.classList.add("nr-open");
    const [before, printed, after] = one.place;
    const asked = element("textarea", { rows: 2 });
    const away = element("button", { type: "button", onclick: back }, labels.back);
    const keep = element("button", { type: "button", onclick: () => question(made, asked) }, labels.keep);
    place.replaceChildren(
      element(
        "div",
        {},
        element("p", { lang: "zh-Hant" }, before, element("mark", {}, printed), after),
        element("p", {}, `${one.cells.subject ? `${one.cells.subject}${words.colon}` : ""}${one.allowed}`),
        element("div", { class: "nr-bar" }, labelled(labels.question, asked), keep, away),
      ),
      ...(one.english ? [element("p", { lang: "en" }, one.english)] : []),
    );
    place.hidden = false;
    place.focus();
  }

  function shut() {
    if (!open) return;
    open.opener.setAttribute("aria-expanded", "false");
    open.line.classList.remove("nr-open");
    open = null;
    place.hidden = true;
    place.replaceChildren();
  }

  /** Close the place and go back to the row that it was opened from. */
  function back() {
    const from = open?.opener;
    shut();
    from?.focus();
  }

  async function question(made, asked) {
    if (!asked.value.trim()) return say(labels.no_question, true);
    const kept = await ask({ row: made.one.id, question: asked.value });
    if (!kept || kept.error) return;
    notes = kept.notes;
    shown.forEach(note);
    asked.value = "";
    say(kept.safe ? labels.is_kept : labels.not_kept);
  }

  return end;
}

export default { render };
