import { Migration } from '@mikro-orm/migrations'

/**
 * The folded state stands on the partnership's row (absent, it is folded from the journal at the next step), and each
 * event names the command that brought it about, so that the journal knows what was carried out.
 */
export class OneState extends Migration {
  override name = '20261127-one-state'

  override up(): void {
    this.addSql(`alter table "partnership" add column "state" json null`)
    this.addSql(`alter table "task" drop column "figures"`)
    this.addSql(`alter table "event" add column "command" text null`)
    this.addSql(`create index "event_command_index" on "event" ("partnership_id", "command") where command is not null`)
  }
}
