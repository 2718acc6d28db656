import type { Quirk } from "../pipeline/2-repair/quirk.ts";
import { kindBehind, sectionFor } from "../pipeline/openapi/component-sections.ts";
import { kindAt } from "../pipeline/openapi/places.ts";
import type { NodeKind } from "../pipeline/openapi/walk.ts";
import { canonicalJson } from "../pipeline/values/canonical-json.ts";
import { isObject, type JsonObject } from "../pipeline/values/json-object.ts";
import { lookUp } from "../pipeline/values/json-pointer.ts";
import { textOf } from "../pipeline/values/text-of.ts";

/**
 * The page has a reference where OpenAPI does not allow one, such as beside the responses of an operation. Tools follow
 * it all the same, or ignore everything beside it. OpenAPI 3.2 allows one to a media type. The reference is replaced
 * with a copy of a short target of the same kind. (In a security requirement, `$ref` is the name of a scheme.)
 * Seen: not on the pages measured so far.
 */
export const misplacedReferences: Quirk = {
  id: "misplaced-references",
  summary:
    "Copied the target of a reference to a place where OpenAPI does not allow one, or removed the reference.",
  restorable: true,
  visit: {
    reference(node, context) {
      const { value, container, key } = node;
      const kind = kindBehind(node);
      if (!isObject(value) || kind === "securityRequirement" || sectionFor(kind)) return;
      const target = targetOf(context.document, textOf(value["$ref"]), kind);
      const reference = canonicalJson(value["$ref"]).slice(0, 80);
      const message = `OpenAPI does not allow a reference here, so ${reference} was removed. An overlay can add what it means.`;
      const isAlone = Object.keys(value).length === 1;
      if (isAlone && target && container && key !== undefined) context.set(container, key, target);
      else context.remove(value, "$ref", message);
    },
  },
};

/** Many references to a long target would multiply the document. */
const MAX_LENGTH = 5000;

/** A reference to anything but a component of OpenAPI 3.1, which would have to be copied too. */
const OTHER_REFERENCE = /"\$ref":"(?!#\/components\/(?!mediaTypes\/)[^/"]+\/[^/"]+")/;

function targetOf(document: JsonObject, reference: string, kind: NodeKind): JsonObject | undefined {
  const isMediaType = kind === "mediaType" && reference.startsWith("#/components/mediaTypes/");
  const target = lookUp(document, reference);
  if (!isObject(target) || (!isMediaType && kindAt(reference) !== kind)) return undefined;
  const text = canonicalJson(target);
  const canCopy = text.length <= MAX_LENGTH && !OTHER_REFERENCE.test(text);
  // Only one of two operations can have an id.
  const { operationId: _, ...rest } = target;
  return canCopy ? structuredClone(kind === "operation" ? rest : target) : undefined;
}
