import { configDefaults, defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    dir: "test",
    globalSetup: "test/support/programs/global-setup.ts",
    // These tests take long. `npm run test:long` runs them.
    exclude: [...configDefaults.exclude, "**/*.long.test.ts"],
    // Generous, because the suite must pass on a machine whose cores are busy.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // By default, one core is left for other work.
    maxWorkers: "100%",
  },
});
