import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useTRPC } from "../../kernel/api.ts";
import { Can } from "../../kernel/session.tsx";

/** Judges everybody with credit business anew, as a job; and the way to what the factors weigh. */
export function AssessAllMenu() {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const client = useQueryClient();
  const start = useMutation(
    trpc.credit.assessAll.mutationOptions({
      onSuccess: async () => {
        await client.invalidateQueries(trpc.jobs.pathFilter());
        notifications.show({ message: t("credit.assessment.started") });
      },
    }),
  );
  return (
    <>
      <Button component={Link} to="/credit/scorecard" variant="default">
        {t("credit.assessment.scorecard.title")}
      </Button>
      <Can act="credit:write">
        <Button variant="default" loading={start.isPending} onClick={() => start.mutate({})}>
          {t("credit.assessment.assessAll")}
        </Button>
      </Can>
    </>
  );
}
