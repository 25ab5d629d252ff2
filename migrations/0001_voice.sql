CREATE TABLE `appointments` (
	`id` text PRIMARY KEY NOT NULL,
	`org_id` text NOT NULL,
	`profile_id` text NOT NULL,
	`call_id` text,
	`tool_id` text,
	`service` text NOT NULL,
	`starts_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`caller_name` text NOT NULL,
	`caller_phone` text,
	`note` text,
	`is_test` integer NOT NULL,
	`status` text NOT NULL,
	`created_at` integer NOT NULL,
	`cancelled_at` integer,
	FOREIGN KEY (`org_id`) REFERENCES `orgs`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `appointments_by_start` ON `appointments` (`org_id`,`starts_at`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `appointments_tool` ON `appointments` (`org_id`,`call_id`,`tool_id`);--> statement-breakpoint
CREATE TABLE `knowledge_gaps` (
	`id` text PRIMARY KEY NOT NULL,
	`org_id` text NOT NULL,
	`profile_id` text NOT NULL,
	`question` text NOT NULL,
	`topic` text NOT NULL,
	`call_ids` text NOT NULL,
	`asked` integer NOT NULL,
	`status` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_asked_at` integer NOT NULL,
	FOREIGN KEY (`org_id`) REFERENCES `orgs`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`profile_id`) REFERENCES `ava_profiles`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `knowledge_gaps_topic` ON `knowledge_gaps` (`org_id`,`profile_id`,`topic`);--> statement-breakpoint
CREATE INDEX `knowledge_gaps_open` ON `knowledge_gaps` (`org_id`,`last_asked_at`) WHERE status = 'open';--> statement-breakpoint
CREATE TABLE `ava_profile_versions` (
	`org_id` text NOT NULL,
	`profile_id` text NOT NULL,
	`version` integer NOT NULL,
	`profile` text NOT NULL,
	`restored_from` integer,
	`published_by` text,
	`published_at` integer NOT NULL,
	PRIMARY KEY(`profile_id`, `version`),
	FOREIGN KEY (`profile_id`) REFERENCES `ava_profiles`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
ALTER TABLE `call_turns` ADD `latency` text;--> statement-breakpoint
ALTER TABLE `calls` ADD `profile_version` integer;--> statement-breakpoint
ALTER TABLE `phone_numbers` ADD `after_hours` text DEFAULT 'ava' NOT NULL;--> statement-breakpoint
ALTER TABLE `phone_numbers` ADD `voice_before` text;--> statement-breakpoint
CREATE INDEX `phone_numbers_number` ON `phone_numbers` (`number`) WHERE released_at IS NULL;--> statement-breakpoint
ALTER TABLE `ava_profiles` ADD `draft` text;--> statement-breakpoint
ALTER TABLE `ava_profiles` ADD `revision` integer DEFAULT 1 NOT NULL;--> statement-breakpoint
UPDATE `ava_profiles` SET `revision` = `version`;--> statement-breakpoint
INSERT INTO `ava_profile_versions` (`org_id`, `profile_id`, `version`, `profile`, `published_at`)
SELECT `org_id`, `id`, `version`, `profile`, `updated_at` FROM `ava_profiles`;
