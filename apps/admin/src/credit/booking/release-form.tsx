import { CreditReservationId } from "@foyer/domain/credit/booking/schema";
import { Button, Group, Popover, Stack, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../kernel/api.ts";
import { ErrorState } from "../../kernel/states.tsx";
import { useCreditDone } from "../holds/use-credit.ts";

/** Gives what a reservation keeps back to the limit, with a word why. */
export function ReleaseForm({ id }: { id: number }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const [opened, setOpened] = useState(false);
  const [reason, setReason] = useState("");
  const done = useCreditDone(() => setOpened(false));
  const release = useMutation(
    trpc.creditBooking.release.mutationOptions({ onSuccess: () => done(t("credit.booking.released")) }),
  );
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={280} trapFocus>
      <Popover.Target>
        <Button size="compact-xs" variant="subtle" onClick={() => setOpened(!opened)}>
          {t("credit.booking.release")}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            release.mutate({ id: CreditReservationId.parse(id), reason: reason.trim() });
          }}
        >
          <Stack gap="xs">
            <TextInput
              label={t("kernel.reason")}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
              maxLength={400}
              required
            />
            {release.error && <ErrorState error={release.error} />}
            <Group justify="flex-end">
              <Button type="submit" size="xs" loading={release.isPending} disabled={reason.trim() === ""}>
                {t("credit.booking.release")}
              </Button>
            </Group>
          </Stack>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
