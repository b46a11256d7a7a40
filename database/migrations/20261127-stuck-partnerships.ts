import { Migration } from '@mikro-orm/migrations'

/** What the watchdog found, so that it is nudged now and then and told once. */
export class StuckPartnerships extends Migration {
  override name = '20261127-stuck-partnerships'

  override up(): void {
    this.addSql(
      `create table "stuck_partnership" ("partnership_id" uuid not null, "wake_at" timestamptz not null, "found_at" timestamptz not null, "nudged_at" timestamptz not null, "outcome" text not null, "told_at" timestamptz null, primary key ("partnership_id"))`,
    )
    this.addSql(
      `alter table "stuck_partnership" add constraint "stuck_partnership_partnership_id_foreign" foreign key ("partnership_id") references "partnership" ("id") on update cascade on delete cascade`,
    )
  }
}
