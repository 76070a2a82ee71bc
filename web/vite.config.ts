import { defineConfig } from "vite";

// Relative addresses, so that the page also works under a prefix; nothing inlined, for a strict
// Content-Security-Policy; hashed names, so that files may be kept for ever.
export default defineConfig({
  base: "./",
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    target: "es2022",
    cssTarget: ["chrome123", "firefox121", "safari17.5"],
    outDir: "dist",
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // One file for what every picture needs, whichever view shows it; how it is saved comes when it is asked for.
    rolldownOptions: {
      output: { codeSplitting: { includeDependenciesRecursively: false, groups: [{ name: "picture", test: /src\/picture\/(?!sigma|program|svg|files|layout\.worker)/ }] } },
    },
  },
  server: { proxy: { "/api": "http://127.0.0.1:8000" } },
});
