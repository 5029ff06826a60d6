/** Runs the end-to-end tests: finds a browser, then hands over to Playwright with the arguments given. */
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { findBrowser } from "./browser.js";

const cli = join(dirname(createRequire(import.meta.url).resolve("@playwright/test/package.json")), "cli.js");
const run = spawnSync(
  process.execPath,
  [cli, "test", "--config", "e2e/playwright.config.ts", ...process.argv.slice(2)],
  { stdio: "inherit", env: { ...process.env, TIERBOARD_BROWSER: findBrowser() } },
);
process.exit(run.status ?? 1);
