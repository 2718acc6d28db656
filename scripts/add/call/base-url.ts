import { isObject, listAt, objectAt, type JsonObject } from "../../pipeline/values/json-object.ts";

const UNKNOWN_HOST = "https://…";

/** The URL of the first server of an operation, with the defaults of its variables. */
export function baseUrlOf(document: JsonObject, item: JsonObject, operation: JsonObject): string {
  const holder = [operation, item, document].find((node) => listAt(node, "servers").length > 0);
  const [server] = listAt(holder, "servers");
  const template = isObject(server) ? String(server["url"]) : "/";
  const variables = objectAt(server, "variables");
  const url = template.replace(/\{([^{}]*)\}/g, (whole, name: string) => {
    const fallback = objectAt(variables, name)["default"];
    return typeof fallback === "string" ? fallback : whole;
  });
  // The pipeline writes the server `/` if no page states one.
  if (url === "/") return UNKNOWN_HOST;
  return url.startsWith("/") ? `${UNKNOWN_HOST}${url}` : url;
}
