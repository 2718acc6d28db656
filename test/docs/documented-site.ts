/** Loaded before a command of docs/add-a-site.md runs: the site of the vendor, without a network. */
import { readFileSync } from "node:fs";
import nock from "nock";
import { findFences } from "../../scripts/pipeline/1-extract/fences.ts";

const ORIGIN = "https://docs.example.com";

/** The index that the page shows, and the index after the vendor has changed the site. */
const page = readFileSync(new URL("../../docs/add-a-site.md", import.meta.url), "utf8");
const [before = "", after = ""] = findFences(page)
  .filter(({ info }) => info === "md")
  .map(({ contentStart, contentEnd }) => page.slice(contentStart, contentEnd));

/** The session names the index in its first command only. The vendor changes the site after it. */
const isChanged = !process.argv.some((word) => word.endsWith("llms.txt"));

function operationPage(title: string, path: string, method: "get" | "post" | "delete"): string {
  const parameters = path.includes("{")
    ? [{ name: "job_id", in: "path", required: true, schema: { type: "string" } }]
    : [];
  const content = { "application/json": { schema: { $ref: "#/components/schemas/Job" } } };
  const operation = {
    operationId: `${method}Job`,
    summary: title,
    parameters,
    responses: { 200: { description: "The job", content } },
  };
  const job = { type: "object", required: ["id"], properties: { id: { type: "string" } } };
  const document = {
    openapi: "3.1.0",
    info: { title: "Jobs", version: "1" },
    servers: [{ url: "https://api.jobs.example/v1" }],
    security: [{ key: [] }],
    paths: { [path]: { [method]: operation } },
    components: {
      schemas: { Job: job },
      securitySchemes: { key: { type: "http", scheme: "bearer" } },
    },
  };
  return `# ${title}\n\n\`\`\`json\n${JSON.stringify(document, null, 2)}\n\`\`\`\n`;
}

const pages: Record<string, string> = {
  "/llms.txt": isChanged ? after : before,
  "/api-reference/errors.md": "# Errors\n\nEach error has a code.\n",
  "/api-reference/jobs/create.md": operationPage("Create a job", "/jobs", "post"),
  "/api-reference/jobs/get.md": operationPage("Get a job", "/jobs/{job_id}", "get"),
};
if (isChanged) {
  delete pages["/api-reference/jobs/create.md"];
  pages["/api-reference/jobs/cancel.md"] = operationPage(
    "Cancel a job",
    "/jobs/{job_id}",
    "delete",
  );
}

nock.disableNetConnect();
nock(ORIGIN)
  .persist()
  .get(/^/)
  .reply((uri) => {
    const text = pages[uri];
    return text === undefined ? [404] : [200, text, { "content-type": "text/markdown" }];
  });
