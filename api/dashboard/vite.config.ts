import { defineConfig } from 'vite';

// Where an API answers while the dashboard is worked on: npm run dev.
const api = process.env.CROSSCURRENT_API ?? 'http://127.0.0.1:8080';

export default defineConfig({
  base: '/',
  build: {
    outDir: process.env.CROSSCURRENT_DASHBOARD_OUT ?? 'target/classes/org/crosscurrent/dashboard',
    emptyOutDir: true,
    target: 'es2022',
    assetsDir: 'assets',
    // The content security policy allows no script in data: URLs, and small files compress well together.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    license: { fileName: 'licenses.txt' },
    chunkSizeWarningLimit: 2000,
  },
  server: { proxy: { '/api': { target: api } } },
});
