import { walk } from "../openapi/walk.ts";
import { isObject, type JsonObject } from "../values/json-object.ts";
import { decodeSegment } from "../values/json-pointer.ts";
import type { Context } from "./quirk.ts";

/** Lets every reference to a renamed component follow; `renamed` maps `schemas/Old name` to `schemas/Old_name`. */
export function renameReferences(
  document: JsonObject,
  renamed: ReadonlyMap<string, string>,
  context: Context,
): void {
  walk(document, ({ value }) => {
    if (!isObject(value)) return;
    redirect(value, "$ref", renamed, context);
    for (const key of Object.keys(value)) {
      if (key.startsWith("x-")) followWithin(value[key], renamed, context);
    }
    const mapping = isObject(value["discriminator"])
      ? value["discriminator"]["mapping"]
      : undefined;
    for (const tag of isObject(mapping) ? Object.keys(mapping) : [])
      redirect(mapping as JsonObject, tag, renamed, context); // it has the key, so it is an object
  });
}

/** Extensions refer to components too. */
function followWithin(
  value: unknown,
  renamed: ReadonlyMap<string, string>,
  context: Context,
): void {
  if (typeof value !== "object" || value === null) return;
  if (isObject(value)) redirect(value, "$ref", renamed, context);
  for (const child of Object.values(value)) followWithin(child, renamed, context);
}

function redirect(
  holder: JsonObject,
  key: string,
  renamed: ReadonlyMap<string, string>,
  context: Context,
): void {
  const reference = holder[key];
  if (typeof reference !== "string") return;
  const [, section = "", name = "", rest = ""] =
    /^#\/components\/([^/]+)\/([^/]+)(.*)$/.exec(reference) ?? [];
  const target = renamed.get(`${section}/${decodeSegment(name)}`);
  if (target) context.set(holder, key, `#/components/${target}${rest}`);
}
