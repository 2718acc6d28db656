import { buildApi, type Built } from "../../scripts/pipeline/build-api.ts";
import { type Page, lineAndColumn } from "../../scripts/pipeline/report/page.ts";

export function pageOf(text: string, name = "page.md"): Page {
  return { path: `pages/${name}`, name: `specs/api/pages/${name}`, text };
}

export interface Endpoint {
  path: string;
  /** The page's heading and the lines above its block. */
  head?: string;
  info?: string;
  title?: string;
  version?: string;
  server?: string;
  operationId?: string;
  tag?: string;
  /** YAML of the operation's response, indented by eight. */
  response?: string;
  /** YAML of `components`, indented by two. */
  components?: string;
}

/** A page of one operation, in Mintlify's layout. */
export function mintlifyPage(endpoint: Endpoint, name: string): Page {
  const { path, title = "Things", version = "1.0.0", server = "https://things.test" } = endpoint;
  const { operationId = "read", tag = "Things", components = "", response } = endpoint;
  const text = [
    endpoint.head ?? "# Read a thing\n",
    "## OpenAPI",
    "",
    `\`\`\`\`yaml ${endpoint.info ?? `openapi.yaml get ${path}`}`,
    "openapi: 3.1.0",
    "info:",
    `  title: ${title}`,
    `  version: ${version}`,
    "servers:",
    `  - url: ${server}`,
    "security: []",
    "paths:",
    `  ${path}:`,
    "    get:",
    `      operationId: ${operationId}`,
    "      summary: Read a thing",
    `      tags: [${tag}]`,
    "      responses:",
    "        '200':",
    "          description: A thing.",
    response ?? jsonResponse("Thing"),
    ...(components === "" ? [] : ["components:", components]),
    "````",
    "",
  ].join("\n");
  return pageOf(text, name);
}

export function jsonResponse(schema: string): string {
  return contentOf("application/json", `$ref: '#/components/schemas/${schema}'`);
}

export function contentOf(mediaType: string, schema: string): string {
  return [
    `          content:`,
    `            ${mediaType}:`,
    `              schema:`,
    `                ${schema}`,
  ].join("\n");
}

export function schemas(entries: Record<string, string>): string {
  const lines = Object.entries(entries).map(([name, schema]) => `    ${name}: ${schema}`);
  return ["  schemas:", ...lines].join("\n");
}

export function build(...pages: Page[]): Promise<Built> {
  return buildApi({ name: "api", pages });
}

/** The problems of some rules, as `severity rule file:line:column message`. */
export function problemLines({ problems }: Built, rules: RegExp): string[] {
  return problems
    .filter(({ rule }) => rules.test(rule))
    .map(({ severity, rule, at, message }) => {
      const { line, column } = at ? lineAndColumn(at) : { line: 0, column: 0 };
      return `${severity} ${rule} ${at?.page.path ?? ""}:${line}:${column} ${message}`;
    });
}

export function changeLines({ changes }: Built, rule: string): string[] {
  return changes
    .filter((change) => change.rule === rule)
    .map(({ at, pointer, before, after }) => {
      const file = at?.page.path.split("/").at(-1) ?? "";
      return `${file} ${pointer}: ${JSON.stringify(before)} → ${JSON.stringify(after)}`;
    });
}
