/** Measures one number of pages and prints one JSON object: `corpus-child.ts DIRECTORY COUNT [types]`. */
import type { OpenAPI3 } from "openapi-typescript";
import { buildApi } from "../pipeline/build-api.ts";
import { hasError } from "../pipeline/report/problems.ts";
import { samplePages } from "./corpus-pages.ts";

const [directory = "", count = "0", withTypes] = process.argv.slice(2);
const apis = samplePages(directory, Number(count));
const started = process.cpuUsage();
const built = [];
for (const files of apis) built.push(await buildApi(files));
const milliseconds = cpuMilliseconds(started);
const peakBytes = process.resourceUsage().maxRSS * 1024;
const typesMilliseconds = withTypes === "types" ? await timeTypes(await buildPages()) : 0;
const failed = built.filter(hasError).length;
process.stdout.write(JSON.stringify({ milliseconds, typesMilliseconds, peakBytes, failed }));

/** Processor time, so that other processes do not affect the result. */
function cpuMilliseconds(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** One document per page, for the generation of its types. */
async function buildPages(): Promise<object[]> {
  const documents: object[] = [];
  for (const { name, pages } of samplePages(directory, Number(count))) {
    for (const page of pages) {
      const { document } = await buildApi({ name, pages: [page] });
      if (document) documents.push(document);
    }
  }
  return documents;
}

async function timeTypes(inputs: object[]): Promise<number> {
  const { default: openapiTypeScript, astToString } = await import("openapi-typescript");
  const copies = inputs.map((input) => JSON.stringify(input, toNumber));
  const start = process.cpuUsage();
  for (const copy of copies) {
    const document = JSON.parse(copy) as OpenAPI3; // built by the pipeline
    astToString(await openapiTypeScript(document, { silent: true }));
  }
  return cpuMilliseconds(start);
}

function toNumber(_key: string, value: unknown): unknown {
  return typeof value === "bigint" ? Number(value) : value;
}
