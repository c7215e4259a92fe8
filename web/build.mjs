// Bundles the map into dist/: index.html, app.js, app.css, the licences of what is bundled. Leaflet is left to the server, which has it
// from its own class path.
import { cp, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import esbuild from 'esbuild';

const leaflet = '/webjars/leaflet/1.9.4/dist/leaflet-src.esm.js';

const leafletFromServer = {
  name: 'leaflet-from-server',
  setup(build) {
    build.onResolve({ filter: /^leaflet$/ }, () => ({ path: leaflet, external: true }));
  },
};

const page = {
  name: 'page',
  setup(build) {
    build.onEnd(({ metafile }) => metafile && writePage(metafile));
  },
};

const options = {
  entryPoints: {
    start: 'src/start.ts',
    app: 'src/main.ts',
    'drawing-worker': 'src/drawing/worker.ts',
    'own-worker': 'src/own/worker.ts',
  },
  outdir: 'dist',
  bundle: true,
  // What page and worker have in common is there once.
  splitting: true,
  format: 'esm',
  target: ['es2022', 'chrome109', 'firefox115', 'safari16'],
  minify: true,
  sourcemap: 'linked',
  metafile: true,
  plugins: [leafletFromServer, page],
  logLevel: 'info',
};

/** The page, which asks early for all that its scripts import. */
async function writePage({ outputs }) {
  const imported = ['start', 'app'].flatMap((name) =>
    outputs[`dist/${name}.js`].imports.filter(
      ({ kind, external }) => kind === 'import-statement' && !external,
    ),
  );
  const links = [...new Set(imported.map(({ path }) => path.replace(/^dist/, '')))].map(
    (path) => `    <link rel="modulepreload" href="${path}" />\n`,
  );
  const page = await readFile('src/index.html', 'utf8');
  await writeFile(
    'dist/index.html',
    page.replace(/^ *<script/m, (script) => links.join('') + script),
  );
}

/** The licence texts of the packages whose files are in the bundle. */
async function licencesOf(metafile) {
  const inside = /^node_modules\/((?:@[^/]+\/)?[^/]+)\//;
  const packages = new Set(Object.keys(metafile.inputs).flatMap((path) => inside.exec(path)?.[1] ?? []));
  const texts = [...packages].sort().map(async (name) => {
    const files = await readdir(`node_modules/${name}`);
    const file = files.find((candidate) => /^licen[cs]e/i.test(candidate));
    const text = file === undefined ? '' : await readFile(`node_modules/${name}/${file}`, 'utf8');
    return `${name}\n\n${text.trim()}\n`;
  });
  return (await Promise.all(texts)).join('\n\n');
}

await rm('dist', { recursive: true, force: true });
await mkdir('dist');
await cp('src/icon.svg', 'dist/icon.svg');

if (process.argv.includes('--watch')) {
  const context = await esbuild.context(options);
  await context.watch();
} else {
  const { metafile } = await esbuild.build(options);
  await writeFile('dist/licences.txt', await licencesOf(metafile));
}
