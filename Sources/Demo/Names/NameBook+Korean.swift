extension NameBook {
  static let korean = NameBook(
    givenNames: NameWord.pairs(
      """
      서연 seoyeon 준호 junho 하늘 haneul 민재 minjae 지우 jiwoo 도윤 doyoon 수빈 subin 현우 hyunwoo 예린 yerin
      태영 taeyoung 유진 yujin 성민 sungmin 다은 daeun 재훈 jaehoon 소희 sohee 승기 seunggi 미경 mikyung
      동현 donghyun 은지 eunji 상우 sangwoo 혜원 hyewon 건우 gunwoo 나래 narae 정환 junghwan 보람 boram
      """),
    familyNames: NameWord.pairs(
      """
      김 kim 이 lee 박 park 최 choi 정 jung 강 kang 조 cho 윤 yoon 장 jang 임 lim 한 han 오 oh 서 seo 신 shin
      권 kwon 황 hwang 안 ahn 송 song 류 ryu 홍 hong
      """),
    companyHeads: NameWord.pairs(
      """
      도담 dodam 윤슬 yunseul 해담 haedam 다솔 dasol 온새 onsae 별무 byeolmu 가온 gaon 푸른 pureun 새벽 saebyeok
      바람 baram 초롱 chorong 노을 noeul
      """),
    companyTails: NameWord.pairs("나루 naru 벌 beol 솔 sol 마루 maru 터 teo 숲 sup 재 jae 들 deul 샘 saem 여울 yeoul"),
    familyFirst: true)
}
