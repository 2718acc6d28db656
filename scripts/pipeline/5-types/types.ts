import type TypeScript from "typescript";
import { bannerComment, type HeaderWords } from "../report/banner.ts";
import { typesOf } from "../openapi/schemas.ts";
import { DocumentError } from "../report/problems.ts";
import type { JsonObject } from "../values/json-object.ts";
import { assertDeclarationsOnly } from "./assert-declarations-only.ts";
import { BLOB_KEYWORD } from "./blobs.ts";
import { compileTypes, sourceFile, TYPES_FILE, type CompileError } from "./compile-types.ts";
import { moveToAliases } from "./recursive-aliases.ts";
import { neutralizeComments } from "./neutral-comments.ts";
import { positionOfType } from "./position-of-type.ts";
import { generatorSource } from "./generator-source.ts";
import { loadGenerator, type Generator, type Transform } from "./generate-nodes.ts";
import { loadTypeScript } from "./load-tools.ts";
import { findRecursiveSchemas } from "./recursive-schemas.ts";
import { DEFINED_KEYWORD } from "./required-properties.ts";
import { aliasNames, renderAliases } from "./schema-aliases.ts";
import { sortNames } from "./sort-names.ts";
import { copyForTypes, simplify } from "./simplify.ts";
import { reasonOf, tryToGenerate } from "./try-to-generate.ts";
import { createTupleOf } from "./tuples.ts";

/** The TypeScript types of a normalized document, with its component schemas as aliases. */
export async function renderTypes(
  document: JsonObject,
  api: string,
  words?: HeaderWords,
): Promise<string> {
  const file = await generateTypes({ document, copy: copyForTypes(document) }, api, words);
  return file.text;
}

interface TypesInput {
  document: JsonObject;
  /** Its copy for the types, which is rewritten. */
  copy: JsonObject;
}

/** The same types as a syntax tree, because it takes long to parse them. */
export async function generateTypes(
  { document, copy }: TypesInput,
  api: string,
  words?: HeaderWords,
): Promise<TypeScript.SourceFile> {
  const ts = loadTypeScript();
  const generator = loadGenerator();
  const simple = simplify(copy);
  // The names of the aliases follow the order of the document, so that a new schema leaves them as they are.
  const aliases = aliasNames(simple);
  sortNames(simple);
  const source = generatorSource(simple);
  const transform = transformWith(ts, generator);
  const generate = (json: string) => generator.generate(JSON.parse(json) as JsonObject, transform);
  const nodes = await tryToGenerate(document, source.text, generate);
  const recursive = [...findRecursiveSchemas(simple)];
  const recursiveAliases = new Map(
    recursive.map((name) => [source.hide(name), aliases.get(name) ?? name]),
  );
  const aliased = moveToAliases(ts, nodes, recursiveAliases);
  const moved = new Set([...aliased.moved].map(source.reveal));
  const printed = [
    bannerComment(api, words),
    source.reveal(generator.astToString(aliased.nodes)),
    renderAliases(aliases, moved),
  ].join("\n");
  const text = neutralizeComments(ts, printed);
  const file = sourceFile(ts, TYPES_FILE, text);
  assertDeclarationsOnly(ts, file);
  assertCompiles(ts, document, file);
  return file;
}

function assertCompiles(
  ts: typeof TypeScript,
  document: JsonObject,
  file: TypeScript.SourceFile,
): void {
  let error: CompileError | undefined;
  try {
    error = compileTypes(ts, file);
  } catch (failure) {
    throw new DocumentError("types", `TypeScript cannot check the types: ${reasonOf(failure)}`);
  }
  if (error) throw compileProblem(document, error);
}

function compileProblem(document: JsonObject, { message, names }: CompileError): DocumentError {
  const place = names.length > 0 ? `"${names.join(".")}"` : "the document";
  const text = `The types of ${place} do not compile (${message}). An overlay can replace this part of the document; please report it as a bug too.`;
  return new DocumentError("types", text, positionOfType(document, names));
}

function transformWith(ts: typeof TypeScript, { transformSchemaObject }: Generator): Transform {
  const tupleOf = createTupleOf(ts);
  return (schema, options) => {
    if (BLOB_KEYWORD in schema) return blobType(ts, schema);
    if (DEFINED_KEYWORD in schema) return definedType(ts);
    return tupleOf(schema, (item: typeof schema) => transformSchemaObject(item, options));
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
