import type { Page } from "../report/page.ts";

const METHOD = "(?:get|put|post|delete|options|head|patch|trace|webhook)";

/** How the pages of documentation platforms name the file that their specification is in. */
const REFERENCES: readonly RegExp[] = [
  // Mintlify: front matter such as `openapi: "openapi.json POST /scrape"`
  new RegExp(`^openapi:[ \\t]*["']?(?<target>[^\\s"']+)[ \\t]+${METHOD}[ \\t]`, "im"),
  /^openapi:[ \t]*["']?(?<target>[^\s"']+\.(?:json|ya?ml))["']?[ \t\r]*$/im,
  // GitBook: a link inside the block, or the source in its tag
  /\{%[ \t]*openapi-operation\b(?:[^\n{%]|\{(?!%)|%(?!\}))*%\}\s*\[[^\]\n]*\]\((?<target>[^)\s]+)\)/,
  /\{%[ \t]*(?:openapi|swagger)[a-z-]*[ \t][^\n%]*?\b(?:src|spec)="(?<target>[^"\n]+)"/,
  // Components of Redoc, Stoplight Elements, RapiDoc, Scalar, Swagger UI
  /<(?:redoc|rapi-doc|elements-api|swagger-ui|API|ApiReference|SwaggerUI|Redoc)\b[^<>]*?\b(?:spec-url|specUrl|apiDescriptionUrl|src|url|data-url)=["'{]+(?<target>[^"'{}\s]+)/,
  /\bid=["']api-reference["'][^<>]{0,1000}?\bdata-url=["'](?<target>[^"'\s]+)/,
  // MkDocs
  /!!swagger(?:-http)?[ \t]+(?<target>[^\s!]+)!!/,
];

/** Where the page says that its specification is, as the rest of "the page …". */
export function describeNamedDocument({ text }: Page): string | undefined {
  for (const reference of REFERENCES) {
    const target = reference.exec(text)?.groups?.["target"];
    if (target !== undefined) {
      return `the page points to its document, ${target}. Fetch that document and use it as the page.`;
    }
  }
  if (isDocusaurusPage(text)) {
    return "Docusaurus made the page from an OpenAPI file. Use that file as the page; `docusaurus.config` names it as `specPath`.";
  }
  if (new RegExp(`^openapi:[ \\t]*["']?${METHOD}[ \\t]+/`, "im").test(frontMatterOf(text))) {
    return "the page points to an operation of a document. Use that document as the page; Mintlify's `docs.json` names it as `openapi`.";
  }
  return undefined;
}

/** docusaurus-plugin-openapi-docs writes the operation in compressed form. */
function isDocusaurusPage(text: string): boolean {
  return /^(?:api:[ \t]*[\w+/=]{40,}|info_path:[ \t]*\S)/m.test(frontMatterOf(text));
}

function frontMatterOf(text: string): string {
  if (!text.startsWith("---")) return "";
  const end = text.indexOf("\n---", 3);
  return end === -1 ? "" : text.slice(0, end);
}
