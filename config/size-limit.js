/**
 * How much JavaScript a visitor waits for: the page's own bundle, what is asked for beside it, the sample, and all
 * that these import, as the build's manifest has it. What is fetched later, and the worker, do not count.
 */
import { readFileSync } from "node:fs";

const atStart = ["index.html", "src/app/shell/Wide.tsx", "scenarios/shop.yaml?raw"];

const manifest = JSON.parse(readFileSync(new URL("../dist/.vite/manifest.json", import.meta.url), "utf8"));
const files = new Set();
const count = (key) => {
  const chunk = manifest[key];
  if (chunk === undefined) throw new Error(`the build has no part ${key}`);
  if (files.has(chunk.file)) return;
  files.add(chunk.file);
  for (const needed of chunk.imports ?? []) count(needed);
};
for (const key of atStart) count(key);

export default [
  {
    name: "initial JavaScript",
    path: [...files].map((file) => `../dist/${file}`),
    limit: "250 kB",
    gzip: true,
  },
];
