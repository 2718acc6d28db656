import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { compareApi } from "../../../scripts/diff/compare-api.ts";
import { listComparedApis } from "../../../scripts/diff/list-compared-apis.ts";
import { CommandError } from "../../../scripts/shared/command.ts";
import { temporaryFolder } from "../../support/commands.ts";

const TEXT = "openapi: 3.1.1\npaths:\n  /a:\n    get: {}\n";

let specs: string;
let out: string;

beforeEach(() => {
  const folder = temporaryFolder();
  specs = join(folder, "specs");
  out = join(folder, "out");
});

function write(path: string, text: string): void {
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, text);
}

/** The generated files at the revision. */
const pastOf = (files: Record<string, string>) => ({
  commit: "0000000",
  files: Object.keys(files),
  read: (file: string) => Promise.resolve(files[file] ?? ""),
  listChanged: () => Promise.resolve([]),
});

function compare(past: Record<string, string>, pastPages: Record<string, string> = {}) {
  const pastFiles = { out: pastOf(past), specs: pastOf(pastPages) };
  return compareApi("api", { specs, out, past: pastFiles, base: "HEAD" });
}

describe("the APIs to compare", () => {
  it("are those of today, of the revision and of the pages, in order", async () => {
    write(join(out, "d", "openapi.yaml"), TEXT);
    write(join(out, "lost", "types.ts"), "");
    write(join(specs, "b", "pages", "a.md"), "");
    const past = pastOf({
      "c/openapi.yaml": TEXT,
      "a/openapi.yaml": TEXT,
      "d/openapi.yaml": TEXT,
      "e/types.ts": "",
      "f/g/openapi.yaml": "",
      "openapi.yaml": "",
    });
    expect(await listComparedApis(specs, out, past)).toEqual(["a", "b", "c", "d"]);
  });
});

describe("an API", () => {
  it("that is new has its changes at the lines of its file", async () => {
    write(join(out, "api", "openapi.yaml"), TEXT);
    const { state, changes } = await compare({});
    expect([state, changes.map(({ kind, line }) => [kind, line])]).toEqual([
      "new",
      [["operation-added", 4]],
    ]);
  });

  it("that was removed has changes without a line, since it has no file", async () => {
    const { state, changes } = await compare({ "api/openapi.yaml": TEXT });
    expect([state, changes.map(({ kind }) => kind)]).toEqual(["removed", ["operation-removed"]]);
    expect(changes[0]).not.toHaveProperty("line");
  });

  it("names the lines of its pages, now and before", async () => {
    const page = (name: string) =>
      `# A\n\n\`\`\`yaml\nopenapi: 3.1.0\ninfo: { title: A, version: "1" }\npaths:\n  /a:\n    get:\n      operationId: ${name}\n      responses: { "200": { description: ok } }\n\`\`\`\n`;
    write(join(specs, "api", "pages", "a.md"), `\n\n${page("b")}`);
    write(join(out, "api", "openapi.yaml"), TEXT.replace("{}", "{ operationId: b }"));
    const past = TEXT.replace("{}", "{ operationId: a }");
    const { changes } = await compare(
      { "api/openapi.yaml": past },
      { "api/pages/a.md": page("a"), "api/pages/.hidden": "x", "other/pages/b.md": "x" },
    );
    const file = join(specs, "api", "pages", "a.md");
    expect(changes).toMatchObject([
      {
        kind: "operation-id-changed",
        line: 4,
        source: { page: file, line: 10, column: 5 },
        baseSource: { page: file, line: 8, column: 5 },
      },
    ]);
  });

  it("names the lines in sources.json instead of building the pages", async () => {
    const files = (line: number) => ({
      openapi: TEXT.replace("{}", line === 3 ? "{ operationId: a }" : "{ operationId: b }"),
      sources: JSON.stringify({
        version: 1,
        files: ["specs/api/pages/a.md"],
        edits: [],
        parts: { "": `1,1 1 1 1,2`, "/paths/~1a/get": `${line},5 2` },
      }),
    });
    const [old, now] = [files(3), files(30)];
    write(join(out, "api", "openapi.yaml"), now.openapi);
    write(join(out, "api", "sources.json"), now.sources);
    const past = { "api/openapi.yaml": old.openapi, "api/sources.json": old.sources };
    const page = join(specs, "api", "pages", "a.md");
    expect((await compare(past)).changes).toMatchObject([
      { source: { page, line: 30, column: 5 }, baseSource: { page, line: 3, column: 5 } },
    ]);
    // The file was edited since, so the lines of sources.json would be wrong.
    write(join(out, "api", "openapi.yaml"), `${now.openapi}x-added: 1\n`);
    expect((await compare(past)).changes[0]).not.toHaveProperty("source");
  });

  it("that was not changed has no changes", async () => {
    write(join(out, "api", "openapi.yaml"), TEXT);
    const { state, changes } = await compare({ "api/openapi.yaml": TEXT });
    expect([state, changes]).toEqual(["compared", []]);
  });

  it("with pages and without a generated file cannot be compared", async () => {
    write(join(specs, "api", "pages", "a.md"), "");
    await expect(compare({ "api/openapi.yaml": TEXT })).rejects.toThrow(CommandError);
  });
});
