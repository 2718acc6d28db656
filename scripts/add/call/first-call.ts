import { isBinary, isStream } from "../../pipeline/openapi/media-types.ts";
import { objectAt, type JsonObject } from "../../pipeline/values/json-object.ts";
import { resolve } from "../../pipeline/values/json-pointer.ts";
import { baseUrlOf } from "./base-url.ts";
import { credentialsOf } from "./credentials.ts";
import { allOperations, type Operation } from "./operation.ts";
import { paramsLiteral, requiredExamples } from "./parameters.ts";
import { bodyOptions } from "./request-body.ts";
import { objectLiteral, quote } from "./source-text.ts";
import type { TypesReader } from "./types-reader.ts";

interface GeneratedApi {
  document: JsonObject;
  reader: TypesReader;
  /** The module that `import` names to get them. */
  typesModule: string;
}

/** The source text of a call to the first operation of an API. It compiles; the secrets in it are placeholders. */
export function firstCall({ document, reader, typesModule }: GeneratedApi): string | undefined {
  const [operation] = allOperations(document);
  return operation && callText(reader, operation, typesModule);
}

export function callText(reader: TypesReader, operation: Operation, typesModule: string): string {
  const options = callOptions(reader, operation);
  const url = quote(operation.path);
  const args = options.length === 0 ? url : `${url}, { ${options.join(", ")} }`;
  return `import createClient from "openapi-fetch";
import type { paths } from ${quote(typesModule)};

${createClientText(operation)}
const { data, error } = await client.${operation.method.toUpperCase()}(${args});
console.log(error ?? data);
`;
}

function callOptions(reader: TypesReader, operation: Operation): string[] {
  const params = paramsLiteral(reader, operation);
  return [
    ...(params === undefined ? [] : [`params: ${params}`]),
    ...bodyOptions(reader, operation),
    ...parseOption(operation),
  ];
}

function createClientText(operation: Operation): string {
  const { document, item, value } = operation;
  const { headers, cookies, query } = credentialsOf(document, value);
  // openapi-fetch has types for cookie parameters, but does not send them.
  const parameters = Object.entries(requiredExamples(operation, "cookie"));
  const allCookies = [
    ...cookies,
    ...parameters.map(([name, cookie]) => `${name}=${String(cookie)}`),
  ];
  if (allCookies.length > 0) headers.push(["Cookie", quote(allCookies.join("; "))]);
  const options = [`baseUrl: ${quote(baseUrlOf(document, item, value))}`];
  if (headers.length > 0) options.push(`headers: ${objectLiteral(headers)}`);
  const client = `const client = createClient<paths>({ ${options.join(", ")} });`;
  return query.length === 0 ? client : `${client}\n${queryMiddleware(query)}`;
}

/** A key in the query is not a parameter of the operations, so a middleware adds it. */
function queryMiddleware(names: string[]): string {
  const lines = names.map((name) => `url.searchParams.set(${quote(name)}, "YOUR_API_KEY");`);
  return `client.use({
  onRequest({ request }) {
    const url = new URL(request.url);
    ${lines.join("\n    ")}
    return new Request(url, request);
  },
});`;
}

/** openapi-fetch parses JSON unless told otherwise. */
function parseOption({ document, value }: Operation): string[] {
  const responses = Object.entries(objectAt(value, "responses"));
  const success = responses.find(([status]) => /^2/.test(status))?.[1];
  const mediaTypes = Object.keys(objectAt(resolve(document, success), "content"));
  const [first] = mediaTypes;
  if (first === undefined || mediaTypes.some((mediaType) => /json$/i.test(mediaType))) return [];
  if (isStream(first)) return ['parseAs: "stream"'];
  if (isBinary(first)) return ['parseAs: "blob"'];
  return first.startsWith("text/") ? ['parseAs: "text"'] : [];
}
