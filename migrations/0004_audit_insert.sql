-- `INSERT OR REPLACE` takes a row away without asking the trigger that keeps rows from being deleted. A new row is nobody's
-- place in the chain yet: it takes one when it is sealed.
CREATE TRIGGER `audit_events_new` BEFORE INSERT ON `audit_events`
WHEN NEW.seq IS NOT NULL OR EXISTS (SELECT 1 FROM `audit_events` WHERE id = NEW.id)
BEGIN
	SELECT RAISE(ABORT, 'audit_events is append-only');
END;
