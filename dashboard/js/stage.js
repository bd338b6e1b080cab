// The meeting view in the browser: the keys of a keyboard or a presenter's clicker go from item to item, and through the parts of an item
// (js/parts.js), without asking the server; the address says which one is seen, and the screen of 1920 by 1080 is fitted into the window.
// Called at each run; what listens is put up once.
((meeting, parts) => {
  const root = document.documentElement;
  const state = (window.asfMeeting = window.asfMeeting || { isListening: false, parts, left: new Map() });
  Object.assign(state, meeting);
  const names = state.names;
  // So long nothing has changed when a slide is taken to be whole.
  const QUIET = 1500;

  const inAddress = (name) => Math.trunc(new URL(window.location.href).searchParams.get(name)) || 0;
  const within = (number, whole) => Math.min(Math.max(number, 1), whole);
  const seen = () => within(Number(root.dataset.item) || state.asked, state.whole);
  // What is asked for may be a part of a slide that is still coming.
  const asked = () => Number(root.dataset.part) || 1;
  const part = () => within(asked(), state.parts.count(seen()));
  // There slides stand in the page undivided (css/meeting.css), and nobody goes through their parts.
  const isNarrow = () => window.matchMedia("(max-width: 900px)").matches;

  const see = (item, wanted) => {
    const whole = state.parts.count(item);
    const number = within(wanted, whole);
    state.parts.see(item, number);
    const button = document.querySelector(`.st-key-slide_${item} .stage-part`);
    if (!button) return;
    const words = whole > 1 ? state.part.replace("{part}", number).replace("{parts}", whole) : "";
    if (button.textContent !== words) button.textContent = words;
    button.hidden = !words;
  };
  const show = (item, wanted = 1) => {
    const isOther = Number(root.dataset.item) !== item;
    const address = new URL(window.location.href);
    address.searchParams.set(names.item, item);
    if (wanted > 1) address.searchParams.set(names.part, wanted);
    else address.searchParams.delete(names.part);
    Object.assign(root.dataset, { item, part: wanted });
    state.left.set(item, wanted);
    if (address.href !== window.location.href) window.history.replaceState(window.history.state, "", address);
    see(item, wanted);
    if (isOther) document.querySelector(`.st-key-slide_${item} h1`)?.focus({ preventScroll: true });
  };
  // The other item; where no parts are seen, at the one that was left there.
  const go = (item, wanted) => show(item, isNarrow() ? state.left.get(item) : wanted);
  const forward = () => {
    if (!isNarrow() && state.parts.count(seen()) > part()) show(seen(), part() + 1);
    else if (state.whole > seen()) go(seen() + 1);
  };
  const back = () => {
    if (!isNarrow() && part() > 1) show(seen(), part() - 1);
    else if (seen() > 1) go(seen() - 1, state.parts.count(seen() - 1));
  };
  // A part that there is not, of a slide that is whole, is the last one in the address, too.
  const isWhole = () => {
    const slide = document.querySelector(`.st-key-slide_${seen()}`);
    const charts = [...(slide?.querySelectorAll("[data-testid=stVegaLiteChart]") ?? [])];
    const isRunning = document.querySelector("[data-testid=stApp]")?.dataset.testScriptState !== "notRunning";
    return !isRunning && Boolean(slide?.querySelector(".stage-foot")) && charts.every((chart) => chart.querySelector("svg, canvas"));
  };
  const correct = () => {
    clearTimeout(state.correcting);
    if (isNarrow() || part() === asked()) return;
    state.correcting = setTimeout(() => {
      if (!isWhole()) correct();
      else if (!isNarrow() && part() !== asked()) show(seen(), part());
    }, QUIET);
  };
  const fit = (item) => {
    state.parts.fit(item);
    see(item, item === seen() ? asked() : 1);
    correct();
  };
  const fitAll = () => {
    root.style.setProperty("--fit", Math.min(window.innerWidth / 1920, window.innerHeight / 1080));
    for (let item = 1; state.whole >= item; item += 1) fit(item);
  };

  const first = within(inAddress(names.item) || state.asked, state.whole);
  if (Number(root.dataset.item) !== first) show(first, Math.max(inAddress(names.part), 1));
  fitAll();
  if (state.isListening) return;
  state.isListening = true;

  const KEYS = [
    [["ArrowRight", "ArrowDown", "PageDown", " ", "Enter", "n"], forward],
    [["ArrowLeft", "ArrowUp", "PageUp", "Backspace", "p"], back],
    [["Home"], () => go(1)],
    [["End"], () => go(state.whole, state.parts.count(state.whole))],
  ];
  document.addEventListener("keydown", (event) => {
    const target = event.target;
    // In the form for a decision (js/decide.js) keys are letters.
    if (document.querySelector("dialog[open]")) return;
    const isOnLink = target.closest?.("a, button, input, textarea, select, summary");
    if (event.ctrlKey || event.altKey || event.metaKey || !document.querySelector("[class*=st-key-slide_], .stage-none")) return;
    if (isOnLink && (event.key === "Enter" || event.key === " ")) return;
    if (event.key === "Escape") {
      const out = document.querySelector(`.st-key-slide_${seen()} a.stage-out, .stage-none a.stage-out`);
      if (out) window.location.assign(out.href);
      return;
    }
    const [, move] = KEYS.find(([keys]) => keys.includes(event.key)) ?? [];
    if (!move) return;
    event.preventDefault();
    event.stopPropagation();
    move();
  }, true);
  document.addEventListener("click", (event) => {
    // For a finger or a mouse: the next part, and after the last one the first.
    if (event.target.closest?.(".stage-part")) show(seen(), (part() % state.parts.count(seen())) + 1);
    const field = event.target.closest?.(".stage-fields a");
    if (!field) return;
    event.preventDefault();
    go(Number(field.dataset.item));
  });
  window.addEventListener("resize", fitAll);
  document.fonts?.ready.then(fitAll);
  // Slides come one after the other, and are drawn anew when the page runs again; and what is unfolded by hand needs its room.
  const changed = new Set();
  let waiting = 0;
  const SLIDE = "[class*=st-key-slide_]";
  const fitLater = (node) => {
    if (!(node instanceof Element)) return;
    const around = node.closest(SLIDE);
    for (const slide of around ? [around] : node.querySelectorAll(SLIDE)) changed.add(Number(slide.className.match(/st-key-slide_([0-9]+)/)[1]));
    if (waiting || !changed.size) return;
    waiting = setTimeout(() => {
      waiting = 0;
      const items = [...changed];
      changed.clear();
      items.forEach(fit);
    }, 100);
  };
  document.addEventListener("toggle", (event) => fitLater(event.target), true);
  new MutationObserver((records) => {
    for (const { target, addedNodes } of records) if (!target.matches(".stage-part")) [target.closest(SLIDE), ...addedNodes].forEach(fitLater);
  }).observe(document.body, { subtree: true, childList: true });
})
