import { rmSync } from "node:fs";
import { basename } from "node:path";
import { isMap, isSeq, type YAMLSeq } from "yaml";
import { commandLine } from "../shared/command-line.ts";
import { onOneLine } from "../pipeline/report/printable.ts";
import { assertNoLink } from "../shared/check-directories.ts";
import { replaceFile } from "../shared/replace-file.ts";
import type { Finding } from "./finding.ts";
import { fingerprintOf } from "./fingerprint.ts";
import type { KnownProblems } from "./known-problems.ts";
import { canAccept } from "./mark-known.ts";

const COMMENT = ` Problems of the vendor's pages that are known, so that they do not fail a run. A new problem still does.
 To accept all current problems: ${commandLine("lint", '--accept --reason "…"')}
 The line of a page does not count. An entry that matches no problem is an error.`;

export interface Acceptance {
  file: string;
  /** The new text of the file. An empty text means that the file is no longer needed. */
  text: string;
  added: number;
  removed: number;
}

/** The warnings that no entry accepts, once per fingerprint. */
export function findNewWarnings(findings: readonly Finding[]): Map<string, Finding> {
  const wanted = findings.filter((row) => canAccept(row) && row.accepted === undefined);
  return new Map(wanted.map((row) => [fingerprintOf(row), row]));
}

/** Adds an entry per new warning, and removes the entries that match no problem. Keeps the other entries and comments. */
export function acceptProblems(
  known: KnownProblems,
  findings: readonly Finding[],
  { reason, prunes }: { reason: string; prunes: boolean },
): Acceptance {
  const { file, document } = known;
  if (document.contents === null) {
    document.contents = document.createNode({ accepted: [] }) as never; // any node is a valid root
    document.commentBefore = COMMENT;
  }
  const list = listIn(known);
  const needed = new Set(findings.map(fingerprintOf));
  const isStale = (item: unknown) => isMap(item) && !needed.has(String(item.get("fingerprint")));
  const kept = prunes ? list.items.filter((item) => !isStale(item)) : list.items;
  const removed = list.items.length - kept.length;
  const added = [...findNewWarnings(findings)];
  const entries = added.map(([fingerprint, row]) => entryOf(fingerprint, row, reason));
  list.items = [...kept, ...entries.map((entry) => document.createNode(entry))];
  list.flow = false;
  const text = list.items.length === 0 ? "" : document.toString({ lineWidth: 0 });
  return { file, text, added: added.length, removed };
}

/** Puts the new text in place, or removes a file without an entry. */
export function writeAcceptance({ file, text, added, removed }: Acceptance): void {
  if (added + removed === 0) return;
  assertNoLink(file);
  if (text === "") rmSync(file, { force: true });
  else replaceFile(file, text);
}

function listIn({ document }: KnownProblems): YAMLSeq {
  const list = document.get("accepted");
  if (isSeq(list)) return list;
  const created = document.createNode([]);
  document.set("accepted", created);
  return created;
}

/** The fingerprint decides. The other keys tell readers of the file about the problem. */
function entryOf(fingerprint: string, row: Finding, reason: string): Record<string, string> {
  const { rule, page, pointer, message } = row;
  return {
    rule,
    page: onOneLine(basename(page)),
    place: onOneLine(pointer) || "/",
    problem: onOneLine(message),
    fingerprint,
    reason,
  };
}
