import { checkInstall } from "./packages/check-install.ts";
import { lintPackage } from "./packages/lint-package.ts";
import { MANAGERS } from "./packages/managers.ts";
import { packPackages } from "./packages/pack-packages.ts";
import { findReleaseProblems } from "./packages/release-problems.ts";
import { findLostSources } from "./packages/source-maps.ts";
import { EXIT, runCommand } from "./shared/command.ts";
import { onOneLine } from "./pipeline/report/printable.ts";
import { printText } from "./shared/output.ts";

await runCommand(
  {
    name: "packages",
    summary:
      "Packs both npm packages as they would be published, and checks them with publint and attw.\nWith --install, it installs them in empty projects from the npm registry, runs them in Node 20, 22 and 24, and compiles them with TypeScript 5.7, 6 and 7.",
    options: {
      install: {
        type: "string",
        multiple: true,
        choices: ["all", ...Object.keys(MANAGERS)],
        help: "install with this package manager, and run; can be repeated",
      },
      out: { type: "string", value: "DIR", help: "keep the packages in this directory" },
      release: { type: "boolean", help: "also check that the packages can be published" },
    },
  },
  async (values) => {
    const rows = values.flag("release") ? [row("release", findReleaseProblems())] : [];
    if (rows.some(hasFailed)) return EXIT.problems;
    const { packages, remove } = await packPackages(values.optional("out"));
    try {
      for (const packed of packages) {
        rows.push(row(`${packed.name}: publint and attw`, await lintPackage(packed)));
        rows.push(row(`${packed.name}: source maps`, await findLostSources(packed)));
      }
      const wanted = values.list("install");
      const names = wanted.includes("all") ? Object.keys(MANAGERS) : wanted;
      for (const name of names) {
        const results = await checkInstall(name, packages);
        rows.push(...results.map(({ run, problems }) => row(`${name}: ${run}`, problems)));
      }
    } finally {
      remove();
    }
    return rows.some(hasFailed) ? EXIT.problems : EXIT.done;
  },
);

interface Row {
  problems: readonly string[];
}

/** Prints the result of a check at once, because some take a minute. */
function row(name: string, problems: readonly string[]): Row {
  printText(`${problems.length > 0 ? "FAIL" : "ok  "}  ${name}\n`);
  for (const problem of problems) printText(`        ${onOneLine(problem)}\n`);
  return { problems };
}

function hasFailed({ problems }: Row): boolean {
  return problems.length > 0;
}
