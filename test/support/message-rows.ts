import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseDocument } from "yaml";
import { startApi } from "../../scripts/generate/start-api.ts";
import { renderTypes } from "../../scripts/pipeline/5-types/types.ts";
import { problemFrom, toRows } from "../../scripts/pipeline/report/problems.ts";
import { temporaryFolder } from "./commands.ts";
import { nodeArguments } from "../support/programs/node-arguments.ts";

/** A bad input, and the messages about it. The head of the file explains the keys. */
export interface Row {
  input: string;
  page?: string;
  base64?: string;
  overlay?: string;
  files?: Record<string, string>;
  /** A command that runs before the one of the row. */
  first?: string;
  run?: string;
  npm?: string;
  says?: string[];
}

const FILE = "test/fixtures/messages/messages.yaml";
const PAGE = "specs/example/pages/page.md";
/** Its path depends on the place of the temporary directory. */
const RULES_PAGE = /(?:\.\.\/)+\S*docs\/rules\.md/;
const GOOD_PAGE =
  '# Items\n\n```yaml\nopenapi: 3.1.0\ninfo: { title: Items, version: "1" }\npaths: {}\n```\n';

const table = parseDocument(readFileSync(FILE, "utf8"));
export const rows = table.toJS() as Row[]; // the tests fail for rows of another form

/** The messages about a row, one per line of the output. */
export async function messagesOf(row: Row): Promise<string[]> {
  const folder = temporaryFolder();
  for (const [file, text] of filesOf(row)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  if (row.first !== undefined) outputOf({ input: row.input, run: row.first }, folder);
  const lines = row.run === undefined ? await problemsIn(folder) : outputOf(row, folder);
  return lines.map((line) =>
    line.replace(RULES_PAGE, "docs/rules.md").replaceAll(`${folder}/`, "").replaceAll(folder, "."),
  );
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
  const [messages = ""] = stderr.split("\nRun `npm run ");
  const [report = ""] = stdout.split("\n\nExample of");
  return `${messages}\n${report}`.split("\n").filter((line) => line !== "");
}

/** Writes the messages of a row to the table. */
export function updateRow(row: Row, messages: string[]): void {
  table.setIn([rows.indexOf(row), "says"], table.createNode(messages));
  writeFileSync(FILE, table.toString({ lineWidth: 0 }));
}
