/** Who may import whom. The table in DESIGN.md says the same in words. */
const rooms = {
  engine: [],
  manifest: ["engine"],
  explain: ["engine", "manifest"],
  plan: ["engine", "manifest"],
  session: ["engine", "manifest", "explain", "plan"],
  ui: [],
  features: ["engine", "manifest", "explain", "plan", "session", "ui"],
  app: ["engine", "manifest", "explain", "plan", "session", "ui", "features"],
  cli: ["engine", "manifest", "explain", "plan"],
};
const packages = {
  engine: "^node_modules/ipaddr\\.js",
  manifest: "^node_modules/js-yaml",
  explain: "^$",
  plan: "^$",
  session: "^node_modules/(zustand|comlink|idb-keyval|fflate|react|@types/react)/",
};
const tests = "\\.test\\.tsx?$";

const directions = Object.entries(rooms).map(([room, allowed]) => ({
  name: `direction-${room}`,
  severity: "error",
  from: { path: `^src/${room}/`, pathNot: tests },
  to: { path: "^src/", pathNot: [`^src/(${[room, ...allowed].join("|")})/`] },
}));
const packageRules = Object.entries(packages).map(([room, allowed]) => ({
  name: `packages-${room}`,
  severity: "error",
  from: { path: `^src/${room}/`, pathNot: tests },
  to: { dependencyTypes: ["npm", "npm-dev", "npm-peer", "core"], pathNot: allowed },
}));

module.exports = {
  forbidden: [
    {
      name: "no-cycle",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    ...directions,
    ...packageRules,
    {
      name: "one-door-per-room",
      comment: "Another room is entered by its index.ts only.",
      severity: "error",
      from: { path: "^src/([^/]+)/", pathNot: tests },
      to: {
        path: "^src/(engine|manifest|explain|plan|session|ui)/",
        pathNot: ["^src/$1/", "^src/[^/]+/index\\.ts$"],
      },
    },
    {
      name: "one-door-per-feature",
      severity: "error",
      from: { path: "^src/app/" },
      to: { path: "^src/features/[^/]+/", pathNot: "^src/features/[^/]+/index\\.ts$" },
    },
    {
      name: "no-own-door",
      comment: "A room does not import its own index.ts: that is how cycles start.",
      severity: "error",
      from: { path: "^src/([^/]+)/.+", pathNot: [tests, "^src/features/"] },
      to: { path: "^src/$1/index\\.ts$" },
    },
    {
      name: "features-are-islands",
      severity: "error",
      from: { path: "^src/features/([^/]+)/" },
      to: { path: "^src/features/", pathNot: "^src/features/$1/" },
    },
    {
      name: "engine-is-not-called-by-components",
      comment:
        "Components read results that the session obtained: from engine and manifest they take types only.",
      severity: "error",
      from: { path: "^src/(features|app)/", pathNot: tests },
      to: { path: "^src/(engine|manifest)/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "react-flow-in-board-only",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/features/board/" },
      to: { path: "^node_modules/@xyflow/" },
    },
    {
      name: "codemirror-in-edit-only",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/features/edit/" },
      to: { path: "^node_modules/@codemirror/" },
    },
    { name: "no-unresolvable", severity: "error", from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    exclude: { path: "\\.css$" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
