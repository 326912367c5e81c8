import type { BankAccountId, BankLinesPage, BankLineStatus } from "@foyer/domain/receivables/receiving/bank/schema";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { type Outputs, useTRPC, useTRPCClient } from "../../kernel/api.ts";

export type BankLine = Outputs["receiving"]["lines"]["rows"][number];
export type Proposal = BankLine["matches"][number];

interface Filter {
  readonly status: BankLineStatus;
  readonly accountId?: BankAccountId;
}

type After = BankLinesPage["after"];

/** Lines of a status, a page at a time, the latest first. */
export function useBankLines(filter: Filter) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const first: After = undefined;
  return useInfiniteQuery({
    queryKey: [...trpc.receiving.lines.queryKey(filter), "pages"],
    queryFn: ({ pageParam, signal }: { pageParam: After; signal: AbortSignal }) =>
      client.receiving.lines.query({ ...filter, ...(pageParam && { after: pageParam }) }, { signal }),
    initialPageParam: first,
    getNextPageParam: (page): After => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });
}

/** A proposal as it is accepted: what was shown. */
export const acceptedAs = (line: BankLine, { clientId, shares }: Proposal) => ({
  lineId: line.id,
  clientId,
  shares: shares.map(({ itemId, amountMinor }) => ({ itemId, amountMinor })),
});
