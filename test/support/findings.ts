import type { Finding } from "../../scripts/findings/finding.ts";

/** A warning on a page, for tests of reports. */
export function findingOf(changes: Partial<Finding> = {}): Finding {
  return {
    severity: "warning",
    rule: "example-mismatch",
    page: "specs/api/pages/page.md",
    line: 2,
    column: 3,
    pointer: "/components/schemas/A/example",
    message: "It is wrong.",
    ...changes,
  };
}
