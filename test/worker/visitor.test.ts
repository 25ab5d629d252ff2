import { expect, test } from "vitest";
import { addressOf } from "../../worker/http/visitor";
import { fetchApi } from "./harness";

const keyOf = (ip: string | null) => addressOf({ ip });

test("tries are counted by the IPv6 network that one customer has to themselves, however an address in it is written", () => {
  const [network, ...same] = [
    "2001:db8:1:2::1",
    "2001:db8:1:2:ffff:ffff:ffff:ffff",
    "2001:0DB8:0001:0002:0:0:0:7",
    "2001:db8:1:2::",
  ].map(keyOf);
  for (const key of same) expect(key).toBe(network);
  const apart = ["2001:db8:1:3::1", "2001:db8::1:2:0:1", "2001:db8:1::", "::1", "fe80::1"].map(keyOf);
  expect(new Set([network, ...apart]).size).toBe(6);
});

test("an IPv4 address is counted by itself, also inside an IPv6 one", () => {
  expect(keyOf("203.0.113.7")).toBe("203.0.113.7");
  expect(keyOf("::ffff:203.0.113.7")).toBe("203.0.113.7");
  expect(keyOf(null)).toBe("unknown");
});

test("whoever has a whole IPv6 network has one address's tries", async () => {
  const network = "2001:db8:77:1";
  const guess = (host: number) =>
    fetchApi("/auth/magic-link/verify", {
      json: { token: "nobody's" },
      headers: { "CF-Connecting-IP": `${network}::${host.toString(16)}` },
    });
  const answers = await Promise.all(Array.from({ length: 61 }, (_, host) => guess(host)));
  expect(answers.map(({ status }) => status).sort()).toEqual([...Array(60).fill(400), 429]);
});
