/** A chart's points as they lie: `columns` to a row. A point is its index, row by row. */
export type Grid = { columns: number; rows: number };

/** Where a key leads from a point; null: nowhere, the key is the page's. From none, any key enters at `start`. */
export function movedBy(key: string, from: number | null, { columns, rows }: Grid, start: number): number | null {
  const isArrow =
    key === "ArrowLeft" || key === "ArrowRight" || (rows > 1 && (key === "ArrowUp" || key === "ArrowDown"));
  if (!isArrow && key !== "Home" && key !== "End") return null;
  if (from === null) return start;
  const [row, column] = [Math.floor(from / columns), from % columns];
  const at = (toRow: number, toColumn: number) =>
    Math.min(rows - 1, Math.max(0, toRow)) * columns + Math.min(columns - 1, Math.max(0, toColumn));
  switch (key) {
    case "ArrowLeft":
      return at(row, column - 1);
    case "ArrowRight":
      return at(row, column + 1);
    case "ArrowUp":
      return at(row - 1, column);
    case "ArrowDown":
      return at(row + 1, column);
    case "Home":
      return at(row, 0);
    default:
      return at(row, columns - 1);
  }
}

/** The point under a place of the chart, both shares of its width and height; what lies outside belongs to the edge. */
export function pointAt(x: number, y: number, { columns, rows }: Grid): number {
  const cell = (share: number, count: number) => Math.min(count - 1, Math.max(0, Math.floor(share * count)));
  return cell(y, rows) * columns + cell(x, columns);
}
