import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, skipToken, useQuery } from "@tanstack/react-query";
import { useTRPCClient } from "../kernel/api.ts";
import { useMay } from "../kernel/session.tsx";

/** Clients and persons for what is typed, a moment after the last key. What comes is asked by POST: names have no place in a URL. */
export function useSearch(typed: string) {
  const client = useTRPCClient();
  const may = useMay()("clients:read");
  const [text] = useDebouncedValue(typed, 150);
  const isAsked = may && text !== "";
  const answer = useQuery({
    queryKey: ["overview.search", text],
    queryFn: isAsked ? ({ signal }) => client.overview.search.mutate({ text }, { signal }) : skipToken,
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  });
  return {
    hits: isAsked ? (answer.data ?? []) : [],
    /** An answer to something else is still shown. */
    isWaiting: may && typed !== "" && (text !== typed || answer.isFetching),
    error: isAsked ? answer.error : null,
    retry: () => void answer.refetch(),
  };
}
