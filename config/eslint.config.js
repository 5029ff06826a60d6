import js from "@eslint/js";
import vitest from "@vitest/eslint-plugin";
import jsxA11y from "eslint-plugin-jsx-a11y";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

/** Typed lint over everything that is TypeScript. No rule is off in an editor and on in CI. */
const pureRooms = ["src/engine/**/*.ts", "src/manifest/**/*.ts", "src/explain/**/*.ts", "src/plan/**/*.ts"];
const testFiles = ["**/*.test.ts", "**/*.test.tsx", "tests/**", "e2e/**", "bench/**"];

export default tseslint.config(
  {
    ignores: [
      "dist/**",
      "build/**",
      "node_modules/**",
      "**/*.cjs",
      "config/*.js",
      "e2e/*.js",
      "bench/**/*.js",
      "dist-*/**",
      "test-results/**",
    ],
  },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        project: [
          "config/tsconfig.pure.json",
          "config/tsconfig.app.json",
          "config/tsconfig.cli.json",
          "config/tsconfig.test.json",
        ],
        tsconfigRootDir: new URL("..", import.meta.url).pathname,
      },
    },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/restrict-template-expressions": [
        "error",
        { allowNumber: true, allowBoolean: true },
      ],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/no-unnecessary-condition": ["error", { allowConstantLoopConditions: true }],
      "no-console": "error",
      "no-restricted-syntax": [
        "error",
        { selector: "ExportDefaultDeclaration", message: "Named exports only." },
        { selector: "ExportAllDeclaration", message: "A door names what it opens: no `export *`." },
        { selector: "TSEnumDeclaration", message: "Use a union of literals." },
      ],
      "max-lines": ["error", { max: 400, skipBlankLines: true, skipComments: true }],
      "max-lines-per-function": ["error", { max: 60, skipBlankLines: true, skipComments: true }],
      "max-params": ["error", 4],
      complexity: ["error", 16],
    },
  },
  {
    files: pureRooms,
    rules: {
      "@typescript-eslint/explicit-module-boundary-types": "error",
      "no-restricted-globals": ["error", { name: "Date", message: "Pure rooms have no clock." }],
      "no-restricted-properties": [
        "error",
        { object: "Math", property: "random", message: "Pure rooms have no randomness." },
      ],
    },
  },
  {
    files: ["**/*.tsx"],
    plugins: { "react-hooks": reactHooks, "jsx-a11y": jsxA11y },
    rules: {
      ...reactHooks.configs["recommended-latest"].rules,
      ...jsxA11y.flatConfigs.strict.rules,
      // A component is markup: its length is judged by reading, with a higher limit.
      "max-lines-per-function": ["error", { max: 140, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: testFiles,
    plugins: { vitest },
    rules: {
      "max-lines-per-function": "off",
      "max-lines": "off",
      "@typescript-eslint/no-non-null-assertion": "off",
      "vitest/no-focused-tests": "error",
      "vitest/no-disabled-tests": "error",
      "vitest/expect-expect": "off",
    },
  },
  { files: ["vite.config.ts", "e2e/playwright.config.ts"], rules: { "no-restricted-syntax": "off" } },
);
