import { defineConfig } from "vitest/config";

/** The tests that take too long for `npm test`. */
export default defineConfig({
  test: {
    dir: "test",
    globalSetup: "test/support/programs/global-setup.ts",
    include: ["**/*.long.test.ts"],
    testTimeout: 300_000,
    hookTimeout: 300_000,
    maxWorkers: "100%",
  },
});
