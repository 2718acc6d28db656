import { renderJson } from "../../shared/render-json.ts";
import { type DiffReport, isBreaking, isOpenBreaking } from "../diff-report.ts";

/** The version of `diff-report.schema.json`. It rises when a property is removed or gets another meaning. */
const VERSION = 1;

export function render(report: DiffReport): string {
  const totals = countChanges(report);
  return renderJson({ version: VERSION, totals, breaking: isBreaking(report), ...report });
}

/** An accepted change does not count as breaking. */
function countChanges({ apis }: DiffReport): Record<string, number> {
  const changes = apis.flatMap((diff) => diff.changes);
  const accepted = changes.filter((change) => change.accepted !== undefined);
  const breaking = changes.filter(isOpenBreaking);
  return {
    apis: apis.length,
    changes: changes.length,
    breaking: breaking.length,
    accepted: accepted.length,
  };
}
