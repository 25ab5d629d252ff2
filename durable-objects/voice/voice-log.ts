import { Input } from "../../receptionist/conversation/input.schema";

/** Everything that happened to a conversation, in order, in the room's own SQLite. What is here can be replayed exactly. */
export class VoiceLog {
  constructor(private readonly sql: SqlStorage) {
    this.migrate();
  }

  /** Makes the table. Again after a purge, as for the call's own log. */
  migrate(): void {
    this.sql.exec("CREATE TABLE IF NOT EXISTS inputs (n INTEGER PRIMARY KEY, input TEXT NOT NULL)");
  }

  /** All of them or none, in one statement. */
  append(inputs: readonly Input[]): void {
    this.sql.exec("INSERT INTO inputs (input) SELECT value FROM json_each(?)", JSON.stringify(inputs));
  }

  all(): Input[] {
    return this.sql
      .exec<{ input: string }>("SELECT input FROM inputs ORDER BY n")
      .toArray()
      .map(({ input }) => Input.parse(JSON.parse(input)));
  }
}
