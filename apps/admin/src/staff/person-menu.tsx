import { ActionIcon, Autocomplete, Button, Group, Menu, Modal, Stack, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { canStandIn } from "@foyer/domain/staff/absence/rules";
import { IconDots } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { type Outputs, useTRPC } from "../kernel/api.ts";
import { useMay, useSession } from "../kernel/session.tsx";
import { ErrorState } from "../kernel/states.tsx";

type Person = Outputs["staff"]["list"][number];

/** What one may do about a person: give the clients on (a manager those of the own team), change the team, end the role. */
export function PersonMenu({ person, people }: { person: Person; people: readonly Person[] }) {
  const { t } = useTranslation();
  const may = useMay();
  const { me, role } = useSession();
  const myTeam = people.find(({ id }) => id === me.id)?.team ?? null;
  const inReach = role !== "manager" || (myTeam !== null && person.team === myTeam);
  const teams = [...new Set(people.flatMap(({ team }) => team ?? []))];
  const [asking, setAsking] = useState<"team" | "end" | null>(null);
  const hands = may("staff:hand-over") && inReach && canStandIn(person.role) && person.id !== me.id;
  const writes = may("staff:write");
  if (!hands && !writes) return null;
  const close = () => setAsking(null);
  return (
    <Group justify="flex-end" h={18}>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon
            variant="subtle"
            size="sm"
            aria-label={t("kernel.labelled", { label: t("kernel.more"), value: person.name })}
          >
            <IconDots size={17} stroke={1.7} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {hands && (
            <Menu.Item component={Link} to={`/settings/people/${person.id}/hand-over`}>
              {t("staff.handOver.open")}
            </Menu.Item>
          )}
          {writes && <Menu.Item onClick={() => setAsking("team")}>{t("staff.handOver.team")}</Menu.Item>}
          {writes && person.id !== me.id && (
            <Menu.Item onClick={() => setAsking("end")}>{t("staff.handOver.endRole")}</Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <Modal
        opened={asking !== null}
        onClose={close}
        title={t(asking === "team" ? "staff.handOver.team" : "staff.handOver.endRole")}
      >
        {asking === "team" && <TeamForm person={person} teams={teams} onDone={close} />}
        {asking === "end" && <EndForm person={person} onDone={close} />}
      </Modal>
    </Group>
  );
}

function useDone(message: string, onDone: () => void) {
  const trpc = useTRPC();
  const client = useQueryClient();
  return {
    onSuccess: async () => {
      await Promise.all([
        client.invalidateQueries(trpc.staff.list.pathFilter()),
        client.invalidateQueries(trpc.handOvers.pathFilter()),
      ]);
      notifications.show({ message, color: "pine" });
      onDone();
    },
  };
}

function TeamForm({ person, teams, onDone }: { person: Person; teams: readonly string[]; onDone: () => void }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const [team, setTeam] = useState(person.team ?? "");
  const set = useMutation(trpc.staff.setTeam.mutationOptions(useDone(t("staff.handOver.teamSet"), onDone)));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        set.mutate({ staffId: person.id, team: team.trim() || null });
      }}
    >
      <Stack>
        <Autocomplete
          label={t("staff.handOver.team")}
          placeholder={t("staff.handOver.noTeam")}
          data={[...teams]}
          value={team}
          onChange={setTeam}
          maxLength={60}
          data-autofocus
        />
        {set.error && <ErrorState error={set.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onDone}>
            {t("kernel.cancel")}
          </Button>
          <Button type="submit" loading={set.isPending}>
            {t("kernel.save")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function EndForm({ person, onDone }: { person: Person; onDone: () => void }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const end = useMutation(trpc.staff.endRole.mutationOptions(useDone(t("staff.handOver.roleEnded"), onDone)));
  return (
    <Stack>
      <Text>{t("staff.handOver.endRoleLead", { name: person.name })}</Text>
      {end.error && <ErrorState error={end.error} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={onDone}>
          {t("kernel.cancel")}
        </Button>
        <Button color="red" loading={end.isPending} onClick={() => end.mutate({ id: person.id })}>
          {t("staff.handOver.endRole")}
        </Button>
      </Group>
    </Stack>
  );
}
