import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

/**
 * What nearly every part of the page uses: one file instead of forty small ones. Not the door of `ui`, with which all of
 * the room would come along.
 */
const everywhere =
  /node_modules\/(react|react-dom|scheduler|zustand|lucide-react)\/|\/src\/session\/(?!worker|analyst)|\/src\/ui\/(?!index|\w*(Panel|Palette|Dialog|Listing|Tabs|yamlTokens))/;

/**
 * Build, development server and unit tests. Assets are referred to relatively, so that the built
 * folder works from any path and from a file share.
 */
export default defineConfig({
  base: "./",
  plugins: [react()],
  worker: { format: "es" },
  // The manifest says which file needs which: config/size-limit.js counts by it.
  build: {
    target: "es2023",
    manifest: true,
    chunkSizeWarningLimit: 800,
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: "base", test: everywhere }] } } },
  },
  preview: { port: 4173 },
  test: {
    include: ["src/**/*.test.{ts,tsx}", "tests/**/*.test.ts"],
    environment: "node",
    setupFiles: ["tests/setup.ts"],
    testTimeout: 120_000,
    reporters: ["default", "./config/closing-line-unit.js"],
  },
});
