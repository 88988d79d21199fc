// Parts of a figure are operated by key as by pointer: Enter or Space presses, arrows move in a group.

export function press(event) {
  const part = event.target.closest("[data-set]");
  if (!part || part.tagName === "BUTTON" || (event.key !== "Enter" && event.key !== " ")) return false;
  event.preventDefault();
  part.dispatchEvent(new MouseEvent("click", { bubbles: true }));
  return true;
}

// In a group only the chosen part is a tab stop; arrows choose the next one. `data-columns` makes it a grid.
export function moveInGroup(event) {
  const group = event.target.closest("[role=radiogroup]");
  if (!group) return false;
  const columns = Number(group.dataset.columns ?? 1);
  const steps = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns, ArrowUp: -columns };
  if (!(event.key in steps)) return false;
  event.preventDefault();
  const parts = [...group.querySelectorAll("[data-set]")];
  const place = parts.indexOf(event.target.closest("[data-set]")) + steps[event.key];
  const next = parts[(place + parts.length) % parts.length];
  next.focus();
  next.dispatchEvent(new MouseEvent("click", { bubbles: true }));
  return true;
}

// A grid of cells is one element: `data-cells` in a row, `data-each` the state that a cell sets.
export function cellOf({ target, type, clientX, clientY }) {
  const grid = target.closest("[data-cells]");
  if (!grid) return undefined;
  if (type.startsWith("key") || (!clientX && !clientY)) return Number(grid.getAttribute("aria-valuenow"));
  const side = Number(grid.dataset.cells);
  const box = grid.getBoundingClientRect();
  const at = (place, start, length) => Math.min(side - 1, Math.max(0, Math.floor(((place - start) / length) * side)));
  return at(clientY, box.top, box.height) * side + at(clientX, box.left, box.width);
}

// The state that a press on a part or a cell of the figure sets, if it is on one. In that of a cell, % is its number, %x and
// %y are its middle on a plane from -`data-reach` to `data-reach`, and %name is what the form holds under that name.
export function setBy(event, form) {
  const part = event.target.closest("[data-set]");
  if (part) return part.dataset.set;
  const grid = event.target.closest("[data-each]");
  if (!grid) return undefined;
  const { each, cells: side, reach } = grid.dataset;
  const cell = cellOf(event);
  const middle = (place) => String(Number((reach * ((2 * place + 1) / side - 1)).toFixed(4)));
  const known = { "": cell, x: middle(cell % side), y: middle(side - 1 - Math.floor(cell / side)) };
  return each.replace(/%([a-z]*)/g, (_, name) => known[name] ?? encodeURIComponent(form.elements[name].value));
}

export function moveInCells(event) {
  const grid = event.target.closest("[data-cells]");
  const side = Number(grid?.dataset.cells);
  const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: side, ArrowUp: -side, Enter: 0, " ": 0 }[event.key];
  if (!grid || step === undefined) return false;
  event.preventDefault();
  const next = Number(grid.getAttribute("aria-valuenow")) + step;
  if (next < 0 || next >= side * side) return true;
  grid.setAttribute("aria-valuenow", next);
  grid.dispatchEvent(new MouseEvent("click", { bubbles: true }));
  return true;
}
