import { expect, it } from "vitest";
import { createChangeReport } from "../../../../scripts/pipeline/6-output/changes/change-report.ts";
import { renderChanges } from "../../../../scripts/pipeline/6-output/changes-md.ts";
import { fileOf } from "../../../support/pages.ts";

it("a change of the whole document has a pointer that is visible in Markdown", () => {
  const at = { page: fileOf("page.md", "a"), offset: 0 };
  const change = { rule: "some-rule", at, pointer: "", before: 1, after: 2 };
  const rows = renderChanges(
    createChangeReport("api", { changes: [change], problems: [] }, new Map()),
  )
    .split("\n")
    .filter((line) => line.startsWith("- [page.md:1]"));
  expect(rows).toEqual(["- [page.md:1](../../specs/api/page.md?plain=1#L1) `  `: `1` → `2`"]);
});
