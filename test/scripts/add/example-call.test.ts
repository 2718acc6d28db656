import { expect, it } from "vitest";
import { typesModule } from "../../../scripts/add/example-call.ts";

it.each([
  ["generated", "./generated/notes/types.ts"],
  ["./a/../types/", "./types/notes/types.ts"],
  ["../types", "../types/notes/types.ts"],
  ["/tmp/types", "/tmp/types/notes/types.ts"],
])("the example imports the types in %s from %s", (out, module) => {
  expect(typesModule(out, "notes")).toBe(module);
});
