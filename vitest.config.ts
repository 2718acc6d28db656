import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    dir: "test",
    // Generous, because the suite must pass on a machine whose cores are busy.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // By default, one core is left for other work.
    maxWorkers: "100%",
  },
});
