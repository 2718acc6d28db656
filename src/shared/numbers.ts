import { checkOption } from "./check-options.ts";

export const clamp = (value: number, least: number, most: number): number =>
  Math.min(most, Math.max(least, value));

/** Options whose values are all numbers. */
type NumberOptions<Name extends string> = { [name in Name]?: number | undefined };

/** Throws unless the value of an option is a number that is large enough. */
export const checkNumber = (name: string, value: unknown, least: number): void =>
  checkOption(name, typeof value === "number" && value >= least, `a number of at least ${least}`);

/** The defaults, replaced by every option that is given. Throws if one is not a number from 0 on. */
export const withDefaults = <Name extends string>(
  defaults: Record<Name, number>,
  options: NumberOptions<Name>,
): Record<Name, number> => {
  const result = { ...defaults };
  for (const name in defaults) {
    const value = options[name];
    if (value === undefined) continue;
    checkNumber(name, value, 0);
    result[name] = value;
  }
  return result;
};
