/** A database that adds up the rows its statements read, as D1 bills them. */
export function countingDatabase(database: D1Database) {
  let rowsRead = 0;
  const originals = new WeakMap<object, D1PreparedStatement>();
  const count = <Result extends { meta: D1Meta }>(result: Result): Result => {
    rowsRead += result.meta.rows_read;
    return result;
  };

  function counted(original: D1PreparedStatement): D1PreparedStatement {
    const proxy = new Proxy(original, {
      get(target, name) {
        if (name === "bind") return (...values: unknown[]) => counted(target.bind(...values));
        if (name === "all" || name === "run") return async () => count(await target.all());
        if (name !== "raw") throw new Error(`${String(name)} is not counted`);
        return async () => {
          count(await target.all()); // `raw` does not say what it read
          return target.raw();
        };
      },
    });
    originals.set(proxy, original);
    return proxy;
  }

  const DB = new Proxy(database, {
    get(target, name) {
      if (name === "prepare") return (query: string) => counted(target.prepare(query));
      if (name !== "batch") throw new Error(`${String(name)} is not counted`);
      return async (statements: D1PreparedStatement[]) =>
        (await target.batch(statements.map((statement) => originals.get(statement) ?? statement))).map(count);
    },
  });
  return { DB, rowsRead: () => rowsRead };
}
