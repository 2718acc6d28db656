import { win32 } from "node:path";
import { expect, it } from "vitest";
import { workflow } from "../../../scripts/init/workflow.ts";
import { findPackageManager } from "../../../scripts/init/package-managers.ts";
import { renderFiles } from "../../../scripts/pipeline/6-output/render-files.ts";
import { renderYaml } from "../../../scripts/pipeline/6-output/openapi-yaml.ts";
import { buildApi, rules } from "../../../scripts/pipeline/build-api.ts";
import { toSlashes } from "../../../scripts/shared/slashes.ts";
import { documentOf, pageOf } from "../../support/pages.ts";

it("a path of Windows has slashes in a workflow", () => {
  const below = toSlashes(win32.relative("C:\\work", "C:\\work\\packages\\api"));
  expect(workflow(findPackageManager("."), below)).toContain('working-directory: "packages/api"');
});

it("the generated files name pages with slashes on Windows", async () => {
  const path = win32.join("C:\\work", "specs", "notes", "pages", "a.md");
  const text = pageOf(documentOf({}, { "/notes": { get: { responses: {} } } }));
  const page = { path, name: "specs/notes/pages/a.md", text };
  const built = await buildApi({ name: "notes", pages: [page] });
  const document = built.document ?? {};
  const words = { command: "openapi-pages generate", specs: "specs" };
  const files = await renderFiles(
    { api: "notes", built, document, yaml: renderYaml(document, "notes", words) },
    {
      words,
      rules,
      format: (_, unformatted) => Promise.resolve(unformatted),
      settingsOf: () => null,
    },
  );
  expect(files.size).toBe(7);
  expect(files.get("changes.json")).toContain("specs/notes/pages/a.md");
  for (const content of files.values()) expect(content).not.toMatch(/work\\|pages\\/);
});
