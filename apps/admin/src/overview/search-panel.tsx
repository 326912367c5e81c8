import { CloseButton, Kbd, Loader } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { TierBadge } from "../clients/tier-field.tsx";
import { HoldBadge } from "../credit/holds/hold-field.tsx";
import { useMay } from "../kernel/session.tsx";
import { ErrorState } from "../kernel/states.tsx";
import style from "./search-dialog.module.css";
import { type Entry, usePalette } from "./use-palette.ts";
import type { RecentItem } from "./use-recent.ts";
import { useSearch } from "./use-search.ts";

interface SearchPanelProps {
  recent: readonly RecentItem[];
  onChoose: (entry: Entry) => void;
  onClose: () => void;
}

/** The Enter that picks a candidate of an input method opens nothing. */
const isComposing = ({ nativeEvent }: KeyboardEvent): boolean => nativeEvent.isComposing || nativeEvent.keyCode === 229;

export function SearchPanel({ recent, onChoose, onClose }: SearchPanelProps) {
  const { t } = useTranslation();
  const listId = useId();
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => field.current?.focus({ preventScroll: true }), []);
  const may = useMay();
  const [text, setText] = useState("");
  const [composed, setComposed] = useState("");
  const [active, setActive] = useState(0);
  const typed = composed.trim();
  const { hits, isWaiting, error, retry } = useSearch(typed);
  const groups = usePalette({ typed, hits, recent });
  const entries = groups.flatMap((group) => group.entries);
  const at = Math.min(active, entries.length - 1);
  const current = entries[at];
  const [isEntered, setEntered] = useState(false);
  // what is shown may still be the answer to what was typed before: an early Enter waits for this one's
  const isReady = typed === "" || !isWaiting;
  useEffect(() => {
    if (!isEntered || !isReady) return;
    setEntered(false);
    if (current) onChoose(current);
  }, [isEntered, isReady, current, onChoose]);
  const optionId = (entry: Entry) => `${listId}-${entry.key}`;
  const write = (value: string, isDone: boolean) => {
    setText(value);
    setEntered(false);
    if (!isDone) return;
    setComposed(value);
    setActive(0);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event)) return;
    const last = entries.length - 1;
    const moves: Record<string, number> = {
      ArrowDown: at >= last ? 0 : at + 1,
      ArrowUp: at <= 0 ? last : at - 1,
      PageDown: Math.min(last, at + 8),
      PageUp: Math.max(0, at - 8),
    };
    const to = moves[event.key];
    if (to !== undefined) setActive(to);
    else if (event.key === "Enter") setEntered(true);
    else return;
    event.preventDefault();
  };
  return (
    <div className={style["panel"]}>
      <div className={style["field"]}>
        <IconSearch size={20} stroke={1.6} aria-hidden />
        <input
          ref={field}
          className={style["input"]}
          data-autofocus
          role="combobox"
          aria-expanded={entries.length > 0}
          aria-controls={listId}
          aria-activedescendant={current && optionId(current)}
          aria-autocomplete="list"
          aria-label={t("overview.search.title")}
          placeholder={may("clients:read") ? t("overview.search.hint") : t("overview.search.screensOnly")}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          enterKeyHint="go"
          maxLength={100}
          value={text}
          onChange={({ currentTarget, nativeEvent }) =>
            write(currentTarget.value, !(nativeEvent instanceof InputEvent && nativeEvent.isComposing))
          }
          onCompositionEnd={({ currentTarget }) => write(currentTarget.value, true)}
          onKeyDown={onKeyDown}
        />
        {isWaiting && <Loader size={16} aria-hidden />}
        <CloseButton onClick={onClose} aria-label={t("kernel.close")} />
      </div>
      {error && (
        <div className={style["failure"]}>
          <ErrorState error={error} onRetry={retry} />
        </div>
      )}
      <div id={listId} role="listbox" aria-label={t("overview.search.results")} className={style["list"]}>
        {groups.map(({ title, entries: members }) => (
          <div key={title} role="group" aria-label={t(title)}>
            <div className={style["group"]} aria-hidden>
              {t(title)}
            </div>
            {members.map((entry) => (
              <Option
                key={entry.key}
                id={optionId(entry)}
                entry={entry}
                selected={entry === current}
                onPoint={() => setActive(entries.indexOf(entry))}
                onChoose={() => onChoose(entry)}
              />
            ))}
          </div>
        ))}
      </div>
      {entries.length === 0 && !isWaiting && !error && (
        <p className={style["nothing"]}>{t("overview.search.nothing", { text: typed })}</p>
      )}
      <p className="foyer-visually-hidden" role="status">
        {isWaiting ? t("overview.search.searching") : typed && t("overview.search.found", { count: entries.length })}
      </p>
      <footer className={style["keys"]} aria-hidden>
        <span>
          <Kbd size="xs">↑</Kbd> <Kbd size="xs">↓</Kbd> {t("overview.search.move")}
        </span>
        <span>
          <Kbd size="xs">Enter</Kbd> {t("overview.search.go")}
        </span>
        <span>
          <Kbd size="xs">Esc</Kbd> {t("overview.search.leave")}
        </span>
      </footer>
    </div>
  );
}

interface OptionProps {
  id: string;
  entry: Entry;
  selected: boolean;
  onPoint: () => void;
  onChoose: () => void;
}

function Option({ id, entry, selected, onPoint, onChoose }: OptionProps) {
  const shown = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (selected) shown.current?.scrollIntoView({ block: "nearest" });
  }, [selected]);
  return (
    // the field keeps the focus and has the keys: options are pointed at by aria-activedescendant
    <div
      ref={shown}
      id={id}
      role="option"
      aria-selected={selected}
      aria-disabled={entry.does === null}
      className={style["option"]}
      onMouseMove={onPoint}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onChoose}
    >
      <entry.icon size={18} stroke={1.6} aria-hidden />
      <span className={style["words"]}>
        <span className={style["title"]}>{entry.title}</span>
        {entry.note && <span className={style["note"]}>{entry.note}</span>}
      </span>
      {entry.hold && <HoldBadge hold={entry.hold} />}
      {entry.tier && <TierBadge tier={entry.tier} />}
    </div>
  );
}
