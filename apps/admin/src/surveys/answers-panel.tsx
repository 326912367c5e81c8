import { Badge, Button } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Answer } from "../kernel/answer.tsx";
import { type Inputs, type Outputs, useTRPC } from "../kernel/api.ts";
import { useFormat } from "../kernel/format.ts";
import { TextLink } from "../kernel/link.tsx";
import { EmptyState } from "../kernel/states.tsx";
import { DateText } from "../kernel/text.tsx";
import style from "./answers-panel.module.css";

type Given = Outputs["surveys"]["answers"][number];

/** Answers shown at first, and how many more at a time; the api gives up to 200 at once. */
const block = 25;
const most = 200;

interface AnswersPanelProps {
  filter: Inputs["surveys"]["answers"];
  empty: string;
  /** How many are shown at first. */
  first?: number;
}

/** Answers, latest first: what was scored, what was written, by which client after which stay. */
export function AnswersPanel({ filter, empty, first = block }: AnswersPanelProps) {
  const { t } = useTranslation();
  const trpc = useTRPC();
  const [limit, setLimit] = useState(first);
  const answers = useQuery(
    trpc.surveys.answers.queryOptions({ ...filter, limit }, { placeholderData: keepPreviousData }),
  );
  return (
    <Answer query={answers} isEmpty={(data) => data.length === 0} empty={<EmptyState sentence={empty} />}>
      {(data) => (
        <>
          <ul className={style["answers"]}>
            {data.map((given) => (
              <OneAnswer key={given.id} given={given} />
            ))}
          </ul>
          {data.length === limit && limit < most && (
            <Button
              variant="default"
              size="xs"
              loading={answers.isFetching}
              onClick={() => setLimit(Math.min(most, limit + block))}
            >
              {t("surveys.more")}
            </Button>
          )}
        </>
      )}
    </Answer>
  );
}

function OneAnswer({ given }: { given: Given }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { clientId, clientName, answeredOn, arrival, departure, recommend, ratings, comments, low } = given;
  return (
    <li className={style["answer"]}>
      <div className={style["head"]}>
        <TextLink to={`/clients/${clientId}`}>{clientName}</TextLink>
        {low && (
          <Badge color="brick" variant="light">
            {t("surveys.low")}
          </Badge>
        )}
        <span className={style["when"]}>
          <DateText value={answeredOn} />
        </span>
      </div>
      <p className={style["scores"]}>
        {recommend !== null && <Score label={t("surveys.kinds.recommend")} value={`${recommend} / 10`} />}
        {ratings.map(({ kind, score }, index) => (
          <Score key={index} label={t(`surveys.kinds.${kind}`)} value={`${score} / 5`} />
        ))}
      </p>
      {comments.map((text, index) => (
        <blockquote key={index} className={style["comment"]}>
          {text}
        </blockquote>
      ))}
      <p className={style["stay"]}>{t("surveys.stayed", { from: format.date(arrival), to: format.date(departure) })}</p>
    </li>
  );
}

const Score = ({ label, value }: { label: string; value: string }) => (
  <span>
    {label} <strong>{value}</strong>
  </span>
);
