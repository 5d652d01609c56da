// The playground: what is typed is read by the kernel a moment later; an answer stands only under its own text.

const PAUSE = 250; // milliseconds without a key

function render({ model, el }) {
  const { labels, examples, most, text, first } = model.get("state");
  const { root, said, say, ask, end, words } = begin({ model, el }, "playground", labels.heading);
  const typed = element("textarea", { rows: 2, lang: "zh", spellcheck: "false" });
  const found = element("div", { class: "nr-scroll", tabindex: 0, role: "group", "aria-label": labels.read });
  let timer = 0;

  // While a word is put together by an input method it is no text yet.
  typed.addEventListener("input", (event) => event.isComposing || later(PAUSE));
  typed.addEventListener("compositionend", () => later(PAUSE));
  const example = ([name, sentence]) => element("button", { type: "button", onclick: () => take(sentence) }, name);
  root.append(
    element("div", { class: "nr-field nr-wide" }, ...labelled(labels.sentence, typed).children),
    element("div", { class: "nr-bar nr-examples", role: "group", "aria-label": labels.examples }, ...examples.map(example)),
    said,
    found,
  );
  typed.value = text;
  show(first);

  function take(sentence) {
    typed.value = sentence;
    later(0);
  }

  function later(pause) {
    clearTimeout(timer);
    timer = setTimeout(read, pause);
  }

  async function read() {
    found.replaceChildren();
    say(words.waiting);
    // One more than may be read is enough to be refused for its length.
    const answer = await ask({ text: typed.value.slice(0, 2 * most + 2) });
    if (answer && !answer.error) show(answer);
  }

  function show({ pieces, rows, said: line }) {
    say(line);
    const piece = ([shown, at]) =>
      at < 0 ? shown : element("span", { class: "nr-mark" }, element("b", {}, shown), element("small", { lang: root.lang }, rows[at][1]));
    const heads = [labels.printed, labels.role, labels.unit, labels.hedge, labels.allows];
    const cells = ([printed, ...rest]) => ({ cells: [element("b", { lang: "zh" }, printed), ...rest] });
    found.replaceChildren(
      element("p", { class: "nr-read", lang: "zh" }, ...pieces.map(piece)),
      ...(rows.length ? [stacked(tabled(heads, rows.map(cells)))] : []),
    );
    found.scrollTop = 0;
  }

  return () => {
    clearTimeout(timer);
    end();
  };
}

export default { render };
