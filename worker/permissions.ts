/** Who may do what: one table, read by the API to decide and by the web app to hide. */
export const ROLES = ["owner", "admin", "member"] as const;
export type Role = (typeof ROLES)[number];

export const PERMISSIONS = {
  "calls:read": ["owner", "admin", "member"],
  "calls:test": ["owner", "admin"],
  "calls:delete": ["owner", "admin"],
  "calls:export": ["owner", "admin"],
  /** To say, transfer or end while somebody is on the line. */
  "calls:steer": ["owner", "admin"],
  "analytics:read": ["owner", "admin", "member"],
  "receptionist:read": ["owner", "admin", "member"],
  "receptionist:write": ["owner", "admin"],
  "calendar:read": ["owner", "admin", "member"],
  "calendar:write": ["owner", "admin", "member"],
  "numbers:read": ["owner", "admin", "member"],
  "numbers:write": ["owner", "admin"],
  "onboarding:write": ["owner", "admin"],
  "org:write": ["owner", "admin"],
  "members:read": ["owner", "admin", "member"],
  "members:write": ["owner"],
  "credentials:read": ["owner", "admin"],
  "credentials:write": ["owner", "admin"],
  "jobs:replay": ["owner", "admin"],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof PERMISSIONS;

/**
 * Permissions whose check re-reads session and membership in D1, so that a revocation is immediate (DESIGN.md, section 2): whatever
 * changes something, costs money or takes data away. What is only looked at may be a minute late, but for people and credentials.
 */
export const SENSITIVE: ReadonlySet<Permission> = new Set([
  "calls:test",
  "calls:delete",
  "calls:export",
  "calls:steer",
  "receptionist:write",
  "calendar:write",
  "numbers:write",
  "onboarding:write",
  "org:write",
  "members:read",
  "members:write",
  "credentials:read",
  "credentials:write",
  "jobs:replay",
]);

export const can = (role: Role, permission: Permission): boolean =>
  (PERMISSIONS[permission] as readonly Role[]).includes(role);
