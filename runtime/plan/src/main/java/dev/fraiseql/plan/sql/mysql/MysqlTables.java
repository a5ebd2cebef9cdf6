package dev.fraiseql.plan.sql.mysql;

import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.plan.sql.TableDialect;

/** Column types of MySQL and MariaDB. */
final class MysqlTables implements TableDialect {
  /** The longest key that an index of InnoDB holds has 768 characters, all parts together. */
  private static final int KEY_LENGTH = 255;

  @Override
  public String columnType(Column column, boolean inKey) {
    ValueType type = column.type();
    if (type.list()) {
      return "longtext";
    }
    return switch (type.scalar()) {
      case BYTE -> "tinyint";
      case SHORT -> "smallint";
      case INT -> "int";
      case LONG, DURATION -> "bigint";
      case FLOAT -> "float";
      case DOUBLE -> "double";
      case DECIMAL -> "decimal(" + type.precision() + ", " + type.scale() + ")";
      case STRING ->
          column.length() > 0
              ? "varchar(" + column.length() + ")"
              : inKey ? "varchar(" + KEY_LENGTH + ")" : "longtext";
      case ENUM -> "varchar(" + KEY_LENGTH + ")";
      case BOOLEAN -> "tinyint(1)";
      case INSTANT, LOCAL_DATE_TIME -> "datetime(6)";
      case LOCAL_DATE -> "date";
      case LOCAL_TIME -> "time(6)";
      case UUID -> "char(36)";
      case BYTES -> inKey ? "varbinary(" + KEY_LENGTH + ")" : "longblob";
      // Not json: MySQL's keeps numbers as doubles.
      case JSON -> "longtext";
    };
  }

  @Override
  public String generatedKey(Column column) {
    return switch (column.type().scalar()) {
      case SHORT, INT, LONG -> " auto_increment";
      case UUID -> " /*!80013 default (uuid())*//*M!100201 default (uuid())*/";
      default -> "";
    };
  }

  @Override
  public String tableOptions() {
    return " character set utf8mb4" + MysqlTexts.EXACT_COLLATION;
  }

  @Override
  public boolean declaresForeignKeysInline() {
    return false;
  }
}
