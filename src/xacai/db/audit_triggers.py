"""What keeps the audit append-only, in the words of each kind of database."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection

_SAYS = "the audit is append-only"

# Replacing a row would slip past the delete trigger; only the next number may come in.
_SQLITE = (
    f"CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, '{_SAYS}'); END",
    f"CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, '{_SAYS}'); END",
    "CREATE TRIGGER audit_in_order BEFORE INSERT ON audit "
    "WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM audit) "
    f"BEGIN SELECT RAISE(ABORT, '{_SAYS}'); END",
)
_RAISE = f"RAISE EXCEPTION '{_SAYS}' USING ERRCODE = 'integrity_constraint_violation';"
_POSTGRESQL = (
    f"CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {_RAISE} END $$",
    "CREATE FUNCTION audit_follow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
    "IF NEW.seq IS DISTINCT FROM (SELECT coalesce(max(seq), 0) + 1 FROM audit) THEN "
    f"{_RAISE} END IF; RETURN NEW; END $$",
    "CREATE TRIGGER audit_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON audit "
    "FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()",
    "CREATE TRIGGER audit_in_order BEFORE INSERT ON audit FOR EACH ROW EXECUTE FUNCTION audit_follow()",
)
_TRIGGERS: Mapping[str, tuple[str, ...]] = {"sqlite": _SQLITE, "postgresql": _POSTGRESQL}


def guard_audit(connection: Connection) -> None:
    """Lay the triggers."""
    for statement in _TRIGGERS[connection.dialect.name]:
        connection.exec_driver_sql(statement)
