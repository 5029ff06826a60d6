import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

/**
 * Build, development server and unit tests. Assets are referred to relatively, so that the built
 * folder works from any path and from a file share.
 */
export default defineConfig({
  base: "./",
  plugins: [react()],
  worker: { format: "es" },
  build: { target: "es2023", chunkSizeWarningLimit: 800 },
  preview: { port: 4173 },
  test: {
    include: ["src/**/*.test.{ts,tsx}", "tests/**/*.test.ts"],
    environment: "node",
    setupFiles: ["tests/setup.ts"],
    testTimeout: 30_000,
    reporters: ["default", "./config/closing-line-unit.js"],
  },
});
