import { isPlaceholder } from "../openapi/placeholder-uuid.ts";
import { pointerOf, positionOf } from "../report/origins.ts";
import { problemOf, type Problem } from "../report/problems.ts";
import { isObject, type JsonObject } from "../values/json-object.ts";

/**
 * References that leave the document. Other tools would follow them to the disk or the network, wherever they stand,
 * so they are refused before any other tool sees the document; a discriminator's mapping holds references too. A
 * placeholder is no reference; quirks deal with it.
 */
export function findForeignReferences(value: unknown): Problem[] {
  const found: Problem[] = [];
  collect(value, found);
  return found;
}

function collect(value: unknown, found: Problem[]): void {
  if (typeof value !== "object" || value === null) return;
  for (const [key, child] of Object.entries(value)) {
    if (key === "$ref" && typeof child === "string") {
      if (!child.startsWith("#/") && !isPlaceholder(child))
        found.push(problemAt(value, key, child));
    } else if (key === "discriminator" && isObject(child) && isObject(child["mapping"])) {
      collectTargets(child["mapping"], found);
    }
    collect(child, found);
  }
}

function collectTargets(mapping: JsonObject, found: Problem[]): void {
  for (const [tag, target] of Object.entries(mapping)) {
    if (typeof target === "string" && isForeignTarget(target))
      found.push(problemAt(mapping, tag, target));
  }
}

/** A name of a component is no reference; what has a slash is one, for those who read it. */
function isForeignTarget(target: string): boolean {
  return target.includes("/") && !target.startsWith("#/");
}

function problemAt(container: object, key: string, target: string): Problem {
  const message = `The reference "${target}" leaves the document. Only references that begin with "#/" are followed.`;
  const place = { at: positionOf(container, key), pointer: pointerOf(container, key) };
  return problemOf("foreign-reference", message, place);
}
