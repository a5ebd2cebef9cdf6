package dev.fraiseql.plan.sql.sqlserver;

import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.plan.sql.TableDialect;

/** Column types of SQL Server. */
final class SqlServerTables implements TableDialect {
  /** A code point of UTF-8 has at most so many bytes. */
  private static final int BYTES_OF_CHARACTER = 4;

  /** The longest {@code varchar} that is not {@code max}, in bytes. */
  private static final int MOST_BYTES = 8_000;

  /** A clustered key has at most 900 bytes, all parts together. */
  private static final int KEY_BYTES = 800;

  /** The key of an index that is not clustered has at most so many bytes. */
  private static final int INDEX_BYTES = 1_700;

  private static final int LENGTH_OF_ENUM = 255;

  @Override
  public String columnType(Column column, boolean inKey) {
    ValueType type = column.type();
    if (type.list()) {
      return text("max");
    }
    return switch (type.scalar()) {
      case STRING -> {
        int bytes = column.length() * BYTES_OF_CHARACTER;
        yield text(
            bytes > 0 && bytes <= MOST_BYTES
                ? Integer.toString(bytes)
                : inKey ? Integer.toString(KEY_BYTES) : "max");
      }
      case ENUM -> text(Integer.toString(LENGTH_OF_ENUM));
      case UUID -> baseType(type) + " collate " + SqlServerTexts.UTF8;
      case JSON -> text("max");
      case BYTES -> inKey ? "varbinary(" + KEY_BYTES + ")" : "varbinary(max)";
      default -> baseType(type);
    };
  }

  private static String text(String length) {
    return "varchar(" + length + ") collate " + SqlServerTexts.UTF8;
  }

  /** The type of a value, or of an element of a list. */
  static String baseType(ValueType type) {
    return switch (type.scalar()) {
      case BYTE, SHORT -> "smallint"; // its tinyint knows no sign
      case INT -> "int";
      case LONG, DURATION -> "bigint";
      case FLOAT -> "real";
      case DOUBLE -> "float";
      case DECIMAL -> "decimal(" + type.precision() + ", " + type.scale() + ")";
      case BOOLEAN -> "bit";
      case INSTANT -> "datetimeoffset(6)";
      case LOCAL_DATE_TIME -> "datetime2(6)";
      case LOCAL_DATE -> "date";
      case LOCAL_TIME -> "time(6)";
      case UUID -> "char(36)"; // uniqueidentifier sorts by its last bytes first
      case STRING, ENUM, JSON -> "varchar(max)";
      case BYTES -> "varbinary(max)";
    };
  }

  @Override
  public String generatedKey(Column column) {
    return switch (column.type().scalar()) {
      case SHORT, INT, LONG -> " identity(1, 1)";
      case UUID -> " default lower(convert(char(36), newid()))";
      default -> "";
    };
  }

  @Override
  public String computed(String type, String expression, boolean nullable) {
    return "as (" + expression + ") persisted" + (nullable ? "" : " not null");
  }

  @Override
  public boolean nullsAreDistinct() {
    return false;
  }

  /** It refuses such foreign keys. Our deletes cascade without them. */
  @Override
  public boolean allowsSeveralCascades() {
    return false;
  }

  @Override
  public int indexedCharacters() {
    return INDEX_BYTES / BYTES_OF_CHARACTER;
  }

  @Override
  public boolean declaresForeignKeysInline() {
    return false;
  }
}
