import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { addPages } from "../../../scripts/add/add-pages.ts";
import { pullAll } from "../../../scripts/pull/pull-all.ts";
import { listStoredPages } from "../../../scripts/pull/stored-pages.ts";
import { temporaryFolder } from "../../support/commands.ts";
import { type DocsSite, sendText, startSite } from "../../support/docs-site.ts";

const MEBIBYTE = 1024 * 1024;

let specs: string;

beforeEach(() => {
  specs = join(temporaryFolder(), "specs");
  mkdirSync(specs);
});

const operation = { operationId: "getJob", responses: { 204: { description: "Nothing." } } };

function specification(version: string, description = "Jobs."): object {
  const kind = version.startsWith("2") ? { swagger: version } : { openapi: version };
  return {
    ...kind,
    info: { title: "Jobs", version: "1", description },
    paths: { "/jobs": { get: operation } },
  };
}

const asJson = (value: object) => JSON.stringify(value);
const asYaml = (value: object) => stringify(value);

function add(source: string) {
  return addPages({
    api: "api",
    specs,
    sources: [source],
    allowHttp: true,
    match: [],
    ignore: [],
    rate: 1000,
    cache: join(specs, "..", "cache"),
    progress: () => undefined,
  });
}

/** Starts a server with one file, which it sends with a media type. */
async function serveFile(path: string, text: string, type: string): Promise<DocsSite> {
  return startSite({ [path]: (response) => sendText(response, text, { "content-type": type }) });
}

describe("a whole OpenAPI file from a URL", () => {
  it.each([
    {
      path: "/swagger.json",
      version: "2.0",
      print: asJson,
      type: "application/json",
      name: "swagger.json",
    },
    {
      path: "/v2/api-docs",
      version: "2.0",
      print: asJson,
      type: "application/json;charset=UTF-8",
      name: "api-docs.json",
    },
    {
      path: "/openapi.yaml",
      version: "3.0.3",
      print: asYaml,
      type: "application/yaml",
      name: "openapi.yaml",
    },
    {
      path: "/openapi",
      version: "3.1.0",
      print: asYaml,
      type: "application/vnd.oai.openapi",
      name: "openapi.yaml",
    },
    {
      path: "/spec.yml?v=1",
      version: "3.2.0",
      print: asYaml,
      type: "application/octet-stream",
      name: "spec.yml",
    },
  ])(
    "$path of version $version is added and pulled",
    async ({ path, version, print, type, name }) => {
      const text = print(specification(version));
      const site = await serveFile(path, text, type);
      const { document } = await add(site.url + path);
      expect(document).toMatchObject({
        openapi: expect.stringMatching(/^3\.[12]/) as string,
        paths: { "/jobs": { get: { operationId: "getJob" } } },
      });
      expect(readFileSync(join(specs, "api/pages", name), "utf8")).toBe(text);
      expect(parse(readFileSync(join(specs, "api/pages.yaml"), "utf8"))).toEqual({
        [name]: site.url + path,
      });
      const [result] = await pullAll(listStoredPages(specs, ["api"]), {
        allowHttp: true,
        timeout: 5000,
        maxBytes: MEBIBYTE,
        attempts: 1,
        concurrency: 1,
        signal: new AbortController().signal,
        validatorsFor: () => ({}),
      });
      expect(result?.pulled).toMatchObject({ outcome: "equal" });
    },
  );

  it("can be large", async () => {
    const text = stringify(specification("3.1.0", "Long. ".repeat(2 * MEBIBYTE)));
    const site = await serveFile("/openapi.yaml", text, "application/yaml");
    await add(`${site.url}/openapi.yaml`);
    expect(readFileSync(join(specs, "api/pages/openapi.yaml")).byteLength).toBeGreaterThan(
      12 * MEBIBYTE,
    );
  });
});
