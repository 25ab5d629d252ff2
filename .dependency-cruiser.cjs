/**
 * Which way imports point (README.md, How it is laid out): web → worker (types, schemas, permissions) → durable-objects → receptionist.
 * `npm run check` runs it.
 * @type {import("dependency-cruiser").IConfiguration}
 */
module.exports = {
  forbidden: [
    {
      name: "no-cycle",
      comment:
        "Two files that need each other are one file, or lack a third. Types may: they are gone when the code runs. " +
        "So may tables: a foreign key names the other table in a function, called when both are there.",
      severity: "error",
      from: { pathNot: "\\.sql\\.ts$" },
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "receptionist-is-pure",
      comment: "What Ava knows and decides runs anywhere: no code of ours, no binding, no Node.",
      severity: "error",
      from: { path: "^receptionist/" },
      to: { pathNot: "^(receptionist|node_modules)/" },
    },
    {
      name: "objects-know-only-the-receptionist",
      severity: "error",
      from: { path: "^durable-objects/" },
      to: { path: "^(worker|web|dev|test)/" },
    },
    {
      name: "worker-does-not-know-the-web",
      severity: "error",
      from: { path: "^worker/" },
      to: { path: "^web/" },
    },
    {
      name: "worker-takes-only-the-object-classes",
      comment:
        "The classes are bound in worker/index.ts, and worker/calls/room.ts gives a room its desk (docs/decisions/0011); elsewhere " +
        "a room is a typed stub, and its schemas are shared.",
      severity: "error",
      from: { path: "^worker/", pathNot: "^worker/(index|calls/room)\\.ts$" },
      to: { path: "^durable-objects/", pathNot: "\\.schema\\.ts$", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "web-takes-types-schemas-and-permissions",
      comment: "The rules live in the Worker. The web calls them through the typed client.",
      severity: "error",
      from: { path: "^web/" },
      to: {
        path: "^(worker|durable-objects)/",
        pathNot: "(\\.schema\\.ts|^worker/permissions\\.ts|^worker/lib/schemas\\.ts)$",
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "nothing-imports-dev-or-test",
      severity: "error",
      from: { path: "^(receptionist|durable-objects|worker|web)/" },
      to: { path: "^(dev|test)/" },
    },
    {
      name: "dev-does-not-need-test",
      severity: "error",
      from: { path: "^dev/" },
      to: { path: "^test/" },
    },
    {
      name: "schemas-import-schemas",
      comment: "The browser loads them: nothing but zod, pure receptionist code and each other.",
      severity: "error",
      from: { path: "^(worker|durable-objects|receptionist)/.*\\.schema\\.ts$" },
      to: {
        path: "^(worker|durable-objects|web)/",
        pathNot: "(\\.schema\\.ts|^worker/permissions\\.ts|^worker/lib/(ids|schemas|time)\\.ts)$",
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "lib-knows-no-domain",
      severity: "error",
      from: { path: "^worker/lib/" },
      to: { path: "^worker/", pathNot: "^worker/lib/" },
    },
    {
      name: "queries-belong-to-their-domain",
      comment: "One domain uses another's service, never its queries.",
      severity: "error",
      from: { path: "^worker/([^/]+)/" },
      to: { path: "^worker/[^/]+/[^/]+\\.queries\\.ts$", pathNot: "^worker/$1/" },
    },
    {
      name: "routes-have-no-sql",
      comment: "routes → service → queries → sql.",
      severity: "error",
      from: { path: "^worker/.*\\.routes\\.ts$" },
      to: { path: "(^worker/.*\\.sql\\.ts$|^node_modules/drizzle-orm/)", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "only-queries-write-sql",
      comment: "drizzle's operators stay in *.queries.ts and *.sql.ts; worker/db.ts opens the database.",
      severity: "error",
      from: {
        path: "^(worker|durable-objects|web|receptionist)/",
        pathNot: "(\\.(queries|sql)\\.ts|^worker/db\\.ts|^worker/lib/columns\\.ts)$",
      },
      to: { path: "^node_modules/drizzle-orm/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "vendors-stay-in-providers",
      severity: "error",
      from: { path: "^worker/lib/|^worker/.*\\.(queries|sql|schema)\\.ts$" },
      to: { path: "^worker/providers/" },
    },
    {
      name: "no-dev-dependency-in-production",
      severity: "error",
      // routes.ts is read by the build only.
      from: { path: "^(receptionist|durable-objects|worker|web/(app|functions))/", pathNot: "^web/app/routes\\.ts$" },
      to: { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^web/build/" },
    tsPreCompilationDeps: true,
    // Absolute: with a relative path its own `extends` is looked for in the wrong folder.
    tsConfig: { fileName: require("node:path").join(__dirname, "web", "tsconfig.json") },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["workerd", "worker", "import", "types", "default"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json", ".css"],
    },
  },
};
