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

/** Made-up brands are an animal, tree or weather before a place: 鹿溪, Deerbrook. */
const first = [
  name("鹿", "鹿", "Deer"), name("鹤", "鶴", "Crane"), name("鲸", "鯨", "Whale"), name("松", "松", "Pine"), name("枫", "楓", "Maple"),
  name("竹", "竹", "Bamboo"), name("梧", "梧", "Plane"), name("杉", "杉", "Cedar"), name("星", "星", "Star"), name("月", "月", "Moon"),
  name("雪", "雪", "Snow"), name("岚", "嵐", "Mist"), name("墨", "墨", "Ink"), name("青", "青", "Teal"), name("砚", "硯", "Slate"),
  name("燕", "燕", "Swallow"), name("榆", "榆", "Elm"), name("琴", "琴", "Lute"), name("霁", "霽", "Clear"), name("铜", "銅", "Copper"),
] as const;
const second = [
  name("溪", "溪", "brook"), name("桥", "橋", "bridge"), name("谷", "谷", "vale"), name("岭", "嶺", "ridge"), name("洲", "洲", "holm"),
  name("渡", "渡", "ferry"), name("塔", "塔", "spire"), name("泉", "泉", "well"), name("石", "石", "stone"), name("林", "林", "wood"),
  name("港", "港", "haven"), name("坊", "坊", "gate"), name("野", "野", "field"),
] as const;

export const brand = (dice: Dice): Name => {
  const [a, b] = [dice.pick(first), dice.pick(second)];
  return name(a.hans + b.hans, a.hant + b.hant, a.english + b.english);
};

export const industries: readonly Name[] = [
  name("精密仪器", "精密儀器", "Precision Instruments"), name("医疗科技", "醫療科技", "Medical Technology"),
  name("软件", "軟件", "Software"), name("智能制造", "智能製造", "Smart Manufacturing"), name("新能源", "新能源", "New Energy"),
  name("供应链", "供應鏈", "Supply Chain"), name("生物制药", "生物製藥", "Biopharma"), name("半导体", "半導體", "Semiconductors"),
  name("建筑设计", "建築設計", "Architects"), name("管理咨询", "管理諮詢", "Consulting"), name("纺织", "紡織", "Textiles"),
  name("食品", "食品", "Foods"), name("资本", "資本", "Capital"), name("检测认证", "檢測認證", "Testing"),
  name("物流", "物流", "Logistics"), name("汽车部件", "汽車零件", "Auto Parts"), name("文化传媒", "文化傳媒", "Media"),
  name("环保工程", "環保工程", "Environmental Engineering"), name("教育科技", "教育科技", "Education"), name("化工材料", "化工材料", "Materials"),
  name("家居", "家居", "Home Living"), name("航空服务", "航空服務", "Aviation Services"), name("保险经纪", "保險經紀", "Insurance Brokers"),
];
export const conferenceTrades: readonly Name[] = [
  name("会议服务", "會議服務", "Conferences"), name("会展策划", "會展策劃", "Exhibitions"), name("培训", "培訓", "Training"),
  name("公关", "公關", "Public Relations"), name("活动策划", "活動策劃", "Events"),
];
export const travelTrades: readonly Name[] = [
  name("国际旅行社", "國際旅行社", "International Travel"), name("商旅", "商旅", "Business Travel"), name("订房网", "訂房網", "Rooms Online"),
  name("会奖旅游", "會獎旅遊", "Incentive Travel"), name("假期", "假期", "Holidays"),
];
export const groupTrades: readonly Name[] = [
  name("户外俱乐部", "戶外俱樂部", "Outdoor Club"), name("研学营", "研學營", "Study Camps"), name("乐龄旅行团", "樂齡旅行團", "Silver Travellers"),
  name("摄影之旅", "攝影之旅", "Photo Tours"), name("合唱团", "合唱團", "Choir"),
];
export const offices: readonly Name[] = [
  name("文化和旅游局", "文化及旅遊局", "Bureau of Culture and Tourism"), name("投资促进局", "投資促進局", "Investment Office"),
  name("教育局", "教育局", "Education Bureau"), name("科学技术局", "科學技術局", "Science Bureau"), name("体育中心", "體育中心", "Sports Centre"),
  name("卫生中心", "衞生中心", "Health Office"),
];
export const unions: readonly Name[] = [
  name("行业协会", "行業協會", "Trade Association"), name("商会", "商會", "Chamber of Commerce"), name("学会", "學會", "Society"),
  name("校友会", "校友會", "Alumni Association"), name("基金会", "基金會", "Foundation"),
];

const families: readonly Name[] = [
  name("王", "王", "Wang"), name("李", "李", "Li"), name("张", "張", "Zhang"), name("刘", "劉", "Liu"), name("陈", "陳", "Chen"),
  name("杨", "楊", "Yang"), name("黄", "黃", "Huang"), name("赵", "趙", "Zhao"), name("吴", "吳", "Wu"), name("周", "周", "Zhou"),
  name("徐", "徐", "Xu"), name("孙", "孫", "Sun"), name("马", "馬", "Ma"), name("朱", "朱", "Zhu"), name("胡", "胡", "Hu"),
  name("郭", "郭", "Guo"), name("何", "何", "He"), name("林", "林", "Lin"), name("罗", "羅", "Luo"), name("郑", "鄭", "Zheng"),
  name("梁", "梁", "Liang"), name("谢", "謝", "Xie"), name("宋", "宋", "Song"), name("唐", "唐", "Tang"), name("许", "許", "Xu"),
  name("韩", "韓", "Han"), name("冯", "馮", "Feng"), name("邓", "鄧", "Deng"), name("曹", "曹", "Cao"), name("彭", "彭", "Peng"),
];
const given: readonly Name[] = [
  name("雨桐", "雨桐", "Yutong"), name("子涵", "子涵", "Zihan"), name("浩然", "浩然", "Haoran"), name("思远", "思遠", "Siyuan"),
  name("佳怡", "佳怡", "Jiayi"), name("建国", "建國", "Jianguo"), name("晓燕", "曉燕", "Xiaoyan"), name("文静", "文靜", "Wenjing"),
  name("志强", "志強", "Zhiqiang"), name("丽娜", "麗娜", "Lina"), name("明轩", "明軒", "Mingxuan"), name("婉清", "婉清", "Wanqing"),
  name("俊杰", "俊傑", "Junjie"), name("雅琪", "雅琪", "Yaqi"), name("宇航", "宇航", "Yuhang"), name("静怡", "靜怡", "Jingyi"),
  name("海涛", "海濤", "Haitao"), name("梦洁", "夢潔", "Mengjie"), name("国平", "國平", "Guoping"), name("诗雅", "詩雅", "Shiya"),
  name("伟", "偉", "Wei"), name("芳", "芳", "Fang"), name("磊", "磊", "Lei"), name("敏", "敏", "Min"), name("洋", "洋", "Yang"),
  name("欣", "欣", "Xin"), name("凯", "凱", "Kai"), name("宁", "寧", "Ning"),
];
const western = {
  given: ["Emma", "Liam", "Sofia", "Oliver", "Hannah", "Lucas", "Amelie", "Noah", "Freya", "Mateo", "Ingrid", "Daniel", "Priya", "Hugo", "Clara", "Kenji"],
  family: ["Alderton", "Brevik", "Castellan", "Dunmore", "Eklund", "Fairley", "Grantham", "Holloway", "Isaksen", "Jarvis", "Kessler", "Lindqvist", "Marchetti", "Norwood", "Okafor", "Penrose"],
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
  return { ...name(family.hans + own.hans, family.hant + own.hant, `${own.english} ${family.english}`), foreign: false };
}
