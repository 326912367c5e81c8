/** Universities, authorities, media and other bodies: one a line, its names apart by `|`, the first the one whose words the others are read as. */
export const institutions = `
中国人民银行|央行|People's Bank of China
北京大学|北大|Peking University|PKU
清华大学|清华|Tsinghua University
复旦大学|复旦|Fudan University
上海交通大学|上海交大|交大|Shanghai Jiao Tong University|SJTU
同济大学|同济|Tongji University
华东师范大学|华东师大|华师大|East China Normal University|ECNU
浙江大学|浙大|Zhejiang University|ZJU
南京大学|Nanjing University|NJU
武汉大学|武大|Wuhan University
中山大学|Sun Yat-sen University|SYSU
中国人民大学|人大|人民大学|Renmin University of China
中国科学技术大学|中科大|中国科大|University of Science and Technology of China|USTC
哈尔滨工业大学|哈工大|Harbin Institute of Technology
北京航空航天大学|北航|Beihang University
北京师范大学|北师大|Beijing Normal University
北京理工大学|北理工|Beijing Institute of Technology
华中科技大学|华科|华中科大|HUST
西安交通大学|西安交大|西交大|Xi'an Jiaotong University
南开大学|南开|Nankai University
厦门大学|厦大|Xiamen University
四川大学|川大|Sichuan University
上海财经大学|上财|上海财大
对外经济贸易大学|对外经贸大学|贸大|UIBE
中国政法大学|法大
香港大学|港大|University of Hong Kong|HKU
香港中文大学|港中文|Chinese University of Hong Kong|CUHK
香港科技大学|港科大|Hong Kong University of Science and Technology|HKUST
台湾大学|台大|National Taiwan University|NTU Taiwan
中国科学院|中科院|Chinese Academy of Sciences|CAS
中国社会科学院|社科院|中国社科院|Chinese Academy of Social Sciences
中国工程院|工程院
国家发展改革委员会|国家发展和改革委员会|国家发展与改革委员会|国家发改委|发改委|NDRC
外交部|中华人民共和国外交部|中国外交部
商务部|中华人民共和国商务部|国家商务部
教育部|中华人民共和国教育部|国家教育部
财政部|中华人民共和国财政部
国务院国有资产监督管理委员会|国资委|国务院国资委
国家税务总局|税务总局|国税总局
中国国际贸易促进委员会|中国贸促会|贸促会|CCPIT
中央电视台|央视|CCTV|中央广播电视总台
新华通讯社|新华社|Xinhua News Agency|Xinhua
人民日报|人民日报社|People's Daily
California Institute of Technology|Caltech
Georgia Institute of Technology|Georgia Tech
Virginia Polytechnic Institute and State University|Virginia Tech
Pennsylvania State University|Penn State|Penn State University
University of Pennsylvania|UPenn|Penn
University of Mississippi|Ole Miss
University of California Los Angeles|UCLA
Massachusetts Institute of Technology|MIT
Massachusetts General Hospital|Mass General|MGH
Eidgenössische Technische Hochschule Zürich|ETH Zurich|ETH|Swiss Federal Institute of Technology Zurich
Tokyo Institute of Technology|Tokyo Tech
London School of Economics and Political Science|London School of Economics|LSE
University of Oxford|Oxford University|Oxford
University of Cambridge|Cambridge University|Cambridge
United Nations Children's Fund|UNICEF
United Nations Educational Scientific and Cultural Organization|UNESCO
`;
