import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/support/say-what-is-left-out.ts"],
    testTimeout: 20_000,
  },
});
