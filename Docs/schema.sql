CREATE TABLE account (
  workspace_id BLOB NOT NULL,
  id BLOB NOT NULL,
  name TEXT NOT NULL,
  -- for matching and sorting, made by Language
  name_folded TEXT NOT NULL,
  sort_key TEXT NOT NULL,
  owner_id BLOB,
  parent_id BLOB,
  stage TEXT NOT NULL,
  tier TEXT,
  industry TEXT,
  country TEXT,
  language TEXT,
  time_zone TEXT,
  currency TEXT NOT NULL,
  seats INTEGER,
  employees INTEGER,
  customer_since INTEGER,
  churned_on INTEGER,
  churn_reason TEXT,
  churn_note TEXT,
  -- what sources said beyond the fields above: a JSON object of texts
  attributes TEXT NOT NULL,
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  CONSTRAINT account_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT account_parent_fkey FOREIGN KEY (workspace_id, parent_id) REFERENCES account (workspace_id, id),
  CONSTRAINT account_seats_check CHECK (seats >= 0),
  CONSTRAINT account_employees_check CHECK (employees >= 0),
  CONSTRAINT account_version_check CHECK (version >= 1)
) STRICT;

CREATE INDEX account_by_folded_name ON account (workspace_id, name_folded);

CREATE INDEX account_by_name ON account (workspace_id, sort_key, id);

CREATE INDEX account_by_owner ON account (workspace_id, owner_id, id);

CREATE INDEX account_by_parent ON account (workspace_id, parent_id) WHERE parent_id IS NOT NULL;

CREATE INDEX account_by_since
  ON account (workspace_id, (coalesce(customer_since, -719162) / 30), id, customer_since);

CREATE TABLE account_attribute (
  workspace_id BLOB NOT NULL,
  id BLOB NOT NULL,
  key TEXT NOT NULL,
  kind TEXT NOT NULL,
  -- of amounts of money
  currency TEXT,
  name_en TEXT NOT NULL,
  name_hi TEXT NOT NULL,
  name_ko TEXT NOT NULL,
  -- a JSON list of keys and names
  options TEXT NOT NULL,
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  -- since when it is no attribute any more; the audit log says who
  retired_at INTEGER,
  CONSTRAINT account_attribute_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT account_attribute_kind_check
    CHECK (kind IN ('text', 'number', 'money', 'boolean', 'date', 'choice', 'choices')),
  CONSTRAINT account_attribute_currency_check CHECK ((kind = 'money') = (currency IS NOT NULL)),
  CONSTRAINT account_attribute_version_check CHECK (version >= 1)
) STRICT;

CREATE UNIQUE INDEX account_attribute_key ON account_attribute (workspace_id, key) WHERE retired_at IS NULL;

CREATE TABLE account_attribute_value (
  workspace_id BLOB NOT NULL,
  attribute_id BLOB NOT NULL,
  account_id BLOB NOT NULL,
  -- counts several choices
  place INTEGER NOT NULL,
  -- folded text, or the key of an option
  word TEXT,
  -- a number, an amount, a day since 1970, or 1 and 0 for yes and no
  number REAL,
  CONSTRAINT account_attribute_value_pkey PRIMARY KEY (workspace_id, attribute_id, account_id, place),
  CONSTRAINT account_attribute_value_attribute_fkey FOREIGN KEY (workspace_id, attribute_id)
    REFERENCES account_attribute (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT account_attribute_value_account_fkey FOREIGN KEY (workspace_id, account_id)
    REFERENCES account (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT account_attribute_value_kind_check CHECK ((word IS NULL) <> (number IS NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX account_attribute_value_by_account ON account_attribute_value (workspace_id, account_id);

CREATE INDEX account_attribute_value_by_number
  ON account_attribute_value (workspace_id, attribute_id, number, account_id) WHERE number IS NOT NULL;

CREATE INDEX account_attribute_value_by_word
  ON account_attribute_value (workspace_id, attribute_id, word, account_id) WHERE word IS NOT NULL;

CREATE TABLE account_churn_past (
  workspace_id BLOB NOT NULL,
  account_id BLOB NOT NULL,
  replaced_at INTEGER NOT NULL,
  churned_on INTEGER,
  churn_reason TEXT,
  churn_note TEXT,
  CONSTRAINT account_churn_past_pkey PRIMARY KEY (workspace_id, account_id, replaced_at),
  CONSTRAINT account_churn_past_account_fkey FOREIGN KEY (workspace_id, account_id)
    REFERENCES account (workspace_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE account_contact (
  workspace_id BLOB NOT NULL,
  account_id BLOB NOT NULL,
  contact_id BLOB NOT NULL,
  role TEXT NOT NULL,
  CONSTRAINT account_contact_pkey PRIMARY KEY (workspace_id, account_id, contact_id),
  CONSTRAINT account_contact_account_fkey FOREIGN KEY (workspace_id, account_id)
    REFERENCES account (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT account_contact_contact_fkey FOREIGN KEY (workspace_id, contact_id)
    REFERENCES contact (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT account_contact_role_check
    CHECK (role IN ('champion', 'decisionMaker', 'economicBuyer', 'user', 'blocker'))
) STRICT, WITHOUT ROWID;

CREATE INDEX account_contact_by_contact ON account_contact (workspace_id, contact_id);

CREATE TABLE account_domain (
  workspace_id BLOB NOT NULL,
  domain TEXT NOT NULL,
  account_id BLOB NOT NULL,
  CONSTRAINT account_domain_pkey PRIMARY KEY (workspace_id, domain),
  CONSTRAINT account_domain_account_fkey FOREIGN KEY (workspace_id, account_id)
    REFERENCES account (workspace_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX account_domain_by_account ON account_domain (workspace_id, account_id);

CREATE TABLE account_external_id (
  workspace_id BLOB NOT NULL,
  source TEXT NOT NULL,
  external_id TEXT NOT NULL,
  account_id BLOB NOT NULL,
  CONSTRAINT account_external_id_pkey PRIMARY KEY (workspace_id, source, external_id),
  CONSTRAINT account_external_id_account_fkey FOREIGN KEY (workspace_id, account_id)
    REFERENCES account (workspace_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX account_external_id_alone ON account_external_id (workspace_id, external_id);

CREATE INDEX account_external_id_by_account ON account_external_id (workspace_id, account_id);

CREATE TABLE account_member (
  workspace_id BLOB NOT NULL,
  account_id BLOB NOT NULL,
  person_id BLOB NOT NULL,
  -- in the company's own words: "solution engineer"
  role TEXT NOT NULL,
  added_at INTEGER NOT NULL,
  added_by BLOB,
  CONSTRAINT account_member_pkey PRIMARY KEY (workspace_id, account_id, person_id),
  CONSTRAINT account_member_account_fkey FOREIGN KEY (workspace_id, account_id)
    REFERENCES account (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT account_member_person_fkey FOREIGN KEY (workspace_id, person_id)
    REFERENCES person (workspace_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX account_member_by_person ON account_member (workspace_id, person_id, account_id);

CREATE TABLE account_metric (
  workspace_id BLOB NOT NULL,
  account_id BLOB NOT NULL,
  metric INTEGER NOT NULL,
  first_day INTEGER NOT NULL,
  last_day INTEGER NOT NULL,
  CONSTRAINT account_metric_pkey PRIMARY KEY (workspace_id, account_id, metric)
) STRICT, WITHOUT ROWID;

CREATE TABLE account_stage_change (
  workspace_id BLOB NOT NULL,
  account_id BLOB NOT NULL,
  changed_at INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  from_stage TEXT,
  to_stage TEXT NOT NULL,
  changed_by BLOB,
  reason TEXT,
  CONSTRAINT account_stage_change_pkey PRIMARY KEY (workspace_id, account_id, changed_at, recorded_at),
  CONSTRAINT account_stage_change_account_fkey FOREIGN KEY (workspace_id, account_id)
    REFERENCES account (workspace_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE account_summary (
  workspace_id BLOB NOT NULL,
  account_id BLOB NOT NULL,
  mrr_minor INTEGER NOT NULL,
  renewal_on INTEGER,
  last_contact_at INTEGER,
  last_seen_at INTEGER,
  -- millionths of a point
  health_score INTEGER,
  health_band TEXT NOT NULL,
  -- 0 to 1
  health_coverage REAL NOT NULL,
  -- against the score of 30 days before, millionths
  health_change INTEGER,
  health_day INTEGER,
  -- up to 13 weekly scores, oldest first, as the sparkline draws them
  health_trend BLOB, health_read_at INTEGER, past_read_at INTEGER,
  CONSTRAINT account_summary_pkey PRIMARY KEY (workspace_id, account_id),
  CONSTRAINT account_summary_account_fkey FOREIGN KEY (workspace_id, account_id)
    REFERENCES account (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT account_summary_band_check CHECK (health_band IN ('red', 'amber', 'green', 'grey'))
) STRICT, WITHOUT ROWID;

CREATE INDEX account_summary_by_change
  ON account_summary (workspace_id, (coalesce(health_change, 0)), account_id);

CREATE INDEX account_summary_by_contact
  ON account_summary (workspace_id, (coalesce(last_contact_at, 0)), account_id);

CREATE INDEX account_summary_by_health
  ON account_summary (workspace_id, (coalesce(health_score, -1)), account_id);

CREATE INDEX account_summary_by_mrr ON account_summary (workspace_id, mrr_minor, account_id);

CREATE INDEX account_summary_by_renewal
  ON account_summary (workspace_id, (coalesce(renewal_on, 2932896)), account_id);

CREATE TABLE account_tag (
  workspace_id BLOB NOT NULL,
  account_id BLOB NOT NULL,
  tag TEXT NOT NULL,
  CONSTRAINT account_tag_pkey PRIMARY KEY (workspace_id, account_id, tag),
  CONSTRAINT account_tag_account_fkey FOREIGN KEY (workspace_id, account_id)
    REFERENCES account (workspace_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX account_tag_by_tag ON account_tag (workspace_id, tag, account_id);

CREATE TABLE api_token (
  workspace_id BLOB NOT NULL,
  id BLOB NOT NULL,
  -- SHA-256 of the token, which is kept nowhere
  token_hash BLOB NOT NULL,
  name TEXT NOT NULL,
  -- whose rights the token borrows
  person_id BLOB NOT NULL,
  -- with blanks between
  scopes TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER,
  -- written at most once a minute
  last_used_at INTEGER,
  revoked_at INTEGER,
  revoked_by BLOB,
  CONSTRAINT api_token_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT api_token_token_key UNIQUE (workspace_id, token_hash),
  CONSTRAINT api_token_person_fkey FOREIGN KEY (workspace_id, person_id)
    REFERENCES person (workspace_id, id) ON DELETE CASCADE
) STRICT;

CREATE INDEX api_token_by_person ON api_token (workspace_id, person_id);

CREATE TABLE audit (
  workspace_id BLOB NOT NULL,
  id BLOB NOT NULL,
  recorded_at INTEGER NOT NULL,
  actor_kind TEXT NOT NULL,
  actor_person_id BLOB,
  token_name TEXT,
  action TEXT NOT NULL,
  -- the outside form of an id, or a name
  subject TEXT,
  -- a JSON object of texts
  details TEXT NOT NULL,
  CONSTRAINT audit_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT audit_actor_check CHECK (actor_kind IN ('person', 'token', 'system'))
) STRICT;

CREATE INDEX audit_by_action ON audit (workspace_id, action, recorded_at, id);

CREATE INDEX audit_by_person ON audit (workspace_id, actor_person_id, recorded_at, id);

CREATE INDEX audit_by_time ON audit (workspace_id, recorded_at, id);

CREATE TABLE backtest (
  workspace_id BLOB NOT NULL,
  id BLOB NOT NULL,
  scorecard_id BLOB NOT NULL,
  -- absent for a draft
  version INTEGER,
  -- what was tested, JSON
  definition TEXT NOT NULL,
  -- days
  horizon INTEGER NOT NULL,
  churn TEXT NOT NULL,
  started_by BLOB,
  started_at INTEGER NOT NULL,
  -- 0 to 1
  progress REAL NOT NULL,
  finished_at INTEGER,
  -- the code of a problem
  failure TEXT,
  -- JSON
  result TEXT, suggests_weights INTEGER CHECK (suggests_weights IN (0, 1)) NOT NULL DEFAULT FALSE, rule TEXT, verdict TEXT,
  CONSTRAINT backtest_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT backtest_scorecard_fkey FOREIGN KEY (workspace_id, scorecard_id)
    REFERENCES scorecard (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT backtest_churn_check CHECK (churn IN ('subscriptions', 'events', 'status'))
) STRICT;

CREATE INDEX backtest_by_scorecard ON backtest (workspace_id, scorecard_id, started_at, id);

CREATE INDEX backtest_by_version ON backtest (workspace_id, version, started_at, id) WHERE verdict IS NOT NULL;

CREATE TABLE built_in_role_visibility (
  workspace_id BLOB NOT NULL,
  role TEXT NOT NULL,
  visibility TEXT NOT NULL,
  CONSTRAINT built_in_role_visibility_pkey PRIMARY KEY (workspace_id, role),
  CONSTRAINT built_in_role_visibility_workspace_fkey FOREIGN KEY (workspace_id)
    REFERENCES workspace (id) ON DELETE CASCADE,
  CONSTRAINT built_in_role_visibility_check CHECK (visibility IN ('all', 'teams', 'mine'))
) STRICT, WITHOUT ROWID;

CREATE TABLE bulk_change (
  workspace_id BLOB NOT NULL,
  id BLOB NOT NULL,
  state TEXT NOT NULL,
  -- what is changed, and the old and new values with their counts, as JSON
  edit TEXT NOT NULL,
  effects TEXT NOT NULL,
  -- how many accounts were chosen, also those that are so already
  chosen INTEGER NOT NULL,
  made_by BLOB,
  made_at INTEGER NOT NULL,
  finished_at INTEGER,
  undone_by BLOB,
  undone_at INTEGER,
  CONSTRAINT bulk_change_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT bulk_change_state_check
    CHECK (state IN ('planned', 'running', 'done', 'undoing', 'undone'))
) STRICT;

CREATE INDEX bulk_change_by_time ON bulk_change (workspace_id, made_at, id);

CREATE TABLE bulk_change_item (
  workspace_id BLOB NOT NULL,
  change_id BLOB NOT NULL,
  account_id BLOB NOT NULL,
  state TEXT NOT NULL,
  -- the values before and after, as JSON
  old_values TEXT NOT NULL,
  new_values TEXT NOT NULL,
  CONSTRAINT bulk_change_item_pkey PRIMARY KEY (workspace_id, change_id, account_id),
  CONSTRAINT bulk_change_item_change_fkey FOREIGN KEY (workspace_id, change_id)
    REFERENCES bulk_change (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT bulk_change_item_account_fkey FOREIGN KEY (workspace_id, account_id)
    REFERENCES account (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT bulk_change_item_state_check
    CHECK (state IN ('planned', 'changed', 'unchanged', 'restored', 'kept'))
) STRICT, WITHOUT ROWID;

CREATE INDEX bulk_change_item_by_account ON bulk_change_item (workspace_id, account_id);

CREATE INDEX bulk_change_item_by_state
  ON bulk_change_item (workspace_id, change_id, state, account_id);

CREATE TABLE contact (
  workspace_id BLOB NOT NULL,
  id BLOB NOT NULL,
  given_name TEXT,
  family_name TEXT,
  display_name TEXT NOT NULL,
  name_folded TEXT NOT NULL,
  sort_key TEXT NOT NULL,
  title TEXT,
  phone TEXT,
  language TEXT,
  time_zone TEXT,
  do_not_contact INTEGER CHECK (do_not_contact IN (0, 1)) NOT NULL,
  consent_on INTEGER,
  consent_source TEXT,
  last_seen_at INTEGER,
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  CONSTRAINT contact_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT contact_version_check CHECK (version >= 1)
) STRICT;

CREATE INDEX contact_by_name ON contact (workspace_id, sort_key, id);

CREATE TABLE contact_email (
  workspace_id BLOB NOT NULL,
  -- in lower case
  email TEXT NOT NULL,
  contact_id BLOB NOT NULL,
  is_primary INTEGER CHECK (is_primary IN (0, 1)) NOT NULL,
  CONSTRAINT contact_email_pkey PRIMARY KEY (workspace_id, email),
  CONSTRAINT contact_email_contact_fkey FOREIGN KEY (workspace_id, contact_id)
    REFERENCES contact (workspace_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX contact_email_by_contact ON contact_email (workspace_id, contact_id);

CREATE TABLE contact_external_id (
  workspace_id BLOB NOT NULL,
  source TEXT NOT NULL,
  external_id TEXT NOT NULL,
  contact_id BLOB NOT NULL,
  CONSTRAINT contact_external_id_pkey PRIMARY KEY (workspace_id, source, external_id),
  CONSTRAINT contact_external_id_contact_fkey FOREIGN KEY (workspace_id, contact_id)
    REFERENCES contact (workspace_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX contact_external_id_by_contact ON contact_external_id (workspace_id, contact_id);

CREATE TABLE event (
  workspace_id BLOB NOT NULL,
  id BLOB NOT NULL,
  account_id BLOB,
  kind TEXT NOT NULL,
  occurred_at INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  -- who did it; absent for sources and the program
  person_id BLOB,
  -- the note, task, contact … that it is about
  subject_id BLOB,
  -- a JSON object of texts: what the timeline's sentence names
  payload TEXT NOT NULL,
  CONSTRAINT event_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT event_account_fkey FOREIGN KEY (workspace_id, account_id)
    REFERENCES account (workspace_id, id) ON DELETE CASCADE
) STRICT;

CREATE INDEX event_by_account ON event (workspace_id, account_id, occurred_at, id);

CREATE INDEX event_by_kind ON event (workspace_id, account_id, kind, occurred_at, id);

CREATE INDEX event_by_person ON event (workspace_id, account_id, person_id, occurred_at, id)
  WHERE person_id IS NOT NULL;

CREATE INDEX event_by_subject ON event (workspace_id, subject_id) WHERE subject_id IS NOT NULL;

CREATE TABLE first_run (
  slot INTEGER NOT NULL,
  workspace_id BLOB NOT NULL,
  finished_at INTEGER NOT NULL,
  CONSTRAINT first_run_pkey PRIMARY KEY (slot),
  CONSTRAINT first_run_slot_check CHECK (slot = 1),
  CONSTRAINT first_run_workspace_fkey FOREIGN KEY (workspace_id) REFERENCES workspace (id) ON DELETE CASCADE
) STRICT;

CREATE TABLE health_score (
  workspace_id BLOB NOT NULL,
  account_id BLOB NOT NULL,
  day INTEGER NOT NULL,
  scorecard_version INTEGER NOT NULL,
  -- millionths of a point; absent when no measure had data
  score INTEGER,
  -- 0 to 1
  coverage REAL NOT NULL,
  band TEXT NOT NULL,
  -- every measure, exception and hold: Score.bytes
  lines BLOB NOT NULL,
  recorded_at INTEGER NOT NULL,
  CONSTRAINT health_score_pkey PRIMARY KEY (workspace_id, account_id, day),
  CONSTRAINT health_score_account_fkey FOREIGN KEY (workspace_id, account_id)
    REFERENCES account (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT health_score_band_check CHECK (band IN ('red', 'amber', 'green', 'grey'))
) STRICT, WITHOUT ROWID;

CREATE TABLE health_score_past (
  workspace_id BLOB NOT NULL,
  account_id BLOB NOT NULL,
  day INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  -- exclusive
  replaced_at INTEGER NOT NULL,
  scorecard_version INTEGER NOT NULL,
  score INTEGER,
  coverage REAL NOT NULL,
  band TEXT NOT NULL,
  lines BLOB NOT NULL,
  CONSTRAINT health_score_past_pkey PRIMARY KEY (workspace_id, account_id, day, recorded_at),
  CONSTRAINT health_score_past_account_fkey FOREIGN KEY (workspace_id, account_id)
    REFERENCES account (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT health_score_past_band_check CHECK (band IN ('red', 'amber', 'green', 'grey'))
) STRICT, WITHOUT ROWID;

CREATE TABLE health_span (
  workspace_id BLOB NOT NULL,
  account_id BLOB NOT NULL,
  day INTEGER NOT NULL,
  -- exclusive; the last day of the year 9999 for the band of now
  until INTEGER NOT NULL,
  band TEXT NOT NULL,
  CONSTRAINT health_span_pkey PRIMARY KEY (workspace_id, account_id, day),
  CONSTRAINT health_span_account_fkey FOREIGN KEY (workspace_id, account_id)
    REFERENCES account (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT health_span_band_check CHECK (band IN ('red', 'amber', 'green', 'grey')),
  CONSTRAINT health_span_order_check CHECK (until > day)
) STRICT, WITHOUT ROWID;

CREATE TABLE holiday (
  workspace_id BLOB NOT NULL,
  day INTEGER NOT NULL,
  name TEXT NOT NULL,
  CONSTRAINT holiday_pkey PRIMARY KEY (workspace_id, day),
  CONSTRAINT holiday_workspace_fkey FOREIGN KEY (workspace_id) REFERENCES workspace (id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE idempotency_key (
  workspace_id BLOB NOT NULL,
  -- the person's id, or system: keys of different callers never meet
  caller TEXT NOT NULL,
  key TEXT NOT NULL,
  -- SHA-256 of path and body
  fingerprint BLOB NOT NULL,
  started_at INTEGER NOT NULL,
  -- NULL while the first request is under way
  answer TEXT,
  CONSTRAINT idempotency_key_pkey PRIMARY KEY (workspace_id, caller, key)
) STRICT;

CREATE INDEX idempotency_key_by_time ON idempotency_key (workspace_id, started_at);

CREATE TABLE import_file (
  workspace_id BLOB NOT NULL,
  run_id BLOB NOT NULL,
  number INTEGER NOT NULL,
  file_name TEXT NOT NULL,
  kind TEXT NOT NULL,
  -- JSON list of the names of the columns, and a hash of it: the mapping is proposed again for such a file
  header TEXT NOT NULL,
  header_hash INTEGER NOT NULL,
  mapping TEXT NOT NULL,
  CONSTRAINT import_file_pkey PRIMARY KEY (workspace_id, run_id, number),
  CONSTRAINT import_file_run_fkey FOREIGN KEY (workspace_id, run_id)
    REFERENCES import_run (workspace_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX import_file_by_header ON import_file (workspace_id, header_hash, run_id);

CREATE TABLE import_image (
  workspace_id BLOB NOT NULL,
  run_id BLOB NOT NULL,
  kind TEXT NOT NULL,
  subject_id BLOB NOT NULL,
  -- JSON
  image TEXT NOT NULL,
  CONSTRAINT import_image_pkey PRIMARY KEY (workspace_id, run_id, kind, subject_id),
  CONSTRAINT import_image_run_fkey FOREIGN KEY (workspace_id, run_id)
    REFERENCES import_run (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT import_image_kind_check CHECK (kind IN ('account', 'contact', 'subscription'))
) STRICT, WITHOUT ROWID;

CREATE TABLE import_key (
  workspace_id BLOB NOT NULL,
  source TEXT NOT NULL,
  kind TEXT NOT NULL,
  external_id TEXT NOT NULL,
  subject_id BLOB NOT NULL,
  content_hash INTEGER NOT NULL,
  -- where the facts of the row stand: to find them when the row says something else
  account_id BLOB,
  occurred_at INTEGER,
  run_id BLOB NOT NULL,
  CONSTRAINT import_key_pkey PRIMARY KEY (workspace_id, source, kind, external_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE import_key_before (
  workspace_id BLOB NOT NULL,
  run_id BLOB NOT NULL,
  source TEXT NOT NULL,
  kind TEXT NOT NULL,
  external_id TEXT NOT NULL,
  -- whether the run made the thing; else it was there before
  is_new INTEGER CHECK (is_new IN (0, 1)) NOT NULL,
  -- the row of import_key as it was; absent when there was none
  subject_id BLOB,
  content_hash INTEGER,
  account_id BLOB,
  occurred_at INTEGER,
  former_run_id BLOB,
  -- JSON: the facts that the row had become, or the row as it waited; empty when there are none
  facts TEXT NOT NULL,
  CONSTRAINT import_key_before_pkey PRIMARY KEY (workspace_id, run_id, source, kind, external_id),
  CONSTRAINT import_key_before_run_fkey FOREIGN KEY (workspace_id, run_id)
    REFERENCES import_run (workspace_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX import_key_before_by_former ON import_key_before (workspace_id, former_run_id)
  WHERE former_run_id IS NOT NULL;

CREATE TABLE import_refused (
  workspace_id BLOB NOT NULL,
  run_id BLOB NOT NULL,
  file_number INTEGER NOT NULL,
  line INTEGER NOT NULL,
  -- JSON list of texts
  fields TEXT NOT NULL,
  CONSTRAINT import_refused_pkey PRIMARY KEY (workspace_id, run_id, file_number, line),
  CONSTRAINT import_refused_run_fkey FOREIGN KEY (workspace_id, run_id)
    REFERENCES import_run (workspace_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE import_run (
  workspace_id BLOB NOT NULL,
  id BLOB NOT NULL,
  source TEXT NOT NULL,
  -- the names of the files, one a line
  file_names TEXT NOT NULL,
  started_by BLOB,
  started_at INTEGER NOT NULL,
  finished_at INTEGER,
  -- why it ended before its end: a code of a problem
  failure TEXT,
  -- rows of all files that are on disk
  rows_done INTEGER NOT NULL,
  -- JSON; empty while it runs
  report TEXT NOT NULL,
  CONSTRAINT import_run_pkey PRIMARY KEY (workspace_id, id)
) STRICT;

CREATE INDEX import_run_by_start ON import_run (workspace_id, started_at, id);

CREATE TABLE import_turn (
  workspace_id BLOB NOT NULL,
  run_id BLOB NOT NULL,
  CONSTRAINT import_turn_pkey PRIMARY KEY (workspace_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE import_undo (
  workspace_id BLOB NOT NULL,
  run_id BLOB NOT NULL,
  requested_by BLOB,
  requested_at INTEGER NOT NULL,
  finished_at INTEGER,
  removed INTEGER NOT NULL,
  restored INTEGER NOT NULL,
  -- JSON list of what stood in the way; empty when nothing did
  obstacles TEXT NOT NULL,
  CONSTRAINT import_undo_pkey PRIMARY KEY (workspace_id, run_id),
  CONSTRAINT import_undo_run_fkey FOREIGN KEY (workspace_id, run_id)
    REFERENCES import_run (workspace_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE import_waiting (
  workspace_id BLOB NOT NULL,
  source TEXT NOT NULL,
  kind TEXT NOT NULL,
  external_id TEXT NOT NULL,
  id BLOB NOT NULL,
  -- how the row names its account, as people read it
  account_reference TEXT NOT NULL,
  run_id BLOB NOT NULL,
  line INTEGER NOT NULL,
  content_hash INTEGER NOT NULL,
  row_json TEXT NOT NULL,
  CONSTRAINT import_waiting_pkey PRIMARY KEY (workspace_id, source, kind, external_id),
  CONSTRAINT import_waiting_id_unique UNIQUE (workspace_id, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX import_waiting_by_reference ON import_waiting (workspace_id, account_reference, id);

CREATE TABLE invitation (
  workspace_id BLOB NOT NULL,
  id BLOB NOT NULL,
  -- SHA-256 of the link's token, which is kept nowhere
  token_hash BLOB NOT NULL,
  email TEXT NOT NULL,
  email_key TEXT NOT NULL,
  built_in_role TEXT,
  custom_role_id BLOB,
  invited_by BLOB,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  accepted_at INTEGER,
  accepted_by BLOB,
  CONSTRAINT invitation_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT invitation_token_key UNIQUE (workspace_id, token_hash),
  CONSTRAINT invitation_workspace_fkey FOREIGN KEY (workspace_id)
    REFERENCES workspace (id) ON DELETE CASCADE,
  CONSTRAINT invitation_role_fkey FOREIGN KEY (workspace_id, custom_role_id)
    REFERENCES role (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT invitation_role_check CHECK ((built_in_role IS NULL) <> (custom_role_id IS NULL))
) STRICT;

CREATE INDEX invitation_by_email ON invitation (workspace_id, email_key);

CREATE TABLE job (
  workspace_id BLOB NOT NULL,
  id BLOB NOT NULL,
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  payload TEXT NOT NULL,
  -- when it may next be taken: while it is leased, when the lease ends
  run_at INTEGER NOT NULL,
  leased_until INTEGER,
  -- how often it was begun; also tells whether a lease is still one's own
  attempts INTEGER NOT NULL,
  last_error TEXT,
  -- since when it waits for a person, after its last attempt
  dead_at INTEGER,
  created_at INTEGER NOT NULL,
  CONSTRAINT job_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT job_attempts_check CHECK (attempts >= 0)
) STRICT;

CREATE INDEX job_dead ON job (workspace_id, dead_at) WHERE dead_at IS NOT NULL;

CREATE INDEX job_due ON job (run_at, workspace_id, kind) WHERE dead_at IS NULL;

CREATE UNIQUE INDEX job_waiting_unique ON job (workspace_id, kind, key)
  WHERE leased_until IS NULL AND dead_at IS NULL;

CREATE TABLE lifecycle_stage (
  workspace_id BLOB NOT NULL,
  -- a kind, or a kind, a full stop and a key: as accounts have it
  stage TEXT NOT NULL,
  position INTEGER NOT NULL,
  is_hidden INTEGER CHECK (is_hidden IN (0, 1)) NOT NULL,
  -- the workspace's own words; NULL for the usual ones
  name_en TEXT,
  name_hi TEXT,
  name_ko TEXT,
  version INTEGER NOT NULL,
  CONSTRAINT lifecycle_stage_pkey PRIMARY KEY (workspace_id, stage),
  CONSTRAINT lifecycle_stage_name_check
    CHECK ((name_en IS NULL) = (name_hi IS NULL) AND (name_en IS NULL) = (name_ko IS NULL)),
  CONSTRAINT lifecycle_stage_version_check CHECK (version >= 1)
) STRICT, WITHOUT ROWID;

CREATE TABLE mail_refusal (
  workspace_id BLOB NOT NULL,
  person_id BLOB NOT NULL,
  kind TEXT NOT NULL,
  refused_at INTEGER NOT NULL,
  CONSTRAINT mail_refusal_pkey PRIMARY KEY (workspace_id, person_id, kind),
  CONSTRAINT mail_refusal_person_fkey FOREIGN KEY (workspace_id, person_id)
    REFERENCES person (workspace_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE merge_record (
  workspace_id BLOB NOT NULL,
  id BLOB NOT NULL,
  -- 'account' or 'contact'
  kind TEXT NOT NULL,
  survivor_id BLOB NOT NULL,
  -- the one that is no more; its id leads to the survivor while the merge stands
  merged_id BLOB NOT NULL,
  merged_name TEXT NOT NULL,
  merged_at INTEGER NOT NULL,
  merged_by BLOB,
  undone_at INTEGER,
  undone_by BLOB,
  CONSTRAINT merge_record_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT merge_record_kind_check CHECK (kind IN ('account', 'contact')),
  CONSTRAINT merge_record_undo_check CHECK (undone_at IS NOT NULL OR undone_by IS NULL)
) STRICT;

CREATE INDEX merge_record_by_survivor ON merge_record (workspace_id, survivor_id, merged_at);

CREATE UNIQUE INDEX merge_record_merged_unique ON merge_record (workspace_id, merged_id)
  WHERE undone_at IS NULL;

CREATE TABLE merge_row (
  workspace_id BLOB NOT NULL,
  merge_id BLOB NOT NULL,
  position INTEGER NOT NULL,
  table_name TEXT NOT NULL,
  state TEXT NOT NULL,
  -- as a logical export writes it
  content TEXT NOT NULL,
  CONSTRAINT merge_row_pkey PRIMARY KEY (workspace_id, merge_id, position),
  CONSTRAINT merge_row_merge_fkey FOREIGN KEY (workspace_id, merge_id)
    REFERENCES merge_record (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT merge_row_state_check CHECK (state IN ('moved', 'before', 'after'))
) STRICT, WITHOUT ROWID;

CREATE TABLE metric (
  workspace_id BLOB NOT NULL,
  -- short, because it stands in every signal
  number INTEGER NOT NULL,
  key TEXT NOT NULL,
  name_en TEXT NOT NULL,
  name_hi TEXT NOT NULL,
  name_ko TEXT NOT NULL,
  unit TEXT NOT NULL,
  -- several values a day: their sum, or the last one
  kind TEXT NOT NULL,
  -- which way is good
  direction TEXT NOT NULL,
  created_at INTEGER NOT NULL, numerator INTEGER, denominator INTEGER,
  CONSTRAINT metric_pkey PRIMARY KEY (workspace_id, number),
  CONSTRAINT metric_key_unique UNIQUE (workspace_id, key),
  CONSTRAINT metric_kind_check CHECK (kind IN ('count', 'distinctUsers', 'sum', 'lastValue', 'ratio')),
  CONSTRAINT metric_direction_check CHECK (direction IN ('up', 'down'))
) STRICT;

CREATE TABLE metric_event (
  workspace_id BLOB NOT NULL,
  metric INTEGER NOT NULL,
  -- * for every event
  event_name TEXT NOT NULL,
  -- whose number counts, for sums and levels
  property TEXT,
  CONSTRAINT metric_event_pkey PRIMARY KEY (workspace_id, metric, event_name),
  CONSTRAINT metric_event_metric_fkey FOREIGN KEY (workspace_id, metric)
    REFERENCES metric (workspace_id, number) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE metric_flow (
  workspace_id BLOB NOT NULL,
  metric INTEGER NOT NULL,
  day INTEGER NOT NULL,
  samples INTEGER NOT NULL,
  CONSTRAINT metric_flow_pkey PRIMARY KEY (workspace_id, metric, day)
) STRICT, WITHOUT ROWID;

CREATE TABLE metric_month (
  workspace_id BLOB NOT NULL,
  month INTEGER NOT NULL,
  account_id BLOB NOT NULL,
  metric INTEGER NOT NULL,
  days BLOB NOT NULL,
  CONSTRAINT metric_month_pkey PRIMARY KEY (workspace_id, month, account_id, metric)
) STRICT, WITHOUT ROWID;

CREATE TABLE metric_user_day (
  workspace_id BLOB NOT NULL,
  metric INTEGER NOT NULL,
  day INTEGER NOT NULL,
  account_id BLOB NOT NULL,
  users BLOB NOT NULL,
  CONSTRAINT metric_user_day_pkey PRIMARY KEY (workspace_id, metric, day, account_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE metric_value (
  workspace_id BLOB NOT NULL,
  metric INTEGER NOT NULL,
  account_id BLOB NOT NULL,
  -- the sum of the last 30 days, or the latest level of the last 90
  value REAL NOT NULL,
  CONSTRAINT metric_value_pkey PRIMARY KEY (workspace_id, metric, account_id),
  CONSTRAINT metric_value_account_fkey FOREIGN KEY (workspace_id, account_id)
    REFERENCES account (workspace_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX metric_value_by_account ON metric_value (workspace_id, account_id);

CREATE TABLE mrr_movement (
  workspace_id BLOB NOT NULL,
  account_id BLOB NOT NULL,
  occurred_on INTEGER NOT NULL,
  kind TEXT NOT NULL,
  change_minor INTEGER NOT NULL,
  mrr_minor INTEGER NOT NULL,
  currency TEXT NOT NULL,
  CONSTRAINT mrr_movement_pkey PRIMARY KEY (workspace_id, account_id, occurred_on),
  CONSTRAINT mrr_movement_account_fkey FOREIGN KEY (workspace_id, account_id)
    REFERENCES account (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT mrr_movement_kind_check
    CHECK (kind IN ('new', 'expansion', 'contraction', 'churn', 'reactivation'))
) STRICT, WITHOUT ROWID;

CREATE INDEX mrr_movement_by_day ON mrr_movement (workspace_id, occurred_on);

CREATE TABLE note (
  workspace_id BLOB NOT NULL,
  id BLOB NOT NULL,
  account_id BLOB NOT NULL,
  kind TEXT NOT NULL,
  body TEXT NOT NULL,
  occurred_at INTEGER NOT NULL,
  author_id BLOB,
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  CONSTRAINT note_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT note_account_fkey FOREIGN KEY (workspace_id, account_id)
    REFERENCES account (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT note_kind_check CHECK (kind IN ('note', 'call', 'meeting'))
) STRICT;

CREATE INDEX note_by_account ON note (workspace_id, account_id, occurred_at);

CREATE TABLE note_attachment (
  workspace_id BLOB NOT NULL,
  id BLOB NOT NULL,
  note_id BLOB NOT NULL,
  name TEXT NOT NULL,
  -- in bytes
  size INTEGER NOT NULL,
  added_at INTEGER NOT NULL,
  added_by BLOB,
  CONSTRAINT note_attachment_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT note_attachment_note_fkey FOREIGN KEY (workspace_id, note_id)
    REFERENCES note (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT note_attachment_size_check CHECK (size > 0)
) STRICT;

CREATE INDEX note_attachment_by_note ON note_attachment (workspace_id, note_id, id);

CREATE TABLE note_revision (
  workspace_id BLOB NOT NULL,
  note_id BLOB NOT NULL,
  version INTEGER NOT NULL,
  body TEXT NOT NULL,
  edited_at INTEGER NOT NULL,
  edited_by BLOB,
  CONSTRAINT note_revision_pkey PRIMARY KEY (workspace_id, note_id, version),
  CONSTRAINT note_revision_note_fkey FOREIGN KEY (workspace_id, note_id)
    REFERENCES note (workspace_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE notification (
  workspace_id BLOB NOT NULL,
  id BLOB NOT NULL,
  person_id BLOB NOT NULL,
  kind TEXT NOT NULL,
  account_id BLOB NOT NULL,
  -- the note in which the person is mentioned
  note_id BLOB NOT NULL,
  -- who mentioned them; absent for the program
  by_id BLOB,
  created_at INTEGER NOT NULL,
  read_at INTEGER,
  CONSTRAINT notification_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT notification_account_fkey FOREIGN KEY (workspace_id, account_id)
    REFERENCES account (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT notification_note_fkey FOREIGN KEY (workspace_id, note_id)
    REFERENCES note (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT notification_person_fkey FOREIGN KEY (workspace_id, person_id)
    REFERENCES person (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT notification_kind_check CHECK (kind IN ('mention'))
) STRICT;

CREATE INDEX notification_by_account ON notification (workspace_id, account_id);

CREATE INDEX notification_by_person ON notification (workspace_id, person_id, created_at, id);

CREATE INDEX notification_unread ON notification (workspace_id, person_id) WHERE read_at IS NULL;

CREATE TABLE observation (
  workspace_id BLOB NOT NULL,
  account_id BLOB NOT NULL,
  kind TEXT NOT NULL,
  -- when it was so
  occurred_at INTEGER NOT NULL,
  id BLOB NOT NULL,
  -- 1 good, 0 neutral, -1 bad
  value INTEGER NOT NULL,
  -- the champion who left
  contact_id BLOB,
  -- the call or the meeting
  note_id BLOB,
  -- when we learned it
  recorded_at INTEGER NOT NULL,
  -- absent for tokens that belong to no person
  person_id BLOB,
  withdrawn_at INTEGER,
  CONSTRAINT observation_pkey PRIMARY KEY (workspace_id, account_id, kind, occurred_at, id),
  CONSTRAINT observation_account_fkey FOREIGN KEY (workspace_id, account_id)
    REFERENCES account (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT observation_contact_fkey FOREIGN KEY (workspace_id, contact_id)
    REFERENCES contact (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT observation_note_fkey FOREIGN KEY (workspace_id, note_id)
    REFERENCES note (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT observation_kind_check CHECK (kind IN ('impression', 'meetingOutcome', 'championLeft')),
  CONSTRAINT observation_value_check CHECK (value BETWEEN -1 AND 1),
  CONSTRAINT observation_contact_check CHECK ((kind = 'championLeft') = (contact_id IS NOT NULL)),
  CONSTRAINT observation_note_check CHECK ((kind = 'meetingOutcome') = (note_id IS NOT NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX observation_by_contact ON observation (workspace_id, contact_id) WHERE contact_id IS NOT NULL;

CREATE INDEX observation_by_note ON observation (workspace_id, note_id) WHERE note_id IS NOT NULL;

CREATE TABLE person (
  workspace_id BLOB NOT NULL,
  id BLOB NOT NULL,
  name TEXT NOT NULL,
  email TEXT NOT NULL,
  -- in lowercase, for comparing
  email_key TEXT NOT NULL,
  built_in_role TEXT,
  custom_role_id BLOB,
  -- what the person chose; NULL for what the browser asks for and the workspace's zone
  language TEXT,
  time_zone TEXT,
  created_at INTEGER NOT NULL,
  deactivated_at INTEGER,
  deactivated_by BLOB,
  CONSTRAINT person_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT person_email_key UNIQUE (workspace_id, email_key),
  CONSTRAINT person_workspace_fkey FOREIGN KEY (workspace_id) REFERENCES workspace (id) ON DELETE CASCADE,
  CONSTRAINT person_role_fkey FOREIGN KEY (workspace_id, custom_role_id) REFERENCES role (workspace_id, id),
  CONSTRAINT person_role_check CHECK ((built_in_role IS NULL) <> (custom_role_id IS NULL)),
  CONSTRAINT person_language_check CHECK (language IN ('en', 'hi', 'ko'))
) STRICT;

CREATE INDEX person_by_custom_role ON person (workspace_id, custom_role_id) WHERE custom_role_id IS NOT NULL;

CREATE INDEX person_by_email ON person (email_key, workspace_id);

CREATE INDEX person_by_name ON person (workspace_id, name, id);

CREATE INDEX person_by_role ON person (workspace_id, built_in_role);

CREATE TABLE person_password (
  workspace_id BLOB NOT NULL,
  person_id BLOB NOT NULL,
  -- argon2id with its parameters and salt
  hash TEXT NOT NULL,
  changed_at INTEGER NOT NULL,
  CONSTRAINT person_password_pkey PRIMARY KEY (workspace_id, person_id),
  CONSTRAINT person_password_person_fkey FOREIGN KEY (workspace_id, person_id)
    REFERENCES person (workspace_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE person_week (
  workspace_id BLOB NOT NULL,
  person_id BLOB NOT NULL,
  days INTEGER NOT NULL,
  CONSTRAINT person_week_pkey PRIMARY KEY (workspace_id, person_id),
  CONSTRAINT person_week_person_fkey FOREIGN KEY (workspace_id, person_id)
    REFERENCES person (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT person_week_days_check CHECK (days BETWEEN 1 AND 127)
) STRICT, WITHOUT ROWID;

CREATE TABLE role (
  workspace_id BLOB NOT NULL,
  id BLOB NOT NULL,
  name TEXT NOT NULL,
  -- permissions as the API writes them, with blanks between
  permissions TEXT NOT NULL,
  visibility TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  CONSTRAINT role_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT role_name_key UNIQUE (workspace_id, name),
  CONSTRAINT role_workspace_fkey FOREIGN KEY (workspace_id) REFERENCES workspace (id) ON DELETE CASCADE,
  CONSTRAINT role_visibility_check CHECK (visibility IN ('all', 'teams', 'mine'))
) STRICT;

CREATE TABLE saved_view (
  workspace_id BLOB NOT NULL,
  id BLOB NOT NULL,
  -- whose it is; others see it when it is shared
  person_id BLOB NOT NULL,
  is_shared INTEGER CHECK (is_shared IN (0, 1)) NOT NULL,
  name TEXT NOT NULL,
  filter TEXT NOT NULL,
  sort TEXT NOT NULL,
  -- names of columns, separated by blanks; empty for the usual ones
  columns TEXT NOT NULL,
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  CONSTRAINT saved_view_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT saved_view_person_fkey FOREIGN KEY (workspace_id, person_id)
    REFERENCES person (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT saved_view_version_check CHECK (version >= 1)
) STRICT;

CREATE INDEX saved_view_by_person ON saved_view (workspace_id, person_id);

CREATE TABLE schedule (
  workspace_id BLOB NOT NULL,
  kind TEXT NOT NULL,
  -- every day at this hour, 0 to 23, of the zone
  hour INTEGER NOT NULL,
  time_zone TEXT NOT NULL,
  next_run_at INTEGER NOT NULL,
  CONSTRAINT schedule_pkey PRIMARY KEY (workspace_id, kind),
  CONSTRAINT schedule_hour_check CHECK (hour >= 0 AND hour <= 23)
) STRICT, WITHOUT ROWID;

CREATE INDEX schedule_due ON schedule (next_run_at);

CREATE TABLE schema_migration (
  id TEXT NOT NULL CONSTRAINT schema_migration_pkey PRIMARY KEY,
  checksum TEXT NOT NULL,
  applied_at INTEGER NOT NULL
) STRICT;

CREATE TABLE scorecard (
  workspace_id BLOB NOT NULL,
  id BLOB NOT NULL,
  name TEXT NOT NULL,
  -- made by the program and made anew when metrics come, until a person edits it
  is_adapted INTEGER CHECK (is_adapted IN (0, 1)) NOT NULL,
  -- the version by which accounts are scored now
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  CONSTRAINT scorecard_pkey PRIMARY KEY (workspace_id, id)
) STRICT;

CREATE TABLE scorecard_rule (
  workspace_id BLOB NOT NULL,
  position INTEGER NOT NULL,
  scorecard_id BLOB NOT NULL,
  filter TEXT NOT NULL,
  CONSTRAINT scorecard_rule_pkey PRIMARY KEY (workspace_id, position),
  CONSTRAINT scorecard_rule_scorecard_unique UNIQUE (workspace_id, scorecard_id),
  CONSTRAINT scorecard_rule_scorecard_fkey FOREIGN KEY (workspace_id, scorecard_id)
    REFERENCES scorecard (workspace_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE scorecard_version (
  workspace_id BLOB NOT NULL,
  -- counts through all scorecards of the workspace
  number INTEGER NOT NULL,
  scorecard_id BLOB NOT NULL,
  -- JSON
  definition TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  -- absent for the program
  created_by BLOB, reason TEXT, name TEXT, filter TEXT,
  CONSTRAINT scorecard_version_pkey PRIMARY KEY (workspace_id, number),
  CONSTRAINT scorecard_version_scorecard_fkey FOREIGN KEY (workspace_id, scorecard_id)
    REFERENCES scorecard (workspace_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX scorecard_version_by_scorecard ON scorecard_version (workspace_id, scorecard_id, number);

CREATE TABLE segment (
  workspace_id BLOB NOT NULL,
  id BLOB NOT NULL,
  name TEXT NOT NULL,
  name_folded TEXT NOT NULL,
  -- in the filter language; segments and people stand in it by their ids
  question TEXT NOT NULL,
  created_by BLOB,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  version INTEGER NOT NULL,
  -- since when it is out of use, and who laid it aside
  archived_at INTEGER,
  archived_by BLOB,
  CONSTRAINT segment_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT segment_version_check CHECK (version >= 1)
) STRICT;

CREATE UNIQUE INDEX segment_name_unique ON segment (workspace_id, name_folded) WHERE archived_at IS NULL;

CREATE TABLE segment_count (
  workspace_id BLOB NOT NULL,
  segment_id BLOB NOT NULL,
  day INTEGER NOT NULL,
  members INTEGER NOT NULL,
  CONSTRAINT segment_count_pkey PRIMARY KEY (workspace_id, segment_id, day),
  CONSTRAINT segment_count_segment_fkey FOREIGN KEY (workspace_id, segment_id)
    REFERENCES segment (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT segment_count_members_check CHECK (members >= 0)
) STRICT, WITHOUT ROWID;

CREATE TABLE segment_member (
  workspace_id BLOB NOT NULL,
  segment_id BLOB NOT NULL,
  account_id BLOB NOT NULL,
  entered_at INTEGER NOT NULL,
  entered_recorded_at INTEGER NOT NULL,
  left_at INTEGER,
  left_recorded_at INTEGER,
  CONSTRAINT segment_member_pkey PRIMARY KEY (workspace_id, segment_id, account_id, entered_at),
  CONSTRAINT segment_member_segment_fkey FOREIGN KEY (workspace_id, segment_id)
    REFERENCES segment (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT segment_member_account_fkey FOREIGN KEY (workspace_id, account_id)
    REFERENCES account (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT segment_member_left_check CHECK ((left_at IS NULL) = (left_recorded_at IS NULL)),
  CONSTRAINT segment_member_order_check CHECK (left_at >= entered_at)
) STRICT, WITHOUT ROWID;

CREATE INDEX segment_member_by_account ON segment_member (workspace_id, account_id, segment_id, entered_at);

CREATE INDEX segment_member_by_entry ON segment_member (workspace_id, segment_id, entered_at);

CREATE INDEX segment_member_by_leave ON segment_member (workspace_id, segment_id, left_at)
  WHERE left_at IS NOT NULL;

CREATE UNIQUE INDEX segment_member_present_unique ON segment_member (workspace_id, account_id, segment_id)
  WHERE left_at IS NULL;

CREATE TABLE segment_question (
  workspace_id BLOB NOT NULL,
  segment_id BLOB NOT NULL,
  asked_at INTEGER NOT NULL,
  question TEXT NOT NULL,
  asked_by BLOB,
  CONSTRAINT segment_question_pkey PRIMARY KEY (workspace_id, segment_id, asked_at),
  CONSTRAINT segment_question_segment_fkey FOREIGN KEY (workspace_id, segment_id)
    REFERENCES segment (workspace_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE session (
  workspace_id BLOB NOT NULL,
  id BLOB NOT NULL,
  -- SHA-256 of the cookie's text, which is kept nowhere
  token_hash BLOB NOT NULL,
  person_id BLOB NOT NULL,
  created_at INTEGER NOT NULL,
  -- written at most every few minutes
  last_seen_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  user_agent TEXT,
  address TEXT,
  CONSTRAINT session_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT session_token_key UNIQUE (workspace_id, token_hash),
  CONSTRAINT session_person_fkey FOREIGN KEY (workspace_id, person_id)
    REFERENCES person (workspace_id, id) ON DELETE CASCADE
) STRICT;

CREATE INDEX session_by_expiry ON session (workspace_id, expires_at);

CREATE INDEX session_by_person ON session (workspace_id, person_id, last_seen_at);

CREATE TABLE signal (
  workspace_id BLOB NOT NULL,
  account_id BLOB NOT NULL,
  metric INTEGER NOT NULL,
  -- when it was so
  occurred_at INTEGER NOT NULL,
  -- tells apart the signals of one moment
  id BLOB NOT NULL,
  -- when we learned it
  recorded_at INTEGER NOT NULL,
  value REAL NOT NULL,
  -- what it was about, such as a feature's name
  dimension TEXT,
  CONSTRAINT signal_pkey PRIMARY KEY (workspace_id, account_id, metric, occurred_at, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE subscription (
  workspace_id BLOB NOT NULL,
  id BLOB NOT NULL,
  account_id BLOB NOT NULL,
  product TEXT,
  plan TEXT,
  starts_on INTEGER NOT NULL,
  -- exclusive; open when absent
  ends_on INTEGER,
  billing_period TEXT,
  auto_renews INTEGER CHECK (auto_renews IN (0, 1)),
  notice_days INTEGER,
  is_trial INTEGER CHECK (is_trial IN (0, 1)) NOT NULL,
  attributes TEXT NOT NULL,
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  CONSTRAINT subscription_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT subscription_account_fkey FOREIGN KEY (workspace_id, account_id)
    REFERENCES account (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT subscription_version_check CHECK (version >= 1)
) STRICT;

CREATE INDEX subscription_by_account ON subscription (workspace_id, account_id, starts_on);

CREATE TABLE subscription_external_id (
  workspace_id BLOB NOT NULL,
  source TEXT NOT NULL,
  external_id TEXT NOT NULL,
  subscription_id BLOB NOT NULL,
  CONSTRAINT subscription_external_id_pkey PRIMARY KEY (workspace_id, source, external_id),
  CONSTRAINT subscription_external_id_subscription_fkey FOREIGN KEY (workspace_id, subscription_id)
    REFERENCES subscription (workspace_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE subscription_period (
  workspace_id BLOB NOT NULL,
  subscription_id BLOB NOT NULL,
  starts_on INTEGER NOT NULL,
  ends_on INTEGER,
  account_id BLOB NOT NULL,
  mrr_minor INTEGER NOT NULL,
  currency TEXT NOT NULL,
  seats INTEGER,
  recorded_at INTEGER NOT NULL,
  CONSTRAINT subscription_period_pkey PRIMARY KEY (workspace_id, subscription_id, starts_on),
  CONSTRAINT subscription_period_subscription_fkey FOREIGN KEY (workspace_id, subscription_id)
    REFERENCES subscription (workspace_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX subscription_period_by_account ON subscription_period (workspace_id, account_id, starts_on);

CREATE INDEX subscription_period_by_day
  ON subscription_period (workspace_id, starts_on, ends_on, currency, mrr_minor, account_id);

CREATE TABLE subscription_period_past (
  workspace_id BLOB NOT NULL,
  subscription_id BLOB NOT NULL,
  starts_on INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  -- exclusive
  replaced_at INTEGER NOT NULL,
  ends_on INTEGER,
  account_id BLOB NOT NULL,
  mrr_minor INTEGER NOT NULL,
  currency TEXT NOT NULL,
  seats INTEGER,
  CONSTRAINT subscription_period_past_pkey
    PRIMARY KEY (workspace_id, subscription_id, starts_on, recorded_at, replaced_at),
  CONSTRAINT subscription_period_past_subscription_fkey FOREIGN KEY (workspace_id, subscription_id)
    REFERENCES subscription (workspace_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX subscription_period_past_by_account
  ON subscription_period_past (workspace_id, account_id, starts_on);

CREATE TABLE task (
  workspace_id BLOB NOT NULL,
  id BLOB NOT NULL,
  account_id BLOB,
  title TEXT NOT NULL,
  detail TEXT,
  assignee_id BLOB,
  due_on INTEGER,
  priority TEXT NOT NULL,
  -- 'person', or the rule that made it
  source TEXT NOT NULL,
  created_by BLOB,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  -- when and by whom it was done; here and not in a table of its own, so that indexes hold only open tasks
  completed_at INTEGER,
  completed_by BLOB,
  version INTEGER NOT NULL,
  CONSTRAINT task_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT task_account_fkey FOREIGN KEY (workspace_id, account_id)
    REFERENCES account (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT task_priority_check CHECK (priority IN ('low', 'normal', 'high', 'urgent')),
  CONSTRAINT task_completion_check CHECK (completed_at IS NOT NULL OR completed_by IS NULL),
  CONSTRAINT task_version_check CHECK (version >= 1)
) STRICT;

CREATE INDEX task_by_account ON task (workspace_id, account_id, (coalesce(due_on, 2932896)), id);

CREATE INDEX task_by_assignee ON task (workspace_id, assignee_id, (coalesce(due_on, 2932896)), id);

CREATE INDEX task_by_due ON task (workspace_id, (coalesce(due_on, 2932896)), id);

CREATE INDEX task_open_by_assignee ON task (workspace_id, assignee_id, (coalesce(due_on, 2932896)), id)
  WHERE completed_at IS NULL;

CREATE INDEX task_open_by_due ON task (workspace_id, (coalesce(due_on, 2932896)), id)
  WHERE completed_at IS NULL;

CREATE TABLE task_checklist_item (
  workspace_id BLOB NOT NULL,
  id BLOB NOT NULL,
  task_id BLOB NOT NULL,
  -- from 0, without gaps: the task's row is locked while its checklist is written
  position INTEGER NOT NULL,
  text TEXT NOT NULL,
  done_at INTEGER,
  done_by BLOB,
  CONSTRAINT task_checklist_item_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT task_checklist_item_task_fkey FOREIGN KEY (workspace_id, task_id)
    REFERENCES task (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT task_checklist_item_position_check CHECK (position >= 0),
  CONSTRAINT task_checklist_item_done_check CHECK (done_at IS NOT NULL OR done_by IS NULL)
) STRICT;

CREATE INDEX task_checklist_item_by_task ON task_checklist_item (workspace_id, task_id, position, id);

CREATE TABLE team (
  workspace_id BLOB NOT NULL,
  id BLOB NOT NULL,
  name TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  CONSTRAINT team_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT team_name_key UNIQUE (workspace_id, name),
  CONSTRAINT team_workspace_fkey FOREIGN KEY (workspace_id) REFERENCES workspace (id) ON DELETE CASCADE
) STRICT;

CREATE TABLE team_member (
  workspace_id BLOB NOT NULL,
  team_id BLOB NOT NULL,
  person_id BLOB NOT NULL,
  CONSTRAINT team_member_pkey PRIMARY KEY (workspace_id, team_id, person_id),
  CONSTRAINT team_member_team_fkey FOREIGN KEY (workspace_id, team_id)
    REFERENCES team (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT team_member_person_fkey FOREIGN KEY (workspace_id, person_id)
    REFERENCES person (workspace_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX team_member_by_person ON team_member (workspace_id, person_id, team_id);

CREATE TABLE today_digest (
  workspace_id BLOB NOT NULL,
  person_id BLOB NOT NULL,
  -- where the person is
  day INTEGER NOT NULL,
  sent_at INTEGER NOT NULL,
  CONSTRAINT today_digest_pkey PRIMARY KEY (workspace_id, person_id, day),
  CONSTRAINT today_digest_person_fkey FOREIGN KEY (workspace_id, person_id)
    REFERENCES person (workspace_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE tracking_body (
  workspace_id BLOB NOT NULL,
  number INTEGER NOT NULL,
  source_id BLOB NOT NULL,
  received_at INTEGER NOT NULL,
  -- what the path says that the event is; absent for a batch
  kind TEXT,
  events INTEGER NOT NULL,
  -- of them, when counted
  repeated INTEGER,
  refused INTEGER,
  -- a bit for each event that does not count: it came before, or it was refused
  left_out BLOB,
  body BLOB NOT NULL,
  CONSTRAINT tracking_body_pkey PRIMARY KEY (workspace_id, number)
) STRICT;

CREATE INDEX tracking_body_by_source ON tracking_body (workspace_id, source_id, number);

CREATE TABLE tracking_counter (
  workspace_id BLOB NOT NULL,
  CONSTRAINT tracking_counter_pkey PRIMARY KEY (workspace_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE tracking_group (
  workspace_id BLOB NOT NULL,
  source_id BLOB NOT NULL,
  group_key TEXT NOT NULL,
  account_id BLOB,
  traits_hash INTEGER, traits BLOB,
  CONSTRAINT tracking_group_pkey PRIMARY KEY (workspace_id, source_id, group_key),
  CONSTRAINT tracking_group_account_fkey FOREIGN KEY (workspace_id, account_id)
    REFERENCES account (workspace_id, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE INDEX tracking_group_by_account ON tracking_group (workspace_id, account_id);

CREATE INDEX tracking_group_unknown ON tracking_group (workspace_id, group_key) WHERE account_id IS NULL;

CREATE TABLE tracking_key (
  workspace_id BLOB NOT NULL,
  id BLOB NOT NULL,
  source_id BLOB NOT NULL,
  -- SHA-256 of the key, which is kept nowhere
  key_hash BLOB NOT NULL,
  -- its last four characters, by which people tell keys apart
  hint TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  revoked_at INTEGER,
  revoked_by BLOB,
  CONSTRAINT tracking_key_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT tracking_key_hash_key UNIQUE (workspace_id, key_hash),
  CONSTRAINT tracking_key_source_fkey FOREIGN KEY (workspace_id, source_id)
    REFERENCES tracking_source (workspace_id, id) ON DELETE CASCADE
) STRICT;

CREATE INDEX tracking_key_by_source ON tracking_key (workspace_id, source_id);

CREATE TABLE tracking_name (
  workspace_id BLOB NOT NULL,
  event_name TEXT NOT NULL,
  events INTEGER NOT NULL,
  first_at INTEGER NOT NULL,
  last_at INTEGER NOT NULL,
  CONSTRAINT tracking_name_pkey PRIMARY KEY (workspace_id, event_name)
) STRICT, WITHOUT ROWID;

CREATE TABLE tracking_pending (
  workspace_id BLOB NOT NULL,
  source_id BLOB NOT NULL,
  user_key TEXT NOT NULL,
  -- empty: the account is that of the user
  group_key TEXT NOT NULL,
  metric INTEGER NOT NULL,
  occurred_at INTEGER NOT NULL,
  recorded_on INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  value REAL NOT NULL,
  CONSTRAINT tracking_pending_pkey
    PRIMARY KEY (workspace_id, source_id, user_key, group_key, metric, occurred_at, recorded_on)
) STRICT, WITHOUT ROWID;

CREATE INDEX tracking_pending_by_group ON tracking_pending (workspace_id, source_id, group_key)
  WHERE group_key <> '';

CREATE TABLE tracking_recount (
  workspace_id BLOB NOT NULL,
  metric INTEGER NOT NULL,
  -- everything up to here has been counted anew
  number INTEGER NOT NULL,
  -- what comes behind it is counted as it comes
  last_number INTEGER NOT NULL, after_id BLOB,
  CONSTRAINT tracking_recount_pkey PRIMARY KEY (workspace_id, metric),
  CONSTRAINT tracking_recount_metric_fkey FOREIGN KEY (workspace_id, metric)
    REFERENCES metric (workspace_id, number) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE tracking_refused (
  workspace_id BLOB NOT NULL,
  source_id BLOB NOT NULL,
  number INTEGER NOT NULL,
  place INTEGER NOT NULL,
  received_at INTEGER NOT NULL,
  -- the end of a key in the catalogues: tracking.refused.…
  reason TEXT NOT NULL,
  -- the beginning of the event
  excerpt TEXT NOT NULL,
  CONSTRAINT tracking_refused_pkey PRIMARY KEY (workspace_id, source_id, number, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE tracking_seen (
  workspace_id BLOB NOT NULL,
  run INTEGER NOT NULL,
  block INTEGER NOT NULL,
  -- 0: as they came; from 1 on sorted, each level some times as long as the one before
  level INTEGER NOT NULL,
  hashes BLOB NOT NULL,
  CONSTRAINT tracking_seen_pkey PRIMARY KEY (workspace_id, run, block)
) STRICT;

CREATE TABLE tracking_source (
  workspace_id BLOB NOT NULL,
  id BLOB NOT NULL,
  name TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  created_by BLOB,
  closed_at INTEGER,
  closed_by BLOB,
  CONSTRAINT tracking_source_pkey PRIMARY KEY (workspace_id, id),
  CONSTRAINT tracking_source_name_key UNIQUE (workspace_id, name)
) STRICT;

CREATE TABLE tracking_tail (
  workspace_id BLOB NOT NULL,
  last_number INTEGER NOT NULL,
  counted_number INTEGER NOT NULL,
  -- of the lists of message ids
  next_run INTEGER NOT NULL,
  CONSTRAINT tracking_tail_pkey PRIMARY KEY (workspace_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE tracking_user (
  workspace_id BLOB NOT NULL,
  source_id BLOB NOT NULL,
  -- u: and the user id, or a: and the anonymous id
  user_key TEXT NOT NULL,
  group_key TEXT,
  contact_id BLOB,
  -- of the traits that were taken over last
  traits_hash INTEGER,
  CONSTRAINT tracking_user_pkey PRIMARY KEY (workspace_id, source_id, user_key)
) STRICT, WITHOUT ROWID;

CREATE INDEX tracking_user_by_contact ON tracking_user (workspace_id, contact_id)
  WHERE contact_id IS NOT NULL;

CREATE INDEX tracking_user_by_group ON tracking_user (workspace_id, source_id, group_key);

CREATE TABLE work_currency (
  workspace_id BLOB NOT NULL,
  currency TEXT NOT NULL,
  mean_minor REAL NOT NULL,
  CONSTRAINT work_currency_pkey PRIMARY KEY (workspace_id, currency)
) STRICT, WITHOUT ROWID;

CREATE TABLE work_item (
  workspace_id BLOB NOT NULL,
  account_id BLOB NOT NULL,
  -- millionths of money × probability × urgency; the three stand beside it, to explain the order
  priority INTEGER NOT NULL,
  money_share REAL NOT NULL,
  probability REAL NOT NULL,
  urgency REAL NOT NULL,
  -- annual recurring revenue
  money_minor INTEGER NOT NULL,
  currency TEXT NOT NULL,
  since INTEGER NOT NULL,
  -- JSON, the most severe first
  reasons TEXT NOT NULL,
  -- 1 watch, 2 act, 3 urgent
  severity INTEGER NOT NULL,
  -- a bit for every kind of reason
  kinds INTEGER NOT NULL,
  -- the first day on which it shows: 0001-01-01 when open, 9999-12-31 when done
  hidden_until INTEGER NOT NULL,
  -- what the last decision was about; 0 while the item is open
  decided_kinds INTEGER NOT NULL,
  decided_severity INTEGER NOT NULL,
  version INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  CONSTRAINT work_item_pkey PRIMARY KEY (workspace_id, account_id),
  CONSTRAINT work_item_account_fkey FOREIGN KEY (workspace_id, account_id)
    REFERENCES account (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT work_item_severity_check CHECK (severity BETWEEN 1 AND 3 AND decided_severity BETWEEN 1 AND 3),
  CONSTRAINT work_item_version_check CHECK (version >= 1)
) STRICT;

CREATE INDEX work_item_by_priority
  ON work_item (workspace_id, priority, account_id, hidden_until, currency, money_minor)
  WHERE hidden_until < 2932896;

CREATE TABLE work_item_decision (
  workspace_id BLOB NOT NULL,
  account_id BLOB NOT NULL,
  decided_at INTEGER NOT NULL,
  id BLOB NOT NULL,
  kind TEXT NOT NULL,
  until INTEGER,
  reason TEXT,
  decided_by BLOB,
  -- of the item at that time
  severity INTEGER NOT NULL,
  kinds INTEGER NOT NULL,
  CONSTRAINT work_item_decision_pkey PRIMARY KEY (workspace_id, account_id, decided_at, id),
  CONSTRAINT work_item_decision_account_fkey FOREIGN KEY (workspace_id, account_id)
    REFERENCES account (workspace_id, id) ON DELETE CASCADE,
  CONSTRAINT work_item_decision_kind_check CHECK (kind IN ('done', 'snoozed', 'notAProblem')),
  CONSTRAINT work_item_decision_until_check CHECK ((kind = 'snoozed') = (until IS NOT NULL)),
  CONSTRAINT work_item_decision_reason_check CHECK (kind = 'notAProblem' OR reason IS NULL)
) STRICT, WITHOUT ROWID;

CREATE INDEX work_item_decision_by_kind ON work_item_decision (workspace_id, kind, decided_at);

CREATE TABLE workspace (
  id BLOB NOT NULL,
  name TEXT NOT NULL,
  language TEXT NOT NULL,
  time_zone TEXT NOT NULL,
  currency TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  CONSTRAINT workspace_pkey PRIMARY KEY (id),
  CONSTRAINT workspace_name_key UNIQUE (name),
  CONSTRAINT workspace_language_check CHECK (language IN ('en', 'hi', 'ko'))
) STRICT;

CREATE TABLE workspace_week (
  workspace_id BLOB NOT NULL,
  days INTEGER NOT NULL,
  CONSTRAINT workspace_week_pkey PRIMARY KEY (workspace_id),
  CONSTRAINT workspace_week_workspace_fkey FOREIGN KEY (workspace_id)
    REFERENCES workspace (id) ON DELETE CASCADE,
  CONSTRAINT workspace_week_days_check CHECK (days BETWEEN 1 AND 127)
) STRICT, WITHOUT ROWID;
