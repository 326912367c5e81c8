import { TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, NavLink, useParams } from "react-router";
import { TextLink } from "../kernel/link.tsx";
import { Page, PageHeader } from "../kernel/page.tsx";
import { EmptyState } from "../kernel/states.tsx";
import { GuidePagePanel } from "./guide-panel.tsx";
import style from "./guide-screen.module.css";
import { type GuideChapter, useGuide } from "./use-guide.ts";

/** The user's guide: its contents beside the page that is read, and everything found by a word. */
export function GuideScreen() {
  const { t } = useTranslation();
  const { chapters, entryOf, find } = useGuide();
  const slug = useParams()["page"];
  const entry = slug === undefined ? undefined : entryOf(slug);
  const [typed, setTyped] = useState("");
  const wanted = useDeferredValue(typed.trim());
  return (
    <Page>
      <PageHeader
        title={entry ? entry.title : t("overview.guide.title")}
        lead={entry ? undefined : t("overview.guide.lead")}
        trail={entry && <TextLink to="/guide">{t("overview.guide.title")}</TextLink>}
      />
      <div className={style["columns"]}>
        <aside className={style["contents"]}>
          <TextInput
            type="search"
            leftSection={<IconSearch size={16} stroke={1.6} aria-hidden />}
            aria-label={t("overview.guide.find")}
            placeholder={t("overview.guide.find")}
            maxLength={60}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          {wanted === "" ? (
            <nav className={style["toc"]} aria-label={t("overview.guide.contents")}>
              <Contents chapters={chapters} />
            </nav>
          ) : (
            <Findings text={wanted} found={find(wanted)} onGo={() => setTyped("")} />
          )}
        </aside>
        <div className={style["reading"]}>
          {entry ? <GuidePagePanel entry={entry} /> : slug === undefined && <Cards chapters={chapters} />}
          {slug !== undefined && !entry && <EmptyState sentence={t("overview.guide.unknown")} />}
        </div>
      </div>
    </Page>
  );
}

const Contents = ({ chapters }: { chapters: readonly GuideChapter[] }) =>
  chapters.map(({ title, entries }) => (
    <section key={title} aria-label={title}>
      <h2 className={style["chapter"]}>{title}</h2>
      <ul className={style["entries"]}>
        {entries.map(({ slug, title: name }) => (
          <li key={slug}>
            <NavLink className={style["entry"] ?? ""} to={`/guide/${slug}`}>
              {name}
            </NavLink>
          </li>
        ))}
      </ul>
    </section>
  ));

function Findings({
  text,
  found,
  onGo,
}: {
  text: string;
  found: ReturnType<ReturnType<typeof useGuide>["find"]>;
  onGo: () => void;
}) {
  const { t } = useTranslation();
  if (found.length === 0) return <p className={style["nothing"]}>{t("overview.guide.nothing", { text })}</p>;
  return (
    <ul className={style["entries"]} aria-label={t("overview.search.results")}>
      {found.map(({ entry, said }) => (
        <li key={entry.slug}>
          <Link className={style["finding"] ?? ""} to={`/guide/${entry.slug}`} onClick={onGo}>
            <span className={style["findingTitle"]}>{entry.title}</span>
            <span className={style["said"]}>{said}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** The first page: each screen with what it is for. */
const Cards = ({ chapters }: { chapters: readonly GuideChapter[] }) =>
  chapters.map(({ title, entries }) => (
    <section key={title} className={style["cards"]} aria-label={title}>
      <h2 className={style["cardsTitle"]}>{title}</h2>
      <div className={style["grid"]}>
        {entries.map(({ slug, title: name, purpose }) => (
          <Link key={slug} className={style["card"] ?? ""} to={`/guide/${slug}`}>
            <strong>{name}</strong>
            <span>{purpose}</span>
          </Link>
        ))}
      </div>
    </section>
  ));
