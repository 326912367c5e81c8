import { Button, Group, Stack, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { clientCell } from "@foyer/domain/clients/rules";
import { type ClientField, NewClient } from "@foyer/domain/clients/schema";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { useTRPC } from "../kernel/api.ts";
import { useSession } from "../kernel/session.tsx";
import { ErrorState } from "../kernel/states.tsx";
import style from "./file/edit-form.module.css";
import { LikelyDuplicates } from "./duplicates/likely-panel.tsx";
import { Fields } from "./file/fields-panel.tsx";
import type { Values } from "./file/use-edits.ts";
import { useFirstField } from "./file/use-first-field.ts";
import { useValues } from "./file/use-values.ts";

const blank: Values = {
  kind: "organisation",
  name: null,
  class: "business",
  tier: "potential",
  ownerId: null,
  englishName: null,
  shortName: null,
  formerName: null,
  industry: null,
  city: null,
  address: null,
  source: "sales",
  referrerId: null,
  parentId: null,
  groupAccount: null,
  vip: false,
  tags: null,
  preferences: null,
  specialNeeds: null,
  notes: null,
};

/** What most people know of a client they have just met; the rest is asked for on demand. */
const rare: readonly ClientField[] = ["formerName", "groupAccount", "parentId", "tags", "preferences", "notes", "vip"];

/** Opens a new file: every field is judged by the rule that the grid and the api ask. */
export function ClientForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { role } = useSession();
  const [isWhole, setWhole] = useState(false);
  const form = useValues({ initial: blank, judge: clientCell });
  const at = useFirstField("name");
  const create = useMutation(
    trpc.clients.create.mutationOptions({
      onSuccess: async (id) => {
        await client.invalidateQueries(trpc.clients.pathFilter());
        notifications.show({ message: t("clients.added"), color: "pine" });
        onDone();
        await navigate(`/clients/${id}`);
      },
    }),
  );
  const submit = () => {
    const values = form.all();
    if (values) create.mutate(NewClient.parse(values));
  };
  // how a client is assessed is said of a file that is there; a rep's own new file is the rep's
  const closed: readonly ClientField[] = ["assessmentType", ...(role === "rep" ? (["ownerId"] as const) : [])];
  return (
    <form
      ref={at}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Stack>
        <Text c="dimmed" size="sm">
          {t("clients.addLead")}
        </Text>
        <Fields
          of={form.of}
          without={isWhole ? closed : [...closed, ...rare]}
          afterNames={
            <LikelyDuplicates
              names={(["name", "englishName", "shortName", "formerName"] as const).map((field) => {
                const { value } = form.of(field);
                return typeof value === "string" ? value : null;
              })}
            />
          }
        />
        {!isWhole && (
          <Button variant="subtle" onClick={() => setWhole(true)}>
            {t("clients.file.moreFields")}
          </Button>
        )}
        <div className={style["foot"]}>
          {create.error && <ErrorState error={create.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onDone}>
              {t("kernel.cancel")}
            </Button>
            <Button type="submit" loading={create.isPending}>
              {t("kernel.add")}
            </Button>
          </Group>
        </div>
      </Stack>
    </form>
  );
}
