import { structureOf } from "../pipeline/openapi/ignoring-annotations.ts";
import type { JsonObject } from "../pipeline/values/json-object.ts";
import { type Comparison, type Place, placeInside, recordChange } from "./comparison.ts";
import { child, children, type PlacedNode, rootOf } from "./placed-node.ts";
import { compareSchemas } from "./schemas.ts";
import { compareSecuritySchemes } from "./security-schemes.ts";
import { compareSharedParts } from "./shared-parts.ts";

/** The sections of `components` that the generated types export by name. */
const SECTIONS = ["schemas", "responses", "parameters", "requestBodies", "headers", "pathItems"];

/** Runs after the operations, which find out the components in use and their new names. */
export function compareComponents(comparison: Comparison): void {
  const place: Place = {
    group: comparison.unused,
    location: "",
    pointer: "/components",
    basePointer: "/components",
    direction: "both",
  };
  for (const section of SECTIONS) compareNames(comparison, section, place);
  compareSharedParts(comparison);
  compareUnusedSchemas(comparison, place);
  compareSecuritySchemes(comparison, place);
}

function compareNames(comparison: Comparison, section: string, place: Place): void {
  const before = componentsOf(comparison.base, section);
  const after = componentsOf(comparison.revision, section);
  const removed = [...before].filter(([name]) => !after.has(name));
  const added = new Map([...after].filter(([name]) => !before.has(name)));
  for (const [name, component] of removed) {
    const location = locationOf(section, name);
    const newName = newNameOf(name, component, { added, renames: comparison.renames });
    if (newName === undefined) {
      const message = "was removed together with its exported type";
      const sectionPlace = placeInside(place, location, {
        before: component,
        after: child(rootOf(comparison.revision), "components", section),
      });
      recordChange(sectionPlace, "component-removed", { message });
    } else {
      const message = `was renamed to ${newName} together with its exported type`;
      const newPlace = placeInside(place, location, {
        before: component,
        after: added.get(newName),
      });
      recordChange(newPlace, "component-renamed", { message, before: name, after: newName });
      added.delete(newName);
    }
  }
  for (const [name, component] of added) {
    const newPlace = placeInside(place, locationOf(section, name), { after: component });
    recordChange(newPlace, "component-added", { message: "was added" });
  }
}

function componentsOf(document: JsonObject, section: string): Map<string, PlacedNode> {
  return new Map(children(child(rootOf(document), "components", section)));
}

interface NewNames {
  added: Map<string, PlacedNode>;
  renames: Map<string, string>;
}

/** The name that the revision uses in the same places, otherwise that of a component with the same structure. */
function newNameOf(
  name: string,
  component: PlacedNode,
  { added, renames }: NewNames,
): string | undefined {
  const usedInstead = renames.get(name);
  if (usedInstead !== undefined && added.has(usedInstead)) return usedInstead;
  const structure = structureOf(component.value);
  return [...added].find(([, node]) => structureOf(node.value) === structure)?.[0];
}

function locationOf(section: string, name: string): string {
  return section === "schemas" ? name : `${section}.${name}`;
}

/** Schemas that no operation uses are exported too. */
function compareUnusedSchemas(comparison: Comparison, place: Place): void {
  // A copy: comparing a schema adds the components that it uses, and those are compared here as well.
  const used = new Set(comparison.comparedNames);
  const newSchemas = componentsOf(comparison.revision, "schemas");
  for (const [name, before] of componentsOf(comparison.base, "schemas")) {
    const after = newSchemas.get(name);
    if (!after || used.has(name)) continue;
    compareSchemas(comparison, { before, after }, placeInside(place, name, { before, after }));
  }
}
