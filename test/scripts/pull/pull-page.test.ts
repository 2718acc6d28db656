import { afterEach, describe, expect, it, vi } from "vitest";
import { fetchPage } from "../../../scripts/pull/fetch-page.ts";
import { FetchError } from "../../../scripts/pull/fetched-page.ts";
import { pullPage } from "../../../scripts/pull/pull-page.ts";
import { type PullRow, toRows } from "../../../scripts/pull/pull-rows.ts";
import {
  rememberValidators,
  validatorsFor,
  type ValidatorCache,
} from "../../../scripts/pull/validator-cache.ts";
import { loadFormat } from "../../../scripts/shared/formats.ts";
import { documentOf, pageOf } from "../../support/pages.ts";
import { renderedText } from "../../support/rendered-text.ts";

const ADDRESS = "https://docs.example.com/a.md";
const page = (schemas: object = {}) => pageOf(documentOf({ schemas }));
const targetOf = (text: string, url = ADDRESS) => ({
  file: "a.md",
  bytes: Buffer.from(text),
  text,
  url,
});

/** Pulls a page whose server sends the given text. */
function pull(known: string, sent: string, headers: Record<string, string> = {}) {
  vi.stubGlobal("fetch", () => Promise.resolve(new Response(sent, { headers })));
  return pullPage(
    targetOf(known),
    {},
    {
      allowHttp: false,
      timeout: 5000,
      maxBytes: 100_000,
      attempts: 1,
      signal: new AbortController().signal,
    },
  );
}

afterEach(() => void vi.unstubAllGlobals());

describe("a page that is pulled", () => {
  it("is not written when it is the same", async () => {
    const pulled = await pull(page(), page(), { etag: '"one"' });
    expect(pulled).toEqual({ outcome: "equal", validators: { etag: '"one"' } });
  });

  it("is not written when only placeholders differ", async () => {
    const uuid = (digit: string) => `1d4747a6-0a3c-4b5d-8e9f-0123456789a${digit}`;
    const { bytes } = await pull(page({ A: uuid("0") }), page({ A: uuid("1") }));
    expect(bytes).toBeUndefined();
  });

  it("is written when it differs otherwise", async () => {
    const sent = page({ A: {} });
    expect(await pull(page(), sent)).toMatchObject({
      outcome: "changed",
      bytes: Buffer.from(sent),
    });
  });

  it("must have a specification if the old page has one", async () => {
    await expect(pull(page(), "# A\n")).rejects.toThrow(FetchError);
    expect((await pull("# A\n", "# B\n")).outcome).toBe("changed");
  });

  it("must not name a URL on another host as its own, unless pages.yaml names its URL", async () => {
    const naming = (host: string) => `# A\n\nReference: https://${host}/a\n`;
    await expect(pull(naming("docs.example.com"), naming("other.example.com"))).rejects.toThrow(
      FetchError,
    );
    expect((await pull("# A\n", naming("other.example.com"))).outcome).toBe("changed");
  });
});

it("a run that was ended sends no request, and gives the reason of its signal", async () => {
  const request = vi.fn<typeof fetch>();
  vi.stubGlobal("fetch", request);
  const reason = new Error("It was ended.");
  const options = { allowHttp: false, timeout: 5000, maxBytes: 100, attempts: 3 };
  const fetching = fetchPage(ADDRESS, {}, { ...options, signal: AbortSignal.abort(reason) });
  await expect(fetching).rejects.toBe(reason);
  expect(request).not.toHaveBeenCalled();
});

it("a run that is ended while it waits for a busy server does not wait any longer", async () => {
  const stop = new AbortController();
  const reason = new Error("It was ended.");
  vi.stubGlobal("fetch", () => {
    setTimeout(() => stop.abort(reason), 0);
    return Promise.resolve(new Response(null, { status: 503, headers: { "retry-after": "20" } }));
  });
  const options = { allowHttp: false, timeout: 5000, maxBytes: 100, attempts: 3 };
  const fetching = fetchPage(ADDRESS, {}, { ...options, signal: stop.signal });
  const late = new Promise((resolve) => void setTimeout(() => resolve("late"), 5000));
  expect(await Promise.race([fetching.catch((error: unknown) => error), late])).toBe(reason);
});

describe("validators", () => {
  const known = targetOf("# A\n");
  const cache: ValidatorCache = new Map();
  rememberValidators(cache, known, { etag: '"one"' });

  it("are used while the page and its URL are the same", () => {
    expect(validatorsFor(cache, known)).toEqual({ etag: '"one"' });
  });

  it("are not used for another text, another URL or another page", () => {
    expect(validatorsFor(cache, targetOf("# B\n"))).toEqual({});
    expect(validatorsFor(cache, targetOf("# A\n", `${ADDRESS}?v=2`))).toEqual({});
    expect(validatorsFor(cache, { ...known, file: "b.md" })).toEqual({});
  });
});

describe("the report of a pull", () => {
  const [one, other] = [targetOf("# A\n"), { ...targetOf("# B\n"), file: "b\u001b[2J.md" }];
  const bare = { ...one, file: "c.md", url: undefined };
  const equal = { page: other, pulled: { outcome: "equal" as const } };
  const failed = { page: one, failure: "It failed." };
  const rowsOf = async (format: string, ...results: (typeof equal | typeof failed)[]) => {
    const render = await loadFormat<PullRow[]>("pull", format);
    return renderedText(render(toRows([one, other, bare], results)));
  };

  it("has a line for each page, without control characters", async () => {
    const text = await rowsOf("text", equal);
    expect(text.trimEnd().split("\n")).toHaveLength(2);
    expect(text).not.toContain("\u001b");
  });

  it("names only the pages without a URL when a page failed, since no page was changed", async () => {
    expect(await rowsOf("text", failed, equal)).toMatch(/^c\.md: [^\n]*\n$/);
  });

  it("has an error for a failure, and a notice for every other page, as annotations", async () => {
    const lines = (await rowsOf("github", failed, equal)).trimEnd().split("\n");
    expect(lines.map((line) => line.split(" ")[0])).toEqual(["::notice", "::error", "::notice"]);
  });

  it("says of each page whether it failed, as JSON", async () => {
    const { pages } = JSON.parse(await rowsOf("json", failed, equal)) as { pages: object[] };
    expect(pages).toMatchObject([
      { page: "c.md", address: null, failed: false },
      { page: "a.md", address: ADDRESS, failed: true },
      { address: ADDRESS, outcome: "equal", failed: false },
    ]);
  });
});
