import { Button } from "@mantine/core";
import { actsOf, roles } from "@foyer/domain/kernel/permissions";
import { Language } from "@foyer/domain/kernel/words";
import { IconArrowRight } from "@tabler/icons-react";
import type { PropsWithChildren } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { isWordKey } from "../kernel/language.ts";
import { TextLink } from "../kernel/link.tsx";
import { useMay } from "../kernel/session.tsx";
import style from "./guide-panel.module.css";
import { type GuideEntry, useGuide } from "./use-guide.ts";

/** One page of the guide, set for reading. */
export function GuidePagePanel({ entry }: { entry: GuideEntry }) {
  const { t, i18n } = useTranslation();
  const language = Language.catch("zh-Hans").parse(i18n.language);
  const { purpose, jobs, meanings = [], troubles = [], keyboard = [], see = [] } = entry.page;
  return (
    <article className={style["page"]} aria-label={entry.title}>
      <p className={style["purpose"]}>
        <Said>{purpose[language]}</Said>
      </p>
      {entry.route && <Access entry={entry} />}
      {jobs.length > 0 && (
        <Section title={t("overview.guide.jobs")}>
          {jobs.map(({ title, steps }) => (
            <section key={title.en} className={style["job"]}>
              <h3>{title[language]}</h3>
              <ol className={style["steps"]}>
                {steps.map((step) => (
                  <li key={step.en}>
                    <Said>{step[language]}</Said>
                  </li>
                ))}
              </ol>
            </section>
          ))}
        </Section>
      )}
      {meanings.length > 0 && (
        <Section title={t("overview.guide.meanings")}>
          <dl className={style["meanings"]}>
            {meanings.map(({ name, meaning, clauses = [] }) => (
              <div key={name.en}>
                <dt>
                  <Said>{name[language]}</Said>
                  {clauses.length > 0 && (
                    <span className={style["clauses"]}>
                      {t("overview.guide.clauses", { ids: clauses.join(t("overview.guide.and")) })}
                    </span>
                  )}
                </dt>
                <dd>
                  <Said>{meaning[language]}</Said>
                </dd>
              </div>
            ))}
          </dl>
        </Section>
      )}
      {keyboard.length > 0 && (
        <Section title={t("overview.guide.keyboard")}>
          {keyboard.map(({ group, keys }) => (
            <table key={group.en} className={style["keys"]}>
              <caption>{group[language]}</caption>
              <thead className="foyer-visually-hidden">
                <tr>
                  <th scope="col">{t("overview.guide.press")}</th>
                  <th scope="col">{t("overview.guide.does")}</th>
                </tr>
              </thead>
              <tbody>
                {keys.map(({ press, does }) => (
                  <tr key={does.en}>
                    <td>{typeof press === "string" ? <Press keys={press} /> : press[language]}</td>
                    <td>
                      <Said>{does[language]}</Said>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          ))}
        </Section>
      )}
      {troubles.length > 0 && (
        <Section title={t("overview.guide.troubles")}>
          <dl className={style["troubles"]}>
            {troubles.map(({ says, means }) => (
              <div key={says.en}>
                <dt>
                  <Said>{says[language]}</Said>
                </dt>
                <dd>
                  <Said>{means[language]}</Said>
                </dd>
              </div>
            ))}
          </dl>
        </Section>
      )}
      <SeeAlso slugs={see} />
    </article>
  );
}

function Section({ title, children }: PropsWithChildren<{ title: string }>) {
  return (
    <section className={style["section"]}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** A text in which the screen's own words stand as the screen shows them. */
function Said({ children }: { children: string }) {
  const { t } = useTranslation();
  return children.split(/(\[\[[\w.-]+\]\])/).map((part, index) => {
    const key = part.startsWith("[[") ? part.slice(2, -2) : undefined;
    if (key === undefined) return part;
    return (
      <span key={index} className={style["label"]}>
        {isWordKey(key) ? t(key) : key}
      </span>
    );
  });
}

/** `Ctrl+Shift+Z / Ctrl+Y`: each key as a key. */
const Press = ({ keys }: { keys: string }) =>
  keys
    .split(/( \/ | \+ |\+(?!$)|, )/)
    .map((part, index) => (index % 2 === 0 ? <kbd key={index}>{part}</kbd> : <span key={index}>{part}</span>));

function Access({ entry }: { entry: GuideEntry }) {
  const { t } = useTranslation();
  const may = useMay();
  const { route } = entry;
  if (!route) return null;
  const who = roles.filter((role) => actsOf(role).includes(route.act));
  const named =
    who.length === roles.length
      ? t("overview.guide.everybody")
      : who.map((role) => t(`staff.roles.${role}`)).join(t("overview.guide.and"));
  return (
    <p className={style["access"]}>
      <span>{t("kernel.labelled", { label: t("overview.guide.whoOpens"), value: named })}</span>
      {may(route.act) && !route.path.includes(":") && (
        <Button
          component={Link}
          to={route.path}
          variant="light"
          size="xs"
          rightSection={<IconArrowRight size={14} aria-hidden />}
        >
          {t("overview.guide.openScreen")}
        </Button>
      )}
    </p>
  );
}

function SeeAlso({ slugs }: { slugs: readonly string[] }) {
  const { t } = useTranslation();
  const { entryOf } = useGuide();
  const entries = slugs.flatMap((slug) => entryOf(slug) ?? []);
  if (entries.length === 0) return null;
  return (
    <Section title={t("overview.guide.see")}>
      <ul className={style["see"]}>
        {entries.map(({ slug, title }) => (
          <li key={slug}>
            <TextLink to={`/guide/${slug}`}>{title}</TextLink>
          </li>
        ))}
      </ul>
    </Section>
  );
}
