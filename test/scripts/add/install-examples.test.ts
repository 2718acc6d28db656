import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { installCommand } from "../../../scripts/add/install-examples.ts";
import { temporaryFolder } from "../../support/commands.ts";

const CALL = 'import createClient from "openapi-fetch";\n';
const CLIENT = 'import { defineTasks } from "video-tasks/core";\n';

let folder: string;

beforeEach(() => {
  folder = temporaryFolder();
});

function install(name: string): void {
  const directory = join(folder, "node_modules", name);
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, "index.js"), "");
}

describe("the packages that the examples import", () => {
  it("are installed with the package manager of the project", () => {
    expect(installCommand(CALL + CLIENT, folder)).toBe("npm install openapi-fetch video-tasks");
    writeFileSync(join(folder, "pnpm-lock.yaml"), "");
    expect(installCommand(CALL, folder)).toBe("pnpm add openapi-fetch");
  });

  it("are not named if the project has them", () => {
    install("openapi-fetch");
    expect(installCommand(CALL, folder)).toBeUndefined();
    expect(installCommand(CALL + CLIENT, folder)).toBe("npm install video-tasks");
    install("video-tasks");
    expect(installCommand(CALL + CLIENT, folder)).toBeUndefined();
  });
});
