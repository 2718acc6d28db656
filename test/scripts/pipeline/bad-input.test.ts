import ts from "typescript";
import { afterEach, describe, expect, test } from "vitest";
import { renderTypes } from "../../../scripts/pipeline/5-types/types.ts";
import { build, documentOf, errorsOf, pageOf } from "../../support/pages.ts";

const HEAD = "openapi: 3.1.0\ninfo: {title: Items, version: 1.0.0}\n";

describe("a page with a syntax error", () => {
  test.each([
    [
      "a fence without a closing fence",
      "# Items\n\n```yaml\nopenapi: 3.1.0\npaths: {}\n",
      "page.md:3:1: The code fence that opens here has no closing fence. Add the closing fence, or fetch the page again if it is cut off.",
    ],
    [
      "an end in the middle of a word",
      '# Items\n\n````json\n{"openapi": "3.1.0", "pat',
      "page.md:3:1: The code fence that opens here has no closing fence. Add the closing fence, or fetch the page again if it is cut off.",
    ],
    [
      "a list that is not closed",
      pageOf(`${HEAD}paths: [1, 2\n`),
      "page.md:12:1: The YAML cannot be parsed. The text ends too early: a bracket or a quote is not closed. Close it, or fetch the page again if it is cut off.",
    ],
    [
      "an extra colon",
      pageOf(`${HEAD}paths: a: b\n`),
      "page.md:11:8: The YAML cannot be parsed. A second colon makes this a map inside one line. Put the text in quotes, or begin a new line.",
    ],
    [
      "a duplicate key",
      pageOf(`${HEAD}paths:\n  /items: {}\n  /parts: {}\n  /items: {}\n`),
      'page.md:14:3: The key "/items" is a duplicate: the first one is on line 12. Remove one of them.',
    ],
    [
      "a duplicate key in quotes",
      pageOf('openapi: 3.1.0\n"openapi": 3.1.0\n'),
      'page.md:10:1: The key "openapi" is a duplicate: the first one is on line 9. Remove one of them.',
    ],
    [
      "an alias without an anchor",
      pageOf(`${HEAD}paths: *nowhere\n`),
      "page.md:11:8: The alias *nowhere has no anchor above it. Write the value instead of the alias, or put the text in quotes.",
    ],
    [
      "an alias that refers to a node around it",
      pageOf(`${HEAD}paths: &all\n  /items: *all\n`),
      "page.md:12:3: This node contains an alias that refers to the node itself, so the document would be infinite. Remove the alias.",
    ],
    [
      "the key __proto__",
      pageOf(`${HEAD}components:\n  schemas:\n    __proto__: {type: string}\n`),
      "page.md:13:5: The key `__proto__` is not allowed, because a JavaScript object cannot hold it safely. Rename it.",
    ],
  ])("reports %s at its position", async (_, text, expected) => {
    const built = await build({ "page.md": text });
    expect(errorsOf(built)).toEqual([expected]);
    expect(built.document).toBeUndefined();
  });

  test("reports an alias bomb before it expands", async () => {
    const levels = Array.from({ length: 20 }, (_, level) => {
      const before = `*a${level - 1}`;
      return `  a${level}: &a${level} ${level === 0 ? "[x]" : `[${Array(9).fill(before).join(",")}]`}`;
    });
    const built = await build({ "page.md": pageOf(`${HEAD}x-bomb:\n${levels.join("\n")}`) });
    expect(errorsOf(built)).toEqual([
      expect.stringMatching(/^page\.md:\d+:\d+: Aliases expand to more than 100000 nodes\. /),
    ]);
  });

  test("reports a document that nests too deeply", async () => {
    const text = pageOf(`${HEAD}x-deep: ${"[".repeat(500)}${"]".repeat(500)}`);
    expect(errorsOf(await build({ "page.md": text }))).toEqual([
      expect.stringMatching(/^page\.md:\d+:\d+: The document nests deeper than 200 levels\. /),
    ]);
  });

  test("does not hide the problems of other pages", async () => {
    const built = await build({
      "a.md": pageOf(`${HEAD}paths: *a\n`),
      "b.md": pageOf(`${HEAD}paths: {}\n`),
      "c.md": pageOf(`${HEAD}paths: *c\n`),
    });
    expect(errorsOf(built)).toEqual([
      expect.stringMatching(/^a\.md:11:8: The alias \*a has no anchor above it\./),
      expect.stringMatching(/^c\.md:11:8: The alias \*c has no anchor above it\./),
    ]);
  });
});

describe("a reference that leaves the document", () => {
  const places = {
    "a schema": (reference: string) => documentOf({ schemas: { Item: { $ref: reference } } }),
    "a response": (reference: string) =>
      documentOf({}, { "/items": { get: { responses: { 200: { $ref: reference } } } } }),
    "a path item": (reference: string) => documentOf({}, { "/items": { $ref: reference } }),
  };
  const references = [
    "http://127.0.0.1:9/secret",
    "https://example.com/api.yaml#/components/schemas/Item",
    "../../etc/passwd",
    "/etc/passwd",
    "file:///etc/passwd",
    "other.yaml",
    "//example.com/x",
    "data:application/json,{}",
    " #/components/schemas/Item",
    "",
  ];
  const problemOf = (reference: string) =>
    reference === ""
      ? 'The reference is empty. Write a reference that begins with "#/", or remove it.'
      : `The reference "${reference}" leaves the document. Use a reference that begins with "#/", or bundle the file first: npx @redocly/cli bundle`;
  const cases = Object.entries(places).flatMap(([place, write]) =>
    references.map((reference) => ({ place, reference, text: pageOf(write(reference)) })),
  );

  test.each(references)("is removed with its extension: %j", async (reference) => {
    const document = documentOf({ schemas: { Item: { "x-more": [{ $ref: reference }] } } });
    const built = await build({ "page.md": pageOf(document) });
    expect(errorsOf(built)).toEqual([]);
    expect(JSON.stringify(built.document)).not.toContain("x-more");
  });

  test.each(cases)('is refused in $place: "$reference"', async ({ reference, text }) => {
    const built = await build({ "page.md": text });
    const line = text.split("\n").findIndex((row) => row.includes('"$ref"')) + 1;
    const column = (text.split("\n")[line - 1] ?? "").indexOf('"$ref"') + 1;
    expect(errorsOf(built)).toEqual([`page.md:${line}:${column}: ${problemOf(reference)}`]);
    expect(built.document).toBeUndefined();
  });

  test.each(references)('is removed with its extension, and reported: "%s"', async (reference) => {
    const schemas = { Item: { "x-more": [{ $ref: reference }] } };
    const built = await build({ "page.md": pageOf(documentOf({ schemas })) });
    expect(errorsOf(built)).toEqual([]);
    expect(JSON.stringify(built.document)).not.toContain("x-more");
    expect(built.changes).toContainEqual(
      expect.objectContaining({
        rule: "extension-references",
        pointer: "/components/schemas/Item/x-more",
      }),
    );
  });
});

describe("the name of a member of every JavaScript object", () => {
  const names = ["constructor", "prototype", "toString", "hasOwnProperty", "valueOf"];

  test.each(names)("may be the name of a property and of a component: %s", async (name) => {
    const schema = { type: "object", properties: { [name]: { type: "string" } } };
    const built = await build({ "page.md": pageOf(documentOf({ schemas: { [name]: schema } })) });
    expect(errorsOf(built)).toEqual([]);
    expect(built.document?.["components"]).toEqual({ schemas: { [name]: schema } });
  });

  test.each(names)("may be the name of a component on two pages: %s", async (name) => {
    const schema = { type: "string", enum: [name] };
    const text = pageOf(documentOf({ schemas: { [name]: schema } }));
    const built = await build({ "a.md": text, "b.md": text });
    expect(errorsOf(built)).toEqual([]);
    expect(built.document?.["components"]).toEqual({ schemas: { [name]: schema } });
  });

  test.each(names)(
    "may be the name of a section of components, and no object changes: %s",
    async (name) => {
      await build({ "page.md": pageOf(documentOf({ [name]: { polluted: { a: 1 } } })) });
      expect(Reflect.get(Object, "polluted")).toBeUndefined();
      expect(Reflect.get({}, "polluted")).toBeUndefined();
    },
  );

  afterEach(() => void Reflect.deleteProperty(Object, "polluted"));
});

describe("two pages of an API", () => {
  const item = (type: string) => pageOf(documentOf({ schemas: { Item: { type } } }));
  const operation = (summary: string, type: string) =>
    pageOf(
      documentOf(
        {},
        {
          "/items": {
            get: {
              summary,
              operationId: "listItems",
              responses: {
                200: {
                  description: "Items.",
                  content: { "application/json": { schema: { type } } },
                },
              },
            },
          },
        },
      ),
    );

  test("are both named if they define a component differently", async () => {
    const built = await build({ "a.md": item("number"), "b.md": item("string") });
    expect(errorsOf(built)).toEqual([]);
    expect(built.document?.["components"]).toEqual({
      schemas: { Item: { type: "number" }, Item_2: { type: "string" } },
    });
    const [problem] = built.problems.filter(({ rule }) => rule === "disagreeing-pages");
    expect(problem).toMatchObject({ severity: "warning", at: { page: { path: "b.md" } } });
    expect(problem?.message).toMatch(
      /^Schema "Item" differs from the one at specs\/api\/a\.md:23:\d+\b/,
    );
  });

  test("are both named if they define an operation differently", async () => {
    const built = await build({
      "a.md": operation("Lists the items.", "array"),
      "b.md": operation("Lists the items.", "object"),
    });
    expect(errorsOf(built)).toEqual([
      expect.stringMatching(
        /^b\.md:\d+:\d+: GET \/items differs from the one at specs\/api\/a\.md:\d+:\d+\b/,
      ),
    ]);
  });

  test("may define the same component", async () => {
    const built = await build({ "a.md": item("string"), "b.md": item("string") });
    expect(errorsOf(built)).toEqual([]);
    expect(built.document?.["components"]).toEqual({ schemas: { Item: { type: "string" } } });
  });
});

describe("the text of a page", () => {
  const EVIL = [
    "*/ globalThis.pwned = 1; /*",
    "*/}}; globalThis.pwned = 1; export const x = {a: {/*",
    '"; globalThis.pwned = 1; //',
    "'; globalThis.pwned = 1; //",
    "`${(globalThis.pwned = 1)}`",
    "a\nglobalThis.pwned = 1;\nb",
    "a\r\nglobalThis.pwned = 1;//",
    "a\u2028globalThis.pwned = 1;\u2029",
    "\\u002a/ globalThis.pwned = 1",
    "\\",
    '\\"; globalThis.pwned = 1; //',
    "</script><script>globalThis.pwned = 1</script>",
    "*\u200b/ globalThis.pwned = 1; //",
    "@example */ globalThis.pwned = 1;",
  ];

  /** A document with the text in every place that affects the types. */
  function evilDocument(text: string): string {
    const schema = {
      title: text,
      description: text,
      type: "object",
      format: text,
      default: { [text]: text },
      example: text,
      required: [text],
      deprecated: true,
      properties: {
        [text]: {
          type: "string",
          description: text,
          enum: [text, "plain"],
          default: text,
          pattern: text,
          example: { [text]: text },
        },
        constant: { const: text },
      },
    };
    const response = {
      description: text,
      headers: { [text]: { description: text, schema: { type: "string" } } },
      content: { [text]: { schema, example: text } },
    };
    const operation = {
      operationId: text,
      summary: text,
      description: text,
      tags: [text],
      parameters: [
        { name: text, in: "query", description: text, schema: { type: "string", enum: [text] } },
      ],
      requestBody: { description: text, content: { [text]: { schema } } },
      responses: { 200: response, [text]: response },
    };
    return documentOf(
      { schemas: { [text]: schema }, responses: { [text]: response } },
      { [`/${text}`]: { summary: text, description: text, post: operation } },
    );
  }

  test.each(EVIL)("never becomes code: %j", async (text) => {
    const built = await build({ "page.md": pageOf(evilDocument(text)) });
    expect(errorsOf(built)).toEqual([]);
    const types = await renderTypes(built.document ?? {}, "api");
    expect(types.length).toBeGreaterThan(2000);
    expect(codeIn(types)).toEqual([]);
    expect(typeErrors(types)).toEqual([]);
    const { outputText } = ts.transpileModule(types, {
      compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
    });
    await import(`data:text/javascript,${encodeURIComponent(outputText)}`);
    expect(Reflect.get(globalThis, "pwned")).toBeUndefined();
  });

  afterEach(() => void Reflect.deleteProperty(globalThis, "pwned"));

  /** Finds expressions that a file of types and constants does not need. */
  function codeIn(text: string): string[] {
    const found: string[] = [];
    const visit = (node: ts.Node): void => {
      const isCode =
        ts.isExpressionStatement(node) ||
        ts.isCallOrNewExpression(node) ||
        ts.isBinaryExpression(node) ||
        ts.isTemplateLiteral(node) ||
        ts.isFunctionExpression(node) ||
        ts.isFunctionDeclaration(node) ||
        ts.isArrowFunction(node) ||
        ts.isPropertyAccessExpression(node);
      if (isCode) found.push(ts.SyntaxKind[node.kind] ?? "");
      ts.forEachChild(node, visit);
    };
    visit(ts.createSourceFile("types.ts", text, ts.ScriptTarget.ESNext));
    return found;
  }

  const options: ts.CompilerOptions = { strict: true, noEmit: true, skipLibCheck: true, types: [] };
  const host = ts.createCompilerHost(options);
  const libraries = new Map<string, ts.SourceFile | undefined>();

  function typeErrors(text: string): string[] {
    const virtual = ts.createSourceFile("/types.ts", text, ts.ScriptTarget.ESNext, true);
    const getSourceFile: ts.CompilerHost["getSourceFile"] = (file, target) => {
      if (file === "/types.ts") return virtual;
      if (!libraries.has(file)) libraries.set(file, host.getSourceFile(file, target));
      return libraries.get(file);
    };
    const program = ts.createProgram(["/types.ts"], options, { ...host, getSourceFile });
    return ts
      .getPreEmitDiagnostics(program)
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
  }
});
