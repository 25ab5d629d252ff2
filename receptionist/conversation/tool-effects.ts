import type { ToolResult } from "../tools/tool";
import { type Scene, send } from "./scene";

/** What a tool changes in the conversation itself. */
export function follow(scene: Scene, name: string, given: Record<string, unknown>, result: ToolResult): void {
  const { state } = scene;
  if (!result.ok) return;
  if (name === "switch_language" && (given.language === "fr" || given.language === "en")) {
    if (state.language === given.language) return;
    state.language = given.language;
    send(scene, { type: "language", language: given.language });
  }
  if (name === "press_keys" && typeof given.keys === "string") send(scene, { type: "digits", digits: given.keys });
  if (name === "transfer_call" && result.phone)
    state.transfer = { phone: result.phone, state: "promised", isTold: false };
  if (name === "end_call") state.leaving = given.reason === "spam" ? "spam" : "done";
}
