import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const { version } = JSON.parse(readFileSync(at("package.json"), "utf8"));

/**
 * Makes the program runnable as `npx tierboard` by a link where npx looks first. A `bin` field in package.json would
 * make npx install the checkout into its own cache instead: seconds for each call, and a broken state after a first
 * call that came too early. Windows has no such links: `node build/tierboard.js` works everywhere.
 */
function runnable() {
  return {
    name: "runnable",
    writeBundle({ dir }) {
      chmodSync(`${dir}/tierboard.js`, 0o755);
      const modules = at("node_modules");
      if (dir !== at("build") || process.platform === "win32" || !existsSync(modules)) return;
      mkdirSync(`${modules}/.bin`, { recursive: true });
      rmSync(`${modules}/.bin/tierboard`, { force: true });
      symlinkSync("../../build/tierboard.js", `${modules}/.bin/tierboard`);
    },
  };
}

/** The command line as one file that Node runs as it is, with its packages. Not in `dist`, which the app's build empties. */
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
