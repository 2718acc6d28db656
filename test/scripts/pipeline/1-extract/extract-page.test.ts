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
    paths: documents.map(({ value }) => Object.keys((value["paths"] ?? {}) as object).join()), // an object on these pages
    servers: documents.map(({ pageContext }) => pageContext.requestLine?.url),
    sources: documents.map(({ source }) => source),
    problems: problems.map(
      ({ severity, rule, message, at }) =>
        `${severity} ${rule} ${at ? lineAndColumn(at).line : 0}: ${message}`,
    ),
  };
}

describe("a page's own document is found", () => {
  it.each([
    [
      "Fern",
      `# A\n\nGET https://a.test/v1/things\n\n## OpenAPI Specification\n\n\`\`\`yaml\n${YAML}\`\`\`\n\n\`\`\`python\nprint()\n\`\`\`\n`,
    ],
    ["Mintlify", `# A\n\n## OpenAPI\n\n\`\`\`\`yaml openapi.yaml get /things\n${YAML}\`\`\`\`\n`],
    [
      "ReadMe",
      `# A\n\n# OpenAPI definition\n\n\`\`\`json\n${JSON.stringify(JSON.parse(JSON_LINE), null, 2)}\n\`\`\`\n`,
    ],
    ["GitBook", `# A\n\n## List\n\n\`\`\`json\n${JSON_LINE}\n\`\`\`\n\n\`\`\`bash\ncurl\n\`\`\`\n`],
    [
      "carriage returns",
      `# A\n\n## OpenAPI\n\n\`\`\`yaml\n${YAML}\`\`\`\n`.replaceAll("\n", "\r\n"),
    ],
    ["a byte order mark", `\uFEFF\`\`\`yaml\n${YAML}\`\`\`\n`],
    ["a page of the document alone", `# A\n\n\`\`\`yaml\n${YAML}\`\`\`\n`],
  ])("%s", (_, text) => {
    expect(read(text)).toMatchObject({ paths: ["/things"], problems: [] });
  });

  it.each(["api.yaml", "api.yml", "page.md"])("in a file that is the document: %s", (name) => {
    expect(read(`# A comment\n${YAML}`, name)).toMatchObject({ paths: ["/things"], problems: [] });
    expect(read(`\uFEFF${YAML}`, name)).toMatchObject({ paths: ["/things"], problems: [] });
  });

  it("reads several documents of one page, and one that holds components alone", () => {
    const models = '{"openapi":"3.0.3","components":{"schemas":{"A":{"type":"string"}}}}';
    const block = (json: string) => `## B\n\n\`\`\`json\n${json}\n\`\`\`\n`;
    expect(read(`# A\n\n${block(JSON_LINE)}${block(models)}`)).toMatchObject({
      paths: ["/things", ""],
      problems: [],
    });
  });

  it("takes the request line of the block's own page from a file that holds a whole site", () => {
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

  it("may have comments in its JSON, and a text in it that looks like one", () => {
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

  it("is not cut off by a fence within a text of the document", () => {
    const text = `## OpenAPI\n\n\`\`\`yaml\nopenapi: 3.1.0\nx-text: |\n  \`\`\`js\n  code\n  \`\`\`\npaths:\n  /things: {}\n\`\`\`\n`;
    expect(read(text)).toMatchObject({ paths: ["/things"], problems: [] });
  });

  it("names the vendor's file, and a page whose fence names another operation", () => {
    const page = (info: string) => `## OpenAPI\n\n\`\`\`\`yaml ${info}\n${YAML}\`\`\`\`\n`;
    expect(read(page("beta.yaml GET /things"))).toMatchObject({
      sources: ["beta.yaml"],
      problems: [],
    });
    expect(read(page("POST /things"))).toMatchObject({
      sources: [undefined],
      problems: [
        "warning info-string 3: The fence names POST /things, which its document does not describe.",
      ],
    });
  });
});

describe("what is no document of the page is named in one line", () => {
  const sample =
    "info no-specification 1: This is a tutorial: the specification in it is a sample or a fragment, not the page's own.";
  it.each([
    [
      "indented within a component",
      `# A\n\n<Steps>\n<Step>\n  \`\`\`yaml\n${YAML}  \`\`\`\n</Step>\n</Steps>\n`,
    ],
    ["within a component", `# A\n\n<Tab title="x">\n\n\`\`\`yaml\n${YAML}\`\`\`\n\n</Tab>\n`],
    ["under a label", `# A\n\n\`\`\`yaml openapi.yaml\n${YAML}\`\`\`\n`],
    ["beside other code", `# A\n\n\`\`\`bash\nnpm i\n\`\`\`\n\n\`\`\`yaml\n${YAML}\`\`\`\n`],
    ["a fragment", `# A\n\n## OpenAPI\n\n\`\`\`json\n{"openapi": "3.1.0", "x-mcp": {}}\n\`\`\`\n`],
    [
      "a fragment that does not parse",
      `# A\n\n\`\`\`bash\nls\n\`\`\`\n\n\`\`\`json\n{"openapi": "3.1.0", ...}\n\`\`\`\n`,
    ],
  ])("a sample %s", (_, text) => {
    expect(read(text)).toMatchObject({ paths: [], problems: [sample] });
  });

  it.each([
    [
      "prose",
      '---\nopenapi: GET /things\n---\n\n# A\n\n```json mint.json\n{"openapi": "a.json"}\n```\n',
    ],
    ["a rendered page", "A\n\nGET\nhttps://a.test/things\n"],
    ["an AsyncAPI page", "# A\n\n## AsyncAPI\n\n````yaml async.yaml a\nid: a\n````\n"],
    ["an AsyncAPI page", "# A\n\n## OpenAPI\n\n```yaml\nasyncapi: 3.0.0\nchannels: {}\n```\n"],
    [
      "a page in Mintlify's older format",
      "## OpenAPI\n\n````yaml get /a\npaths:\n  path: /a\n  method: get\n````\n",
    ],
    [
      "a page with a Swagger 2.0 document",
      "## OpenAPI\n\n```yaml\nswagger: '2.0'\npaths: {}\n```\n",
    ],
  ])("%s", (kind, text) => {
    const { paths, problems } = read(text);
    expect(paths).toEqual([]);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(`info no-specification 1: This is ${kind}`);
  });

  it("also where the page has a document of its own", () => {
    const text = `# A\n\n## OpenAPI\n\n\`\`\`yaml\n${YAML}\`\`\`\n\n## AsyncAPI\n\n\`\`\`yaml\nasyncapi: 3.0.0\n\`\`\`\n`;
    expect(read(text).problems[0]).toContain(
      "info no-specification 17: This block would make an AsyncAPI page",
    );
  });
});

it("reports a fence that never closes where it opens, also when it took the specification with it", () => {
  const unclosed = "The fence that opens here never closes";
  expect(read(`# A\n\n## OpenAPI\n\n\`\`\`yaml\n${YAML}`).problems[0]).toContain(
    `error unclosed-fence 5: ${unclosed}`,
  );
  const swallowed = `# A\n\n\`\`\`bash\nls\n\n## OpenAPI\n\n\`\`\`yaml\n${YAML}\`\`\`\n`;
  expect(read(swallowed).problems[0]).toContain(`error unclosed-fence 3: ${unclosed}`);
});

it("knows the place of a key on the page, whichever reader read it", () => {
  const plain = `# A\n\n## OpenAPI\n\n\`\`\`yaml\n${YAML}\`\`\`\n`;
  const anchored = plain.replace("title: A", "title: &title A");
  for (const text of [plain, anchored]) {
    const [document] = extractDocuments(pageOf(text)).documents;
    const at = document && positionOf(document.value, "paths");
    expect(at && lineAndColumn(at)).toEqual({ line: 10, column: 1 });
    expect(originOf(document?.value["info"])?.parent?.key).toBe("info");
  }
});
