import { Badge, Button, Group } from "@mantine/core";
import { approvalActs } from "@foyer/domain/approvals";
import { isApproval } from "@foyer/domain/approvals/rules";
import type { ProposalStatus } from "@foyer/domain/approvals/schema";
import { Language, say } from "@foyer/domain/kernel/words";
import { useTranslation } from "react-i18next";
import type { Outputs } from "../kernel/api.ts";
import { useFormat } from "../kernel/format.ts";
import { TextLink } from "../kernel/link.tsx";
import { codeText } from "../kernel/refusal-text.ts";
import { InstantText } from "../kernel/text.tsx";
import { DifferencePanel } from "./difference-panel.tsx";
import style from "./proposal-panel.module.css";

export type Proposal = Outputs["approvals"]["list"][number];

const colors: Record<ProposalStatus, string> = {
  open: "brass",
  accepted: "brass",
  done: "pine",
  refused: "red",
  rejected: "gray",
  withdrawn: "gray",
  expired: "gray",
};

interface ProposalsProps {
  proposals: readonly Proposal[];
  onDecide: (proposal: Proposal, accept: boolean) => void;
  onWithdraw: (proposal: Proposal) => void;
}

/** Proposals one by one: what, how it stands and would stand, why, and the answers one may give. */
export function ProposalsPanel({ proposals, ...acts }: ProposalsProps) {
  return (
    <ul className={style["rows"]}>
      {proposals.map((proposal) => (
        <OneProposal key={proposal.id} proposal={proposal} {...acts} />
      ))}
    </ul>
  );
}

function OneProposal({ proposal, onDecide, onWithdraw }: Omit<ProposalsProps, "proposals"> & { proposal: Proposal }) {
  const { t, i18n } = useTranslation();
  const { act, about, row, before, after, reason, by, proposedAt } = proposal;
  const known = isApproval(act) ? approvalActs[act] : undefined;
  const path = row > 0 ? known?.path?.(row) : undefined;
  return (
    <li className={style["row"]}>
      <div className={style["head"]}>
        <strong>{known ? say(known.name, Language.catch("zh-Hans").parse(i18n.language)) : act}</strong>
        {path === undefined ? <span>{about}</span> : <TextLink to={path}>{about}</TextLink>}
        <Badge variant="light" color={colors[proposal.status]}>
          {t(`approvals.statuses.${proposal.status}`)}
        </Badge>
        <span className={style["when"]}>
          {by ?? t("approvals.house")} · <InstantText value={proposedAt} />
        </span>
      </div>
      <DifferencePanel act={act} before={before} after={after} />
      <p className={style["reason"]}>
        <span className={style["soft"]}>{t("approvals.why")}</span> {reason}
      </p>
      <Outcome proposal={proposal} />
      <Group gap="xs">
        {proposal.mayDecide && (
          <>
            <Button size="sm" onClick={() => onDecide(proposal, true)}>
              {t("approvals.accept")}
            </Button>
            <Button size="sm" variant="default" onClick={() => onDecide(proposal, false)}>
              {t("approvals.reject")}
            </Button>
          </>
        )}
        {proposal.mayWithdraw && (
          <Button size="sm" variant="subtle" onClick={() => onWithdraw(proposal)}>
            {t("approvals.withdraw")}
          </Button>
        )}
      </Group>
    </li>
  );
}

/** Who decided, with which word, and what stood in the way of an accepted one; until when an open one waits. */
function Outcome({ proposal }: { proposal: Proposal }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { status, decidedBy, decidedAt, answer, problem, problemDetails, expiresAt } = proposal;
  if (status === "open")
    return (
      <p className={style["soft"]}>
        {t("approvals.until")} <InstantText value={expiresAt} />
      </p>
    );
  return (
    <>
      {decidedBy !== null && decidedAt !== null && (
        <p className={style["soft"]}>{t("approvals.decidedBy", { name: decidedBy, at: format.instant(decidedAt) })}</p>
      )}
      {answer !== null && (
        <p className={style["reason"]}>
          <span className={style["soft"]}>{t("approvals.answer")}</span> {answer}
        </p>
      )}
      {problem !== null && (
        <p className={style["problem"]}>
          {t("approvals.notCarriedOut", { why: codeText(problem, problemDetails ?? {}) })}
        </p>
      )}
    </>
  );
}
