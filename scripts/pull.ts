import { onOneLine } from "./pipeline/report/printable.ts";
import { defaultCacheFile } from "./pull/cache-file.ts";
import { type PullOptions, type PullResult, pullAll } from "./pull/pull-all.ts";
import { type PullRow, toRows } from "./pull/pull-rows.ts";
import { rememberResults } from "./pull/remember-results.ts";
import { replaceFiles } from "./pull/replace-files.ts";
import { listStoredPages } from "./pull/stored-pages.ts";
import { readValidatorCache, type ValidatorCache, validatorsFor } from "./pull/validator-cache.ts";
import {
  type Arguments,
  CommandError,
  directoryOptions,
  EXIT,
  runCommand,
  UsageError,
} from "./shared/command.ts";
import { messageOf } from "./shared/error-message.ts";
import { formatOption, loadFormat } from "./shared/formats.ts";
import { printReport } from "./shared/output.ts";

const MAX_PAGE_BYTES = 8 * 1024 * 1024;
const MAX_TIMEOUT = 3600;
const { specs, api } = directoryOptions;

await runCommand(
  {
    name: "pull",
    summary: "Downloads the pages again. If one page fails, no page is changed.",
    options: {
      specs,
      api,
      format: formatOption("pull"),
      timeout: { type: "string", value: "SECONDS", default: "30", help: "timeout per page" },
      "allow-http": { type: "boolean", help: "also download from http URLs" },
      cache: {
        type: "string",
        value: "FILE",
        help: "cache of ETag and Last-Modified headers (default: a file in the user's cache directory)",
      },
    },
  },
  async (values) => {
    const format = values.text("format");
    const render = await loadFormat<PullRow[]>("pull", format);
    const pages = listStoredPages(values.text("specs"), values.list("api"));
    const cacheFile = values.optional("cache") ?? defaultCacheFile();
    const cache = readValidatorCache(cacheFile);
    const results = await pullAll(pages, pullOptions(values, cache));
    if (results.length === 0) {
      throw new CommandError("no page has a URL; add the URLs to specs/<api>/pages.yaml");
    }
    const failures = results.flatMap(({ page, failure }) =>
      failure === undefined ? [] : [onOneLine(`${page.file}: ${failure}`)],
    );
    if (failures.length === 0) replacePages(results);
    printReport(format, render(toRows(pages, results)));
    if (failures.length > 0) {
      const list = failures.join("\n");
      throw new CommandError(`no page was changed, because these pages failed:\n${list}`);
    }
    rememberResults(cache, results, cacheFile);
    return EXIT.done;
  },
);

function pullOptions(values: Arguments, cache: ValidatorCache): PullOptions {
  return {
    allowHttp: values.flag("allow-http"),
    timeout: parseSeconds(values.text("timeout")) * 1000,
    maxBytes: MAX_PAGE_BYTES,
    attempts: 3,
    concurrency: 4,
    signal: abortOnSignal(),
    validatorsFor: (page) => validatorsFor(cache, page),
  };
}

function parseSeconds(text: string): number {
  const seconds = Number(text);
  if (seconds > 0 && seconds <= MAX_TIMEOUT) return seconds;
  throw new UsageError(
    `--timeout must be a number of seconds, at most ${MAX_TIMEOUT}; got "${text}"`,
  );
}

/** Aborts the downloads on SIGINT and SIGTERM. Replacing the pages is synchronous, so a signal cannot interrupt it. */
function abortOnSignal(): AbortSignal {
  const controller = new AbortController();
  for (const name of ["SIGINT", "SIGTERM"] as const) {
    process.once(name, () =>
      controller.abort(new CommandError(`stopped by ${name}; no page was changed`)),
    );
  }
  return controller.signal;
}

function replacePages(results: PullResult[]): void {
  const changed = results.flatMap(({ page, pulled }): [string, Uint8Array][] =>
    pulled?.bytes ? [[page.file, pulled.bytes]] : [],
  );
  try {
    replaceFiles(new Map(changed));
  } catch (error) {
    throw new CommandError(`cannot replace the pages, so no page was changed: ${messageOf(error)}`);
  }
}
