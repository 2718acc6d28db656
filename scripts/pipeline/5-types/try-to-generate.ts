import { DocumentError } from "../report/problems.ts";
import type { JsonObject } from "../values/json-object.ts";
import { findFaultyPart } from "./find-faulty-part.ts";
import { generatorSource } from "./generator-source.ts";
import { positionOfType } from "./position-of-type.ts";
import { copyForTypes, simplify } from "./simplify.ts";

/** A document that the generator cannot read is a problem of one API. The run continues with the others. */
export async function tryToGenerate<Nodes>(
  document: JsonObject,
  json: string,
  generate: (json: string) => Nodes,
): Promise<Nodes> {
  try {
    return generate(json);
  } catch (error) {
    throw await generatorProblem(document, error, generate);
  }
}

async function generatorProblem(
  document: JsonObject,
  error: unknown,
  generate: (json: string) => unknown,
): Promise<DocumentError> {
  const fails = async (part: JsonObject) => {
    try {
      generate(generatorSource(simplify(copyForTypes(part))).text);
      return false;
    } catch {
      return true;
    }
  };
  const names = await findFaultyPart(document, fails);
  const place = names.length > 0 ? `"${names.join(".")}"` : "the document";
  const text = `openapi-typescript cannot read ${place}: ${reasonOf(error)}. An overlay can replace this part of the document; please report it as a bug too.`;
  return new DocumentError("types", text, positionOfType(document, names));
}

export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
