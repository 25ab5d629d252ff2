import { Hono } from "hono";
import type { Collection } from "../store";
import type { VapiEnv } from "./accounts";
import { readBody, refuse } from "./answers";
import { answerList } from "./lists";
import { type Assistant, AssistantBody } from "./wire";

type Deps = { assistants: Collection<Assistant>; now: () => number };

/** Vapi's `/assistant`. Another account's assistant is a 404. */
export function assistantRoutes({ assistants, now }: Deps) {
  const find = async (orgId: string, id: string) => {
    const found = await assistants.get(id);
    return found?.orgId === orgId ? found : null;
  };
  const missing = (id: string) => `Assistant ${id} not found`;

  return new Hono<VapiEnv>()
    .post("/", async (c) => {
      const read = await readBody(c, AssistantBody);
      if (!read.ok) return read.answer;
      const at = new Date(now()).toISOString();
      const { orgId } = c.var.account;
      const assistant = { ...read.body, id: crypto.randomUUID(), orgId, createdAt: at, updatedAt: at };
      await assistants.put(assistant.id, assistant);
      return c.json(assistant, 201);
    })
    .get("/", async (c) => {
      const all = await assistants.list();
      return answerList(
        c,
        all.filter(({ orgId }) => orgId === c.var.account.orgId),
      );
    })
    .get("/:id", async (c) => {
      const assistant = await find(c.var.account.orgId, c.req.param("id"));
      return assistant ? c.json(assistant) : refuse(c, 404, missing(c.req.param("id")));
    })
    .patch("/:id", async (c) => {
      const assistant = await find(c.var.account.orgId, c.req.param("id"));
      if (!assistant) return refuse(c, 404, missing(c.req.param("id")));
      const read = await readBody(c, AssistantBody);
      if (!read.ok) return read.answer;
      const { id, orgId, createdAt } = assistant;
      const updatedAt = new Date(now()).toISOString();
      const updated = { ...assistant, ...read.body, id, orgId, createdAt, updatedAt };
      await assistants.put(id, updated);
      return c.json(updated);
    })
    .delete("/:id", async (c) => {
      const assistant = await find(c.var.account.orgId, c.req.param("id"));
      if (!assistant) return refuse(c, 404, missing(c.req.param("id")));
      await assistants.delete(assistant.id);
      return c.json(assistant);
    });
}
