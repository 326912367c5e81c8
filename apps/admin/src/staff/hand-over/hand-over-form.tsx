import { Button, Checkbox, Group, MultiSelect, Stack, Textarea } from "@mantine/core";
import { DateInput } from "@mantine/dates";
import { notifications } from "@mantine/notifications";
import { CalendarDate } from "@foyer/domain/kernel/time";
import { canStandIn } from "@foyer/domain/staff/absence/rules";
import { HandOver, HandOverPlan, longestBrief } from "@foyer/domain/staff/hand-over/schema";
import type { StaffId } from "@foyer/domain/staff/schema";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useTRPC } from "../../kernel/api.ts";
import { useFormat } from "../../kernel/format.ts";
import { Card } from "../../kernel/page.tsx";
import { ErrorState } from "../../kernel/states.tsx";
import { useToday } from "../../kernel/today.ts";
import { HandOverPreview } from "./hand-over-preview-panel.tsx";
import { usePreview } from "./use-hand-over.ts";

interface HandOverFormProps {
  leaverId: StaffId;
  /** Whether there is a role to end. */
  worksHere: boolean;
}

/** To whom, from when, with which words; below it what would move, before anything does. */
export function HandOverForm({ leaverId, worksHere }: HandOverFormProps) {
  const { t } = useTranslation();
  const { integer } = useFormat();
  const today = useToday();
  const [key] = useState(() => crypto.randomUUID());
  const [effectiveOn, setEffective] = useState<CalendarDate>(today);
  const [successors, setSuccessors] = useState<readonly string[]>([]);
  const [assigned, setAssigned] = useState<HandOverPlan["assigned"]>([]);
  const [leaves, setLeaves] = useState(true);
  const [brief, setBrief] = useState("");
  const plan = HandOverPlan.safeParse({
    leaverId,
    effectiveOn,
    successors: successors.map(Number),
    assigned,
    leaves: leaves && worksHere,
  });
  const preview = usePreview(plan.success ? plan.data : null);
  const give = useGive();
  const asked = HandOver.safeParse({ ...plan.data, key, brief });
  const clients = preview.data?.counts.find(({ part }) => part === "clients")?.count;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (asked.success) give.mutate(asked.data);
      }}
    >
      <Stack>
        <Card>
          <Stack>
            <Group align="flex-start" grow preventGrowOverflow={false}>
              <Successors leaverId={leaverId} value={successors} onChange={setSuccessors} />
              <DateInput
                label={t("staff.handOver.effectiveOn")}
                description={t("staff.handOver.effectiveHint")}
                value={effectiveOn}
                valueFormat="YYYY-MM-DD"
                onChange={(value) => setEffective(CalendarDate.safeParse(value).data ?? effectiveOn)}
              />
            </Group>
            <Textarea
              label={t("staff.handOver.brief")}
              description={t("staff.handOver.briefHint")}
              value={brief}
              onChange={(event) => setBrief(event.currentTarget.value)}
              maxLength={longestBrief}
              rows={4}
              resize="vertical"
            />
            {worksHere && (
              <Checkbox
                label={t("staff.handOver.leaves")}
                checked={leaves}
                onChange={(event) => setLeaves(event.currentTarget.checked)}
              />
            )}
          </Stack>
        </Card>
        {preview.error ? (
          <ErrorState error={preview.error} onRetry={() => void preview.refetch()} />
        ) : (
          preview.data && <HandOverPreview preview={preview.data} onAssign={setAssigned} assigned={assigned} />
        )}
        {give.error && <ErrorState error={give.error} />}
        <Group justify="flex-end">
          <Button type="submit" loading={give.isPending} disabled={!asked.success || clients === undefined}>
            {clients === undefined
              ? t("staff.handOver.open")
              : clients === 0
                ? t("staff.handOver.submitNone")
                : t("staff.handOver.submit", { shown: integer(clients) })}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface SuccessorsProps {
  leaverId: StaffId;
  value: readonly string[];
  onChange: (ids: readonly string[]) => void;
}

/** Those who work with clients. */
function Successors({ leaverId, value, onChange }: SuccessorsProps) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const people = useQuery(trpc.staff.list.queryOptions());
  return (
    <MultiSelect
      label={t("staff.handOver.successors")}
      description={t("staff.handOver.successorsHint")}
      data={(people.data ?? [])
        .filter(({ id, role }) => id !== leaverId && canStandIn(role))
        .map(({ id, name }) => ({ value: String(id), label: name }))}
      value={[...value]}
      onChange={onChange}
      searchable
      hidePickedOptions
    />
  );
}

function useGive() {
  const { t } = useTranslation();
  const { integer } = useFormat();
  const trpc = useTRPC();
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation(
    trpc.handOvers.give.mutationOptions({
      onSuccess: async ({ clients }) => {
        await client.invalidateQueries();
        notifications.show({ message: t("staff.handOver.done", { shown: integer(clients) }), color: "pine" });
        await navigate("/settings/people");
      },
    }),
  );
}
