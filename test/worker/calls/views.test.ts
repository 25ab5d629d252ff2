import { expect, test } from "vitest";
import { SavedView, SavedViews } from "../../../worker/calls/views.schema";
import { addMember, createOrg } from "../harness";

type Member = Pick<Awaited<ReturnType<typeof createOrg>>, "api">;
type View = { name: string; query?: string; isShared?: boolean };
const save = (member: Member, view: View) => member.api("/calls/views", { json: { query: "status=ended", ...view } });
const saved = async (member: Member, view: View) => SavedView.parse(await (await save(member, view)).json());
const listed = async (member: Member) =>
  SavedViews.parse(await (await member.api("/calls/views")).json()).items.map(({ name, isOwn }) => ({ name, isOwn }));
const remove = async (member: Member, id: string) =>
  (await member.api(`/calls/views/${id}`, { method: "DELETE" })).status;

test("a view is its maker's own unless it is shared, and no other organisation's", async () => {
  const owner = await createOrg();
  const [colleague, stranger] = [await addMember(owner.orgId, "member"), await createOrg()];
  const own = await saved(colleague, { name: "À rappeler", query: "outcome=message-taken&status=ended" });
  expect(own).toMatchObject({ query: "outcome=message-taken&status=ended", isShared: false, isOwn: true });
  const shared = await saved(colleague, { name: "Longs", query: "minDurationS=300&sort=-durationS", isShared: true });
  const owners = await saved(owner, { name: "Longs", isShared: true });

  expect(await listed(colleague)).toEqual([
    { name: "À rappeler", isOwn: true },
    { name: "Longs", isOwn: true },
    { name: "Longs", isOwn: false },
  ]);
  expect(await listed(owner)).toEqual([
    { name: "Longs", isOwn: false },
    { name: "Longs", isOwn: true },
  ]);
  expect(await listed(stranger)).toEqual([]);

  expect(await remove(owner, own.id)).toBe(404);
  expect(await remove(stranger, shared.id)).toBe(404);
  expect(await remove(colleague, owners.id)).toBe(403);
  expect(await remove(colleague, own.id)).toBe(204);
  expect(await remove(owner, shared.id)).toBe(204);
  expect(await remove(owner, shared.id)).toBe(404);
  expect(await listed(colleague)).toEqual([{ name: "Longs", isOwn: false }]);
});

test.for([
  ["colour=red", "query.colour"],
  ["cursor=next.1.call_1", "query.cursor"],
  ["outcome=lost", "query.outcome"],
  ["minDurationS=-1", "query.minDurationS"],
  ["status=ended&status=live", "query.status"],
])("a query that the list would not take (%s) is refused by name", async ([query = "", path]) => {
  const refused = await save(await createOrg(), { name: "Vue", query });
  expect(refused.status).toBe(400);
  expect(await refused.json()).toMatchObject({ error: { code: "invalid_input", issues: [{ path }] } });
});

test("a name serves its maker once, and nobody keeps more than fifty", async () => {
  const owner = await createOrg();
  const colleague = await addMember(owner.orgId, "admin");
  // At once: what is decided and written apart would save both.
  const twins = await Promise.all([save(owner, { name: "Été" }), save(owner, { name: " Été " })]);
  expect(twins.map(({ status }) => status).sort()).toEqual([201, 409]);
  const refused = await save(owner, { name: "Été" });
  expect(await refused.json()).toMatchObject({ error: { code: "conflict", issues: [{ path: "name" }] } });
  expect((await save(colleague, { name: "Été" })).status).toBe(201);

  for (let count = 1; count < 50; count += 1) expect((await save(owner, { name: `Vue ${count}` })).status).toBe(201);
  const tooMany = await save(owner, { name: "Une de trop" });
  expect([tooMany.status, await tooMany.json()]).toMatchObject([402, { error: { code: "limit_reached" } }]);
  expect(await listed(owner)).toHaveLength(50);
});
