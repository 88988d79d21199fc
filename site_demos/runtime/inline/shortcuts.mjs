// Material's shortcuts of one letter, such as n for the next page, act only while nothing has the focus, or the search: who works
// a figure by keys would leave the page, and lose what is set and trained. Loaded before Material's, as history.mjs is.
addEventListener("keydown", (event) => {
  const within = event.key.length === 1 && event.target instanceof Element && event.target.closest("body *");
  if (within && !within.closest("[data-md-component=search]")) event.stopImmediatePropagation();
});
