package dev.fraiseql.plan.sql.sqlite;

import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.plan.sql.WriteDialect;
import java.util.List;

/** Writes of SQLite, whose transactions lock the whole database. */
final class SqliteWrites implements WriteDialect {
  @Override
  public boolean returnsInserted() {
    return true;
  }

  /** Its rows are returned in no defined order, and a statement costs no round trip. */
  @Override
  public int rowsPerInsert(int columns) {
    return 1;
  }

  @Override
  public String lock() {
    return "";
  }

  @Override
  public String skipConflict(List<String> unique) {
    return " on conflict (" + String.join(", ", unique) + ") do nothing";
  }

  @Override
  public String laterThan(String column) {
    return "fq_later(?, " + column + ")";
  }

  @Override
  public String sum(String expression, Column column) {
    ValueType type = column.type();
    return switch (type.scalar()) {
      case FLOAT, DOUBLE -> expression + " + ?";
      case DECIMAL ->
          SqliteDialect.isTextDecimal(type)
              ? "fq_add_decimal(" + expression + ", ?)"
              : "round(" + expression + " + ?, " + type.scale() + ")";
      default -> "fq_add(" + expression + ", ?)"; // fails where SQLite turns to a float
    };
  }
}
