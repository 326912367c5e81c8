import type { SettledShare } from "@foyer/domain/receivables/receiving/schema";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type Inputs, type Outputs, useTRPCClient } from "../../kernel/api.ts";

export type Plan = Outputs["receiving"]["preview"];

/** What money would settle; asked anew whenever what is known of it changes. An input that is not ready asks nothing. */
export function usePaymentPlan(input: Inputs["receiving"]["preview"] | null) {
  const api = useTRPCClient();
  return useQuery({
    queryKey: ["receiving", "preview", input],
    queryFn: () => (input === null ? null : api.receiving.preview.mutate(input)),
    enabled: input !== null,
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
}

export function useCreditPlan(input: Inputs["receiving"]["previewCredit"] | null) {
  const api = useTRPCClient();
  return useQuery({
    queryKey: ["receiving", "previewCredit", input],
    queryFn: () => (input === null ? null : api.receiving.previewCredit.mutate(input)),
    enabled: input !== null,
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
}

/** What is sent along as what was seen. */
export const sharesOf = (plan: Plan): SettledShare[] =>
  plan.settled.map(({ id, amountMinor }) => ({ itemId: id, amountMinor }));
