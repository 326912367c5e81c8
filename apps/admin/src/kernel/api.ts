import type { AppRouter, ChangeSetsRouter } from "@foyer/api/router";
import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { createTRPCClient, httpBatchLink, httpLink, splitLink, TRPCClientError } from "@trpc/client";
import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";
import { createTRPCContext } from "@trpc/tanstack-react-query";
import i18next from "i18next";

export type Inputs = inferRouterInputs<AppRouter>;
export type Outputs = inferRouterOutputs<AppRouter>;

export const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<AppRouter>();

/** Marks a query that may take long, so that it travels alone and can be aborted: `{ trpc: { context: alone } }`. */
export const alone = { alone: true };

const shown: { property?: number } = {};

/** Says whose pages this tab shows, so that what it asks is never answered by a hotel switched to in another tab. */
export const showProperty = (id: number): void => {
  shown.property = id;
};

/** A header that a form of another site cannot send, the language for what the server words itself, and whose page it is. */
export const requestHeaders = (): Record<string, string> => ({
  "x-foyer": "1",
  "x-foyer-language": i18next.language,
  ...(shown.property === undefined ? {} : { "x-foyer-property": String(shown.property) }),
});

/** What was asked while the program was still on its way. */
export interface Asked {
  readonly address: string;
  readonly answer: Promise<Response>;
}

/** Asks the api, but takes what was asked already from there, once. */
function askingOnce(asked: Asked | undefined) {
  let waiting = asked;
  return (input: RequestInfo | URL, init: RequestInit): Promise<Response> => {
    if (waiting === undefined || waiting.address !== input) return fetch(input, init);
    const { answer } = waiting;
    waiting = undefined;
    return answer;
  };
}

/** Mutations and long queries travel alone, other queries in batches of up to ten. */
export function createClient(asked?: Asked) {
  const ask = askingOnce(asked);
  return createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: (op) => op.type === "mutation" || op.context["alone"] === true,
        true: httpLink({ url: "/api/trpc", headers: requestHeaders }),
        false: httpBatchLink({
          url: "/api/trpc",
          headers: requestHeaders,
          maxItems: 10,
          fetch: (input, init) => ask(input, { ...init, signal: init?.signal ?? null }),
        }),
      }),
    ],
  });
}

/** The change sets of grids have an endpoint of their own, with a larger body. */
export const changeSets = createTRPCClient<ChangeSetsRouter>({
  links: [httpLink({ url: "/api/changes", headers: requestHeaders })],
});

export const isApiError = (error: unknown): error is TRPCClientError<AppRouter> => error instanceof TRPCClientError;

/** What the api said of its no or its failure; nothing when no answer came. */
export const failureOf = (error: unknown) => (isApiError(error) ? error.data?.failure : undefined);

export const isSignedOut = (error: unknown): boolean => failureOf(error)?.code === "kernel.signed-out";

/** A no from the api is final; only a lost connection or a failure of ours is worth asking twice. */
function worthRetrying(count: number, error: unknown): boolean {
  const failure = failureOf(error);
  return count < 2 && (failure === undefined || failure.kind === "bug");
}

/** The page is of another hotel than the session, or of a version of the house whose confidentiality duty is out of date. */
const stalePages: ReadonlySet<string> = new Set(["kernel.other-property", "staff.duty-not-accepted"]);

export function createQueryClient(onSignedOut: () => void): QueryClient {
  const onError = (error: unknown) => {
    if (isSignedOut(error)) onSignedOut();
    if (stalePages.has(failureOf(error)?.code ?? "")) window.location.reload();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: { staleTime: 30_000, retry: worthRetrying, refetchOnWindowFocus: false },
      mutations: { retry: false },
    },
  });
}
