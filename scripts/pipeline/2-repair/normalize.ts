import type { PageContext } from "../1-extract/page-document.ts";
import { walk, type NodeKind, type Node } from "../openapi/walk.ts";
import { compareChanges, type Change } from "../report/change.ts";
import { DocumentError, type Problem } from "../report/problems.ts";
import type { JsonObject } from "../values/json-object.ts";
import { createQuirkContext, type RepairLog } from "./quirk-context.ts";
import type { Quirk, Visit } from "./quirk.ts";

export interface Normalized {
  changes: Change[];
  problems: Problem[];
}

/** One quirk's repair can make room for another's; a few rounds settle every document that was ever seen. */
const MAX_ROUNDS = 30;

const STAGES: readonly Quirk["after"][] = [undefined, "repairs", "misfits", "merging"];

/** The quirks of each stage that has any. */
function stagesOf(quirks: readonly Quirk[]): Quirk[][] {
  return STAGES.map((stage) => quirks.filter(({ after }) => after === stage)).filter(
    (stage) => stage.length > 0,
  );
}

/** Repairs a document in place, until no quirk finds anything more; so the order of the quirks carries no meaning. */
export function normalize(
  document: JsonObject,
  quirks: readonly Quirk[],
  pageContext: PageContext,
): Normalized {
  const changes: Change[] = [];
  const warnings: Problem[] = [];
  const stages = stagesOf(quirks);
  let reports: Problem[] = [];
  let settled = 0;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const stage = stages[settled];
    if (!stage)
      return { changes: changes.sort(compareChanges), problems: [...warnings, ...reports] };
    const before = changes.length;
    // What the stages before it say of the document is known: it is as they left it.
    const found = runRound(document, stage, pageContext, changes, warnings);
    const isSettled = changes.length === before;
    reports = isSettled ? [...reports, ...found] : [];
    settled = isSettled ? settled + 1 : 0;
  }
  const rule = changes.at(-1)?.rule ?? "";
  const message = `The document is not settled after ${MAX_ROUNDS} rounds of repairs, the last by "${rule}": it is nested too deeply, or two rules undo each other.`;
  throw new DocumentError("unsettled-repairs", message, { page: pageContext.page, offset: 0 });
}

function runRound(
  document: JsonObject,
  quirks: readonly Quirk[],
  pageContext: PageContext,
  changes: Change[],
  warnings: Problem[],
): Problem[] {
  const ledger: RepairLog = { changes, warnings, reports: [] };
  const visits = new Map<NodeKind, ((node: Node) => void)[]>();
  for (const { id, visit } of quirks) {
    const context = createQuirkContext(id, document, pageContext, ledger);
    for (const [kind, handle] of Object.entries(visit) as [NodeKind, Visit][]) {
      const known = visits.get(kind) ?? [];
      visits.set(kind, known);
      known.push((node) => handle(node, context));
    }
  }
  walk(document, (node) => {
    for (const visit of visits.get(node.kind) ?? []) {
      // An earlier quirk may have replaced the node, or taken it away.
      const current = currentNode(node);
      if (current) visit(current);
    }
  });
  return ledger.reports;
}

/** What stands at the node's place by now; nothing, when it is no longer a node of this kind. */
function currentNode(node: Node): Node | undefined {
  if (!node.container) return node;
  const key = node.key ?? "";
  if (!Object.hasOwn(node.container, key)) return undefined;
  const value: unknown = Reflect.get(node.container, key);
  const isGone = node.kind === "reference" && !Object.hasOwn(Object(value), "$ref");
  if (isGone) return undefined;
  return value === node.value ? node : { ...node, value };
}
