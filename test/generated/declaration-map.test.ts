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

interface PlacedProperty {
  name: string;
  line: number;
  column: number;
  /** The names of the properties around it, from the interface on. */
  path: string[];
}

/** The properties of the components, paths and operations, with their places in the types. */
function placedProperties(path: string): PlacedProperty[] {
  const file = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest, true);
  const found: PlacedProperty[] = [];
  const visit = (node: ts.Node, around: string[]): void => {
    const name = ts.isPropertySignature(node) ? node.name : undefined;
    const isNamed = name && (ts.isIdentifier(name) || ts.isStringLiteral(name) || ts.isNumericLiteral(name)); // prettier-ignore
    if (ts.isPropertySignature(node) && isOnNoPage(node.type)) return;
    if (isNamed) {
      const place = file.getLineAndCharacterOfPosition(name.getStart());
      found.push({ name: name.text, line: place.line + 1, column: place.character + 1, path: around }); // prettier-ignore
    }
    ts.forEachChild(node, (child) => visit(child, isNamed ? [...around, name.text] : around));
  };
  for (const statement of file.statements) {
    if (ts.isInterfaceDeclaration(statement)) visit(statement, [statement.name.text]);
  }
  return found;
}

/** `put?: never` says that the path has no such method, and a group of `never` that it has no parameters. */
function isOnNoPage(type: ts.TypeNode | undefined): boolean {
  if (type?.kind === ts.SyntaxKind.NeverKeyword) return true;
  if (!type || !ts.isTypeLiteralNode(type)) return false;
  return type.members.every(
    (member) =>
      (ts.isIndexSignatureDeclaration(member) &&
        member.type.kind === ts.SyntaxKind.UnknownKeyword) ||
      (ts.isPropertySignature(member) && isOnNoPage(member.type)),
  );
}

const METHOD = /^(?:get|put|post|delete|patch)\b/;
/** Whether a page or an overlay states the property at a text, or a property around it that a repair has completed. */
function isStatedAt(text: string, { name, path }: PlacedProperty): boolean {
  const plain = text.replace(/^["']/, "");
  const isInOperation = path[0] === "operations";
  if (isInOperation && path.length === 1) return METHOD.test(text);
  if (isInOperation && path.at(-1) === "parameters") return plain.startsWith("parameters");
  // An item of the list of parameters begins with any of its keys.
  if (isInOperation && path.at(-2) === "parameters")
    return /^(?:\{ )?(?:name|in|\$ref): /.test(text);
  const isInContent = path.includes("responses") && !path.includes("application/json");
  return (
    plain.startsWith(name) ||
    (isInContent && path.slice(-2).some((around) => plain.startsWith(around)))
  );
}

function textAt({ file, line, column }: Definition): string {
  return readFileSync(file, "utf8")
    .split("\n")
    [line - 1]!.slice(column - 1);
}

test.each(["livepeer", "twelvelabs", "twelvelabs-legacy"])(
  "the language server leads from each property of the types of %s to its line on a page or in the overlay",
  async (api) => {
    const path = join(root, "generated", api, "types.d.ts");
    server.open(path);
    const properties = placedProperties(path);
    expect(properties.length).toBeGreaterThan(50);
    const astray: string[] = [];
    for (const property of properties) {
      const [definition] = await server.definitionsAt(path, property.line, property.column);
      const isInSpecs = definition?.file.startsWith(join(root, "specs", api));
      const text = definition ? textAt(definition).slice(0, 60) : "nowhere";
      if (!isInSpecs || !isStatedAt(text, property))
        astray.push(`${[...property.path, property.name].join(".")}: ${text}`);
    }
    expect(astray).toEqual([]);
  },
);
