/**
 * The meaning is the same in every command and format. Error: the API cannot be generated, or a file of the repository must
 * change first. Warning: somebody should act. Info: the pipeline repaired or noticed something.
 */
export type Severity = "error" | "warning" | "info";

/** A kind of finding or change, as users see it in reports. */
export interface Rule {
  /** The severity of the rule's findings. Changes that the pipeline made are always reported as information. */
  severity: Severity;
  /** One sentence, for reports and the documentation. */
  summary: string;
}

/** Every rule that is not a quirk, in the order of the phases. A quirk declares its own summary. */
export const RULES = {
  // 1-extract
  "no-specification": {
    severity: "info",
    summary:
      "The page, or one of its code blocks, is not an OpenAPI document that the pipeline reads.",
  },
  "too-many-blocks": {
    severity: "error",
    summary: "The page holds more code blocks with specifications than the pipeline reads.",
  },
  "conflict-markers": {
    severity: "error",
    summary: "The prose of the page has conflict markers of git.",
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
  "too-long": {
    severity: "error",
    summary: "The document is too large for the reader of unusual YAML.",
  },
  "too-deep": {
    severity: "error",
    summary:
      "The document nests too deeply, or its schemas refer to each other in too long a chain.",
  },
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
  swagger: {
    severity: "info",
    summary: "Converted a Swagger 2.0 document to OpenAPI 3, or failed to convert it.",
  },

  // 2-repair
  "foreign-reference": {
    severity: "error",
    summary: "A reference leads to another file or URL.",
  },
  "unsettled-repairs": {
    severity: "error",
    summary: "The repairs still change the document after the maximum number of rounds.",
  },

  // 3-merge
  "api-info": {
    severity: "info",
    summary: "Replaced the page's `info` with the one that describes the whole API.",
  },
  "fuller-text": {
    severity: "info",
    summary: "Replaced a description or another annotation with the longest one of several pages.",
  },
  "page-root": {
    severity: "info",
    summary: "Removed a root key, or an extension of `components`, on which the pages disagree.",
  },
  "page-servers": {
    severity: "warning",
    summary: "The page's servers differ from those of most pages, or the page has no servers.",
  },
  "page-security": {
    severity: "info",
    summary:
      "Moved the security of a page to its operations, because other pages have another one.",
  },
  "path-template": {
    severity: "info",
    summary: "Renamed the parameters of a path to those that another page uses for the same path.",
  },
  "page-groups": {
    severity: "warning",
    summary: "Two groups of pages use one name for parts that differ.",
  },
  "disagreeing-pages": {
    severity: "warning",
    summary:
      "Pages of one group define a component in different ways, so some of them look out of date.",
  },
  "conflicting-pages": {
    severity: "error",
    summary:
      "Two pages describe one operation in different ways, and nothing on them says which one is right.",
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
      "The hand-written file and the `<DisplayMethod>` components of a page name different operations.",
  },

  // 4-overlay
  overlay: {
    severity: "error",
    summary: "Applied an action of `overlay.yaml`, or found one that cannot be applied.",
  },
  "draft-action": {
    severity: "warning",
    summary: "An action of `overlay.yaml` is a draft: its source or its fact is still missing.",
  },

  // 5-types
  types: { severity: "error", summary: "No types can be generated from the document." },

  // 6-output
  unwritable: {
    severity: "error",
    summary: "YAML cannot hold a value of the document unchanged.",
  },

  // The commands
  "unneeded-entry": {
    severity: "error",
    summary: "An entry of `known-problems.yaml` matches no finding, so it must be removed.",
  },
  unreadable: { severity: "error", summary: "A file or directory of the API cannot be read." },
  crash: {
    severity: "error",
    summary: "The pipeline, or a tool that it runs, failed with an unexpected error.",
  },
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
  pull: { severity: "info", summary: "Fetched a page again, or failed to fetch it." },
  add: { severity: "info", summary: "The pages lack a fact that an overlay can add." },
} as const satisfies Record<string, Rule>;

export type RuleId = keyof typeof RULES;
