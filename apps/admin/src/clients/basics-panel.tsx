import { useTranslation } from "react-i18next";
import type { Outputs } from "../kernel/api.ts";
import { Figure, Figures } from "../kernel/figure.tsx";
import { Card } from "../kernel/page.tsx";
import { DateText, InstantText } from "../kernel/text.tsx";
import { TierBadge } from "./tier-field.tsx";

export type ClientFile = Outputs["clients"]["get"];

export function BasicsPanel({ client }: { client: ClientFile }) {
  const { t } = useTranslation();
  const shown = (text: string | null) => text ?? "—";
  return (
    <Card title={t("clients.file.basics")}>
      <Figures>
        <Figure label={t("clients.fields.class")}>{client.class ? t(`clients.classes.${client.class}`) : "—"}</Figure>
        <Figure label={t("clients.fields.tier")}>
          <TierBadge tier={client.tier} />
        </Figure>
        <Figure label={t("clients.fields.ownerId")}>{client.ownerName ?? t("clients.noOwner")}</Figure>
        <Figure label={t("clients.fields.assessmentType")}>
          {client.assessmentType ? t(`clients.assessmentTypes.${client.assessmentType}`) : "—"}
        </Figure>
        <Figure label={t("clients.fields.englishName")}>{shown(client.englishName)}</Figure>
        <Figure label={t("clients.fields.shortName")}>{shown(client.shortName)}</Figure>
        <Figure label={t("clients.fields.industry")}>{shown(client.industry)}</Figure>
        <Figure label={t("clients.fields.city")}>{shown(client.city)}</Figure>
        <Figure label={t("clients.fields.address")}>{shown(client.address)}</Figure>
        <Figure label={t("clients.fields.source")}>{t(`clients.sources.${client.source}`)}</Figure>
        <Figure label={t("clients.fields.verifiedOn")}>
          <DateText value={client.verifiedOn} />
        </Figure>
        <Figure label={t("clients.fields.createdAt")}>
          <InstantText value={client.createdAt} />
        </Figure>
      </Figures>
    </Card>
  );
}

export function NeedsPanel({ client }: { client: ClientFile }) {
  const { t } = useTranslation();
  const parts = [
    ["specialNeeds", client.specialNeeds],
    ["preferences", client.preferences],
    ["notes", client.notes],
  ] as const;
  const present = parts.filter(([, text]) => text !== null && text !== "");
  return (
    <Card title={t("clients.file.needs")}>
      {present.length === 0 ? (
        <p style={{ margin: 0, color: "var(--foyer-ink-soft)" }}>{t("clients.file.noNeeds")}</p>
      ) : (
        <Figures>
          {present.map(([field, text]) => (
            <Figure key={field} label={t(`clients.fields.${field}`)}>
              <span style={{ whiteSpace: "pre-wrap" }}>{text}</span>
            </Figure>
          ))}
        </Figures>
      )}
    </Card>
  );
}
