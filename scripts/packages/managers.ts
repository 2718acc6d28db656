/** A package manager that installs the packages in an empty project. */
export interface Manager {
  /** Its npm packages, with exact versions. npm comes with Node. */
  packages: Record<string, string>;
  /** Files of the project that configure it. */
  files: Record<string, string>;
  /** Its program, below the directory of the tools. Absent for npm, which is in the path. */
  program?: string;
  install: readonly string[];
  /** The words before the name of a command. */
  run: readonly string[];
}

/** Each package manager by its name. */
export const MANAGERS: Record<string, Manager> = {
  npm: {
    packages: {},
    files: {},
    install: ["install", "--no-audit", "--no-fund"],
    run: ["exec", "--"],
  },
  pnpm: {
    packages: { pnpm: "10.34.8" },
    files: { "pnpm-workspace.yaml": "packages: []\n" },
    program: "node_modules/pnpm/bin/pnpm.cjs",
    install: ["install", "--no-frozen-lockfile"],
    run: ["exec"],
  },
  yarn: {
    packages: { "@yarnpkg/cli-dist": "4.18.1" },
    files: { ".yarnrc.yml": "enableTelemetry: false\nnodeLinker: node-modules\n", "yarn.lock": "" },
    program: "node_modules/@yarnpkg/cli-dist/bin/yarn.js",
    install: ["install", "--no-immutable"],
    run: ["run"],
  },
  bun: {
    packages: { bun: "1.4.5" },
    files: {},
    // Its script, which does not run, would copy the program of the platform there.
    program: `node_modules/@oven/bun-${process.platform}-${process.arch}/bin/bun`,
    install: ["install"],
    run: ["x"],
  },
};

/** The versions of Node that run the installed packages, by their major versions. */
export const NODE_VERSIONS = {
  "20": "20.20.2",
  "22": "22.23.3",
  "24": "24.21.0",
} as const;

/** The oldest, the usual, and the newest TypeScript that compiles a program with the packages. */
export const TYPESCRIPT_VERSIONS = ["5.7.3", "6.0.3", "7.0.2"] as const;
