import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { parseDocument } from "yaml";
import { startApi } from "../../scripts/generate/start-api.ts";
import { renderTypes } from "../../scripts/pipeline/5-types/types.ts";
import { problemFrom, toRows } from "../../scripts/pipeline/report/problems.ts";
import { temporaryFolder } from "../support/commands.ts";
import { nodeArguments } from "../support/programs/node-arguments.ts";

vi.setConfig({ testTimeout: 60_000 });

/** A bad input, and the messages about it. The head of the file explains the keys. */
interface Row {
  input: string;
  page?: string;
  base64?: string;
  overlay?: string;
  files?: Record<string, string>;
  run?: string;
  npm?: string;
  says?: string[];
}

const FILE = "test/fixtures/messages/messages.yaml";
const PAGE = "specs/example/pages/page.md";
const GOOD_PAGE =
  '# Items\n\n```yaml\nopenapi: 3.1.0\ninfo: { title: Items, version: "1" }\npaths: {}\n```\n';

const table = parseDocument(readFileSync(FILE, "utf8"));
const rows = table.toJS() as Row[]; // the test below fails for rows of another form

/** The messages about a row, one per line of the output. */
async function messagesOf(row: Row): Promise<string[]> {
  const folder = temporaryFolder();
  for (const [file, text] of filesOf(row)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  const lines = row.run === undefined ? await problemsIn(folder) : outputOf(row, folder);
  return lines.map((line) => line.replaceAll(`${folder}/`, "").replaceAll(folder, "."));
}

function filesOf({ page, base64, overlay, files, run }: Row): [string, string | Buffer][] {
  const isPageNeeded = overlay !== undefined || run !== undefined;
  const bytes = base64 === undefined ? undefined : Buffer.from(base64, "base64");
  const text = page ?? bytes ?? (isPageNeeded ? GOOD_PAGE : undefined);
  return [
    ...(text === undefined ? [] : [[PAGE, text] as [string, string | Buffer]]),
    ...(overlay === undefined ? [] : [["specs/example/overlay.yaml", overlay] as [string, string]]),
    ...Object.entries(files ?? {}),
  ];
}

/** What `generate` reports, without the linter. */
async function problemsIn(folder: string): Promise<string[]> {
  const specs = join(folder, "specs");
  const { built, openapi } = await startApi(specs, "example");
  if (openapi) {
    await renderTypes(openapi.document, "example").catch((error: unknown) => {
      built.problems.push(problemFrom(error));
    });
  }
  return toRows(built.problems, join(specs, "example")).map(
    ({ page, line, column, severity, rule, message }) =>
      `${page}:${line}:${column}: ${severity} ${rule}: ${message}`,
  );
}

/** The output of a command, without its usage and its examples. */
function outputOf({ run = "", npm }: Row, folder: string): string[] {
  const [name = "", ...args] = run.split(" ");
  const kept = npm && { npm_lifecycle_event: name, [`npm_config_${npm}`]: "true" };
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [...nodeArguments(`scripts/${name}.ts`), ...args],
    { cwd: folder, encoding: "utf8", env: { ...process.env, ...kept } },
  );
  const [messages = ""] = stderr.split("\n\nUsage:");
  const [report = ""] = stdout.split("\n\nExample of");
  return `${messages}\n${report}`.split("\n").filter((line) => line !== "");
}

describe("a bad input", () => {
  it("has at least sixty rows, each with another input", () => {
    expect(new Set(rows.map(({ input }) => input)).size).toBe(rows.length);
    expect(rows.length).toBeGreaterThanOrEqual(60);
  });

  it.each(rows.map((row, index) => ({ ...row, index })))("$input", async ({ index, ...row }) => {
    const messages = await messagesOf(row);
    if (process.env["UPDATE_MESSAGES"]) {
      table.setIn([index, "says"], table.createNode(messages));
      writeFileSync(FILE, table.toString({ lineWidth: 0 }));
    }
    expect(messages).toEqual(process.env["UPDATE_MESSAGES"] ? messages : row.says);
  });
});
