import type { PageDocument } from "../1-extract/page-document.ts";
import { operationsOf } from "../openapi/operations.ts";
import { pointerOf, positionOf } from "../report/origins.ts";
import { problemOf } from "../report/problems.ts";
import { canonicalJson, isSameJson } from "../values/canonical-json.ts";
import { groupBy } from "../values/group-by.ts";
import { isObject, listAt, objectAt, type JsonObject } from "../values/json-object.ts";
import type { Merged } from "./merged.ts";
import { recordChange } from "./record-change.ts";
import { textOf } from "../values/text-of.ts";

/** The servers of most pages become the API's servers. The paths of other pages keep their own. */
export function mergeServers(documents: PageDocument[], target: JsonObject, merged: Merged): void {
  const withPaths = documents.map(({ value }) => value).filter(hasPaths);
  const main = mostFrequent(withPaths.filter(hasServers).map((value) => value["servers"]));
  if (main === undefined) return;
  target["servers"] = main;
  for (const value of withPaths) {
    if (isSameJson(value["servers"], main)) continue;
    if (hasServers(value)) keepServers(value, merged);
    else reportMissingServers(value, main, merged);
  }
}

function hasPaths({ paths, webhooks }: JsonObject): boolean {
  return [paths, webhooks].some((items) => isObject(items) && Object.keys(items).length > 0);
}

function hasServers(value: JsonObject): boolean {
  return listAt(value, "servers").length > 0;
}

/** Of values that are equally frequent, the first. */
function mostFrequent(values: unknown[]): unknown {
  const groups = [...groupBy(values, canonicalJson).values()];
  const [largest = []] = groups.sort((a, b) => b.length - a.length);
  return largest[0];
}

function keepServers(value: JsonObject, merged: Merged): void {
  const { servers } = value;
  for (const item of Object.values(objectAt(value, "paths"))) {
    if (!isObject(item) || item["servers"] !== undefined) continue;
    recordChange(merged, {
      rule: "page-servers",
      container: item,
      key: "servers",
      after: servers,
    });
    item["servers"] = servers;
  }
}

function reportMissingServers(value: JsonObject, main: unknown, merged: Merged): void {
  recordChange(merged, {
    rule: "page-servers",
    container: value,
    key: "servers",
    after: main,
  });
  const [server] = Array.isArray(main) ? (main as unknown[]) : []; // `isArray` gives any[]
  const url = isObject(server) ? textOf(server["url"]) : "";
  const message = `The page does not name a server. Its operations use the server of the other pages, ${url}.`;
  const place = { at: positionOf(value), pointer: pointerOf(value, "servers") };
  merged.problems.push(problemOf("page-servers", message, place));
}

/** The security on which all pages agree is the API's. If they differ, the operations of each page keep the page's. */
export function mergeSecurity(values: JsonObject[], target: JsonObject, merged: Merged): void {
  const withPaths = values.filter(hasPaths);
  const all = new Map(
    withPaths.map((value) => [canonicalJson(value["security"]), value["security"]]),
  );
  const [security] = all.values();
  if (all.size > 1) for (const value of withPaths) keepSecurity(value, merged);
  else if (security !== undefined) target["security"] = security;
}

function keepSecurity({ paths, security }: JsonObject, merged: Merged): void {
  if (security === undefined) return;
  for (const operation of operationsOf({ paths })) {
    if (operation["security"] !== undefined) continue;
    recordChange(merged, {
      rule: "page-security",
      container: operation,
      key: "security",
      after: security,
    });
    operation["security"] = security;
  }
}
