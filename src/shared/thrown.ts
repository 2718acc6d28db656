import { isObject, toObject, toText, tryOr } from "./json-values.ts";

const FIELDS = ["name", "message", "code", "cause", "errors", "status"];

/** The fields of a thrown value, which may be anything. One that throws when it is read is absent. */
export const readThrown = (thrown: unknown): Record<string, unknown> => {
  const read = (name: string) => tryOr(() => toObject(thrown)[name], undefined);
  return Object.fromEntries(FIELDS.map((name) => [name, read(name)]));
};

/**
 * The message of a thrown value. The errors of another realm are no instances of `Error`, and the
 * message of an error that combines others may be empty.
 */
export const readThrownText = (thrown: unknown): string => {
  const { message, errors, code } = readThrown(thrown);
  const inner = Array.isArray(errors) ? errors.map((one) => readThrown(one).message) : [];
  const text = isObject(thrown) ? [message, inner.join(", "), code].find(Boolean) : thrown;
  return toText(text) ?? "no message";
};
