import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { lintGutter } from "@codemirror/lint";
import { EditorState, StateEffect, StateField, type Extension } from "@codemirror/state";
import {
  Decoration,
  drawSelection,
  EditorView,
  keymap,
  lineNumbers,
  placeholder,
  type DecorationSet,
} from "@codemirror/view";
import { tags } from "@lezer/highlight";

const colors = syntaxHighlighting(
  HighlightStyle.define([
    { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: "var(--code-key)" },
    { tag: [tags.string, tags.special(tags.string)], color: "var(--code-string)" },
    {
      tag: [tags.keyword, tags.typeName, tags.bool, tags.number, tags.null],
      color: "var(--code-word)",
    },
    { tag: tags.comment, color: "var(--muted)" },
  ]),
);

const setMarks = StateEffect.define<readonly number[]>();

/** The lines that belong to the selected change. */
const marks = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(value, { changes, effects, state }) {
    let next = value.map(changes);
    for (const effect of effects) {
      if (!effect.is(setMarks)) continue;
      const lines = effect.value.filter((line) => line >= 1 && line <= state.doc.lines);
      next = Decoration.set(
        lines.map((line) => Decoration.line({ class: "linked" }).range(state.doc.line(line).from)),
      );
    }
    return next;
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** Scrolls within the editor. On a narrow screen, the window would jump to it otherwise. */
const scrolling = EditorView.scrollHandler.of((view, { head }, { y }) => {
  if (y !== "center") return false;
  const { scrollDOM } = view;
  scrollDOM.scrollTop = view.lineBlockAt(head).top - scrollDOM.clientHeight / 2;
  return true;
});

export interface EditorOptions {
  parent: HTMLElement;
  label: string;
  /** Shown while the editor is empty. */
  hint: string;
  language?: Extension;
  /** Called when the reader moves the cursor to a line. */
  onLine(line: number): void;
  /** Makes the text editable. */
  onEdit?(text: string): void;
}

export function createEditor(options: EditorOptions): EditorView {
  const { parent, label, hint, language = [], onLine, onEdit } = options;
  const editing = onEdit
    ? [history(), keymap.of([...defaultKeymap, ...historyKeymap]), lintGutter()]
    : [EditorState.readOnly.of(true), keymap.of(defaultKeymap)];
  const listener = EditorView.updateListener.of(({ docChanged, selectionSet, state, view }) => {
    if (docChanged) onEdit?.(state.doc.toString());
    else if (selectionSet && view.hasFocus) {
      onLine(state.doc.lineAt(state.selection.main.head).number);
    }
  });
  const attributes = EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0" });
  const shared = [lineNumbers(), drawSelection(), marks, colors, scrolling, attributes];
  const empty = placeholder(hint);
  return new EditorView({ parent, extensions: [...shared, ...editing, empty, language, listener] });
}

/** Replaces the text, and keeps the scroll position if most of it is the same. */
export function setText(view: EditorView, text: string): void {
  const current = view.state.doc.toString();
  if (current === text) return;
  const start = commonPrefix(current, text);
  const end = commonSuffix(current.slice(start), text.slice(start));
  const insert = text.slice(start, text.length - end);
  view.dispatch({ changes: { from: start, to: current.length - end, insert } });
}

/** Marks the lines and scrolls to the first one. */
export function markLines(view: EditorView, lines: readonly number[]): void {
  const [first] = lines;
  const isInside = first !== undefined && first >= 1 && first <= view.state.doc.lines;
  const scroll = isInside
    ? [EditorView.scrollIntoView(view.state.doc.line(first).from, { y: "center" })]
    : [];
  view.dispatch({ effects: [setMarks.of(lines), ...scroll] });
}

function commonPrefix(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index += 1) if (a[index] !== b[index]) return index;
  return length;
}

function commonSuffix(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let count = 0; count < length; count += 1)
    if (a.at(-1 - count) !== b.at(-1 - count)) return count;
  return length;
}
