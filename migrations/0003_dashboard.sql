CREATE TABLE `hour_rollups` (
	`org_id` text NOT NULL,
	`month` text NOT NULL,
	`weekday` integer NOT NULL,
	`hour` integer NOT NULL,
	`calls` integer NOT NULL,
	PRIMARY KEY(`org_id`, `month`, `weekday`, `hour`),
	FOREIGN KEY (`org_id`) REFERENCES `orgs`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `call_deletions` (
	`call_id` text PRIMARY KEY NOT NULL,
	`org_id` text NOT NULL,
	`requested_by` text NOT NULL,
	`requested_at` integer NOT NULL,
	`due_at` integer NOT NULL,
	`call_started_at` integer NOT NULL,
	`provider` text NOT NULL,
	`provider_call_id` text NOT NULL,
	`recording_key` text,
	`copies` text NOT NULL,
	`attempts` integer NOT NULL,
	`next_try_at` integer NOT NULL,
	`finished_at` integer,
	FOREIGN KEY (`org_id`) REFERENCES `orgs`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `call_deletions_org` ON `call_deletions` (`org_id`,`requested_at`,`call_id`);--> statement-breakpoint
CREATE INDEX `call_deletions_open` ON `call_deletions` (`next_try_at`) WHERE finished_at IS NULL;--> statement-breakpoint
CREATE TABLE `saved_views` (
	`id` text PRIMARY KEY NOT NULL,
	`org_id` text NOT NULL,
	`user_id` text NOT NULL,
	`is_shared` integer NOT NULL,
	`name` text NOT NULL,
	`query` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`org_id`) REFERENCES `orgs`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `saved_views_org` ON `saved_views` (`org_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `provider_circuits` (
	`provider` text PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	`since` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `provider_errors` (
	`id` text PRIMARY KEY NOT NULL,
	`org_id` text NOT NULL,
	`provider` text NOT NULL,
	`code` text NOT NULL,
	`status` integer,
	`at` integer NOT NULL,
	FOREIGN KEY (`org_id`) REFERENCES `orgs`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `provider_errors_org` ON `provider_errors` (`org_id`,`provider`,`at`);--> statement-breakpoint
CREATE TABLE `webhook_results` (
	`provider` text NOT NULL,
	`result` text NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`provider`, `result`)
);
--> statement-breakpoint
DROP INDEX `calls_by_status`;--> statement-breakpoint
ALTER TABLE `calls` ADD `sentiment` text;--> statement-breakpoint
ALTER TABLE `calls` ADD `hour` integer;--> statement-breakpoint
ALTER TABLE `calls` ADD `search_slot` integer;--> statement-breakpoint
ALTER TABLE `calls` ADD `deleted_at` integer;--> statement-breakpoint
CREATE INDEX `calls_by_outcome` ON `calls` (`org_id`,`outcome`,`started_at`,`id`);--> statement-breakpoint
CREATE INDEX `calls_by_contact` ON `calls` (`org_id`,CASE direction WHEN 'inbound' THEN from_number ELSE to_number END,`started_at`,`id`);--> statement-breakpoint
CREATE INDEX `calls_by_duration` ON `calls` (`org_id`,CASE WHEN duration_s IS NULL THEN -1 ELSE duration_s END,`id`);--> statement-breakpoint
CREATE INDEX `calls_by_cost` ON `calls` (`org_id`,CASE WHEN cost_micros IS NULL THEN -1 ELSE cost_micros END,`id`);--> statement-breakpoint
CREATE INDEX `calls_live` ON `calls` (`org_id`,`started_at`,`id`) WHERE status <> 'ended';--> statement-breakpoint
ALTER TABLE `phone_numbers` ADD `problem` text;--> statement-breakpoint
ALTER TABLE `phone_numbers` ADD `area_code` text;--> statement-breakpoint
ALTER TABLE `phone_numbers` ADD `exceptions` text;--> statement-breakpoint
ALTER TABLE `phone_numbers` ADD `holidays` text;--> statement-breakpoint
-- The search index: words of each archived call, and no text of its own (docs/decisions/0018). Its rowid is the second at which the
-- call started, and its slot, so that hits come by time and a page enters where the last one ended. Deleted words leave the file, not just the answers.
CREATE VIRTUAL TABLE calls_search USING fts5(text, content='', detail='none', columnsize=0, prefix='2 3 4 5 6 7 8', tokenize="unicode61 remove_diacritics 2");--> statement-breakpoint
INSERT INTO calls_search(calls_search, rank) VALUES ('secure-delete', 1);--> statement-breakpoint
-- What a call is found by. The organisation is a word as well: a search reads no other's entries. A number is found as it is
-- written at home ("0639981234") and abroad.
CREATE VIEW call_texts AS
SELECT calls.id, started_at / 1000 * 32768 + search_slot AS place,
       substr(org_id, 5) || ' ' || coalesce(topic, '') || ' ' || coalesce(summary, '') || ' ' ||
       CASE direction WHEN 'inbound' THEN coalesce(substr(from_number, 2), '') ELSE coalesce(substr(to_number, 2), '') END || ' ' ||
       CASE WHEN direction = 'inbound' AND from_number LIKE '+33%' THEN '0' || substr(from_number, 4)
            WHEN direction = 'outbound' AND to_number LIKE '+33%' THEN '0' || substr(to_number, 4)
            ELSE '' END || ' ' ||
       coalesce((SELECT group_concat(value ->> '$.arguments.callerName', ' ') FROM json_each(calls.tools)), '') || ' ' ||
       coalesce((SELECT group_concat(text, ' ') FROM (SELECT text FROM call_turns WHERE call_id = calls.id ORDER BY position)), '')
       AS text
FROM calls;--> statement-breakpoint
-- The index follows `search_slot`: set, the call is in it; null, or the row gone, it is not. Before its turns change it is set to null.
CREATE TRIGGER calls_search_remove BEFORE UPDATE OF search_slot ON calls WHEN OLD.search_slot IS NOT NULL
BEGIN
  INSERT INTO calls_search(calls_search, rowid, text) SELECT 'delete', place, text FROM call_texts WHERE id = OLD.id;
END;--> statement-breakpoint
CREATE TRIGGER calls_search_add AFTER UPDATE OF search_slot ON calls WHEN NEW.search_slot IS NOT NULL
BEGIN
  INSERT INTO calls_search(rowid, text) SELECT place, text FROM call_texts WHERE id = NEW.id;
END;--> statement-breakpoint
CREATE TRIGGER calls_search_forget BEFORE DELETE ON calls WHEN OLD.search_slot IS NOT NULL
BEGIN
  INSERT INTO calls_search(calls_search, rowid, text) SELECT 'delete', place, text FROM call_texts WHERE id = OLD.id;
END;--> statement-breakpoint
-- Calls archived before there was an index. The slot is made of the last three letters of the id, five bits each.
UPDATE calls SET search_slot =
  (instr('0123456789abcdefghjkmnpqrstvwxyz', substr(id, -3, 1)) - 1) * 1024 +
  (instr('0123456789abcdefghjkmnpqrstvwxyz', substr(id, -2, 1)) - 1) * 32 +
  (instr('0123456789abcdefghjkmnpqrstvwxyz', substr(id, -1, 1)) - 1)
WHERE archived_at IS NOT NULL;
