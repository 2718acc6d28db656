import type { Page } from "../report/page.ts";
import type { JsonObject } from "../values/json-object.ts";
import { isCredentialName } from "./credentials.ts";

/** A header in a sample: `-H "Name: value"` of curl, or `"Name": "value"` of a program. */
const HEADERS: readonly RegExp[] = [
  /(?:-H|--header)[ =]+\\?["'](?<name>[\w-]+):[ \t]*(?<value>[^"'\\\n]*)/g,
  /["'](?<name>[\w-]+)\\?["']\s*[:,]\s*f?\\?["'`](?<value>[^"'`\\\n]*)/g,
];
const URLS = /https?:\/\/[^\s"']+/gi;
const CREDENTIAL_PARAMETER = /[?&](api_?key|access_token|auth_token|token)=/i;

/** The security scheme that the request samples on the pages use, if they use exactly one. */
export function schemeOfSamples(pages: Iterable<Page>): JsonObject | undefined {
  const schemes = new Map<string, JsonObject>();
  for (const { text } of pages) {
    for (const scheme of schemesIn(text)) schemes.set(JSON.stringify(scheme).toLowerCase(), scheme);
  }
  const [only, ...others] = schemes.values();
  return others.length === 0 ? only : undefined;
}

function schemesIn(text: string): JsonObject[] {
  const headers = HEADERS.flatMap((pattern) => [...text.matchAll(pattern)]);
  const schemes = headers.flatMap(({ groups = {} }) => {
    const { name = "", value = "" } = groups;
    return isCredentialName(name) ? [schemeOfHeader(name, value)] : [];
  });
  if (hasBasicLogin(text)) schemes.push({ type: "http", scheme: "basic" });
  const parameter = credentialParameter(text);
  if (parameter !== undefined) schemes.push({ type: "apiKey", in: "query", name: parameter });
  return schemes;
}

/** Whether a command `curl … -u …` is in the text. A command continues after a backslash at the end of a line. */
function hasBasicLogin(text: string): boolean {
  const commands = text.replaceAll("\\\n", " ").split("\n");
  return commands.some((command) => {
    const start = command.search(/\bcurl\b/);
    return start !== -1 && /\s(?:-u|--user)[ =]/.test(command.slice(start));
  });
}

/** The first parameter in the query of a URL that carries a credential. */
function credentialParameter(text: string): string | undefined {
  for (const [url] of text.matchAll(URLS)) {
    const [beforeFragment = ""] = url.split("#", 1);
    const name = CREDENTIAL_PARAMETER.exec(beforeFragment)?.[1];
    if (name !== undefined) return name;
  }
  return undefined;
}

function schemeOfHeader(name: string, value: string): JsonObject {
  const scheme = /^(bearer|basic)\b/i.exec(value.trim())?.[1]?.toLowerCase();
  const isAuthorization = name.toLowerCase() === "authorization";
  return isAuthorization && scheme
    ? { type: "http", scheme }
    : { type: "apiKey", in: "header", name };
}
