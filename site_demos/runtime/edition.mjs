// The edition of the site that these scripts belong to. What a page loads is named by its content (publish/edition.py), so an old
// page goes on with what it has. What it has not loaded by then is gone from the host: then the new edition is offered.

const OWN = new URL(".", import.meta.url);
const NEWEST = new URL("../edition.txt", OWN);
const NAME = /^runtime-[0-9a-f]+$/u;

/** Whether the host has another edition by now; no cache is asked. */
export async function isOutdated() {
  try {
    const newest = (await (await fetch(NEWEST, { cache: "no-store" })).text()).trim();
    return NAME.test(newest) && !OWN.pathname.endsWith(`/${newest}/`);
  } catch {
    return false; // whatever is wrong, it is not that
  }
}

/** Whether the page that is shown, to which one has gone without these scripts being loaded anew, is of another edition. */
export function isMixed() {
  const style = document.head.querySelector("link[href$='/styles.css']");
  return style instanceof HTMLLinkElement && style.href !== new URL("styles.css", OWN).href;
}

/** Load the page of the edition that is there now: a page is asked for anew where it is loaded again. */
export const renew = () => location.reload();
