import { type Comparison, inside, type Place, record } from "./comparison.ts";
import { asRecord, child, children, type Document, type Node, resolve } from "./document.ts";
import { compareSchemas } from "./schemas.ts";

export function compareRequestBodies(
  comparison: Comparison,
  base: Node,
  revision: Node,
  place: Place,
): void {
  const before = resolve(comparison.base, child(base, "requestBody"));
  const after = resolve(comparison.revision, child(revision, "requestBody"));
  const isRequired = (node: Node) => asRecord(node.value).required === true;
  if (before.value === undefined && after.value === undefined) return;
  const at = inside(place, "request", after.value === undefined ? place.pointer : after.pointer);
  if (after.value === undefined) {
    record(at, "request-body-removed", { message: "the request has no body now" });
  } else if (before.value === undefined) {
    const kind = isRequired(after) ? "required-request-body-added" : "request-body-added";
    const must = isRequired(after) ? "must" : "may";
    record(at, kind, { message: `the request ${must} have a body now` });
  } else {
    if (!isRequired(before) && isRequired(after)) {
      record(at, "request-body-became-required", { message: "the body is required now" });
    } else if (isRequired(before) && !isRequired(after)) {
      record(at, "request-body-became-optional", { message: "the body is optional now" });
    }
    compareContents(comparison, before, after, at);
  }
}

export function compareResponses(
  comparison: Comparison,
  base: Node,
  revision: Node,
  place: Place,
): void {
  const before = listResponses(comparison.base, base);
  const after = listResponses(comparison.revision, revision);
  for (const status of new Set([...before.keys(), ...after.keys()])) {
    const [old, now] = [before.get(status), after.get(status)];
    const at = inside(place, `response ${status}`, now?.pointer);
    if (old && now) {
      compareContents(comparison, old, now, at);
      compareHeaders(comparison, old, now, at);
    } else if (old) {
      record(at, "response-removed", { message: "is gone" });
    } else {
      const isSuccess = status.startsWith("2");
      record(at, isSuccess ? "response-added" : "error-response-added", { message: "is new" });
    }
  }
}

function listResponses(document: Document, operation: Node): Map<string, Node> {
  const responses = children(child(operation, "responses"));
  return new Map(responses.map(([status, node]) => [status, resolve(document, node)]));
}

function compareContents(comparison: Comparison, before: Node, after: Node, place: Place): void {
  const old = new Map(children(child(before, "content")));
  const now = new Map(children(child(after, "content")));
  const several = old.size > 1 || now.size > 1;
  for (const type of new Set([...old.keys(), ...now.keys()])) {
    const [was, is] = [old.get(type), now.get(type)];
    if (was && is) {
      const at = several ? inside(place, `(${type})`, is.pointer) : place;
      compareSchemas(comparison, child(was, "schema"), child(is, "schema"), at);
    } else if (was) {
      record(place, "content-type-removed", { message: `is never ${type} now`, before: type });
    } else {
      const kind = isFirstContent(old, place) ? "response-content-added" : "content-type-added";
      const message = `may be ${type} now`;
      record({ ...place, pointer: is?.pointer ?? place.pointer }, kind, { message, after: type });
    }
  }
}

function isFirstContent(before: Map<string, Node>, place: Place): boolean {
  return before.size === 0 && place.direction === "response";
}

/** Header names do not care about case. */
function compareHeaders(comparison: Comparison, before: Node, after: Node, place: Place): void {
  const byName = (node: Node) =>
    new Map(children(child(node, "headers")).map(([name, header]) => [name.toLowerCase(), header]));
  const [old, now] = [byName(before), byName(after)];
  for (const name of new Set([...old.keys(), ...now.keys()])) {
    const was = old.get(name);
    const is = now.get(name);
    const at = inside(place, `header ${name}`, is?.pointer);
    if (was && is) compareHeader(comparison, was, is, at);
    else if (was) record(at, "response-header-removed", { message: "is gone" });
    else record(at, "response-header-added", { message: "is new" });
  }
}

function compareHeader(comparison: Comparison, base: Node, revision: Node, place: Place): void {
  const before = resolve(comparison.base, base);
  const after = resolve(comparison.revision, revision);
  const [was, is] = [before, after].map((node) => asRecord(node.value).required === true);
  if (was && !is) record(place, "property-became-optional", { message: "is optional now" });
  if (!was && is) record(place, "property-became-required", { message: "is required now" });
  compareSchemas(comparison, child(before, "schema"), child(after, "schema"), place);
}
