import { defineConfig } from "@playwright/test";

/** The built app in a real Chromium. The browser's path comes from `run.js`. */
const executablePath = process.env["TIERBOARD_BROWSER"];

export default defineConfig({
  testDir: ".",
  outputDir: "../test-results",
  snapshotPathTemplate: "{testDir}/screens/{arg}{ext}",
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  workers: 2,
  timeout: 60_000,
  reporter: [["list"], ["./closing-line.js"]],
  expect: { timeout: 20_000, toHaveScreenshot: { maxDiffPixelRatio: 0.02, animations: "disabled" } },
  use: {
    baseURL: "http://127.0.0.1:4174",
    viewport: { width: 1600, height: 1000 },
    locale: "en-GB",
    timezoneId: "UTC",
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
    },
  },
  webServer: {
    command: "npx vite preview --port 4174 --strictPort --host 127.0.0.1",
    cwd: "..",
    url: "http://127.0.0.1:4174",
    reuseExistingServer: false,
    stdout: "ignore",
  },
});
