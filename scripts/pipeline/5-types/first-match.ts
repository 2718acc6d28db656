import type { JsonObject } from "../values/json-object.ts";

/**
 * Creates a search for the nearest schema that passes a test, among a schema and those that follow it. It remembers each
 * result, so that many searches along one chain of schemas take little longer than one.
 */
export function createFirstMatch(
  nextOf: (schema: JsonObject) => readonly JsonObject[],
  test: (schema: JsonObject) => boolean,
): (start: JsonObject) => JsonObject | undefined {
  const known = new Map<JsonObject, JsonObject | undefined>();
  return (start) => {
    const cameFrom = new Map<JsonObject, JsonObject | undefined>([[start, undefined]]);
    // The map grows while the loop runs.
    for (const current of cameFrom.keys()) {
      const match = test(current) ? current : known.get(current);
      if (match) {
        for (let at: JsonObject | undefined = current; at; at = cameFrom.get(at))
          known.set(at, match);
        return match;
      }
      const next = known.has(current) ? [] : nextOf(current);
      for (const schema of next) if (!cameFrom.has(schema)) cameFrom.set(schema, current);
    }
    for (const visited of cameFrom.keys()) known.set(visited, undefined);
    return undefined;
  };
}
