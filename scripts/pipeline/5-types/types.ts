import { createRequire } from "node:module";
import type * as OpenapiTypescript from "openapi-typescript";
import type TypeScript from "typescript";
import { banner } from "../report/banner.ts";
import { DocumentError } from "../report/problems.ts";
import type { JsonObject } from "../values/json-object.ts";
import { BLOB_MARK } from "./blobs.ts";
import { enumLines } from "./enums.ts";
import { aliasRecursive } from "./recursive-types.ts";
import { aliasLines, aliasNames } from "./schema-aliases.ts";
import { simplify } from "./simplify.ts";
import { createTupleOf } from "./tuples.ts";

// The CommonJS builds load in half the time of the ES modules.
const require = createRequire(import.meta.url);

type Generator = typeof OpenapiTypescript;

/** TypeScript types of a normalized document, its component schemas by name, and its enum values as arrays. */
export async function renderTypes(document: JsonObject, api: string): Promise<string> {
  const ts = require("typescript") as typeof TypeScript; // CommonJS: `require` has no types
  const generator = require("openapi-typescript") as Generator; // likewise
  const { default: openapiTypeScript, astToString, transformSchemaObject } = generator;
  const simple = simplify(document);
  const tupleOf = createTupleOf(ts);
  const nodes = await generate(openapiTypeScript, simple, {
    alphabetize: true,
    // A property with a default is still optional in a request.
    defaultNonNullable: false,
    // `{}` says nothing about the value; `Record<string, never>` would say that it is empty.
    emptyObjectsUnknown: true,
    silent: true,
    transform: (schema, options) =>
      BLOB_MARK in schema
        ? ts.factory.createTypeReferenceNode("Blob")
        : tupleOf(schema, (item: typeof schema) => transformSchemaObject(item, options)),
  });
  const head = banner(api).map((line) => `// ${line}\n`);
  const aliases = aliasNames(simple);
  const { nodes: aliased, moved } = aliasRecursive(ts, nodes, simple, aliases);
  const declarations = astToString(aliased);
  const parts = [head.join(""), declarations, aliasLines(aliases, moved), enumLines(simple)];
  const text = parts.join("\n");
  assertDeclarationsOnly(ts, text);
  return text;
}

/** What the generator cannot read is a problem of the one API, not the end of the run. */
async function generate(
  openapiTypeScript: Generator["default"],
  document: JsonObject,
  options: Parameters<Generator["default"]>[1],
) {
  try {
    return await openapiTypeScript(JSON.stringify(document), options);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new DocumentError("types", `openapi-typescript fails: ${reason}`);
  }
}

/** Text of a page must not become code, whatever the generator lets through: only types and literal arrays may stand here. */
function assertDeclarationsOnly(ts: typeof TypeScript, text: string): void {
  const file = ts.createSourceFile("types.ts", text, ts.ScriptTarget.ESNext);
  const foreign = file.statements.find((statement) => !isDeclaration(ts, statement));
  if (foreign) {
    const line = file.getLineAndCharacterOfPosition(foreign.getStart(file)).line + 1;
    const message = `The types hold code at line ${line}: ${foreign.getText(file).slice(0, 80)}`;
    throw new DocumentError("types", message);
  }
}

function isDeclaration(ts: typeof TypeScript, statement: TypeScript.Statement): boolean {
  if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) return true;
  if (!ts.isVariableStatement(statement)) return false;
  return statement.declarationList.declarations.every(({ initializer }) => {
    if (
      !initializer ||
      !ts.isAsExpression(initializer) ||
      !ts.isArrayLiteralExpression(initializer.expression)
    )
      return false;
    return initializer.expression.elements.every((element) => isLiteral(ts, element));
  });
}

function isLiteral(ts: typeof TypeScript, node: TypeScript.Expression): boolean {
  if (ts.isPrefixUnaryExpression(node)) return ts.isNumericLiteral(node.operand);
  const { TrueKeyword, FalseKeyword, NullKeyword } = ts.SyntaxKind;
  return (
    ts.isStringLiteral(node) ||
    ts.isNumericLiteral(node) ||
    [TrueKeyword, FalseKeyword, NullKeyword].includes(node.kind)
  );
}
