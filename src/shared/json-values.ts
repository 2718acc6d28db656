/** A value of parsed JSON that has properties. Arrays count too. */
export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;

/** An object that is not an array. */
export const isRecord = (value: unknown): value is object =>
  isObject(value) && !Array.isArray(value);

/** The value itself if it has properties, otherwise an empty object. */
export const toObject = (value: unknown): Record<string, unknown> => (isObject(value) ? value : {});

/** The result of a function, or another value if the function throws. */
export const tryOr = <Result, Other>(read: () => Result, other: Other): Result | Other => {
  try {
    return read();
  } catch {
    return other;
  }
};

/** A value as JSON; `undefined` if it is nested too deeply. */
export const toJson = (value: unknown): string | undefined =>
  tryOr(() => JSON.stringify(value), undefined);

/** A string as it is, any other value as JSON; `undefined` for null and for what JSON cannot hold. */
export const toText = (value: unknown): string | undefined =>
  typeof value === "string" ? value : toJson(value ?? undefined);

/** A number, also one that is written as a string; `undefined` for anything else. */
export const toNumber = (value: unknown): number | undefined => {
  const number = typeof value === "string" && value !== "" ? Number(value) : value;
  return typeof number === "number" && !Number.isNaN(number) ? number : undefined;
};

/** A date from a string or from milliseconds; `undefined` for anything else. */
export const toDate = (value: unknown): Date | undefined => {
  // `new Date(null)` is 1970, so other types never reach it.
  if (typeof value !== "string" && typeof value !== "number") return undefined;
  const date = new Date(value);
  // NaN is the time of an invalid date. Vendors write 0 for a time that is not set.
  return date.getTime() ? date : undefined;
};
