import { stringify } from "yaml";
import { ROOT_KEYS } from "../openapi/grammar.ts";
import { banner } from "../report/banner.ts";
import type { JsonObject } from "../values/json-object.ts";

/** The document as YAML, with its root keys in the usual order. */
export function renderYaml(document: JsonObject, api: string): string {
  const keys = [...new Set([...ROOT_KEYS, ...Object.keys(document)])].filter((key) =>
    Object.hasOwn(document, key),
  );
  const ordered = Object.fromEntries(keys.map((key) => [key, document[key]]));
  const head = banner(api).map((line) => `# ${line}\n`);
  return head.join("") + stringify(ordered, { aliasDuplicateObjects: false, lineWidth: 0 });
}
