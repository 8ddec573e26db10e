import Storage

/// The tables of custom attributes. Append-only.
public enum AttributeMigrations {
  public static let all: [Migration] = [
    Migration(
      id: "2026-11-22T2130_customers_attribute",
      sql: """
        CREATE TABLE account_attribute (
          workspace_id {uuid} NOT NULL,
          id {uuid} NOT NULL,
          key {text} NOT NULL,
          kind {text} NOT NULL,
          -- of amounts of money
          currency {text},
          name_en {text} NOT NULL,
          name_hi {text} NOT NULL,
          name_ko {text} NOT NULL,
          -- a JSON list of keys and names
          options {text} NOT NULL,
          version {bigint} NOT NULL,
          created_at {timestamp} NOT NULL,
          updated_at {timestamp} NOT NULL,
          -- since when it is no attribute any more; the audit log says who
          retired_at {timestamp},
          CONSTRAINT account_attribute_pkey PRIMARY KEY (workspace_id, id),
          CONSTRAINT account_attribute_kind_check
            CHECK (kind IN ('text', 'number', 'money', 'boolean', 'date', 'choice', 'choices')),
          CONSTRAINT account_attribute_currency_check CHECK ((kind = 'money') = (currency IS NOT NULL)),
          CONSTRAINT account_attribute_version_check CHECK (version >= 1)
        ) {strict};
        CREATE UNIQUE INDEX account_attribute_key ON account_attribute (workspace_id, key) WHERE retired_at IS NULL;

        -- Derived from account.attributes: the values that fit a defined attribute, as filters compare them.
        CREATE TABLE account_attribute_value (
          workspace_id {uuid} NOT NULL,
          attribute_id {uuid} NOT NULL,
          account_id {uuid} NOT NULL,
          -- counts several choices
          place {int} NOT NULL,
          -- folded text, or the key of an option
          word {text},
          -- a number, an amount, a day since 1970, or 1 and 0 for yes and no
          number {double},
          CONSTRAINT account_attribute_value_pkey PRIMARY KEY (workspace_id, attribute_id, account_id, place),
          CONSTRAINT account_attribute_value_attribute_fkey FOREIGN KEY (workspace_id, attribute_id)
            REFERENCES account_attribute (workspace_id, id) ON DELETE CASCADE,
          CONSTRAINT account_attribute_value_account_fkey FOREIGN KEY (workspace_id, account_id)
            REFERENCES account (workspace_id, id) ON DELETE CASCADE,
          CONSTRAINT account_attribute_value_kind_check CHECK ((word IS NULL) <> (number IS NULL))
        ) {clustered};
        CREATE INDEX account_attribute_value_by_account ON account_attribute_value (workspace_id, account_id);
        CREATE INDEX account_attribute_value_by_word
          ON account_attribute_value (workspace_id, attribute_id, word, account_id) WHERE word IS NOT NULL;
        CREATE INDEX account_attribute_value_by_number
          ON account_attribute_value (workspace_id, attribute_id, number, account_id) WHERE number IS NOT NULL;
        """)
  ]
}
