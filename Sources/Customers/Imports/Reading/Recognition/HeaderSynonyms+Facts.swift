extension HeaderSynonyms {
  static let subscriptionIDs =
    """
    subscription_id|subscription|subscription_external_id|contract_id|구독 ID|구독 번호|구독|계약 번호|सदस्यता आईडी|\
    सदस्यता|अनुबंध आईडी
    """

  static let subscriptions: [HeaderSynonyms] =
    references + [
      HeaderSynonyms(.externalId, 3, subscriptionIDs, vague: ownIDs),
      HeaderSynonyms(.product, 2, "product|product_name|sku|제품|제품명|상품|상품명|उत्पाद|उत्पाद नाम"),
      HeaderSynonyms(.plan, 2, "plan|plan_name|plan_tier|plan_id|요금제|요금제명|플랜|प्लान|योजना", vague: "tier"),
      HeaderSynonyms(
        .start, 3,
        """
        start_date|start|starts_at|started_at|subscription_start|contract_start|period_start|시작일|구독 시작일|\
        계약 시작일|개시일|प्रारंभ तिथि|आरंभ तिथि|शुरू होने की तिथि
        """
      ),
      HeaderSynonyms(
        .end, 2,
        """
        end_date|end|ends_at|ended_at|subscription_end|contract_end|period_end|expiry_date|expires_at|종료일|\
        구독 종료일|계약 종료일|만료일|समाप्ति तिथि|अंतिम तिथि
        """
      ),
      HeaderSynonyms(
        .mrr, 4,
        """
        mrr|월간 반복 매출(MRR)|मासिक आवर्ती राजस्व (MRR)|mrr_amount|monthly_recurring_revenue|monthly_amount|\
        월간 반복 매출|월 반복 매출|월 매출|월 이용료|월 구독료|\
        मासिक आवर्ती राजस्व|मासिक राशि|एमआरआर
        """
      ),
      HeaderSynonyms(
        .arr, 4,
        """
        arr|연간 반복 매출(ARR)|वार्षिक आवर्ती राजस्व (ARR)|arr_amount|annual_recurring_revenue|annual_amount|\
        연간 반복 매출|연 반복 매출|연 매출|वार्षिक आवर्ती राजस्व|\
        वार्षिक राशि|एआरआर
        """),
      HeaderSynonyms(
        .priceFrom, 2,
        "price_from|price_valid_from|price_start_date|price_effective_date|가격 적용일|요금 적용일|मूल्य कब से|"
          + "मूल्य लागू तिथि", vague: "effective_from|effective_date"),
      HeaderSynonyms(.currency, 1, "currency|currency_code|통화|मुद्रा"),
      HeaderSynonyms(.seats, 1, "seats|seat_count|quantity|licenses|licences|좌석 수|좌석|수량|सीटें|सीट संख्या|मात्रा"),
      HeaderSynonyms(
        .billingPeriod, 2,
        "billing_frequency|billing_period|billing_cycle|billing_interval|결제 주기|청구 주기|과금 주기|बिलिंग अवधि|बिलिंग चक्र"),
      HeaderSynonyms(
        .autoRenew, 2,
        """
        auto_renew|auto_renew_flag|auto_renewal|automatic_renewal|자동 갱신|자동 갱신 여부|자동 연장|स्वतः नवीनीकरण|\
        स्वचालित नवीनीकरण
        """),
      HeaderSynonyms(
        .noticeDays, 2,
        "notice_days|notice_period_days|notice_period_in_days|해지 통보 기간|"
          + "해지 통보 기간(일)|해지 통보 일수|सूचना अवधि|सूचना अवधि (दिन)"),
      HeaderSynonyms(
        .termMonths, 2,
        "term_months|term_in_months|contract_months|term_length_months|"
          + "계약 기간(개월)|계약 개월|अवधि माह"),
    ]

  static let usage: [HeaderSynonyms] =
    references + [
      HeaderSynonyms(.externalId, 4, "usage_id|usage_event_id|사용 ID|उपयोग आईडी", vague: ownIDs + "|event_id|record_id"),
      HeaderSynonyms(.subscription, 1, subscriptionIDs),
      HeaderSynonyms(
        .occurred, 4,
        """
        usage_date|usage_day|used_at|event_date|event_time|event_timestamp|occurred_at|occurred_on|\
        measured_at|사용일|사용 일자|이용일|발생 일시|उपयोग तिथि|उपयोग की तारीख
        """,
        vague: whens),
      HeaderSynonyms(.metric, 4, "metric|metric_name|metric_key|measure|kpi|지표|지표명|지표 이름|मीट्रिक|मीट्रिक नाम"),
      HeaderSynonyms(.value, 2, "value|metric_value|값|지표 값|मान|मूल्य"),
      HeaderSynonyms(
        .dimension, 2, "feature_name|feature|module|dimension|event_name|기능|기능명|기능 이름|모듈|फ़ीचर|सुविधा|मॉड्यूल",
        vague: "event|이벤트"),
    ]

  static let tickets: [HeaderSynonyms] =
    references + [
      HeaderSynonyms(
        .externalId, 4, "ticket_id|ticket_number|ticket_no|case_id|case_number|티켓 ID|티켓 번호|문의 번호|टिकट आईडी|टिकट संख्या",
        vague: ownIDs),
      HeaderSynonyms(
        .submitted, 3,
        """
        submitted_at|submitted|submission_date|opened_at|opened_on|ticket_created_at|ticket_date|접수일|접수 일시|\
        문의일|문의 일시|टिकट तिथि|दर्ज तिथि
        """,
        vague: "created_at|created|created_date|created_on|open_date|생성일|생성 일시|등록일|निर्माण तिथि"),
      HeaderSynonyms(
        .closed, 2,
        """
        closed_at|closed_on|closed|close_date|resolved_at|solved_at|종료 일시|종료일|해결 일시|해결일|बंद तिथि|समाधान तिथि
        """),
      HeaderSynonyms(.subject, 2, "subject|summary|ticket_subject|제목|문의 제목|विषय|शीर्षक", vague: "title"),
      HeaderSynonyms(.text, 1, "description|ticket_description|body|문의 내용|내용|설명|विवरण"),
      HeaderSynonyms(
        .resolutionHours, 3, "resolution_time_hours|resolution_hours|hours_to_resolution|해결 시간(시간)|समाधान समय (घंटे)"),
      HeaderSynonyms(.resolutionMinutes, 3, "resolution_time_minutes|resolution_minutes|해결 시간(분)|समाधान समय (मिनट)"),
      HeaderSynonyms(.priority, 2, "priority|severity|urgency|우선순위|우선 순위|중요도|긴급도|प्राथमिकता"),
      HeaderSynonyms(
        .firstResponseMinutes, 3,
        "first_response_time_minutes|first_response_minutes|first_reply_minutes|최초 응답 시간(분)|पहला उत्तर (मिनट)"),
      HeaderSynonyms(
        .firstResponseHours, 3,
        "first_response_time_hours|first_response_hours|first_reply_hours|최초 응답 시간(시간)|पहला उत्तर (घंटे)"),
      HeaderSynonyms(
        .satisfaction, 2,
        """
        satisfaction_score|satisfaction|csat|csat_score|rating|만족도|고객 만족도|만족도 점수|संतुष्टि|संतुष्टि स्कोर
        """),
      HeaderSynonyms(
        .escalated, 2,
        """
        escalation_flag|escalated|is_escalated|escalation|상위 이관|이관 여부|ऊपर भेजा गया|एस्केलेशन
        """),
      HeaderSynonyms(.status, 1, "status|ticket_status|상태|처리 상태|स्थिति"),
      HeaderSynonyms(.channel, 1, "channel|ticket_channel|채널|문의 채널|चैनल"),
    ]

  static let churn: [HeaderSynonyms] =
    references + [
      HeaderSynonyms(.externalId, 4, "churn_event_id|churn_id|cancellation_id|이탈 ID|छूटने की आईडी", vague: ownIDs),
      HeaderSynonyms(
        .churnedOn, 4,
        """
        churn_date|churned_at|churned_on|cancellation_date|cancelled_at|canceled_at|이탈일|이탈 일자|해지일|\
        छूटने की तिथि|रद्द करने की तिथि
        """
      ),
      HeaderSynonyms(
        .reason, 2,
        """
        reason_code|reason|churn_reason|cancellation_reason|이탈 사유|해지 사유|사유|कारण|छूटने का कारण
        """),
      HeaderSynonyms(.refund, 2, "refund|refund_amount|환불|환불 금액|환불액|धनवापसी|वापसी राशि|रिफंड"),
      HeaderSynonyms(.reactivation, 2, "is_reactivation|reactivation|reactivated|재활성화|재활성화 여부|재가입|पुनः सक्रिय"),
      HeaderSynonyms(
        .feedback, 1, "feedback|feedback_text|churn_feedback|의견|피드백|प्रतिक्रिया", vague: "comment|comments"),
    ]
}
