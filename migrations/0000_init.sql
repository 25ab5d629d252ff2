CREATE TABLE `daily_rollups` (
	`org_id` text NOT NULL,
	`day` text NOT NULL,
	`calls` integer NOT NULL,
	`answered` integer NOT NULL,
	`booked` integer NOT NULL,
	`messages` integer NOT NULL,
	`transferred` integer NOT NULL,
	`duration_s` integer NOT NULL,
	`cost_micros` integer NOT NULL,
	`cost_unknown` integer NOT NULL,
	PRIMARY KEY(`org_id`, `day`),
	FOREIGN KEY (`org_id`) REFERENCES `orgs`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `topic_rollups` (
	`org_id` text NOT NULL,
	`month` text NOT NULL,
	`topic` text NOT NULL,
	`calls` integer NOT NULL,
	PRIMARY KEY(`org_id`, `month`, `topic`),
	FOREIGN KEY (`org_id`) REFERENCES `orgs`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `topic_rollups_top` ON `topic_rollups` (`org_id`,`month`,`calls`,`topic`);--> statement-breakpoint
CREATE TABLE `email_tokens` (
	`id` text PRIMARY KEY NOT NULL,
	`purpose` text NOT NULL,
	`email` text NOT NULL,
	`locale` text NOT NULL,
	`token_hash` text NOT NULL,
	`sign_up` text,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `email_tokens_hash` ON `email_tokens` (`token_hash`);--> statement-breakpoint
CREATE INDEX `email_tokens_expiry` ON `email_tokens` (`expires_at`);--> statement-breakpoint
CREATE TABLE `refresh_tokens` (
	`id` text PRIMARY KEY NOT NULL,
	`family_id` text NOT NULL,
	`session_id` text NOT NULL,
	`token_hash` text NOT NULL,
	`parent_id` text,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	`revoked_at` integer,
	FOREIGN KEY (`session_id`) REFERENCES `sessions`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `refresh_tokens_hash` ON `refresh_tokens` (`token_hash`);--> statement-breakpoint
CREATE UNIQUE INDEX `refresh_tokens_parent` ON `refresh_tokens` (`parent_id`);--> statement-breakpoint
CREATE INDEX `refresh_tokens_family` ON `refresh_tokens` (`family_id`);--> statement-breakpoint
CREATE INDEX `refresh_tokens_session` ON `refresh_tokens` (`session_id`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`org_id` text NOT NULL,
	`token_hash` text NOT NULL,
	`user_agent` text,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`revoked_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`org_id`) REFERENCES `orgs`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sessions_token` ON `sessions` (`token_hash`);--> statement-breakpoint
CREATE INDEX `sessions_user` ON `sessions` (`user_id`);--> statement-breakpoint
CREATE INDEX `sessions_expiry` ON `sessions` (`expires_at`);--> statement-breakpoint
CREATE TABLE `users` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`password_hash` text,
	`locale` text NOT NULL,
	`email_verified_at` integer,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `users_email` ON `users` (`email`);--> statement-breakpoint
CREATE TABLE `call_turns` (
	`org_id` text NOT NULL,
	`call_id` text NOT NULL,
	`id` text NOT NULL,
	`position` integer NOT NULL,
	`role` text NOT NULL,
	`text` text NOT NULL,
	`heard_text` text,
	`lang` text,
	`at_ms` integer NOT NULL,
	`end_ms` integer,
	PRIMARY KEY(`call_id`, `position`),
	FOREIGN KEY (`call_id`) REFERENCES `calls`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `calls` (
	`id` text PRIMARY KEY NOT NULL,
	`org_id` text NOT NULL,
	`provider` text NOT NULL,
	`provider_call_id` text NOT NULL,
	`profile_id` text,
	`number_id` text,
	`channel` text NOT NULL,
	`direction` text NOT NULL,
	`is_test` integer NOT NULL,
	`from_number` text,
	`to_number` text,
	`status` text NOT NULL,
	`status_seq` integer NOT NULL,
	`started_at` integer NOT NULL,
	`answered_at` integer,
	`ended_at` integer,
	`duration_s` integer,
	`ended_reason` text,
	`outcome` text,
	`topic` text,
	`language` text,
	`summary` text,
	`cost_micros` integer,
	`cost_currency` text,
	`cost_lines` text,
	`tools` text,
	`recording_key` text,
	`recording_status` text NOT NULL,
	`recording_reason` text,
	`day` text,
	`archived_at` integer,
	FOREIGN KEY (`org_id`) REFERENCES `orgs`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `calls_provider` ON `calls` (`org_id`,`provider`,`provider_call_id`);--> statement-breakpoint
CREATE INDEX `calls_by_start` ON `calls` (`org_id`,`started_at`,`id`);--> statement-breakpoint
CREATE INDEX `calls_by_status` ON `calls` (`org_id`,`status`,`started_at`,`id`);--> statement-breakpoint
CREATE INDEX `calls_unarchived` ON `calls` (`started_at`) WHERE archived_at IS NULL;--> statement-breakpoint
CREATE TABLE `twilio_settings` (
	`org_id` text PRIMARY KEY NOT NULL,
	`account_sid` text NOT NULL,
	`auth_token` text NOT NULL,
	`auth_token_last4` text NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`org_id`) REFERENCES `orgs`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `vapi_settings` (
	`org_id` text PRIMARY KEY NOT NULL,
	`api_key` text,
	`api_key_last4` text,
	`webhook_secret` text NOT NULL,
	`webhook_secret_hash` text NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`org_id`) REFERENCES `orgs`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `vapi_settings_secret` ON `vapi_settings` (`webhook_secret_hash`);--> statement-breakpoint
CREATE TABLE `failed_jobs` (
	`id` text PRIMARY KEY NOT NULL,
	`org_id` text,
	`type` text NOT NULL,
	`job` text NOT NULL,
	`error` text,
	`failed_at` integer NOT NULL,
	`replayed_at` integer
);
--> statement-breakpoint
CREATE INDEX `failed_jobs_open` ON `failed_jobs` (`org_id`,`replayed_at`,`failed_at`);--> statement-breakpoint
CREATE TABLE `idempotency_keys` (
	`org_id` text NOT NULL,
	`route` text NOT NULL,
	`key` text NOT NULL,
	`body_hash` text NOT NULL,
	`status` integer,
	`response` text,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`org_id`, `route`, `key`)
);
--> statement-breakpoint
CREATE INDEX `idempotency_keys_age` ON `idempotency_keys` (`created_at`);--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` text PRIMARY KEY NOT NULL,
	`org_id` text,
	`job` text NOT NULL,
	`created_at` integer NOT NULL,
	`sent_at` integer
);
--> statement-breakpoint
CREATE INDEX `outbox_unsent` ON `outbox` (`sent_at`,`created_at`);--> statement-breakpoint
CREATE TABLE `phone_numbers` (
	`id` text PRIMARY KEY NOT NULL,
	`org_id` text NOT NULL,
	`number` text,
	`provider` text NOT NULL,
	`provider_id` text NOT NULL,
	`vapi_number_id` text,
	`status` text NOT NULL,
	`label` text,
	`profile_id` text,
	`hours` text,
	`routing` text NOT NULL,
	`forward_to` text,
	`ring_s` integer NOT NULL,
	`created_at` integer NOT NULL,
	`released_at` integer,
	FOREIGN KEY (`org_id`) REFERENCES `orgs`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`profile_id`) REFERENCES `ava_profiles`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `phone_numbers_org` ON `phone_numbers` (`org_id`,`created_at`);--> statement-breakpoint
CREATE UNIQUE INDEX `phone_numbers_provider` ON `phone_numbers` (`org_id`,`provider`,`provider_id`) WHERE released_at IS NULL;--> statement-breakpoint
CREATE TABLE `onboarding` (
	`org_id` text PRIMARY KEY NOT NULL,
	`done` text NOT NULL,
	`reach` text,
	`completed_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`org_id`) REFERENCES `orgs`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `unknown_messages` (
	`provider` text NOT NULL,
	`type` text NOT NULL,
	`count` integer NOT NULL,
	`last_seen_at` integer NOT NULL,
	PRIMARY KEY(`provider`, `type`)
);
--> statement-breakpoint
CREATE TABLE `memberships` (
	`user_id` text NOT NULL,
	`org_id` text NOT NULL,
	`role` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`user_id`, `org_id`),
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`org_id`) REFERENCES `orgs`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `memberships_org` ON `memberships` (`org_id`);--> statement-breakpoint
CREATE TABLE `orgs` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`industry` text,
	`time_zone` text NOT NULL,
	`locale` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `ava_profiles` (
	`id` text PRIMARY KEY NOT NULL,
	`org_id` text NOT NULL,
	`name` text NOT NULL,
	`profile` text NOT NULL,
	`version` integer NOT NULL,
	`vapi_assistant_id` text,
	`vapi_account` text,
	`vapi_version` integer NOT NULL,
	`sync_lease_until` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`org_id`) REFERENCES `orgs`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `ava_profiles_org` ON `ava_profiles` (`org_id`,`created_at`);