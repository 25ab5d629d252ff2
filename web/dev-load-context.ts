import { loadContext } from "./load-context";

/** Under `vite dev` no service binding exists: the same calls go to the Worker's own port. */
export const devLoadContext = (apiOrigin: string) =>
  loadContext({
    ENVIRONMENT: "local",
    API: {
      fetch: (input, init) => {
        const request = new Request(input, init);
        const { pathname, search } = new URL(request.url);
        return fetch(new Request(new URL(pathname + search, apiOrigin), request));
      },
    },
  });
