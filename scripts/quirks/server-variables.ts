import type { Quirk } from "../pipeline/2-repair/quirk.ts";
import { objectAt, isObject } from "../pipeline/values/json-object.ts";

/**
 * The server's URL has `{region}`, but the variable is not defined, or without a default. Its value is unknown; the
 * name stands for it, so that the gap is seen.
 * Seen: none in the pages measured so far; linters refuse it.
 */
export const serverVariables: Quirk = {
  id: "server-variables",
  summary: "Added a default to a server variable, or removed a variable that the URL does not use.",
  visit: {
    server({ value: server }, context) {
      if (!isObject(server) || typeof server["url"] !== "string") return;
      const names = [...server["url"].matchAll(/\{([^{}]+)\}/g)].map(([, name = ""]) => name);
      const known = objectAt(server, "variables");
      for (const [name, variable] of Object.entries(known)) {
        if (!names.includes(name)) context.remove(known, name);
        else if (
          isObject(variable) &&
          Array.isArray(variable["enum"]) &&
          variable["enum"].length === 0
        )
          context.remove(variable, "enum");
      }
      const open = names.filter(
        (name) => !isObject(known[name]) || typeof known[name]["default"] !== "string",
      );
      if (open.length === 0) return;
      const added = open.map((name) => {
        const variable = isObject(known[name]) ? known[name] : {};
        const values: unknown = variable["enum"];
        const first: unknown = Array.isArray(values) ? values[0] : undefined;
        const value = variable["default"] ?? first ?? name;
        return [name, { ...variable, default: String(value) }] as const;
      });
      const message = `The page gives no value for ${open.join(", ")} in ${server["url"]}: a client has to be given its base URL.`;
      context.set(server, "variables", { ...known, ...Object.fromEntries(added) }, message);
    },
  },
};
