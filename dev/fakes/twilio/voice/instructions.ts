import type { VoiceCallRecord } from "./call-record";
import { ask, type Line, type Network, type Posted } from "./network";
import type { Params } from "./signature";
import { readTwiml, type Verb } from "./twiml";
import { TwimlError } from "./xml";

/** Where instructions come from. */
export type Source = { url: string; method?: "GET" | "POST"; params?: Params } | { twiml: string; base: string };

type Deps = {
  network: Network;
  line: Line;
  record: VoiceCallRecord;
  base(): Params;
  posted(posted: Posted): void;
  fault(code: number, message: string): void;
};

/**
 * Fetches and reads documents. What it gives throws {@link TwimlError} for one that cannot be had or carried out; where
 * the number's `VoiceUrl` gave none, its fallback is asked once.
 */
export function createInstructions({ network, line, record, base, posted, fault }: Deps) {
  async function fetchTwiml({ url, method = "POST", params = {} }: Extract<Source, { url: string }>) {
    const answered = await ask(network, line.authToken, url, { ...base(), ...params }, method);
    posted(answered);
    const { status, body, contentType } = answered;
    record.twiml.push({ url, status, body });
    if (status === null || status < 200 || status > 299) throw new TwimlError(11200, `${url} answered ${status}`);
    if (!/^(text|application)\/xml\b/.test(contentType)) {
      throw new TwimlError(12300, `${url} answered with Content-Type ${contentType || "none"}`);
    }
    return { verbs: readTwiml(body), base: url };
  }

  return async (source: Source): Promise<{ verbs: Verb[]; base: string }> => {
    if (!("url" in source)) return { verbs: readTwiml(source.twiml), base: source.base };
    try {
      return await fetchTwiml(source);
    } catch (error) {
      if (!(error instanceof TwimlError) || source.url !== line.voiceUrl || !line.voiceFallbackUrl) throw error;
      fault(error.code, error.message);
      const params = { ErrorCode: String(error.code), ErrorUrl: source.url };
      return fetchTwiml({ url: line.voiceFallbackUrl, params });
    }
  };
}
