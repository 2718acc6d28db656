import type { CommandDescription } from "./usage.ts";

/** Options that npm has too, and always passes on. */
const OPTIONS_OF_NPM = new Set(["cache"]);

/**
 * Finds an option that was written without `--` before it. npm then keeps it for itself: `npm run generate --check` runs
 * the script without the option, and sets `npm_config_check`. Returns a message.
 */
export function findOptionKeptByNpm({ name, options }: CommandDescription): string | undefined {
  const { env } = process;
  const script = env["npm_lifecycle_event"];
  // `init` names its scripts so.
  if (script !== name && script !== `pages:${name}`) return undefined;
  const kept = Object.keys(options).find(
    (option) =>
      !OPTIONS_OF_NPM.has(option) && env[`npm_config_${option.replaceAll("-", "_")}`] !== undefined,
  );
  const option = kept === undefined ? undefined : options[kept];
  if (kept === undefined || option === undefined) return undefined;
  const value = option.type === "boolean" ? "" : ` ${option.value ?? "VALUE"}`;
  return `npm has kept --${kept} for itself; write \`npm run ${script} -- --${kept}${value}\``;
}
