import { existsSync } from "node:fs";
import { join } from "node:path";

interface PackageManager {
  lockFile: string;
  install: string;
  run: string;
  /** Steps that install the package manager itself. */
  setup: string[];
}

const PACKAGE_MANAGERS: PackageManager[] = [
  {
    lockFile: "pnpm-lock.yaml",
    install: "pnpm install --frozen-lockfile",
    run: "pnpm exec",
    setup: ["- run: npm install --global pnpm"],
  },
  {
    lockFile: "yarn.lock",
    install: "yarn install --immutable",
    run: "yarn",
    setup: ["- run: corepack enable"],
  },
  {
    lockFile: "bun.lock",
    install: "bun install --frozen-lockfile",
    run: "bunx",
    setup: ["- run: npm install --global bun"],
  },
];

const NPM: PackageManager = {
  lockFile: "package-lock.json",
  install: "npm ci",
  run: "npx",
  setup: [],
};

/** A workflow that fails if a generated file is stale or a page has a fault. */
export function workflow(directory: string): string {
  const { install, run, setup } =
    PACKAGE_MANAGERS.find(({ lockFile }) => existsSync(join(directory, lockFile))) ?? NPM;
  const steps = [
    "- uses: actions/checkout@v4",
    "- uses: actions/setup-node@v4",
    "  with:",
    "    node-version: 22",
    ...setup,
    `- run: ${install}`,
    `- run: ${run} openapi-pages lint --format github`,
    `- run: ${run} openapi-pages generate --check --format github`,
  ];
  return [
    "name: openapi-pages",
    "on: [push, pull_request]",
    "permissions:",
    "  contents: read",
    "jobs:",
    "  check:",
    "    runs-on: ubuntu-latest",
    "    steps:",
    ...steps.map((step) => `      ${step}`),
    "",
  ].join("\n");
}
