import { listAt, objectAt, isObject, type JsonObject } from "../pipeline/values/json-object.ts";
import { missingBodies } from "./missing-bodies.ts";
import type { MissingFact } from "./missing-fact.ts";

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
