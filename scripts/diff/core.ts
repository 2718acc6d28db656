import { asList, asRecord, child, type Document, type Node, refOf, resolve } from "./document.ts";
import { isNull } from "./shape.ts";

/** A schema freed of references and of wrappers that change nothing but nullability. */
export interface Core {
  node: Node;
  /** The last reference on the way. */
  ref: string | undefined;
  nullable: boolean;
}

export function toCore(document: Document, start: Node): Core {
  const core: Core = { node: start, ref: undefined, nullable: false };
  const seen = new Set<unknown>();
  while (!seen.has(core.node.value)) {
    seen.add(core.node.value);
    core.ref = refOf(core.node.value) ?? core.ref;
    core.node = resolve(document, core.node);
    const wrapped = wrappedIn(document, core.node);
    if (!wrapped) break;
    core.nullable ||= wrapped.nullable;
    core.node = wrapped.node;
  }
  return core;
}

const WRAPPERS = ["oneOf", "anyOf", "allOf"];
const STRUCTURE = new Set(
  "properties required enum const items prefixItems additionalProperties format".split(" "),
);

/** `oneOf: [X, {type: "null"}]`, and lists of one member, say X. */
function wrappedIn(document: Document, node: Node) {
  const keys = Object.keys(asRecord(node.value));
  const wrappers = keys.filter((key) => WRAPPERS.includes(key));
  if (wrappers.length !== 1 || keys.some((key) => STRUCTURE.has(key))) return undefined;
  const list = child(node, wrappers[0] ?? "");
  const all = asList(list.value).map((_, index) => child(list, index));
  const members = all.filter((member) => !isNull(resolve(document, member).value));
  const [only] = members;
  if (!only || members.length > 1) return undefined;
  const { type, nullable } = asRecord(node.value);
  return {
    node: only,
    nullable: all.length > 1 || nullable === true || asList(type).includes("null"),
  };
}
