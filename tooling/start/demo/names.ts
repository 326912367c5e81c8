import type { Language } from "@foyer/domain/kernel/words";
import type { Dice } from "./dice.ts";

/** A name as it is written in 简体中文, 繁體中文 and in English. */
export interface Name {
  readonly hans: string;
  readonly hant: string;
  readonly english: string;
}

const name = (hans: string, hant: string, english: string): Name => ({ hans, hant, english });
export const written = ({ hans, hant, english }: Name, language: Language): string =>
  language === "en" ? english : language === "zh-Hant" ? hant : hans;

/** Names in three scripts, one on a line or with a dot between: `鹿/鹿/Deer · 鹤/鶴/Crane`. */
export const names = (list: string): readonly Name[] =>
  list
    .trim()
    .split(/ · |\n/)
    .map((each) => {
      const [hans = "", hant = "", english = ""] = each.trim().split("/");
      return name(hans, hant, english);
    });

/** Made-up brands are an animal, tree or weather before a place: 鹿溪, Deerbrook. */
const first = names(`
  鹿/鹿/Deer · 鹤/鶴/Crane · 鲸/鯨/Whale · 松/松/Pine · 枫/楓/Maple · 竹/竹/Bamboo · 梧/梧/Plane · 杉/杉/Cedar · 星/星/Star
  月/月/Moon · 雪/雪/Snow · 岚/嵐/Mist · 墨/墨/Ink · 青/青/Teal · 砚/硯/Slate · 燕/燕/Swallow · 榆/榆/Elm · 琴/琴/Lute
  霁/霽/Clear · 铜/銅/Copper
`);
const second = names(`
  溪/溪/brook · 桥/橋/bridge · 谷/谷/vale · 岭/嶺/ridge · 洲/洲/holm · 渡/渡/ferry · 塔/塔/spire · 泉/泉/well · 石/石/stone
  林/林/wood · 港/港/haven · 坊/坊/gate · 野/野/field
`);

export const brand = (dice: Dice): Name => {
  const [a, b] = [dice.pick(first), dice.pick(second)];
  return name(a.hans + b.hans, a.hant + b.hant, a.english + b.english);
};

export const industries = names(`
  精密仪器/精密儀器/Precision Instruments · 医疗科技/醫療科技/Medical Technology · 软件/軟件/Software
  智能制造/智能製造/Smart Manufacturing · 新能源/新能源/New Energy · 供应链/供應鏈/Supply Chain · 生物制药/生物製藥/Biopharma
  半导体/半導體/Semiconductors · 建筑设计/建築設計/Architects · 管理咨询/管理諮詢/Consulting · 纺织/紡織/Textiles · 食品/食品/Foods
  资本/資本/Capital · 检测认证/檢測認證/Testing · 物流/物流/Logistics · 汽车部件/汽車零件/Auto Parts · 文化传媒/文化傳媒/Media
  环保工程/環保工程/Environmental Engineering · 教育科技/教育科技/Education · 化工材料/化工材料/Materials · 家居/家居/Home Living
  航空服务/航空服務/Aviation Services · 保险经纪/保險經紀/Insurance Brokers
`);
export const conferenceTrades = names(`
  会议服务/會議服務/Conferences · 会展策划/會展策劃/Exhibitions · 培训/培訓/Training · 公关/公關/Public Relations
  活动策划/活動策劃/Events
`);
export const travelTrades = names(`
  国际旅行社/國際旅行社/International Travel · 商旅/商旅/Business Travel · 订房网/訂房網/Rooms Online
  会奖旅游/會獎旅遊/Incentive Travel · 假期/假期/Holidays
`);
export const groupTrades = names(`
  户外俱乐部/戶外俱樂部/Outdoor Club · 研学营/研學營/Study Camps · 乐龄旅行团/樂齡旅行團/Silver Travellers
  摄影之旅/攝影之旅/Photo Tours · 合唱团/合唱團/Choir
`);
export const offices = names(`
  文化和旅游局/文化及旅遊局/Bureau of Culture and Tourism · 投资促进局/投資促進局/Investment Office
  教育局/教育局/Education Bureau · 科学技术局/科學技術局/Science Bureau · 体育中心/體育中心/Sports Centre
  卫生中心/衞生中心/Health Office
`);
export const unions = names(`
  行业协会/行業協會/Trade Association · 商会/商會/Chamber of Commerce · 学会/學會/Society · 校友会/校友會/Alumni Association
  基金会/基金會/Foundation
`);

const families = names(`
  王/王/Wang · 李/李/Li · 张/張/Zhang · 刘/劉/Liu · 陈/陳/Chen · 杨/楊/Yang · 黄/黃/Huang · 赵/趙/Zhao · 吴/吳/Wu · 周/周/Zhou
  徐/徐/Xu · 孙/孫/Sun · 马/馬/Ma · 朱/朱/Zhu · 胡/胡/Hu · 郭/郭/Guo · 何/何/He · 林/林/Lin · 罗/羅/Luo · 郑/鄭/Zheng · 梁/梁/Liang
  谢/謝/Xie · 宋/宋/Song · 唐/唐/Tang · 许/許/Xu · 韩/韓/Han · 冯/馮/Feng · 邓/鄧/Deng · 曹/曹/Cao · 彭/彭/Peng
`);
const given = names(`
  雨桐/雨桐/Yutong · 子涵/子涵/Zihan · 浩然/浩然/Haoran · 思远/思遠/Siyuan · 佳怡/佳怡/Jiayi · 建国/建國/Jianguo · 晓燕/曉燕/Xiaoyan
  文静/文靜/Wenjing · 志强/志強/Zhiqiang · 丽娜/麗娜/Lina · 明轩/明軒/Mingxuan · 婉清/婉清/Wanqing · 俊杰/俊傑/Junjie
  雅琪/雅琪/Yaqi · 宇航/宇航/Yuhang · 静怡/靜怡/Jingyi · 海涛/海濤/Haitao · 梦洁/夢潔/Mengjie · 国平/國平/Guoping · 诗雅/詩雅/Shiya
  伟/偉/Wei · 芳/芳/Fang · 磊/磊/Lei · 敏/敏/Min · 洋/洋/Yang · 欣/欣/Xin · 凯/凱/Kai · 宁/寧/Ning
`);
const western = {
  given: [
    "Emma",
    "Liam",
    "Sofia",
    "Oliver",
    "Hannah",
    "Lucas",
    "Amelie",
    "Noah",
    "Freya",
    "Mateo",
    "Ingrid",
    "Daniel",
    "Priya",
    "Hugo",
    "Clara",
    "Kenji",
  ],
  family: [
    "Alderton",
    "Brevik",
    "Castellan",
    "Dunmore",
    "Eklund",
    "Fairley",
    "Grantham",
    "Holloway",
    "Isaksen",
    "Jarvis",
    "Kessler",
    "Lindqvist",
    "Marchetti",
    "Norwood",
    "Okafor",
    "Penrose",
  ],
};

export interface Person extends Name {
  readonly foreign: boolean;
}

/** One in so many comes from abroad and has a Latin name alone. */
export function person(dice: Dice, foreign: number): Person {
  if (dice.chance(foreign)) {
    const latin = `${dice.pick(western.given)} ${dice.pick(western.family)}`;
    return { ...name(latin, latin, latin), foreign: true };
  }
  const [family, own] = [dice.pick(families), dice.pick(given)];
  return {
    ...name(family.hans + own.hans, family.hant + own.hant, `${own.english} ${family.english}`),
    foreign: false,
  };
}
