import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { ApiFiles } from "../../../scripts/pipeline/1-extract/api-files.ts";
import { buildApi, type Built } from "../../../scripts/pipeline/build-api.ts";
import { listApis } from "../../../scripts/shared/directories.ts";
import { readApi } from "../../../scripts/shared/input-files.ts";
import { findUnexplained } from "../../support/explain/find-unexplained.ts";
import { documentOf, fileOf, pageOf } from "../../support/pages.ts";

const FIXTURES = "test/fixtures/quirks";

function filesOf(pages: Record<string, string>): ApiFiles {
  return {
    name: "api",
    pages: Object.entries(pages).map(([name, text]) => fileOf(name, text)),
    overlay: undefined,
  };
}

async function explain(files: ApiFiles, edit: (built: Built) => void = () => {}) {
  const built = await buildApi(files);
  edit(built);
  return findUnexplained(files, built);
}

describe("each difference between a page and the output has a row", () => {
  it.each(listApis("specs", []))("of the API %s", async (api) => {
    const { documents, unexplained } = await explain(readApi("specs", api));
    expect(documents).toBeGreaterThan(0);
    expect(unexplained).toEqual([]);
  });

  it.each(readdirSync(FIXTURES))("of the fixture %s", async (folder) => {
    const file = readdirSync(join(FIXTURES, folder)).find((name) => name.startsWith("page."));
    const text = readFileSync(join(FIXTURES, folder, file ?? "page.md"), "utf8");
    const { unexplained } = await explain(filesOf({ [file ?? "page.md"]: text }));
    expect(unexplained).toEqual([]);
  });
});

describe("each page of a merged part has a row of its own", () => {
  const operation = (rest: object) =>
    pageOf(documentOf({}, { "/items": { get: { responses: {}, ...rest } } }));
  const rowsOf = ({ changes }: Built, rule: string) =>
    changes
      .filter((change) => change.rule === rule)
      .map(({ at, pointer }) => `${at?.page.path ?? ""} ${pointer}`);

  it("for a repair after the merge", async () => {
    const files = filesOf({ "a.md": operation({}), "b.md": operation({ operationId: "list" }) });
    const built = await buildApi(files);
    expect(rowsOf(built, "missing-summary")).toEqual([
      "a.md /paths/~1items/get/summary",
      "b.md /paths/~1items/get/summary",
    ]);
  });

  it("for an operation id that other operations have too", async () => {
    const other = pageOf(
      documentOf({}, { "/others": { get: { operationId: "list", responses: {} } } }),
    );
    const list = operation({ operationId: "list", summary: "List" });
    const built = await buildApi(filesOf({ "a.md": list, "b.md": list, "c.md": other }));
    expect(rowsOf(built, "repeated-operation-ids")).toEqual([
      "a.md /paths/~1items/get/operationId",
      "b.md /paths/~1items/get/operationId",
      "c.md /paths/~1others/get/operationId",
    ]);
  });
});

describe("the comparison of a page with the output", () => {
  const schema = { type: "object", nullable: true, properties: { id: { type: "dict" } } };
  const files = () => filesOf({ "a.md": pageOf(documentOf({ schemas: { Item: schema } })) });

  it("finds a difference whose row is missing", async () => {
    const { unexplained } = await explain(files(), (built) => {
      built.changes = built.changes.filter(({ rule }) => rule !== "nullable");
    });
    expect(unexplained.map(({ pointer }) => pointer)).toContain(
      "/components/schemas/Item/nullable",
    );
  });

  it("finds a row whose value is not the one of the output", async () => {
    const { unexplained } = await explain(files(), (built) => {
      for (const change of built.changes)
        if (change.pointer.endsWith("/id/type")) change.after = "boolean";
    });
    expect(unexplained.map(({ pointer }) => pointer)).toEqual([
      "/components/schemas/Item/properties/id/type",
    ]);
  });

  it("finds a part of the page that is missing in the output", async () => {
    const { unexplained } = await explain(files(), ({ document }) => {
      delete document?.["components"];
    });
    expect(unexplained).not.toEqual([]);
  });
});
