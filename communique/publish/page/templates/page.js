"use strict";
(() => {
  const one = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const root = document.documentElement;
  const stored = {
    get: (key) => { try { return localStorage.getItem(key); } catch { return null; } },
    set: (key, value) => { try { localStorage.setItem(key, value); } catch { /* no storage here */ } },
  };

  /* ---- theme ---- */
  const dark = matchMedia("(prefers-color-scheme: dark)");
  one("#theme")?.addEventListener("click", () => {
    const now = root.dataset.theme ?? (dark.matches ? "dark" : "light");
    root.dataset.theme = now === "dark" ? "light" : "dark";
    stored.set("communique-theme", root.dataset.theme);
  });

  /* ---- the filter of the index ---- */
  const filter = one("#filter");
  filter?.addEventListener("input", () => {
    const wanted = filter.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const row of all("[data-search]")) {
      row.hidden = !wanted.every((word) => row.dataset.search.includes(word));
      shown += !row.hidden;
    }
    for (const group of all("[data-group]")) group.hidden = !one("[data-search]:not([hidden])", group);
    one("#shown").textContent = wanted.length ? `${shown} shown` : "";
  });

  const pane = one("#sources");
  if (!pane) return;

  /* ---- the source pane ---- */
  const texts = one("#texts");
  const status = one("#status");
  const copy = one("#copy");
  const pick = one("#pick");
  const narrow = matchMedia("(max-width: 63.99rem)");
  let opener = null;
  let cited = null;

  const article = (report) => all("article.source").find((each) => each.dataset.report === report);

  /* Offsets count code points; an element with data-one stands for a single one, whatever it shows. */
  function points(text) { return /[\ud800-\udfff]/.test(text) ? [...text].length : text.length; }
  function units(text, count) { return /[\ud800-\udfff]/.test(text) ? [...text].slice(0, count).join("").length : count; }

  function* leaves(node) {
    for (const child of [...node.childNodes]) {
      if (child.nodeType === Node.TEXT_NODE) yield child;
      else if (child.dataset?.one !== undefined) yield child;
      else yield* leaves(child);
    }
  }

  function light(text, start, end) {
    let at = 0;
    const marks = [];
    for (const leaf of leaves(text)) {
      if (at >= end) break;
      const whole = leaf.nodeType === Node.TEXT_NODE;
      const length = whole ? points(leaf.data) : 1;
      const from = Math.max(start - at, 0), to = Math.min(end - at, length);
      at += length;
      if (from >= to) continue;
      let target = leaf;
      if (whole) {
        const stop = units(leaf.data, to), begin = units(leaf.data, from);
        if (stop < leaf.data.length) leaf.splitText(stop);
        if (begin > 0) target = leaf.splitText(begin);
      }
      const mark = document.createElement("mark");
      mark.className = "lit";
      target.replaceWith(mark);
      mark.append(target);
      marks.push(mark);
    }
    return marks;
  }

  function unlight() {
    for (const mark of all("mark.lit", texts)) {
      const parent = mark.parentNode;
      mark.replaceWith(...mark.childNodes);
      parent.normalize();
    }
    for (const on of all(".on")) on.classList.remove("on");
    for (const current of all("main [aria-current='true']")) current.removeAttribute("aria-current");
  }

  function show(source) {
    for (const each of all("article.source")) each.hidden = each !== source;
    for (const tab of all(".tab")) {
      if (tab.dataset.letter === source.dataset.letter) tab.setAttribute("aria-current", "true");
      else tab.removeAttribute("aria-current");
    }
    if (pick) pick.value = source.dataset.letter;
    pane.classList.add("open");
    root.classList.add("sheet");
  }

  function placed(mark) {
    const frame = texts.getBoundingClientRect(), spot = mark.getBoundingClientRect();
    texts.scrollTop += spot.top - frame.top - Math.min(frame.height / 3, 160);
  }

  function uncovered(line) {
    if (!narrow.matches || !line) return;
    const room = innerHeight - pane.offsetHeight - 12, spot = line.getBoundingClientRect();
    if (spot.bottom > room) window.scrollBy(0, Math.min(spot.bottom - room, spot.top - 110));
  }

  function openSpan(report, start, end, from) {
    const source = article(report);
    if (!source) return false;
    unlight();
    show(source);
    const marks = light(one(".text", source), start, end);
    if (!marks.length) return false;
    placed(marks[0]);
    const letter = source.dataset.letter;
    const place = `${letter}, characters ${start.toLocaleString("en")}–${end.toLocaleString("en")}`;
    const words = marks.map((mark) => mark.textContent).join("");
    status.textContent = place;
    cited = `“${words}” – ${source.dataset.cite}, characters ${start}–${end}. ${location.href.split("#")[0]}#span=${report}-${start}-${end}`;
    copy.disabled = false;
    if (from) {
      opener = from;
      from.setAttribute("aria-current", "true");
      from.closest(".line")?.classList.add("on");
      uncovered(from.closest(".line") ?? from);
    }
    return true;
  }

  function openHash(hash, from) {
    const span = /^#span=(.+)-(\d+)-(\d+)$/.exec(decodeURIComponent(hash));
    if (span) return openSpan(span[1], Number(span[2]), Number(span[3]), from);
    const source = /^#source-[A-Z]+\d*$/.test(hash) ? document.getElementById(hash.slice(1)) : null;
    if (!source) return false;
    unlight();
    show(source);
    texts.scrollTop = 0;
    status.textContent = source.dataset.letter;
    copy.disabled = true;
    return true;
  }

  function close() {
    if (narrow.matches) pane.classList.remove("open");
    root.classList.remove("sheet");
    unlight();
    status.textContent = "";
    copy.disabled = true;
    opener?.focus({ preventScroll: true });
    opener = null;
  }

  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    let link = event.target.closest("a[href^='#']");
    if (!link && !event.target.closest("a, button, summary, input, select") && !String(getSelection())) {
      link = one("a[href^='#span=']", event.target.closest(".line") ?? document.createElement("i"));
    }
    if (!link) return;
    const href = link.getAttribute("href");
    if (!openHash(href, link.closest("aside") ? null : link)) return;
    event.preventDefault();
    history.replaceState(null, "", href);
  });
  addEventListener("hashchange", () => openHash(location.hash, null));
  one("#pane-close").addEventListener("click", close);
  pick?.addEventListener("change", () => openHash(`#source-${pick.value}`, null));

  /* ---- copying ---- */
  async function copied(text, button) {
    let done = true;
    try { await navigator.clipboard.writeText(text); } catch {
      const area = document.createElement("textarea");
      area.value = text;
      document.body.append(area);
      area.select();
      done = document.execCommand("copy");
      area.remove();
      button.focus();
    }
    const label = button.textContent;
    button.textContent = done ? "Copied" : "Not copied";
    setTimeout(() => { button.textContent = label; }, 1500);
  }
  copy.addEventListener("click", () => cited && copied(cited, copy));
  one("#cite")?.addEventListener("click", (event) => copied(`${document.body.dataset.cite} ${location.href.split("#")[0]}`, event.currentTarget));
  one("#print")?.addEventListener("click", () => print());

  /* ---- keys ---- */
  const help = one("#help"), single = one("#letters-on");
  single.checked = stored.get("communique-keys") !== "off";
  single.addEventListener("change", () => stored.set("communique-keys", single.checked ? "on" : "off"));
  one("#help-open").addEventListener("click", () => help.showModal());
  one("#help-close").addEventListener("click", () => help.close());

  const inSight = (element) => element.getClientRects().length > 0;
  function step(by) {
    const lines = all("main .line").filter((line) => inSight(line) && one("a[href^='#span=']", line));
    const here = document.activeElement?.closest?.(".line") ?? one(".line.on");
    const at = here ? lines.indexOf(here) : by > 0 ? -1 : lines.length;
    const line = lines[Math.min(Math.max(at + by, 0), lines.length - 1)];
    if (!line) return;
    one("a[href^='#span=']", line).focus({ preventScroll: true });
    line.scrollIntoView({ block: "nearest" });
  }
  function sideways(line, by) {
    const links = all("a[href^='#span=']", line);
    links[Math.min(Math.max(links.indexOf(document.activeElement) + by, 0), links.length - 1)]?.focus();
  }
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
    if (event.target.closest?.("input, textarea, select")) return;
    const line = event.target.closest?.("main .line");
    const key = event.key;
    if (key === "Escape") close();
    else if (single.checked && key === "j") step(1);
    else if (single.checked && key === "k") step(-1);
    else if (single.checked && key === "?") help.showModal();
    else if (line && key === "ArrowDown") step(1);
    else if (line && key === "ArrowUp") step(-1);
    else if (line && key === "ArrowRight") sideways(line, 1);
    else if (line && key === "ArrowLeft") sideways(line, -1);
    else return;
    event.preventDefault();
  });

  /* ---- print shows what is folded away ---- */
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = all("details:not([open])");
    for (const each of folded) each.open = true;
    for (const each of all("article.source")) each.hidden = false;
  });
  addEventListener("afterprint", () => {
    for (const each of folded) each.open = false;
    const current = pick?.value ?? one(".tab[aria-current]")?.dataset.letter;
    for (const each of all("article.source")) each.hidden = each.dataset.letter !== current;
  });

  /* ---- begin ---- */
  if (!openHash(location.hash, null)) {
    const first = one("article.source");
    if (first) show(first);
    if (narrow.matches) { pane.classList.remove("open"); root.classList.remove("sheet"); }
  }
})();
