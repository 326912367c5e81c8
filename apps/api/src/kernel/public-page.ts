import { html, Markup } from "@foyer/domain/kernel/markup";
import { type Language, languages } from "@foyer/domain/kernel/words";

/** One column, large targets, the reader's own light or dark; no script anywhere. */
const style = new Markup(`
:root{color-scheme:light dark;--paper:#f3f1ec;--card:#fff;--ink:#1f2a2e;--soft:#66757b;--line:#d9d4ca;--accent:#0f5c5c;--on-accent:#fff;--wash:#f1f7f6;--warn:#8a3b12;--warn-wash:#fdf1e7}
@media (prefers-color-scheme:dark){:root{--paper:#14191b;--card:#1c2326;--ink:#e9edee;--soft:#9aa8ad;--line:#364146;--accent:#5cc1b4;--on-accent:#0d1b1a;--wash:#232d30;--warn:#f0b58a;--warn-wash:#33261c}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:17px/1.65 -apple-system,"Segoe UI","PingFang SC","PingFang TC","Microsoft YaHei","Noto Sans CJK SC",Roboto,Helvetica,Arial,sans-serif}
main{max-width:620px;margin:0 auto;padding:20px 16px 40px}
nav{display:flex;flex-wrap:wrap;justify-content:flex-end;gap:4px}
nav a{display:inline-flex;align-items:center;min-height:44px;padding:0 10px;border-radius:8px;color:var(--soft);font-size:14px;text-decoration:none}
nav a[aria-current]{color:var(--ink);font-weight:600}
header{padding:12px 4px 20px}
.hotel{margin:0;color:var(--accent);font-size:15px;font-weight:600;letter-spacing:.06em}
h1{margin:6px 0 8px;font-size:28px;line-height:1.3;font-weight:600;letter-spacing:-.01em;text-wrap:balance}
header p{margin:0;color:var(--soft)}
.card,fieldset{display:block;min-width:0;margin:0 0 14px;padding:20px 18px;border:1px solid var(--line);border-radius:16px;background:var(--card)}
legend,.ask{float:left;width:100%;margin:0 0 14px;padding:0;font-size:18px;font-weight:600;line-height:1.45;text-wrap:pretty}
legend+*,.ask+*{clear:both}
.scale{display:grid;gap:8px;grid-template-columns:repeat(5,minmax(0,1fr))}
.scale.wide{grid-template-columns:repeat(6,minmax(0,1fr))}
.scale label{position:relative;display:block;min-height:48px}
.scale input{position:absolute;inset:0;width:100%;height:100%;margin:0;opacity:0;cursor:pointer}
.scale span{display:flex;align-items:center;justify-content:center;min-height:48px;border:1.5px solid var(--line);border-radius:12px;background:var(--wash);font-size:19px;font-weight:600;font-variant-numeric:tabular-nums;transition:background .12s,color .12s,border-color .12s}
.scale input:hover+span{border-color:var(--accent)}
.scale input:checked+span{border-color:var(--accent);background:var(--accent);color:var(--on-accent)}
.scale input:focus-visible+span{outline:3px solid var(--accent);outline-offset:2px}
.ends{display:flex;justify-content:space-between;gap:16px;margin-top:8px;color:var(--soft);font-size:13px}
textarea{display:block;width:100%;min-height:120px;padding:12px 14px;border:1.5px solid var(--line);border-radius:12px;background:var(--wash);color:inherit;font:inherit;resize:vertical}
textarea:focus-visible{outline:3px solid var(--accent);outline-offset:1px;border-color:var(--accent)}
.field{margin:0 0 20px}
.field label{display:block;margin:0 0 6px;font-weight:600}
.field input{display:block;width:100%;min-height:48px;padding:10px 14px;border:1.5px solid var(--line);border-radius:12px;background:var(--wash);color:inherit;font:inherit}
.field input:focus-visible{outline:3px solid var(--accent);outline-offset:1px;border-color:var(--accent)}
[aria-invalid]{border-color:var(--warn)!important}
.field .hint{margin-top:6px}
.wrong{margin:6px 0 0;color:var(--warn);font-size:15px}
.tick{display:flex;gap:12px;align-items:flex-start;min-height:44px;padding:10px 0;cursor:pointer}
.tick input{flex:none;width:24px;height:24px;margin:2px 0 0;accent-color:var(--accent)}
.tick input:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.aside{position:absolute;left:-9999px;width:1px;height:1px;overflow:hidden}
.hint{margin:10px 0 0;color:var(--soft);font-size:13px}
.notice{margin:0 0 14px;padding:14px 18px;border-radius:12px;background:var(--warn-wash);color:var(--warn)}
.send{position:sticky;bottom:0;margin:0 -16px;padding:12px 16px calc(12px + env(safe-area-inset-bottom));background:linear-gradient(to top,var(--paper) 70%,transparent)}
button{display:block;width:100%;min-height:54px;padding:0 24px;border:0;border-radius:14px;background:var(--accent);color:var(--on-accent);font:inherit;font-size:18px;font-weight:600;cursor:pointer}
button:hover{filter:brightness(1.07)}
button:focus-visible{outline:3px solid var(--ink);outline-offset:2px}
.send.plain{position:static;margin:0;padding:8px 0 0;background:none}
.quiet{margin:18px 4px 0;color:var(--soft);font-size:13px}
.still{padding:56px 24px;text-align:center}
.still h1{margin-top:0}
.still p{color:var(--soft)}
.still hr{width:48px;margin:28px auto;border:0;border-top:1px solid var(--line)}
@media (min-width:560px){main{padding-top:32px}.card,fieldset{padding:26px 28px}.scale.wide{grid-template-columns:repeat(11,minmax(0,1fr))}.scale.wide span{font-size:17px}.send{position:static;padding:8px 0 0;margin:0;background:none}button{width:auto;min-width:220px;margin:0 auto}}
@media (prefers-reduced-motion:reduce){*{transition:none!important}}
`);

export interface PublicPage {
  readonly language: Language;
  readonly title: string;
  readonly body: Markup;
}

/** The frame of every page that a guest sees. */
export const publicPage = ({ language, title, body }: PublicPage): Markup => html`<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${style}</style>
</head>
<body><main>${body}</main></body>
</html>`;

const ownNames: Record<Language, string> = { "zh-Hans": "简体中文", "zh-Hant": "繁體中文", en: "English" };

/** The same page in each language; `query` keeps what the reader has chosen so far. */
export const languageSwitch = ({
  language,
  label,
  query = {},
}: {
  language: Language;
  label: string;
  query?: Readonly<Record<string, string>>;
}): Markup => {
  const link = (each: Language) => {
    const search = new URLSearchParams({ ...query, lang: each });
    return html`<a href="?${search.toString()}" lang="${each}" hreflang="${each}"${each === language && new Markup(' aria-current="true"')}>${ownNames[each]}</a>`;
  };
  return html`<nav aria-label="${label}">${languages.map(link)}</nav>`;
};

/** A page that only says something. */
export const stillPage = ({
  language,
  hotel,
  title,
  note,
}: {
  language: Language;
  hotel: string;
  title: string;
  note: string;
}): Markup =>
  publicPage({
    language,
    title: `${title} · ${hotel}`,
    body: html`<section class="card still"><p class="hotel">${hotel}</p><h1>${title}</h1><p>${note}</p></section>`,
  });
