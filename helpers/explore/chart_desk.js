// The chart desk: settings by native controls; the kernel draws, the page shows the answer to the last question only.

function render({ model, el }) {
  const { labels, languages, groups, settings: first, first: drawn } = model.get("state");
  const { root, said, say, ask, end, words } = begin({ model, el }, "desk", labels.heading);
  const known = {};
  const links = [];

  const group = chooser(groups.map(({ key, words: text }) => [key, text]), first.group, regroup);
  const scale = chooser([["linear", labels.linear], ["log", labels.log]], "linear", show);
  const base = chooser([["", labels.printed]], "", show);
  const language = chooser(languages, first.chart_language, show);
  const shape = chooser(
    [["", labels.shape_honest], ["cut", labels.shape_cut], ["log", labels.shape_log], ["pie", labels.shape_pie]],
    "",
    show,
  );
  const noHedge = element("input", { type: "checkbox", onchange: show });
  const noBase = element("input", { type: "checkbox", onchange: show });
  const charts = element("div", { class: "nr-charts" });
  // Where two charts have no room beside each other, one of them is shown.
  const which = [labels.misleading, labels.honest].map((name, at) =>
    element("button", { type: "button", onclick: () => choose(at) }, name),
  );
  const either = element("div", { class: "nr-bar nr-either" }, ...which);
  root.append(
    element(
      "div",
      { class: "nr-beside" },
      element(
        "div",
        { class: "nr-settings" },
        labelled(labels.figures, group),
        labelled(labels.scale, scale),
        labelled(labels.base, base),
        labelled(labels.language, language),
        labelled(labels.mislead, shape),
        element("div", {}, ticked(labels.no_hedge, noHedge), ticked(labels.no_base, noBase)),
      ),
      element("div", {}, said, either, charts),
    ),
  );
  offer();
  known[asKey(settings())] = drawn;
  show();

  function chosen() {
    return groups.find((one) => one.key === group.value);
  }

  function regroup() {
    offer();
    show();
  }

  /** Offer the bases that the group allows. */
  function offer() {
    base.replaceChildren(...[["", labels.printed], ...chosen().bases].map(([value, text]) => element("option", { value }, text)));
  }

  function settings() {
    const { sizes, hedged, bases } = chosen();
    allow(noHedge, hedged || bases.some(([id, , hedge]) => hedge && id === base.value));
    allow(noBase, !sizes || base.value !== "");
    return {
      group: group.value,
      chart_language: language.value,
      scale: scale.value,
      base: base.value,
      shape: shape.value,
      no_hedge: noHedge.checked,
      no_base: noBase.checked,
    };
  }

  /** Let a box be ticked only where there is something to leave out. */
  function allow(box, able) {
    box.disabled = !able;
    box.checked &&= able;
  }

  function asKey(one) {
    return JSON.stringify(one);
  }

  /** Show the charts of the settings; until they are there, none. */
  async function show() {
    const now = settings();
    const key = asKey(now);
    let found = known[key];
    if (!found) {
      wait();
      found = await ask({ settings: now });
      if (found && !found.error) known[key] = found;
    }
    if (!found || asKey(settings()) !== key) return; // another question is under way
    if (found.error) return charts.replaceChildren();
    say(found.said);
    forget();
    charts.replaceChildren(...found.charts.map((one) => card(one, now)));
    either.hidden = found.charts.length < 2;
    choose(0);
  }

  /** Show one chart of the two where only one has room. */
  function choose(at) {
    which.forEach((button, place) => button.setAttribute("aria-pressed", place === at));
    [...charts.children].forEach((one, place) => one.classList.toggle("nr-other", place !== at));
  }

  function wait() {
    // The room stays, so that the page does not jump.
    charts.style.minHeight = `${charts.offsetHeight}px`;
    forget();
    charts.replaceChildren();
    say(words.waiting);
  }

  function card(one, now) {
    const bytes = Uint8Array.from(atob(one.picture), (sign) => sign.charCodeAt(0));
    const name = [now.group, one.honest ? "" : "misleading"].join("-").replace(/[^\p{L}\p{N}%]+/gu, "-").replace(/^-|-$/g, "");
    const picture = file(bytes, "image/png");
    const image = element("img", { src: `data:image/png;base64,${one.picture}`, alt: one.alt, lang: one.tag });
    image.addEventListener("load", () => (charts.style.minHeight = ""));
    return element(
      "figure",
      { class: "nr-chart" },
      element(
        "figcaption",
        {},
        element("strong", {}, one.honest ? labels.honest : labels.misleading),
        element("a", { href: picture, download: `${name}.png` }, labels.save_picture),
        element("a", { href: file(one.data, "text/csv;charset=utf-8"), download: `${name}.csv` }, labels.save_data),
      ),
      image,
    );
  }

  /** Return the address of a file that the page holds until `forget`. */
  function file(content, type) {
    links.push(URL.createObjectURL(new Blob([content], { type })));
    return links.at(-1);
  }

  function forget() {
    links.splice(0).forEach((link) => URL.revokeObjectURL(link));
  }

  return () => {
    forget();
    end();
  };
}

export default { render };
