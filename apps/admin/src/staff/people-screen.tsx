import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Answer } from "../kernel/answer.tsx";
import { type Outputs, useTRPC } from "../kernel/api.ts";
import { type Column, DataTable } from "../kernel/data-table.tsx";
import { Card, Page, PageHeader } from "../kernel/page.tsx";
import { Can, useMay } from "../kernel/session.tsx";
import { EmptyState } from "../kernel/states.tsx";
import { DateText } from "../kernel/text.tsx";
import { AddPersonForm } from "./add-person-form.tsx";
import { DutyField } from "./duty/duty-field.tsx";
import { LeaversPanel, PastHandOvers } from "./hand-over/past-panel.tsx";
import { PersonMenu } from "./person-menu.tsx";

type Person = Outputs["staff"]["list"][number];

export function PeopleScreen() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const people = useQuery(trpc.staff.list.queryOptions());
  const readsDuties = useMay()("changes:read");
  const duties = useQuery(trpc.staff.duties.queryOptions(undefined, { enabled: readsDuties }));
  const dutyOf = new Map(duties.data?.map((duty) => [duty.staffId, duty]));
  const columns: Column<Person>[] = [
    {
      key: "name",
      title: t("staff.list.name"),
      cell: (person) => person.name,
      sort: (person) => person.name,
      lead: true,
    },
    {
      key: "role",
      title: t("staff.list.role"),
      cell: (person) => t(`staff.roles.${person.role}`),
      sort: (person) => person.role,
    },
    { key: "team", title: t("staff.list.team"), cell: (person) => person.team, sort: (person) => person.team },
    { key: "email", title: t("staff.list.email"), cell: (person) => person.email, sort: (person) => person.email },
    {
      key: "since",
      title: t("staff.list.since"),
      cell: (person) => <DateText value={person.fromDate} />,
      sort: (person) => person.fromDate,
    },
    ...(duties.data
      ? [
          {
            key: "duty",
            title: t("staff.duty.title"),
            cell: (person: Person) => <DutyField duty={dutyOf.get(person.id)} />,
            sort: (person: Person) => dutyOf.get(person.id)?.acceptedAt ?? null,
          },
        ]
      : []),
    {
      key: "acts",
      title: "",
      cell: (person) => <PersonMenu person={person} people={people.data ?? []} />,
      align: "end",
    },
  ];
  return (
    <Page>
      <PageHeader
        title={t("staff.title")}
        lead={t("staff.list.lead")}
        actions={
          <Can act="staff:write">
            <AddPersonForm />
          </Can>
        }
      />
      <Answer
        query={people}
        isEmpty={(data) => data.length === 0}
        empty={<EmptyState sentence={t("staff.list.empty")} />}
      >
        {(data) => (
          <Card flush>
            <DataTable caption={t("staff.title")} columns={columns} rows={data} rowKey={(person) => person.id} />
          </Card>
        )}
      </Answer>
      <Can act="staff:hand-over">
        <LeaversPanel />
        <PastHandOvers />
      </Can>
    </Page>
  );
}
