// The meeting view in the browser: the keys of a keyboard or a presenter's clicker go from item to item without asking the server,
// the address says which item is seen, and the screen of 1920 by 1080 is fitted into the window. Called at each run; what listens
// is put up once.
((meeting) => {
  const root = document.documentElement;
  const state = (window.asfMeeting = window.asfMeeting || { isListening: false });
  state.whole = meeting.whole;

  const within = (number) => Math.min(Math.max(number, 1), state.whole);
  const show = (number) => {
    const item = within(number);
    const address = new URL(window.location.href);
    address.searchParams.set("punkt", item);
    root.dataset.item = item;
    if (address.href !== window.location.href) window.history.replaceState(window.history.state, "", address);
    document.querySelector(`.st-key-slide_${item} h1`)?.focus({ preventScroll: true });
  };
  const seen = () => within(Number(root.dataset.item) || meeting.asked);

  // Words are as large as there is room for, tables too: the largest size at which nothing is cut.
  const LARGEST = 1.7;
  const fit = () => {
    const scale = Math.min(window.innerWidth / 1920, window.innerHeight / 1080);
    root.style.setProperty("--fit", scale);
    for (const part of document.querySelectorAll(".stage-html")) {
      const room = part.closest("[class*=st-key-stage_]");
      let [low, high] = [0.6, LARGEST];
      for (let step = 0; step !== 7; step += 1) {
        const middle = (low + high) / 2;
        part.style.zoom = middle;
        if (room.scrollHeight > room.clientHeight + 1) high = middle;
        else low = middle;
      }
      part.style.zoom = low;
    }
  };
  state.fit = fit;
  state.fit();

  const asked = Number(new URL(window.location.href).searchParams.get("punkt")) || meeting.asked;
  if (Number(root.dataset.item) !== within(asked)) show(asked);
  if (state.isListening) return;
  state.isListening = true;

  const FORWARD = ["ArrowRight", "ArrowDown", "PageDown", " ", "Enter", "n"];
  const BACK = ["ArrowLeft", "ArrowUp", "PageUp", "Backspace", "p"];
  document.addEventListener("keydown", (event) => {
    const target = event.target;
    // In the form for a decision (js/decide.js) keys are letters.
    if (document.querySelector("dialog[open]")) return;
    const isOnLink = target.closest?.("a, button, input, textarea, select");
    if (event.ctrlKey || event.altKey || event.metaKey || !document.querySelector("[class*=st-key-slide_], .stage-none")) return;
    if (isOnLink && (event.key === "Enter" || event.key === " ")) return;
    if (event.key === "Escape") {
      const out = document.querySelector(`.st-key-slide_${seen()} a.stage-out, .stage-none a.stage-out`);
      if (out) window.location.assign(out.href);
      return;
    }
    const number = FORWARD.includes(event.key) ? seen() + 1
      : BACK.includes(event.key) ? seen() - 1
      : event.key === "Home" ? 1
      : event.key === "End" ? state.whole : 0;
    if (!number && !BACK.includes(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    show(number);
  }, true);
  document.addEventListener("click", (event) => {
    const field = event.target.closest?.(".stage-fields a");
    if (!field) return;
    event.preventDefault();
    show(Number(field.dataset.item));
  });
  window.addEventListener("resize", () => state.fit());
  // Slides come one after the other, and are drawn anew when the page runs again.
  let waiting = 0;
  new MutationObserver(() => {
    clearTimeout(waiting);
    waiting = setTimeout(() => state.fit(), 100);
  }).observe(document.body, { subtree: true, childList: true });
  document.fonts?.ready.then(() => state.fit());
})
