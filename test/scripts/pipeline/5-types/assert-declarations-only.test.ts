import ts from "typescript";
import { expect, it } from "vitest";
import { sourceFile, TYPES_FILE } from "../../../../scripts/pipeline/5-types/compile-types.ts";
import { assertDeclarationsOnly } from "../../../../scripts/pipeline/5-types/assert-declarations-only.ts";
import { DocumentError } from "../../../../scripts/pipeline/report/problems.ts";

const check = (text: string) => assertDeclarationsOnly(ts, sourceFile(ts, TYPES_FILE, `${text}\n`));

it.each([
  "evil();",
  "globalThis.evil = 1;",
  'import "evil";',
  'export * from "evil";',
  "export default 1;",
  "export function evil() {}",
  "export class Evil {}",
  "export enum Evil { A }",
  "export namespace Evil { export const a = 1; }",
  "if (true) {}",
  "export let values;",
  "export const values = [1];",
  "export const values = evil() as const;",
  "export const values = [evil()] as const;",
  "export const values = [`${evil()}`] as const;",
  "export const values = [...evil] as const;",
  "export const values = [{}] as const;",
  "export const values = [!1] as const, more = [-evil()] as const;",
  "export const values = [1] as const, more = evil;",
  "export const values = [1] as const; evil();",
])("code never gets into the types: %s", (statement) => {
  expect(() => check(statement)).toThrow(DocumentError);
  expect(() => check(`export type Item = string;\n${statement}`)).toThrow(DocumentError);
});

it.each([
  'export const values = ["a", 1, -1.5, true, false, null] as const;',
  "export const values = [] as const;",
  "export const values = [1] as const, more = [2] as const;",
  "export type Item = string;",
  "export interface Item { id: string }",
])("a declaration gets into the types: %s", (statement) => {
  expect(() => check(statement)).not.toThrow();
});
