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

  const range = element("input", { type: "range", step: 1, min: 0, oninput: () => show(dial.stops[range.value]) });
  const typed = element("input", { type: "text", inputmode: "decimal", size: 10, autocomplete: "off" });
  typed.addEventListener("change", () => type(typed.value));
  const to = (words, where) => element("button", { type: "button", onclick: () => stop(dial[where]) }, words);
  const objecting = element("input", { type: "checkbox", onchange: () => object(objecting.value) });
  const strip = drawn("svg", { viewBox: "0 0 600 26", role: "presentation", "aria-hidden": "true" });
  const words = element("p", { class: "nr-words" });
  const rows = element("div", { class: "nr-scroll", tabindex: 0, role: "group", "aria-label": labels.verdict });
  const chosen = chooser(choices, dial.figure, choose);

  const figure = element(
    "div",
    {},
    element(
      "div",
      { class: "nr-bar" },
      to(labels.lowest, "low_at"),
      to(labels.as_printed, "printed_at"),
      to(labels.highest, "high_at"),
      labelled(labels.type, typed),
    ),
    labelled(labels.value, range),
    strip,
  );
  const assumption = element("div", { class: "nr-bar nr-check", hidden: true }, objecting, objectingLabel());
  root.append(element("div", { class: "nr-bar" }, labelled(labels.move, chosen)), figure, assumption, said, words, rows);
  load(dial);

  function objectingLabel() {
    objecting.id = `nr-objecting-${++ids}`;
    return element("label", { for: objecting.id }, labels.objected);
  }

  async function choose(value) {
    const isObjection = value.startsWith(":");
    figure.hidden = isObjection;
    assumption.hidden = !isObjection;
    if (isObjection) {
      objecting.value = value.slice(1);
      objecting.checked = false;
      return object(objecting.value);
    }
    blank();
    if (!known[value]) {
      const found = await ask({ figure: value });
      if (!found || found.error) return;
      known[value] = found.prepared;
    }
    if (chosen.value === value) load(known[value]);
  }

  /** Take away what belonged to another figure, before anything of this one is known. */
  function blank() {
    words.textContent = "";
    rows.replaceChildren();
    strip.replaceChildren();
  }

  function load(one) {
    dial = one;
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
    const at = dial.stops.findIndex((one) => one.value === Number(text));
    if (at >= 0) return stop(at);
    blank();
    const found = await ask({ figure: dial.figure, value });
    if (!found || found.error) return;
    range.value = nearest(found.value);
    show(found);
  }

  function nearest(value) {
    const far = dial.stops.map((one) => Math.abs(one.value - value));
    return far.indexOf(Math.min(...far));
  }

  function show(one) {
    typed.value = one.text;
    range.setAttribute("aria-valuetext", one.text);
    picture(one.value);
    list(one, `${dial.subject ? `${dial.subject}: ` : ""}${dial.allowed}. ${one.words}`);
  }

  function object(at) {
    const { objection, before, after } = objections[at];
    list(objecting.checked ? after : before, `${objecting.checked ? labels.objected : labels.assumed}: ${objection}`);
  }

  /** List the checks, and say how many flipped. */
  function list(found, text) {
    words.textContent = text;
    say(found.said);
    const shown = found.rows.map(([question, result, now, old]) => ({
      class: old ? "nr-flipped" : null,
      cells: [question, result, old ? element("span", {}, `${old} → `, element("mark", {}, now), ` (${labels.flipped})`) : now],
    }));
    rows.replaceChildren(...(shown.length ? [tabled("", [labels.question, labels.result, labels.verdict], shown, [1])] : []));
    rows.scrollTop = 0;
  }

  /** Draw what the printed form allows as a band, and the value as a stroke, under the handle. */
  function picture(value) {
    const first = dial.stops[0].value;
    const last = dial.stops.at(-1).value;
    const x = (one) => 8 + (584 * (Math.min(Math.max(one, first), last) - first)) / (last - first || 1);
    const band = { x: x(dial.low), width: Math.max(x(dial.high) - x(dial.low), 3), y: 4, height: 18 };
    strip.replaceChildren(
      drawn("line", { x1: 8, x2: 592, y1: 13, y2: 13, stroke: "currentColor" }),
      drawn("rect", { ...band, fill: "#a9d0e8", stroke: "currentColor" }),
      drawn("line", { x1: x(value), x2: x(value), y1: 0, y2: 26, stroke: "currentColor", "stroke-width": 4 }),
    );
  }

  return end;
}

export default { render };
