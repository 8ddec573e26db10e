extension NameBook {
  static let english = NameBook(
    givenNames: NameWord.words(
      """
      Amelia Oliver Sophie James Harriet Marcus Elena Nathan Chloe Victor Isabel Graham Naomi Patrick Fiona Theo
      Claire Adrian Maya Simon Joanna Keith Rachel Leon Audrey Malcolm Bridget Gareth Tessa Ronan Imogen Curtis
      """),
    familyNames: NameWord.words(
      """
      Whitfield Harrow Castell Okafor Pemberton Langley Ellison Marsh Thornton Abbott Kincaid Delgado Freeman
      Holloway Nash Prescott Quinn Redmond Sutter Tate Underwood Vance Winslow Yates Aldridge Barlow Cromwell
      """),
    companyHeads: NameWord.words(
      """
      Alder Bramble Cinder Dapple Ember Fennel Garnet Hazel Juniper Kestrel Larch Marble Nettle Oster Pebble
      Quarry Russet Saffron Tarn Umber Vesper Willow
      """),
    companyTails: NameWord.words("mere forge wick hollow quay loom gate ford haven crest"),
    familyFirst: false)

  static let singaporean = NameBook(
    givenNames: NameWord.pairs(
      """
      Wei-Ling weiling Jun-Hao junhao Hui-Min huimin Kai-Wen kaiwen Siti siti Farid farid Divya divya Arjun arjun
      Mei-Xuan meixuan Zhi-Yong zhiyong Nadia nadia Suresh suresh
      """),
    familyNames: NameWord.words("Tan Lim Goh Teo Koh Rahman Nair Chua Yeo Ismail Pillai Seah"),
    companyHeads: NameWord.words("Merla Bayu Tideo Kallang Orchi Pasir Senja"),
    companyTails: NameWord.words("nova port link terra lane vista"),
    familyFirst: false)

  static let german = NameBook(
    givenNames: NameWord.pairs(
      """
      Lena lena Jonas jonas Katrin katrin Stefan stefan Anke anke Matthias matthias Svenja svenja Tobias tobias
      Jörg joerg Florian florian Birgit birgit Lukas lukas Käthe kaethe Sören soeren
      """),
    familyNames: NameWord.pairs(
      """
      Albrecht albrecht Brückner brueckner Dietrich dietrich Eberhardt eberhardt Fuhrmann fuhrmann
      Grünwald gruenwald Hartwig hartwig Jäger jaeger Krüger krueger Lindner lindner Möller moeller
      Neubauer neubauer Weiß weiss
      """),
    companyHeads: NameWord.pairs(
      "Tann tann Kiesel kiesel Nord nord Föhren foehren Silber silber Mühl muehl Stein stein Birken birken"),
    companyTails: NameWord.pairs("hain hain furt furt brück brueck au au werder werder horst horst"),
    familyFirst: false)
}
