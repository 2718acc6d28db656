/** The names that each name refers to. */
export type NameGraph = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * The names that refer to themselves, directly or through others. Kosaraju's algorithm follows each reference twice. It
 * uses loops, because recursion could overflow the stack on a hostile page.
 */
export function namesInCycles(graph: NameGraph): Set<string> {
  const reversed = reverse(graph);
  const visited = new Set<string>();
  const found = new Set<string>();
  for (const name of finishingOrder(graph).reverse()) {
    const group = collectReachable(name, reversed, visited);
    const isCycle = group.length > 1 || graph.get(name)?.has(name);
    if (isCycle) for (const member of group) found.add(member);
  }
  return found;
}

function reverse(graph: NameGraph): NameGraph {
  const reversed = new Map([...graph.keys()].map((name) => [name, new Set<string>()]));
  for (const [name, targets] of graph) {
    for (const target of targets) reversed.get(target)?.add(name);
  }
  return reversed;
}

/** The names in the order in which a depth-first search leaves them. */
function finishingOrder(graph: NameGraph): string[] {
  const order: string[] = [];
  const visited = new Set<string>();
  for (const start of graph.keys()) {
    const path = enter(start, graph, visited);
    for (let step = path.at(-1); step; step = path.at(-1)) {
      const next = step.rest.pop();
      if (next !== undefined) {
        path.push(...enter(next, graph, visited));
        continue;
      }
      order.push(step.name);
      path.pop();
    }
  }
  return order;
}

/** A name on the path of the search, with the targets that are left. */
interface Step {
  name: string;
  rest: string[];
}

function enter(name: string, graph: NameGraph, visited: Set<string>): Step[] {
  const targets = graph.get(name);
  if (!targets || visited.has(name)) return [];
  visited.add(name);
  return [{ name, rest: [...targets] }];
}

/** The names that a name reaches without those that were visited before. */
function collectReachable(start: string, graph: NameGraph, visited: Set<string>): string[] {
  const group: string[] = [];
  const pending = [start];
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    if (visited.has(name)) continue;
    visited.add(name);
    group.push(name);
    pending.push(...(graph.get(name) ?? []));
  }
  return group;
}
