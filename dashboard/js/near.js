// Charts below the screen are drawn when the reader comes near them, or when nothing has changed for a second: what is seen comes first.
// Called at each run with what stands in the place of one that is printed undrawn; what listens is put up once. Their room is kept until
// then: what stands beside a chart tells its height (dashboard/ui/figure.py). Streamlit draws none that has no width, so css/figure.css gives them
// none before they are near.
((undrawn) => {
  document.documentElement.style.setProperty("--undrawn", JSON.stringify(undrawn));
  if (window.asfNear) return;
  window.asfNear = true;
  const CHART = "[data-testid=stVegaLiteChart]";
  const PLACE = "[data-testid=stElementContainer]";
  // A map is chosen in, and the slides of a meeting lie on each other.
  const AT_ONCE = "[class*=st-key-map_] *, [class*=st-key-slide_] *";
  // A step of the wheel, so that who scrolls finds it drawn.
  const NEAR = "120px 0px";
  // So many do not wait for the frames after which the browser says that they are on the screen. Not all: while a page comes, all stand high up.
  const FIRST = 3;
  const STILL_MS = 1000;
  const waiting = new Map();
  let watcher = null;
  let changed = 0;
  let isHeld = false;
  let isStill = false;

  const draw = (place) => {
    waiting.get(place).dataset.near = "";
    waiting.delete(place);
    watcher.unobserve(place);
  };
  const drawAll = () => [...waiting.keys()].forEach(draw);
  const first = () => {
    const found = new Set();
    for (const chart of document.querySelectorAll(CHART)) {
      const { top, bottom, height } = chart.closest(PLACE).getBoundingClientRect();
      if (height && bottom > 0 && window.innerHeight > top) found.add(chart);
      if (found.size === FIRST) break;
    }
    return found;
  };
  const meet = (charts) => {
    for (const chart of charts) {
      const told = chart.closest("[data-testid=stVerticalBlock]").querySelector("[data-room]");
      if (told) chart.closest(PLACE).style.minHeight = `${told.dataset.room}px`;
    }
    const onScreen = first();
    for (const chart of charts) if (onScreen.has(chart) || chart.matches(AT_ONCE)) chart.dataset.near = ""; else wait(chart);
  };
  const wait = (chart) => {
    const screen = chart.closest("[data-testid=stMain]");
    if (watcher?.root !== screen) {
      drawAll();
      watcher = new IntersectionObserver((seen) => {
        for (const { isIntersecting, target } of seen) if (isIntersecting && waiting.has(target)) draw(target);
      }, { root: screen, rootMargin: NEAR });
    }
    const place = chart.closest(PLACE);
    waiting.set(place, chart);
    watcher.observe(place);
    isStill = false;
    if (!isHeld) setTimeout(drawRest, STILL_MS);
    isHeld = true;
  };

  // What is there already is drawn already.
  document.querySelectorAll(CHART).forEach((chart) => { chart.dataset.near = ""; });
  document.documentElement.dataset.draws = "near";

  // --- the rest, one by one ---
  const isRunning = () => document.querySelector("[data-testid=stApp]").dataset.testScriptState !== "notRunning";
  const idle = window.requestIdleCallback ?? ((then) => setTimeout(then, 50));
  const drawRest = () => {
    const [place] = waiting.keys();
    isHeld = Boolean(place);
    if (!place) return;
    const left = changed + STILL_MS - performance.now();
    if (isRunning() || (left > 0 && !isStill)) { isStill = false; setTimeout(drawRest, Math.max(left, 100)); return; }
    // From now on what changes is what is drawn here.
    isStill = true;
    draw(place);
    idle(drawRest);
  };
  new MutationObserver((changes) => {
    changed = performance.now();
    const charts = [];
    for (const { target, addedNodes } of changes) {
      if (target.closest(CHART)) continue;
      for (const added of addedNodes) {
        if (added.nodeType !== Node.ELEMENT_NODE) continue;
        if (added.matches(CHART)) charts.push(added);
        else charts.push(...added.querySelectorAll(CHART));
      }
    }
    if (charts.length) meet(charts);
  }).observe(document.body, { subtree: true, childList: true });

  // --- who prints or searches wants the whole page, and the browser would not wait for it ---
  const isUndrawn = () => [...document.querySelectorAll(`${CHART}:not(:has(svg))`)].some((chart) => chart.checkVisibility());
  const printDrawn = (times) => {
    if (times && isUndrawn()) setTimeout(printDrawn, 50, times - 1);
    else window.print();
  };
  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey || !waiting.size || !["p", "f"].includes(event.key.toLowerCase())) return;
    drawAll();
    if (event.key.toLowerCase() === "f") return;
    event.preventDefault();
    printDrawn(100);
  }, true);
  window.addEventListener("beforeprint", drawAll);
})
