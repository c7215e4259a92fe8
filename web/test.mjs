// Bundles the tests of the parts that need no browser and hands them to node's test runner.
import { spawnSync } from 'node:child_process';
import { readdir, rm } from 'node:fs/promises';
import esbuild from 'esbuild';

await rm('.test', { recursive: true, force: true });
const names = (await readdir('test')).filter((name) => name.endsWith('.test.ts'));
await esbuild.build({
  entryPoints: names.map((name) => `test/${name}`),
  outdir: '.test',
  outExtension: { '.js': '.mjs' },
  bundle: true,
  platform: 'node',
  mainFields: ['module', 'main'],
  format: 'esm',
  target: 'node18',
  sourcemap: 'inline',
});
const files = names.map((name) => `.test/${name.replace(/\.ts$/, '.mjs')}`);
const run = spawnSync(process.execPath, ['--enable-source-maps', '--test', ...files], { stdio: 'inherit' });
process.exit(run.status ?? 1);
