import { ClientId } from "@foyer/domain/clients/schema";
import { IconArrowLeft } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { Answer } from "../../kernel/answer.tsx";
import { useTRPC } from "../../kernel/api.ts";
import { TextLink } from "../../kernel/link.tsx";
import { Page, PageHeader } from "../../kernel/page.tsx";
import { EmptyState } from "../../kernel/states.tsx";
import { MergeForm } from "./merge-form.tsx";

/** Two files beside each other: which stays, and whose value each field keeps. */
export function CompareScreen() {
  const { t } = useTranslation();
  const params = useParams();
  const [one, other] = [params["one"], params["other"]].map((id) => ClientId.safeParse(Number(id)).data);
  return (
    <Page>
      <PageHeader
        title={t("clients.duplicates.compare")}
        trail={
          <>
            <IconArrowLeft size={14} aria-hidden />
            <TextLink to="/clients/duplicates">{t("clients.duplicates.title")}</TextLink>
          </>
        }
      />
      {one === undefined || other === undefined ? (
        <EmptyState sentence={t("clients.refusals.not-found")} />
      ) : (
        <Compared one={one} other={other} />
      )}
    </Page>
  );
}

function Compared({ one, other }: { one: ClientId; other: ClientId }) {
  const trpc = useTRPC();
  const [swapped, setSwapped] = useState(false);
  const pair = swapped ? { winnerId: other, loserId: one } : { winnerId: one, loserId: other };
  const preview = useQuery(trpc.duplicates.preview.queryOptions(pair));
  return (
    <Answer query={preview}>
      {(data) => (
        <MergeForm key={pair.winnerId} pair={pair} preview={data} onSwap={() => setSwapped((before) => !before)} />
      )}
    </Answer>
  );
}
