"use strict";
addEventListener("DOMContentLoaded", () => {
  const byId = (id) => document.getElementById(id);
  const all = (selector) => [...document.querySelectorAll(selector)];
  const [list, card, tip] = [byId("list"), byId("card"), byId("tip")];
  const narrow = matchMedia("(max-width: 60rem)");

  const make = (tag, ...content) => {
    const element = document.createElement(tag);
    element.append(...content);
    return element;
  };
  const ltr = (text) => Object.assign(make("bdi", text), { dir: "ltr", className: "id" });
  // Whatever is shown goes in as text or as a copy of what stands on the page, never as HTML.
  const copy = (element) => (element ? [element.cloneNode(true)] : []);
  const link = (mark) => Object.assign(make("a", mark.textContent), { href: "#" + mark.id });
  const links = (ids) => (ids ? ids.split(" ").map(byId).filter(Boolean).map(link) : []);
  const text = (value) => (value ? [value] : []);

  // All that is known of a mention.
  const facts = (mark) => {
    const { name, others, clitics, enclitic, evidence, confidence, titles, holder, nationality } = mark.dataset;
    const entity = byId("e" + mark.dataset.entity);
    const outer = mark.parentElement.closest("mark");
    const rows = [
      ["الاسم المطابق", text(name)],
      ["المعرّف", copy(entity.querySelector(".id"))],
      ["وقد يكون", others ? others.split(" ").map(ltr) : []],
      ["السوابق", text(clitics)],
      ["الضمير", text(enclitic)],
      ["الألقاب", links(titles)],
      ["حامل اللقب", links(holder)],
      ["الجنسية", links(nationality)],
      ["ضمن", outer ? [link(outer)] : []],
      ["يتضمن", [...mark.querySelectorAll("mark")].map(link)],
      ["القرائن", text(evidence)],
      ["الثقة", [confidence]],
    ];
    const about = make("dl");
    for (const [term, values] of rows.filter(([, values]) => values.length)) {
      about.append(make("dt", term), make("dd", ...values.flatMap((value, at) => (at ? [" · ", value] : [value]))));
    }
    const kind = make("span", entity.closest("section").dataset.kind);
    kind.className = entity.closest("section").className;
    const title = make("strong", ...copy(entity.querySelector("bdi")));
    return [make("div", title, " ", kind), ...copy(entity.querySelector(".latin")), about];
  };

  // The chosen mention, the others of its entity, and what had the focus before.
  let here = null;
  let walk = [];
  let back = null;

  const forget = () => {
    all(".same, .here").forEach((element) => element.classList.remove("same", "here"));
    here = null;
    card.hidden = true;
  };
  // The height of a paragraph is a guess until it comes into view: the first jump over many may miss.
  const reveal = (mark, more = 3) => {
    mark.scrollIntoView({ block: "nearest" });
    if (more) requestAnimationFrame(() => reveal(mark, more - 1));
  };
  const choose = (mark) => {
    forget();
    here = mark;
    walk = all(`mark[data-entity="${mark.dataset.entity}"]`);
    [...walk, byId("e" + mark.dataset.entity)].forEach((element) => element.classList.add("same"));
    mark.classList.add("here");
    byId("facts").replaceChildren(...facts(mark));
    byId("step").textContent = `${walk.indexOf(mark) + 1} من ${walk.length}`;
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

  const closest = (event, selector) => (event.target instanceof Element ? event.target.closest(selector) : null);
  const markAt = (event) => closest(event, "mark:not(.off)");

  document.addEventListener("click", (event) => {
    const anchor = closest(event, 'a[href^="#m"]');
    const mark = anchor ? byId(anchor.hash.slice(1)) : markAt(event);
    if (!mark || (!anchor && !getSelection().isCollapsed)) return;
    event.preventDefault();
    const again = anchor && list.contains(anchor) && here && here.dataset.entity === mark.dataset.entity;
    if (!anchor || list.contains(anchor)) back = anchor || mark;
    if (again) step(1);
    else choose(mark);
    if (anchor) byId("next").focus({ preventScroll: true });
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
  const hide = () => {
    tip.hidden = true;
    document.querySelector("[aria-describedby]")?.removeAttribute("aria-describedby");
  };
  document.addEventListener("pointerover", (event) => {
    const mark = event.pointerType === "mouse" && markAt(event);
    if (mark && mark !== here) show(mark, event.clientY);
    else hide();
  });
  document.addEventListener("focusin", (event) => {
    if (!event.target.matches("mark:focus-visible:not(.off)")) return;
    show(event.target);
    event.target.setAttribute("aria-describedby", "tip");
  });
  document.addEventListener("focusout", hide);
  addEventListener("scroll", hide, { passive: true });

  // In the text the arrow keys go from mention to mention, as one reads; in the card from one to the next of the entity.
  document.addEventListener("keydown", (event) => {
    const by = { ArrowLeft: 1, ArrowRight: -1 }[event.key];
    const mark = event.target.matches("mark") && event.target;
    if (event.key === "Escape") {
      hide();
      if (here) close();
    } else if (mark && (event.key === "Enter" || event.key === " ")) {
      back = mark;
      choose(mark);
      byId("next").focus({ preventScroll: true });
    } else if (by && mark) {
      const marks = all("mark:not(.off)");
      const next = marks[marks.indexOf(mark) + by];
      if (next) {
        mark.tabIndex = -1;
        next.tabIndex = 0;
        next.focus();
      }
    } else if (by && card.contains(event.target)) {
      step(by);
    } else {
      return;
    }
    event.preventDefault();
  });

  // The switches of the kinds.
  list.addEventListener("change", ({ target }) => {
    all(`mark.${target.value}`).forEach((mark) => mark.classList.toggle("off", !target.checked));
    all(`section.${target.value}`).forEach((section) => { section.hidden = !target.checked; });
    if (here?.classList.contains("off")) forget();
  });

  // A phone shows the list when asked, paper always.
  list.open = !narrow.matches;
  addEventListener("beforeprint", () => { list.open = true; });
});
