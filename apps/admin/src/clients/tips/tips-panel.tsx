import { Badge, Button, Group } from "@mantine/core";
import type { TipStatus } from "@foyer/domain/clients/tips/schema";
import { useTranslation } from "react-i18next";
import type { Outputs } from "../../kernel/api.ts";
import { TextLink } from "../../kernel/link.tsx";
import { InstantText } from "../../kernel/text.tsx";
import style from "./tips-panel.module.css";

type Tip = Outputs["tips"]["list"]["rows"][number];
type Sent = Outputs["tips"]["sent"]["rows"][number];

const colors: Record<TipStatus, string> = { open: "brass", accepted: "pine", rejected: "gray" };

/** What became of a tip, and in which field of the file it stands. */
function Outcome({ tip }: { tip: Sent }) {
  const { t } = useTranslation();
  const status = t(`clients.tips.statuses.${tip.status}`);
  return (
    <Badge variant="light" color={colors[tip.status]}>
      {tip.field === null ? status : t("clients.tips.becameOf", { status, field: t(`clients.fields.${tip.field}`) })}
    </Badge>
  );
}

function About({ tip }: { tip: Sent }) {
  const { t } = useTranslation();
  if (tip.clientId !== null) return <TextLink to={`/clients/${tip.clientId}`}>{tip.clientName}</TextLink>;
  return (
    <span>
      {tip.about} <span className={style["soft"]}>{t("clients.tips.noFile")}</span>
    </span>
  );
}

/** Who said it, whom it is about, and how to reach a visitor of the site: masked, as everywhere. */
function Head({ tip }: { tip: Tip }) {
  const { t } = useTranslation();
  if (tip.source === "staff")
    return (
      <>
        <About tip={tip} />
        <span className={style["soft"]}>{t("clients.tips.from", { name: tip.from })}</span>
      </>
    );
  return (
    <>
      {tip.clientId === null ? <span>{[tip.company, tip.name].filter(Boolean).join(" · ")}</span> : <About tip={tip} />}
      <Badge variant="light" color="brass">
        {t("clients.tips.ownSite")}
      </Badge>
      {tip.suspect && (
        <Badge variant="light" color="gray">
          {t("clients.tips.suspect")}
        </Badge>
      )}
      <span className={style["soft"]}>{[tip.mobileMask, tip.mailMask].filter(Boolean).join(" · ")}</span>
    </>
  );
}

interface TipsListProps {
  tips: readonly Tip[];
  onAccept: (tip: Tip) => void;
  onReject: (tip: Tip) => void;
}

/** Tips that one decides, each with its two answers. */
export function TipsList({ tips, onAccept, onReject }: TipsListProps) {
  const { t } = useTranslation();
  return (
    <ul className={style["tips"]}>
      {tips.map((tip) => (
        <li key={tip.id} className={style["tip"]}>
          <div className={style["head"]}>
            <Head tip={tip} />
            <span className={style["when"]}>
              <InstantText value={tip.sentAt} />
            </span>
          </div>
          <p className={style["text"]}>{tip.text}</p>
          {tip.status === "open" ? (
            <Group gap="xs">
              <Button size="sm" onClick={() => onAccept(tip)}>
                {t("clients.tips.accept")}
              </Button>
              <Button size="sm" variant="default" onClick={() => onReject(tip)}>
                {t("clients.tips.reject")}
              </Button>
            </Group>
          ) : (
            <Answered tip={tip} />
          )}
        </li>
      ))}
    </ul>
  );
}

function Answered({ tip }: { tip: Sent }) {
  return (
    <div className={style["head"]}>
      <Outcome tip={tip} />
      {tip.decidedBy !== null && <span className={style["soft"]}>{tip.decidedBy}</span>}
      {tip.answer !== null && <span>{tip.answer}</span>}
    </div>
  );
}

/** What became of the tips one has sent. */
export function SentTips({ tips }: { tips: readonly Sent[] }) {
  return (
    <ul className={style["tips"]}>
      {tips.map((tip) => (
        <li key={tip.id} className={style["tip"]}>
          <div className={style["head"]}>
            <About tip={tip} />
            <span className={style["when"]}>
              <InstantText value={tip.sentAt} />
            </span>
          </div>
          <p className={style["text"]}>{tip.text}</p>
          <Answered tip={tip} />
        </li>
      ))}
    </ul>
  );
}
