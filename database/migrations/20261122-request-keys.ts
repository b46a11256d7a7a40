import { Migration } from '@mikro-orm/migrations'

/** What an Idempotency-Key was first sent with, so that it cannot stand for two requests. */
export class RequestKeys extends Migration {
  override name = '20261122-request-keys'

  override up(): void {
    this.addSql(
      `create table "request_key" ("id" uuid not null, "digest" varchar(64) not null, "used_at" timestamptz not null default now(), primary key ("id"))`,
    )
    this.addSql(`create index "request_key_used_at_index" on "request_key" ("used_at")`)
  }
}
