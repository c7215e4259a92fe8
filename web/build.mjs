// Bundles the map into dist/: index.html, app.js, app.css. Leaflet is left to the server, which has it from its own class path.
import { cp, mkdir, rm } from 'node:fs/promises';
import esbuild from 'esbuild';

const leaflet = '/webjars/leaflet/1.9.4/dist/leaflet-src.esm.js';

const leafletFromServer = {
  name: 'leaflet-from-server',
  setup(build) {
    build.onResolve({ filter: /^leaflet$/ }, () => ({ path: leaflet, external: true }));
  },
};

await rm('dist', { recursive: true, force: true });
await mkdir('dist');
await cp('src/index.html', 'dist/index.html');
await cp('src/icon.svg', 'dist/icon.svg');

const options = {
  entryPoints: { app: 'src/main.ts' },
  outdir: 'dist',
  bundle: true,
  format: 'esm',
  target: ['es2022', 'chrome109', 'firefox115', 'safari16'],
  minify: true,
  sourcemap: 'linked',
  legalComments: 'linked',
  plugins: [leafletFromServer],
  logLevel: 'info',
};

if (process.argv.includes('--watch')) {
  const context = await esbuild.context(options);
  await context.watch();
} else {
  await esbuild.build(options);
}
