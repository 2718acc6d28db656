/** Keywords that hold a map from names to nodes, where a name such as `description` is not a keyword. */
export const MAP_KEYWORDS: ReadonlySet<string> = new Set([
  "$defs",
  "callbacks",
  "content",
  "definitions",
  "dependentSchemas",
  "encoding",
  "headers",
  "links",
  "patternProperties",
  "properties",
  "responses",
  "variables",
]);

/** Keywords that hold values instead of nodes. */
export const VALUE_KEYWORDS: ReadonlySet<string> = new Set([
  "const",
  "default",
  "enum",
  "mapping",
  "required",
  "scopes",
  "type",
  "value",
]);

/** Keywords that hold a list in any order. */
export const SET_KEYWORDS: ReadonlySet<string> = new Set(["enum", "required", "type"]);
