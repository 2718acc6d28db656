import type { PackageManager } from "./package-managers.ts";

/** A workflow that fails if a generated file is stale or a page has a fault. */
export function workflow(manager: PackageManager, directory: string): string {
  const { installLocked, run, setup } = manager;
  const steps = [
    "- uses: actions/checkout@v4",
    "- uses: actions/setup-node@v4",
    "  with:",
    "    node-version: 22",
    ...setup,
    `- run: ${installLocked}`,
    `- run: ${run} openapi-pages lint --format github`,
    `- run: ${run} openapi-pages generate --check --format github`,
  ];
  const place = ["defaults:", "  run:", `    working-directory: ${JSON.stringify(directory)}`];
  return [
    "name: openapi-pages",
    "on: [push, pull_request]",
    "permissions:",
    "  contents: read",
    ...(directory === "" ? [] : place),
    "jobs:",
    "  check:",
    "    runs-on: ubuntu-latest",
    "    steps:",
    ...steps.map((step) => `      ${step}`),
    "",
  ].join("\n");
}
