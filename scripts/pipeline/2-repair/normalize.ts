import type { PageContext } from "../1-extract/page-document.ts";
import { walk, type Node, type NodeKind } from "../openapi/walk.ts";
import { compareChanges, type Change } from "../report/change.ts";
import { DocumentError, type Problem } from "../report/problems.ts";
import { groupBy } from "../values/group-by.ts";
import { isObject, type JsonObject } from "../values/json-object.ts";
import { createQuirkContext, type RepairLog, type RepairTarget } from "./quirk-context.ts";
import type { Quirk, Visit } from "./quirk.ts";

export interface Normalized {
  changes: Change[];
  problems: Problem[];
}

/** One repair can make another one necessary. Every known document needs only a few rounds. */
const MAX_ROUNDS = 30;

const STAGES: readonly Quirk["after"][] = [undefined, "repairs", "misfits", "merging"];

function stagesOf(quirks: readonly Quirk[]): Quirk[][] {
  const stages = STAGES.map((stage) => quirks.filter(({ after }) => after === stage));
  return stages.filter((stage) => stage.length > 0);
}

/**
 * Repairs a document in place. Each stage runs until its quirks find nothing more to change, so the order of the quirks
 * within a stage does not matter. After a change, the earlier stages run again.
 */
export function normalize(
  document: JsonObject,
  quirks: readonly Quirk[],
  pageContext: PageContext,
): Normalized {
  const log: RepairLog = { changes: [], warnings: [], reports: [] };
  const stages = stagesOf(quirks).map((stage) => visitorsOf(stage, { document, pageContext }, log));
  let reports: Problem[] = [];
  let settledStages = 0;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const visitors = stages[settledStages];
    if (!visitors) {
      return { changes: log.changes.sort(compareChanges), problems: [...log.warnings, ...reports] };
    }
    const countBefore = log.changes.length;
    log.reports = [];
    runRound(document, visitors);
    const isSettled = log.changes.length === countBefore;
    // The reports of settled stages are final, unless a later stage changes the document.
    reports = isSettled ? [...reports, ...log.reports] : [];
    settledStages = isSettled ? settledStages + 1 : 0;
  }
  throw unsettledError(log.changes, pageContext);
}

function unsettledError(changes: Change[], { page }: PageContext): DocumentError {
  const lastRule = changes.at(-1)?.rule ?? "";
  const message = `The repairs still change the document after ${MAX_ROUNDS} rounds; the last change was by "${lastRule}". The document is nested too deeply, or two quirks undo each other's changes.`;
  return new DocumentError("unsettled-repairs", message, { page, offset: 0 });
}

type Visitors = ReadonlyMap<NodeKind, readonly { run: (node: Node) => void }[]>;

function visitorsOf(quirks: readonly Quirk[], target: RepairTarget, log: RepairLog): Visitors {
  const visitors = quirks.flatMap(({ id, visit }) => {
    const context = createQuirkContext(id, target, log);
    const entries = Object.entries(visit) as [NodeKind, Visit][]; // a record has exactly these keys
    return entries.map(([kind, handle]) => ({
      kind,
      run: (node: Node) => handle(node, context),
    }));
  });
  return groupBy(visitors, ({ kind }) => kind);
}

function runRound(document: JsonObject, visitors: Visitors): void {
  walk(document, (node) => {
    for (const { run } of visitors.get(node.kind) ?? []) {
      const current = currentNode(node);
      if (current) run(current);
    }
  });
}

/**
 * The node with its present value, which an earlier quirk may have replaced. Returns `undefined` if the node was removed
 * or is no longer a reference.
 */
function currentNode(node: Node): Node | undefined {
  if (!node.container) return node;
  const key = node.key ?? "";
  if (!Object.hasOwn(node.container, key)) return undefined;
  const value: unknown = Reflect.get(node.container, key);
  const isReference = isObject(value) && Object.hasOwn(value, "$ref");
  if (node.kind === "reference" && !isReference) return undefined;
  return value === node.value ? node : { ...node, value };
}
