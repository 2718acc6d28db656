import { defineConfig } from "vitest/config";

/** The tests that take too long for `npm test`. */
export default defineConfig({
  test: {
    dir: "test",
    include: ["**/*.long.test.ts"],
    testTimeout: 300_000,
    hookTimeout: 300_000,
    maxWorkers: "100%",
  },
});
