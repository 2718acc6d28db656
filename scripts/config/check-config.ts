import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv, type ErrorObject } from "ajv";
import type { Config } from "../library/config.ts";
import { quirks as builtIn, rules } from "../pipeline/build-api.ts";
import { didYouMean } from "../shared/nearest.ts";
import { nameOfRulesPage, packageDirectory } from "../shared/own-package.ts";
import { ConfigError } from "./config-error.ts";

interface Schema {
  properties?: Record<string, Schema>;
  items?: Schema;
}

/** Returns the value as settings. Throws for the first mistake, with the nearest known word. */
export function checkConfig(file: string, value: unknown): Config {
  const text = readFileSync(join(packageDirectory, "config.schema.json"), "utf8");
  const schema = JSON.parse(text) as Schema; // our own file
  const validate = new Ajv({ allErrors: false }).compile<Config>(schema);
  if (!validate(value)) {
    const [error] = validate.errors ?? [];
    throw new ConfigError(`${file}: ${error ? describe(error, schema) : "it is not valid"}`);
  }
  checkQuirks(file, value);
  checkRules(file, value);
  return value;
}

function describe(error: ErrorObject, schema: Schema): string {
  const { instancePath, keyword, params, message } = error;
  const path = instancePath.slice(1).replaceAll("/", ".");
  if (keyword === "additionalProperties") {
    const key = String(params["additionalProperty"]);
    const known = Object.keys(schemaAt(schema, instancePath).properties ?? {});
    const place = path === "" ? "" : ` in ${path}`;
    const hint = didYouMean(key, known) || ` Choose from ${known.join(", ")}.`;
    return `unknown key "${key}"${place}.${hint}`;
  }
  const allowed = keyword === "enum" ? `: ${(params["allowedValues"] as string[]).join(", ")}` : ""; // of our schema
  return `${path === "" ? "the configuration" : path} ${message ?? "is not valid"}${allowed}`;
}

function schemaAt(schema: Schema, instancePath: string): Schema {
  let current = schema;
  for (const segment of instancePath.split("/").slice(1)) {
    current = current.properties?.[segment] ?? current.items ?? {};
  }
  return current;
}

function checkQuirks(file: string, { quirks = [] }: Config): void {
  const seen = new Set(builtIn.map(({ id }) => id));
  for (const { id } of quirks) {
    if (seen.has(id) || rules.has(id)) {
      throw new ConfigError(`${file}: the id "${id}" of a quirk is taken. Choose another id.`);
    }
    seen.add(id);
  }
}

function checkRules(file: string, { quirks = [], rules: severities = {} }: Config): void {
  const known = [...rules.keys(), ...quirks.map(({ id }) => id)];
  for (const [id, severity] of Object.entries(severities)) {
    if (!known.includes(id)) {
      const hint = didYouMean(id, known) || ` ${nameOfRulesPage()} lists the rules.`;
      throw new ConfigError(`${file}: unknown rule "${id}".${hint}`);
    }
    if (rules.get(id)?.severity === "error" && severity !== "error") {
      throw new ConfigError(
        `${file}: the rule "${id}" is always an error, because the files would be wrong. Remove it from \`rules\`.`,
      );
    }
  }
}
