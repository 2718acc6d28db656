import { join } from "node:path";
import { onOneLine } from "./pipeline/report/printable.ts";
import { type PullOptions, pullAll } from "./pull/pull-all.ts";
import { type PullRow, toRows } from "./pull/pull-rows.ts";
import { rememberResults } from "./pull/remember-results.ts";
import { replacePages } from "./pull/replace-pages.ts";
import { checkAllSites } from "./pull/site/check-sites.ts";
import { listSites } from "./pull/site/list-sites.ts";
import { listStoredPages } from "./pull/stored-pages.ts";
import {
  readValidatorCache,
  siteValidators,
  type ValidatorCache,
  validatorsFor,
} from "./pull/validator-cache.ts";
import { cacheDirectory } from "./shared/cache-directory.ts";
import {
  type Arguments,
  CommandError,
  directoryOptions,
  EXIT,
  runCommand,
  UsageError,
} from "./shared/command.ts";
import { formatOption, loadFormat } from "./shared/formats.ts";
import { listProjectApis } from "./shared/project-apis.ts";
import { printReport } from "./shared/output.ts";
import { MAX_INPUT_BYTES } from "./shared/read-file.ts";

/** Milliseconds between two requests for pages that may be new. */
const SITE_GAP = 100;
const MAX_TIMEOUT = 3600;
const { specs, api } = directoryOptions;

await runCommand(
  {
    name: "pull",
    summary:
      "Downloads the pages again, and reports new and vanished pages of sites. If one page fails, no page is changed.",
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
    const [directory, wanted] = [values.text("specs"), values.list("api")];
    if (listProjectApis({ specs: directory }, wanted).length === 0) {
      printReport(format, render([]));
      return EXIT.done;
    }
    const pages = listStoredPages(directory, wanted);
    const sites = listSites(directory, wanted, pages);
    const cacheFile = values.optional("cache") ?? join(cacheDirectory(), "pull.json");
    const cache = readValidatorCache(cacheFile);
    const options = pullOptions(values, cache);
    const results = await pullAll(pages, options);
    if (results.length === 0) {
      throw new CommandError("no page has a URL; add the URLs to specs/<api>/pages.yaml");
    }
    const checks = await checkAllSites(sites, {
      ...options,
      ...siteValidators(cache),
      gap: SITE_GAP,
    });
    const rows = toRows(pages, results, checks);
    const failures = rows.flatMap(({ page, outcome, failed }) =>
      failed ? [onOneLine(`${page}: ${outcome}`)] : [],
    );
    if (failures.length === 0) replacePages(results);
    printReport(format, render(rows));
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
    maxBytes: MAX_INPUT_BYTES,
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
