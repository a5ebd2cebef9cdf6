package dev.fraiseql.plan.sql.sqlite;

import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.plan.sql.TableDialect;

/** Column types of SQLite. */
final class SqliteTables implements TableDialect {
  @Override
  public String columnType(Column column, boolean inKey) {
    ValueType type = column.type();
    if (type.list()) {
      return "text";
    }
    return switch (type.scalar()) {
      case BYTE, SHORT, INT, LONG, DURATION, BOOLEAN -> "integer";
      case FLOAT, DOUBLE -> "real";
      case DECIMAL ->
          SqliteDialect.isTextDecimal(type)
              ? "text"
              : "numeric(" + type.precision() + ", " + type.scale() + ")";
      case STRING, ENUM, UUID, JSON, INSTANT, LOCAL_DATE_TIME, LOCAL_DATE, LOCAL_TIME -> "text";
      case BYTES -> "blob";
    };
  }

  @Override
  public String generatedKey(Column column) {
    return ""; // an "integer primary key" counts by itself
  }

  @Override
  public String neverReused() {
    return " autoincrement";
  }

  @Override
  public int indexedCharacters() {
    return Integer.MAX_VALUE;
  }

  @Override
  public boolean declaresForeignKeysInline() {
    return true;
  }
}
