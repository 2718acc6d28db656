import { METHODS } from "../pipeline/openapi/walk.ts";
import { listAt, objectAt, isObject, type JsonObject } from "../pipeline/values/json-object.ts";

/** A fact that the pages do not state, and a draft of the overlay action that adds it. */
export interface MissingFact {
  /** Names the fact in a sentence: "the servers". */
  fact: string;
  /** JSONPath of the overlay action. */
  target: string;
  /** YAML lines of the action's `update`. */
  update: string[];
}

/** Finds the facts that users of the types need: title, servers, authentication and the bodies of errors. */
export function findMissingFacts(document: JsonObject, api: string): MissingFact[] {
  return [
    ...missingInfo(document, api),
    ...missingServers(document),
    ...missingSecurity(document),
    ...missingErrorBodies(document),
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

/** Bodies without a schema have the type `unknown`. */
function missingErrorBodies({ paths }: JsonObject): MissingFact[] {
  if (!isObject(paths)) return [];
  return Object.entries(paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = isObject(item) ? item[method] : undefined;
      return unknownBodies(operation).map(({ status, mediaType }): MissingFact => ({
        fact: `the body of ${method.toUpperCase()} ${path}, response ${status}`,
        target: `$.paths[${quote(path)}].${method}.responses[${quote(status)}].content[${quote(mediaType)}].schema`,
        update: ["type: object"],
      }));
    }),
  );
}

interface UnknownBody {
  status: string;
  mediaType: string;
}

function unknownBodies(operation: unknown): UnknownBody[] {
  const responses = Object.entries(objectAt(operation, "responses"));
  return responses.flatMap(([status, response]) => {
    const contents = Object.entries(objectAt(response, "content"));
    const mediaType = contents.find(([, content]) => hasEmptySchema(content))?.[0];
    return mediaType === undefined ? [] : [{ status, mediaType }];
  });
}

function hasEmptySchema(mediaType: unknown): boolean {
  if (!isObject(mediaType) || !isObject(mediaType["schema"])) return false;
  return Object.keys(mediaType["schema"]).length === 0;
}

/** A string literal of JSONPath. */
function quote(text: string): string {
  return `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
}
