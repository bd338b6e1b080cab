// The form for a decision over the slides of the meeting view, for coordinators. It is made here and stands beside what the server draws, so
// that it opens, and keeps what is written, without a connection. What is written is in the memory of the tab until the server has it.
((meeting) => {
  const state = (window.asfDecision = window.asfDecision || { isListening: false });
  const isOther = state.meeting?.language !== meeting.language || state.meeting?.catalogue !== meeting.catalogue;
  state.meeting = meeting;
  if (isOther) build();

  function make(name, attributes, ...held) {
    const element = Object.assign(document.createElement(name), attributes);
    element.append(...held);
    return element;
  }
  function field(name, words, input) {
    return make("label", { className: `decide-${name}` }, make("span", { textContent: words }), Object.assign(input, { name }));
  }
  function build() {
    const { words, parties, language } = meeting;
    state.dialog?.remove();
    const options = [["", words.nobody], ...parties].map(([value, textContent]) => make("option", { value, textContent }));
    const day = () => make("input", { type: "text", autocomplete: "off", inputMode: "numeric", placeholder: meeting.day });
    state.view = make("b", {});
    state.asked = make("div", { className: "decide-asked" });
    state.said = make("div", { className: "decide-said" });
    state.said.setAttribute("role", "status");
    state.form = make("form", { noValidate: true },
      make("h2", { id: "decide-title", textContent: words.title }),
      make("p", { className: "decide-view" }, `${words.rests_on} `, state.view),
      field("title_sv", words.what, make("textarea", { rows: 2 })),
      field("title_en", words.what_en, make("input", { type: "text", autocomplete: "off" })),
      field("owner_party_id", words.owner, make("select", {}, ...options)),
      field("due", words.due, day()),
      field("decided_on", words.decided_on, day()),
      field("by", words.by, make("input", { type: "text", autocomplete: "name" })),
      state.asked, state.said,
      make("p", { className: "decide-do" },
        make("button", { type: "submit", textContent: words.save }),
        make("button", { type: "button", textContent: words.close, onclick: () => state.dialog.close() })));
    state.dialog = make("dialog", { className: "decide", lang: language }, state.form);
    state.dialog.setAttribute("aria-labelledby", "decide-title");
    state.form.addEventListener("input", keep);
    state.form.addEventListener("submit", (event) => { event.preventDefault(); send(); });
    document.body.append(state.dialog);
  }

  // --- what is written ---
  function place() { return `asf-beslut-${state.meeting.catalogue}`; }
  function kept() { return JSON.parse(window.sessionStorage.getItem(place()) ?? "null"); }
  function written() {
    const values = Object.fromEntries(new FormData(state.form));
    const answers = Object.fromEntries(Object.entries(values).filter(([name]) => name.startsWith("answer:"))
      .map(([name, value]) => [name.slice("answer:".length), value]));
    const own = Object.fromEntries(Object.entries(values).filter(([name]) => !name.startsWith("answer:")));
    return { ...own, answers };
  }
  function keep() {
    state.draft = { ...state.draft, ...written() };
    window.sessionStorage.setItem(place(), JSON.stringify(state.draft));
  }
  function begin() {
    const { items, version, catalogue, language, day } = state.meeting;
    const seen = items[document.documentElement.dataset.item] ?? items[1];
    const mark = window.crypto.randomUUID().replaceAll("-", "").slice(0, 12);
    // Who writes is most likely who wrote the last one.
    return { ...seen, version, catalogue, language, mark, by: state.by ?? "", decided_on: day, title_sv: "", title_en: "", owner_party_id: "", due: "", answers: {} };
  }
  function open() {
    const before = kept();
    const isBegun = Boolean(before?.title_sv.trim());
    state.draft = isBegun ? { ...before, language: state.meeting.language } : begin();
    for (const input of state.form.elements) if (input.name in state.draft) input.value = state.draft[input.name];
    state.view.textContent = state.draft.shown;
    state.asked.replaceChildren();
    state.form.classList.remove("is-done");
    say(isBegun ? [state.meeting.words.begun] : [], "status");
    state.dialog.showModal();
    state.form.elements.title_sv.focus();
  }

  // --- to the server and back ---
  function say(lines, role) {
    state.said.setAttribute("role", role);
    state.said.replaceChildren(...lines.map((textContent) => make("p", { className: `notice${role === "alert" ? "" : " done"}`, textContent })));
    state.said.scrollIntoView({ block: "nearest" });
  }
  function ask(questions) {
    if (!questions.length) { state.asked.replaceChildren(); return; }
    state.asked.replaceChildren(make("p", { textContent: state.meeting.words.questions }), ...questions.map(({ id, words }) =>
      field(`answer:${id}`, words, make("input", { type: "text", autocomplete: "off", value: state.draft.answers[id] ?? "" }))));
    state.asked.querySelector("input").focus();
  }
  // What the server counts: one line, without what stands around it, by signs and not by halves of them.
  function tooLong() {
    const { words, longest, language } = state.meeting;
    const number = new Intl.NumberFormat(language === "sv" ? "sv-SE" : "en-GB");
    const fields = [...state.form.querySelectorAll("label")].map((label) => ({
      name: label.querySelector("span").textContent,
      length: [...(label.querySelector("input, textarea")?.value ?? "").trim().replace(/\s+/g, " ")].length,
    }));
    return fields.filter(({ length }) => length > longest)
      .map(({ name, length }) => words.too_long.replace("{field}", () => name).replace("{length}", number.format(length)));
  }
  async function send() {
    if (state.isSending) return;
    const long = tooLong();
    if (long.length) { say(long, "alert"); return; }
    state.isSending = true;
    state.isLost = false;
    keep();
    say([state.meeting.words.saving], "status");
    try {
      const answer = await fetch(state.meeting.address, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(state.draft),
        signal: AbortSignal.timeout(20000),
      });
      const isTold = answer.headers.get("Content-Type")?.startsWith("application/json");
      const { too_large, unfit } = state.meeting.words;
      told(isTold ? await answer.json() : { faults: [answer.status === 413 ? too_large : unfit], questions: [] });
    } catch {
      state.isLost = true;
      say([state.meeting.words.lost], "alert");
    }
    state.isSending = false;
  }
  function told({ done, faults, questions }) {
    if (done) {
      window.sessionStorage.removeItem(place());
      state.by = state.draft.by;
      state.asked.replaceChildren();
      state.form.classList.add("is-done");
      say([done], "status");
      state.form.querySelector("button[type=button]").focus();
      return;
    }
    ask(questions);
    say(faults, "alert");
  }

  if (state.isListening) return;
  state.isListening = true;
  state.open = () => { if (!state.dialog.open && document.querySelector("[class*=st-key-slide_]")) open(); };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest?.("input, textarea, select, dialog")) return;
    if (event.key.toLowerCase() !== "s") return;
    event.preventDefault();
    event.stopPropagation();
    state.open();
  }, true);
  document.addEventListener("click", (event) => { if (event.target.closest?.(".stage-decide")) state.open(); });
  window.addEventListener("online", () => { if (state.isLost && state.dialog.open) say([state.meeting.words.back], "status"); });
})
