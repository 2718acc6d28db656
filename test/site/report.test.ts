import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import type { ApiReview } from "../../scripts/generate/api-review.ts";
import { writeWebsiteReport } from "../../scripts/generate/website-report.ts";
import { runNode, temporaryFolder } from "../support/commands.ts";
import { documentOf, pageOf } from "../support/pages.ts";

test("generate --report writes the changes as one file that loads nothing", () => {
  const folder = temporaryFolder();
  const file = join(folder, "report.html");
  const { code } = runNode(["scripts/generate.ts", "--api", "livepeer", "--report", file]);
  expect(code).toBe(0);
  const html = readFileSync(file, "utf8");
  expect(html).toContain('data-api="livepeer"');
  expect(html).not.toContain('data-api="twelvelabs"');
  expect(html).toContain("<style>");
  expect(html).not.toMatch(/(src|href)="(?!#|data:)/);
});

test("the report builds only the APIs that the run has not built", async () => {
  const specs = temporaryFolder();
  for (const api of ["built", "skipped"]) {
    const page = join(specs, api, "pages", "page.md");
    mkdirSync(dirname(page), { recursive: true });
    writeFileSync(page, pageOf(documentOf({ [`Of-${api}`]: { type: "string", nullable: true } })));
  }
  const message = "Found by the run.";
  const problems = [{ severity: "warning" as const, rule: "a-rule", message }];
  const review: ApiReview = { api: "built", files: {}, changes: [], problems };
  const file = join(specs, "report.html");
  await writeWebsiteReport({ specs, wanted: [], file }, [review]);
  const html = readFileSync(file, "utf8");
  expect(html).toContain(message);
  expect(html).not.toContain("Of-built");
  expect(html).toContain("Of-skipped");
});
