import { StaffId } from "@foyer/domain/staff/schema";
import { Tier } from "@foyer/domain/clients/schema";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useSearchParams } from "react-router";
import { type Inputs, type Outputs, useTRPC, useTRPCClient } from "../../kernel/api.ts";
import { useMay } from "../../kernel/session.tsx";

type Page = Inputs["clients"]["keeperList"];
export type Kept = Outputs["clients"]["keeperList"]["rows"][number];
const keeperKinds = ["incomplete", "stale"] as const satisfies readonly Page["kind"][];

const pageLength = 50;

/** What of the list is looked at, as the address says it. */
export function useKeeperFilter() {
  const [params, setParams] = useSearchParams();
  const set = (name: "kind" | "owner" | "tier", value: string | null) =>
    setParams(
      (before) => {
        const after = new URLSearchParams(before);
        if (value) after.set(name, value);
        else after.delete(name);
        return after;
      },
      { replace: true },
    );
  const owner = Number(params.get("owner"));
  const filter = {
    kind: keeperKinds.find((kind) => kind === params.get("kind")) ?? "incomplete",
    ownerId: params.has("owner") ? StaffId.safeParse(owner).data : undefined,
    tier: Tier.safeParse(params.get("tier")).data,
  };
  return { filter, set };
}

/** The files that want work, page by page, with what stands against confirming each. */
export function useKeeperList({ kind, ownerId, tier }: ReturnType<typeof useKeeperFilter>["filter"]) {
  const trpc = useTRPC();
  const api = useTRPCClient();
  const first: Page["after"] = undefined;
  const pages = useInfiniteQuery({
    queryKey: [...trpc.clients.keeperList.queryKey(), "pages", kind, ownerId, tier],
    initialPageParam: first,
    queryFn: ({ pageParam, signal }: { pageParam: Page["after"]; signal: AbortSignal }) =>
      api.clients.keeperList.query(
        {
          kind,
          limit: pageLength,
          ...(ownerId && { ownerId }),
          ...(tier && { tier }),
          ...(pageParam && { after: pageParam }),
        },
        { signal },
      ),
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: (before) => before,
  });
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? [];
  return { ...pages, rows, first: pages.data?.pages[0] };
}

/** Whether the files of a page can be confirmed today, asked for the page at once. */
export function useVerifiable(clientIds: readonly Kept["id"][]) {
  const trpc = useTRPC();
  const may = useMay()("clients:write");
  const states = useQuery(
    trpc.activities.verifiable.queryOptions(
      { clientIds: [...clientIds] },
      { enabled: may && clientIds.length > 0, placeholderData: (before) => before },
    ),
  );
  return new Map((states.data ?? []).map((state) => [state.clientId, state]));
}
