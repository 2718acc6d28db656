import { compareApi } from "./diff/compare-api.ts";
import { openPastFolder } from "./diff/git.ts";
import { listApis } from "./diff/list-apis.ts";
import { renderGithub } from "./diff/render/github.ts";
import { renderJson } from "./diff/render/json.ts";
import { renderMarkdown } from "./diff/render/markdown.ts";
import { renderText } from "./diff/render/text.ts";
import { type DiffReport, isBreaking, renderings } from "./diff/report.ts";
import { CommandError, EXIT, folderOptions, runCommand } from "./shared/command.ts";

const renderers = {
  text: renderText,
  json: renderJson,
  markdown: renderMarkdown,
  github: renderGithub,
};

await runCommand(
  {
    name: "diff",
    summary: "Says what changed for a user of the generated types since a git revision.",
    options: {
      ...folderOptions,
      base: { type: "string", value: "REV", default: "HEAD", help: "revision to compare with" },
      format: { type: "string", choices: renderings, default: "text", help: "form of the output" },
      "fail-on": { type: "string", choices: ["breaking"], help: "exit with 1 on such a change" },
    },
  },
  async (values) => {
    const [specs, out, base] = [values.text("specs"), values.text("out"), values.text("base")];
    const past = await openPastFolder(out, base);
    const report: DiffReport = { base, commit: past.commit, apis: [], problems: [] };
    const apis = await listApis(specs, out, past);
    for (const api of chooseApis(apis, values.list("api"))) {
      try {
        report.apis.push(await compareApi({ api, specs, out, past, base }));
      } catch (error) {
        if (!(error instanceof CommandError)) throw error;
        report.problems.push(error.message);
      }
    }
    const format = renderings.find((name) => name === values.text("format")) ?? "text";
    process.stdout.write(renderers[format](report));
    for (const problem of report.problems) process.stderr.write(`diff: ${problem}\n`);
    const fails = values.optional("fail-on") === "breaking" && isBreaking(report);
    return fails || report.problems.length > 0 ? EXIT.problems : EXIT.done;
  },
);

function chooseApis(apis: string[], wanted: string[]): string[] {
  const unknown = wanted.find((name) => !apis.includes(name));
  if (unknown !== undefined) {
    throw new CommandError(`there is no API "${unknown}"; there is ${apis.join(", ") || "none"}`);
  }
  return wanted.length === 0 ? apis : apis.filter((name) => wanted.includes(name));
}
