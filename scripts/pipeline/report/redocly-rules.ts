import type { Rule } from "./rules.ts";

/**
 * The rules of `redocly lint` that can report a generated file. An error means that the file is not valid OpenAPI, so the
 * API cannot be generated. A warning means that the vendor's page contradicts itself.
 */
export const REDOCLY_RULES: Readonly<Record<string, Rule>> = {
  struct: { severity: "error", summary: "A part of the document does not have the form that OpenAPI demands." }, // prettier-ignore
  "info-license-strict": {
    severity: "warning",
    summary: "The license of the API has neither a URL nor an identifier.",
  },
  "no-ambiguous-paths": {
    severity: "warning",
    summary: "Two paths can match the same URL, so it is unclear which operation receives it.",
  },
  "no-identical-paths": {
    severity: "warning",
    summary: "Two paths differ only in the names of their parameters.",
  },
  "no-enum-type-mismatch": {
    severity: "error",
    summary: "A value of an enum does not have the type of its schema.",
  },
  "no-duplicated-enum-values": {
    severity: "warning",
    summary: "An enum has the same value twice.",
  },
  "no-duplicated-tag-names": {
    severity: "warning",
    summary: "Two tags have the same name.",
  },
  "no-example-value-and-externalValue": {
    severity: "error",
    summary: "An example has both a value and the URL of a value.",
  },
  "no-illogical-composition-keywords": {
    severity: "warning",
    summary:
      "A `oneOf`, `anyOf` or `allOf` contradicts itself, for example by branches that overlap.",
  },
  "no-invalid-media-type-examples": {
    severity: "warning",
    summary: "The example of a body does not match the schema of the body.",
  },
  "no-invalid-parameter-examples": {
    severity: "warning",
    summary: "The example of a parameter does not match the schema of the parameter.",
  },
  "no-mixed-number-range-constraints": {
    severity: "warning",
    summary: "A schema has an inclusive and an exclusive limit on the same side.",
  },
  "no-required-schema-properties-undefined": {
    severity: "warning",
    summary: "A schema requires a property that it does not define.",
  },
  "no-schema-type-mismatch": {
    severity: "error",
    summary: "A schema has a keyword that does not apply to its type.",
  },
  "no-empty-servers": { severity: "error", summary: "The document has no server." },
  "no-server-example.com": {
    severity: "warning",
    summary: "The URL of a server is an example, or leads to the reader's own machine.",
  },
  "no-server-trailing-slash": {
    severity: "error",
    summary: "The URL of a server ends with a slash.",
  },
  "no-server-variables-empty-enum": {
    severity: "error",
    summary: "The values of a server's variable are an empty list, or lack the default.",
  },
  "no-undefined-server-variable": {
    severity: "error",
    summary: "The URL of a server has a variable that is not defined.",
  },
  "no-unresolved-refs": { severity: "error", summary: "A reference leads nowhere." },
  "no-unsafe-markdown": {
    severity: "warning",
    summary: "A description contains Markdown or HTML that can run code on a website.",
  },
  "no-unused-components": {
    severity: "warning",
    summary: "No operation uses a component of the page.",
  },
  "operation-2xx-response": {
    severity: "warning",
    summary: "An operation documents no successful response.",
  },
  "operation-operationId": {
    severity: "warning",
    summary: "An operation has no `operationId`.",
  },
  "operation-operationId-unique": {
    severity: "error",
    summary: "Two operations have the same `operationId`.",
  },
  "operation-operationId-url-safe": {
    severity: "error",
    summary: "An `operationId` contains a character that a URL must escape.",
  },
  "operation-parameters-unique": {
    severity: "error",
    summary: "An operation has the same parameter twice.",
  },
  "operation-summary": { severity: "error", summary: "An operation has no summary." },
  "path-declaration-must-exist": {
    severity: "error",
    summary: "A path has a parameter without a name.",
  },
  "path-parameters-defined": {
    severity: "error",
    summary: "A path and the parameters of its operation name different parameters.",
  },
  "security-defined": {
    severity: "error",
    summary: "An operation does not say how it is authenticated, or names an unknown scheme.",
  },
  "security-scopes-defined": {
    severity: "warning",
    summary: "An operation demands a scope that its security scheme does not define.",
  },
  "spec-components-invalid-map-name": {
    severity: "error",
    summary: "The name of a component contains a character that OpenAPI does not allow.",
  },
  "spec-ref-siblings": {
    severity: "warning",
    summary: "A reference has a key beside it that readers of the document ignore.",
  },
};
