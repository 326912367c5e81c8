import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const api = process.env.FOYER_API ?? "http://127.0.0.1:4000";

export default defineConfig({
  plugins: [react()],
  build: {
    outDir: "dist/web",
    emptyOutDir: true,
    target: "es2023",
    // A data: URL in CSS or HTML would need a wider content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: "preload", test: /vite[\\/]preload-helper/, priority: 1 },
            // what many screens use comes at once: a browser asks for six files at a time
            { name: "shared", minShareCount: 4, maxModuleSize: 60_000 },
          ],
        },
      },
    },
  },
  server: {
    proxy: { "/api": { target: api, changeOrigin: false } },
  },
});
