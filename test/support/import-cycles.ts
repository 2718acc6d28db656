/** The files that each file imports. */
export type ImportGraph = ReadonlyMap<string, readonly string[]>;

/** Finds groups of files that import each other, directly or through other files. */
export function findCycles(graph: ImportGraph): string[][] {
  const reachable = new Map([...graph.keys()].map((file) => [file, reachableFrom(file, graph)]));
  const isMutual = (a: string, b: string) => reachable.get(a)?.has(b) && reachable.get(b)?.has(a);
  const files = [...graph.keys()].sort();
  const cycles = files.map((file) => files.filter((other) => isMutual(file, other)));
  const distinct = new Map(
    cycles.filter((cycle) => cycle.length > 1).map((cycle) => [cycle.join(), cycle]),
  );
  return [...distinct.values()];
}

function reachableFrom(start: string, graph: ImportGraph): Set<string> {
  const seen = new Set<string>();
  const open = [...(graph.get(start) ?? [])];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    open.push(...(graph.get(file) ?? []));
  }
  return seen;
}
