import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { loadConfig } from "../../../scripts/config/load-config.ts";
import { temporaryFolder } from "../../support/commands.ts";

test("a TypeScript file imports the package by its name, and its imports are known", async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "quirks"));
  const quirk = join(folder, "quirks/mine.ts");
  writeFileSync(
    quirk,
    'import type { Quirk } from "openapi-pages";\nexport const mine: Quirk = { id: "mine", summary: "Changed it.", visit: {} };\n',
  );
  const file = join(folder, "openapi-pages.config.ts");
  writeFileSync(
    file,
    'import { defineConfig } from "openapi-pages";\nimport { mine } from "./quirks/mine.ts";\nexport default defineConfig({ quirks: [mine] });\n',
  );
  const { config, sources } = await loadConfig(file);
  expect(config.quirks?.map(({ id }) => id)).toEqual(["mine"]);
  expect(sources).toEqual([file, quirk]);
});

test("a file that cannot be read is an error with its path", async () => {
  const file = join(temporaryFolder(), "openapi-pages.config.json");
  writeFileSync(file, "{");
  await expect(loadConfig(file)).rejects.toThrow(`Cannot read ${file}: `);
});
