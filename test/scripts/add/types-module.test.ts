import { expect, it } from "vitest";
import { typesModule, typesModuleFrom } from "../../../scripts/add/types-module.ts";

it.each([
  ["generated", "./generated/notes/types.ts"],
  ["./a/../types/", "./types/notes/types.ts"],
  ["../types", "../types/notes/types.ts"],
  ["/tmp/types", "/tmp/types/notes/types.ts"],
])("an example imports the types in %s from %s", (out, module) => {
  expect(typesModule(out, "notes")).toBe(module);
});

it.each([
  ["notes.ts", "generated", "./generated/notes/types.ts"],
  ["src/notes.ts", "generated", "../generated/notes/types.ts"],
  ["generated/notes/client.ts", "generated", "./types.ts"],
  ["/tmp/a/notes.ts", "/tmp/types", "../types/notes/types.ts"],
])("the file %s imports the types in %s from %s", (file, out, module) => {
  expect(typesModuleFrom(file, out, "notes")).toBe(module);
});
