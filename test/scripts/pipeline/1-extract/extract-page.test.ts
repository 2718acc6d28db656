import { describe, expect, it } from "vitest";
import { extractDocuments } from "../../../../scripts/pipeline/1-extract/extract-page.ts";
import { originOf, positionOf } from "../../../../scripts/pipeline/report/origins.ts";
import { lineAndColumn } from "../../../../scripts/pipeline/report/page.ts";
import { pageOf } from "../../../support/endpoints.ts";

const YAML = "openapi: 3.1.0\ninfo:\n  title: A\n  version: '1'\npaths:\n  /things:\n    get: {}\n";
const JSON_LINE =
  '{"openapi":"3.0.3","info":{"title":"A","version":"1"},"paths":{"/things":{"get":{}}}}';

function read(text: string, name?: string) {
  const { documents, problems } = extractDocuments(pageOf(text, name));
  return {
    paths: documents.map(({ value }) => Object.keys(value["paths"] ?? {}).join()),
    servers: documents.map(({ pageContext }) => pageContext.requestLine?.url),
    sources: documents.map(({ source }) => source),
    problems: problems.map(
      ({ severity, rule, message, at }) =>
        `${severity} ${rule} ${at ? lineAndColumn(at).line : 0}: ${message}`,
    ),
  };
}

describe("the document of a page", () => {
  it.each([
    [
      "a Fern page",
      `# A\n\nGET https://a.test/v1/things\n\n## OpenAPI Specification\n\n\`\`\`yaml\n${YAML}\`\`\`\n\n\`\`\`python\nprint()\n\`\`\`\n`,
    ],
    [
      "a Mintlify page",
      `# A\n\n## OpenAPI\n\n\`\`\`\`yaml openapi.yaml get /things\n${YAML}\`\`\`\`\n`,
    ],
    [
      "a ReadMe page",
      `# A\n\n# OpenAPI definition\n\n\`\`\`json\n${JSON.stringify(JSON.parse(JSON_LINE), null, 2)}\n\`\`\`\n`,
    ],
    [
      "a GitBook page",
      `# A\n\n## List\n\n\`\`\`json\n${JSON_LINE}\n\`\`\`\n\n\`\`\`bash\ncurl\n\`\`\`\n`,
    ],
    [
      "a page with carriage returns",
      `# A\n\n## OpenAPI\n\n\`\`\`yaml\n${YAML}\`\`\`\n`.replaceAll("\n", "\r\n"),
    ],
    ["a page with a byte order mark", `\uFEFF\`\`\`yaml\n${YAML}\`\`\`\n`],
    ["a page without any prose", `# A\n\n\`\`\`yaml\n${YAML}\`\`\`\n`],
  ])("is found on %s", (_, text) => {
    expect(read(text)).toMatchObject({ paths: ["/things"], problems: [] });
  });

  it.each(["api.yaml", "api.yml", "page.md"])("may be the whole file %s", (name) => {
    expect(read(`# A comment\n${YAML}`, name)).toMatchObject({ paths: ["/things"], problems: [] });
    expect(read(`\uFEFF${YAML}`, name)).toMatchObject({ paths: ["/things"], problems: [] });
  });

  it("may be one of several on a page, and may hold only components", () => {
    const models = '{"openapi":"3.0.3","components":{"schemas":{"A":{"type":"string"}}}}';
    const block = (json: string) => `## B\n\n\`\`\`json\n${json}\n\`\`\`\n`;
    expect(read(`# A\n\n${block(JSON_LINE)}${block(models)}`)).toMatchObject({
      paths: ["/things", ""],
      problems: [],
    });
  });

  it("gets the request line of its own section if the file holds several pages", () => {
    const page = (host: string, line: string) =>
      `# ${host}\n\n${line}\n\n## OpenAPI Specification\n\n\`\`\`yaml\n${YAML}\`\`\`\n\n\`\`\`http\nGET https://sample.test/things\n\`\`\`\n\n`;
    const text =
      page("a", "GET https://a.test/things") +
      page("b", "") +
      page("c", "GET https://c.test/things");
    expect(read(text).servers).toEqual([
      "https://a.test/things",
      undefined,
      "https://c.test/things",
    ]);
  });

  it("may have comments in its JSON, and texts that look like comments", () => {
    const json = JSON_LINE.replace("{", "{ // the version\n").replace(
      '"A"',
      ' /* of\nall */ "a // b"',
    );
    const { documents } = extractDocuments(
      pageOf(`# OpenAPI definition\n\`\`\`json\n${json}\n\`\`\`\n`),
    );
    expect(documents.map(({ value }) => value["info"])).toEqual([
      { title: "a // b", version: "1" },
    ]);
    const position = positionOf(documents[0]?.value["info"] as object, "title"); // it has one
    expect(position && lineAndColumn(position).line).toBe(4);
  });

  it("does not end at a fence inside one of its texts", () => {
    const text = `## OpenAPI\n\n\`\`\`yaml\nopenapi: 3.1.0\nx-text: |\n  \`\`\`js\n  code\n  \`\`\`\npaths:\n  /things: {}\n\`\`\`\n`;
    expect(read(text)).toMatchObject({ paths: ["/things"], problems: [] });
  });

  it("has the source file that the fence names", () => {
    const page = (info: string) => `## OpenAPI\n\n\`\`\`\`yaml ${info}\n${YAML}\`\`\`\`\n`;
    expect(read(page("beta.yaml GET /things"))).toMatchObject({
      sources: ["beta.yaml"],
      problems: [],
    });
  });

  it("is reported if the fence names an operation that it does not describe", () => {
    const text = `## OpenAPI\n\n\`\`\`\`yaml POST /things\n${YAML}\`\`\`\`\n`;
    expect(read(text)).toMatchObject({
      paths: ["/things"],
      sources: [undefined],
      problems: [
        "warning info-string 3: The code fence names POST /things, but its document does not describe that operation. Check which of them is right.",
      ],
    });
  });
});

it("reports an ellipsis in the page's own document at its place", () => {
  const page = (json: string) => `# A\n\n## OpenAPI\n\n\`\`\`json\n${json}\n\`\`\`\n`;
  const message =
    "An ellipsis is in the place of a part of the document. Write the part, or remove the ellipsis.";
  for (const json of ['{"openapi": "3.1.0",\n ...}', '{"openapi": "3.1.0", "tags": [\n ... ]}'])
    expect(read(page(json)).problems).toEqual([`error yaml-syntax 7: ${message}`]);
  for (const tags of ["...: a", "tags: [..., a]", "tags: [a, ...]"])
    expect(read(page(`openapi: 3.1.0\n${tags}`)).problems).toEqual([
      `error yaml-syntax 7: ${message}`,
    ]);
  for (const item of ["...", "… and more"])
    expect(read(page(`openapi: 3.1.0\ntags:\n  - ${item}`)).problems).toEqual([
      `error yaml-syntax 8: ${message}`,
    ]);
});

it.each(["tags: [a, ...]", "tags:\n  - …", "tags:\n  - ...", "...: a", "…: a"])(
  "reports an ellipsis in plain YAML: %j",
  (yaml) => {
    const text = `# A\n\n## OpenAPI\n\n\`\`\`yaml\nopenapi: 3.1.0\n${yaml}\npaths: {}\n\`\`\`\n`;
    expect(read(text).problems.join()).toContain("An ellipsis is in the place of a part");
  },
);

it("reads JSON below comments, and a version such as v3.0.1", () => {
  const json = JSON.stringify({ openapi: "v3.0.1", paths: { "/a": {} } });
  const text = `# A\n\n## OpenAPI\n\n\`\`\`jsonc\n// The API\n/* of A */ ${json}\n\`\`\`\n`;
  expect(read(text)).toMatchObject({ paths: ["/a"], problems: [] });
});

describe("a page without a document of its own", () => {
  const sample =
    "info no-specification 1: No OpenAPI document found: the page holds a sample or a fragment of a specification, as in a tutorial. A specification has `openapi`, `info`, and `paths`.";
  it.each([
    [
      "that is indented inside a component",
      `# A\n\n<Steps>\n<Step>\n  \`\`\`yaml\n${YAML}  \`\`\`\n</Step>\n</Steps>\n`,
    ],
    ["inside a component", `# A\n\n<Tab title="x">\n\n\`\`\`yaml\n${YAML}\`\`\`\n\n</Tab>\n`],
    ["with a label", `# A\n\n\`\`\`yaml openapi.yaml\n${YAML}\`\`\`\n`],
    ["beside other code", `# A\n\n\`\`\`bash\nnpm i\n\`\`\`\n\n\`\`\`yaml\n${YAML}\`\`\`\n`],
  ])("is told from a fragment: a complete block %s", (_, text) => {
    const problems = [
      "info no-specification 1: No OpenAPI document found: the page holds a whole specification in the place of a sample: with a label, in a list or component, or beside other code. If it describes the API, save it as a file of its own.",
    ];
    expect(read(text)).toMatchObject({ paths: [], problems });
  });

  it.each([
    [
      "without paths and components",
      `# A\n\n## OpenAPI\n\n\`\`\`json\n{"openapi": "3.1.0", "x-mcp": {}}\n\`\`\`\n`,
    ],
    ["with an ellipsis", `# A\n\n\`\`\`json\n{"openapi": "3.1.0", "paths": { ... }}\n\`\`\`\n`],
    [
      "that cannot be parsed",
      `# A\n\n\`\`\`bash\nls\n\`\`\`\n\n\`\`\`json\n{"openapi": "3.1.0", ...}\n\`\`\`\n`,
    ],
  ])("is reported as a sample: a block %s", (_, text) => {
    expect(read(text)).toMatchObject({ paths: [], problems: [sample] });
  });

  it.each([
    ["only prose.", "# A\n\nOpenAPI is a format.\n"],
    ["only prose and other code", '# A\n\n```json mint.json\n{"openapi": "a.json"}\n```\n'],
    ["a specification that is not in a plain code block", "# A\n\n> openapi: 3.1.0\n> paths: {}\n"],
    ["a specification that is not in a plain code block", "# A\n\nText.\n\n    openapi: 3.1.0\n"],
    ["a specification that is not in a plain code block", "```diff\n+openapi: 3.1.0\n```\n"],
    ["lines that end in CR", "# A\r\rText.\r"],
    [
      "a document with an unknown version",
      "## OpenAPI\n\n```yaml\nopenapi:\ninfo: {}\npaths: {}\n```\n",
    ],
    ["the text of a rendered page", "A\n\nGET\nhttps://a.test/things\n"],
    ["an AsyncAPI document", "# A\n\n## AsyncAPI\n\n````yaml async.yaml a\nid: a\n````\n"],
    ["an AsyncAPI document", "# A\n\n## OpenAPI\n\n```yaml\nasyncapi: 3.0.0\nchannels: {}\n```\n"],
    [
      "a block in Mintlify's older format",
      "## OpenAPI\n\n````yaml get /a\npaths:\n  path: /a\n  method: get\n````\n",
    ],
  ])("is described in one line if it holds %s", (format, text) => {
    const { paths, problems } = read(text);
    expect(paths).toEqual([]);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(
      `info no-specification 1: No OpenAPI document found: the page holds ${format}`,
    );
  });
});

it("describes the blocks that it skips beside a document, in one line per format", () => {
  const skipped = "## AsyncAPI\n\n```yaml\nasyncapi: 3.0.0\n```\n\n";
  const text = `# A\n\n## OpenAPI\n\n\`\`\`yaml\n${YAML}\`\`\`\n\n${skipped}`;
  const message = "it is an AsyncAPI document, which is not OpenAPI.";
  expect(read(text).problems).toEqual([`info no-specification 17: Skipped this block: ${message}`]);
  expect(read(text + skipped).problems).toEqual([
    `info no-specification 17: Skipped this block (and 1 more): ${message}`,
  ]);
});

it("reports a fence that is not closed at its opening line, even if it swallowed the specification", () => {
  const unclosed = "The code fence that opens here has no closing fence";
  expect(read(`# A\n\n## OpenAPI\n\n\`\`\`yaml\n${YAML}`).problems[0]).toContain(
    `error unclosed-fence 5: ${unclosed}`,
  );
  const swallowed = `# A\n\n\`\`\`bash\nls\n\n## OpenAPI\n\n\`\`\`yaml\n${YAML}\`\`\`\n`;
  expect(read(swallowed).problems[0]).toContain(`error unclosed-fence 3: ${unclosed}`);
});

it("records the position of a key with the fast reader and with the yaml package", () => {
  const plain = `# A\n\n## OpenAPI\n\n\`\`\`yaml\n${YAML}\`\`\`\n`;
  const anchored = plain.replace("title: A", "title: &title A");
  for (const text of [plain, anchored]) {
    const [document] = extractDocuments(pageOf(text)).documents;
    const at = document && positionOf(document.value, "paths");
    expect(at && lineAndColumn(at)).toEqual({ line: 10, column: 1 });
    expect(originOf(document?.value["info"])?.parent?.key).toBe("info");
  }
});
