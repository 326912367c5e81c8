import { writeFileSync } from "node:fs";

const places = ["杭州", "苏州", "南京", "上海", "宁波", "无锡", "合肥", "厦门"];
const syllables = ["星", "云", "澜", "枫", "海", "嘉", "瑞", "恒", "盛", "远", "博", "腾", "信", "诚", "明", "德"];
const trades = ["文化传媒", "会展服务", "国际旅行社", "机械制造", "生物科技", "进出口贸易", "建筑设计", "信息技术"];
const families = ["王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴"];
const given = ["敏", "慧", "涛", "静", "磊", "洋", "艳", "勇", "丽", "军"];

const of = (list: readonly string[], index: number): string => list[index % list.length] ?? "";

/** The name of a company as they are named, another for every number. */
export const companyName = (index: number): string =>
  `${of(places, index)}${of(syllables, index >> 3)}${of(syllables, index >> 7)}${of(syllables, index >> 11)}${of(trades, index * 7)}有限公司`;

const personName = (index: number): string => of(families, index) + of(given, index >> 3) + of(given, index >> 6);

const header = "客户编号,客户名称,性质,类别,等级,简称,行业,城市,地址,联系人,职务,手机,邮箱,备注";

/** A list of so many clients, each with two of its persons on a row each, as a sales department keeps it. */
export function writeClientList(path: string, clients: number): void {
  const lines = [header];
  for (let client = 0; client < clients; client += 1) {
    const trade = of(trades, client * 7);
    lines.push(
      `KH-${client},${companyName(client)},单位,${of(["商务", "会议", "旅行社"], client)},${of(["A", "B", "C"], client)},,${trade},${of(places, client)},人民路 ${client} 号,${personName(client)},经理,138${10_000_000 + client},p${client}@example.com,`,
      `KH-${client},,,,,,,,,${personName(client + 5_003)},财务,+86 139 ${String(10_000_000 + client).replace(/(\d{4})$/, " $1")},,`,
    );
  }
  writeFileSync(path, `${lines.join("\n")}\n`);
}
