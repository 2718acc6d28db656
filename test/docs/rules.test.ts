import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { quirks, rules } from "../../scripts/pipeline/build-api.ts";
import { REDOCLY_RULES } from "../../scripts/pipeline/report/redocly-rules.ts";
import { RULES } from "../../scripts/pipeline/report/rules.ts";

const isQuirk = (id: string) => quirks.some((quirk) => quirk.id === id);

type Severities = Record<string, string>;

/** The recommended rules for OpenAPI 3.1, in the code of Redocly's command: it has no option that prints them. */
function recommendedSeverities(): Severities[] {
  const chunks = "node_modules/@redocly/cli/lib/chunks";
  const code = readdirSync(chunks).map((file) => readFileSync(join(chunks, file), "utf8"));
  const rulesets = code.join("\n").match(/(?<=oas3_1Rules:)\{("[\w.-]+":"\w+",?)+\}/g) ?? [];
  const read = rulesets.map((ruleset) => JSON.parse(ruleset) as Severities);
  return read.filter((severities) => severities["info-license"] === "warn");
}

function renderTable(ids: string[]): string {
  const rows = ids.map((id) => {
    const rule = rules.get(id);
    return `| <a id="${id}"></a>\`${id}\` | ${rule?.severity} | ${rule?.summary} |`;
  });
  return ["| rule | severity | meaning |", "| --- | --- | --- |", ...rows, ""].join("\n");
}

function renderPage(): string {
  const ids = [...rules.keys()];
  return `# Rules

<!-- Generated from the rule registry (scripts/pipeline/report/rules.ts) and the quirks. To update it: npx vitest run --dir test docs/rules --update -->

Every finding and every change in a report names its rule. A severity has one meaning in every command and format:

- **error**: the API cannot be generated, or a file of the repository must change first. The files of the API are not written.
- **warning**: somebody should act: complete the overlay, or [accept the problem](read-the-output.md#accept-known-problems).
- **info**: the pipeline repaired or noticed something.

## Repairs

One [quirk](../scripts/quirks) per rule. Each repair is a row of \`generated/<api>/changes.json\`, and part of the report \`changes.md\`. Repairs have the severity \`info\`; where a repair loses information, the quirk reports a warning as well.

${renderTable(ids.filter(isQuirk))}
## Findings of the phases and commands

${renderTable(ids.filter((id) => id in RULES))}
## Findings of redocly lint

\`npm run generate\` and \`npm run lint\` run \`redocly lint\` on the generated file, with the rules of [\`scripts/redocly.yaml\`](../scripts/redocly.yaml). A finding is reported at the line of the page, once per component or operation.

${renderTable(ids.filter((id) => id in REDOCLY_RULES))}`;
}

describe("docs/rules.md", () => {
  test("lists every rule", async () => {
    const { format } = await import("prettier");
    const text = await format(renderPage(), { parser: "markdown", printWidth: 100 });
    await expect(text).toMatchFileSnapshot("../../docs/rules.md");
  });
});

describe("the rule registry", () => {
  test.each([...rules])("describes %s in one sentence", (_id, { summary }) => {
    expect(summary).toMatch(/^[A-Z`][^\n]*\.$/);
  });

  test("holds only rules that the code reports", () => {
    const sources = readdirSync("scripts", { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name !== "rules.ts")
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"));
    const unused = Object.keys(RULES).filter(
      (id) => !sources.some((text) => text.includes(`"${id}"`)),
    );
    expect(unused).toEqual([]);
  });

  test("has no id that a quirk or Redocly has too", () => {
    const ids = [...Object.keys(RULES), ...Object.keys(REDOCLY_RULES)];
    expect(ids.filter(isQuirk)).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("has each rule of Redocly that is not off, with its severity", () => {
    const [recommended, ...others] = recommendedSeverities();
    expect(others).toEqual([]);
    const own = parse(readFileSync("scripts/redocly.yaml", "utf8")) as { rules: Severities };
    const severities = { ...recommended, ...own.rules, struct: "error", "no-unresolved-refs": "error" }; // prettier-ignore
    const wanted = Object.entries(severities).filter(([, severity]) => severity !== "off");
    const registered = Object.entries(REDOCLY_RULES).map(([id, { severity }]) => [
      id,
      severity === "warning" ? "warn" : severity,
    ]);
    expect(Object.fromEntries(registered)).toEqual(Object.fromEntries(wanted));
  });
});
