import type { HandOverPlan } from "@foyer/domain/staff/hand-over/schema";
import type { StaffId } from "@foyer/domain/staff/schema";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { type Outputs, useTRPC, useTRPCClient } from "../../kernel/api.ts";

export type Preview = Outputs["handOvers"]["preview"];

/** What a plan would move; asked as long as there is somebody to move it to. */
export function usePreview(plan: HandOverPlan | null) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  return useQuery({
    queryKey: [...trpc.handOvers.preview.mutationKey(), plan],
    queryFn: ({ signal }) => {
      if (!plan) throw new Error("there is nobody to hand over to");
      return client.handOvers.preview.mutate(plan, { signal });
    },
    enabled: plan !== null,
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
}

/** What somebody who works here, or has left and still owns clients, is called. */
export function useLeaver(id: StaffId): { name: string; worksHere: boolean } | undefined {
  const trpc = useTRPC();
  const people = useQuery(trpc.staff.list.queryOptions());
  const waiting = useQuery(trpc.handOvers.waiting.queryOptions());
  const person = people.data?.find((each) => each.id === id);
  if (person) return { name: person.name, worksHere: true };
  const left = waiting.data?.find((each) => each.staffId === id);
  return left && { name: left.name, worksHere: false };
}
