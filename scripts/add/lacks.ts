import { METHODS } from "../pipeline/openapi/walk.ts";
import { listAt, objectAt, isObject, type JsonObject } from "../pipeline/values/json-object.ts";

/** Something that the pages do not say, and the overlay action that would say it, left open. */
export interface Lack {
  what: string;
  target: string;
  update: string[];
}

/** What a user of the types will miss: where the API is, how to sign in, what it is called, what errors look like. */
export function findLacks(document: JsonObject, api: string): Lack[] {
  return [
    ...lackingInfo(document, api),
    ...lackingServers(document),
    ...lackingSecurity(document),
    ...lackingErrors(document),
  ];
}

function lackingInfo({ info }: JsonObject, api: string): Lack[] {
  if (!isObject(info)) return [];
  const lacks: Lack[] = [];
  if (info["title"] === api) {
    lacks.push({
      what: "the API's title",
      target: "$.info",
      update: ["title: the vendor's name of the API"],
    });
  }
  if (info["version"] === "unknown") {
    lacks.push({ what: "the API's version", target: "$.info", update: ['version: "1"'] });
  }
  return lacks;
}

/** The pipeline writes `/` where no page names a server. */
function lackingServers(document: JsonObject): Lack[] {
  const items = Object.values(objectAt(document, "paths"));
  if ([document, ...items].some(namesServer)) return [];
  return [{ what: "the servers", target: "$", update: ["servers:", "  - url: https://…"] }];
}

function namesServer(holder: unknown): boolean {
  const servers: unknown[] = listAt(holder, "servers");
  return servers.some((server) => isObject(server) && server["url"] !== "/");
}

function lackingSecurity({ components }: JsonObject): Lack[] {
  if (isObject(components) && isObject(components["securitySchemes"])) return [];
  const update = [
    "components:",
    "  securitySchemes:",
    "    apiKey: { type: http, scheme: bearer }",
    "security:",
    "  - apiKey: []",
  ];
  return [{ what: "how requests are authenticated", target: "$", update }];
}

/** Bodies of errors that the pipeline could only call unknown. */
function lackingErrors({ paths }: JsonObject): Lack[] {
  if (!isObject(paths)) return [];
  return Object.entries(paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = isObject(item) ? item[method] : undefined;
      const responses = objectAt(operation, "responses");
      return Object.entries(responses).flatMap(([status, response]) => {
        const mediaType = unknownBody(response);
        if (mediaType === undefined) return [];
        const target = `$.paths[${quote(path)}].${method}.responses[${quote(status)}].content[${quote(mediaType)}].schema`;
        return [
          {
            what: `the body of ${method.toUpperCase()} ${path}, response ${status}`,
            target,
            update: ["type: object"],
          },
        ];
      });
    }),
  );
}

function unknownBody(response: unknown): string | undefined {
  if (!isObject(response) || !isObject(response["content"])) return undefined;
  const found = Object.entries(response["content"]).find(
    ([, media]) =>
      isObject(media) && isObject(media["schema"]) && Object.keys(media["schema"]).length === 0,
  );
  return found?.[0];
}

function quote(text: string): string {
  return `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
}
