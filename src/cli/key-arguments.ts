import { ENVIRONMENT_VARIABLES } from "./vendors.ts";
import { UsageError } from "./usage-error.ts";

/** Options such as `--api-key`, `--token`, `--auth` and `--header`. */
const KEY_OPTION = /^--?[\w-]*(?:key|token|secret|password|credential|bearer|auth|header)/i;
/** The option of curl. `-h` shows the help. */
const HEADER_OPTION = /^-H/;
/** Assignments such as `LIVEPEER_API_KEY=…`, which belong before the command. */
const KEY_ASSIGNMENT = /^\w*(?:key|token|secret|password)\w*=/i;

const looksLikeKey = (argument: string): boolean =>
  [KEY_OPTION, HEADER_OPTION, KEY_ASSIGNMENT].some((form) => form.test(argument));

/** Throws if an argument seems to hold an API key. The message does not show it. */
export const refuseKeyArguments = (args: readonly string[]): void => {
  const end = args.indexOf("--");
  const found = (end === -1 ? args : args.slice(0, end)).find(looksLikeKey);
  if (found === undefined) return;
  const [name = ""] = /^[\w-]+/.exec(found) ?? [];
  throw new UsageError(
    `${name} is refused: an API key is never read from an argument, because other programs can ` +
      `see the arguments and shells save them. Set ${ENVIRONMENT_VARIABLES.join(" or ")} instead.`,
  );
};
