import { existsSync } from "node:fs";
import { isObject } from "../pipeline/values/json-object.ts";
import { CommandError } from "../shared/command.ts";
import { messageOf } from "../shared/error-message.ts";
import { parseYaml } from "../shared/parse-yaml.ts";
import { didYouMean } from "../shared/nearest.ts";
import { readTextFile } from "../shared/read-file.ts";
import type { ChangeKind } from "./api-change.ts";
import { CHANGE_KINDS } from "./change-kinds.ts";

export const CONFIG_FILE = "diff.yaml";

const SEVERITIES = ["breaking", "fine", "off"] as const;
type DiffSeverity = (typeof SEVERITIES)[number];

export interface DiffConfig {
  /** The file, as it is written on the command line. */
  file: string;
  /** The severity of each rule that has one of its own. */
  rules: Map<ChangeKind, DiffSeverity>;
  /** The reason for each accepted change, by its fingerprint. */
  accepted: Map<string, string>;
}

/** Reads the configuration. Without a file, nothing is configured. */
export function readConfig(file: string | undefined, fallback?: string): DiffConfig {
  const chosen = file ?? (fallback !== undefined && existsSync(fallback) ? fallback : undefined);
  if (chosen === undefined) return { file: CONFIG_FILE, rules: new Map(), accepted: new Map() };
  const parsed = parseConfig(chosen) ?? {};
  if (!isObject(parsed)) throw new CommandError(`${chosen} must hold \`rules\` and \`accepted\``);
  const unknown = Object.keys(parsed).find((key) => key !== "rules" && key !== "accepted");
  if (unknown !== undefined) {
    throw new CommandError(`${chosen} has the unknown key "${unknown}"; use rules and accepted`);
  }
  return {
    file: chosen,
    rules: readRules(chosen, parsed["rules"] ?? {}),
    accepted: readAccepted(chosen, parsed["accepted"] ?? []),
  };
}

function parseConfig(file: string): unknown {
  const text = readTextFile(file);
  try {
    // Every scalar stays text: a fingerprint may consist of digits.
    return parseYaml(text, { schema: "failsafe" }).toJS();
  } catch (error) {
    throw new CommandError(`cannot read ${file}: ${messageOf(error)}`);
  }
}

function readRules(file: string, rules: unknown): DiffConfig["rules"] {
  if (!isObject(rules)) throw new CommandError(`${file}: \`rules\` must map rules to severities`);
  const read = new Map<ChangeKind, DiffSeverity>();
  for (const [rule, value] of Object.entries(rules)) {
    const severity = SEVERITIES.find((one) => one === value);
    if (!isKind(rule)) throw new CommandError(describeUnknownRule(file, rule));
    if (!severity) {
      throw new CommandError(`${file}: the severity of ${rule} must be breaking, fine or off`);
    }
    read.set(rule, severity);
  }
  return read;
}

function describeUnknownRule(file: string, rule: string): string {
  const known = Object.keys(CHANGE_KINDS);
  const hint = didYouMean(rule, known) || ` Choose from ${known.join(", ")}.`;
  return `${file}: the rule "${rule}" does not exist.${hint}`;
}

function isKind(rule: string): rule is ChangeKind {
  return Object.hasOwn(CHANGE_KINDS, rule);
}

function readAccepted(file: string, entries: unknown): DiffConfig["accepted"] {
  if (!Array.isArray(entries)) throw new CommandError(`${file}: \`accepted\` must be a list`);
  const read = new Map<string, string>();
  for (const entry of entries as unknown[]) {
    const { fingerprint, reason } = isObject(entry) ? entry : {};
    if (typeof fingerprint !== "string") {
      throw new CommandError(`${file}: an accepted change needs a \`fingerprint\``);
    }
    if (typeof reason !== "string" || reason.trim() === "") {
      throw new CommandError(`${file}: the accepted change ${fingerprint} needs a \`reason\``);
    }
    if (read.has(fingerprint))
      throw new CommandError(`${file}: the change ${fingerprint} is accepted twice`);
    read.set(fingerprint, reason.trim());
  }
  return read;
}
