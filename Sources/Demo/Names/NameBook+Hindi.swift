extension NameBook {
  static let hindi = NameBook(
    givenNames: NameWord.pairs(
      """
      अनन्या ananya रोहित rohit मीरा meera विक्रम vikram स्नेहा sneha आदित्य aditya कविता kavita राजेश rajesh
      पूजा pooja मनीष manish दीपिका deepika संजय sanjay नेहा neha अमित amit सुनीता sunita करण karan
      रश्मि rashmi विवेक vivek श्रुति shruti हर्ष harsh गीता geeta निखिल nikhil लावण्या lavanya प्रकाश prakash
      इशिता ishita सुरेश suresh अंजलि anjali यश yash भावना bhavna तुषार tushar
      """),
    familyNames: NameWord.pairs(
      """
      कुलकर्णी kulkarni सक्सेना saxena शर्मा sharma वर्मा verma अग्रवाल agrawal मिश्रा mishra जोशी joshi
      नायर nair देशपांडे deshpande चौहान chauhan त्रिपाठी tripathi भट्ट bhatt गुप्ता gupta पटेल patel
      श्रीवास्तव shrivastava मेहता mehta राठौर rathore पिल्लै pillai कपूर kapoor बंसल bansal ठाकुर thakur
      यादव yadav चतुर्वेदी chaturvedi खन्ना khanna
      """),
    companyHeads: NameWord.pairs(
      """
      मेघ megh नील neel शंख shankh तारा tara गगन gagan हरित harit सिंधु sindhu अमृत amrit चंद्र chandra
      वन van स्वर्ण swarna जल jal पवन pavan रजत rajat
      """),
    companyTails: NameWord.pairs(
      """
      सेतु setu धारा dhara पथ path वाटिका vatika शिला shila मंजरी manjari कूट koot तरंग tarang दीप deep
      वृक्ष vriksh
      """),
    familyFirst: false)
}
