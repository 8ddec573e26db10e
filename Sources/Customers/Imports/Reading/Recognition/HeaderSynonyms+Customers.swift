extension HeaderSynonyms {
  static let accounts: [HeaderSynonyms] =
    [
      HeaderSynonyms(.externalId, 2, accountIDs, vague: ownIDs),
      HeaderSynonyms(.name, 3, accountNames, vague: accountWords + "|name|이름|명칭|नाम"),
      HeaderSynonyms(.accountDomain, 2, domains),
      HeaderSynonyms(.industry, 2, "industry|sector|vertical|업종|산업|산업군|उद्योग|क्षेत्र"),
      HeaderSynonyms(.country, 1, "country|country_code|nation|국가|나라|देश"),
      HeaderSynonyms(
        .employees, 2,
        """
        employees|employee_count|number_of_employees|headcount|직원 수|임직원 수|कर्मचारी|कर्मचारी संख्या
        """),
      HeaderSynonyms(.seats, 1, "seats|seat_count|licenses|licences|좌석 수|좌석|사용자 수|सीटें|सीट संख्या"),
      HeaderSynonyms(
        .tier, 1,
        "tier|plan_tier|customer_tier|account_tier|등급|고객 등급|श्रेणी|"
          + "स्तर", vague: "plan|요금제|प्लान"),
      HeaderSynonyms(
        .ownerEmail, 2,
        "owner_email|account_owner|csm_email|csm|account_manager|담당 매니저|담당 매니저 이메일|"
          + "प्रभारी|प्रभारी ईमेल",
        vague: "owner|manager"),
      HeaderSynonyms(
        .parentAccount, 2,
        """
        parent|parent_account|parent_id|parent_account_id|상위 고객사|모회사|मूल ग्राहक खाता|मूल खाता|मूल कंपनी
        """),
      HeaderSynonyms(.stage, 1, "stage|lifecycle_stage|lifecycle|고객 단계|단계|चरण|जीवनचक्र चरण"),
      HeaderSynonyms(.language, 1, "language|preferred_language|언어|भाषा", vague: "locale"),
      HeaderSynonyms(.timeZone, 1, "time_zone|timezone|시간대|표준 시간대|समय क्षेत्र"),
      HeaderSynonyms(.currency, 1, "currency|currency_code|통화|मुद्रा"),
      HeaderSynonyms(
        .customerSince, 2,
        """
        signup_date|sign_up_date|signed_up_at|signup_at|customer_since|client_since|onboarded_at|joined_at|\
        join_date|ग्राहक कब से|고객 시작일|가입일|\
        가입 일자|고객 등록일|계약 시작일|साइनअप तिथि|पंजीकरण तिथि|ग्राहक बनने की तिथि|जुड़ने की तिथि
        """, vague: "created_at|created|created_date|등록일|생성일"),
      HeaderSynonyms(.churned, 1, "churn_flag|churned|is_churned|has_churned|churn|이탈 여부|이탈|ग्राहक छूटा"),
      HeaderSynonyms(.churnedAt, 2, "churned_at|churn_date|churned_on|이탈일|छूटने की तिथि|छूटने की तारीख"),
      HeaderSynonyms(.churnReason, 1, "churn_reason|reason_for_churn|이탈 사유|छूटने का कारण"),
      HeaderSynonyms(.tags, 1, "tags|labels|태그|टैग"),
    ]
    + contactsOfAccounts

  /// Columns of a contact in a file of accounts: they say little for such a file, a file of contacts has them too.
  private static let contactsOfAccounts: [HeaderSynonyms] = [
    HeaderSynonyms(.contactId, 1, "contact_id|담당자 ID|संपर्क आईडी|संपर्क व्यक्ति की आईडी"),
    HeaderSynonyms(
      .contactName, 1,
      "contact_name|contact|primary_contact|contact_full_name|담당자|담당자명|담당자 이름|"
        + "संपर्क व्यक्ति|संपर्क व्यक्ति का पूरा नाम|संपर्क नाम"),
    HeaderSynonyms(
      .contactGivenName, 1,
      "contact_first_name|contact_given_name|담당자 이름(성 제외)|first_name|"
        + "given_name|पहला नाम|संपर्क व्यक्ति का नाम"),
    HeaderSynonyms(
      .contactFamilyName, 1,
      "contact_last_name|contact_family_name|last_name|family_name|"
        + "담당자 성|अंतिम नाम|उपनाम|संपर्क व्यक्ति का उपनाम"),
    HeaderSynonyms(
      .contactEmail, 1,
      "contact_email|contact_mail|primary_contact_email|담당자 이메일|담당자 메일|संपर्क ईमेल|"
        + "संपर्क व्यक्ति का ईमेल",
      vague: "email|email_address|이메일|ईमेल"),
    HeaderSynonyms(
      .contactPhone, 1, "contact_phone|contact_mobile|담당자 전화|담당자 연락처|담당자 전화번호|संपर्क फ़ोन|संपर्क व्यक्ति का फ़ोन",
      vague: "phone|phone_number|mobile|전화번호|फ़ोन"),
    HeaderSynonyms(
      .contactTitle, 1,
      "contact_title|contact_job_title|job_title|담당자 직함|담당자 직책|संपर्क पद|"
        + "संपर्क व्यक्ति का पद"),
    HeaderSynonyms(.contactRole, 1, "contact_role|담당자 역할|संपर्क भूमिका|संपर्क व्यक्ति की भूमिका"),
  ]

  static let contacts: [HeaderSynonyms] =
    references + [
      HeaderSynonyms(.externalId, 2, "contact_id|user_id|person_id|담당자 ID|संपर्क आईडी", vague: ownIDs),
      HeaderSynonyms(
        .displayName, 3, "contact_name|full_name|display_name|담당자|담당자명|담당자 이름|성명|संपर्क व्यक्ति|पूरा नाम|संपर्क नाम",
        vague: "name|contact|이름|नाम"),
      HeaderSynonyms(.givenName, 3, "first_name|given_name|forename|이름(名)|पहला नाम|प्रथम नाम"),
      HeaderSynonyms(.familyName, 3, "last_name|family_name|surname|성|성씨|उपनाम|अंतिम नाम|कुलनाम"),
      HeaderSynonyms(.email, 3, "email|email_address|e-mail|contact_email|mail|이메일|이메일 주소|메일|전자우편|ईमेल|ईमेल पता|ई-मेल"),
      HeaderSynonyms(.phone, 2, "phone|phone_number|mobile|telephone|tel|전화|전화번호|휴대폰|연락처|फ़ोन|फ़ोन नंबर|मोबाइल"),
      HeaderSynonyms(.title, 2, "job_title|title|position|designation|직함|직책|직위|पद|पदनाम"),
      HeaderSynonyms(.role, 1, "role|contact_role|role_at_the_account|역할|고객사 내 역할|भूमिका|ग्राहक खाते में भूमिका"),
      HeaderSynonyms(.language, 1, "language|preferred_language|언어|भाषा", vague: "locale"),
      HeaderSynonyms(.timeZone, 1, "time_zone|timezone|시간대|समय क्षेत्र"),
      HeaderSynonyms(.doNotContact, 2, "do_not_contact|opt_out|opted_out|unsubscribed|연락 금지|수신 거부|संपर्क न करें"),
    ]

  static let notes: [HeaderSynonyms] =
    references + [
      HeaderSynonyms(.externalId, 3, "note_id|activity_id|메모 ID|नोट आईडी", vague: ownIDs),
      HeaderSynonyms(
        .text, 4, "note|notes|note_text|note_body|comment|comments|memo|메모|메모 내용|노트|코멘트|नोट|टिप्पणी",
        vague: "body|content|text|내용|본문|सामग्री"),
      HeaderSynonyms(
        .occurred, 2, "note_date|noted_at|activity_date|작성일|작성 일시|नोट तिथि", vague: whens + "|created_at|created"),
      HeaderSynonyms(.authorEmail, 2, "author|author_email|created_by|written_by|작성자|작성자 이메일|लेखक|लेखक ईमेल"),
      HeaderSynonyms(.subject, 1, "subject|title|제목|विषय|शीर्षक"),
    ]

  static let whens = "date|day|time|timestamp|datetime|when|날짜|일자|일시|시각|तारीख|दिनांक|तिथि|समय"
}
