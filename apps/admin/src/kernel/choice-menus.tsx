import { ActionIcon, type MantineColorScheme, Menu, Tooltip, useMantineColorScheme } from "@mantine/core";
import { languages } from "@foyer/domain/kernel/words";
import { IconDeviceDesktop, type Icon, IconLanguage, IconMoon, IconSun } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { chooseLanguage, languageNames } from "./language.ts";

/** The names of the languages are in the languages themselves, for whoever landed in the wrong one. */
export function LanguageMenu({ staffId }: { staffId?: number }) {
  const { t, i18n } = useTranslation();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Tooltip label={t("kernel.header.language")}>
          <ActionIcon size="lg" aria-label={t("kernel.header.language")}>
            <IconLanguage size={19} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        {languages.map((language) => (
          <Menu.RadioItem
            key={language}
            value={language}
            lang={language}
            checked={i18n.language === language}
            onChange={() => chooseLanguage(language, staffId)}
          >
            {languageNames[language]}
          </Menu.RadioItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

const schemes: readonly { scheme: MantineColorScheme; icon: Icon }[] = [
  { scheme: "light", icon: IconSun },
  { scheme: "dark", icon: IconMoon },
  { scheme: "auto", icon: IconDeviceDesktop },
];

export function AppearanceMenu() {
  const { t } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const Current = schemes.find(({ scheme }) => scheme === colorScheme)?.icon ?? IconDeviceDesktop;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Tooltip label={t("kernel.header.theme")}>
          <ActionIcon size="lg" aria-label={t("kernel.header.theme")}>
            <Current size={19} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        {schemes.map(({ scheme, icon: Mark }) => (
          <Menu.Item
            key={scheme}
            leftSection={<Mark size={16} stroke={1.6} />}
            aria-current={scheme === colorScheme}
            onClick={() => setColorScheme(scheme)}
          >
            {t(`kernel.header.${scheme}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
