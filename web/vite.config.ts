import { defineConfig, type Plugin } from "vite";

// Comments in sigma's shaders are text to a minifier: without them its chunk is .7 KB smaller (gzip).
const shaders: Plugin = {
  name: "shaders",
  transform: (code, id) => (id.includes("/sigma/") ? code.replace(/\\n *\/\/(?:(?!\\n).)*/g, "") : null),
};

// Relative addresses, so that the page also works under a prefix; nothing inlined, for a strict
// Content-Security-Policy; hashed names, so that files may be kept for ever.
export default defineConfig({
  base: "./",
  plugins: [shaders],
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
