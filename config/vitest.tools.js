/** What is handed over, checked by kubectl and the kustomize in it. */
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    root: process.cwd(),
    include: ["tests/export/*.check.ts"],
    environment: "node",
    setupFiles: ["tests/setup.ts"],
    testTimeout: 30_000,
    reporters: ["default", "./config/closing-line-unit.js"],
  },
});
