import type { JsonObject } from "../values/json-object.ts";

type Collect<Fact> = (schema: JsonObject) => ReadonlySet<Fact>;

/**
 * Creates a function that collects facts from a schema and from all schemas that follow it, such as the parts of its
 * `allOf`. Each schema is read once, also if it follows many others.
 */
export function createCollector<Fact>(
  nextOf: (schema: JsonObject) => readonly JsonObject[],
  factsOf: (schema: JsonObject) => readonly Fact[],
): Collect<Fact> {
  const known = new Map<JsonObject, ReadonlySet<Fact>>();
  return (schema) => {
    const pending = [schema];
    // A schema that is open already closes a circle, so it is not opened again.
    const open = new Set<JsonObject>();
    for (let current = pending.at(-1); current; current = pending.at(-1)) {
      const next = known.has(current) ? [] : nextOf(current);
      const unknown = open.has(current) ? [] : next.filter((other) => !known.has(other));
      open.add(current);
      const closed = unknown.filter((other) => !open.has(other));
      if (closed.length > 0) {
        pending.push(...closed);
        continue;
      }
      pending.pop();
      if (!known.has(current))
        known.set(current, join(factsOf(current), next.map(known.get, known)));
    }
    return known.get(schema) ?? new Set();
  };
}

/** Joins facts with those of other schemas. A long chain of schemas without facts shares one set. */
function join<Fact>(
  facts: readonly Fact[],
  others: readonly (ReadonlySet<Fact> | undefined)[],
): ReadonlySet<Fact> {
  const sets = others.filter((set) => set !== undefined && set.size > 0);
  const [only] = sets;
  if (only && facts.length === 0 && sets.length === 1) return only;
  const joined = new Set(facts);
  for (const set of sets) for (const fact of set ?? []) joined.add(fact);
  return joined;
}
