/** Companies: one a line, its names apart by `|`; the first is the one whose words the others are read as. */
export const companies = `
中国工商银行|工商银行|工行|ICBC|Industrial and Commercial Bank of China
中国农业银行|农业银行|农行|ABC|Agricultural Bank of China
中国银行|中行|BOC|Bank of China
中国建设银行|建设银行|建行|CCB|China Construction Bank
交通银行|交行|Bank of Communications|BOCOM
中国邮政储蓄银行|邮储银行|邮储|Postal Savings Bank of China
招商银行|招行|China Merchants Bank|CMB
上海浦东发展银行|浦发银行|浦发|SPD Bank|Shanghai Pudong Development Bank
中国民生银行|民生银行|China Minsheng Bank
中国光大银行|光大银行|China Everbright Bank
中信银行|China CITIC Bank
兴业银行|Industrial Bank
平安银行|Ping An Bank
华夏银行|Hua Xia Bank
广发银行|China Guangfa Bank
汇丰银行|汇丰|HSBC|Hongkong and Shanghai Banking Corporation
渣打银行|渣打|Standard Chartered Bank|Standard Chartered
花旗银行|花旗|Citibank|Citi
国家开发银行|国开行|China Development Bank
中国人寿保险|中国人寿|国寿|China Life Insurance|China Life
中国人民保险|中国人保|人保|PICC
中国人民财产保险|人保财险|PICC Property and Casualty
中国太平洋保险|中国太保|太保|太平洋保险|China Pacific Insurance|CPIC
中国平安保险|中国平安|平安保险|Ping An Insurance|Ping An
中国平安财产保险|平安财险|平安产险
中国平安人寿保险|平安人寿
新华人寿保险|新华保险|New China Life
中国太平保险|中国太平|China Taiping
泰康人寿保险|泰康人寿|泰康保险|Taikang Life
友邦保险|AIA
中国国际金融|中金公司|中金|CICC
国泰君安证券|国泰君安
中信建投证券|中信建投
申万宏源证券|申万宏源
中国石油天然气|中国石油|中石油|PetroChina|CNPC|China National Petroleum
中国石油化工|中国石化|中石化|Sinopec
中国海洋石油|中海油|中国海油|CNOOC
国家电网|State Grid
中国南方电网|南方电网|南网
中国移动通信|中国移动|China Mobile
中国联合网络通信|中国联通|China Unicom
中国电信|China Telecom
中国铁塔|China Tower
中国国际航空|国航|Air China
中国东方航空|东方航空|东航|China Eastern Airlines|China Eastern
中国南方航空|南方航空|南航|China Southern Airlines|China Southern
海南航空|海航|Hainan Airlines
厦门航空|厦航|Xiamen Airlines
四川航空|川航|Sichuan Airlines
山东航空|山航
深圳航空|深航
上海航空|上航
国泰航空|Cathay Pacific|Cathay Pacific Airways
中国商用飞机|中国商飞|商飞|COMAC
中国航空工业|中航工业|AVIC
中国航天科技|航天科技|CASC
中国航天科工|航天科工|CASIC
中国远洋海运|中远海运|中远|COSCO|COSCO Shipping
中国船舶|中船|CSSC
中国中车|中车|CRRC
中国建筑|中建|CSCEC|China State Construction Engineering
中国铁建|CRCC
中国中铁|中铁|CREC
中国交通建设|中国交建|中交|CCCC
中国电力建设|中国电建|PowerChina
中国能源建设|中国能建
中国长江三峡|三峡|长江三峡
中国核工业|中核|CNNC
中国广核|中广核|CGN
中国华能|华能
中国大唐|大唐
中国华电|华电
国家能源投资|国家能源|国能
中国铝业|中铝|Chalco
中国五矿|五矿|Minmetals
中国中化|中化|Sinochem
中粮|COFCO
华润|China Resources
保利|Poly Group
招商局|China Merchants Group
中国宝武钢铁|宝武钢铁|宝武
宝山钢铁|宝钢|Baosteel
鞍山钢铁|鞍钢|Ansteel
首都钢铁|首钢|Shougang
上海汽车|上汽|SAIC|SAIC Motor
广州汽车|广汽|GAC
北京汽车|北汽|BAIC
中国第一汽车|中国一汽|一汽|FAW
东风汽车|东风|Dongfeng Motor
长城汽车|Great Wall Motor
比亚迪|BYD
吉利汽车|吉利|Geely
特斯拉|Tesla
大众汽车|大众|Volkswagen|VW
通用汽车|General Motors|GM
丰田汽车|丰田|Toyota|Toyota Motor
本田|Honda|Honda Motor
日产汽车|日产|Nissan|Nissan Motor
现代汽车|Hyundai Motor
宝马|BMW|Bayerische Motoren Werke
梅赛德斯奔驰|奔驰|Mercedes-Benz|Daimler
奥迪|Audi
保时捷|Porsche
沃尔沃|Volvo
福特汽车|福特|Ford|Ford Motor
博世|Bosch|Robert Bosch
西门子|Siemens
巴斯夫|BASF
拜耳|Bayer
阿里巴巴|Alibaba
蚂蚁|蚂蚁金服|Ant Group|Ant Financial
腾讯|Tencent
百度|Baidu
京东|JD.com|JD
美团|Meituan
字节跳动|ByteDance
抖音|TikTok
华为|Huawei
中兴通讯|中兴|ZTE
小米|Xiaomi
联想|Lenovo
网易|NetEase
携程|Trip.com|Ctrip
拼多多|Pinduoduo|PDD
滴滴出行|滴滴|DiDi
快手|Kuaishou
新浪|Sina
搜狐|Sohu
海尔|Haier
美的|Midea
格力电器|格力|珠海格力电器|Gree|Gree Electric
海信|Hisense
京东方|BOE
中芯国际|SMIC|Semiconductor Manufacturing International
台湾积体电路制造|台积电|TSMC|Taiwan Semiconductor Manufacturing
联发科技|联发科|MediaTek
鸿海精密|鸿海|Hon Hai Precision
富士康|Foxconn
海康威视|Hikvision
大疆创新|大疆|DJI
宁德时代|CATL
万科|Vanke
恒大|Evergrande
碧桂园|Country Garden
万达|Wanda
绿地|Greenland
顺丰速运|顺丰|SF Express
中国邮政|China Post
敦豪|DHL
联邦快递|FedEx|Federal Express
可口可乐|Coca-Cola
百事|百事可乐|PepsiCo|Pepsi
雀巢|Nestle
联合利华|Unilever
宝洁|Procter & Gamble|P&G
欧莱雅|L'Oreal
强生|Johnson & Johnson|J&J
辉瑞|Pfizer
诺华|Novartis
罗氏|Roche
阿斯利康|AstraZeneca
葛兰素史克|GlaxoSmithKline|GSK
默沙东|MSD
赛诺菲|Sanofi
微软|Microsoft
苹果|Apple
谷歌|Google
亚马逊|Amazon|Amazon.com
国际商业机器|IBM|International Business Machines
英特尔|Intel
甲骨文|Oracle
思科|Cisco|Cisco Systems
惠普|HP|Hewlett-Packard
戴尔|Dell
三星电子|Samsung Electronics
三星|Samsung
索尼|Sony
松下电器|松下|Panasonic
日立|Hitachi
东芝|Toshiba
佳能|Canon
通用电气|General Electric|GE
霍尼韦尔|Honeywell
施耐德电气|施耐德|Schneider Electric
飞利浦|Philips|Royal Philips
普华永道|普华永道中天会计师事务所|普华永道中天|PricewaterhouseCoopers|PwC
德勤|德勤华永会计师事务所|德勤华永|Deloitte|Deloitte Touche Tohmatsu
安永|安永华明会计师事务所|安永华明|Ernst & Young|EY
毕马威|毕马威华振会计师事务所|毕马威华振|KPMG|KPMG International
麦肯锡|McKinsey
波士顿咨询|Boston Consulting Group|BCG
埃森哲|Accenture
高盛|Goldman Sachs
摩根士丹利|Morgan Stanley
摩根大通|JPMorgan Chase|JPMorgan|J.P. Morgan
瑞银|UBS
德意志银行|Deutsche Bank
洲际酒店|InterContinental Hotels|IHG
万豪|万豪国际|Marriott|Marriott International
希尔顿|Hilton
凯悦|Hyatt
雅高|Accor
锦江国际|锦江|Jin Jiang International
华住|Huazhu
如家|首旅如家
中国旅行社|中旅|China Travel Service|CTS
中国国际旅行社|中国国旅|国旅|China International Travel Service|CITS
中国青年旅行社|中青旅|CYTS
American Express|Amex
Bank of America|BofA
Metropolitan Life Insurance|MetLife|Metropolitan Life
Citigroup|Citi Group
British Telecommunications|British Telecom|BT
Telefonaktiebolaget LM Ericsson|Ericsson|LM Ericsson|爱立信
Singapore Telecommunications|Singtel
Pacific Gas and Electric|PG&E
Standard & Poor's|S&P
Marks and Spencer|M&S
Exxon Mobil|ExxonMobil|Exxon
Royal Dutch Shell|Shell|壳牌
Bayerische Landesbank|BayernLB
Minnesota Mining and Manufacturing|3M
Federal National Mortgage Association|Fannie Mae
Hewlett Packard Enterprise|HPE
Deutsche Lufthansa|Lufthansa|汉莎航空|汉莎
`;
