import type TypeScript from "typescript";
import { loadTypeScript } from "../../scripts/pipeline/5-types/load-tools.ts";
import { positionOfType } from "../../scripts/pipeline/5-types/position-of-type.ts";
import { positionOf } from "../../scripts/pipeline/report/origins.ts";
import { isObject, objectAt, type JsonObject } from "../../scripts/pipeline/values/json-object.ts";
import { toPlace, type Place } from "./place.ts";

/** The place on a page for each line of the types that declares a component, a property, a path or an operation. */
export function findTypePlaces(types: string, document: JsonObject): (Place | undefined)[] {
  const ts = loadTypeScript();
  const file = ts.createSourceFile("types.d.ts", types, ts.ScriptTarget.ES2022);
  const places: (Place | undefined)[] = [];
  const visit = (node: TypeScript.Node, names: readonly string[]): void => {
    const name = nameOf(ts, node);
    const inner = name === undefined ? names : [...names, name];
    if (name !== undefined) {
      const { line } = file.getLineAndCharacterOfPosition(node.getStart(file));
      places[line + 1] ??= toPlace(positionOfNames(document, inner));
    }
    ts.forEachChild(node, (child) => visit(child, inner));
  };
  visit(file, []);
  return places;
}

function nameOf(ts: typeof TypeScript, node: TypeScript.Node): string | undefined {
  const isNamed =
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isPropertySignature(node);
  return isNamed && "text" in node.name ? node.name.text : undefined;
}

/** Follows the names of nested properties, and falls back to the component or operation that has them. */
function positionOfNames(document: JsonObject, names: readonly string[]) {
  const [root, section = "", name = "", ...rest] = names;
  const part = root === "components" ? objectAt(document, "components") : undefined;
  const found = part && followNames(objectAt(objectAt(part, section), name), rest);
  return found ?? positionOfType(document, names);
}

function followNames(schema: JsonObject, names: readonly string[]) {
  let current = schema;
  for (const [index, name] of names.entries()) {
    const holder = holderOf(current, name);
    if (!holder) return undefined;
    if (index === names.length - 1) return positionOf(holder, name);
    current = objectAt(holder, name);
  }
  return undefined;
}

/** The `properties` that have a name: of the schema, of its items, or of a branch of it. */
function holderOf(schema: JsonObject, name: string): JsonObject | undefined {
  const properties = objectAt(schema, "properties");
  if (Object.hasOwn(properties, name)) return properties;
  const branches = ["allOf", "anyOf", "oneOf"].flatMap((key) => schema[key] ?? []);
  const parts = [schema["items"], schema["additionalProperties"], ...branches].filter(isObject);
  for (const part of parts) {
    const holder = holderOf(part, name);
    if (holder) return holder;
  }
  return undefined;
}
