import { isObject, toJson } from "../shared/json-values.ts";
import type { Redact } from "./key-pattern.ts";
import type { ReadResponse } from "./response-error.ts";

/** Whole numbers count as texts, because a key may consist of digits. */
const redactValue = (value: unknown, redact: Redact): unknown => {
  if (typeof value !== "string" && !Number.isInteger(value)) return value;
  const text = String(value);
  const redacted = redact(text);
  return redacted === text ? value : redacted;
};

/**
 * Redacts all that is nested in an object, in place. Returns whether something held the key. Not
 * recursive: JSON may be nested deeper than the stack.
 */
const redactObject = (object: Record<string, unknown>, redact: Redact): boolean => {
  const objects = [object];
  let hasKey = false;
  for (const current of objects) {
    for (const [name, value] of Object.entries(current)) {
      if (isObject(value)) objects.push(value);
      const newName = redact(name);
      const newValue = redactValue(value, redact);
      if (newName === name && newValue === value) continue;
      hasKey = true;
      if (newName !== name) delete current[name];
      current[newName] = newValue;
    }
  }
  return hasKey;
};

/** Replaces the key in the headers, the status text, and the URL of a response. In place. */
export const redactHead = (response: ReadResponse, redact: Redact): void => {
  const headers = new Headers();
  for (const [name, value] of response.headers) headers.append(redact(name), redact(value));
  response.headers = headers;
  response.statusText = redact(response.statusText);
  response.url = redact(response.url);
};

/**
 * Replaces the key in the body of a response. In place.
 *
 * A JSON text that shows the key is written anew from the body, because a replacement in the text
 * could break its syntax.
 */
export const redactBody = (response: ReadResponse, redact: Redact): void => {
  const { text, body } = response;
  const redacted = redact(text);
  // Without a backslash, the parsed body holds no other texts than these.
  if (redacted === text && !text.includes("\\")) return;
  const holder = { body };
  const hasKey = redactObject(holder, redact);
  response.body = holder.body;
  const isChangedJson = body !== text && (hasKey || redacted !== text);
  const json = isChangedJson ? toJson(holder.body) : undefined;
  // A body that is nested too deeply for JSON keeps its redacted text.
  response.text = json ?? redacted;
};
