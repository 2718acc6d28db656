import { upgradeFromTwoToThree } from "@scalar/openapi-upgrader/2.0-to-3.0";
import { positionOf } from "../../report/origins.ts";
import { DocumentError, problemOf, type Problem } from "../../report/problems.ts";
import { isObject, type JsonObject } from "../../values/json-object.ts";
import { attachOrigins } from "./attach-origins.ts";
import { findLostFormats, moveEncodings } from "./collection-formats.ts";
import { fillGaps, removePlaceholders } from "./fill-gaps.ts";
import { prepareSwagger } from "./prepare-swagger.ts";
import { textOf } from "../../values/text-of.ts";

export function isSwagger(value: unknown): value is JsonObject {
  // YAML reads `2.0` as the number 2.
  return isObject(value) && (value["swagger"] === 2 || /^2\./.test(textOf(value["swagger"] ?? "")));
}

/** Converts a Swagger 2.0 document to OpenAPI 3.0 and reports that. Later phases repair it like any other document. */
export function convertSwagger(original: JsonObject, problems: Problem[]): JsonObject | undefined {
  const at = positionOf(original, "swagger");
  try {
    const prepared = structuredClone({ ...original, swagger: "2.0" });
    fillGaps(prepared);
    prepareSwagger(prepared);
    const converted: unknown = upgradeFromTwoToThree(prepared);
    if (!isObject(converted)) throw new Error("the upgrader returned no document");
    moveEncodings(converted);
    removePlaceholders(converted);
    attachOrigins(converted, original);
    const message = "Converted this Swagger 2.0 document to OpenAPI 3.";
    problems.push(problemOf("swagger", message, { at, pointer: "/swagger" }));
    problems.push(...findLostFormats(original));
    return converted;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const message = `The Swagger 2.0 document cannot be converted: ${reason}. Correct it, or convert it to OpenAPI 3.`;
    problems.push(new DocumentError("swagger", message, at).problem);
    return undefined;
  }
}
