import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import ts from "typescript";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startLanguageServer, type Definition } from "../support/language-server.ts";

const root = resolve(import.meta.dirname, "../..");
let server: ReturnType<typeof startLanguageServer>;

beforeAll(() => {
  server = startLanguageServer();
});
afterAll(() => server.close());

/** The properties of the component schemas, with their places in the types. */
function schemaProperties(path: string) {
  const file = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest, true);
  const found: { name: string; line: number; column: number }[] = [];
  const visit = (node: ts.Node): void => {
    const name = ts.isPropertySignature(node) ? node.name : undefined;
    if (name && (ts.isIdentifier(name) || ts.isStringLiteral(name))) {
      const place = file.getLineAndCharacterOfPosition(name.getStart());
      found.push({ name: name.text, line: place.line + 1, column: place.character + 1 });
    }
    ts.forEachChild(node, visit);
  };
  const components = file.statements.find(
    (statement) => ts.isInterfaceDeclaration(statement) && statement.name.text === "components",
  ) as ts.InterfaceDeclaration; // found by its kind
  const [schemas] = components.members;
  ts.forEachChild((schemas as ts.PropertySignature).type!, visit); // all members are properties
  return found;
}

function textAt({ file, line, column }: Definition): string {
  return readFileSync(file, "utf8")
    .split("\n")
    [line - 1]!.slice(column - 1);
}

test.each(["livepeer", "twelvelabs", "twelvelabs-legacy"])(
  "the language server leads from each property of the schemas of %s to its name on a page or in the overlay",
  async (api) => {
    const path = join(root, "generated", api, "types.d.ts");
    server.open(path);
    const properties = schemaProperties(path);
    expect(properties.length).toBeGreaterThan(20);
    const astray: string[] = [];
    for (const { name, line, column } of properties) {
      const [definition] = await server.definitionsAt(path, line, column);
      const isInSpecs = definition?.file.startsWith(join(root, "specs", api));
      const text = definition ? textAt(definition).slice(0, 60) : "nowhere";
      if (!isInSpecs || !text.replace(/^["']/, "").startsWith(name))
        astray.push(`${name}: ${text}`);
    }
    expect(astray).toEqual([]);
  },
);
