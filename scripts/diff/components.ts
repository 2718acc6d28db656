import { canonicalJson } from "../pipeline/values/canonical-json.ts";
import { compareSecuritySchemes } from "./access.ts";
import { type Comparison, inside, type Place, record } from "./comparison.ts";
import { child, children, type Document, type Node } from "./document.ts";
import { compareSchemas } from "./schemas.ts";

/** The kinds of component that the generated types export by name. */
const SECTIONS = ["schemas", "responses", "parameters", "requestBodies", "headers"];

/** After the operations: by then it is known which components are in use, and by which names. */
export function compareComponents(comparison: Comparison): void {
  const place: Place = {
    scope: comparison.rest,
    location: "",
    pointer: "/components",
    direction: "both",
  };
  for (const section of SECTIONS) compareNames(comparison, section, place);
  compareUnused(comparison, place);
  compareSecuritySchemes(comparison, place);
}

function compareNames(comparison: Comparison, section: string, place: Place): void {
  const before = componentsOf(comparison.base, section);
  const after = componentsOf(comparison.revision, section);
  const added = new Map([...after].filter(([name]) => !before.has(name)));
  for (const [name, old] of before) {
    if (after.has(name)) continue;
    const newName = newNameOf(comparison, name, old, added);
    const now = newName === undefined ? undefined : added.get(newName);
    const at = inside(place, locationOf(section, name), now?.pointer ?? `/components/${section}`);
    if (newName === undefined) {
      record(at, "component-removed", { message: "is gone; its exported type goes with it" });
    } else {
      const message = `is named ${newName} now; so is its exported type`;
      record(at, "component-renamed", { message, before: name, after: newName });
      added.delete(newName);
    }
  }
  for (const [name, now] of added) {
    record(inside(place, locationOf(section, name), now.pointer), "component-added", {
      message: "is new",
    });
  }
}

function componentsOf(document: Document, section: string): Map<string, Node> {
  return new Map(children(child({ value: document, pointer: "" }, "components", section)));
}

/** Where it met another name in use, or else where the same content has another name. */
function newNameOf(
  comparison: Comparison,
  name: string,
  old: Node,
  added: Map<string, Node>,
): string | undefined {
  const met = comparison.renames.get(name);
  if (met !== undefined && added.has(met)) return met;
  const content = canonicalJson(old.value);
  return [...added].find(([, node]) => canonicalJson(node.value) === content)?.[0];
}

function locationOf(section: string, name: string): string {
  return section === "schemas" ? name : `${section}.${name}`;
}

/** Their types are exported, though no call leads to them. */
function compareUnused(comparison: Comparison, place: Place): void {
  const used = new Set([...comparison.components.keys()].map((key) => namesIn(key)));
  const after = componentsOf(comparison.revision, "schemas");
  for (const [name, old] of componentsOf(comparison.base, "schemas")) {
    const now = after.get(name);
    if (!now || used.has(name)) continue;
    compareSchemas(comparison, old, now, inside(place, name, now.pointer));
  }
}

function namesIn(key: string): unknown {
  return (JSON.parse(key) as unknown[])[1]; // the keys are written in `useComponents`
}
