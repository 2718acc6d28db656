import type { JsonObject } from "../../pipeline/values/json-object.ts";
import { schemesOf } from "../call/credentials.ts";
import type { Operation } from "../call/operation.ts";
import { objectLiteral, quote } from "../call/source-text.ts";

/** The option `auth` of `defineTasks`, or comments on credentials that it cannot send, as lines. */
export function authLines(api: string, { document, value }: Operation): string[] {
  const schemes = schemesOf(document, value).filter(({ type }) => type !== "mutualTLS");
  const [sent, ...others] = schemes.toSorted((a, b) => Number(isSent(b)) - Number(isSent(a)));
  if (!sent) return [];
  if (!isSent(sent)) return [sent, ...others].map(commentOn);
  return [...others.map(commentOn), `auth: ${authLiteral(api, sent)},`];
}

/** Whether `defineTasks` can send the credential: as a header. */
function isSent(scheme: JsonObject): boolean {
  return scheme["type"] !== "apiKey" || scheme["in"] === "header";
}

function authLiteral(api: string, { type, name, scheme }: JsonObject): string {
  const prefix = api.replace(/[^a-z0-9]+/gi, "_").toUpperCase();
  const isToken = type === "oauth2" || type === "openIdConnect";
  const entries: [string, string][] = [
    ["env", quote(`${prefix}_${isToken ? "ACCESS_TOKEN" : "API_KEY"}`)],
  ];
  if (type === "apiKey") entries.push(["header", quote(String(name))]);
  if (type === "http" && !/^bearer$/i.test(String(scheme))) {
    entries.push(["scheme", quote(/^basic$/i.test(String(scheme)) ? "Basic" : String(scheme))]);
  }
  return objectLiteral(entries);
}

function commentOn({ type, in: place, name }: JsonObject): string {
  if (type !== "apiKey") return "// Send the second credential with the option `fetch`.";
  const holder = place === "query" ? "query parameter" : "cookie";
  return `// Send the key in the ${holder} ${quote(String(name))} with the option \`fetch\`.`;
}
