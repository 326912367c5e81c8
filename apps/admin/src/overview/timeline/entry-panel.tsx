import {
  IconBed,
  IconBulb,
  IconCategory,
  type Icon,
  IconMoodSmile,
  IconPhone,
  IconStairs,
  IconUserCheck,
} from "@tabler/icons-react";
import type { TimelineKind } from "@foyer/domain/overview/timeline/schema";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../kernel/format.ts";
import { DateText, MoneyText } from "../../kernel/text.tsx";
import style from "./entry-panel.module.css";
import type { TimelineEntry } from "./use-timeline.ts";

type EntryOf<Kind extends TimelineKind> = Extract<TimelineEntry, { kind: Kind }>;

const icons: Readonly<Record<TimelineKind, Icon>> = {
  activity: IconPhone,
  stay: IconBed,
  survey: IconMoodSmile,
  tip: IconBulb,
  owner: IconUserCheck,
  tier: IconStairs,
  class: IconCategory,
};

/** One thing that happened: on which day, what, and by whom. */
export function EntryItem({ entry }: { entry: TimelineEntry }) {
  const Mark = icons[entry.kind];
  return (
    <li className={style["entry"]}>
      <span className={`${style["mark"]} ${style[entry.kind] ?? ""}`}>
        <Mark size={15} stroke={1.7} aria-hidden />
      </span>
      <div className={style["body"]}>
        <Told entry={entry} />
      </div>
    </li>
  );
}

function Told({ entry }: { entry: TimelineEntry }) {
  switch (entry.kind) {
    case "activity":
      return <Activity entry={entry} />;
    case "stay":
      return <Stay entry={entry} />;
    case "survey":
      return <Survey entry={entry} />;
    case "tip":
      return <Tip entry={entry} />;
    case "owner":
      return <Owner entry={entry} />;
    case "tier":
    case "class":
      return <Turned entry={entry} />;
  }
}

interface HeadProps {
  on: TimelineEntry["on"];
  title: ReactNode;
  mark?: ReactNode;
  who?: readonly (string | null)[];
}

function Head({ on, title, mark, who = [] }: HeadProps) {
  const people = who.filter((each) => each !== null).join(" → ");
  return (
    <div className={style["head"]}>
      <strong className={style["title"]}>{title}</strong>
      {mark}
      <span className={style["who"]}>
        <DateText value={on} />
        {people && ` · ${people}`}
      </span>
    </div>
  );
}

function Activity({ entry: { on, detail } }: { entry: EntryOf<"activity"> }) {
  const { t } = useTranslation();
  const withdrawn = detail.withdrawnReason !== null;
  const outcome = detail.outcome && (
    <span className={detail.outcome === "reached" ? style["good"] : style["soft"]}>
      {t(`activities.outcome.${detail.outcome}`)}
    </span>
  );
  return (
    <div className={withdrawn ? style["withdrawn"] : undefined}>
      <Head on={on} title={t(`activities.kind.${detail.activity}`)} mark={outcome} who={[detail.by, detail.contact]} />
      {detail.note && <p className={style["note"]}>{detail.note}</p>}
      {(detail.nextOn || detail.nextStep) && (
        <p className={style["next"]}>
          {t("kernel.labelled", { label: t("activities.nextStep"), value: detail.nextStep ?? "" })}{" "}
          {detail.nextOn && <DateText value={detail.nextOn} />}
        </p>
      )}
      {withdrawn && <p className={style["next"]}>{t("activities.withdrawn", { reason: detail.withdrawnReason })}</p>}
    </div>
  );
}

function Stay({ entry: { on, detail } }: { entry: EntryOf<"stay"> }) {
  const { t } = useTranslation();
  const format = useFormat();
  const facts = [
    t("overview.timeline.rooms", { count: detail.rooms }),
    detail.roomNights > 0 && t("overview.timeline.nights", { count: detail.roomNights }),
    detail.confirmation,
  ];
  return (
    <>
      <Head
        on={on}
        title={t("overview.timeline.stay", { from: format.date(on), to: format.date(detail.departure) })}
        mark={<span className={style["soft"]}>{t(`stays.statuses.${detail.status}`)}</span>}
        who={[detail.contact]}
      />
      <p className={style["next"]}>
        {facts.filter(Boolean).join(" · ")}
        {detail.revenue !== 0 && (
          <>
            {" · "}
            <MoneyText amount={detail.revenue} />
          </>
        )}
      </p>
    </>
  );
}

function Survey({ entry: { on, detail } }: { entry: EntryOf<"survey"> }) {
  const { t } = useTranslation();
  const { answered, recommend } = detail;
  return (
    <>
      <Head
        on={on}
        title={t(answered ? "overview.timeline.answered" : "overview.timeline.invited")}
        mark={
          recommend !== null && (
            <span className={recommend >= 9 ? style["good"] : recommend <= 6 ? style["bad"] : style["soft"]}>
              {t("overview.timeline.recommends", { score: recommend })}
            </span>
          )
        }
        who={[detail.contact]}
      />
      {detail.comments.map((comment) => (
        <p key={comment} className={style["note"]}>
          {comment}
        </p>
      ))}
    </>
  );
}

function Tip({ entry: { on, detail } }: { entry: EntryOf<"tip"> }) {
  const { t } = useTranslation();
  const title =
    detail.from === null ? t("overview.timeline.tipOfSite") : t("overview.timeline.tipOf", { name: detail.from });
  return (
    <>
      <Head
        on={on}
        title={title}
        mark={
          <span className={detail.status === "accepted" ? style["good"] : style["soft"]}>
            {t(`overview.timeline.tipStatus.${detail.status}`)}
          </span>
        }
      />
      <p className={style["note"]}>{detail.text}</p>
      {detail.answer && <p className={style["next"]}>{detail.answer}</p>}
    </>
  );
}

function Owner({ entry: { on, detail } }: { entry: EntryOf<"owner"> }) {
  const { t } = useTranslation();
  const { before, after, brief } = detail;
  const turn = after === null ? "ended" : before === null ? "began" : "changed";
  return (
    <>
      <Head on={on} title={t(`overview.timeline.owner.${turn}`, { before, after })} />
      {brief && <p className={style["note"]}>{brief}</p>}
    </>
  );
}

function useTurn() {
  const { t } = useTranslation();
  return (entry: EntryOf<"tier"> | EntryOf<"class">) =>
    entry.kind === "tier"
      ? {
          before: entry.detail.before && t(`clients.tiers.${entry.detail.before}`),
          after: t(`clients.tiers.${entry.detail.after}`),
        }
      : {
          before: entry.detail.before && t(`clients.classes.${entry.detail.before}`),
          after: t(`clients.classes.${entry.detail.after}`),
        };
}

function Turned({ entry }: { entry: EntryOf<"tier"> | EntryOf<"class"> }) {
  const { t } = useTranslation();
  const { before, after } = useTurn()(entry);
  const what = t(`overview.timeline.kinds.${entry.kind}`);
  const key = before === null ? "overview.timeline.began" : "overview.timeline.changed";
  return <Head on={entry.on} title={t(key, { what, before, after })} />;
}
