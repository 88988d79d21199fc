// Painting: dragging over a figure's cells, or Space on one, changes the grid in the form (see kit/painting.py).
import { setState } from "./state.mjs";

const REACH = 1; // a pointer's brush covers the cells around the one that it is on; a key's only that one

let last; // where the stroke under way has come to: a fast one skips cells between two events
addEventListener("pointerup", () => (last = undefined));

// Paint where an event points, if it does, and tell whether anything was painted.
export function paint(form, event, cell) {
  const grid = event.target.closest("[data-paints]");
  if (!grid || cell === undefined) last = undefined;
  if (!grid || cell === undefined) return false;
  const side = Number(grid.dataset.cells);
  const field = form.elements.namedItem(grid.dataset.paints);
  const sign = form.elements.namedItem(grid.dataset.brush).value;
  const cells = expand(field.value);
  const way = event.type === "pointermove" ? between(last ?? cell, cell, side) : [cell];
  last = cell;
  for (const passed of way) {
    for (const place of covered(passed, side, event.type === "keydown" ? 0 : REACH)) cells[place] = sign;
  }
  setState(form, new URLSearchParams({ [field.name]: shorten(cells) }));
  return true;
}

// The cells on the straight way from one to another, both included.
function between(from, to, side) {
  const down = Math.floor(to / side) - Math.floor(from / side);
  const across = (to % side) - (from % side);
  const steps = Math.max(Math.abs(down), Math.abs(across), 1);
  const at = (step) => from + Math.round((down * step) / steps) * side + Math.round((across * step) / steps);
  return Array.from({ length: steps + 1 }, (_, step) => at(step));
}

function covered(cell, side, reach) {
  const places = [];
  for (let down = -reach; down <= reach; down++) {
    for (let across = -reach; across <= reach; across++) {
      const [row, column] = [Math.floor(cell / side) + down, (cell % side) + across];
      if (row >= 0 && row < side && column >= 0 && column < side) places.push(row * side + column);
    }
  }
  return places;
}

const expand = (text) => [...text.matchAll(/(\d+)([zpn])/g)].flatMap(([, length, sign]) => Array(Number(length)).fill(sign));

const shorten = (cells) => cells.join("").replace(/z+|p+|n+/g, (run) => `${run.length}${run[0]}`);
