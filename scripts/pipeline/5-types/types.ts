import { createRequire } from "node:module";
import type * as OpenapiTypescript from "openapi-typescript";
import type TypeScript from "typescript";
import { banner } from "../report/banner.ts";
import { typesOf } from "../openapi/schemas.ts";
import { DocumentError } from "../report/problems.ts";
import type { JsonObject } from "../values/json-object.ts";
import { hidePrototypeNames } from "../values/prototype-names.ts";
import { assertDeclarationsOnly } from "./assert-declarations-only.ts";
import { BLOB_KEYWORD } from "./blobs.ts";
import { findFaultyPart } from "./find-faulty-part.ts";
import { compileTypes, type CompileError } from "./compile-types.ts";
import { renderEnums } from "./enums.ts";
import { moveToAliases } from "./recursive-aliases.ts";
import { neutralizeComments } from "./neutral-comments.ts";
import { positionOfType } from "./position-of-type.ts";
import { findRecursiveSchemas } from "./recursive-schemas.ts";
import { DEFINED_KEYWORD } from "./required-properties.ts";
import { aliasNames, renderAliases } from "./schema-aliases.ts";
import { copyForTypes, simplify } from "./simplify.ts";
import { createTupleOf } from "./tuples.ts";

// The CommonJS builds load in half the time of the ES modules.
const require = createRequire(import.meta.url);

type Generator = typeof OpenapiTypescript;
type Options = NonNullable<Parameters<Generator["default"]>[1]>;

/** The TypeScript types of a normalized document, with its component schemas as aliases and its enums as arrays. */
export async function renderTypes(document: JsonObject, api: string): Promise<string> {
  const ts = require("typescript") as typeof TypeScript; // `require` has no types
  const generator = require("openapi-typescript") as Generator; // likewise
  const copy = copyForTypes(document);
  // Before the copy changes: the generator needs other enums than a reader.
  const enums = renderEnums(copy);
  const simple = simplify(copy);
  const source = hidePrototypeNames(JSON.stringify(simple));
  const options = optionsFor(ts, generator);
  const nodes = await generator.default(source.text, options).catch(async (error: unknown) => {
    throw await generatorProblem(document, error, (text) => generator.default(text, options));
  });
  const aliases = aliasNames(simple);
  const recursive = [...findRecursiveSchemas(simple)];
  const recursiveAliases = new Map(
    recursive.map((name) => [source.hide(name), aliases.get(name) ?? name]),
  );
  const aliased = moveToAliases(ts, nodes, recursiveAliases);
  const moved = new Set([...aliased.moved].map(source.reveal));
  const printed = [
    banner(api)
      .map((line) => `// ${line}\n`)
      .join(""),
    source.reveal(generator.astToString(aliased.nodes)),
    renderAliases(aliases, moved),
    enums,
  ].join("\n");
  const text = neutralizeComments(ts, printed);
  assertDeclarationsOnly(ts, text);
  const error = compileTypes(ts, text);
  if (error) throw compileProblem(document, error);
  return text;
}

function compileProblem(document: JsonObject, { message, names }: CompileError): DocumentError {
  const place = names.length > 0 ? `"${names.join(".")}"` : "the document";
  const text = `The types of ${place} do not compile (${message}). An overlay can replace this part of the document; please report it as a bug too.`;
  return new DocumentError("types", text, positionOfType(document, names));
}

function optionsFor(ts: typeof TypeScript, { transformSchemaObject }: Generator): Options {
  const tupleOf = createTupleOf(ts);
  return {
    alphabetize: true,
    // A property with a default is still optional in a request.
    defaultNonNullable: false,
    // `{}` allows any value. `Record<string, never>` would claim that it is an empty object.
    emptyObjectsUnknown: true,
    silent: true,
    transform: (schema, options) => {
      if (BLOB_KEYWORD in schema) return blobType(ts, schema);
      if (DEFINED_KEYWORD in schema) return definedType(ts);
      return tupleOf(schema, (item: typeof schema) => transformSchemaObject(item, options));
    },
  };
}

function blobType({ factory }: typeof TypeScript, schema: object): TypeScript.TypeNode {
  const blob = factory.createTypeReferenceNode("Blob");
  const isNullable = typesOf(schema as JsonObject).includes("null"); // the generator read it from JSON
  return isNullable
    ? factory.createUnionTypeNode([blob, factory.createLiteralTypeNode(factory.createNull())])
    : blob;
}

/** `{} | null`, which leaves of another type of the same property all but `undefined`. */
function definedType({ factory }: typeof TypeScript): TypeScript.TypeNode {
  const empty = factory.createTypeLiteralNode([]);
  return factory.createUnionTypeNode([empty, factory.createLiteralTypeNode(factory.createNull())]);
}

/** A document that the generator cannot read is a problem of one API. The run continues with the others. */
async function generatorProblem(
  document: JsonObject,
  error: unknown,
  generate: (text: string) => Promise<unknown>,
): Promise<DocumentError> {
  const reason = error instanceof Error ? error.message : String(error);
  const fails = (part: JsonObject) =>
    generate(hidePrototypeNames(JSON.stringify(simplify(copyForTypes(part)))).text).then(
      () => false,
      () => true,
    );
  const names = await findFaultyPart(document, fails);
  const place = names.length > 0 ? `"${names.join(".")}"` : "the document";
  const text = `openapi-typescript cannot read ${place}: ${reason}. An overlay can replace this part of the document; please report it as a bug too.`;
  return new DocumentError("types", text, positionOfType(document, names));
}
