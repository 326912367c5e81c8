import { CreditReservationId } from "@foyer/domain/credit/booking/schema";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../kernel/api.ts";
import { ReasonForm } from "../../receivables/posting/reason-form.tsx";
import { useCreditDone } from "../holds/use-credit.ts";

/** Gives what a reservation keeps back to the limit, with a word why. */
export function ReleaseForm({ id }: { id: number }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const done = useCreditDone();
  const release = useMutation(
    trpc.creditBooking.release.mutationOptions({ onSuccess: () => done(t("credit.booking.released")) }),
  );
  return (
    <ReasonForm
      act={t("credit.booking.release")}
      error={release.error}
      isPending={release.isPending}
      onSend={({ reason }) => release.mutateAsync({ id: CreditReservationId.parse(id), reason })}
    />
  );
}
