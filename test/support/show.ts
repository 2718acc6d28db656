import { inspect } from "node:util";

/** Everything that a log could print of a value, its hidden fields and causes included. */
export const show = (value: unknown): string =>
  [
    inspect(value, { depth: 20, showHidden: true, getters: true }),
    JSON.stringify(value),
    String(value),
    value instanceof Error ? `${value.stack} ${inspect(value.cause, { depth: 20 })}` : "",
    value instanceof Error && "headers" in value ? inspect([...(value.headers as Headers)]) : "", // headers of an error are Headers
  ].join("\n");
