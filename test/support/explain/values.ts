/** A JSON object, declared here because the comparer shares no code with the pipeline. */
export type Json = Record<string, unknown>;

export function isJson(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function childOf(holder: unknown, key: string): unknown {
  return isJson(holder) && Object.hasOwn(holder, key) ? holder[key] : undefined;
}

export function entriesOf(holder: unknown): [string, unknown][] {
  return isJson(holder) ? Object.entries(holder) : [];
}

export function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : []; // `isArray` gives any[]
}

export function segment(key: string | number): string {
  return `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;

/** A copy for comparison: big integers become text, and the report hides UUIDs. */
export function comparable(value: unknown): unknown {
  if (typeof value === "bigint") return String(value);
  if (typeof value === "string") return value.replace(UUID, "00000000-0000-0000-0000-000000000000");
  if (Array.isArray(value)) return value.map(comparable);
  if (!isJson(value)) return value;
  const entries = Object.entries(value).filter(([, child]) => child !== undefined);
  return Object.fromEntries(entries.map(([key, child]) => [key, comparable(child)]));
}

/** The same text for values that mean the same. Lists of names have no order. */
export function textOf(value: unknown, key = ""): string {
  if (Array.isArray(value)) {
    const texts = value.map((item) => textOf(item));
    return `[${(UNORDERED.has(key) ? texts.sort() : texts).join()}]`;
  }
  if (!isJson(value)) return JSON.stringify(value) ?? "nothing";
  const entries = Object.keys(value).sort();
  return `{${entries.map((name) => `${JSON.stringify(name)}:${textOf(value[name], name)}`).join()}}`;
}

const UNORDERED = new Set(["required", "enum", "type", "tags"]);
