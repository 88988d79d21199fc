// The editor of Python in a page: CodeMirror, with the colours that the build gives to code. The build makes one file of it and its
// libraries, which comes when a reader first touches code.
import { autocompletion, closeCompletion, ifNotIn } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { localCompletionSource, pythonLanguage } from "@codemirror/lang-python";
import { bracketMatching, indentOnInput, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { Decoration, EditorView, keymap, ViewPlugin } from "@codemirror/view";
import { styleTags, tagHighlighter, tags } from "@lezer/highlight";

/** @import { CompletionContext } from "@codemirror/autocomplete" */

// As publish/listing.py marks code, by the names that pygments gives to its kinds.
const colours = tagHighlighter([
  { tag: tags.operatorKeyword, class: "nn-plain" },
  { tag: [tags.keyword, tags.bool, tags.null], class: "k" },
  { tag: tags.string, class: "s" },
  { tag: tags.number, class: "m" },
  { tag: tags.comment, class: "c" },
  { tag: [tags.meta, tags.function(tags.definition(tags.variableName)), tags.definition(tags.className)], class: "nf" },
]);

const BEGUN = /\w*/u;
const NAMED = /\.\w*|^\s*from .* import .*/u; // where nothing but a name can stand
const LOOKS = EditorView.theme({
  ".cm-tooltip": { color: "var(--nn-ink)", background: "var(--nn-paper)", border: "1px solid var(--nn-rim)" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": {
    fontFamily: "var(--md-code-font-family)",
    fontSize: "0.76rem",
    maxWidth: "min(24rem, 90vw)",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { margin: "0", padding: "0.2rem 0.5rem" }, // against Material's lists
  ".cm-tooltip-autocomplete > ul > li[aria-selected]": { color: "var(--nn-paper)", background: "var(--nn-ink)" },
  ".cm-completionInfo": { maxWidth: "18rem", whiteSpace: "pre-line", fontFamily: "var(--nn-sans)", fontSize: "0.7rem" },
  "@media (max-width: 30em)": { ".cm-completionInfo": { display: "none" } }, // it would lie over the names
});

const ALTERED = Decoration.line({ class: "nn-altered-line" });

const python = pythonLanguage.configure({ props: [styleTags({ "Decorator/VariableName": tags.meta })] });

/**
 * Let a reader edit Python.
 * @param {HTMLElement} place
 * @param {{ text: string, original?: string | undefined, label: string, hint: string, run: () => void, edited: () => void,
 *   names: (text: string) => Promise<[string, string][]> }} options `hint` is the id of what explains the keys; lines that are not in
 *   the `original`, if it is given, are marked; `names` are what may come next, each with a word about it
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
    /**
     * Put some text in the place of another, and scroll to it, but not the page.
     * @param {number} from
     * @param {number} length
     * @param {string} insert
     */
    put(from, length, insert) {
      view.dispatch({ changes: { from, to: from + length, insert }, selection: { anchor: from } });
      view.requestMeasure({
        read: () => view.lineBlockAt(from).top - view.scrollDOM.clientHeight / 2,
        write: (top) => view.scrollDOM.scrollTo({ top }),
      });
    },
    /** Go into it, to where the pointer is or to the beginning. */
    focus(/** @type {{ x: number, y: number } | undefined} */ at) {
      view.focus();
      if (at) view.dispatch({ selection: { anchor: view.posAtCoords(at) ?? 0 } });
    },
    end: () => view.destroy(),
  };
}

function extensions(/** @type {Parameters<typeof edit>[1]} */ { original, label, hint, run, edited, names }) {
  const begin = (/** @type {EditorView} */ view) => {
    closeCompletion(view);
    run();
    return true;
  };
  return [
    keymap.of(["Mod-Enter", "Shift-Enter", "Ctrl-Enter"].map((key) => ({ key, run: begin }))),
    keymap.of([indentWithTab, ...historyKeymap, ...defaultKeymap]),
    history(),
    completing(names),
    python,
    indentUnit.of("    "),
    indentOnInput(),
    bracketMatching(),
    syntaxHighlighting(colours),
    original === undefined ? [] : marking(original),
    EditorView.contentAttributes.of({ "aria-label": label, "aria-describedby": hint, tabindex: "0" }),
    EditorView.updateListener.of(({ docChanged, view }) => {
      if (!docChanged) return;
      view.setTabFocusMode(false);
      edited();
    }),
  ];
}

/** Offers names after a dot, where something is imported, and when it is asked to: else it would lie over what is written. */
function completing(/** @type {Parameters<typeof edit>[1]["names"]} */ names) {
  const fromPython = async (/** @type {CompletionContext} */ context) => {
    const begun = context.matchBefore(BEGUN);
    if (!(begun && (context.explicit || context.matchBefore(NAMED)))) return null;
    const known = await names(context.state.sliceDoc(0, context.pos));
    const isWhole = !context.explicit && known.some(([label]) => label === begun.text);
    return isWhole ? null : { from: begun.from, options: known.map(([label, info]) => ({ label, info })) };
  };
  const fromText = (/** @type {CompletionContext} */ context) =>
    context.explicit ? localCompletionSource(context) : null;
  const override = [ifNotIn(["String", "Comment"], fromPython), fromText];
  return [autocompletion({ override, icons: false, selectOnOpen: false }), LOOKS];
}

/** Marks the lines in sight that the original has not, wherever they stand. */
function marking(/** @type {string} */ original) {
  const lines = new Set(original.split("\n"));
  const marked = (/** @type {EditorView} */ { state: { doc }, viewport }) => {
    const marks = [];
    for (let at = viewport.from; at <= viewport.to; at = doc.lineAt(at).to + 1) {
      const { from, text } = doc.lineAt(at);
      if (text.trim() && !lines.has(text)) marks.push(ALTERED.range(from));
    }
    return Decoration.set(marks);
  };
  return ViewPlugin.define(
    (view) => ({
      marks: marked(view),
      update({ docChanged, viewportChanged }) {
        if (docChanged || viewportChanged) this.marks = marked(view);
      },
    }),
    { decorations: ({ marks }) => marks },
  );
}
