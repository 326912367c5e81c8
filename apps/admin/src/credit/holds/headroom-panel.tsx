import type { ClientId } from "@foyer/domain/clients/schema";
import type { ExposurePart } from "@foyer/domain/credit/exposure/schema";
import { Button, Group, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Answer } from "../../kernel/answer.tsx";
import { type Outputs, useTRPC } from "../../kernel/api.ts";
import { Drawer } from "../../kernel/drawer.tsx";
import { useFormat } from "../../kernel/format.ts";
import { TextLink } from "../../kernel/link.tsx";
import { Card } from "../../kernel/page.tsx";
import { Can } from "../../kernel/session.tsx";
import { SkeletonRows } from "../../kernel/states.tsx";
import { ReserveForm } from "../booking/reserve-form.tsx";
import { StayForm } from "../booking/stay-form.tsx";
import { HoldBadge } from "./hold-field.tsx";
import { OverrideForm } from "./override-form.tsx";
import { OverridesTable } from "./overrides-panel.tsx";
import { RollUpField } from "./roll-up-field.tsx";
import { RowsPanel } from "./rows-panel.tsx";
import style from "./headroom-panel.module.css";
import { UsagePanel } from "./usage-panel.tsx";

type Standing = Outputs["creditHolds"]["standing"];
type Opened = ExposurePart | "stay" | "reserve" | "override";

const titles = {
  stay: "credit.booking.bookStay",
  reserve: "credit.booking.reserve",
  override: "credit.holds.askOverride",
  balance: "credit.exposure.parts.balance",
  unbilled: "credit.exposure.parts.unbilled",
  reserved: "credit.exposure.parts.reserved",
} as const satisfies Record<Opened, string>;

interface HeadroomPanelProps {
  clientId: ClientId;
  /** Neither archived nor the house account. */
  isOpen: boolean;
}

/** What is left of a client's limit and what uses it; from here stays are entered, and credit is reserved. (A7.4, A7.5) */
export function HeadroomPanel({ clientId, isOpen }: HeadroomPanelProps) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const standing = useQuery(trpc.creditHolds.standing.queryOptions({ clientId }));
  const [opened, setOpened] = useState<Opened | null>(null);
  const close = () => setOpened(null);
  return (
    <Card title={t("credit.exposure.title")}>
      <Answer query={standing} waiting={<SkeletonRows rows={2} />}>
        {(data) => (
          <>
            <div className={style["head"]}>
              <Headroom standing={data} clientId={clientId} />
              <UsagePanel used={data} onOpen={setOpened} />
            </div>
            {isOpen && <Acts onOpen={setOpened} />}
            <Overrides clientId={clientId} upTo={data.upTo} />
            <RollUpField clientId={clientId} rollUp={data.rollUp} />
          </>
        )}
      </Answer>
      <Drawer
        opened={opened !== null}
        onClose={close}
        title={opened === null ? "" : t(titles[opened])}
        size={opened === "stay" || opened === "reserve" || opened === "override" ? "md" : "xl"}
      >
        {opened !== null && <Inside opened={opened} clientId={clientId} onDone={close} />}
      </Drawer>
    </Card>
  );
}

function Inside({ opened, clientId, onDone }: { opened: Opened; clientId: ClientId; onDone: () => void }) {
  switch (opened) {
    case "stay":
      return <StayForm clientId={clientId} onDone={onDone} />;
    case "reserve":
      return <ReserveForm clientId={clientId} onDone={onDone} />;
    case "override":
      return <OverrideForm clientId={clientId} onDone={onDone} />;
    default:
      return <RowsPanel clientId={clientId} part={opened} />;
  }
}

function Acts({ onOpen }: { onOpen: (act: "stay" | "reserve" | "override") => void }) {
  const { t } = useTranslation();
  return (
    <Group gap="xs" pb="sm">
      <Can act="credit:book">
        <Button size="xs" onClick={() => onOpen("stay")}>
          {t("credit.booking.bookStay")}
        </Button>
        <Button size="xs" variant="default" onClick={() => onOpen("reserve")}>
          {t("credit.booking.reserve")}
        </Button>
      </Can>
      <Can act="credit:propose">
        <Button size="xs" variant="subtle" onClick={() => onOpen("override")}>
          {t("credit.holds.askOverride")}
        </Button>
      </Can>
    </Group>
  );
}

function Headroom({ standing, clientId }: { standing: Standing; clientId: ClientId }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { limit, headroom, exposure, held, holder, overdueDays } = standing;
  return (
    <Stack gap={4}>
      <div className={style["line"]}>
        <span className={`${style["left"]} ${headroom !== null && headroom < 0 ? style["over"] : ""}`}>
          {headroom === null
            ? t(standing.noneMeansCash ? "clients.credit.cashOnly" : "clients.credit.noLimit")
            : headroom < 0
              ? t("credit.exposure.over", { amount: format.money(Math.abs(headroom)) })
              : `${t("credit.exposure.headroom")} ${format.money(headroom)}`}
        </span>
        {held && <HoldBadge hold={held.hold} reasons={held.reasons} />}
      </div>
      <Text size="sm" c="dimmed">
        {[
          `${t("clients.credit.limit")} ${limit === null ? "—" : format.money(limit)}`,
          `${t("credit.exposure.exposure")} ${format.money(exposure)}`,
          ...(overdueDays > 0 ? [t("credit.holds.days", { count: overdueDays })] : []),
        ].join(" · ")}
      </Text>
      {holder.id !== clientId && (
        <Text size="sm">
          <TextLink to={`/clients/${holder.id}#credit`}>
            {t("credit.exposure.group.of", { name: holder.name })}
          </TextLink>
        </Text>
      )}
      {holder.members > 1 && (
        <Text size="sm" c="dimmed">
          {t("credit.exposure.group.members", { count: holder.members })}
        </Text>
      )}
    </Stack>
  );
}

function Overrides({ clientId, upTo }: { clientId: ClientId; upTo: number | null }) {
  const trpc = useTRPC();
  const overrides = useQuery(trpc.creditHolds.overridesOf.queryOptions({ clientId }, { enabled: upTo !== null }));
  if (upTo === null || !overrides.data || overrides.data.length === 0) return null;
  return <OverridesTable rows={overrides.data} withClient={false} />;
}
