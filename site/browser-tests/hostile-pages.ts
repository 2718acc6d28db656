/** A page with one operation, and more lines of YAML. */
export function pageOf(path: string, more = ""): string {
  return `# Get a thing

## OpenAPI Specification

\`\`\`yaml
openapi: 3.1.0
info: { title: Things, version: "1" }
paths:
  ${path}:
    get:
      nullable: true
      responses: { "200": { description: OK, content: { application/json: { schema: { type: string, nullable: true } } } } }
${more}
\`\`\`
`;
}

const LEVELS = 20_000;

/** Ten aliases per level, of the level before. */
const ALIASES = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
  .concat(
    Array.from({ length: 9 }, (_, level) => {
      const items = Array.from({ length: 10 }, () => `*a${level}`);
      return `a${level + 1}: &a${level + 1} [${items.join(", ")}]`;
    }),
  )
  .map((line) => `  ${line}`)
  .join("\n");

/** Pages that have no result, with the sentence about them. */
export const REFUSED = [
  {
    name: "aliases that expand",
    page: pageOf("/a", `x-a:\n${ALIASES}`),
    sentence: /^Line \d+: Aliases/,
  },
  {
    name: "20,000 levels",
    page: pageOf("/a", `x-a: ${"[".repeat(LEVELS)}${"]".repeat(LEVELS)}`),
    sentence: /^Line \d+: The document nests deeper/,
  },
  {
    name: "a code fence without an end",
    page: "```yaml\nopenapi: 3.1.0\n",
    sentence: /^Line 1: The code fence/,
  },
];

/** Reads from right to left in a browser that obeys it. */
const RIGHT_TO_LEFT = "\u202e";

export const WITH_HTML = `<script>alert(1)</script><img src=x onerror="alert(1)">${RIGHT_TO_LEFT}
${pageOf("/a", `tags: [{ name: "<img src=x onerror=alert(1)>${RIGHT_TO_LEFT}" }]`)}`;

export const SWAGGER = pageOf("/swagger").replace("openapi: 3.1.0", 'swagger: "2.0"');
