import { canonicalJson, isSameJson } from "../pipeline/values/canonical-json.ts";
import { isObject, type JsonObject } from "../pipeline/values/json-object.ts";
import { type Comparison, type Pair, type Place, placeInside, recordChange } from "./comparison.ts";
import {
  asObject,
  child,
  children,
  followReferences,
  type PlacedNode,
  rootOf,
} from "./placed-node.ts";

/** The new name of each scheme that has another name, but takes the same credentials. Clients do not send the name. */
export function renamedSchemes({ base, revision }: Comparison): Map<string, string> {
  const [before, after] = [schemesOf(base), schemesOf(revision)];
  const added = [...after].filter(([name]) => !before.has(name));
  const names = new Map(added.map(([name, node]) => [canonicalJson(credentialFields(node)), name]));
  const renames = new Map<string, string>();
  for (const [name, node] of before) {
    const newName = names.get(canonicalJson(credentialFields(node)));
    if (!after.has(name) && newName !== undefined) renames.set(name, newName);
  }
  return renames;
}

/** Compares the schemes that both documents have. Operations report a scheme that was added or removed. */
export function compareSecuritySchemes({ base, revision }: Comparison, place: Place): void {
  const after = schemesOf(revision);
  for (const [name, oldScheme] of schemesOf(base)) {
    const newScheme = after.get(name);
    if (!newScheme) continue;
    const fields = { before: credentialFields(oldScheme), after: credentialFields(newScheme) };
    if (isSameJson(fields.before, fields.after)) continue;
    const kind = hasMoreFlows(fields) ? "security-loosened" : "security-scheme-changed";
    recordChange(
      placeInside(place, `security scheme ${name}`, { before: oldScheme, after: newScheme }),
      kind,
      { message: `changed from ${toText(fields.before)} to ${toText(fields.after)}`, ...fields },
    );
  }
}

function schemesOf(document: JsonObject): Map<string, PlacedNode> {
  const schemes = children(child(rootOf(document), "components", "securitySchemes"));
  return new Map(schemes.map(([name, node]) => [name, followReferences(document, node)]));
}

/** The fields that decide how a client gets and sends its credentials. */
function credentialFields({ value }: PlacedNode): JsonObject {
  const { type, in: location, name, scheme, openIdConnectUrl, flows } = asObject(value);
  // The case of a header's name and of an HTTP scheme does not matter.
  const sentName = location === "header" ? lowerCase(name) : name;
  return defined({
    type,
    in: location,
    name: sentName,
    scheme: lowerCase(scheme),
    openIdConnectUrl,
    flows: isObject(flows) ? flowUrls(flows) : undefined,
  });
}

/** Operations compare the scopes. */
function flowUrls(flows: JsonObject): JsonObject {
  const urls = Object.entries(flows).map(([flow, fields]) => {
    const { authorizationUrl, tokenUrl, refreshUrl } = asObject(fields);
    return [flow, defined({ authorizationUrl, tokenUrl, refreshUrl })] as const;
  });
  return Object.fromEntries(urls);
}

/** Whether the only difference is that the scheme has more flows. */
function hasMoreFlows({ before, after }: Pair<JsonObject>): boolean {
  const flows = { ...asObject(after["flows"]), ...asObject(before["flows"]) };
  return isSameJson({ ...before, flows }, after);
}

function defined(fields: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(fields).filter(([, field]) => field !== undefined));
}

function lowerCase(text: unknown): unknown {
  return typeof text === "string" ? text.toLowerCase() : text;
}

/** `apiKey header x-key`, or `oauth2 clientCredentials https://example.com/token` */
function toText({ flows, ...fields }: JsonObject): string {
  const texts = Object.entries(asObject(flows)).flatMap(([flow, urls]) => [
    flow,
    ...Object.values(asObject(urls)),
  ]);
  return [...Object.values(fields), ...texts].map(String).join(" ");
}
