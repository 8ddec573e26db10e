/// The names that files in English, Hindi and Korean give to a field, for one kind of file.
struct HeaderSynonyms: Sendable {
  let key: ImportFieldKey
  /// How much a column so named says that the file is of the kind.
  let weight: Int
  /// Folded names that mean this field.
  let clear: Set<String>
  /// Folded names that mean this field when nothing else claims them; they count one.
  let vague: Set<String>

  init(_ key: ImportFieldKey, _ weight: Int, _ clear: String, vague: String = "") {
    self.key = key
    self.weight = weight
    self.clear = Self.names(clear)
    self.vague = Self.names(vague)
  }

  private static func names(_ list: String) -> Set<String> {
    Set(list.split(separator: "|").map { HeaderName.fold(String($0)) })
  }

  static func table(of kind: ImportKind) -> [HeaderSynonyms] {
    switch kind {
    case .accounts: accounts
    case .contacts: contacts
    case .subscriptions: subscriptions
    case .usage: usage
    case .tickets: tickets
    case .churn: churn
    case .notes: notes
    }
  }

  static let accountIDs = """
    account_id|account_external_id|account_number|account_no|account_code|customer_id|customer_number|customer_code|\
    client_id|client_code|company_id|organization_id|organisation_id|org_id|tenant_id|고객사 ID|고객사 아이디|고객사 번호|\
    고객사 코드|고객 ID|고객 번호|고객 코드|거래처 코드|거래처 ID|회사 ID|ग्राहक आईडी|ग्राहक खाता आईडी|खाता आईडी|\
    ग्राहक कोड|ग्राहक संख्या|ग्राहक क्रमांक|कंपनी आईडी
    """
  static let accountNames = """
    account_name|name_of_the_account|customer_name|company_name|client_name|organization_name|organisation_name|\
    고객사명|고객사 이름|고객사 명칭|\
    고객명|회사명|회사 이름|거래처명|상호|ग्राहक का नाम|ग्राहक नाम|ग्राहक खाते का नाम|खाते का नाम|कंपनी का नाम|कंपनी नाम|\
    संगठन का नाम
    """
  static let accountWords =
    "account|customer|client|company|organization|organisation|org|tenant|고객사|고객|거래처|회사|ग्राहक|ग्राहक खाता|खाता|कंपनी"
  static let domains = """
    domain|account_domain|domain_of_the_account|company_domain|customer_domain|email_domain|website|도메인|고객사 도메인|홈페이지|\
    웹사이트|डोमेन|ग्राहक खाते का डोमेन|वेबसाइट
    """
  static let ownIDs = "id|external_id|uid|uuid|key|식별자|아이디|외부 ID|번호|आईडी|बाहरी आईडी|क्रमांक"

  /// How files of other kinds than accounts name the account.
  static let references: [HeaderSynonyms] = [
    HeaderSynonyms(.account, 1, accountIDs, vague: accountWords),
    HeaderSynonyms(.accountName, 1, accountNames),
    HeaderSynonyms(.accountDomain, 1, domains),
  ]
}
