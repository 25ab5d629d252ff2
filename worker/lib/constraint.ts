/** What SQLite says of the constraint that forbade a write, with the column (`table.column`), or as much of it as tells it apart. */
type Constraint = `${"UNIQUE" | "NOT NULL"} constraint failed: ${string}`;

/** Whether that constraint forbade a write. D1 tells which one it was in its message only; drizzle may wrap it. */
export const isForbiddenBy = (error: unknown, constraint: Constraint): boolean =>
  error instanceof Error && (error.message.includes(constraint) || isForbiddenBy(error.cause, constraint));

/** Makes a write that a constraint may forbid: false then, and nothing is changed. Throws whatever else goes wrong. */
export async function isAllowed(
  write: () => Promise<unknown>,
  ...constraints: readonly Constraint[]
): Promise<boolean> {
  try {
    await write();
    return true;
  } catch (error) {
    if (constraints.some((constraint) => isForbiddenBy(error, constraint))) return false;
    throw error;
  }
}
