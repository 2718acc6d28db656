import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Application, JSX, LogLevel, Logger, type TypeDocOptions } from "typedoc";
import { packageEntries } from "../../scripts/build/package-entries.ts";
import { toSlashes } from "../../scripts/shared/slashes.ts";
import type { Files } from "../bundle/files.ts";
import { addContentPolicy } from "./content-policy.ts";

/** Parts of exported types that a reader does not name: steps of type inference, constants, and the vendors' schemas. */
const INTERNAL = [
  "Gets",
  "HlsObjectStatus",
  "JsonResponse",
  "Mistaken",
  "MissingParentheses",
  "NamedTaskPath",
  "NeedsQuery",
  "OneParameter",
  "OpenApiClients",
  "ResponseDetails",
  "STATES",
  "WithParameter",
  "WithTwoParameters",
  "Word",
  "paths",
];

const OPTIONS: TypeDocOptions = {
  name: "video-tasks",
  entryPoints: packageEntries().map((name) => `src/${name}.ts`),
  readme: "site/reference/client-readme.md",
  customCss: "site/assets/typedoc.css",
  disableSources: true,
  excludeInternal: true,
  excludePrivate: true,
  intentionallyNotExported: INTERNAL,
  // `npm run check` has found all errors.
  skipErrorChecking: true,
};

/** The way back to the site, above each page. */
const LINK = { "aria-label": "Site", style: "padding: 0.6rem 2rem" };

/** Keeps the warnings, because each of them is a fault of a doc comment. */
class WarningLogger extends Logger {
  readonly warnings: string[] = [];

  override log(message: string, level: LogLevel): void {
    if (level >= LogLevel.Warn) this.warnings.push(message);
  }
}

/** The reference of the client by TypeDoc, from the doc comments. Throws if TypeDoc has a warning. */
export async function renderClientReference(): Promise<Files> {
  const app = await Application.bootstrap(OPTIONS);
  const logger = new WarningLogger();
  app.logger = logger;
  app.renderer.hooks.on("body.begin", ({ relativeURL }) =>
    JSX.createElement(
      "nav",
      LINK,
      JSX.createElement(
        "a",
        { href: relativeURL("../../reference.html") ?? "" },
        "video-tasks: all references",
      ),
    ),
  );
  const project = await app.convert();
  if (project) app.validate(project);
  if (!project || logger.warnings.length > 0) {
    throw new Error(`The doc comments have faults:\n${logger.warnings.join("\n")}`);
  }
  const directory = mkdtempSync(join(tmpdir(), "site-"));
  try {
    await app.generateDocs(project, directory);
    return readPages(directory);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function readPages(directory: string): Files {
  const names = readdirSync(directory, { recursive: true, encoding: "utf8" })
    .filter((name) => statSync(join(directory, name)).isFile())
    .sort();
  return new Map(
    names.map((name) => {
      const text = readFileSync(join(directory, name), "utf8");
      const isPage = name.endsWith(".html");
      const path = `reference/client/${toSlashes(name)}`;
      return [path, isPage ? addContentPolicy(text) : text];
    }),
  );
}
