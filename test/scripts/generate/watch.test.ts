import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { temporaryFolder } from "../../support/commands.ts";

const PATIENCE = 20_000;
let folder: string;
let child: ChildProcess;
let printed = "";

const page = (words: string) => `# Item

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
      enum: [${words}]
\`\`\`\`
`;

const pageFile = (api: string) => join(folder, "specs", api, "pages", "item.md");
const typesFile = (api: string) => join(folder, "out", api, "types.ts");

function write(api: string, words: string): void {
  mkdirSync(join(folder, "specs", api, "pages"), { recursive: true });
  writeFileSync(pageFile(api), page(words));
}

/** Waits until the watch has printed a text, and answers what it printed since the last look. */
async function heard(text: string): Promise<string> {
  for (let waited = 0; !printed.includes(text); waited += 20) {
    if (waited > PATIENCE) throw new Error(`Not heard: ${text}\n${printed}`);
    await sleep(20);
  }
  const news = printed;
  printed = "";
  return news;
}

beforeAll(async () => {
  folder = temporaryFolder((remove) => afterAll(remove));
  write("one", "red, green");
  write("two", "red, green");
  const args = ["--specs", join(folder, "specs"), "--out", join(folder, "out"), "--watch"];
  child = spawn(process.execPath, ["--import", "tsx", "scripts/generate.ts", ...args]);
  child.stdout?.on("data", (text) => (printed += text));
  child.stderr?.on("data", (text) => (printed += text));
  await heard("Watching");
}, PATIENCE);

afterAll(() => {
  child.kill("SIGKILL");
});

describe("generate --watch", { timeout: PATIENCE }, () => {
  it("reruns the changed API alone, and says what changed in the types", async () => {
    write("one", "red, blue");
    const news = await heard("Done in");
    expect(news).toContain('may be "blue" now');
    expect(news).not.toContain("two:");
    expect(readFileSync(typesFile("one"), "utf8")).toContain('"blue"');
  });

  it("runs once for a burst, and never for what it wrote itself", async () => {
    for (const word of ["black", "white", "grey"]) write("two", word);
    expect(await heard("Done in")).toContain('may be "grey" now');
    await sleep(500);
    expect(printed).toBe("");
  });

  it("shows an error at its line, keeps the old files and goes on", async () => {
    const before = readFileSync(typesFile("one"), "utf8");
    write("one", "red, [");
    expect(await heard("Done in")).toMatch(/item\.md:\d+:\d+: error yaml-syntax/);
    expect(readFileSync(typesFile("one"), "utf8")).toBe(before);
    write("one", "violet");
    expect(await heard("Done in")).toContain('may be "violet" now');
  });

  it("takes up a new API, and removes the files of one that is gone", async () => {
    write("three", "red");
    expect(await heard("Done in")).toContain("types.ts");
    rmSync(join(folder, "specs", "three"), { recursive: true });
    expect(await heard("Done in")).toContain("Removed: three");
    expect(existsSync(typesFile("three"))).toBe(false);
  });

  it("ends with a message when the folder of specifications is removed", async () => {
    const ended = new Promise((resolve) => child.once("exit", resolve));
    rmSync(join(folder, "specs"), { recursive: true });
    expect(await ended).toBe(1);
    expect(printed).toContain("there is nothing left to watch");
  });
});
