import { Alert } from "@mantine/core";
import { IconInfoCircle } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../kernel/format.ts";
import type { Aging } from "./use-aging.ts";

/** In words what is special about the report that is shown: how far it knows, in which money, and what is not in it. */
export function AgingNotesPanel({
  aging: { knownOn, isOfAll, currency, leftOut },
}: {
  aging: Pick<Aging, "knownOn" | "isOfAll" | "currency" | "leftOut">;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const names = leftOut.map((hotel) => `${hotel.name} (${hotel.currency})`).join(", ");
  const notes = [
    ...(knownOn === null ? [] : [t("receivables.aging.knownOnDay", { date: format.date(knownOn) })]),
    ...(isOfAll ? [t("receivables.aging.atBookedRate", { currency })] : []),
    ...(names === "" ? [] : [t("receivables.aging.leftOut", { names })]),
  ];
  if (notes.length === 0) return null;
  return (
    <Alert color="brass" variant="light" icon={<IconInfoCircle size={18} aria-hidden />} p="xs" role="note">
      {notes.map((note) => (
        <div key={note}>{note}</div>
      ))}
    </Alert>
  );
}
