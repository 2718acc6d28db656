import type { Context, Quirk } from "../pipeline/2-repair/quirk.ts";
import {
  findReferenceCycle,
  withoutComposition,
  type Step,
} from "../pipeline/2-repair/reference-cycles.ts";
import { walk } from "../pipeline/openapi/walk.ts";
import { isObject } from "../pipeline/values/json-object.ts";

/**
 * A schema is a part of itself: `allOf` refers to a base whose `oneOf` lists the schema, or a choice to the schema that
 * it stands in. JSON Schema leaves the meaning open (core, 9.4.1), and types that refer to themselves so do not
 * compile. The reference gives way to what its target says by itself; beyond that it adds nothing.
 * Seen: none in the pages measured so far.
 */
export const circularParts: Quirk = {
  id: "circular-parts",
  summary: "Removed a reference that made a schema a part of itself.",
  after: "merging",
  visit: {
    document({ value: document }, context) {
      const done = new Set<object>();
      walk(document, ({ kind, value }) => {
        if (kind !== "schema" || !isObject(value) || done.has(value)) return;
        for (;;) {
          const circle = findReferenceCycle(document, value, done);
          if (!circle || !cut(circle, context)) return;
        }
      });
    },
  },
};

/** At a reference in `allOf`, which narrows the schema; where there is none, at one in a choice. */
function cut(circle: Step[], context: Context): boolean {
  const cuttable = circle.filter(({ part }) => typeof part["$ref"] === "string");
  const inLists = cuttable.filter(({ keyword }) => keyword !== "$ref");
  const step = inLists.find(({ keyword }) => keyword === "allOf") ?? inLists[0];
  if (!step) return false;
  const { owner, keyword, part } = step;
  const target = circle[(circle.indexOf(step) + 1) % circle.length]?.part;
  const own = keyword === "allOf" && target ? withoutComposition(target) : {};
  const isEmpty = target === owner || Object.keys(own).length === 0;
  const list = owner[keyword] as unknown[]; // the step leads through it
  const kept = list.flatMap((item) => (item !== part ? [item] : isEmpty ? [] : [own]));
  const message = `${String(part["$ref"])} leads back to the schema that refers to it: what it says beyond its own properties is unknown.`;
  if (kept.length > 0) context.set(owner, keyword, kept, message);
  else context.remove(owner, keyword, message);
  return true;
}
