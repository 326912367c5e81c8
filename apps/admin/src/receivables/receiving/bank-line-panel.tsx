import { Badge, Button } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../kernel/format.ts";
import { TextLink } from "../../kernel/link.tsx";
import { DateText, MoneyText } from "../../kernel/text.tsx";
import style from "./bank-line-panel.module.css";
import type { BankLine, Proposal } from "./use-bank-lines.ts";

/** What may be asked of a line beside accepting it. */
export type LineAct = "change" | "ignore" | "restore" | "giveBack";

interface BankLinePanelProps {
  line: BankLine;
  busy: boolean;
  onAccept: (line: BankLine, proposal: Proposal) => void;
  onAct: (line: BankLine, act: LineAct) => void;
}

/** A line of the bank's statement, what may become of it or has, and what finance does about it. */
export function BankLinePanel({ line, busy, onAccept, onAct }: BankLinePanelProps) {
  const { t } = useTranslation();
  const [first] = line.matches;
  return (
    <li className={style["line"]}>
      <BankSays line={line} />
      <div className={style["proposal"]}>
        {line.status === "waiting" &&
          (first ? (
            <Proposed proposal={first} line={line} />
          ) : (
            <p className={style["soft"]}>{t("receivables.receiving.bank.noMatch")}</p>
          ))}
        {line.status !== "waiting" && <Became line={line} />}
      </div>
      <div className={style["acts"]}>
        {line.status === "waiting" && first && (
          <Button size="xs" loading={busy} onClick={() => onAccept(line, first)}>
            {t("receivables.receiving.bank.accept")}
          </Button>
        )}
        {line.status === "waiting" && (
          <>
            <Act onClick={() => onAct(line, "change")}>{t("receivables.receiving.bank.change")}</Act>
            <Act onClick={() => onAct(line, "ignore")}>{t("receivables.receiving.bank.ignore")}</Act>
          </>
        )}
        {((line.status === "received" && !line.bounced) || line.status === "ignored") && (
          <Act onClick={() => onAct(line, "restore")}>{t("receivables.receiving.bank.restore")}</Act>
        )}
        {line.status === "outgoing" && line.returns[0] && (
          <Act onClick={() => onAct(line, "giveBack")}>
            {t("receivables.receiving.bank.giveBack", { reference: line.returns[0].reference })}
          </Act>
        )}
      </div>
    </li>
  );
}

const Act = ({ onClick, children }: { onClick: () => void; children: ReactNode }) => (
  <Button size="xs" variant="default" onClick={onClick}>
    {children}
  </Button>
);

/** A line as the bank wrote it. */
export function BankSays({ line }: { line: BankLine }) {
  const { t } = useTranslation();
  return (
    <div className={style["bank"]}>
      <p className={style["amount"]}>
        <MoneyText amount={line.amountMinor} currency={line.currency} />
      </p>
      <p>
        <DateText value={line.bookedOn} /> {line.payer}
      </p>
      {line.text !== "" && <p>{line.text}</p>}
      <p className={style["soft"]}>
        {line.account} · {t("receivables.receiving.bank.from", { file: line.fileName, place: line.place })}
      </p>
    </div>
  );
}

/** Whose payment a line may be, why, and what it would settle. */
function Proposed({ proposal, line }: { proposal: Proposal; line: BankLine }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { shares, unappliedMinor } = proposal;
  return (
    <>
      <div>
        <TextLink to={`/clients/${proposal.clientId}`}>{proposal.client}</TextLink>{" "}
        {proposal.certain && <Badge color="pine">{t("receivables.receiving.bank.certain")}</Badge>}{" "}
        <span className={style["soft"]}>{t("receivables.receiving.bank.score", { score: proposal.score })}</span>
      </div>
      <div className={style["reasons"]}>
        {proposal.reasons.map((reason) => (
          <Badge key={reason} color="gray" tt="none" fw={500}>
            {t(`receivables.receiving.bank.reasons.${reason}`)}
          </Badge>
        ))}
      </div>
      <p className={style["soft"]}>
        {shares
          .map(
            ({ reference, line: part, amountMinor }) =>
              `${reference}${part === 1 ? "" : ` / ${part}`} ${format.money(amountMinor, line.currency)}`,
          )
          .join(" · ")}
        {unappliedMinor > 0 &&
          `${shares.length > 0 ? " · " : ""}${t("receivables.receiving.bank.settlesUnapplied", {
            amount: format.money(unappliedMinor, line.currency),
          })}`}
      </p>
    </>
  );
}

/** What became of a line, who decided it and why. */
function Became({ line }: { line: BankLine }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      {line.clientId !== null && (
        <div>
          <TextLink to={`/clients/${line.clientId}`}>{line.client}</TextLink> {line.item}{" "}
          {line.bounced && <Badge color="red">{t("receivables.receiving.bank.bounced")}</Badge>}
        </div>
      )}
      {line.reason && <p>{line.reason}</p>}
      {line.decidedAt !== null && (
        <p className={style["soft"]}>
          {line.by} {format.instant(line.decidedAt)}
        </p>
      )}
    </>
  );
}
