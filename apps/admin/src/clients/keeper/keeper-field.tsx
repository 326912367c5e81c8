import { Select } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { StaffId } from "@foyer/domain/staff/schema";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { type Outputs, useTRPC } from "../../kernel/api.ts";
import { useFormat } from "../../kernel/format.ts";
import { refusalText } from "../../kernel/refusal-text.ts";
import { useOwnerOptions } from "../columns.tsx";

/** Names the person who keeps the property's files. (A2.5) */
export function KeeperChoice({ keeper }: { keeper: Outputs["clients"]["keeper"] }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const client = useQueryClient();
  const format = useFormat();
  const people = useOwnerOptions();
  const set = useMutation(
    trpc.clients.setKeeper.mutationOptions({
      onSuccess: async () => {
        await client.invalidateQueries(trpc.clients.keeper.pathFilter());
        notifications.show({ message: t("clients.keeper.named"), color: "pine" });
      },
    }),
  );
  const known = keeper && !people.some(({ value }) => value === String(keeper.staffId));
  const data = known ? [...people, { value: String(keeper.staffId), label: keeper.name }] : [...people];
  return (
    <Select
      label={t("clients.keeper.name")}
      description={keeper ? t("clients.keeper.since", { date: format.date(keeper.since) }) : undefined}
      inputWrapperOrder={["label", "input", "description", "error"]}
      placeholder={t("clients.keeper.noKeeper")}
      data={data}
      searchable
      clearable
      disabled={set.isPending}
      error={set.error && refusalText(set.error, t)}
      value={keeper ? String(keeper.staffId) : null}
      onChange={(id) => set.mutate({ staffId: id === null ? null : StaffId.parse(Number(id)) })}
      w={{ base: "100%", sm: 240 }}
    />
  );
}
