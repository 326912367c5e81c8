import { Center, Loader } from "@mantine/core";
import { type PropsWithChildren, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Navigate, useLocation } from "react-router";
import { isSignedOut } from "../kernel/api.ts";
import { SessionProvider, useSessionQuery } from "../kernel/session.tsx";
import { ErrorState } from "../kernel/states.tsx";
import { AcceptDutyScreen } from "../staff/duty/accept-duty-screen.tsx";

/**
 * The inner door: asks who is there, and sends strangers to sign in and back to where they wanted to go. Whoever has not
 * accepted the confidentiality duty yet reads that first, wherever they wanted to go. (A2.8) What is fetched ahead is waited for:
 * the first screen comes whole.
 */
export function SignedIn({ ahead, children }: PropsWithChildren<{ ahead?: Promise<void> }>) {
  const { t } = useTranslation();
  const here = useLocation();
  const session = useSessionQuery();
  const [isFetched, setFetched] = useState(ahead === undefined);
  useEffect(() => void ahead?.then(() => setFetched(true)), [ahead]);
  if (session.data && isFetched)
    return (
      <SessionProvider session={session.data}>
        {session.data.duty.isAccepted ? children : <AcceptDutyScreen />}
      </SessionProvider>
    );
  if (isSignedOut(session.error)) {
    return <Navigate to="/sign-in" replace state={{ next: `${here.pathname}${here.search}` }} />;
  }
  return (
    <Center mih="100dvh" p="lg">
      {session.isPending || session.data ? (
        <Loader size="sm" aria-label={t("kernel.loading")} />
      ) : (
        <ErrorState error={session.error} onRetry={() => void session.refetch()} />
      )}
    </Center>
  );
}
