import { expect, it } from "vitest";
import { renderTypes } from "../../../../scripts/pipeline/5-types/types.ts";

it.each(["/v%YAML", "/a%20b", "/100%", "/-percent0-/%"])(
  "the path %j keeps its percent signs",
  async (path) => {
    const get = { operationId: "get", responses: { "204": { description: "Done." } } };
    const types = await renderTypes(
      { openapi: "3.1.1", info: { title: "A", version: "1" }, paths: { [path]: { get } } },
      "a",
    );
    expect(types).toContain(`  ${JSON.stringify(path)}: {\n`);
  },
);
