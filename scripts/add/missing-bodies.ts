import { jsonPathText } from "../overlay/json-path.ts";
import { METHODS } from "../pipeline/openapi/walk.ts";
import { isObject, objectAt, type JsonObject } from "../pipeline/values/json-object.ts";
import { decodeSegment, resolve } from "../pipeline/values/json-pointer.ts";
import type { MissingFact } from "./missing-fact.ts";

/** Bodies without a schema have the type `unknown`. A shared response is one fact, however many operations have it. */
export function missingBodies(document: JsonObject): MissingFact[] {
  const facts = Object.entries(objectAt(document, "paths")).flatMap(([path, item]) =>
    METHODS.flatMap((method) =>
      Object.entries(objectAt(objectAt(item, method), "responses")).flatMap(
        ([status, response]) => {
          const place = `$.paths[${jsonPathText(path)}].${method}.responses[${jsonPathText(status)}]`;
          const fact = `the body of ${method.toUpperCase()} ${path}, response ${status}`;
          const isSuccess = status.startsWith("2");
          return missingBody({ document, response, place, fact, isSuccess });
        },
      ),
    ),
  );
  return [...new Map(facts.map((fact) => [fact.target, fact])).values()];
}

interface PlacedResponse {
  document: JsonObject;
  response: unknown;
  /** JSONPath of the response. */
  place: string;
  fact: string;
  isSuccess: boolean;
}

function missingBody({
  document,
  response,
  place,
  fact,
  isSuccess,
}: PlacedResponse): MissingFact[] {
  const target = resolve(document, response);
  const contents = Object.entries(objectAt(target, "content"));
  const mediaType = contents.find(([, content]) => hasEmptySchema(content))?.[0];
  if (mediaType === undefined) return [];
  const holder = target === response ? place : sharedPlace(response);
  // The pipeline adds the content of a successful response after the overlay, so the action has to add all of it.
  if (isSuccess) {
    const update = ["content:", `  "${mediaType}":`, "    schema:", "      type: object"];
    return [{ fact, target: holder, update }];
  }
  return [
    {
      fact,
      target: `${holder}.content[${jsonPathText(mediaType)}].schema`,
      update: ["type: object"],
    },
  ];
}

function sharedPlace(response: unknown): string {
  const reference = isObject(response) ? String(response["$ref"]) : "";
  const name = decodeSegment(reference.split("/").at(-1) ?? "");
  return `$.components.responses[${jsonPathText(name)}]`;
}

function hasEmptySchema(mediaType: unknown): boolean {
  if (!isObject(mediaType) || !isObject(mediaType["schema"])) return false;
  return Object.keys(mediaType["schema"]).length === 0;
}
