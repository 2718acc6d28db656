import { METHODS } from "../pipeline/openapi/walk.ts";
import { listAt, objectAt, isObject, type JsonObject } from "../pipeline/values/json-object.ts";
import { decodeSegment, resolve } from "../pipeline/values/json-pointer.ts";

/** A fact that the pages do not state, and a draft of the overlay action that adds it. */
export interface MissingFact {
  /** Names the fact in a sentence: "the servers". */
  fact: string;
  /** JSONPath of the overlay action. */
  target: string;
  /** YAML lines of the action's `update`. */
  update: string[];
}

/** Finds the facts that users of the types need: title, servers, authentication and the bodies of responses. */
export function findMissingFacts(document: JsonObject, api: string): MissingFact[] {
  return [
    ...missingInfo(document, api),
    ...missingServers(document),
    ...missingSecurity(document),
    ...missingBodies(document),
  ];
}

/** The pipeline writes the API's name and the version "unknown" if no page states them. */
function missingInfo({ info }: JsonObject, api: string): MissingFact[] {
  if (!isObject(info)) return [];
  const facts: MissingFact[] = [];
  if (info["title"] === api) {
    const update = ["title: the vendor's name of the API"];
    facts.push({ fact: "the API's title", target: "$.info", update });
  }
  if (info["version"] === "unknown") {
    facts.push({ fact: "the API's version", target: "$.info", update: ['version: "1"'] });
  }
  return facts;
}

/** The pipeline writes the server `/` if no page states one. */
function missingServers(document: JsonObject): MissingFact[] {
  const pathItems = Object.values(objectAt(document, "paths"));
  if ([document, ...pathItems].some(hasServer)) return [];
  return [{ fact: "the servers", target: "$", update: ["servers:", "  - url: https://…"] }];
}

function hasServer(holder: unknown): boolean {
  return listAt(holder, "servers").some((server) => isObject(server) && server["url"] !== "/");
}

function missingSecurity({ components }: JsonObject): MissingFact[] {
  if (isObject(components) && isObject(components["securitySchemes"])) return [];
  const update = [
    "components:",
    "  securitySchemes:",
    "    apiKey: { type: http, scheme: bearer }",
    "security:",
    "  - apiKey: []",
  ];
  return [{ fact: "how requests are authenticated", target: "$", update }];
}

/** Bodies without a schema have the type `unknown`. A shared response is one fact, however many operations have it. */
function missingBodies(document: JsonObject): MissingFact[] {
  const facts = Object.entries(objectAt(document, "paths")).flatMap(([path, item]) =>
    METHODS.flatMap((method) =>
      Object.entries(objectAt(objectAt(item, method), "responses")).flatMap(
        ([status, response]) => {
          const place = `$.paths[${quote(path)}].${method}.responses[${quote(status)}]`;
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
    { fact, target: `${holder}.content[${quote(mediaType)}].schema`, update: ["type: object"] },
  ];
}

function sharedPlace(response: unknown): string {
  const reference = isObject(response) ? String(response["$ref"]) : "";
  const name = decodeSegment(reference.split("/").at(-1) ?? "");
  return `$.components.responses[${quote(name)}]`;
}

function hasEmptySchema(mediaType: unknown): boolean {
  if (!isObject(mediaType) || !isObject(mediaType["schema"])) return false;
  return Object.keys(mediaType["schema"]).length === 0;
}

/** A string literal of JSONPath. */
function quote(text: string): string {
  return `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
}
