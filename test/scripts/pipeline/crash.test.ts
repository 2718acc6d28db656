import { expect, it } from "vitest";
import { buildApi } from "../../../scripts/pipeline/build-api.ts";
import { DocumentError, problemFrom } from "../../../scripts/pipeline/report/problems.ts";

const page = { path: "a.md", name: "a.md", text: "" };

it("an unexpected error becomes a problem of the API at its page", async () => {
  const broken = {
    ...page,
    get text(): string {
      throw new TypeError("no text");
    },
  };
  const { problems, document } = await buildApi({ name: "a", pages: [broken] });
  expect(document).toBeUndefined();
  expect(problems).toMatchObject([
    { severity: "error", rule: "crash", at: { page: { name: "a.md" }, offset: 0 } },
  ]);
  expect(problems[0]?.message).toMatch(/^The API cannot be processed \(TypeError: no text\)\. /);
});

it("a thrown value that is not an error is reported too", () => {
  expect(problemFrom("stop").message).toMatch(/^The API cannot be processed \(stop\)\. /);
});

it("an error of the document keeps its rule and its place", () => {
  const at = { page, offset: 3 };
  const error = new DocumentError("types", "No types.", at);
  expect(problemFrom(error, { page, offset: 0 })).toMatchObject({ rule: "types", at });
  expect(problemFrom(new DocumentError("types", "No types."), at)).toMatchObject({ at });
});
