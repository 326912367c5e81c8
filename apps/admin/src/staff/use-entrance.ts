import { useCallback } from "react";
import { useLocation, useNavigate } from "react-router";
import { useForgetEverything } from "../kernel/session.tsx";

/** Only an address of our own, never `//elsewhere`. */
const isOurs = (path: unknown): path is string => typeof path === "string" && /^\/(?![/\\])/.test(path);

/** Where a person wanted to go before the door stopped them, and the way there once they are in. */
export function useEntrance() {
  const state: unknown = useLocation().state;
  const navigate = useNavigate();
  const forget = useForgetEverything();
  const wanted: unknown = state !== null && typeof state === "object" ? Reflect.get(state, "next") : undefined;
  const next = isOurs(wanted) ? wanted : "/";
  const enter = useCallback(async () => {
    await forget();
    await navigate(next, { replace: true });
  }, [forget, navigate, next]);
  return { next, enter };
}
