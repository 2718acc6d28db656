/**
 * The pipeline as a library. Its functions read and write no files, and print nothing.
 *
 * @module
 */
export { defineConfig, type Config } from "./config.ts";
export { buildApi } from "./build-api.ts";
export { diff, type DiffOptions } from "./diff.ts";
export { generate, type GenerateOptions, type Generated } from "./generate.ts";
export { lint, type Finding } from "./lint.ts";
export { readSources } from "./sources.ts";
export type { Source, SourceEdit } from "../pipeline/6-output/sources/decode-sources.ts";
export type { CallOptions, Input, InputFile } from "./input.ts";
export type { Built } from "../pipeline/build-api.ts";
export type { Change } from "../pipeline/report/change.ts";
export type { Problem } from "../pipeline/report/problems.ts";
export type { Severity } from "../pipeline/report/rules.ts";
export type { ApiChange } from "../diff/api-change.ts";
export type { Context, Quirk } from "../pipeline/2-repair/quirk.ts";
export type { Node, NodeKind } from "../pipeline/openapi/walk.ts";
export type { JsonObject } from "../pipeline/values/json-object.ts";
