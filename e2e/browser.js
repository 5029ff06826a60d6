/**
 * Finds or gets a Chromium for the end-to-end tests, in this order: Playwright's own if it is there, a
 * Chromium or Chrome of the system, Playwright's download (at most a minute), Debian's package (as root).
 * Says which one it took; when there is none, says the command to run.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { chromium } from "@playwright/test";

const names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome"];
const places = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** Path of a Chromium that Playwright installed, or null. */
function own() {
  const path = chromium.executablePath();
  return path !== "" && existsSync(path) ? path : null;
}

/** Path of a Chromium of the system, or null. */
function ofSystem() {
  for (const name of names) {
    const found = spawnSync("which", [name], { encoding: "utf8" });
    if (found.status === 0) return found.stdout.trim();
  }
  return places.find((place) => existsSync(place)) ?? null;
}

/** Playwright's own download; null when it is refused or takes more than a minute. */
function download() {
  const cli = join(
    dirname(createRequire(import.meta.url).resolve("@playwright/test/package.json")),
    "cli.js",
  );
  const run = spawnSync(process.execPath, [cli, "install", "chromium"], { stdio: "ignore", timeout: 60_000 });
  return run.status === 0 ? own() : null;
}

/** Debian's package, where this is Debian and we may install; null otherwise. */
function fromDebian() {
  const release = existsSync("/etc/os-release") ? readFileSync("/etc/os-release", "utf8") : "";
  if (!/^ID(_LIKE)?=.*(debian|ubuntu)/m.test(release) || process.getuid?.() !== 0) return null;
  const options = {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  };
  try {
    execFileSync("apt-get", ["update", "-qq"], options);
    execFileSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"], options);
  } catch {
    return null;
  }
  return ofSystem();
}

/** Path of the Chromium to use; ends the program with advice when none can be had. */
export function findBrowser() {
  const ways = [
    ["Playwright's own", own],
    ["the system's", ofSystem],
    ["Playwright's download", download],
    ["Debian's package", fromDebian],
  ];
  for (const [what, way] of ways) {
    const path = way();
    if (path !== null) {
      process.stderr.write(`Browser: ${what} Chromium, ${path}\n`);
      return path;
    }
  }
  process.stderr.write(
    "No Chromium found and none could be installed. Run: npx playwright install chromium\n",
  );
  process.exit(1);
}
