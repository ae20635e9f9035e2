"use strict";
const { languages, fallback, words, weights } = JSON.parse(document.getElementById("words").textContent);

// The language of the interface: the one chosen before, or the first that the browser asks for. A page from a file may have no storage.
const storage = (use) => {
  try {
    return use(localStorage);
  } catch {
    return null;
  }
};
const known = (code) => languages.find((language) => language.code === code);
const chosen = storage((store) => store.getItem("aalam-language"));
const wanted = [chosen, ...navigator.languages.map((tag) => tag.split("-")[0]), fallback];
let language = known(wanted.find(known));
const word = (key) => words[key][languages.indexOf(language)];
const turn = () => Object.assign(document.documentElement, { lang: language.code, dir: language.dir });
turn();

addEventListener("DOMContentLoaded", () => {
  const byId = (id) => document.getElementById(id);
  const all = (selector) => [...document.querySelectorAll(selector)];
  const [list, card, tip, search] = [byId("list"), byId("card"), byId("tip"), byId("search")];
  const usual = document.querySelector("main").dataset.confidence;
  const narrow = matchMedia("(max-width: 60rem)");

  const make = (tag, ...content) => {
    const element = document.createElement(tag);
    element.append(...content);
    return element;
  };
  const ltr = (text) => Object.assign(make("bdi", text), { dir: "ltr", className: "id" });
  // Whatever is shown goes in as text or as a copy of what stands on the page, never as HTML.
  const copy = (element) => (element ? [element.cloneNode(true)] : []);
  const link = (mark) => Object.assign(make("a", mark.textContent), { href: "#" + mark.id, lang: "ar" });
  const links = (ids) => (ids ? ids.split(" ").map(byId).filter(Boolean).map(link) : []);
  const text = (value) => (value ? [value] : []);
  const reason = (evidence) => `${word("evidence-" + evidence)} (${weights[evidence]})`;

  // All that is known of a mention.
  const facts = (mark) => {
    const { name, others, clitics, enclitic, evidence, confidence = usual, titles, holder, nationality } = mark.dataset;
    const entity = byId("e" + mark.dataset.e);
    const outer = mark.parentElement.closest("mark");
    const rows = [
      ["matched", text(name)],
      ["id", copy(entity.querySelector(".id"))],
      ["others", others ? others.split(" ").map(ltr) : []],
      ["clitics", text(clitics)],
      ["enclitic", text(enclitic)],
      ["titles", links(titles)],
      ["holder", links(holder)],
      ["nationality", links(nationality)],
      ["inside", outer ? [link(outer)] : []],
      ["contains", [...mark.querySelectorAll("mark")].map(link)],
      ["evidence", evidence ? evidence.split(" ").map(reason) : []],
      ["confidence", [confidence]],
    ];
    const about = make("dl");
    for (const [key, values] of rows.filter(([, values]) => values.length)) {
      about.append(make("dt", word(key)), make("dd", ...values.flatMap((value, at) => (at ? [" · ", value] : [value]))));
    }
    const { className, dataset } = entity.closest("section");
    const kind = Object.assign(make("span", dataset.own ?? word(dataset.kind)), { className });
    const title = Object.assign(make("strong", ...copy(entity.querySelector("bdi"))), { lang: "ar" });
    return [make("div", title, " ", kind), ...copy(entity.querySelector(".latin")), about];
  };

  // The mentions of each entity, collected when the first one is chosen: a long text has very many.
  let mentions = null;
  const mentionsOf = (entity) => {
    if (!mentions) {
      mentions = new Map();
      for (const mark of all("mark")) {
        const { e } = mark.dataset;
        if (mentions.has(e)) mentions.get(e).push(mark);
        else mentions.set(e, [mark]);
      }
    }
    return mentions.get(entity);
  };

  // The chosen mention, the others of its entity, and what had the focus before.
  let here = null;
  let walk = [];
  let back = null;

  const forget = () => {
    if (!here) return;
    here.classList.remove("here");
    [...walk, byId("e" + here.dataset.e)].forEach((element) => element.classList.remove("same"));
    here = null;
    card.hidden = true;
  };
  // The height of a block is a guess until it comes into view: the first jump over many may miss.
  const reveal = (mark, more = 3) => {
    mark.scrollIntoView({ block: "nearest" });
    if (more) requestAnimationFrame(() => reveal(mark, more - 1));
  };
  const fill = () => {
    byId("facts").replaceChildren(...facts(here));
    byId("step").textContent = `${walk.indexOf(here) + 1} ${word("of")} ${walk.length}`;
  };
  const choose = (mark) => {
    forget();
    here = mark;
    walk = mentionsOf(mark.dataset.e);
    [...walk, byId("e" + mark.dataset.e)].forEach((element) => element.classList.add("same"));
    mark.classList.add("here");
    fill();
    card.hidden = false;
    tip.hidden = true;
    if (narrow.matches) list.open = false;
    reveal(mark);
  };
  const step = (by) => choose(walk[(walk.indexOf(here) + by + walk.length) % walk.length]);
  const close = () => {
    forget();
    back?.focus({ preventScroll: true });
  };

  // The switches of the kinds. A rule of style for each kind that is off spares going through all of its mentions.
  const off = new Map();
  const isOff = (mark) => off.has(mark.classList[0]);
  const sheet = document.styleSheets[0];
  list.addEventListener("change", ({ target: { type, checked, value } }) => {
    if (type !== "checkbox") return;
    if (checked) {
      sheet.deleteRule([...sheet.cssRules].indexOf(off.get(value)));
      off.delete(value);
    } else {
      const rule = `mark.${value} { background: none; border-color: transparent; cursor: auto; }`;
      off.set(value, sheet.cssRules[sheet.insertRule(rule, sheet.cssRules.length)]);
    }
    all(`section.${value}`).forEach((section) => { section.hidden = !checked; });
    if (here && isOff(here)) forget();
  });

  const closest = (event, selector) => (event.target instanceof Element ? event.target.closest(selector) : null);
  const markAt = (event) => {
    let mark = closest(event, "mark");
    while (mark && isOff(mark)) mark = mark.parentElement.closest("mark");
    return mark;
  };
  const focus = (mark) => {
    if (!mark.hasAttribute("tabindex")) mark.tabIndex = -1;
    mark.focus({ preventScroll: true });
  };

  document.addEventListener("click", (event) => {
    const anchor = closest(event, 'a[href^="#m"]');
    const mark = anchor ? byId(anchor.hash.slice(1)) : markAt(event);
    if (!mark || (!anchor && !getSelection().isCollapsed)) return;
    event.preventDefault();
    const again = anchor && list.contains(anchor) && here && here.dataset.e === mark.dataset.e;
    if (!anchor || list.contains(anchor)) back = anchor || mark;
    if (again) step(1);
    else choose(mark);
    if (anchor) byId("next").focus({ preventScroll: true });
    else focus(mark);
  });
  byId("next").addEventListener("click", () => step(1));
  byId("previous").addEventListener("click", () => step(-1));
  byId("close").addEventListener("click", close);

  // A word about the mention under the pointer, or under the focus.
  const show = (mark, y) => {
    const rects = [...mark.getClientRects()];
    const rect = rects.find(({ top, bottom }) => top <= y && y <= bottom) || rects[0];
    tip.replaceChildren(...facts(mark));
    tip.hidden = false;
    const left = Math.min(rect.right, innerWidth - 8) - tip.offsetWidth;
    const below = rect.bottom + 6;
    const top = below + tip.offsetHeight < innerHeight ? below : rect.top - tip.offsetHeight - 6;
    tip.style.left = `${Math.max(left, 8)}px`;
    tip.style.top = `${Math.max(top, 8)}px`;
  };
  let described = null;
  const hide = () => {
    tip.hidden = true;
    described?.removeAttribute("aria-describedby");
    described = null;
  };
  document.addEventListener("pointerover", (event) => {
    const mark = event.pointerType === "mouse" && markAt(event);
    if (mark && mark !== here) show(mark, event.clientY);
    else hide();
  });
  document.addEventListener("focusin", ({ target }) => {
    if (!target.matches("mark:focus-visible") || isOff(target) || target === here) return;
    show(target);
    described = target;
    target.setAttribute("aria-describedby", "tip");
  });
  document.addEventListener("focusout", hide);
  addEventListener("scroll", hide, { passive: true });

  // In the text the arrow keys go from mention to mention, as one reads; in the card from one to the next of the entity, as its buttons
  // stand. Mentions are numbered in the order of the text.
  const neighbour = (mark, by) => {
    let at = Number(mark.id.slice(1));
    let next;
    do next = byId("m" + (at += by));
    while (next && isOff(next));
    return next;
  };
  document.addEventListener("keydown", (event) => {
    const by = { ArrowLeft: 1, ArrowRight: -1 }[event.key];
    const mark = event.target.matches("mark") && event.target;
    if (event.key === "Escape" && event.target === search && search.value) {
      // The browser empties the field.
      return;
    } else if (event.key === "Enter" && event.target === search) {
      list.querySelector("section:not([hidden]) li:not(.miss) a")?.click();
    } else if (event.key === "Escape") {
      hide();
      if (here) close();
    } else if (mark && (event.key === "Enter" || event.key === " ")) {
      back = mark;
      choose(mark);
      byId("next").focus({ preventScroll: true });
    } else if (by && mark) {
      const next = neighbour(mark, by);
      if (next) {
        mark.tabIndex = -1;
        next.tabIndex = 0;
        next.focus();
      }
    } else if (by && card.contains(event.target)) {
      step(language.dir === "rtl" ? by : -by);
    } else {
      return;
    }
    event.preventDefault();
  });

  // The search in the list. Letters that people write for one another are one, as in the gazetteer: alefs and yehs, ta marbuta and heh.
  const alike = ["اٱٲٳ", "يىیېے", "هةۃھہە", "كکڪگ", "بپ", "جچ", "زژ", "فڤ", "قڨ", "نں", "oø", "lł", "dđ", "iı"];
  const fold = (name) =>
    name
      .normalize("NFKD")
      .toLowerCase()
      .replace(/[\p{M}\p{Cf}\u0640]/gu, "")
      .replace(/[٠-٩۰-۹]/g, (digit) => digit.charCodeAt(0) & 15)
      .replace(/\p{L}/gu, (letter) => alike.find((letters) => letters.includes(letter))?.[0] ?? letter)
      .replace(/\s+/g, " ")
      .trim();
  let rows = null;
  search.addEventListener("input", () => {
    rows ??= all("#list li").map((item) => {
      const names = [...item.querySelectorAll("bdi")].map((name) => name.textContent);
      return [item, fold(names.join("\n"))];
    });
    const asked = fold(search.value);
    const parts = new Map();
    for (const [item, names] of rows) {
      const found = names.includes(asked);
      item.classList.toggle("miss", !found);
      for (const part of [item.parentElement, item.closest("section")]) parts.set(part, found || parts.get(part));
    }
    for (const [part, found] of parts) part.classList.toggle("miss", !found);
    byId("none").hidden = !rows.length || [...parts.values()].includes(true);
  });

  // The switch of the language goes from each to the next, and says its name.
  const translate = () => {
    turn();
    for (const element of all("[data-word]")) element.textContent = word(element.dataset.word);
    for (const element of all("[data-label]")) {
      element.setAttribute("aria-label", word(element.dataset.label));
      if (element.placeholder) element.placeholder = word(element.dataset.label);
    }
    const next = languages[(languages.indexOf(language) + 1) % languages.length];
    Object.assign(byId("language"), { textContent: next.name, lang: next.code, value: next.code });
    if (here) fill();
    hide();
  };
  byId("language").addEventListener("click", ({ target }) => {
    language = known(target.value);
    storage((store) => store.setItem("aalam-language", language.code));
    translate();
  });
  translate();

  // A phone shows the list when asked, paper always.
  list.open = !narrow.matches;
  addEventListener("beforeprint", () => { list.open = true; });
});
