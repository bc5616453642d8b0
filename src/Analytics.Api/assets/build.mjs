// Bundles the scripts of the pages into ../wwwroot/lib, with the licences of what is in them. Run by `dotnet build -t:Assets`.
import { build } from 'esbuild';
import { copyFile, mkdir, rm } from 'node:fs/promises';

const out = '../wwwroot/lib';
await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
await build({
  entryPoints: ['pages.js', 'chart.js'],
  outdir: out,
  bundle: true,
  splitting: true,
  chunkNames: '[name]',
  format: 'esm',
  minify: true,
  target: 'es2022',
  legalComments: 'none',
});
await copyFile('node_modules/echarts/LICENSE', `${out}/echarts.LICENSE.txt`);
await copyFile('node_modules/echarts/NOTICE', `${out}/echarts.NOTICE.txt`);
await copyFile('node_modules/htmx.org/LICENSE', `${out}/htmx.LICENSE.txt`);
