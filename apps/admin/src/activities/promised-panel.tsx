import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { type Outputs, useTRPC } from "../kernel/api.ts";
import { type Column, DataTable } from "../kernel/data-table.tsx";
import { TextLink } from "../kernel/link.tsx";
import { Card } from "../kernel/page.tsx";
import { useMay } from "../kernel/session.tsx";
import { ErrorState } from "../kernel/states.tsx";
import { DateText } from "../kernel/text.tsx";
import { StandsIn } from "./due-panel.tsx";

type Step = Outputs["activities"]["promised"][number];

/** Next steps whose day has come; nothing stands here when none has. */
export function PromisedPanel({ ahead = 0 }: { ahead?: number }) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const mayLog = useMay()("activities:write");
  const promised = useQuery(trpc.activities.promised.queryOptions({ ahead }));
  const columns: Column<Step>[] = [
    {
      key: "on",
      title: t("activities.nextOn"),
      cell: (step) => <DateText value={step.nextOn} />,
      sort: (step) => step.nextOn,
    },
    {
      key: "name",
      title: t("activities.client"),
      cell: (step) => (
        <>
          <TextLink to={`/clients/${step.clientId}`}>{step.name}</TextLink>
          <StandsIn row={step} />
        </>
      ),
      lead: true,
    },
    { key: "step", title: t("activities.nextStep"), cell: (step) => step.nextStep ?? "—" },
    {
      key: "log",
      title: t("activities.log"),
      align: "end",
      cell: (step) =>
        mayLog && <TextLink to={`/activities/new?client=${step.clientId}`}>{t("activities.log")}</TextLink>,
    },
  ];
  if (promised.error) return <ErrorState error={promised.error} onRetry={() => void promised.refetch()} />;
  if (!promised.data || promised.data.length === 0) return null;
  return (
    <Card title={t("activities.promised")} flush>
      <DataTable caption={t("activities.promised")} columns={columns} rows={promised.data} rowKey={(step) => step.id} />
    </Card>
  );
}
