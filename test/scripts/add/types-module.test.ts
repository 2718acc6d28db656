import { expect, it } from "vitest";
import { typesModule, typesModuleFrom } from "../../../scripts/add/types-module.ts";

it.each([
  ["generated", "./generated/notes/types.d.ts"],
  ["./a/../types/", "./types/notes/types.d.ts"],
  ["../types", "../types/notes/types.d.ts"],
  ["/tmp/types", "/tmp/types/notes/types.d.ts"],
])("an example imports the types in %s from %s", (out, module) => {
  expect(typesModule(out, "notes")).toBe(module);
});

it.each([
  ["notes.ts", "generated", "./generated/notes/types.d.ts"],
  ["src/notes.ts", "generated", "../generated/notes/types.d.ts"],
  ["generated/notes/client.ts", "generated", "./types.d.ts"],
  ["/tmp/a/notes.ts", "/tmp/types", "../types/notes/types.d.ts"],
])("the file %s imports the types in %s from %s", (file, out, module) => {
  expect(typesModuleFrom(file, out, "notes")).toBe(module);
});
