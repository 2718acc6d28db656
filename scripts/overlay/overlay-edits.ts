import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseFile } from "../pipeline/1-extract/extract-api.ts";
import { buildApi } from "../pipeline/build-api.ts";
import type { ApiFiles } from "../pipeline/1-extract/api-files.ts";
import { hasError, toRows, type Problem } from "../pipeline/report/problems.ts";
import { isObject, type JsonObject } from "../pipeline/values/json-object.ts";
import { nextCommand } from "../shared/command-line.ts";
import { CommandError } from "../shared/command.ts";
import { hashText } from "../shared/hashes.ts";
import { readApi } from "../shared/input-files.ts";
import { hasSameInputs } from "../shared/lock-file.ts";
import { readLocks } from "../shared/read-locks.ts";
import { textLine } from "../shared/problem-lines.ts";
import { readRegularFile, readTextFile } from "../shared/read-file.ts";
import { specsName } from "../shared/project.ts";
import { hasSameTools, readTools } from "../shared/tools.ts";
import { addActions } from "./add-actions.ts";
import { draftActions, type DraftAction } from "./draft-actions.ts";
import { firstDifference } from "./first-difference.ts";

interface Directories {
  specs: string;
  out: string;
}

/** The actions that repeat the edits of one generated file, and the text of the overlay that holds them. */
export interface OverlayEdits {
  api: string;
  /** The path of the overlay. */
  file: string;
  actions: DraftAction[];
  text: string;
}

/** Turns the edits of an API's generated `openapi.yaml` into actions of its overlay. Writes nothing. */
export async function overlayEdits(directories: Directories, api: string): Promise<OverlayEdits> {
  const { specs, out } = directories;
  const files = readApi(specs, api);
  const file = join(specs, api, "overlay.yaml");
  const old = files.overlay?.text ?? "";
  if (isUnedited(out, api)) return { api, file, actions: [], text: old };
  checkBaseline(directories, api);
  const before = await buildDocument(files, specs);
  const edited = readEdited(join(out, api, "openapi.yaml"));
  const actions = draftActions(before, edited);
  if (actions.length === 0) return { api, file, actions, text: old };
  const text = addActions(api, old, actions);
  const overlay = { path: file, name: `${specsName()}/${api}/overlay.yaml`, text };
  assertSame(await buildDocument({ ...files, overlay }, specs), edited);
  return { api, file, actions, text };
}

function isUnedited(out: string, api: string): boolean {
  const output = `${api}/openapi.yaml`;
  const hash = readLocks(out)[api]?.outputs[output];
  const path = join(out, output);
  return hash !== undefined && existsSync(path) && hashText(readRegularFile(path)) === hash;
}

/** Without a run on the same pages and with the same tools, other differences would count as edits. */
function checkBaseline({ specs, out }: Directories, api: string): void {
  const locked = readLocks(out)[api];
  if (hasSameTools(locked, readTools()) && hasSameInputs(specs, api, locked)) return;
  const file = join(out, api, "openapi.yaml");
  throw new CommandError(
    `${file} was not generated from the current pages and tools, so its edits cannot be told from other changes. Save a copy of it, run \`${nextCommand("generate")}\`, and edit the new file.`,
    file,
  );
}

async function buildDocument(files: ApiFiles, specs: string): Promise<JsonObject> {
  const { document, problems } = await buildApi(files);
  if (document && !hasError({ problems })) return document;
  throw problemsError(problems, join(specs, files.name));
}

function problemsError(problems: Problem[], fallback: string): CommandError {
  const errors = problems.filter(({ severity }) => severity === "error");
  return new CommandError(
    ["no overlay was written:", ...toRows(errors, fallback).map(textLine)].join("\n"),
  );
}

function readEdited(path: string): JsonObject {
  if (!existsSync(path)) {
    throw new CommandError(`${path} does not exist. Run \`${nextCommand("generate")}\`.`, path);
  }
  const page = { path, name: path, text: readTextFile(path) };
  const report: { problems: Problem[] } = { problems: [] };
  const value = parseFile(page, report);
  if (isObject(value)) return value;
  if (report.problems.length > 0) throw problemsError(report.problems, path);
  throw new CommandError(`${path} is not a YAML object. Undo the edit.`, path);
}

/** Some repairs run after the overlay, so they can undo an edit. */
function assertSame(document: JsonObject, edited: JsonObject): void {
  const pointer = firstDifference(document, edited);
  if (pointer === undefined) return;
  throw new CommandError(
    `no overlay was written, because the edit at ${pointer} would be lost: the pipeline changes this place after it has applied the overlay. Undo this edit.`,
  );
}
