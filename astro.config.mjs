import mdx from '@astrojs/mdx';
import node from '@astrojs/node';
import preact from '@astrojs/preact';
import { defineConfig } from 'astro/config';
import { lighterRules } from './scripts/lighter-rules.ts';

export default defineConfig({
  output: 'static',
  adapter: node({ mode: 'middleware', bodySizeLimit: 64_000 }),
  integrations: [mdx(), preact()],
  trailingSlash: 'always',
  // No cookies anywhere, so no session driver either.
  session: false,
  devToolbar: { enabled: false },
  build: { inlineStylesheets: 'never' },
  // The look-up answers wrong types itself with a problem document (src/recipient/handle.ts).
  security: { checkOrigin: false },
  // Shiki writes style attributes, which the content security policy forbids.
  markdown: { syntaxHighlight: false },
  i18n: { defaultLocale: 'da', locales: ['da'] },
  vite: {
    build: { assetsInlineLimit: 0 },
    worker: {
      format: 'es',
      plugins: () => [lighterRules()],
      // Nothing in the classifier does anything when it is read; 22 bytes of the 150 kB.
      rolldownOptions: { treeshake: { propertyReadSideEffects: false } },
    },
  },
});
