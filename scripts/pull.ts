import { join } from "node:path";
import { holdsSpecification } from "./pull/holds-specification.ts";
import { type PageResult, pullAll } from "./pull/pull-all.ts";
import { replaceFiles } from "./pull/replace-files.ts";
import { renderRows, toRows } from "./pull/report.ts";
import { listTargets } from "./pull/targets.ts";
import {
  readValidatorCache,
  rememberValidators,
  type ValidatorCache,
  validatorsFor,
  writeValidatorCache,
} from "./pull/validator-cache.ts";
import { CommandError, EXIT, folderOptions, runCommand, UsageError } from "./shared/command.ts";
import { formatOption } from "./shared/report.ts";

const LARGEST_PAGE = 8 * 1024 * 1024;
const { specs, api } = folderOptions;

await runCommand(
  {
    name: "pull",
    summary: "Fetches each page again from its address. On any failure no page changes.",
    options: {
      specs,
      api,
      format: formatOption,
      timeout: { type: "string", value: "SECONDS", default: "30", help: "for one page" },
      "allow-http": { type: "boolean", help: "also fetch addresses that are not https" },
      cache: {
        type: "string",
        value: "FILE",
        default: join("node_modules", ".cache", "video-tasks", "pull.json"),
        help: "what servers gave to ask with next time",
      },
    },
  },
  async (values) => {
    const targets = listTargets(values.text("specs"), values.list("api"));
    const cache = readValidatorCache(values.text("cache"));
    const results = await pullAll(targets, {
      allowHttp: values.flag("allow-http"),
      timeout: secondsOf(values.text("timeout")) * 1000,
      maxBytes: LARGEST_PAGE,
      attempts: 3,
      concurrency: 4,
      signal: endOnSignal(),
      holdsSpecification,
      validatorsFor: (target) => validatorsFor(cache, target),
    });
    if (results.length === 0) throw new CommandError("no page has an address to pull from");
    const failures = results.flatMap(({ target, failure }) =>
      failure === undefined ? [] : [`${target.file}: ${failure}`],
    );
    if (failures.length === 0) replace(results);
    process.stdout.write(renderRows(toRows(targets, results), values.text("format")));
    if (failures.length > 0) {
      throw new CommandError(`nothing was changed, for\n${failures.join("\n")}`);
    }
    remember(cache, results, values.text("cache"));
    return EXIT.done;
  },
);

function secondsOf(text: string): number {
  const seconds = Number(text);
  if (seconds > 0 && seconds <= 3600) return seconds;
  throw new UsageError(`--timeout is a number of seconds up to 3600; got "${text}"`);
}

/** SIGINT and SIGTERM end the fetching; the replacing waits for nothing, so they cannot split it. */
function endOnSignal(): AbortSignal {
  const stop = new AbortController();
  for (const name of ["SIGINT", "SIGTERM"] as const) {
    process.once(name, () => stop.abort(new CommandError(`ended by ${name}; nothing was changed`)));
  }
  return stop.signal;
}

function replace(results: PageResult[]): void {
  const changed = results.flatMap(({ target, pulled }): [string, Uint8Array][] =>
    pulled?.bytes ? [[target.file, pulled.bytes]] : [],
  );
  try {
    replaceFiles(new Map(changed));
  } catch (error) {
    throw new CommandError(`nothing was changed: ${(error as Error).message}`); // a file system error
  }
}

function remember(cache: ValidatorCache, results: PageResult[], file: string): void {
  for (const { target, pulled } of results) {
    if (!pulled?.validators) continue;
    rememberValidators(
      cache,
      { ...target, bytes: pulled.bytes ?? target.bytes },
      pulled.validators,
    );
  }
  try {
    writeValidatorCache(cache, file);
  } catch (error) {
    process.stderr.write(
      `pull: the next run fetches all pages whole: ${(error as Error).message}\n`,
    ); // a file system error
  }
}
