/** Numbers that look random and are the same in every run. */
function numbersFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 13), 0x297a2d39);
    mixed ^= mixed >>> 16;
    return (mixed >>> 0) / 2 ** 32;
  };
}

const listed = (text: string): string[] => text.trim().split(/\s+/);

const places = listed(
  "上海 北京 深圳 广州 杭州 苏州 南京 武汉 成都 宁波 青岛 厦门 天津 重庆 西安 长沙 郑州 无锡 东莞 佛山 合肥 福州 济南 大连 沈阳 昆明",
);
const characters = [
  ..."星河明月天和恒源金桥东方华夏信达瑞丰泰康宏远嘉禾永盛博雅海通国泰安平中新光大同创联合众诚志卓越鼎宇航凯旋润泽飞腾百川千万象德昌顺益利亨元亿佳美丽洁清风云雷电雨林森木竹梅兰菊桂松柏",
];
const trades = listed(
  `贸易 科技 信息技术 电子 机械 物流 国际贸易 文化传播 广告 投资管理 建筑工程 装饰设计 医药 食品 餐饮管理 企业管理咨询 软件 环保科技 新能源 化工
  纺织 服饰 旅行社 房地产开发 供应链管理 网络科技 生物技术 汽车销售 教育咨询 会展服务 国际旅行社 进出口 印刷 包装材料 精密仪器 船舶设备`,
);
const forms = ["有限公司", "股份有限公司", "有限责任公司", "集团有限公司", ""];
const first = listed(
  `Northern Golden Pacific Summit Evergreen Blue Silver Global United Royal Crystal Grand Eastern Star Bright Prime Noble Vista Apex Delta Orion
  Titan Falcon Harbor River Stone Forest Lake Ridge Maple Cedar Willow Atlas Beacon Cobalt Dynamic Emerald Frontier Granite Horizon`,
);
const second = listed(
  "Trading Logistics Consulting Technology Foods Travel Electronics Capital Media Design Engineering Pharma Energy Textiles Marine Motors",
);
const latinForms = ["Ltd", "Inc.", "Co., Ltd.", "GmbH", ""];
const syllables = listed("ba be bo da de do ka ke ko la le lo ma me mo na ne no ra re ro sa se so ta te to va ve vo");

/** Names of that many firms as a hotel's file has them: seven in ten Chinese, a few twice, spelt otherwise. */
export function firmNames(count: number, seed = 7): string[] {
  const random = numbersFrom(seed);
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
  const names: string[] = [];
  const made = () => {
    if (random() < 0.7)
      return `${random() < 0.8 ? pick(places) : ""}${pick(characters)}${pick(characters)}${random() < 0.3 ? pick(characters) : ""}${pick(trades)}${pick(forms)}`;
    const word = `${pick(syllables)}${pick(syllables)}${pick(syllables)}`;
    return `${pick(first)} ${word.slice(0, 1).toUpperCase()}${word.slice(1)} ${pick(second)} ${pick(latinForms)}`.trim();
  };
  while (names.length < count) {
    const known = names.length > 10 && random() < 0.03 ? names[Math.floor(random() * names.length)] : undefined;
    names.push(known?.replace(/有限公司$|Ltd$/u, "") ?? made());
  }
  return names;
}
