// In the head of every page, as a plain script: tells the reader when the others do not come, which leaves inert what they move.
// An old page, of which a part is gone from the host, is loaded anew if the host has another edition by now.
{
  const PATIENCE = 20_000; // milliseconds
  const HOMES = "nn-demo, nn-quiz, nn-guess";
  const OWN = /\/assets\/.*\.(?:mjs|js|css)$/u;
  const EDITION = /^(.*\/)(runtime-[^/]+)/u;
  const SCRIPT = /^(?:text|application)\/(?:javascript|css)/u;
  const DEAD = "The script for this part did not arrive, so nothing here responds.";
  const FROM_A_FILE =
    "A page opened from a file cannot load scripts. Run “python3 -m http.server” in the folder of the site, then open http://localhost:8000.";
  const LESS = "Some files of this page did not arrive, so not all of it works.";

  /** @type {Set<string>} */
  const missing = new Set();

  addEventListener("error", note, { capture: true });
  addEventListener("load", () => {
    clearTimeout(late);
    if (missing.size > 0) tell();
  });
  const late = setTimeout(tell, PATIENCE);

  function note(/** @type {any} */ { target, filename }) {
    const address = target.src || target.href || filename || "";
    if (OWN.test(address)) missing.add(address);
  }

  async function tell() {
    const [why, mayHelp] = await reason();
    if (document.readyState === "loading") await new Promise((done) => addEventListener("DOMContentLoaded", done));
    const dead = [...document.querySelectorAll(HOMES)].filter((home) => isDead(home) && !isWithin(home));
    const article = document.querySelector("article");
    for (const home of dead) say(home, `${DEAD} ${why}`, mayHelp);
    if (dead.length === 0 && missing.size > 0 && article) say(article, `${LESS} ${why}`, mayHelp);
    for (const { localName } of document.querySelectorAll(":not(:defined)"))
      customElements.whenDefined(localName).then(takeBack);
  }

  const isDead = (/** @type {Element} */ home) =>
    home.matches(":not(:defined)") || home.querySelector(":not(:defined)") !== null;

  /** A demo has one line for all that is in it. */
  const isWithin = (/** @type {Element} */ home) => home.parentElement?.closest(HOMES);

  /**
   * @param {Element} home
   * @param {string} text
   * @param {boolean} mayHelp to try again
   */
  function say(home, text, mayHelp) {
    const line = home.querySelector(".nn-message") ?? document.createElement("p");
    if (line.hasChildNodes()) return;
    home.toggleAttribute("data-dead", true);
    line.classList.add("nn-message", "nn-dead");
    line.setAttribute("role", "alert");
    line.textContent = text;
    if (mayHelp) line.append(" ", retry());
    if (!line.isConnected) home.prepend(line);
  }

  function retry() {
    const button = document.createElement("button");
    button.textContent = "Try again";
    button.type = "button";
    button.onclick = async () => {
      const loaded = performance.getEntriesByType("resource").map(({ name }) => name);
      const own = [...new Set([...loaded, ...missing])].filter((name) => OWN.test(name));
      await Promise.allSettled(own.map((name) => fetch(name, { cache: "reload" }))); // it may have kept a refusal
      location.reload();
    };
    return button;
  }

  /** What came late is there. */
  function takeBack() {
    const told = [...document.querySelectorAll(`:is(${HOMES})[data-dead]`)];
    for (const home of told.filter((each) => !isDead(each))) {
      const line = home.querySelector(".nn-dead");
      home.removeAttribute("data-dead");
      line?.classList.remove("nn-dead");
      line?.replaceChildren();
    }
  }

  /**
   * Why the first of them did not arrive, and whether another try may help.
   * @returns {Promise<[why: string, mayHelp: boolean]>}
   */
  async function reason() {
    if (location.protocol === "file:") {
      return [FROM_A_FILE, false];
    }
    const [address = ""] = missing;
    const response = address ? await fetch(address, { cache: "no-store" }).catch(() => undefined) : undefined;
    if (!response) return ["", true];
    if (!response.ok && (await isOld())) {
      if (!isLoadedAnew()) location.reload();
      return ["A new edition of this site is out, but its pages are not here yet.", true];
    }
    const type = response.headers.get("content-type") ?? "";
    if (response.ok && !SCRIPT.test(type))
      return [`The server calls it “${type}”, which browsers do not accept as a script.`, false];
    return [response.ok ? "" : `The server answered ${response.status}.`, true];
  }

  async function isOld() {
    const style = document.querySelector("link[href*='/runtime-']");
    const [, assets, own] = EDITION.exec(style instanceof HTMLLinkElement ? style.href : "") ?? [];
    const response = await fetch(`${assets}edition.txt`, { cache: "no-store" }).catch(() => undefined);
    const newest = response?.ok ? (await response.text()).trim() : "";
    return newest.startsWith("runtime-") && newest !== own;
  }

  /** Then a second time would not help. */
  function isLoadedAnew() {
    const [visit] = performance.getEntriesByType("navigation");
    return visit instanceof PerformanceNavigationTiming && visit.type === "reload";
  }
}
