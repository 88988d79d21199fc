// The editor of Python in a page: CodeMirror, with the colours that the build gives to code. The build makes one file of it and its
// libraries, which comes when a reader first touches code.
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { pythonLanguage } from "@codemirror/lang-python";
import { bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { EditorView, keymap } from "@codemirror/view";
import { styleTags, tagHighlighter, tags } from "@lezer/highlight";

// As publish/listing.py marks code, by the names that pygments gives to its kinds.
const colours = tagHighlighter([
  { tag: tags.operatorKeyword, class: "nn-plain" },
  { tag: [tags.keyword, tags.bool, tags.null], class: "k" },
  { tag: tags.string, class: "s" },
  { tag: tags.number, class: "m" },
  { tag: tags.comment, class: "c" },
  { tag: [tags.meta, tags.function(tags.definition(tags.variableName)), tags.definition(tags.className)], class: "nf" },
]);

const python = pythonLanguage.configure({ props: [styleTags({ "Decorator/VariableName": tags.meta })] });

/**
 * Let a reader edit Python.
 * @param {HTMLElement} place
 * @param {{ text: string, label: string, hint: string, run: () => void, edited: () => void }} options `hint` is the id of what explains the keys
 */
export function edit(place, options) {
  const view = new EditorView({ parent: place, doc: options.text, extensions: extensions(options) });
  view.dom.addEventListener("focusin", () => view.setTabFocusMode(true)); // who only passes by is not held
  return {
    get text() {
      return view.state.doc.toString();
    },
    /** What stood there can be had again by undoing. */
    set text(text) {
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
    },
    /** Go into it, to where the pointer is or to the beginning. */
    focus(/** @type {{ x: number, y: number } | undefined} */ at) {
      view.focus();
      if (at) view.dispatch({ selection: { anchor: view.posAtCoords(at) ?? 0 } });
    },
    end: () => view.destroy(),
  };
}

function extensions(/** @type {Parameters<typeof edit>[1]} */ { label, hint, run, edited }) {
  const begin = () => {
    run();
    return true;
  };
  return [
    keymap.of(["Mod-Enter", "Shift-Enter", "Ctrl-Enter"].map((key) => ({ key, run: begin }))),
    keymap.of([indentWithTab, ...historyKeymap, ...defaultKeymap]),
    history(),
    python,
    indentUnit.of("    "),
    indentOnInput(),
    bracketMatching(),
    syntaxHighlighting(colours),
    EditorView.contentAttributes.of({ "aria-label": label, "aria-describedby": hint }),
    EditorView.updateListener.of(({ docChanged, view }) => {
      if (!docChanged) return;
      view.setTabFocusMode(false);
      edited();
    }),
  ];
}
