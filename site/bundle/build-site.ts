import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { CommandError } from "../../scripts/shared/command.ts";
import { listApis } from "../../scripts/shared/directories.ts";
import { listInputFiles } from "../../scripts/shared/input-files.ts";
import type { ChangeRow } from "../pages/change-rows.ts";
import { renderFrontPage, type Figures, type FrontExample } from "../pages/front-page.ts";
import { renderPlayground } from "../pages/playground-page.ts";
import { renderReferencePage } from "../pages/reference-page.ts";
import { bundleWorkers } from "./bundle-workers.ts";
import { bundleScript } from "./bundle.ts";
import { renderExamples } from "./examples.ts";
import type { Files } from "./files.ts";
import { readApis, renderChangesPages } from "./render-changes.ts";
import { renderDocumentation } from "./render-documents.ts";

const SPECS = "specs";
const STYLES = "assets/site.css";
const SUMMARY =
  "Typed clients that wait for video tasks, and a pipeline from documentation pages to OpenAPI.";

export interface SiteOptions {
  /** Leaves out the pages below `reference/`, which take most of the time. */
  withoutReference?: boolean;
}

/** Replaces the website in a directory. Returns the number of files. */
export async function buildSite(out: string, options: SiteOptions = {}): Promise<number> {
  const reference = options.withoutReference ? new Map() : await loadReferences();
  const files: Files = new Map([
    ...(await renderScripts()),
    ...(await renderPages()),
    ...reference,
  ]);
  removeSite(out);
  for (const [path, text] of files) {
    mkdirSync(dirname(join(out, path)), { recursive: true });
    writeFileSync(join(out, path), text);
  }
  return files.size;
}

/** Loaded only here, because TypeDoc is large. */
async function loadReferences(): Promise<Files> {
  const { renderReferences } = await import("../reference/references.ts");
  return renderReferences(listApis(SPECS, []));
}

/** Removes only what looks like a website of this project. */
function removeSite(out: string): void {
  if (!existsSync(out) || readdirSync(out).length === 0) return;
  if (!existsSync(join(out, STYLES))) {
    throw new CommandError(`${out} holds other files. Choose an empty directory with --out.`, out);
  }
  rmSync(out, { recursive: true, force: true });
}

async function renderScripts(): Promise<Files> {
  const [workers, playground, changes, search] = await Promise.all([
    bundleWorkers(),
    bundleScript("site/playground/playground.ts"),
    bundleScript("site/scripts/changes.ts"),
    bundleScript("site/scripts/search-box.ts"),
  ]);
  return new Map([
    ...workers,
    ["assets/playground.js", playground],
    ["assets/changes.js", changes],
    ["assets/search-box.js", search],
    ["assets/examples.js", renderExamples(SPECS)],
    [STYLES, readFileSync("site/assets/site.css", "utf8")],
  ]);
}

async function renderPages(): Promise<Files> {
  const overviews = await readApis(SPECS);
  const apis = overviews.map(({ api }) => api);
  const rows = overviews.flatMap((overview) => overview.rows);
  const { files, readme } = renderDocumentation(SUMMARY);
  const front = renderFrontPage(readme, findExample(rows), countRows(rows, apis));
  return new Map([
    ["index.html", front],
    ["playground.html", renderPlayground()],
    ["reference.html", renderReferencePage(overviews)],
    ...renderChangesPages(rows, apis),
    ...files,
  ]);
}

/** A repair that a reader understands at once: the vendor's enum of objects. */
function findExample(rows: readonly ChangeRow[]): FrontExample {
  const row = rows.find(({ rule }) => rule === "enum-value-objects");
  const types = readFileSync(`generated/${row?.api ?? ""}/types.d.ts`, "utf8");
  const type = types.split("\n").find((line) => line.includes('"processing" | "ready"'));
  if (!row || type === undefined) {
    throw new Error("The front page has no example: choose another rule.");
  }
  return { row, type: type.trim() };
}

function countRows(rows: readonly ChangeRow[], apis: readonly string[]): Figures {
  const inputs = apis.flatMap((api) => listInputFiles(SPECS, api));
  const count = (kind: ChangeRow["kind"]) => rows.filter((row) => row.kind === kind).length;
  return {
    apis: apis.length,
    pages: inputs.filter((file) => /[\\/]pages[\\/]/.test(file)).length,
    repairs: count("repair"),
    facts: count("fact"),
  };
}
