import type { OptionDescription } from "./usage.ts";

/** Why an option does not accept a value, or `undefined` if it does. */
export function findValueProblem(
  name: string,
  { choices }: OptionDescription,
  value: unknown,
): string | undefined {
  if (value === "") return `--${name} must not be empty`;
  if (!choices || choices.includes(String(value))) return undefined;
  const list = choices.join(", ");
  const wanted = choices.length === 1 ? list : `one of ${list}`;
  return `--${name} must be ${wanted}; got "${String(value)}"`;
}
