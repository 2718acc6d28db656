import type { PageDocument } from "../1-extract/page-document.ts";
import { operationsOf } from "../openapi/operations.ts";
import { pointerOf, positionOf } from "../report/origins.ts";
import { problemOf } from "../report/problems.ts";
import { canonicalJson } from "../values/canonical-json.ts";
import { isObject, type JsonObject } from "../values/json-object.ts";
import { record } from "./merge-entries.ts";
import type { Merged } from "./merged.ts";

/** The servers of most pages are the API's; the paths of other pages keep their own. */
export function mergeServers(documents: PageDocument[], target: JsonObject, merged: Merged): void {
  const withPaths = documents.map(({ value }) => value).filter(hasPaths);
  const hasServers = ({ servers }: JsonObject) => Array.isArray(servers) && servers.length > 0;
  const main = mostFrequent(withPaths.filter(hasServers).map((value) => value["servers"]));
  if (main === undefined) return;
  target["servers"] = main;
  for (const value of withPaths) {
    if (canonicalJson(value["servers"]) === canonicalJson(main)) continue;
    if (hasServers(value)) keepServers(value, merged);
    else reportServers(value, main, merged);
  }
}

function hasPaths({ paths, webhooks }: JsonObject): boolean {
  return [paths, webhooks].some((items) => isObject(items) && Object.keys(items).length > 0);
}

function mostFrequent(values: unknown[]): unknown {
  const counts = new Map<string, { value: unknown; count: number }>();
  for (const value of values) {
    const text = canonicalJson(value);
    const known = counts.get(text);
    if (known) known.count += 1;
    else counts.set(text, { value, count: 1 });
  }
  return [...counts.values()].sort((a, b) => b.count - a.count)[0]?.value;
}

function keepServers(value: JsonObject, merged: Merged): void {
  const { servers, paths } = value;
  for (const item of Object.values(isObject(paths) ? paths : {})) {
    if (!isObject(item) || item["servers"] !== undefined) continue;
    record(merged, "page-servers", { container: item, key: "servers" }, servers);
    item["servers"] = servers;
  }
}

function reportServers(value: JsonObject, main: unknown, merged: Merged): void {
  const url: unknown = Array.isArray(main) && isObject(main[0]) ? main[0]["url"] : undefined;
  const message = `The page names no server; other pages do, and calls go there: ${String(url)}.`;
  const place = { at: positionOf(value), pointer: pointerOf(value, "servers") };
  merged.problems.push(problemOf("page-servers", message, place));
}

/** What pages say of the security of all their operations holds for those of the page alone, unless all say the same. */
export function mergeSecurity(values: JsonObject[], target: JsonObject, merged: Merged): void {
  const withPaths = values.filter(hasPaths);
  const all = new Map(
    withPaths.map((value) => [canonicalJson(value["security"]), value["security"]]),
  );
  const [security] = all.values();
  if (all.size <= 1) {
    if (security !== undefined) target["security"] = security;
    return;
  }
  for (const value of withPaths) {
    if (value["security"] === undefined) continue;
    for (const operation of operationsOf({ paths: value["paths"] })) {
      if (operation["security"] !== undefined) continue;
      record(merged, "page-security", { container: operation, key: "security" }, value["security"]);
      operation["security"] = value["security"];
    }
  }
}
