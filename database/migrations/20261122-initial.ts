import { Migration } from '@mikro-orm/migrations'

/** Every table as of the first release. Applied migrations are never edited: a change is a new file. */
export class Initial extends Migration {
  override name = '20261122-initial'

  override up(): void {
    this.addSql(`
    create table "lifecycle_model" (
      "name" text not null,
      "version" int not null,
      "data" json not null,
      "digest" varchar(64) not null,
      "published_at" timestamptz not null default now(),
      primary key ("name", "version")
    )`)
    this.addSql(
      `alter table "lifecycle_model" add constraint "lifecycle_model_name_digest_unique" unique ("name", "digest")`,
    )
    this.addSql(`alter table "lifecycle_model" add constraint "lifecycle_model_version_check" check (version > 0)`)
    this.addSql(
      `create or replace function "lifecycle_model_immutable_fn"() returns trigger as $$ begin raise exception '% rows are immutable', TG_TABLE_NAME using errcode = 'restrict_violation'; end; $$ language plpgsql`,
    )
    this.addSql(
      `create trigger "immutable" BEFORE UPDATE OR DELETE on "lifecycle_model" for each ROW execute function "lifecycle_model_immutable_fn"()`,
    )
    this.addSql(`
    create table "partner" (
      "id" uuid not null,
      "name" text not null,
      "type" text not null,
      "country" varchar(2) not null,
      "region" text null,
      "zone" text not null,
      "language" text not null default 'en',
      "website" text null,
      "merged_into" uuid null,
      "created_at" timestamptz not null default now(),
      primary key ("id")
    )`)
    this.addSql(`create index "partner_name_index" on "partner" ("name")`)
    this.addSql(
      `alter table "partner" add constraint "partner_type_check" check ("type" in ('reseller', 'distributor', 'referral', 'technology', 'services', 'system_integrator', 'msp', 'oem'))`,
    )
    this.addSql(`
    create table "contact" (
      "id" uuid not null,
      "partner_id" uuid not null,
      "name" text not null,
      "email" text not null,
      "language" text not null default 'en',
      "zone" text null,
      "roles" text[] not null default '{}',
      "bounced" boolean not null default false,
      "left" boolean not null default false,
      "unsubscribed" boolean not null default false,
      primary key ("id")
    )`)
    this.addSql(`alter table "contact" add constraint "contact_partner_id_email_unique" unique ("partner_id", "email")`)
    this.addSql(
      `alter table "contact" add constraint "contact_roles_check" check (roles <@ array['executive_sponsor','partner_lead','sales','technical','marketing','legal','finance'])`,
    )
    this.addSql(`
    create table "calendar" (
      "name" text not null,
      "version" int not null,
      "data" jsonb not null,
      "digest" varchar(64) not null,
      "first_year" int not null,
      "last_year" int not null,
      "added" text[] not null default '{}',
      "struck" text[] not null default '{}',
      "published_at" timestamptz not null default now(),
      primary key ("name", "version")
    )`)
    this.addSql(`alter table "calendar" add constraint "calendar_version_check" check (version > 0)`)
    this.addSql(`alter table "calendar" add constraint "calendar_last_year_check" check (last_year >= first_year)`)
    this.addSql(
      `create or replace function "calendar_immutable_fn"() returns trigger as $$ begin raise exception '% rows are immutable', TG_TABLE_NAME using errcode = 'restrict_violation'; end; $$ language plpgsql`,
    )
    this.addSql(
      `create trigger "immutable" BEFORE UPDATE OR DELETE on "calendar" for each ROW execute function "calendar_immutable_fn"()`,
    )
    this.addSql(`
    create table "vendor" (
      "id" int not null default 1,
      "name" text not null,
      "reply_to" text not null,
      "zone" text not null,
      "country" varchar(2) not null,
      "address" text null,
      "website" text null,
      "value_proposition" text null,
      "team" jsonb null,
      primary key ("id")
    )`)
    this.addSql(`alter table "vendor" add constraint "vendor_id_check" check (id = 1)`)
    this.addSql(`
    create table "vendor_person" (
      "id" uuid not null,
      "name" text not null,
      "email" text not null,
      "zone" text not null,
      "language" text not null default 'en',
      "access" text not null,
      "roles" text[] not null default '{}',
      "bounced" boolean not null default false,
      "left" boolean not null default false,
      primary key ("id")
    )`)
    this.addSql(`alter table "vendor_person" add constraint "vendor_person_email_unique" unique ("email")`)
    this.addSql(
      `alter table "vendor_person" add constraint "vendor_person_roles_check" check (roles <@ array['manager','sponsor','technical','legal','finance'])`,
    )
    this.addSql(
      `alter table "vendor_person" add constraint "vendor_person_access_check" check ("access" in ('admin', 'partner_manager', 'viewer'))`,
    )
    this.addSql(`
    create table "partnership" (
      "id" uuid not null,
      "partner_id" uuid not null,
      "model_name" text not null,
      "model_version" int not null,
      "calendar_name" text not null,
      "calendar_version" int not null,
      "entry" text not null,
      "country" varchar(2) not null,
      "zone" text not null,
      "type" text not null,
      "main_contact_id" uuid not null,
      "team" jsonb not null,
      "manager_id" uuid not null,
      "number" int not null,
      "today" date not null,
      "opened" date not null,
      "stage" text not null,
      "beneath" text null,
      "health" text not null default 'healthy',
      "tier" text not null,
      "warned_until" date null,
      "paused_until" date null,
      "calendar_missing" boolean not null default false,
      "fit" jsonb null,
      "qualification" jsonb null,
      "business_case" jsonb null,
      "agreement_start" date null,
      "agreement_end" date null,
      "agreement_decision" date null,
      "agreement_anchor" date null,
      "agreement_signed" date null,
      "agreement_in_force" boolean not null default false,
      "auto_renew" boolean null,
      "notice_days" int null,
      "term_months" int null,
      "clause" text null,
      "renewals" int not null default 0,
      "renewal_choice" text null,
      "closed_on" date null,
      "closed_reason" text null,
      "open_until" date null,
      "awaiting" text not null default '',
      "wake_at" timestamptz null,
      "wake_on" date null,
      "next_deadline" timestamptz null,
      "overdue" int not null default 0,
      "started" boolean not null default false,
      primary key ("id")
    )`)
    this.addSql(`create index "partnership_partner_id_index" on "partnership" ("partner_id")`)
    this.addSql(`create index "partnership_stage_index" on "partnership" ("stage")`)
    this.addSql(`create index "partnership_agreement_decision_index" on "partnership" ("agreement_decision")`)
    this.addSql(`create index "partnership_wake_at_index" on "partnership" ("wake_at")`)
    this.addSql(`create index "partnership_manager_id_health_index" on "partnership" ("manager_id", "health")`)
    this.addSql(`create index "partnership_not_started_index" on "partnership" ("started") where "started" = false`)
    this.addSql(`alter table "partnership" add constraint "partnership_number_check" check (number > 0)`)
    this.addSql(
      `alter table "partnership" add constraint "partnership_entry_check" check ("entry" in ('new', 'existing', 'renewed'))`,
    )
    this.addSql(
      `alter table "partnership" add constraint "partnership_type_check" check ("type" in ('reseller', 'distributor', 'referral', 'technology', 'services', 'system_integrator', 'msp', 'oem'))`,
    )
    this.addSql(
      `alter table "partnership" add constraint "partnership_health_check" check ("health" in ('healthy', 'watch', 'wayward'))`,
    )
    this.addSql(
      `alter table "partnership" add constraint "partnership_clause_check" check ("clause" in ('any_time', 'end_of_term', 'for_cause'))`,
    )
    this.addSql(
      `alter table "partnership" add constraint "partnership_renewal_choice_check" check ("renewal_choice" in ('renew', 'renegotiate', 'exit'))`,
    )
    this.addSql(`
    create table "text" (
      "id" uuid not null,
      "partnership_id" uuid null,
      "kind" text not null,
      "body" text not null,
      "author" jsonb null,
      "written_at" timestamptz not null default now(),
      primary key ("id")
    )`)
    this.addSql(`create index "text_partnership_id_index" on "text" ("partnership_id")`)
    this.addSql(`
    create table "task" (
      "partnership_id" uuid not null,
      "id" text not null,
      "run" text not null,
      "name" text not null,
      "play" text not null,
      "subject" text null,
      "who" text not null,
      "assignee" jsonb null,
      "opens" date not null,
      "due" date null,
      "initially_due" date null,
      "after" text[] not null default '{}',
      "ladder" jsonb not null,
      "closes" date null,
      "optional" boolean not null default false,
      "milestone" boolean not null default false,
      "meeting" boolean not null default false,
      "validator" text null,
      "text" uuid null,
      "letter" text null,
      "status" text not null,
      "stopped_as" text null,
      "assigned" date null,
      "handed_in_on" date null,
      "validate_by" date null,
      "figures" jsonb null,
      "extension_until" date null,
      "extension_answer_by" date null,
      "extensions" int not null default 0,
      "rejections" int not null default 0,
      "reminders" int not null default 0,
      "escalated_on" date null,
      "sequence" int not null default 0,
      "ended_on" date null,
      "late_days" int null,
      "answer" text null,
      "answer_text" uuid null,
      "answer_data" jsonb null,
      "why" text null,
      primary key ("partnership_id", "id")
    )`)
    this.addSql(`create index "task_status_due_index" on "task" ("status", "due")`)
    this.addSql(`create index "task_partnership_id_run_index" on "task" ("partnership_id", "run")`)
    this.addSql(
      `alter table "task" add constraint "task_status_check" check ("status" in ('planned', 'waiting', 'open', 'handed_in', 'stopped', 'done', 'waived', 'cancelled', 'lapsed'))`,
    )
    this.addSql(
      `alter table "task" add constraint "task_stopped_as_check" check ("stopped_as" in ('planned', 'waiting', 'open', 'handed_in', 'stopped', 'done', 'waived', 'cancelled', 'lapsed'))`,
    )
    this.addSql(`
    create table "survey_answer" (
      "partnership_id" uuid not null,
      "review" int not null,
      "contact_id" uuid not null,
      "answers" jsonb not null,
      "answered_on" date not null,
      primary key ("partnership_id", "review", "contact_id")
    )`)
    this.addSql(`
    create table "review" (
      "partnership_id" uuid not null,
      "number" int not null,
      "run" text null,
      "status" text not null,
      "from" date null,
      "to" date null,
      "period" date null,
      "meeting" date null,
      "latest" date null,
      "months" int null,
      "sequence" int not null default 0,
      "figures_confirmed_on" date null,
      "card" jsonb null,
      "score" int null,
      "rating" text null,
      "missing" text[] not null default '{}',
      "would_be" text null,
      "rescored_card" jsonb null,
      "decision" text null,
      "held_on" date null,
      "actions" jsonb null,
      "carried_over" text[] not null default '{}',
      "text" uuid null,
      "why" text null,
      primary key ("partnership_id", "number")
    )`)
    this.addSql(`create index "review_status_meeting_index" on "review" ("status", "meeting")`)
    this.addSql(
      `alter table "review" add constraint "review_status_check" check ("status" in ('planned', 'begun', 'held', 'missed', 'cancelled', 'skipped'))`,
    )
    this.addSql(
      `alter table "review" add constraint "review_rating_check" check ("rating" in ('exceeds', 'meets', 'below'))`,
    )
    this.addSql(
      `alter table "review" add constraint "review_would_be_check" check ("would_be" in ('exceeds', 'meets', 'below'))`,
    )
    this.addSql(
      `alter table "review" add constraint "review_decision_check" check ("decision" in ('on_course', 'expand', 'improve', 'exit'))`,
    )
    this.addSql(`
    create table "play_run" (
      "partnership_id" uuid not null,
      "id" text not null,
      "play" text not null,
      "opened" date not null,
      "days" jsonb not null,
      "subject" text null,
      "cause" text null,
      "status" text not null,
      "ended_on" date null,
      "at_risk" boolean not null default false,
      "at_risk_why" text null,
      "overrun_on" date null,
      "extensions" int not null default 0,
      "restarts" int not null default 0,
      "stopped_days" int not null default 0,
      "verdict" text null,
      primary key ("partnership_id", "id")
    )`)
    this.addSql(
      `alter table "play_run" add constraint "play_run_status_check" check ("status" in ('running', 'completed', 'stopped'))`,
    )
    this.addSql(`
    create table "letter" (
      "id" uuid not null default gen_random_uuid(),
      "key" text not null,
      "scope" text not null,
      "partnership_id" uuid null,
      "letter" text not null,
      "occurrence" text not null,
      "cause" text null,
      "kind" text null,
      "side" text not null,
      "recipient" text not null,
      "role" text not null,
      "fallback" boolean not null default false,
      "about" text not null,
      "reason" text not null,
      "day" date not null,
      "window" text not null,
      "send_at" timestamptz null,
      "facts" jsonb not null,
      "actions" jsonb not null,
      "meeting" jsonb null,
      "status" text not null,
      "outcome" text null,
      "claimed_by" text null,
      "claimed_at" timestamptz null,
      "attempts" int not null default 0,
      "message_id" text null,
      "sent_at" timestamptz null,
      "response_code" int null,
      primary key ("id")
    )`)
    this.addSql(`alter table "letter" add constraint "letter_key_unique" unique ("key")`)
    this.addSql(`create index "letter_partnership_id_status_index" on "letter" ("partnership_id", "status")`)
    this.addSql(`create index "letter_status_send_at_index" on "letter" ("status", "send_at")`)
    this.addSql(
      `alter table "letter" add constraint "letter_scope_letter_occurrence_recipient_unique" unique ("scope", "letter", "occurrence", "recipient")`,
    )
    this.addSql(
      `alter table "letter" add constraint "letter_kind_check" check ("kind" in ('asked', 'due', 'overdue', 'escalated', 'invited'))`,
    )
    this.addSql(`alter table "letter" add constraint "letter_side_check" check ("side" in ('partner', 'vendor'))`)
    this.addSql(
      `alter table "letter" add constraint "letter_window_check" check ("window" in ('morning', 'office', 'now'))`,
    )
    this.addSql(
      `alter table "letter" add constraint "letter_status_check" check ("status" in ('due', 'sending', 'sent', 'rejected', 'unknown', 'withheld', 'cancelled'))`,
    )
    this.addSql(`
    create table "link_token" (
      "hash" varchar(64) not null,
      "partnership_id" uuid not null,
      "contact_id" uuid not null,
      "purpose" text not null,
      "subject" text not null,
      "letter_id" uuid null,
      "expires" date not null,
      "used_at" timestamptz null,
      "created_at" timestamptz not null default now(),
      primary key ("hash")
    )`)
    this.addSql(
      `create index "link_token_partnership_id_purpose_subject_index" on "link_token" ("partnership_id", "purpose", "subject")`,
    )
    this.addSql(
      `alter table "link_token" add constraint "link_token_purpose_check" check ("purpose" in ('answer', 'complete', 'extend', 'figures', 'survey', 'accept_date', 'move_meeting', 'hand_over', 'check_in'))`,
    )
    this.addSql(`
    create table "kpi_target" (
      "partnership_id" uuid not null,
      "review" int not null,
      "kpi" text not null,
      "value" double precision not null,
      "set_on" date not null,
      primary key ("partnership_id", "review", "kpi")
    )`)
    this.addSql(`
    create table "kpi_actual" (
      "partnership_id" uuid not null,
      "event" int not null,
      "position" int not null,
      "review" int not null,
      "kpi" text not null,
      "value" double precision not null,
      "as_of" date not null,
      "source" text not null,
      "revision" int not null,
      "recorded_on" date not null,
      primary key ("partnership_id", "event", "position")
    )`)
    this.addSql(
      `create index "kpi_actual_partnership_id_kpi_review_revision_index" on "kpi_actual" ("partnership_id", "kpi", "review", "revision")`,
    )
    this.addSql(`alter table "kpi_actual" add constraint "kpi_actual_revision_check" check (revision > 0)`)
    this.addSql(`
    create table "event" (
      "partnership_id" uuid not null,
      "number" int not null,
      "day" date not null,
      "type" text not null,
      "data" jsonb not null,
      "by" jsonb null,
      "recorded_at" timestamptz not null default now(),
      primary key ("partnership_id", "number")
    )`)
    this.addSql(`create index "event_type_day_index" on "event" ("type", "day")`)
    this.addSql(`alter table "event" add constraint "event_number_check" check (number > 0)`)
    this.addSql(
      `create or replace function "event_immutable_fn"() returns trigger as $$ begin raise exception '% rows are immutable', TG_TABLE_NAME using errcode = 'restrict_violation'; end; $$ language plpgsql`,
    )
    this.addSql(
      `create trigger "immutable" BEFORE UPDATE OR DELETE on "event" for each ROW execute function "event_immutable_fn"()`,
    )
    this.addSql(`
    create table "initiative" (
      "partnership_id" uuid not null,
      "id" text not null,
      "run" text not null,
      "kind" text not null,
      "status" text not null,
      "opened" date not null,
      "goal" date not null,
      "owner" uuid not null,
      "target" double precision null,
      "every_days" int not null,
      "text" uuid null,
      "progress" double precision null,
      "check_ins" int not null default 0,
      "checked_in_on" date null,
      "check_in_text" uuid null,
      "closed_on" date null,
      "stopped_by" int null,
      primary key ("partnership_id", "id")
    )`)
    this.addSql(`create index "initiative_status_goal_index" on "initiative" ("status", "goal")`)
    this.addSql(
      `alter table "initiative" add constraint "initiative_kind_check" check ("kind" in ('new_market', 'joint_product', 'deeper_collaboration', 'focus'))`,
    )
    this.addSql(
      `alter table "initiative" add constraint "initiative_status_check" check ("status" in ('open', 'succeeded', 'dropped', 'folded_in', 'stopped'))`,
    )
    this.addSql(`
    create table "partner_grant" (
      "partnership_id" uuid not null,
      "name" text not null,
      "status" text not null,
      "since" date not null,
      "why" text not null,
      "revoked_on" date null,
      "revoked_why" text null,
      primary key ("partnership_id", "name")
    )`)
    this.addSql(`create index "partner_grant_name_status_index" on "partner_grant" ("name", "status")`)
    this.addSql(
      `alter table "partner_grant" add constraint "partner_grant_status_check" check ("status" in ('given', 'revoked'))`,
    )
    this.addSql(`
    create table "partnership_exit" (
      "partnership_id" uuid not null,
      "number" int not null,
      "status" text not null,
      "reason" text not null,
      "clause" text not null,
      "notice" date not null,
      "last" date not null,
      "transition" date not null,
      "from" text not null,
      "beneath" text null,
      "silent" boolean not null default false,
      "text" uuid null,
      "customers" text[] null,
      "last_day_reached" boolean not null default false,
      "ended_on" date null,
      primary key ("partnership_id", "number")
    )`)
    this.addSql(`create index "partnership_exit_status_last_index" on "partnership_exit" ("status", "last")`)
    this.addSql(
      `alter table "partnership_exit" add constraint "partnership_exit_status_check" check ("status" in ('running', 'withdrawn', 'ended'))`,
    )
    this.addSql(
      `alter table "partnership_exit" add constraint "partnership_exit_reason_check" check ("reason" in ('goals_achieved', 'market_shift', 'strategy_change', 'performance', 'compliance', 'mutual', 'renewal_not_taken'))`,
    )
    this.addSql(
      `alter table "partnership_exit" add constraint "partnership_exit_clause_check" check ("clause" in ('any_time', 'end_of_term', 'for_cause'))`,
    )
    this.addSql(`
    create table "joint_customer" (
      "id" uuid not null,
      "partnership_id" uuid not null,
      "name" text not null,
      "home" text null,
      primary key ("id")
    )`)
    this.addSql(`create index "joint_customer_partnership_id_index" on "joint_customer" ("partnership_id")`)
    this.addSql(
      `alter table "contact" add constraint "contact_partner_id_foreign" foreign key ("partner_id") references "partner" ("id")`,
    )
    this.addSql(
      `alter table "partnership" add constraint "partnership_partner_id_foreign" foreign key ("partner_id") references "partner" ("id")`,
    )
    this.addSql(
      `alter table "partnership" add constraint "partnership_model_name_model_version_foreign" foreign key ("model_name", "model_version") references "lifecycle_model" ("name", "version") on update no action`,
    )
    this.addSql(
      `alter table "partnership" add constraint "partnership_calendar_name_calendar_version_foreign" foreign key ("calendar_name", "calendar_version") references "calendar" ("name", "version") on update no action`,
    )
    this.addSql(
      `alter table "partnership" add constraint "partnership_main_contact_id_foreign" foreign key ("main_contact_id") references "contact" ("id")`,
    )
    this.addSql(
      `alter table "partnership" add constraint "partnership_manager_id_foreign" foreign key ("manager_id") references "vendor_person" ("id")`,
    )
    this.addSql(
      `alter table "text" add constraint "text_partnership_id_foreign" foreign key ("partnership_id") references "partnership" ("id") on delete set null`,
    )
    this.addSql(
      `alter table "task" add constraint "task_partnership_id_foreign" foreign key ("partnership_id") references "partnership" ("id")`,
    )
    this.addSql(
      `alter table "survey_answer" add constraint "survey_answer_partnership_id_foreign" foreign key ("partnership_id") references "partnership" ("id")`,
    )
    this.addSql(
      `alter table "survey_answer" add constraint "survey_answer_contact_id_foreign" foreign key ("contact_id") references "contact" ("id")`,
    )
    this.addSql(
      `alter table "review" add constraint "review_partnership_id_foreign" foreign key ("partnership_id") references "partnership" ("id")`,
    )
    this.addSql(
      `alter table "play_run" add constraint "play_run_partnership_id_foreign" foreign key ("partnership_id") references "partnership" ("id")`,
    )
    this.addSql(
      `alter table "letter" add constraint "letter_partnership_id_foreign" foreign key ("partnership_id") references "partnership" ("id") on delete set null`,
    )
    this.addSql(
      `alter table "link_token" add constraint "link_token_partnership_id_foreign" foreign key ("partnership_id") references "partnership" ("id")`,
    )
    this.addSql(
      `alter table "link_token" add constraint "link_token_contact_id_foreign" foreign key ("contact_id") references "contact" ("id")`,
    )
    this.addSql(
      `alter table "link_token" add constraint "link_token_letter_id_foreign" foreign key ("letter_id") references "letter" ("id") on delete set null`,
    )
    this.addSql(
      `alter table "kpi_target" add constraint "kpi_target_partnership_id_foreign" foreign key ("partnership_id") references "partnership" ("id")`,
    )
    this.addSql(
      `alter table "kpi_actual" add constraint "kpi_actual_partnership_id_foreign" foreign key ("partnership_id") references "partnership" ("id")`,
    )
    this.addSql(
      `alter table "event" add constraint "event_partnership_id_foreign" foreign key ("partnership_id") references "partnership" ("id")`,
    )
    this.addSql(
      `alter table "initiative" add constraint "initiative_partnership_id_foreign" foreign key ("partnership_id") references "partnership" ("id")`,
    )
    this.addSql(
      `alter table "partner_grant" add constraint "partner_grant_partnership_id_foreign" foreign key ("partnership_id") references "partnership" ("id")`,
    )
    this.addSql(
      `alter table "partnership_exit" add constraint "partnership_exit_partnership_id_foreign" foreign key ("partnership_id") references "partnership" ("id")`,
    )
    this.addSql(
      `alter table "joint_customer" add constraint "joint_customer_partnership_id_foreign" foreign key ("partnership_id") references "partnership" ("id")`,
    )
  }
}
