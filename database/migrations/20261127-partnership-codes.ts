import { Migration } from '@mikro-orm/migrations'

/**
 * The short name by which operations and the engine know a partnership. Those that run already keep their id as code.
 */
export class PartnershipCodes extends Migration {
  override name = '20261127-partnership-codes'

  override up(): void {
    this.addSql(`alter table "partnership" add column "code" text null`)
    this.addSql(`update "partnership" set "code" = "id"::text`)
    this.addSql(`alter table "partnership" alter column "code" set not null`)
    this.addSql(`alter table "partnership" add constraint "partnership_code_unique" unique ("code")`)
  }
}
