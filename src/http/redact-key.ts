const REDACTED = "***";

/** Replaces the API key wherever a text holds it. */
export const redactText = (text: string, key: string): string => text.replaceAll(key, REDACTED);

/**
 * A copy of a parsed body without the API key, also where the JSON had escaped it. Returns `text`
 * if there is no such copy: the body is nested too deeply, or the key is a piece of JSON syntax.
 */
export const redactBody = (body: unknown, text: string, key: string): unknown => {
  try {
    return JSON.parse(redactText(JSON.stringify(body), key));
  } catch {
    return text;
  }
};

/** A copy of the headers without the API key. */
export const redactHeaders = (headers: Headers, key: string): Headers => {
  const redacted = new Headers();
  for (const [name, value] of headers) {
    redacted.append(redactText(name, key), redactText(value, key));
  }
  return redacted;
};
