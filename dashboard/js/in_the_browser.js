// What only the browser can do: the language of the document, Streamlit's own words in it, charts as pictures, downloads that are
// pressed while the page still runs, and the colours when night falls. Called at each run with its words; what listens is put up once.
((words) => {
  document.documentElement.lang = words.language;
  const state = (window.asf = window.asf || { isListening: false });
  state.words = words;
  if (state.isListening) {
    state.translateAll();
    return;
  }
  state.isListening = true;

  // --- words: a name that is exactly one of Streamlit's is said in the language of the page ---
  const ATTRIBUTES = ["aria-label", "title", "alt", "placeholder"];
  // What the app writes itself, but for the page list and the word on a file that failed, which are Streamlit's in its style.
  const OURS = "[data-testid=stHtml], [data-testid=stMarkdownContainer]";
  const STREAMLITS = "[data-testid=stHeader], [data-testid=stDownloadButtonError]";
  // A page has thousands of words, most of them again and again: what has been said of one is kept while the words are the same.
  const said = (value) => {
    if (state.said?.words !== state.words) {
      const pairs = state.words.pairs.map(([pattern, replacement]) => [new RegExp(pattern), replacement]);
      state.said = { words: state.words, pairs, kept: new Map() };
    }
    const { pairs, kept } = state.said;
    if (!kept.has(value)) {
      const [pattern, replacement] = pairs.find(([known]) => known.test(value)) ?? [];
      if (kept.size > 2000) kept.clear();
      kept.set(value, pattern ? replacement.replace("{}", () => pattern.exec(value)[1]) : value);
    }
    return kept.get(value);
  };
  const translateAttributes = (element) => {
    if (element.closest("[data-testid=stHtml]")) return;
    for (const name of ATTRIBUTES) {
      const value = element.getAttribute(name);
      const better = value ? said(value) : value;
      if (better !== value) element.setAttribute(name, better);
    }
  };
  const translateText = (node) => {
    const parent = node.parentElement;
    if (!parent || (parent.closest(OURS) && !parent.closest(STREAMLITS))) return;
    const better = said(node.nodeValue);
    if (better !== node.nodeValue) node.nodeValue = better;
  };
  const translate = (root) => {
    if (root.nodeType === Node.TEXT_NODE) return translateText(root);
    if (root.nodeType !== Node.ELEMENT_NODE) return undefined;
    translateAttributes(root);
    for (const element of root.querySelectorAll(ATTRIBUTES.map((name) => `[${name}]`).join())) translateAttributes(element);
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) translateText(texts.currentNode);
    return undefined;
  };
  // Vega says of a chart that it is a document of groups and marks, in English. It is one picture; on a map what may be chosen has a
  // name of its own, and the map is the group of that.
  const CHART = "[data-testid=stVegaLiteChart]";
  const ROLE = "aria-roledescription";
  const VEGAS = `${CHART}[${ROLE}], ${CHART} [${ROLE}]`;
  const asPicture = (part) => {
    part.removeAttribute(ROLE);
    if (part.matches(CHART)) part.setAttribute("role", part.closest("[class*=st-key-map_]") ? "group" : "img");
    else if (!part.hasAttribute("aria-label")) [part, part.ownerSVGElement].forEach((piece) => piece.setAttribute("role", "presentation"));
  };
  // Vega names what hatches an area by the address of the page, which a choice or the next slide changes: then nothing is found, and what
  // is missing looks like nothing. By its own name alone it is found always (findings/vega_gradient_is_lost_when_the_address_changes.sh).
  const HATCHED = `${CHART} [fill^="url("]`;
  const byItsName = (part) => {
    const name = part.getAttribute("fill").replace(/^url\([^#]*/, "url(");
    if (part.getAttribute("fill") !== name) part.setAttribute("fill", name);
  };
  const asPictures = (root) => {
    if (root.nodeType !== Node.ELEMENT_NODE) return;
    for (const [parts, mend] of [[VEGAS, asPicture], [HATCHED, byItsName]]) {
      if (root.matches(parts)) mend(root);
      root.querySelectorAll(parts).forEach(mend);
    }
  };
  // Of the page list on a narrow screen the groups stand in a list without being items of it, and their pages in none.
  const ownItems = () => {
    for (const group of document.querySelectorAll("[data-testid=stSidebarNavItems] > div")) {
      group.setAttribute("role", "listitem");
      for (const page of group.querySelectorAll(":scope > li")) page.setAttribute("role", "presentation");
    }
  };
  state.translateAll = () => { translate(document.body); asPictures(document.body); ownItems(); };
  new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === "childList") change.addedNodes.forEach((added) => { translate(added); asPictures(added); });
      else if (change.attributeName === ROLE) { if (change.target.matches(VEGAS)) asPicture(change.target); }
      else if (change.attributeName === "fill") { if (change.target.matches(HATCHED)) byItsName(change.target); }
      else if (change.type === "attributes") translateAttributes(change.target);
      else translateText(change.target);
    }
    if (changes.some((change) => change.type === "childList")) ownItems();
  }).observe(document.body, {
    subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: [...ATTRIBUTES, ROLE, "fill"],
  });
  state.translateAll();

  // --- the way from a chart to its table where that stands elsewhere on the page ---
  document.addEventListener("click", (event) => {
    const way = event.target.closest("a[href^='#table_']");
    const button = way && document.querySelector(`.st-key-${CSS.escape(way.hash.slice(1))} button`);
    if (!button) return;
    event.preventDefault();
    button.focus();
    button.click();
  });

  // --- the way by Tab into what a button opens, and back: Streamlit draws it after all else on the page, as if it stood there ---
  const STOPS = "a[href], button:not([disabled]), input:not([disabled]), textarea:not([disabled]), [tabindex]";
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Tab" || event.altKey || event.ctrlKey || event.metaKey) return;
    const button = document.querySelector("[data-testid=stPopoverButton][aria-expanded=true]");
    const opened = document.querySelector("[data-testid=stPopoverBody]");
    if (!button || !opened) return;
    // While it is left Streamlit takes its stops out of the order, and notes beside each what it was.
    const isStop = (each) => (each.tabIndex >= 0 || "tabindex" in each.dataset) && each.checkVisibility();
    const stops = [...opened.querySelectorAll(STOPS)].filter(isStop);
    const here = document.activeElement;
    if (here === button && !event.shiftKey && stops.length) {
      event.preventDefault();
      stops[0].focus();
    } else if (here === stops[0] && event.shiftKey) {
      event.preventDefault();
      button.focus();
    } else if (here === stops.at(-1) && !event.shiftKey) {
      // From the button the browser itself goes on to what comes after it.
      button.focus();
    }
  }, true);

  // --- downloads: a button of a run that is over names a file that the server has let go of, so a press waits for the run ---
  const app = () => document.querySelector("[data-testid=stApp]");
  const isRunning = () => app().dataset.testScriptState !== "notRunning";
  const status = document.body.appendChild(document.createElement("p"));
  status.className = "file-status";
  status.setAttribute("role", "status");
  const FAILED = "[data-testid=stDownloadButtonError]";
  let waiting = "";
  let pressed = { key: "", times: 0 };
  let isOurs = false;
  let hiding = 0;
  const say = (text, milliseconds) => {
    status.textContent = text;
    clearTimeout(hiding);
    if (milliseconds) hiding = setTimeout(() => { status.textContent = ""; }, milliseconds);
  };
  document.addEventListener("click", (event) => {
    const download = event.target.closest("[data-testid=stDownloadButton]");
    if (!download) return;
    const keyed = download.closest("[class*='st-key-']");
    const key = keyed ? [...keyed.classList].find((name) => name.startsWith("st-key-")) : "";
    if (!isOurs) pressed = { key, times: 0 };
    if (!isRunning()) return;
    waiting = key;
    event.stopPropagation();
    event.preventDefault();
    say(state.words.wait);
  }, true);
  // Between a choice and the run that it begins, a press still reaches the server, which may let go of the file: it is pressed anew.
  new MutationObserver((changes) => {
    const failed = changes.some((change) => [...change.addedNodes].some((node) => node.matches?.(FAILED) || node.querySelector?.(FAILED)));
    if (!failed || !pressed.key || pressed.times >= 3) return;
    pressed.times += 1;
    waiting = pressed.key;
    say(state.words.wait);
    setTimeout(fetchWaiting, 700);
  }).observe(document.body, { subtree: true, childList: true });
  const fetchWaiting = () => {
    if (!waiting || isRunning()) return;
    const key = waiting;
    waiting = "";
    // What the run has sent last is drawn within a moment of its end.
    setTimeout(() => {
      const button = document.querySelector(`.${CSS.escape(key)} [data-testid=stDownloadButton] button`);
      say(button ? "" : state.words.gone, 6000);
      isOurs = true;
      if (button) button.click();
      isOurs = false;
    }, 300);
  };
  new MutationObserver(fetchWaiting).observe(document.body, {
    subtree: true, attributes: true, attributeFilter: ["data-test-script-state"],
  });

  // As by the key that Streamlit has for it; one that is not let go of is not pressed again.
  const askAnew = () => ["keydown", "keyup"].forEach((press) => document.body.dispatchEvent(
    new KeyboardEvent(press, { key: "r", code: "KeyR", keyCode: 82, bubbles: true })));

  // --- a server that is there again, or another one in its place: it has none of the page's files until the page has run on it ---
  let wasThere = true;
  new MutationObserver(() => {
    const isThere = app().dataset.testConnectionState === "CONNECTED";
    if (isThere && !wasThere) setTimeout(() => { if (!isRunning()) askAnew(); }, 300);
    wasThere = isThere;
  }).observe(document.body, {
    subtree: true, attributes: true, attributeFilter: ["data-test-connection-state"],
  });

  // --- night: Streamlit changes its own colours when the machine does; ours come with the page, so that is asked for anew ---
  const night = window.matchMedia("(prefers-color-scheme: dark)");
  const follow = (times) => {
    if (!times || state.words.mode === (night.matches ? "dark" : "light")) return;
    // Until Streamlit has changed its own, it tells the server the old ones.
    if (!isRunning()) askAnew();
    setTimeout(follow, 500, times - 1);
  };
  night.addEventListener("change", () => setTimeout(follow, 300, 20));
})
