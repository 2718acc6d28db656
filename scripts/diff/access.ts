import { canonicalJson } from "../pipeline/values/canonical-json.ts";
import { compareText } from "../pipeline/values/compare-text.ts";
import { type Comparison, inside, type Place, record } from "./comparison.ts";
import {
  asList,
  asRecord,
  child,
  children,
  type Document,
  type Node,
  resolve,
} from "./document.ts";
import type { Operation } from "./operation.ts";

/** One way to be let in: scheme names with their scopes. */
type Alternative = Map<string, string[]>;

export function compareSecurity(
  comparison: Comparison,
  before: Operation,
  after: Operation,
  place: Place,
): void {
  const old = alternativesOf(comparison.base, before.node);
  const now = alternativesOf(comparison.revision, after.node);
  const [was, is] = [describe(old), describe(now)];
  if (was === is) return;
  const isEnough = old.every((has) => now.some((needs) => suffices(has, needs)));
  const kind = isEnough ? "security-loosened" : "security-tightened";
  const message = `is called with ${is} now, not with ${was}`;
  record(inside(place, "security"), kind, { message, before: was, after: is });
}

function alternativesOf(document: Document, operation: Node): Alternative[] {
  const own = asRecord(operation.value).security;
  const list = asList(own === undefined ? document.security : own);
  const alternatives = list.map(
    (entry): Alternative =>
      new Map(
        Object.entries(asRecord(entry)).map(([name, scopes]) => [name, asList(scopes).map(String)]),
      ),
  );
  return alternatives.length === 0 ? [new Map()] : alternatives;
}

function suffices(has: Alternative, needs: Alternative): boolean {
  return [...needs].every(([name, scopes]) => {
    const held = has.get(name);
    return held !== undefined && scopes.every((scope) => held.includes(scope));
  });
}

function describe(alternatives: Alternative[]): string {
  return alternatives
    .map((alternative) => [...alternative].map(describeScheme).sort(compareText).join(" and "))
    .map((text) => text || "no key")
    .sort(compareText)
    .join(" or ");
}

function describeScheme([name, scopes]: [string, string[]]): string {
  return scopes.length > 0 ? `${name} (${scopes.toSorted(compareText).join(", ")})` : name;
}

export function compareServers(
  comparison: Comparison,
  before: Operation,
  after: Operation,
  place: Place,
): void {
  const old = serversOf(comparison.base, before);
  const now = serversOf(comparison.revision, after);
  const at = inside(place, "server");
  for (const url of old) {
    if (now.includes(url)) continue;
    record(at, "server-removed", { message: `${url} is gone`, before: url });
  }
  for (const url of now) {
    if (old.includes(url)) continue;
    record(at, "server-added", { message: `${url} is new`, after: url });
  }
}

function serversOf(document: Document, { node, pathItem }: Operation): string[] {
  const owners = [node.value, pathItem.value, document].map((owner) => asRecord(owner).servers);
  const nearest = owners.find((servers) => asList(servers).length > 0);
  return asList(nearest).map((server) => String(asRecord(server).url));
}

/** What a scheme asks for; a scheme that comes or goes shows in the requirements. */
export function compareSecuritySchemes(comparison: Comparison, place: Place): void {
  const schemes = (document: Document) =>
    new Map(
      children(child({ value: document, pointer: "" }, "components", "securitySchemes")).map(
        ([name, node]) => [name, resolve(document, node)],
      ),
    );
  const after = schemes(comparison.revision);
  for (const [name, was] of schemes(comparison.base)) {
    const is = after.get(name);
    const [old, now] = [described(was), described(is)];
    if (!is || canonicalJson(old) === canonicalJson(now)) continue;
    const at = inside(place, `security scheme ${name}`, is.pointer);
    const message = `is ${asText(now)} now, not ${asText(old)}`;
    record(at, "security-scheme-changed", { message, before: old, after: now });
  }
}

function described(node: Node | undefined): Record<string, unknown> {
  const { type, in: place, name, scheme, openIdConnectUrl } = asRecord(node?.value);
  const parts = { type, in: place, name, scheme, openIdConnectUrl };
  return Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined));
}

function asText(parts: Record<string, unknown>): string {
  return Object.values(parts).map(String).join(" ");
}
