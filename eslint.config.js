// The style of the page's scripts: plain scripts in strict mode that share one object, `Page`.
import js from "@eslint/js";

export default [
  { ignores: [".venv/", "node_modules/"] },
  {
    files: ["src/goalgraph/faces/page/web/**/*.js"],
    ...js.configs.recommended,
  },
  {
    files: ["src/goalgraph/faces/page/web/**/*.js"],
    languageOptions: { ecmaVersion: 2024, sourceType: "script" },
    rules: {
      // Names are checked by tsc, which knows the browser's.
      "no-undef": "off",
      "no-unused-vars": ["error", { varsIgnorePattern: "^Page$" }],
      "no-var": "error",
      "prefer-const": "error",
      "prefer-template": "error",
      "prefer-arrow-callback": "error",
      "object-shorthand": "error",
      eqeqeq: "error",
      curly: ["error", "multi-line"],
      "no-implicit-coercion": "error",
      "no-shadow": "off",
      strict: ["error", "global"],
    },
  },
];
