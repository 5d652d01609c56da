// The reader: each number that is marked is a button in the text; the arrow keys go from one to the next.

function render({ model, el }) {
  const { labels, roles, paragraphs, cards } = model.get("state");
  const { root, said, say, end, words } = begin({ model, el }, "reader", labels.heading);
  const chosen = new Set(roles.map(([role]) => role));
  let at = cards.findIndex((card) => card.role === "statistic");
  let marks = []; // the buttons in the Chinese text, in reading order

  const boxes = roles.map(([role, name, count]) => {
    const box = element("input", { type: "checkbox", checked: true, value: role, onchange: () => choose(box) });
    return element("label", { class: `nr-role nr-${role}` }, box, element("span", {}, name), ` ${count}`);
  });
  const step = (name, by) => element("button", { type: "button", onclick: () => go(by) }, name);
  const text = element("div", {
    class: "nr-article",
    tabindex: 0,
    role: "group",
    "aria-label": labels.article,
    onkeydown: key,
  });
  const card = element("div", { class: "nr-card", tabindex: 0, role: "group", "aria-label": labels.card });
  const both = element("div", { class: "nr-both" }, text, card);
  root.append(
    element("fieldset", { class: "nr-bar nr-roles" }, element("legend", {}, labels.roles), ...boxes),
    element("div", { class: "nr-bar" }, step(labels.previous, -1), step(labels.next, 1), said),
    both,
  );
  write();
  show(false);
  let wide = 0;
  const watched = new ResizeObserver(() => {
    place();
    if (root.clientWidth !== wide && at >= 0) reveal(); // the text was set anew
    wide = root.clientWidth;
  });
  watched.observe(root);

  /** Write the paragraphs; a number whose role was not chosen is plain text. */
  function write() {
    marks = [];
    const row = ({ heading, chinese, english }) =>
      element(
        "div",
        { class: heading ? "nr-row nr-heading" : "nr-row" },
        element("p", { lang: "zh" }, ...chinese.map((piece) => marked(piece, true))),
        english.length ? element("p", { lang: "en" }, ...english.map((piece) => marked(piece, false))) : null,
      );
    text.replaceChildren(...paragraphs.map(row));
    // Where its role is no longer chosen, the next number takes its place.
    const next = marks.find((mark) => Number(mark.dataset.at) >= at) ?? marks.at(-1);
    at = next ? Number(next.dataset.at) : -1;
  }

  /** Return words, or the button of a number; the English one is for the mouse, so that a number is one stop. */
  function marked([words, place], first) {
    const { role, word } = cards[place] ?? {};
    if (!chosen.has(role)) return words;
    const mark = element(
      "button",
      { type: "button", class: `nr-mark nr-${role}`, tabindex: -1, "data-at": place, onclick: () => open(place) },
      element("span", {}, words),
      element("small", { lang: root.lang }, word),
    );
    if (first) marks.push(mark);
    return mark;
  }

  function choose(box) {
    if (box.checked) chosen.add(box.value);
    else chosen.delete(box.value);
    write();
    show(false);
  }

  function key(event) {
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -Infinity, End: Infinity }[event.key];
    if (!by || !event.target.closest(".nr-mark")) return;
    event.preventDefault();
    go(by);
    marks[now()]?.focus({ preventScroll: true });
  }

  function now() {
    return marks.findIndex((mark) => Number(mark.dataset.at) === at);
  }

  function go(by) {
    const next = marks[Math.min(Math.max(now() + by, 0), marks.length - 1)];
    if (next) open(Number(next.dataset.at));
  }

  function open(place) {
    at = place;
    show(true);
  }

  /** Show the card of the number that is chosen, and mark it in both texts. */
  function show(moved) {
    for (const mark of text.querySelectorAll(".nr-mark")) {
      const on = Number(mark.dataset.at) === at;
      mark.setAttribute("aria-pressed", on);
      mark.tabIndex = on && mark === marks[now()] ? 0 : -1;
    }
    const one = cards[at];
    card.hidden = !one;
    if (!one) return say(labels.none);
    const [before, printed, after] = one.sentence;
    card.replaceChildren(
      element("h3", {}, element("span", { lang: "zh" }, printed), ` ${one.word}`),
      element("p", { class: "nr-sentence", lang: "zh" }, before, element("mark", {}, printed), after),
      element("dl", {}, ...one.facts.flatMap(([, name, words]) => [term(name), element("dd", {}, words)])),
      ...(one.role === "statistic" ? checked(one.checks) : []),
    );
    card.scrollTop = 0;
    const where = { word: one.word, n: now() + 1, total: marks.length };
    say(`${printed}${words.colon}${labels.place.replace(/\{(\w+)\}/g, (_, name) => where[name])}`);
    place();
    if (moved) reveal();
  }

  function term(name) {
    return element("dt", {}, name);
  }

  /** List the checks; what may not be printed is called so, and no result stands beside a refusal. */
  function checked(checks) {
    if (!checks.length) return [element("p", {}, labels.no_checks)];
    const line = (name, told, style) =>
      told ? element("p", { class: style }, element("b", {}, `${name}${words.colon}`), told) : null;
    const folded = (one, first) =>
      element(
        "details",
        { open: first === 0 },
        element("summary", {}, one.question, " ", element("b", { class: "nr-verdict" }, one.verdict)),
        line(labels.result, one.result),
        line(labels.may, one.may, "nr-may"),
        line(labels.said, one.said),
        line(labels.may_not, one.may_not, "nr-may-not"),
        line(labels.conditions, one.conditions.join(words.list)),
      );
    return [element("h4", {}, labels.checks.replace("{n}", checks.length)), ...checks.map(folded)];
  }

  /** Put the card beside the article where there is room, and else under the paragraph of its number. */
  function place() {
    const narrow = root.clientWidth < 700;
    both.classList.toggle("nr-narrow", narrow);
    const home = narrow ? marks[now()]?.closest(".nr-row") : both;
    if (home && card.parentElement !== home) home.append(card);
  }

  /** Scroll the article so that the number is seen; the card is beside it, or sticks to the lower edge. */
  function reveal() {
    const mark = marks[now()].getBoundingClientRect();
    const page = text.getBoundingClientRect();
    const narrow = both.classList.contains("nr-narrow");
    if (narrow || mark.top < page.top || mark.bottom > page.bottom) text.scrollTop += mark.top - page.top - 12;
  }

  return () => {
    watched.disconnect();
    end();
  };
}

export default { render };
