import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runNode, temporaryFolder } from "../support/commands.ts";

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
