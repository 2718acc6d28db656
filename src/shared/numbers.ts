export const clamp = (value: number, least: number, most: number): number =>
  Math.min(most, Math.max(least, value));

/** Options whose values are all numbers. */
type NumberOptions<Name extends string> = { [name in Name]?: number | undefined };

/**
 * The defaults, replaced by every option that is given. NaN counts as not given, because no
 * limit can be NaN.
 */
export const withDefaults = <Name extends string>(
  defaults: Record<Name, number>,
  options: NumberOptions<Name>,
): Record<Name, number> => {
  const result = { ...defaults };
  for (const name in defaults) {
    const value = options[name];
    if (value !== undefined && !Number.isNaN(value)) result[name] = value;
  }
  return result;
};
