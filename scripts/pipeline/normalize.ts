import { canonical } from "./canonical.ts";

import { contextFor, type Ledger } from "./ledger.ts";
import type { Key } from "./origins.ts";
import type { Page, Position } from "./page.ts";
import { compareText, DocumentError, type Problem, type Severity } from "./problems.ts";
import { walk, type JsonObject, type Kind, type Node } from "./walk.ts";

/** What stands around a document on its page, apart from the document. */
export interface Surroundings {
  page: Page;
  /** `GET https://host/path`, as the page's title says it. */
  requestLine?: { method: string; url: string };
}

/** One change that the pipeline made. Absent values stand for an absent key. */
export interface Change {
  rule: string;
  at: Position | undefined;
  pointer: string;
  before: unknown;
  after: unknown;
}

/** What a quirk works with: every edit is a row of the report. */
export interface Context {
  document: JsonObject;
  surroundings: Surroundings;
  /** `warning` says what the change could not save. */
  set(container: object, key: Key, value: unknown, warning?: string): void;
  remove(container: object, key: Key, warning?: string): void;
  /** Gives an entry another key; it keeps its place on the page. */
  rename(container: object, key: string, name: string, warning?: string): void;
  /** Takes items out of a list, and the list when none is left. For the owner of the list: a row an item. */
  removeItems(container: object, key: Key, isSurplus: IsSurplus, warning?: string): void;
  report(severity: Severity, container: object, key: Key, message: string): void;
}

/** Something that documentation generators get wrong, and its repair. */
export interface Quirk {
  /** The name of its file. */
  id: string;
  summary: string;
  /**
   * When it runs: once the page's other repairs are done, for what they leave over; once no key is a misfit, to rebuild
   * what then stands there; or once the pages are merged, for what no page can tell alone. Absent: at once.
   */
  after?: "repairs" | "misfits" | "merging";
  visit: Partial<Record<Kind, Visit>>;
}

type IsSurplus = (item: unknown) => boolean;

export type Visit = (node: Node, context: Context) => void;

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
  surroundings: Surroundings,
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
    const found = runRound(document, stage, surroundings, changes, warnings);
    const isSettled = changes.length === before;
    reports = isSettled ? [...reports, ...found] : [];
    settled = isSettled ? settled + 1 : 0;
  }
  const rule = changes.at(-1)?.rule ?? "normalize";
  const message = `The document is not settled after ${MAX_ROUNDS} rounds of repairs: it is nested too deeply, or two rules undo each other.`;
  throw new DocumentError({ rule, message, at: { page: surroundings.page, offset: 0 } });
}

function runRound(
  document: JsonObject,
  quirks: readonly Quirk[],
  surroundings: Surroundings,
  changes: Change[],
  warnings: Problem[],
): Problem[] {
  const ledger: Ledger = { changes, warnings, reports: [] };
  const visits = new Map<Kind, ((node: Node) => void)[]>();
  for (const { id, visit } of quirks) {
    const context = contextFor(id, document, surroundings, ledger);
    for (const [kind, handle] of Object.entries(visit) as [Kind, Visit][]) {
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

export function compareChanges(a: Change, b: Change): number {
  return (
    compareText(a.at?.page.name ?? "", b.at?.page.name ?? "") ||
    (a.at?.offset ?? 0) - (b.at?.offset ?? 0) ||
    compareText(a.pointer, b.pointer) ||
    compareText(a.rule, b.rule) ||
    compareText(canonical(a.before), canonical(b.before))
  );
}
