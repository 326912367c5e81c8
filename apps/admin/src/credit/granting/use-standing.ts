import type { ClientId } from "@foyer/domain/clients/schema";
import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "../../kernel/api.ts";

/** A client's grade, limit and term as they hold today. */
export function useStanding(clientId: ClientId) {
  const trpc = useTRPC();
  return useQuery(trpc.credit.standing.queryOptions({ clientId }));
}
