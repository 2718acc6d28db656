import type { Context, Quirk } from "../pipeline/2-repair/quirk.ts";
import {
  findReferenceCycle,
  withoutComposition,
  type Step,
} from "../pipeline/2-repair/reference-cycles.ts";
import { walk } from "../pipeline/openapi/walk.ts";
import { isObject, type JsonObject } from "../pipeline/values/json-object.ts";

/**
 * A schema is a part of itself: its `allOf` refers to a base whose `oneOf` lists the schema, or its choice refers
 * to the schema that contains the choice. JSON Schema leaves the meaning undefined (core, 9.4.1), and such types
 * do not compile. The reference is replaced with the target's own keywords; apart from these it adds nothing.
 * Seen: not on the pages measured so far.
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
        let circle = findReferenceCycle(document, value, done);
        while (circle && cut(circle, context)) circle = findReferenceCycle(document, value, done);
      });
    },
  },
};

function cut(circle: Step[], context: Context): boolean {
  const step = stepToCut(circle);
  if (!step) return false;
  const { owner, keyword, part } = step;
  const replacement = replacementOf(step, circle);
  const list = owner[keyword] as unknown[]; // the step leads through this list
  const kept = list.flatMap((item) => (item === part ? replacement : [item]));
  const repair =
    replacement.length > 0 ? "Replaced it with the target's own keywords" : "Removed it";
  const message = `The reference "${String(part["$ref"])}" leads back to the schema that contains it. ${repair}.`;
  if (kept.length > 0) context.set(owner, keyword, kept, message);
  else context.remove(owner, keyword, message);
  return true;
}

/** A reference in `allOf`, which only narrows the schema; otherwise one in a choice. */
function stepToCut(circle: Step[]): Step | undefined {
  const inLists = circle.filter(
    ({ keyword, part }) => keyword !== "$ref" && typeof part["$ref"] === "string",
  );
  return inLists.find(({ keyword }) => keyword === "allOf") ?? inLists[0];
}

function replacementOf(step: Step, circle: Step[]): JsonObject[] {
  const target = circle[(circle.indexOf(step) + 1) % circle.length]?.part;
  if (step.keyword !== "allOf" || !target || target === step.owner) return [];
  const own = withoutComposition(target);
  return Object.keys(own).length > 0 ? [own] : [];
}
