import { configDefaults, defineConfig } from "vitest/config";
import { findIsolatedTests } from "./test/support/isolated-tests.ts";

const isolated = findIsolatedTests();
// These tests take long. `npm run test:long` runs them.
const exclude = [...configDefaults.exclude, "**/*.long.test.ts"];

export default defineConfig({
  test: {
    dir: "test",
    globalSetup: "test/support/programs/global-setup.ts",
    // Generous, because the suite must pass on a machine whose cores are busy.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // By default, one core is left for other work.
    maxWorkers: "100%",
    projects: [
      // Most tests share processes, so that each module is loaded once per process and not once per file.
      {
        extends: true,
        test: { name: "shared", isolate: false, exclude: [...exclude, ...isolated] },
      },
      { extends: true, test: { name: "isolated", include: isolated, exclude } },
    ],
  },
});
