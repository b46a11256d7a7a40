import type { MikroORM } from '@mikro-orm/postgresql'
import type { Config } from '../config.js'
import { liveStatuses } from '../database/entities/task.js'

const aBatch = 1_000
const batchesAtOnce = 50

const older = (column: string) => `${column} < now() - make_interval(days => ?)`
const live = liveStatuses.map(status => `'${status}'`).join(', ')

/** What may go once it is older than its days: the table, its key, and which rows. The journal is never touched. */
const kinds: { of: keyof Config['retention']; table: string; key: string; which: string }[] = [
  { of: 'requestKeys', table: 'request_key', key: 'id', which: older('used_at') },
  { of: 'links', table: 'link_token', key: 'hash', which: `${older('created_at')} and ${older('expires')}` },
  { of: 'letters', table: 'letter', key: 'id', which: `status not in ('due', 'sending') and ${older('day')}` },
  {
    of: 'texts',
    table: 'text',
    key: 'id',
    // Nothing open names it: no task or initiative that lives, no exit that runs, no invitation, no letter that waits.
    which: `${older('written_at')}
      and not exists (select from task as it where it.partnership_id = text.partnership_id
        and status in (${live}) and text.id in (it.text, answer_text))
      and not exists (select from initiative as it where it.partnership_id = text.partnership_id
        and status = 'open' and text.id in (it.text, check_in_text))
      and not exists (select from partnership_exit as it where it.partnership_id = text.partnership_id
        and status = 'running' and it.text = text.id)
      and not exists (select from partnership as it where it.id = text.partnership_id
        and closed_on is null and text.kind = 'send_invitation')
      and not exists (select from letter as it where it.partnership_id = text.partnership_id
        and status in ('due', 'sending') and strpos(it.facts::text, text.id::text) > 0)`,
  },
]

/** Makes the chore that lets go of what is older than it is to be kept, in batches; 0 days keep it for ever. */
export function forgetter({ em }: Pick<MikroORM, 'em'>, retention: Config['retention']): () => Promise<void> {
  return async () => {
    for (const { of, table, key, which } of kinds) {
      const days = retention[of]
      if (days === 0) continue
      const sql =
        `delete from "${table}" where "${key}" in (select "${key}" from "${table}" where ${which} limit `
        + `${aBatch}) returning "${key}"`
      const values = Array<number>(which.split('?').length - 1).fill(days)
      for (let batch = 0; batch < batchesAtOnce; batch += 1)
        if ((await em.fork().execute<unknown[]>(sql, values)).length < aBatch) break
    }
  }
}
