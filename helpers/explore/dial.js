// The dial: a native range over the stops that the kernel prepared, and what follows from the one it stands at.

function render({ model, el }) {
  const { labels, figures, objections, prepared } = model.get("state");
  const { root, said, say, ask, end } = begin({ model, el }, "dial", labels.heading);
  const choices = [{ group: labels.figures, choices: figures }];
  if (objections.length) {
    choices.push({ group: labels.assumptions, choices: objections.map((one, at) => [`:${at}`, one.objection]) });
  }
  let dial = prepared;
  const known = { [dial.figure]: dial };
  let turns = 0; // how often the dial was moved
  const between = root.matches(":lang(zh)") ? "" : " "; // Chinese leaves no blank behind 。

  const range = element("input", { type: "range", step: 1, min: 0, oninput: () => show(dial.stops[range.value]) });
  const typed = element("input", { type: "text", inputmode: "decimal", size: 12, autocomplete: "off" });
  typed.addEventListener("change", () => type(typed.value));
  const to = (words, where) => element("button", { type: "button", onclick: () => stop(dial[where]) }, words);
  const objecting = element("input", { type: "checkbox", onchange: () => object(objecting.value) });
  const strip = drawn("svg", { viewBox: "0 0 584 16", preserveAspectRatio: "none", "aria-hidden": "true" });
  const first = element("span");
  const last = element("span");
  const words = element("p", { class: "nr-words" });
  const rows = element("div", { class: "nr-scroll", tabindex: 0, role: "group", "aria-label": labels.verdict });
  const chosen = chooser(choices, dial.figure, choose);

  const ends = [to(labels.lowest, "low_at"), to(labels.as_printed, "printed_at"), to(labels.highest, "high_at")];
  const byHand = element("div", { class: "nr-bar" }, ...ends, labelled(labels.type, typed));
  const figure = element(
    "div",
    { class: "nr-scale" },
    ...labelled(labels.value, range).children,
    strip,
    element("div", { class: "nr-ends", "aria-hidden": "true" }, first, last),
  );
  const assumption = element("div", { class: "nr-bar", hidden: true }, ticked(labels.objected, objecting));
  root.append(
    element("div", { class: "nr-bar" }, labelled(labels.move, chosen), byHand, assumption),
    figure,
    element("div", { class: "nr-answer" }, said, words),
    rows,
  );
  load(dial);

  async function choose(value) {
    const isObjection = value.startsWith(":");
    figure.hidden = byHand.hidden = isObjection;
    assumption.hidden = !isObjection;
    if (isObjection) {
      objecting.value = value.slice(1);
      objecting.checked = false;
      return object(objecting.value);
    }
    blank();
    typed.value = "";
    turns += 1;
    enable(false); // until what belongs to this figure is here
    if (!known[value]) {
      const found = await ask({ figure: value });
      if (!found || found.error) return;
      known[value] = found.prepared;
    }
    if (chosen.value === value) load(known[value]);
  }

  /** Take away what belonged to another figure, before anything of this one is known. */
  function blank() {
    for (const one of [words, rows, strip, first, last]) one.replaceChildren();
  }

  function enable(on) {
    for (const one of [range, typed, ...ends]) one.disabled = !on;
  }

  function load(one) {
    dial = one;
    enable(true);
    range.max = dial.stops.length - 1;
    stop(dial.printed_at);
  }

  function stop(at) {
    range.value = at;
    show(dial.stops[at]);
  }

  async function type(value) {
    const text = value.trim().replace(/[,，]/g, "");
    if (!text) return;
    const at = /^-?[\d.]+$/.test(text) ? dial.stops.findIndex((one) => one.value === Number(text)) : -1;
    if (at >= 0) return stop(at);
    blank();
    const turn = ++turns;
    const found = await ask({ figure: dial.figure, value });
    if (!found || turn !== turns) return; // the dial was moved meanwhile
    if (found.error) return typed.setAttribute("aria-invalid", "true");
    range.value = Math.round(place(found.value));
    show(found);
  }

  /** Return where a value lies among the stops, which stand at even distances: 1.5 is between the second and third. */
  function place(value) {
    const values = dial.stops.map((one) => one.value);
    const after = values.findIndex((one) => one >= value);
    if (after <= 0) return after < 0 ? values.length - 1 : 0;
    return after - (values[after] - value) / (values[after] - values[after - 1]);
  }

  function show(one) {
    turns += 1;
    typed.value = one.text;
    typed.removeAttribute("aria-invalid");
    range.setAttribute("aria-valuetext", one.text);
    picture(one.value);
    list(one, `${dial.allowed}${between}${one.words}`);
  }

  function object(at) {
    const { objection, before, after } = objections[at];
    list(objecting.checked ? after : before, objection);
  }

  /** List the checks, and say how many flipped. */
  function list(found, text) {
    words.textContent = text;
    say(found.said);
    const shown = found.rows.map(([question, result, now, old]) => ({
      class: old ? "nr-flipped" : null,
      cells: [question, result, old ? element("span", {}, `${old} → `, element("mark", {}, now), labels.flipped) : now],
    }));
    const heads = [labels.question, labels.result, labels.verdict];
    rows.replaceChildren(...(shown.length ? [stacked(tabled(heads, shown, [1]))] : []));
    rows.scrollTop = 0;
  }

  /** Draw what the printed form allows as a band, every stop, and the value as a stroke, under the handle. */
  function picture(value) {
    const x = (at) => (584 * at) / (dial.stops.length - 1 || 1);
    const stroke = (at, y1, y2, width) =>
      drawn("line", { x1: x(at), x2: x(at), y1, y2, stroke: "currentColor", "stroke-width": width });
    const band = { x: x(dial.low_at), width: Math.max(x(dial.high_at) - x(dial.low_at), 3), y: 2, height: 12 };
    [first.textContent, last.textContent] = [dial.stops[0].text, dial.stops.at(-1).text];
    strip.replaceChildren(
      drawn("rect", { ...band, style: "fill: var(--house-blue)", "fill-opacity": 0.35, stroke: "currentColor" }),
      ...dial.stops.map((_, at) => stroke(at, 5, 11, 1)),
      stroke(place(value), 0, 16, 4),
    );
  }

  return end;
}

export default { render };
