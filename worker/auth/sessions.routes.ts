import { Hono } from "hono";
import type { AppEnv } from "../http/app-env";

export const sessionRoutes = new Hono<AppEnv>();
