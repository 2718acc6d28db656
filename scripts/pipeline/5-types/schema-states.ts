import { childSchemas, type ChildSchema } from "../openapi/child-schemas.ts";
import { isObject, type JsonObject } from "../values/json-object.ts";
import { decodeSegment } from "../values/json-pointer.ts";
import { textOf } from "../values/text-of.ts";

/** A schema that the document uses outside of the component schemas, and how it uses it. */
export interface SchemaUse<State> {
  schema: JsonObject;
  state: State;
}

/** Describes how the type of a schema depends on the way in which it is used. */
export interface View<State extends string> {
  /** The ways in which a schema can be used. The form for the first one that occurs keeps the name of the component. */
  states: readonly State[];
  /** The end of the name of every other form. */
  suffix(state: State): string;
  /** How the schema within a schema is used. */
  next(state: State, child: ChildSchema): State;
  /** Whether `apply` would change the schema itself. */
  isAffected(schema: JsonObject, state: State): boolean;
  /** Gives a schema the form for a state. */
  apply(schema: JsonObject, state: State): void;
}

/** Which schemas are used in which states. */
export interface SchemaStates<State> {
  /** The component schemas by name. */
  components: ReadonlyMap<string, JsonObject>;
  /** The component that a schema refers to. */
  targetOf(schema: JsonObject): JsonObject | undefined;
  /** Whether the view changes a schema or anything that it refers to. `undefined` if it is never used in that state. */
  isAffected(schema: JsonObject, state: State): boolean | undefined;
}

/** A schema in a state, found on the way through the document. */
interface Visit<State> {
  schema: JsonObject;
  state: State;
  isAffected: boolean;
  /** The visits of the schemas that contain this one or refer to it. */
  users: Visit<State>[];
}

type Visits<State> = Map<JsonObject, Map<State, Visit<State>>>;

/** Follows the uses of schemas through keywords and references. Visits each schema once per state. */
export function visitStates<State extends string>(
  schemas: JsonObject,
  uses: readonly SchemaUse<State>[],
  view: View<State>,
): SchemaStates<State> {
  const components = new Map(
    Object.entries(schemas).filter((entry): entry is [string, JsonObject] => isObject(entry[1])),
  );
  const targetOf = (schema: JsonObject) => {
    const match = COMPONENT.exec(textOf(schema["$ref"] ?? ""));
    return match?.[1] === undefined ? undefined : components.get(decodeSegment(match[1]));
  };
  const visits: Visits<State> = new Map();
  const pending = uses.flatMap((use) => addVisit(visits, use));
  for (let visit = pending.pop(); visit; visit = pending.pop()) {
    for (const use of usesWithin(visit, targetOf(visit.schema), view)) {
      pending.push(...addVisit(visits, use, visit));
    }
  }
  markAffected(visits, view);
  return {
    components,
    targetOf,
    isAffected: (schema, state) => visits.get(schema)?.get(state)?.isAffected,
  };
}

const COMPONENT = /^#\/components\/schemas\/([^/]+)$/;

/** Adds a visit with its user. Returns the visit if it is new. */
function addVisit<State>(
  visits: Visits<State>,
  { schema, state }: SchemaUse<State>,
  user?: Visit<State>,
): Visit<State>[] {
  const byState = visits.get(schema) ?? new Map<State, Visit<State>>();
  const known = byState.get(state);
  const users = user ? [user] : [];
  known?.users.push(...users);
  if (known) return [];
  const visit = { schema, state, isAffected: false, users };
  visits.set(schema, byState.set(state, visit));
  return [visit];
}

/** The schemas directly within a schema, or the one that it refers to. */
function usesWithin<State extends string>(
  { schema, state }: Visit<State>,
  target: JsonObject | undefined,
  view: View<State>,
): SchemaUse<State>[] {
  if (target) return [{ schema: target, state }];
  return childSchemas(schema).map((child) => ({
    schema: child.schema,
    state: view.next(state, child),
  }));
}

/** Marks the visits of the schemas that the view changes, and of all schemas that use these. */
function markAffected<State extends string>(visits: Visits<State>, view: View<State>): void {
  const all = [...visits.values()].flatMap((byState) => [...byState.values()]);
  const pending = all.filter(({ schema, state }) => view.isAffected(schema, state));
  for (let visit = pending.pop(); visit; visit = pending.pop()) {
    if (visit.isAffected) continue;
    visit.isAffected = true;
    for (const user of visit.users) pending.push(user);
  }
}
