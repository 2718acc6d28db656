import type { Context, Quirk } from "../pipeline/2-repair/quirk.ts";
import { listAt, objectAt, isObject, type JsonObject } from "../pipeline/values/json-object.ts";
import { textOf } from "../pipeline/values/text-of.ts";

/**
 * The server URL contains `{region}`, but the variable is not defined or has no default. Its value is unknown; its
 * name is used as the value, which makes the gap visible.
 * Seen: not on the pages measured so far; linters reject it.
 */
export const serverVariables: Quirk = {
  id: "server-variables",
  summary: "Made the variables of a server match its URL, and their defaults match their values.",
  visit: {
    server({ value: server }, context) {
      if (!isObject(server) || typeof server["url"] !== "string") return;
      const names = [...server["url"].matchAll(/\{([^{}]+)\}/g)].map(([, name = ""]) => name);
      const variables = objectAt(server, "variables");
      removeUnused(variables, names, context);
      const open = names.filter((name) => typeof objectAt(variables, name)["default"] !== "string");
      if (open.length === 0) return;
      const added = open.map((name) => [name, withDefault(name, objectAt(variables, name))]);
      const message = `The server URL ${server["url"]} has variables without a default: ${open.join(", ")}. Pass the base URL to the client, or add the defaults with an overlay.`;
      context.set(server, "variables", { ...variables, ...Object.fromEntries(added) }, message);
    },
  },
};

function removeUnused(variables: JsonObject, names: string[], context: Context): void {
  for (const [name, variable] of Object.entries(variables)) {
    if (!names.includes(name)) context.remove(variables, name);
    else if (isObject(variable)) repairEnum(variable, context);
  }
}

/** The default must be one of the values, so it is added to them. An empty list allows any value. */
function repairEnum(variable: JsonObject, context: Context): void {
  const { default: chosen } = variable;
  const values = listAt(variable, "enum");
  if (Array.isArray(variable["enum"]) && values.length === 0) context.remove(variable, "enum");
  else if (values.length > 0 && typeof chosen === "string" && !values.includes(chosen))
    context.set(variable, "enum", [...values, chosen]);
}

function withDefault(name: string, variable: JsonObject): JsonObject {
  const [first] = listAt(variable, "enum");
  return { ...variable, default: textOf(variable["default"] ?? first ?? name) };
}
