import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { defineConfig } from "vite";

const root = new URL("..", import.meta.url);
const at = (path) => new URL(path, root).pathname;
const { version } = JSON.parse(readFileSync(at("package.json"), "utf8"));

/** npx looks into node_modules/.bin first: with a link there it needs no copy of the package and no network. */
function runnable() {
  return {
    name: "runnable",
    writeBundle({ dir }) {
      chmodSync(`${dir}/tierboard.js`, 0o755);
      const bins = at("node_modules/.bin");
      if (dir !== at("build") || process.platform === "win32" || !existsSync(at("node_modules"))) return;
      mkdirSync(bins, { recursive: true });
      rmSync(`${bins}/tierboard`, { force: true });
      symlinkSync("../../build/tierboard.js", `${bins}/tierboard`);
    },
  };
}

/** The command line as one file that Node runs as it is, its packages included. */
export default defineConfig({
  root: at(""),
  publicDir: false,
  define: { TIERBOARD_VERSION: JSON.stringify(version) },
  ssr: { noExternal: true },
  plugins: [runnable()],
  build: {
    ssr: at("src/cli/main.ts"),
    outDir: at("build"),
    target: "node20",
    rollupOptions: { output: { entryFileNames: "tierboard.js", banner: "#!/usr/bin/env node" } },
  },
});
