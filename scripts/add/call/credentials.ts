import { isObject, listAt, objectAt, type JsonObject } from "../../pipeline/values/json-object.ts";
import { resolve } from "../../pipeline/values/json-pointer.ts";
import { quote } from "./source-text.ts";

const API_KEY = "YOUR_API_KEY";

/** The credentials of a request, with placeholders for the secrets. */
export interface Credentials {
  /** The values are source text. */
  headers: [name: string, value: string][];
  cookies: string[];
  /** Names of query parameters, each of which is an API key. */
  query: string[];
}

/** The credentials that the first alternative of an operation's security asks for. */
export function credentialsOf(document: JsonObject, operation: JsonObject): Credentials {
  const credentials: Credentials = { headers: [], cookies: [], query: [] };
  for (const scheme of schemesOf(document, operation)) addCredential(credentials, scheme);
  return credentials;
}

/** The security schemes that the first alternative of an operation's security names. */
export function schemesOf(document: JsonObject, operation: JsonObject): JsonObject[] {
  const holder = Object.hasOwn(operation, "security") ? operation : document;
  const [requirement] = listAt(holder, "security");
  const schemes = objectAt(document["components"], "securitySchemes");
  return Object.keys(isObject(requirement) ? requirement : {})
    .filter((name) => Object.hasOwn(schemes, name))
    .map((name) => resolve(document, schemes[name]))
    .filter(isObject);
}

function addCredential(credentials: Credentials, scheme: JsonObject): void {
  const name = String(scheme["name"]);
  if (scheme["type"] === "apiKey" && scheme["in"] === "query") credentials.query.push(name);
  else if (scheme["type"] === "apiKey" && scheme["in"] === "cookie")
    credentials.cookies.push(`${name}=${API_KEY}`);
  else if (scheme["type"] === "apiKey") credentials.headers.push([name, quote(API_KEY)]);
  // A client certificate belongs to the connection, not to the request.
  else if (scheme["type"] !== "mutualTLS")
    credentials.headers.push(["Authorization", authorizationOf(scheme)]);
}

function authorizationOf({ type, scheme }: JsonObject): string {
  if (type !== "http") return quote("Bearer YOUR_ACCESS_TOKEN");
  const name = String(scheme);
  if (name.toLowerCase() === "basic") return '`Basic ${btoa("YOUR_USER_NAME:YOUR_PASSWORD")}`';
  return quote(`${name.toLowerCase() === "bearer" ? "Bearer" : name} ${API_KEY}`);
}
