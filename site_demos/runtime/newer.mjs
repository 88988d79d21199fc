// A link may lead to a page of a newer edition, which these scripts were not made for: it is loaded as if opened anew. Where a run
// would be lost with the scripts, the browser asks (keeping.mjs), and who stays is told why the figures stand still.
import { isMixed, renew } from "./edition.mjs";
import { Trouble } from "./faults.mjs";

window.document$?.subscribe(() => {
  if (!isMixed()) return;
  const trouble = new Trouble("A new edition of this site is out, and this page belongs to it.", "load");
  for (const demo of document.querySelectorAll("nn-demo")) demo.fail(trouble);
  renew();
});
