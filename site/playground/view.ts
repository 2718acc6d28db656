import { javascript } from "@codemirror/lang-javascript";
import { yaml } from "@codemirror/lang-yaml";
import type { EditorView } from "@codemirror/view";
import { byId } from "./dom.ts";
import { createEditor } from "./editor.ts";

export interface ViewListener {
  /** The cursor moved to a line of the page or of a result. */
  onPageLine(line: number): void;
  onOpenapiLine(line: number): void;
  onTypesLine(line: number): void;
  onEdit(text: string): void;
}

export interface View {
  page: EditorView;
  openapi: EditorView;
  types: EditorView;
  changes: HTMLElement;
  problems: HTMLElement;
}

/** The editor, the two results and the two lists. */
export function createView(listener: ViewListener): View {
  return {
    page: createEditor({
      parent: byId("page", HTMLElement),
      label: "Documentation page",
      hint: "Paste a documentation page here, or drop files on this window.",
      onLine: listener.onPageLine,
      onEdit: listener.onEdit,
    }),
    openapi: createEditor({
      parent: byId("openapi", HTMLElement),
      label: "OpenAPI",
      hint: "The OpenAPI file appears here.",
      language: yaml(),
      onLine: listener.onOpenapiLine,
    }),
    types: createEditor({
      parent: byId("types", HTMLElement),
      label: "Types",
      hint: "The types appear here.",
      language: javascript({ typescript: true }),
      onLine: listener.onTypesLine,
    }),
    changes: byId("changes", HTMLElement),
    problems: byId("problems", HTMLElement),
  };
}
