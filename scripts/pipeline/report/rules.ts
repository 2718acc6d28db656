export type Severity = "error" | "warning" | "info";

/** A kind of finding or change. */
export interface Rule {
  /** How serious a finding of the rule is. A change that the pipeline made is information, whatever this says. */
  severity: Severity;
  /** One sentence for reports and the documentation. */
  summary: string;
}

/** Every rule that is not a quirk, by its id, in the order of the phases. Quirks describe themselves. */
export const RULES = {
  // 1-extract
  "no-specification": {
    severity: "info",
    summary: "The page, or a block of it, is not an OpenAPI document that the pipeline reads.",
  },
  "too-many-blocks": {
    severity: "error",
    summary: "The page holds more code blocks with specifications than the pipeline reads.",
  },
  "unclosed-fence": {
    severity: "error",
    summary: "A code fence has no closing fence, so the document may be cut off.",
  },
  "info-string": {
    severity: "warning",
    summary: "The code fence names an operation that its document does not describe.",
  },
  "yaml-syntax": { severity: "error", summary: "The YAML or JSON cannot be parsed." },
  "too-long": { severity: "error", summary: "The document is longer than the parser accepts." },
  "too-deep": { severity: "error", summary: "The document nests deeper than the parser accepts." },
  "duplicate-key": { severity: "error", summary: "An object has the same key twice." },
  "unsafe-key": {
    severity: "error",
    summary: "An object has the key `__proto__`, which JavaScript cannot store safely.",
  },
  "half-character": {
    severity: "error",
    summary: "A text holds a lone surrogate, which is half a character.",
  },
  "alias-bomb": { severity: "error", summary: "YAML aliases expand to too many nodes." },
  "alias-cycle": {
    severity: "error",
    summary: "A YAML alias refers to a node that contains the alias.",
  },

  // 2-repair
  "foreign-reference": {
    severity: "error",
    summary: "A reference leads out of the document, to another file or URL.",
  },
  "unsettled-repairs": {
    severity: "error",
    summary: "The repairs of a document still change it after the last allowed round.",
  },

  // 3-merge
  "api-info": {
    severity: "info",
    summary: "Replaced the page's `info` with the one that describes the whole API.",
  },
  "fuller-text": {
    severity: "info",
    summary: "Took the longest description, or other annotation, of several pages.",
  },
  "page-root": {
    severity: "info",
    summary: "Left out a key of the document's root on which the pages disagree.",
  },
  "page-servers": {
    severity: "warning",
    summary: "The page's servers differ from those of most pages, or the page names none.",
  },
  "page-security": {
    severity: "info",
    summary: "Moved the security of a page to its operations, because the pages differ in it.",
  },
  "path-template": {
    severity: "info",
    summary: "Renamed the parameters of a path to those that another page uses for the same path.",
  },
  "page-groups": {
    severity: "warning",
    summary: "Two groups of pages describe something differently under one name.",
  },
  "conflicting-pages": {
    severity: "error",
    summary: "Two pages contradict each other, and nothing on them says which one is right.",
  },
  "joined-operations": {
    severity: "warning",
    summary: "Joined two descriptions of one operation that differ in their media types.",
  },
  "repeated-operation-ids": {
    severity: "info",
    summary: "Renamed operations that share one `operationId`.",
  },
  "display-method": {
    severity: "error",
    summary:
      "The hand-written file and the `<DisplayMethod>` marks of a page name different operations.",
  },

  // 4-overlay
  overlay: {
    severity: "error",
    summary: "Applied an action of `overlay.yaml`, or found one that cannot be applied.",
  },

  // 5-types
  types: { severity: "error", summary: "No types can be generated from the document." },

  // The commands
  unreadable: { severity: "error", summary: "A file or directory of the API cannot be read." },
  "no-page": { severity: "error", summary: "The `pages` directory of the API is empty." },
  write: { severity: "error", summary: "The generated files cannot be written." },
  "missing-file": { severity: "error", summary: "A generated file is missing." },
  "stale-file": {
    severity: "error",
    summary: "A generated file does not match the pages that it is generated from.",
  },
  "surplus-file": {
    severity: "error",
    summary: "A file in the output directory does not belong to any API.",
  },
  lint: { severity: "error", summary: "`redocly lint` stopped before it had read the document." },
  pull: { severity: "info", summary: "Fetched a page again, or failed to." },
  add: { severity: "info", summary: "The pages lack a fact that an overlay can add." },
} as const satisfies Record<string, Rule>;

export type RuleId = keyof typeof RULES;
