// A demo's state is its form's: one named field for each parameter. Here it becomes text and back.

// The whole state, for Python: the page may have begun with other values than the demo's own defaults.
export const stateOf = (form) => write(named(form));

// The state that the page began with.
export const beginningOf = (form) =>
  new URLSearchParams(
    [...form.elements]
      .filter((field) => field.name && (field.type !== "radio" || field.defaultChecked))
      .map((field) => [field.name, defaultOf(field)]),
  ).toString();

// What differs from the page's beginning, for a link.
export const changesOf = (form) => write(named(form).filter((field) => valueOf(field) !== defaultOf(field)));

const write = (fields) => new URLSearchParams(fields.map((field) => [field.name, valueOf(field)])).toString();

// A state with the values of another put in, even those that no field can hold.
export function merged(state, other) {
  const query = new URLSearchParams(state);
  for (const [name, value] of new URLSearchParams(other)) query.set(name, value);
  return query.toString();
}

// The parameters that a query gives another value than they had; all that it names, if there are none.
export function setAnew(before, query) {
  const had = new URLSearchParams(before);
  const named = [...new URLSearchParams(query)];
  const anew = named.filter(([name, value]) => had.get(name) !== value);
  return (anew.length ? anew : named).map(([name]) => name);
}

// Set the fields that a query names; leave the others.
export function setState(form, query) {
  for (const [name, value] of new URLSearchParams(query)) {
    const field = form.elements.namedItem(name);
    if (!field) continue;
    if (field.type === "checkbox") field.checked = value === "on";
    else field.value = value;
    settled(form, field);
  }
}

// What depends on a field follows it: the other half of a slider, a drawing's picture.
function settled(form, field) {
  if (field instanceof RadioNodeList) return;
  twin(form, field);
  field.dispatchEvent(new Event("nn:set", { bubbles: true }));
}

// A slider's track and its number box show one value.
export function twin(form, field) {
  if (!field.dataset.for) return;
  for (const other of form.elements) {
    if (other !== field && other.dataset.for === field.dataset.for) other.value = field.value;
  }
}

// Of a group of radio buttons only the chosen one speaks.
const named = (form) => [...form.elements].filter((field) => field.name && (field.type !== "radio" || field.checked));

const valueOf = (field) => (field.type === "checkbox" ? (field.checked ? "on" : "off") : field.value);

function defaultOf(field) {
  if (field.type === "checkbox") return field.defaultChecked ? "on" : "off";
  if (field.type === "radio") return field.defaultChecked ? field.value : undefined;
  if (field.options) return [...field.options].find((option) => option.defaultSelected)?.value;
  return field.defaultValue;
}
