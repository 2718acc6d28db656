import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { temporaryFolder } from "../../support/commands.ts";
import { nodeArguments } from "../../support/programs/node-arguments.ts";

const TIMEOUT = 20_000;
let folder: string;
let child: ChildProcess;
let output = "";
let onOutput: () => void = () => undefined;

const page = (statuses: string) => `# Item

## OpenAPI

\`\`\`\`yaml GET /items
openapi: 3.1.0
info:
  title: Items
  version: "1"
servers:
  - url: https://api.example.com
paths:
  /items:
    get:
      operationId: listItems
      summary: List items
      security: []
      responses:
        "200":
          description: The items.
          content:
            application/json:
              schema:
                $ref: "#/components/schemas/State"
        "404":
          description: None.
          content:
            application/json:
              schema:
                type: string
components:
  schemas:
    State:
      type: string
      enum: [${statuses}]
\`\`\`\`
`;

const pageFile = (api: string) => join(folder, "specs", api, "pages", "item.md");
const typesFile = (api: string) => join(folder, "out", api, "types.d.ts");

/** Replaces the page at once, so that the command never reads a half-written page. */
function write(api: string, statuses: string): void {
  mkdirSync(join(folder, "specs", api, "pages"), { recursive: true });
  const draft = join(folder, "draft.md");
  writeFileSync(draft, page(statuses));
  renameSync(draft, pageFile(api));
}

/** Waits until the command has printed the text. Returns the output since the last call. */
async function outputUntil(text: string): Promise<string> {
  while (!output.includes(text)) {
    await new Promise<void>((resolve) => {
      onOutput = resolve;
    });
  }
  const current = output;
  output = "";
  return current;
}

beforeAll(async () => {
  folder = temporaryFolder((remove) => afterAll(remove));
  write("one", "red, green");
  write("two", "red, green");
  const args = ["--specs", join(folder, "specs"), "--out", join(folder, "out"), "--watch"];
  child = spawn(process.execPath, [...nodeArguments("scripts/generate.ts"), ...args]);
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      onOutput();
    });
  }
  await outputUntil("Watching");
}, TIMEOUT);

afterAll(() => {
  child.kill("SIGKILL");
});

describe("generate --watch", { timeout: TIMEOUT }, () => {
  it("regenerates only the changed API, and lists the changes of its types", async () => {
    write("one", "red, blue");
    const printed = await outputUntil("Done in");
    expect(printed).toContain('can now be "blue"');
    expect(printed).not.toContain("two:");
    expect(readFileSync(typesFile("one"), "utf8")).toContain('"blue"');
  });

  it("regenerates for the last of several changes, and not for the files that it writes", async () => {
    for (const status of ["black", "white", "grey"]) write("two", status);
    // On a slow machine, a run may begin between the changes.
    await outputUntil('can now be "grey"');
    await outputUntil("Done in");
    // A run for the written files would print before the run for this change.
    write("one", "red, yellow");
    expect(await outputUntil("Done in")).not.toContain("two:");
  });

  it("reports an error at its line, keeps the old files and continues", async () => {
    const before = readFileSync(typesFile("one"), "utf8");
    write("one", "red, [");
    expect(await outputUntil("Done in")).toMatch(/error yaml-syntax\n.*\n.*item\.md:\d+:\d+/);
    expect(readFileSync(typesFile("one"), "utf8")).toBe(before);
    write("one", "violet");
    const printed = await outputUntil("Done in");
    expect(printed).toContain('can now be "violet"');
    expect(printed).toMatch(/^Fixed: \S+item\.md: yaml-syntax\.$/m);
  });

  it("says that an error is gone if the page is as it was before, and reminds of other errors", async () => {
    write("two", "red, [");
    await outputUntil("Done in");
    write("one", "red, [");
    expect(await outputUntil("Done in")).toMatch(/^Still failing: two \(1 error, the first at /m);
    write("one", "violet");
    const printed = await outputUntil("Done in");
    expect(printed).toMatch(/^Up to date: one\.$/m);
    expect(printed).toMatch(/^Fixed: \S+item\.md: yaml-syntax\.$/m);
    write("two", "red");
    expect(await outputUntil("Done in")).not.toContain("Still failing");
  });

  it("generates a new API, and removes the files of a removed one", async () => {
    write("three", "red");
    expect(await outputUntil("Done in")).toContain("types.d.ts");
    rmSync(join(folder, "specs", "three"), { recursive: true });
    // A slow machine may notice the removed page before the removed directory.
    await outputUntil("Removed: three");
    expect(existsSync(typesFile("three"))).toBe(false);
  });

  it("ends with a message if the watched directory is removed", async () => {
    const ended = new Promise((resolve) => child.once("close", resolve));
    rmSync(join(folder, "specs"), { recursive: true });
    expect(await ended).toBe(1);
    expect(output).toContain("stopped watching because");
  });
});
