import { expect, it } from "vitest";
import { replaceUnevaluated } from "../../../../scripts/pipeline/5-types/unevaluated.ts";
import type { JsonObject } from "../../../../scripts/pipeline/values/json-object.ts";

const TEXT = { type: "string" };
const PARTS = { allOf: [{ $ref: "#/components/schemas/Base" }] };

it.each<[string, JsonObject, JsonObject]>([
  ["a schema", { unevaluatedProperties: TEXT }, { additionalProperties: TEXT }],
  ["true", { unevaluatedProperties: true }, { additionalProperties: true }],
  ["false", { unevaluatedProperties: false }, { additionalProperties: false }],
  [
    "a schema beside allOf",
    { ...PARTS, unevaluatedProperties: TEXT },
    { ...PARTS, additionalProperties: true },
  ],
  ["false beside allOf", { ...PARTS, unevaluatedProperties: false }, PARTS],
  [
    "a schema without effect",
    { additionalProperties: TEXT, unevaluatedProperties: false },
    { additionalProperties: TEXT },
  ],
  ["a schema of items", { unevaluatedItems: TEXT }, { items: TEXT }],
  [
    "a schema of items after a tuple",
    { prefixItems: [TEXT], unevaluatedItems: false },
    { prefixItems: [TEXT], items: false },
  ],
  [
    "a schema of items beside contains",
    { contains: TEXT, unevaluatedItems: { type: "number" } },
    { contains: TEXT, items: true },
  ],
  ["items without effect", { items: TEXT, unevaluatedItems: false }, { items: TEXT }],
])(
  "`unevaluated…` with %s is replaced by the keyword that generators know",
  (_, schema, expected) => {
    replaceUnevaluated({ kind: "schema", value: schema });
    expect(schema).toEqual(expected);
  },
);
