package dev.fraiseql.plan.sql.mysql;

import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.plan.sql.TableDialect;
import java.util.regex.Pattern;

/** Column types of MySQL and MariaDB. */
final class MysqlTables implements TableDialect {
  /** The longest key that an index of InnoDB holds, all parts together. */
  private static final int INDEX_LENGTH = 768;

  /** The length of a text in a key that is declared without one. */
  private static final int KEY_LENGTH = 255;

  /** What MySQL takes as a default in all versions: any other expression since 8.0.13 only. */
  private static final Pattern LITERAL =
      Pattern.compile(
          "-?[0-9]+(\\.[0-9]+)?|'([^'\\\\]|'')*'|(?i:true|false|null|current_timestamp(\\([0-6]\\))?)");

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

  /** MariaDB has no NOT NULL here. */
  @Override
  public String computed(String type, String expression, boolean nullable) {
    String constraint = nullable ? "" : " /*!50700 not null*/";
    return type + " generated always as (" + expression + ") stored" + constraint;
  }

  @Override
  public String defaultValue(String type, String expression) {
    boolean isLong = type.startsWith("long"); // such a column has no literal as its default
    if (!isLong && LITERAL.matcher(expression).matches()) {
      return " default " + expression;
    }
    String value = "default (" + expression + ")";
    return " /*!80013 " + value + "*//*M!100201 " + value + "*/";
  }

  @Override
  public int indexedCharacters() {
    return INDEX_LENGTH;
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
