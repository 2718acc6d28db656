import { isObject, toObject, toText } from "./json-values.ts";

/**
 * The message of a thrown value, which may be anything. The errors of another realm are no instances
 * of `Error`, and the message of an error that combines others may be empty.
 */
export const readThrownText = (thrown: unknown): string => {
  const { message, errors, code } = toObject(thrown);
  const inner = [errors].flat().map((one) => toObject(one)["message"]);
  const text = isObject(thrown) ? [message, inner.join(", "), code].find(Boolean) : thrown;
  return toText(text) ?? "no message";
};
