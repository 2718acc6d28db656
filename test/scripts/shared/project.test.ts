import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { packageLine } from "../../../scripts/shared/command-line.ts";
import { findProject } from "../../../scripts/shared/project.ts";
import { describeUpgrade } from "../../../scripts/shared/tools.ts";
import { temporaryFolder } from "../../support/commands.ts";

describe("the root of a project", () => {
  let folder: string;

  beforeEach(() => {
    folder = temporaryFolder();
    mkdirSync(join(folder, ".git"));
    mkdirSync(join(folder, "packages/api/src"), { recursive: true });
  });

  it("is the nearest directory with specs", () => {
    mkdirSync(join(folder, "packages/api/specs"));
    expect(findProject(join(folder, "packages/api/src")).root).toBe(join(folder, "packages/api"));
  });

  it("is the nearest directory with a configuration", () => {
    const configFile = join(folder, "openapi-pages.config.json");
    writeFileSync(configFile, "{}");
    const project = findProject(join(folder, "packages/api"));
    expect(project).toMatchObject({ root: folder, configFile });
  });

  it("is the directory itself if the repository has neither", () => {
    const inner = join(folder, "packages");
    expect(findProject(inner).root).toBe(inner);
  });
});

it.each([
  ["npm/11.0.0 node/v22.0.0", "npx openapi-pages generate --check"],
  ["pnpm/10.0.0 npm/?", "pnpm openapi-pages generate --check"],
  ["yarn/4.0.0 npm/?", "yarn openapi-pages generate --check"],
  ["bun/1.2.0 npm/?", "bunx openapi-pages generate --check"],
  ["", "npx openapi-pages generate --check"],
])("messages name the command as %j starts it", (agent, line) => {
  vi.stubEnv("npm_config_user_agent", agent);
  expect(packageLine("generate", "--check")).toBe(line);
  vi.unstubAllEnvs();
});

it("files of another version are described as such, and files of the same version are not", () => {
  const made = { "openapi-pages": "1.2.0" };
  const message = "The files were made with openapi-pages 1.2.0, this is 1.3.0.";
  expect(describeUpgrade(made, { "openapi-pages": "1.3.0" })).toBe(message);
  expect(describeUpgrade(made, made)).toBeUndefined();
  expect(describeUpgrade(undefined, made)).toBeUndefined();
});
