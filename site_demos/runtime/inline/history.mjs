// A step within a page's history leaves the page as the reader has it. Material's script would load the page again at the first
// such step of a visit, and lose what the reader has set and trained: it is told of steps to other pages only. Loaded before
// Material's, as a plain script, since who listens first is told first.
{
  let here = location.pathname; // before the step that is told
  const note = () => {
    here = location.pathname;
  };
  addEventListener("click", note); // Material has gone to the next page by now
  addEventListener("popstate", (event) => {
    const within = here === location.pathname;
    note();
    dispatchEvent(new Event("nn:stepped")); // for link.mjs, which may not hear of it else
    if (!within) return;
    event.stopImmediatePropagation();
    if (event.state) scrollTo(0, event.state.y); // Material keeps the height, and has the browser keep none
  });
}
