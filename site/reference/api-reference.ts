import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { REDOCLY_ENVIRONMENT, redoclyFile } from "../../scripts/shared/redocly-process.ts";
import { bundleScript } from "../bundle/bundle.ts";
import type { Files } from "../bundle/files.ts";
import { addContentPolicy } from "./content-policy.ts";
import { splitRedocPage } from "./redoc-page.ts";

const FOREIGN_FILES = /https:\/\/cdn\.redoc(?:ly\.com|\.ly)\/[^"'`$]*/g;

/** The reference of each API by `redocly build-docs`, and Redoc's script once for all of them. */
export async function renderApiReferences(apis: readonly string[]): Promise<Files> {
  const [script, ...pages] = await Promise.all([bundleRedoc(), ...apis.map(renderApiReference)]);
  return new Map([["assets/redoc.js", script], ...pages.flat()]);
}

async function renderApiReference(api: string): Promise<[string, string][]> {
  const { html, script } = splitRedocPage(await buildDocs(`generated/${api}/openapi.yaml`), api);
  return [
    [`reference/${api}.html`, addContentPolicy(html)],
    [`reference/${api}.js`, script],
  ];
}

async function buildDocs(file: string): Promise<string> {
  const directory = mkdtempSync(join(tmpdir(), "site-"));
  try {
    const out = join(directory, "reference.html");
    const args = [redoclyFile("bin/cli.js"), "build-docs", file, "--output", out];
    await promisify(execFile)(process.execPath, args, {
      env: { ...process.env, ...REDOCLY_ENVIRONMENT },
    });
    return readFileSync(out, "utf8");
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** A classic script, because a page opened from a file cannot load a module. It has no logo or icons from another host. */
async function bundleRedoc(): Promise<string> {
  const entry = redoclyFile("lib/chunks/redoc.standalone.js");
  const script = await bundleScript(entry, {
    globalName: "redoc",
    legalComments: "inline",
    inject: [],
  });
  const menuLinks = await bundleScript("site/scripts/menu-links.ts");
  return script.replace(FOREIGN_FILES, "data:,") + menuLinks;
}
