import type { ClientId } from "@foyer/domain/clients/schema";
import { profileTexts } from "@foyer/domain/credit/information/schema";
import { Button, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Outputs } from "../../kernel/api.ts";
import { Drawer } from "../../kernel/drawer.tsx";
import { Figure, Figures } from "../../kernel/figure.tsx";
import { useFormat } from "../../kernel/format.ts";
import { Card } from "../../kernel/page.tsx";
import { EmptyState } from "../../kernel/states.tsx";
import { DateText, MoneyText } from "../../kernel/text.tsx";
import { ProfileForm } from "./profile-form.tsx";

export type Profile = NonNullable<Outputs["creditFile"]["of"]["profile"]>;

interface ProfilePanelProps {
  clientId: ClientId;
  profile: Profile | null;
  mayWrite: boolean;
}

/** Who owns and runs a client, what it does, and what it is contracted to buy. */
export function ProfilePanel({ clientId, profile, mayWrite }: ProfilePanelProps) {
  const { t } = useTranslation();
  const [editing, setEditing] = useState(false);
  const edit = mayWrite && (
    <Button size="xs" variant="default" onClick={() => setEditing(true)}>
      {t("credit.information.editProfile")}
    </Button>
  );
  return (
    <Card title={t("credit.information.profile")} actions={edit}>
      {profile === null ? <EmptyState sentence={t("credit.information.noProfile")} /> : <Known profile={profile} />}
      <Drawer opened={editing} onClose={() => setEditing(false)} title={t("credit.information.profile")}>
        <ProfileForm clientId={clientId} profile={profile} onDone={() => setEditing(false)} />
      </Drawer>
    </Card>
  );
}

function Known({ profile }: { profile: Profile }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { foundedOn, capitalMinor, employees, contractedYearMinor, contractedBy } = profile;
  return (
    <Stack gap="sm">
      <Figures>
        {foundedOn !== null && (
          <Figure label={t("credit.information.foundedOn")}>
            <DateText value={foundedOn} />
          </Figure>
        )}
        {capitalMinor !== null && (
          <Figure label={t("credit.information.capital")}>
            <MoneyText amount={capitalMinor} />
          </Figure>
        )}
        {employees !== null && <Figure label={t("credit.information.employees")}>{format.integer(employees)}</Figure>}
        {contractedYearMinor !== null && (
          <Figure label={t("credit.information.contractedYear")}>
            <MoneyText amount={contractedYearMinor} /> · {contractedBy}
          </Figure>
        )}
      </Figures>
      {profileTexts.map((each) =>
        profile[each] === null ? null : (
          <div key={each}>
            <Text size="xs" c="dimmed">
              {t(`credit.information.${each}`)}
            </Text>
            <Text size="sm" style={{ whiteSpace: "pre-wrap" }}>
              {profile[each]}
            </Text>
          </div>
        ),
      )}
      <Text size="xs" c="dimmed">
        {t("credit.information.asOf", {
          date: format.instant(profile.recordedAt),
          who: profile.by ?? t("credit.information.house"),
        })}
      </Text>
    </Stack>
  );
}
