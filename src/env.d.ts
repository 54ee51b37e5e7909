/** What only a worker of Cloudflare's has, as far as it is used here, and what its build gives it. */

declare module 'cloudflare:workers' {
  /** Variables as text, and bindings. */
  export const env: Readonly<Record<string, unknown>>;
}

/** Made by scripts/organisation-built-in.ts. */
declare module 'virtual:organisation' {
  // An ambient module may not import by a relative name.
  // eslint-disable-next-line @typescript-eslint/consistent-type-imports
  const organisation: import('./recipient/adapters/edge/organisation.ts').BuiltInOrganisation;
  export default organisation;
}

/** The bindings of wrangler.jsonc. */
interface Env {
  /** The built site's files. */
  readonly ASSETS: { readonly fetch: (request: Request) => Promise<Response> };
}

interface ExecutionContext {
  readonly waitUntil: (work: Promise<unknown>) => void;
}

interface ExportedHandler<Bindings> {
  readonly fetch?: (
    request: Request,
    env: Bindings,
    context: ExecutionContext,
  ) => Promise<Response>;
}
