import { NODE_VERSIONS } from "../packages/managers.ts";
import { runChromium } from "./chromium.ts";
import type { Packages } from "../shared/npm-packages.ts";
import { runNext } from "./next.ts";
import { findProgram, runSuite, type Results, type RuntimeContext } from "./run-suite.ts";
import { runWorkerd } from "./workerd.ts";

/** One environment that the package supports. */
interface Runtime {
  /** The packages that it needs from the npm registry, with exact versions. */
  packages: Packages;
  run: (context: RuntimeContext) => Promise<Results>;
}

const createNode = (version: string): Runtime => {
  const name = `node-${version}`;
  return {
    packages: { [name]: `npm:node-${process.platform}-${process.arch}@${version}` },
    run: ({ directory, server }) =>
      runSuite([`node_modules/${name}/bin/node`, "command-line.mjs", server], { directory }),
  };
};

/** Every runtime by the name in the table. */
export const RUNTIMES: Record<string, Runtime> = {
  "node-20": createNode(NODE_VERSIONS["20"]),
  "node-22": createNode(NODE_VERSIONS["22"]),
  "node-24": createNode(NODE_VERSIONS["24"]),
  bun: {
    packages: { bun: "1.4.5" },
    run: ({ directory, server }) =>
      runSuite([findProgram(directory, "@oven"), "command-line.mjs", server], { directory }),
  },
  deno: {
    packages: { deno: "2.9.6" },
    run: ({ directory, server }) => {
      const flags = ["run", "--allow-all", "--node-modules-dir=manual"];
      const program = ["node_modules/.bin/deno", ...flags, "command-line.mjs", server];
      return runSuite(program, { directory });
    },
  },
  workerd: { packages: { workerd: "1.20261117.1" }, run: runWorkerd },
  chromium: { packages: { "playwright-core": "1.65.1" }, run: runChromium },
  "react-native": {
    packages: {},
    run: ({ directory, server }) =>
      runSuite([process.execPath, "react-native.mjs", server], { directory }),
  },
  undici: {
    packages: { undici: "7.30.2" },
    run: ({ directory, server }) =>
      runSuite([process.execPath, "undici.mjs", server], { directory }),
  },
  jest: {
    packages: { jest: "30.5.2", msw: "2.15.0", nock: "14.0.17" },
    run: ({ directory, server }) => {
      const flags = ["--rootDir", ".", "--testMatch", "**/*.test.mjs", "--coverage=false"];
      const program = [process.execPath, "node_modules/jest/bin/jest.js", ...flags];
      const environment = { SERVER: server, NODE_OPTIONS: "--experimental-vm-modules" };
      return runSuite(program, { directory, environment });
    },
  },
  next: { packages: { next: "16.4.6", react: "19.3.1", "react-dom": "19.3.1" }, run: runNext },
};
