import cloudflare from '@astrojs/cloudflare';
import { defineConfig } from 'astro/config';
import site from './astro.config.mjs';
import { organisationBuiltIn } from './scripts/organisation-built-in.ts';

/** The same site with its look-up in a worker of Cloudflare's. */
export default defineConfig({
  ...site,
  outDir: './dist-edge',
  // Pages are made by Node here as they are for a server, so they are the same.
  adapter: cloudflare({ prerenderEnvironment: 'node', imageService: 'passthrough' }),
  vite: {
    ...site.vite,
    build: {
      ...site.vite?.build,
      // The adapter would put a line before every script, those of the pages too, unless there is another already.
      rolldownOptions: { output: { banner: () => '' } },
    },
    plugins: [organisationBuiltIn()],
  },
});
