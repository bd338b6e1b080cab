// What is seen of a slide at once: words as large as there is room for, and none smaller than can be read from five metres. A figure that has
// no room at that size is shown in parts, one after the other. Nothing is moved or copied: what belongs to another part is set aside, rows so
// that the columns keep their widths (css/meeting.css). Sizes are in pixels of the slide's 1920 by 1080, or as the window shows them.
(() => {
  const [LEAST, LARGEST] = [27, 34];
  // What stands over, under or between rows, and is seen with whatever of them is.
  const HEADS = "thead, tfoot, caption, colgroup, summary, h2, h3, nav, .key, tr.group, tr.head, :has(.stage-below):not(:has([class*=st-key-panel_]))";
  const DIVISIBLE = "div, section, details[open], table, tbody, ul, ol, dl";
  // A small chart with its title.
  const WHOLE = "[class*=st-key-panel_], :has(> [class*=st-key-panel_]:only-child)";
  // What belongs to the row or the word before it.
  const GOES_ON = "tr.more, tr.cut, dd";
  // What an axis writes below itself needs a little of the room.
  const ROOM = 0.99;
  // So much more equal must parts be, for a group to be divided between them.
  const DIVIDED_GROUP = 0.15;

  const headings = (group) => [...group.querySelectorAll(":scope > :is(tr.group, tr.head)")];
  const isThere = (element) => element.getClientRects().length > 0;
  const span = (elements) => {
    const boxes = elements.map((element) => element.getBoundingClientRect());
    return { top: Math.min(...boxes.map((box) => box.top)), bottom: Math.max(...boxes.map((box) => box.bottom)) };
  };

  // The children of an element that stand below each other; those that stand beside each other, and rows that a cell spans, together.
  const units = (element) => {
    const found = [];
    let spanned = 0;
    for (const child of element.children) {
      if (child.matches(HEADS) || !isThere(child)) continue;
      const last = found.at(-1);
      const isBeside = last && span(last).bottom - 2 > child.getBoundingClientRect().top;
      if (last && (isBeside || spanned > 0 || child.matches(GOES_ON))) last.push(child);
      else found.push([child]);
      spanned = Math.max(spanned - 1, ...[...(child.cells ?? [])].map((cell) => cell.rowSpan - 1));
    }
    return found;
  };

  // The places where a figure may be divided, from the top: how high each is, and what it stands within, which has a height of its own.
  const leaves = (element, within = []) => {
    const kids = units(element);
    if (!kids.length) return [{ elements: [element], height: 0, within }];
    const box = span([element]);
    const tops = kids.map((kid) => span(kid).top);
    const heights = kids.map((kid, place) => (tops[place + 1] ?? span(kid).bottom) - tops[place]);
    const own = Math.max(tops[0] - box.top, 0) + Math.max(box.bottom - span(kids.at(-1)).bottom, 0);
    const above = [...within, { element, own }];
    return kids.flatMap((kid, place) => {
      const isDivisible = kid.length === 1 && kid[0].matches(DIVISIBLE) && !kid[0].matches(WHOLE) && units(kid[0]).length;
      if (!isDivisible) return [{ elements: kid, height: heights[place], within: above }];
      const inner = leaves(kid[0], above);
      // The room below it.
      inner.at(-1).height += heights[place] - (span(kid).bottom - span(kid).top);
      return inner;
    });
  };

  // Where parts begin: as few as there is room for, as equal as may be, and groups whole where that costs little.
  const divide = (found, room) => {
    const best = [{ cost: 0, from: 0, isOver: false }];
    for (let end = 1; found.length >= end; end += 1) {
      const seen = new Set();
      let height = 0;
      for (let from = end - 1; from >= 0; from -= 1) {
        height += found[from].height;
        for (const around of found[from].within) {
          if (!seen.has(around)) height += around.own;
          seen.add(around);
        }
        if (height > room && end - from > 1) break;
        const shared = from ? found[from].within.filter((around) => found[from - 1].within.includes(around)).length : 0;
        const cost = best[from].cost + 1000 + (height / room) ** 2 + DIVIDED_GROUP * shared;
        if (!best[end] || best[end].cost > cost) best[end] = { cost, from, isOver: best[from].isOver || height > room };
      }
    }
    const ends = [];
    for (let end = found.length; end > 0; end = best[end].from) ends.unshift(end);
    return { ends, isOver: best[found.length].isOver };
  };

  // The parts of what stands in a room: each the elements that are seen in it and not in all.
  const partsOf = (room) => {
    const found = leaves(room);
    const { ends, isOver } = divide(found, room.getBoundingClientRect().height * ROOM);
    const parts = new Map();
    // Where the columns are as wide as what stands in them, a row that is set aside has its share still.
    const isRow = (element) => getComputedStyle(element).display === "table-row" && getComputedStyle(element.closest("table")).tableLayout === "auto";
    const add = (element, part) => {
      if (!parts.has(element)) parts.set(element, { seen: new Set(), away: isRow(element) ? "row" : "whole" });
      parts.get(element).seen.add(part);
    };
    found.forEach(({ elements, within }, place) => {
      const part = ends.findIndex((end) => end > place) + 1;
      for (const element of elements) add(element, part);
      // Of a group of rows its heading, so that the columns of its rows count.
      for (const { element } of within) for (const each of element.matches("tbody") ? headings(element) : [element]) add(each, part);
    });
    return { count: ends.length, isOver, parts };
  };

  const kept = new Map();
  const roomOf = (item) => document.querySelector(`.st-key-stage_${item}`);

  // Between the message and what stands at the foot, however many lines they have.
  const place = (room, slide) => {
    for (const name of ["--top", "--room"]) room.style.removeProperty(name);
    if (room.querySelector(".stage-map")) return;
    const whole = slide.getBoundingClientRect();
    const scale = whole.height / 1080;
    const at = (edge) => (edge - whole.top) / scale;
    const box = room.getBoundingClientRect();
    const top = Math.max(at(box.top), at(slide.querySelector("h1").getBoundingClientRect().bottom) + 8);
    const bottom = Math.min(at(box.bottom), at(slide.querySelector(".stage-notes").getBoundingClientRect().top) - 12);
    room.style.setProperty("--top", `${top}px`);
    room.style.setProperty("--room", `${bottom - top}px`);
  };

  return {
    // Fit what stands in the slide of an item, and count its parts.
    fit(item) {
      const room = roomOf(item);
      const slide = room?.parentElement.closest("[class*=st-key-slide_]");
      kept.delete(item);
      for (const element of room?.querySelectorAll("[data-away]") ?? []) element.removeAttribute("data-away");
      if (!slide?.querySelector(".stage-notes") || !isThere(room)) return;
      place(room, slide);
      const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
      const html = [...room.querySelectorAll(".stage-html")];
      const zoom = (size) => { for (const part of html) part.style.zoom = size / rem; };
      const isWhole = () => room.clientHeight + 1 >= room.scrollHeight;
      zoom(LEAST);
      const divided = isWhole() ? null : partsOf(room);
      // The largest size at which there are no more parts than at the least.
      let [low, high] = html.length ? [LEAST, LARGEST] : [0, 0];
      for (let step = 0; high && step !== 5; step += 1) {
        const middle = (low + high) / 2;
        zoom(middle);
        const tried = divided && partsOf(room);
        if (divided ? tried.isOver || tried.count > divided.count : !isWhole()) high = middle;
        else low = middle;
      }
      zoom(low);
      if (divided) kept.set(item, partsOf(room));
    },
    count: (item) => kept.get(item)?.count ?? 1,
    // Show a part of an item, and set the others aside.
    see(item, part) {
      for (const [element, { seen, away }] of kept.get(item)?.parts ?? []) {
        if (seen.has(part)) element.removeAttribute("data-away");
        else element.setAttribute("data-away", away);
      }
    },
  };
})
