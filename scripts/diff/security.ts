import { compareText } from "../pipeline/values/compare-text.ts";
import type { JsonObject } from "../pipeline/values/json-object.ts";
import { type Comparison, type Pair, type Place, placeInside, recordChange } from "./comparison.ts";
import type { Operation } from "./operation.ts";
import { asList, asObject, child, type PlacedNode, rootOf } from "./placed-node.ts";
import { renamedSchemes } from "./security-schemes.ts";

/** One way to authenticate: the names of the schemes that are needed together, with their scopes. */
type Requirement = Map<string, string[]>;

/** Compares the authentication that an operation requires. */
export function compareSecurity(
  comparison: Comparison,
  { before, after }: Pair<Operation>,
  place: Place,
): void {
  const { base, revision } = comparison;
  const nodes = { before: securityOf(base, before.node), after: securityOf(revision, after.node) };
  const [oldRequirements, newRequirements] = [nodes.before, nodes.after].map(requirementsOf);
  if (!oldRequirements || !newRequirements) return;
  // Once for all operations.
  const renames = (comparison.schemeRenames ??= renamedSchemes(comparison));
  const credentials = oldRequirements.map((requirement) => renameSchemes(requirement, renames));
  const newText = describe(newRequirements);
  if (describe(credentials) === newText) return;
  const isStillEnough = credentials.every((known) =>
    newRequirements.some((requirement) => satisfies(known, requirement)),
  );
  const kind = isStillEnough ? "security-loosened" : "security-tightened";
  const oldText = describe(oldRequirements);
  const message = `changed from ${oldText} to ${newText}`;
  const details = { message, before: oldText, after: newText };
  recordChange(placeInside(place, "security", existing(nodes)), kind, details);
}

/** The requirements of the operation, otherwise those of the document. */
function securityOf(document: JsonObject, operation: PlacedNode): PlacedNode {
  const own = child(operation, "security");
  return own.value === undefined ? child(rootOf(document), "security") : own;
}

function existing({ before, after }: Pair<PlacedNode>): Partial<Pair<PlacedNode>> {
  return {
    ...(before.value !== undefined && { before }),
    ...(after.value !== undefined && { after }),
  };
}

function requirementsOf({ value }: PlacedNode): Requirement[] {
  const requirements = asList(value).map(toRequirement);
  return requirements.length === 0 ? [new Map()] : requirements;
}

function renameSchemes(
  requirement: Requirement,
  renames: ReadonlyMap<string, string>,
): Requirement {
  return new Map([...requirement].map(([name, scopes]) => [renames.get(name) ?? name, scopes]));
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
