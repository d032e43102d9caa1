import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig, type ProxyOptions } from 'vite';
import { precompress } from './precompress.ts';
import { withoutJsonSchema } from './without-json-schema.ts';

/** Where `npm run dev` started the server; the page's own address is Vite's then. */
const api = process.env['STAGECRAFT_API'] ?? 'http://127.0.0.1:4737';

const toServer: ProxyOptions = {
  target: api,
  changeOrigin: true,
  configure: (proxy) => {
    // The server accepts writes of its own origin only; in development that is this proxy.
    proxy.on('proxyReq', (request) => {
      if (request.hasHeader('origin')) request.setHeader('origin', api);
    });
  },
};

export default defineConfig({
  plugins: [react(), tailwindcss(), withoutJsonSchema(), precompress()],
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    manifest: true,
    // Monaco is one chunk of 4 MB, loaded after the shell; the sizes that matter are checked by size-limit.
    chunkSizeWarningLimit: 5000,
  },
  // Monaco's first visit in development takes 20 s unless it is prepared while the server starts.
  optimizeDeps: {
    include: ['monaco-editor/editor', 'monaco-editor/features/register.all'],
  },
  server: {
    host: '127.0.0.1',
    strictPort: true,
    proxy: {
      '/api': toServer,
      // The printed address carries the token once; the server turns it into a cookie.
      '^/\\?(?:.*&)?token=': toServer,
    },
  },
});
