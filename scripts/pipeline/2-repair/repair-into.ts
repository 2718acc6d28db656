import type { PageDocument } from "../1-extract/page-document.ts";
import type { Built } from "../report/built.ts";
import type { Change } from "../report/change.ts";
import { problemFrom, type Problem } from "../report/problems.ts";
import { normalize } from "./normalize.ts";
import type { Quirk } from "./quirk.ts";

/** Repairs a document in place, and collects the changes and the problems. An error becomes a problem. */
export function repair(
  { value, pageContext }: PageDocument,
  quirksToRun: readonly Quirk[],
  built: Built,
): void {
  try {
    collect(built, normalize(value, quirksToRun, pageContext));
  } catch (error) {
    built.problems.push(problemFrom(error, { page: pageContext.page, offset: 0 }));
  }
}

export function collect(
  built: Built,
  { changes, problems }: { changes: Change[]; problems: Problem[] },
): void {
  built.changes.push(...changes);
  built.problems.push(...problems);
}
