import type { GuidePage } from "./page.ts";
import { absencesPage } from "./pages/absences.ts";
import { activitiesPage } from "./pages/activities.ts";
import { activitiesNewPage } from "./pages/activities-new.ts";
import { approvalsPage } from "./pages/approvals.ts";
import { clientsPage } from "./pages/clients.ts";
import { clientsDuplicatesPage } from "./pages/clients-duplicates.ts";
import { clientsDuplicatesOneOtherPage } from "./pages/clients-duplicates-one-other.ts";
import { clientsIdPage } from "./pages/clients-id.ts";
import { clientsKeeperPage } from "./pages/clients-keeper.ts";
import { clientsTrashPage } from "./pages/clients-trash.ts";
import { contactsPage } from "./pages/contacts.ts";
import { creditPage } from "./pages/credit.ts";
import { creditClientPage } from "./pages/credit-client.ts";
import { creditScorecardPage } from "./pages/credit-scorecard.ts";
import { dutyPage } from "./pages/duty.ts";
import { guidePage } from "./pages/guide.ts";
import { homePage } from "./pages/home.ts";
import { importsPage } from "./pages/imports.ts";
import { importsIdPage } from "./pages/imports-id.ts";
import { inboxPage } from "./pages/inbox.ts";
import { keyboardPage } from "./pages/keyboard.ts";
import { ledgerPage } from "./pages/ledger.ts";
import { ledgerAgingPage } from "./pages/ledger-aging.ts";
import { ledgerCollectionsPage } from "./pages/ledger-collections.ts";
import { ledgerCollectionsLadderPage } from "./pages/ledger-collections-ladder.ts";
import { ledgerBucketsPage } from "./pages/ledger-buckets.ts";
import { ledgerFiguresPage } from "./pages/ledger-figures.ts";
import { ledgerPeriodsPage } from "./pages/ledger-periods.ts";
import { ledgerStatementsPage } from "./pages/ledger-statements.ts";
import { ledgerReceivingPage } from "./pages/ledger-receiving.ts";
import { productionPage } from "./pages/production.ts";
import { scoresPage } from "./pages/scores.ts";
import { scoresRepMonthPage } from "./pages/scores-rep-month.ts";
import { searchPage } from "./pages/search.ts";
import { settingsPage } from "./pages/settings.ts";
import { settingsMailPage } from "./pages/settings-mail.ts";
import { settingsPeoplePage } from "./pages/settings-people.ts";
import { settingsPeopleIdHandOverPage } from "./pages/settings-people-id-hand-over.ts";
import { surveysPage } from "./pages/surveys.ts";
import { surveysOwnPage } from "./pages/surveys-own.ts";
import { surveysQuestionsPage } from "./pages/surveys-questions.ts";
import { targetsPage } from "./pages/targets.ts";
import { tipsPage } from "./pages/tips.ts";

/** The register of the guide: one page for each screen, by its address (`/clients/:id` is `clients-id`), and some on what is true of all. */
export const guidePages = {
  absences: absencesPage,
  activities: activitiesPage,
  "activities-new": activitiesNewPage,
  approvals: approvalsPage,
  clients: clientsPage,
  "clients-duplicates": clientsDuplicatesPage,
  "clients-duplicates-one-other": clientsDuplicatesOneOtherPage,
  "clients-id": clientsIdPage,
  "clients-keeper": clientsKeeperPage,
  "clients-trash": clientsTrashPage,
  contacts: contactsPage,
  credit: creditPage,
  "credit-client": creditClientPage,
  "credit-scorecard": creditScorecardPage,
  duty: dutyPage,
  guide: guidePage,
  home: homePage,
  imports: importsPage,
  "imports-id": importsIdPage,
  inbox: inboxPage,
  keyboard: keyboardPage,
  ledger: ledgerPage,
  "ledger-aging": ledgerAgingPage,
  "ledger-collections": ledgerCollectionsPage,
  "ledger-collections-ladder": ledgerCollectionsLadderPage,
  "ledger-buckets": ledgerBucketsPage,
  "ledger-figures": ledgerFiguresPage,
  "ledger-periods": ledgerPeriodsPage,
  "ledger-statements": ledgerStatementsPage,
  "ledger-receiving": ledgerReceivingPage,
  production: productionPage,
  scores: scoresPage,
  "scores-rep-month": scoresRepMonthPage,
  search: searchPage,
  settings: settingsPage,
  "settings-mail": settingsMailPage,
  "settings-people": settingsPeoplePage,
  "settings-people-id-hand-over": settingsPeopleIdHandOverPage,
  surveys: surveysPage,
  "surveys-own": surveysOwnPage,
  "surveys-questions": surveysQuestionsPage,
  targets: targetsPage,
  tips: tipsPage,
} satisfies Record<string, GuidePage>;
