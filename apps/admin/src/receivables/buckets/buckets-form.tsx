import { BucketEdges, SetBuckets, standardEdges, standardSet } from "@foyer/domain/receivables/aging/buckets/schema";
import { Autocomplete, Button, Group, Stack, TextInput } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Outputs, useTRPC } from "../../kernel/api.ts";
import { ErrorState } from "../../kernel/states.tsx";
import { useToday } from "../../kernel/today.ts";
import { DayField } from "../posting/day-field.tsx";
import { Buckets } from "./buckets-field.tsx";

const textOf = (edges: BucketEdges): string => edges.join(", ");

/** `30, 60、90` */
const readEdges = (text: string) =>
  BucketEdges.safeParse(
    text
      .split(/[\s,，、;；]+/)
      .filter((part) => part !== "")
      .map(Number),
  );

/** A new version of a set from a day on, or a new set; what it will look like is shown while it is typed. */
export function BucketsForm({ versions }: { versions: Outputs["receivables"]["bucketVersions"] }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const client = useQueryClient();
  const today = useToday();
  const latest = (name: string) => versions.find((each) => each.name === name)?.edges;
  const standard = t("receivables.aging.standardSet");
  const [name, setName] = useState(standard);
  const [fromDate, setFromDate] = useState(today);
  const [text, setText] = useState(textOf(latest(standardSet) ?? standardEdges));
  const save = useMutation(
    trpc.receivables.setBuckets.mutationOptions({
      onSuccess: async () => {
        notifications.show({ message: t("receivables.aging.sets.saved"), color: "pine" });
        await client.invalidateQueries(trpc.receivables.pathFilter());
      },
    }),
  );
  const edges = readEdges(text);
  const given = SetBuckets.safeParse({ name: name === standard ? standardSet : name, fromDate, edges: edges.data });
  const choose = (chosen: string) => {
    setName(chosen);
    const known = latest(chosen === standard ? standardSet : chosen);
    if (known) setText(textOf(known));
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (given.success) save.mutate(given.data);
      }}
    >
      <Stack>
        <Group align="flex-start" grow preventGrowOverflow={false}>
          <Autocomplete
            label={t("receivables.aging.sets.name")}
            placeholder={t("receivables.aging.sets.newSet")}
            value={name}
            maxLength={40}
            data={[...new Set([standard, ...versions.map((each) => each.name).filter((each) => each !== standardSet)])]}
            onChange={choose}
          />
          <DayField label={t("receivables.aging.sets.from")} value={fromDate} onChange={setFromDate} />
          <TextInput
            label={t("receivables.aging.sets.edges")}
            description={t("receivables.aging.sets.edgesHint")}
            value={text}
            maxLength={120}
            inputWrapperOrder={["label", "input", "description", "error"]}
            error={edges.success ? undefined : t("receivables.refusals.edges-do-not-rise")}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        </Group>
        {edges.success && <Buckets edges={edges.data} />}
        {save.error && <ErrorState error={save.error} />}
        <Group justify="flex-end">
          <Button type="submit" loading={save.isPending} disabled={!given.success}>
            {t("kernel.save")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
