import { ActionIcon, Button, Popover, Select, Text } from "@mantine/core";
import { StaffId } from "@foyer/domain/staff/schema";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTRPC } from "../../kernel/api.ts";
import { ErrorState } from "../../kernel/states.tsx";
import { useOwnerOptions } from "../columns.tsx";
import style from "./collaborators-field.module.css";
import type { ClientFile } from "./edit-form.tsx";

interface CollaboratorsProps {
  file: ClientFile;
  mayEdit: boolean;
}

/** Who works on the client beside its owner; whoever edits the file may name and release them. (A5.11) */
export function Collaborators({ file, mayEdit }: CollaboratorsProps) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const client = useQueryClient();
  const refresh = { onSuccess: () => client.invalidateQueries(trpc.clients.pathFilter()) };
  const end = useMutation(trpc.clients.removeCollaborator.mutationOptions(refresh));
  if (file.collaborators.length === 0 && !mayEdit) return null;
  return (
    <div className={style["people"]}>
      {file.collaborators.map(({ staffId, name }) => (
        <span key={staffId} className={style["person"]}>
          {name}
          {mayEdit && (
            <ActionIcon
              size="xs"
              aria-label={t("clients.file.removeCollaborator", { name })}
              loading={end.isPending && end.variables.staffId === staffId}
              onClick={() => end.mutate({ clientId: file.id, staffId })}
            >
              <IconX size={13} />
            </ActionIcon>
          )}
        </span>
      ))}
      {mayEdit && <Adding file={file} />}
      {end.error && <ErrorState error={end.error} />}
    </div>
  );
}

function Adding({ file }: { file: ClientFile }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const client = useQueryClient();
  const owners = useOwnerOptions();
  const [opened, setOpened] = useState(false);
  const add = useMutation(
    trpc.clients.addCollaborator.mutationOptions({
      onSuccess: async () => {
        await client.invalidateQueries(trpc.clients.pathFilter());
        setOpened(false);
      },
    }),
  );
  const taken = [file.ownerId, ...file.collaborators.map(({ staffId }) => staffId)].map(String);
  return (
    <Popover opened={opened} onChange={setOpened} width={300} position="bottom-start" shadow="md" trapFocus withRoles>
      <Popover.Target>
        <Button
          size="compact-xs"
          variant="subtle"
          leftSection={<IconPlus size={13} />}
          onClick={() => setOpened(!opened)}
        >
          {t("clients.file.addCollaborator")}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Select
          label={t("clients.file.addCollaborator")}
          description={t("clients.file.collaboratorHint")}
          placeholder={t("kernel.search")}
          data={owners.filter(({ value }) => !taken.includes(value))}
          searchable
          value={null}
          comboboxProps={{ withinPortal: false }}
          data-autofocus
          onChange={(id) => {
            const staffId = StaffId.safeParse(Number(id)).data;
            if (staffId) add.mutate({ clientId: file.id, staffId });
          }}
        />
        {add.isPending && (
          <Text size="sm" c="dimmed" mt="xs">
            {t("kernel.saving")}
          </Text>
        )}
        {add.error && <ErrorState error={add.error} />}
      </Popover.Dropdown>
    </Popover>
  );
}
