/** How the attempt to reach a person ended. One string for all failures would hide what to mend. */
export type TransferOutcome = "answered" | "busy" | "no-answer" | "declined" | "failed";

/** What the telephone network is to do next with a call. */
export type NextStep =
  /** Connect the caller with Ava: at first, and again after a line that broke or a transfer that failed. */
  | { do: "connect" }
  /** Ring a person. `leg` comes back with the outcome. */
  | { do: "dial"; to: string; ringS: number; leg: "transfer" }
  | { do: "hang-up" };

/** A leg of the call that has ended. */
export type LegEnded =
  | {
      leg: "relay";
      sessionId: string;
      /** The line broke: nobody hung up. */
      isFailed: boolean;
      /** The caller is gone: there is nobody to connect or to put through. */
      isCallOver: boolean;
    }
  | {
      leg: "staff" | "transfer";
      outcome: TransferOutcome;
      /** Whole seconds that the two have talked; null where the network does not say. */
      talkedS: number | null;
    };
