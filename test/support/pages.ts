import type { ApiFiles } from "../../scripts/pipeline/1-extract/api-files.ts";
import { buildApi, type Built } from "../../scripts/pipeline/build-api.ts";
import type { Page } from "../../scripts/pipeline/report/page.ts";
import { toRows } from "../../scripts/pipeline/report/problems.ts";

/** A page in Fern's layout. The document begins on line 9. */
export function pageOf(yaml: string): string {
  return `# Items\n\nGET https://api.example.com/v1/items\n\nWhat it does.\n\n## OpenAPI Specification\n\`\`\`yaml\n${yaml.trim()}\n\`\`\`\n`;
}

/** A complete document with these components and paths. */
export function documentOf(components: object, paths: object = {}): string {
  const info = { title: "Items", version: "1.0.0" };
  const servers = [{ url: "https://api.example.com/v1" }];
  return JSON.stringify({ openapi: "3.1.0", info, servers, paths, components }, null, 2);
}

export function fileOf(name: string, text: string): Page {
  return { path: name, name: `specs/api/${name}`, text };
}

/** Builds an API from the text of its pages. */
export function build(pages: Record<string, string>, overlay?: string): Promise<Built> {
  const files: ApiFiles = {
    name: "api",
    pages: Object.entries(pages).map(([name, text]) => fileOf(name, text)),
    overlay: overlay === undefined ? undefined : fileOf("overlay.yaml", overlay),
  };
  return buildApi(files);
}

/** The errors of a build, as messages with their positions. */
export function errorsOf({ problems }: Built): string[] {
  return toRows(problems, "api")
    .filter(({ severity }) => severity === "error")
    .map(({ page, line, column, message }) => `${page}:${line}:${column}: ${message}`);
}
