import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { CommandError } from "../../scripts/shared/command.ts";
import { renderPlayground } from "../pages/playground-page.ts";
import { bundleScript, bundleWorker } from "./bundle.ts";
import { renderExamples } from "./examples.ts";

const STYLES = "assets/site.css";

/** The texts of all files, by their paths in the site. */
type Files = ReadonlyMap<string, string>;

/** Replaces the website in a directory. Returns the number of files. */
export async function buildSite(out: string): Promise<number> {
  const files: Files = new Map([...(await renderScripts()), ...renderPages()]);
  removeSite(out);
  for (const [path, text] of files) {
    mkdirSync(dirname(join(out, path)), { recursive: true });
    writeFileSync(join(out, path), text);
  }
  return files.size;
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
  const [openapi, types, playground] = await Promise.all([
    bundleWorker("openapi", "site/workers/openapi-worker.ts"),
    bundleWorker("types", "site/workers/types-worker.ts"),
    bundleScript("site/playground/playground.ts"),
  ]);
  return new Map([
    ["assets/openapi-worker.js", openapi],
    ["assets/types-worker.js", types],
    ["assets/playground.js", playground],
    ["assets/examples.js", renderExamples("specs")],
    [STYLES, readFileSync("site/assets/site.css", "utf8")],
  ]);
}

function renderPages(): Files {
  return new Map([["playground.html", renderPlayground()]]);
}
