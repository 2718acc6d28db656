import { isSameJson } from "../pipeline/values/canonical-json.ts";
import { compareText } from "../pipeline/values/compare-text.ts";
import type { JsonObject } from "../pipeline/values/json-object.ts";
import { type Comparison, type Pair, type Place, placeInside, recordChange } from "./comparison.ts";
import type { Operation } from "./operation.ts";
import {
  asList,
  asObject,
  child,
  children,
  followReferences,
  type PlacedNode,
  rootOf,
} from "./placed-node.ts";

/** One way to authenticate: the names of the schemes that are needed together, with their scopes. */
type Requirement = Map<string, string[]>;

/** Compares the authentication that an operation requires. */
export function compareSecurity(
  { base, revision }: Comparison,
  { before, after }: Pair<Operation>,
  place: Place,
): void {
  const oldRequirements = requirementsOf(base, before.node);
  const newRequirements = requirementsOf(revision, after.node);
  const [oldText, newText] = [describe(oldRequirements), describe(newRequirements)];
  if (oldText === newText) return;
  const isStillEnough = oldRequirements.every((credentials) =>
    newRequirements.some((requirement) => satisfies(credentials, requirement)),
  );
  const kind = isStillEnough ? "security-loosened" : "security-tightened";
  const message = `changed from ${oldText} to ${newText}`;
  const details = { message, before: oldText, after: newText };
  recordChange(placeInside(place, "security"), kind, details);
}

function requirementsOf(document: JsonObject, operation: PlacedNode): Requirement[] {
  const own = asObject(operation.value).security;
  const requirements = asList(own === undefined ? document.security : own).map(toRequirement);
  return requirements.length === 0 ? [new Map()] : requirements;
}

function toRequirement(entry: unknown): Requirement {
  const schemes = Object.entries(asObject(entry));
  return new Map(schemes.map(([name, scopes]) => [name, asList(scopes).map(String)]));
}

function satisfies(credentials: Requirement, requirement: Requirement): boolean {
  return [...requirement].every(([name, scopes]) => {
    const granted = credentials.get(name);
    return granted !== undefined && scopes.every((scope) => granted.includes(scope));
  });
}

function describe(requirements: Requirement[]): string {
  return requirements
    .map((requirement) => [...requirement].map(describeScheme).sort(compareText).join(" and "))
    .map((text) => text || "no authentication")
    .sort(compareText)
    .join(" or ");
}

function describeScheme([name, scopes]: [string, string[]]): string {
  return scopes.length > 0 ? `${name} (${scopes.toSorted(compareText).join(", ")})` : name;
}

/** Compares the schemes that both documents have. Operations report a scheme that was added or removed. */
export function compareSecuritySchemes({ base, revision }: Comparison, place: Place): void {
  const after = schemesOf(revision);
  for (const [name, oldScheme] of schemesOf(base)) {
    const newScheme = after.get(name);
    if (!newScheme) continue;
    const [oldFields, newFields] = [credentialFields(oldScheme), credentialFields(newScheme)];
    if (isSameJson(oldFields, newFields)) continue;
    const message = `changed from ${toText(oldFields)} to ${toText(newFields)}`;
    recordChange(
      placeInside(place, `security scheme ${name}`, { before: oldScheme, after: newScheme }),
      "security-scheme-changed",
      { message, before: oldFields, after: newFields },
    );
  }
}

function schemesOf(document: JsonObject): Map<string, PlacedNode> {
  const schemes = children(child(rootOf(document), "components", "securitySchemes"));
  return new Map(schemes.map(([name, node]) => [name, followReferences(document, node)]));
}

/** The fields that decide how a client sends its credentials. */
function credentialFields({ value }: PlacedNode): JsonObject {
  const { type, in: location, name, scheme, openIdConnectUrl } = asObject(value);
  const fields = { type, in: location, name, scheme, openIdConnectUrl };
  return Object.fromEntries(Object.entries(fields).filter(([, field]) => field !== undefined));
}

function toText(fields: JsonObject): string {
  return Object.values(fields).map(String).join(" ");
}
