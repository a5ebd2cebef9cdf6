package dev.fraiseql.jdbc.schema;

import dev.fraiseql.contract.model.Column;

/** How the values of a component are stored, where that is not the default. */
public enum StoredForm {
  DEFAULT,
  NATIVE,
  TEXT,
  INTEGER,
  BINARY,
  UNIX_SECONDS,
  UNIX_MILLIS,
  JULIAN_DAY,
  TIMESTAMP,
  ROUNDED;

  static StoredForm of(Column column) {
    return DEFAULT;
  }
}
