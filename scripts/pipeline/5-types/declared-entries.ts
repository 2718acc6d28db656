import { isObject, listAt, objectAt, type JsonObject } from "../values/json-object.ts";
import { lookUp } from "../values/json-pointer.ts";
import { findSchema, type Entry, type Find, type Inside } from "./schema-entries.ts";

/** Finds the entries of the members of `paths`, `operations`, `components`, or `webhooks`. */
export function findDeclared(document: JsonObject, interfaceName: string): Find {
  if (interfaceName === "operations") return findOperation(document);
  if (interfaceName !== "components") return members(document[interfaceName], pathItem);
  const components = objectAt(document, "components");
  const resolve = (value: unknown) => resolved(document, value);
  const findSchemas: Find = (schema) => findSchema(document, schema);
  const find = members(components, (section, name) => {
    if (name === "schemas") return { find: findSchemas };
    if (name === "parameters" || name === "headers") return { find: members(section, withSchema) };
    if (name === "responses") return { find: members(section, (value) => content(value, resolve)) };
    return { find: members(section, (value) => content(value, resolve)) };
  });
  // A document without components can have the items of a stream, which have a name in the types.
  const noSchemas = { container: document, key: "components", inside: { find: findSchemas } };
  return (name) => find(name) ?? (name === "schemas" ? noSchemas : undefined);
}

function findOperation(document: JsonObject): Find {
  const byId = new Map<unknown, Entry>();
  const resolve = (value: unknown) => resolved(document, value);
  const sections = [objectAt(document, "paths"), objectAt(document, "webhooks")];
  for (const item of sections.flatMap((section) => Object.values(section))) {
    for (const [key, operation] of Object.entries(isObject(item) ? item : {})) {
      const id = isObject(operation) ? operation["operationId"] : undefined;
      if (id === undefined || !isObject(item)) continue;
      const find = operationMembers(item, operation, resolve);
      byId.set(id, { container: item, key, inside: { find } });
    }
  }
  return (name) => byId.get(name);
}

type Resolve = (value: unknown) => unknown;

function resolved(document: JsonObject, value: unknown): unknown {
  const reference = isObject(value) ? value["$ref"] : undefined;
  return typeof reference === "string" ? lookUp(document, reference) : value;
}

function operationMembers(item: JsonObject, operation: unknown, resolve: Resolve): Find {
  return (name) => {
    if (name === "parameters") return parameterGroups(item, operation, resolve);
    return members(operation, (value) =>
      name === "requestBody"
        ? content(value, resolve)
        : { find: members(value, (response) => content(response, resolve)) },
    )(name);
  };
}

/** The parameters of an operation, and those of its path, by where they are sent. */
function parameterGroups(
  item: JsonObject,
  operation: unknown,
  resolve: Resolve,
): Entry | undefined {
  const lists = [listAt(operation, "parameters"), listAt(item, "parameters")];
  const find = (place: string) => (name: string) => {
    for (const list of lists) {
      const key = list.findIndex((value) => isParameter(resolve(value), place, name));
      if (key !== -1) return { container: list, key, inside: withSchema(list[key]) };
    }
    return undefined;
  };
  const holder = lists[0]?.length ? operation : item;
  const entry = members(holder)("parameters");
  return (
    entry && {
      ...entry,
      inside: { find: (place) => ({ ...entry, inside: { find: find(place) } }) },
    }
  );
}

function isParameter(value: unknown, place: string, name: string): boolean {
  return isObject(value) && value["in"] === place && value["name"] === name;
}

function pathItem(item: unknown): Inside {
  return { find: members(item) };
}

/** A request body or a response. The types of a reference have nothing inside. */
function content(value: unknown, resolve: Resolve): Inside {
  return {
    find: members(value, (part, name) => {
      if (name === "headers")
        return { find: members(part, (header) => withSchema(resolve(header))) };
      return { find: members(part, withSchema) };
    }),
  };
}

function withSchema(holder: unknown): Inside {
  return { schema: isObject(holder) ? holder["schema"] : undefined };
}

function members(container: unknown, inside?: (value: unknown, name: string) => Inside): Find {
  return (name) => {
    if (!isObject(container) || !Object.hasOwn(container, name)) return undefined;
    return { container, key: name, inside: inside?.(container[name], name) };
  };
}
