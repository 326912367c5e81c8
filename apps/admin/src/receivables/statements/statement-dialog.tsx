import type { ClientId } from "@foyer/domain/clients/schema";
import { Button } from "@mantine/core";
import { IconFileInvoice } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Drawer } from "../../kernel/drawer.tsx";
import { Can } from "../../kernel/session.tsx";
import { StatementForm } from "./statement-form.tsx";

/** The way to a client's statement from its account. */
export function StatementDialog({ clientId }: { clientId: ClientId }) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  return (
    <Can act="receivables:export">
      <Button
        size="xs"
        variant="default"
        leftSection={<IconFileInvoice size={15} stroke={1.6} />}
        onClick={() => setOpened(true)}
      >
        {t("receivables.statements.one")}
      </Button>
      <Drawer opened={opened} onClose={() => setOpened(false)} title={t("receivables.statements.one")}>
        {opened && <StatementForm clientId={clientId} />}
      </Drawer>
    </Can>
  );
}
