import { isComponentPointer, sectionFor } from "../openapi/component-sections.ts";
import type { NodeKind } from "../openapi/walk.ts";
import { inheritOrigin } from "../report/origins.ts";
import { canonicalJson } from "../values/canonical-json.ts";
import { freeName } from "../values/free-name.ts";
import { isObject, objectAt, type JsonObject } from "../values/json-object.ts";
import { escapeSegment, toPointer } from "../values/json-pointer.ts";
import { partName, qualifiedPartName } from "./part-name.ts";
import type { Context } from "./quirk.ts";
import type { Target } from "./reference-target.ts";

/** A part of the document that becomes a component. */
interface Part {
  target: Target;
  section: string;
  name: string;
  /** Whether the walk reaches the part at its own place, where it stays. */
  isNode: boolean;
}

/** The parts by their values, because several references may lead to one part, and by `section/name`. */
export interface Parts {
  byValue: Map<unknown, Part>;
  byName: Map<string, Part>;
}

/** Chooses the component for a part, and returns the pointer to it. A part that is a component keeps its name. */
export function nameTarget(
  target: Target,
  kind: NodeKind,
  { document, parts, kinds }: { document: JsonObject; parts: Parts; kinds: Map<unknown, NodeKind> },
): string | undefined {
  const ownPointer = `#${toPointer(target.segments)}`;
  if (isComponentPointer(ownPointer)) return ownPointer;
  const section = sectionFor(kind);
  const actualKind = kinds.get(target.value);
  const fits = actualKind === undefined || actualKind === kind;
  if (section === undefined || !isObject(target.value) || !fits) return undefined;
  const known = parts.byValue.get(target.value);
  const name = known?.name ?? chooseName(target, section, { document, parts });
  const part = known ?? { target, section, name, isNode: actualKind !== undefined };
  parts.byValue.set(target.value, part);
  if (!parts.byName.has(`${section}/${name}`)) parts.byName.set(`${section}/${name}`, part);
  return pointerTo(section, name);
}

/** A reference to anything but a component. */
const RELATIVE_REFERENCE = /"\$(?:dynamicRef|ref)":"#(?!\/components\/[^/"]+\/[^/"]+")/;

function chooseName(
  { value, segments }: Target,
  section: string,
  { document, parts }: { document: JsonObject; parts: Parts },
): string {
  const entries = objectAt(document["components"], section);
  const text = canonicalJson(value);
  // Two parts with the same text still differ if their references lead to different places.
  const isRelative = RELATIVE_REFERENCE.test(text);
  const isTaken = (name: string) => {
    const other = Object.hasOwn(entries, name)
      ? entries[name]
      : parts.byName.get(`${section}/${name}`)?.target.value;
    return other !== undefined && (isRelative || canonicalJson(other) !== text);
  };
  const name = partName(document, segments);
  return isTaken(name) ? freeName(qualifiedPartName(document, segments), isTaken) : name;
}

/** Copies each part to its component. The copy has the references that are up to date by now. */
export function copyParts(parts: Parts, context: Context): void {
  for (const { target, section, name, isNode } of parts.byValue.values()) {
    const entries = sectionOf(section, context);
    if (!Object.hasOwn(entries, name)) {
      const copy: unknown = structuredClone(target.value);
      inheritOrigin(copy, target.container, target.key);
      context.set(entries, name, copy);
    }
    if (!isNode) context.set(target.container, target.key, { $ref: pointerTo(section, name) });
  }
}

function sectionOf(section: string, context: Context): JsonObject {
  const { document } = context;
  if (!isObject(document["components"])) context.set(document, "components", {});
  const components = document["components"] as JsonObject; // set above if it was not an object
  if (!isObject(components[section])) context.set(components, section, {});
  return components[section] as JsonObject; // likewise
}

function pointerTo(section: string, name: string): string {
  return `#/components/${section}/${escapeSegment(name)}`;
}
