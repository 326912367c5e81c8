import type { ClientId } from "@foyer/domain/clients/schema";
import { notifications } from "@mantine/notifications";
import { useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "../../kernel/api.ts";

/** After an act on a client's credit: what uses its limit is asked anew, and what was done is said. */
export function useCreditDone(onDone?: () => void) {
  const trpc = useTRPC();
  const client = useQueryClient();
  return async (message: string) => {
    await Promise.all(
      [trpc.creditHolds, trpc.creditBooking, trpc.stays, trpc.receivables].map((router) =>
        client.invalidateQueries(router.pathFilter()),
      ),
    );
    notifications.show({ message, color: "pine" });
    onDone?.();
  };
}

export interface OfClient {
  readonly clientId: ClientId;
  readonly onDone: () => void;
}
