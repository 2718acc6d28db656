import { sampledType } from "../pipeline/2-repair/sampled-type.ts";
import type { Context, Quirk } from "../pipeline/2-repair/quirk.ts";
import { positionOf } from "../pipeline/report/origins.ts";
import { isObject, listAt, type JsonObject } from "../pipeline/values/json-object.ts";

/**
 * The generator writes the numbers of an enum as texts: `enum: [{ value: '1' }]`. The samples on the pages show
 * whether they are numbers.
 * Seen: Fern, its old generator.
 */
export const numericEnums: Quirk = {
  id: "numeric-enums",
  summary: "Changed the texts of an enum to numbers, because the samples have numbers.",
  // Pages that share a schema have different samples.
  after: "merging",
  visit: {
    schema({ value: schema }, context) {
      if (!isObject(schema) || schema["type"] !== "string") return;
      const values = listAt(schema, "enum");
      if (values.length === 0 || !values.every(isNumeric)) return;
      const type = sampledType(schema, context);
      if (type === "number") setNumbers(schema, values, context);
      else if (type === undefined && isWrappedOnPage(schema)) {
        const message =
          "The values of the enum may be numbers: the generator of this page writes numbers as texts, and no sample decides. An overlay can change them.";
        context.report("warning", schema, "enum", message);
      }
    },
  },
};

function setNumbers(schema: JsonObject, values: unknown[], context: Context): void {
  const numbers = values.map(Number);
  context.set(schema, "enum", numbers);
  context.set(schema, "type", numbers.every(Number.isInteger) ? "integer" : "number");
}

/** A version such as "1.10" or an id such as "007" would lose characters as a number. */
function isNumeric(value: unknown): boolean {
  return typeof value === "string" && String(Number(value)) === value && value !== "NaN";
}

function isWrappedOnPage(schema: JsonObject): boolean {
  const position = positionOf(schema, "enum");
  if (!position) return false;
  const { page, offset } = position;
  return /^["']?enum["']?:\s*(?:\[\s*\{|-\s+["']?\w+["']?:)/.test(
    page.text.slice(offset, offset + 200),
  );
}
