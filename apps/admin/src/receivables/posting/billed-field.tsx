import type { ClientId } from "@foyer/domain/clients/schema";
import { Checkbox, Group, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { type Outputs, useTRPC } from "../../kernel/api.ts";
import { useFormat } from "../../kernel/format.ts";

export type Billable = Outputs["creditBooking"]["billable"][number];

interface BilledFieldProps {
  clientId: ClientId;
  value: readonly Billable[];
  onChange: (billed: readonly Billable[]) => void;
}

const isSame = (one: Billable, other: Billable) => one.kind === other.kind && one.id === other.id;

/** The client's stays and reservations that use its limit, of which the invoice bills some; nothing stands here without any. */
export function BilledField({ clientId, value, onChange }: BilledFieldProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const trpc = useTRPC();
  const billable = useQuery(trpc.creditBooking.billable.queryOptions({ clientId }));
  if (!billable.data || billable.data.length === 0) return null;
  return (
    <Stack gap={6} role="group" aria-label={t("credit.booking.bills")}>
      <Text size="sm" fw={500}>
        {t("credit.booking.bills")}
      </Text>
      <Text size="xs" c="dimmed">
        {t("credit.booking.billsHint")}
      </Text>
      {billable.data.map((row) => (
        <Checkbox
          key={`${row.kind} ${row.id}`}
          checked={value.some((each) => isSame(each, row))}
          onChange={(event) =>
            onChange(event.currentTarget.checked ? [...value, row] : value.filter((each) => !isSame(each, row)))
          }
          label={
            <Group gap="xs">
              <span>{`${t(`credit.exposure.kinds.${row.kind}`)} ${row.about}`}</span>
              <Text size="xs" c="dimmed" span>
                {format.date(row.day)}
              </Text>
              <span>{format.money(row.amount)}</span>
            </Group>
          }
        />
      ))}
    </Stack>
  );
}
