import { childSchemas } from "../openapi/child-schemas.ts";
import { freeName } from "../values/free-name.ts";
import { objectAt, type JsonObject } from "../values/json-object.ts";
import { escapeSegment } from "../values/json-pointer.ts";
import { visitStates, type SchemaStates, type SchemaUse, type View } from "./schema-states.ts";

type Names<State> = ReadonlyMap<JsonObject, ReadonlyMap<State, string>>;

/**
 * Gives every schema the form for the way in which it is used. A component that needs several forms becomes several
 * components. Each schema is visited once per state.
 */
export function applyView<State extends string>(
  document: JsonObject,
  uses: readonly SchemaUse<State>[],
  view: View<State>,
): void {
  const schemas = objectAt(document["components"], "schemas");
  const visited = visitStates(schemas, uses, view);
  const names = new Map<JsonObject, Map<State, string>>();
  const forms = [...uses];
  for (const [name, component] of visited.components) {
    const { byState, copies } = nameForms(name, component, { schemas, visited, view });
    names.set(component, byState);
    forms.push(...copies);
  }
  for (const { schema, state } of forms) rewrite(schema, state, { visited, names, view });
}

interface Splitting<State extends string> {
  schemas: JsonObject;
  visited: SchemaStates<State>;
  view: View<State>;
}

/** Names the forms of a component, and adds a copy to the components for every form but the first. */
function nameForms<State extends string>(
  name: string,
  component: JsonObject,
  { schemas, visited, view }: Splitting<State>,
): { byState: Map<State, string>; copies: SchemaUse<State>[] } {
  const byForm = new Map<State | "unchanged", string>();
  const byState = new Map<State, string>();
  const copies: SchemaUse<State>[] = [];
  for (const state of view.states) {
    const isAffected = visited.isAffected(component, state);
    if (isAffected === undefined) continue;
    const form = isAffected ? state : "unchanged";
    if (byForm.size === 0) {
      byForm.set(form, name);
      copies.push({ schema: component, state });
    } else if (!byForm.has(form)) {
      const copy = freeName(name + view.suffix(state), (other) => Object.hasOwn(schemas, other));
      const schema = structuredClone(component);
      schemas[copy] = schema;
      byForm.set(form, copy);
      copies.push({ schema, state });
    }
    byState.set(state, byForm.get(form) ?? name);
  }
  return { byState, copies };
}

interface Rewriting<State extends string> {
  visited: SchemaStates<State>;
  names: Names<State>;
  view: View<State>;
}

function rewrite<State extends string>(
  schema: JsonObject,
  state: State,
  context: Rewriting<State>,
): void {
  const { visited, names, view } = context;
  const target = visited.targetOf(schema);
  if (target) {
    const name = names.get(target)?.get(state);
    if (name !== undefined) schema["$ref"] = `#/components/schemas/${escapeSegment(name)}`;
    return;
  }
  view.apply(schema, state);
  for (const child of childSchemas(schema)) {
    rewrite(child.schema, view.next(state, child), context);
  }
}
