import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, it } from "vitest";
import { runNode, temporaryFolder } from "../../support/commands.ts";
import { documentOf, pageOf } from "../../support/pages.ts";

it("pages of another directory do not remove the project's generated files", () => {
  const folder = temporaryFolder();
  for (const [specs, api] of [
    ["specs", "own"],
    ["other", "foreign"],
  ] as const) {
    mkdirSync(join(folder, specs, api, "pages"), { recursive: true });
    writeFileSync(join(folder, specs, api, "pages", "page.md"), pageOf(documentOf({})));
  }
  const generate = (...words: string[]) =>
    runNode([resolve("scripts/generate.ts"), ...words], "", folder);
  const hasFiles = (api: string) => existsSync(join(folder, "generated", api, "openapi.yaml"));
  expect(generate().code).toBe(0);
  const { code, stdout } = generate("--specs", "other");
  expect([code, stdout]).toEqual([0, expect.not.stringContaining("Removed")]);
  expect([hasFiles("own"), hasFiles("foreign")]).toEqual([true, true]);
  // The project's own run still removes the files of an API whose pages have gone.
  rmSync(join(folder, "other"), { recursive: true });
  expect(generate().stdout).toContain("Removed: foreign.");
  expect([hasFiles("own"), hasFiles("foreign")]).toEqual([true, false]);
});
