import type { Brain } from "../../receptionist/conversation/brain";
import type { LineFrame } from "../../receptionist/conversation/effect";
import type { Calendar } from "../../receptionist/tools/tool";
import type { CallOrigin, CallStatus } from "../call.schema";

/** One frame of a caller's line, in our words. */
export type LineEvent =
  /** First on every line. `call` is the carrier's id of the call. */
  | { type: "setup"; session: string; call: string }
  | { type: "heard"; text: string; final: boolean }
  | { type: "interrupted"; heard: string | null }
  | { type: "key"; key: string }
  | { type: "played"; text: string }
  | { type: "finished-speaking" }
  /** Says nothing that changes a call. */
  | { type: "nothing" }
  /** The carrier could not read a frame of ours. What it says of it may be a caller's words, and is dropped. */
  | { type: "complaint" }
  /** Not a frame of the protocol: dropped, and the call goes on. */
  | { type: "unreadable"; why: "not-json" | "unknown-type" | "wrong-shape" };

/** How a carrier speaks on its socket. */
export type LineProtocol = {
  read: (frame: string) => LineEvent;
  /** `country` (ISO 3166): which English, for one, is meant. */
  write: (frame: LineFrame, country: string) => string;
};

/** What a room needs of the Worker around it: durable-objects/ imports nothing of worker/, so the Worker brings it. */
export type Desk = {
  /** Null where no model is configured. */
  llm: Brain | null;
  calendarFor: (call: CallOrigin) => Calendar;
  line: LineProtocol;
  /** Tells D1 where the call stands, for lists. The room is the truth: a failure is logged, and harms nobody. */
  followStatus: (call: CallOrigin, status: CallStatus, statusSeq: number) => Promise<void>;
};
