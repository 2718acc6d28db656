import { defineConfig } from "vitest/config";

/** The tests of the website in Chromium. */
export default defineConfig({
  test: {
    dir: "site/browser-tests",
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
