import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { UsageError } from "../../../scripts/shared/command.ts";
import { listProjectApis } from "../../../scripts/shared/project-apis.ts";
import { temporaryFolder } from "../../support/commands.ts";

let specs: string;
let out: string;
let messages: string;

beforeEach(() => {
  const folder = temporaryFolder();
  [specs, out] = [join(folder, "specs"), join(folder, "generated")];
  mkdirSync(specs);
  messages = "";
  vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    messages += String(text);
    return true;
  });
});

afterEach(() => {
  vi.restoreAllMocks();
});

describe("a project without an API", () => {
  it("is new, and a message says how to add one", () => {
    writeFileSync(join(specs, "README.md"), "# Pages\n");
    expect(listProjectApis({ specs, out }, [])).toEqual([]);
    expect(listProjectApis({ specs }, [])).toEqual([]);
    expect(messages).toContain(
      `${specs} contains no API yet. Add its pages: npm run add -- <file or URL> --api <name>\n`,
    );
  });

  it("has no API that the command line can name", () => {
    expect(() => listProjectApis({ specs, out }, ["notes"])).toThrow(UsageError);
  });

  it("has lost its pages if there are generated files", () => {
    cpSync("generated/livepeer/lock.json", join(out, "livepeer/lock.json"));
    expect(() => listProjectApis({ specs, out }, [])).toThrow("contains no API");
  });

  it("needs its directory", () => {
    expect(() => listProjectApis({ specs: join(specs, "nowhere"), out }, [])).toThrow(UsageError);
  });
});

it("a project with APIs lists those that are wanted", () => {
  for (const api of ["a", "b"]) mkdirSync(join(specs, api));
  expect(listProjectApis({ specs, out }, [])).toEqual(["a", "b"]);
  expect(listProjectApis({ specs, out }, ["b"])).toEqual(["b"]);
  expect(messages).toBe("");
});
