import type { Act } from "@foyer/domain/kernel/permissions";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { createContext, type PropsWithChildren, type ReactNode, use, useCallback, useEffect } from "react";
import { type Outputs, showProperty, useTRPC } from "./api.ts";
import { adoptLanguage } from "./language.ts";

export type Session = Outputs["staff"]["session"];

const SessionContext = createContext<Session | null>(null);

/** Who is signed in, at which property, and what they may. Only below `SignedIn`. */
export function useSession(): Session {
  const session = use(SessionContext);
  if (!session) throw new Error("useSession below SignedIn only");
  return session;
}

/** The session's state for the door; `isSignedOut(error)` when nobody is signed in. */
export function useSessionQuery() {
  const trpc = useTRPC();
  return useQuery(trpc.staff.session.queryOptions(undefined, { staleTime: 5 * 60_000 }));
}

export function SessionProvider({ session, children }: PropsWithChildren<{ session: Session }>) {
  const { id, language } = session.me;
  showProperty(session.property.id);
  useEffect(() => adoptLanguage(id, language), [id, language]);
  return <SessionContext value={session}>{children}</SessionContext>;
}

/** Where a tab keeps what was opened last. */
export const recentKey = "foyer.recent";

/** After sign-in, sign-out or a change of property nothing that was read before may be shown again. */
export function useForgetEverything() {
  const client = useQueryClient();
  return useCallback(async () => {
    await client.cancelQueries();
    client.clear();
    sessionStorage.removeItem(recentKey);
  }, [client]);
}

export const useMay = (): ((act: Act) => boolean) => {
  const { acts } = useSession();
  return useCallback((act: Act) => acts.includes(act), [acts]);
};

/** Hides what the api would refuse. */
export function Can({ act, otherwise = null, children }: PropsWithChildren<{ act: Act; otherwise?: ReactNode }>) {
  return useMay()(act) ? children : otherwise;
}
