package dev.fraiseql.jdbc.sqlite;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.sqlite.Function;

/** The functions that convert stored values of foreign tables to the default form. */
final class SqliteStoredFunctions {
  private static final int INTEGER = 1;
  private static final int REAL = 2;
  private static final int TEXT = 3;
  private static final int BLOB = 4;

  private SqliteStoredFunctions() {}

  static void register(Connection connection) throws SQLException {
    SqliteFunctions.create(connection, "fq_moment", 1, new Text(SqliteStoredValues::moment));
    SqliteFunctions.create(connection, "fq_date", 1, new Text(SqliteStoredValues::date));
    SqliteFunctions.create(connection, "fq_time", 1, new Text(SqliteStoredValues::time));
    SqliteFunctions.create(connection, "fq_unix", 2, new Unix());
    SqliteFunctions.create(connection, "fq_julian", 1, new Julian());
    SqliteFunctions.create(connection, "fq_uuid", 1, new UuidText());
    SqliteFunctions.create(connection, "fq_integer", 1, new WholeNumber());
    SqliteFunctions.create(connection, "fq_number", 3, new RoundedNumber());
  }

  /** A function of one value, which is null if the value has no default form. */
  private abstract static class Conversion extends Function {
    /** The value as a decimal; null if it is no number or no text of one. */
    final @Nullable BigDecimal decimal() throws SQLException {
      return switch (value_type(0)) {
        case INTEGER -> BigDecimal.valueOf(value_long(0));
        case REAL -> Double.isFinite(value_double(0)) ? BigDecimal.valueOf(value_double(0)) : null;
        case TEXT -> parse(value_text(0));
        default -> null;
      };
    }

    private static @Nullable BigDecimal parse(String text) {
      try {
        return new BigDecimal(text.strip());
      } catch (NumberFormatException e) {
        return null;
      }
    }

    final void give(@Nullable Object value) throws SQLException {
      switch (value) {
        case null -> result();
        case Long number -> result(number);
        case Double number -> result(number);
        default -> result(value.toString());
      }
    }
  }

  /** A conversion of texts. */
  private interface TextConversion {
    @Nullable String of(String text);
  }

  private static final class Text extends Conversion {
    private final TextConversion conversion;

    Text(TextConversion conversion) {
      this.conversion = conversion;
    }

    @Override
    protected void xFunc() throws SQLException {
      give(value_type(0) == TEXT ? conversion.of(value_text(0)) : null);
    }
  }

  /** {@code fq_unix(count, units per second)}. */
  private static final class Unix extends Conversion {
    @Override
    protected void xFunc() throws SQLException {
      BigDecimal count = decimal();
      give(count == null ? null : SqliteStoredValues.unix(count, value_long(1)));
    }
  }

  /** {@code fq_julian(day)}. */
  private static final class Julian extends Conversion {
    @Override
    protected void xFunc() throws SQLException {
      BigDecimal day = decimal();
      give(day == null ? null : SqliteStoredValues.julian(day));
    }
  }

  /** {@code fq_uuid(text or bytes)}. */
  private static final class UuidText extends Conversion {
    @Override
    protected void xFunc() throws SQLException {
      give(
          switch (value_type(0)) {
            case TEXT -> SqliteStoredValues.uuid(value_text(0));
            case BLOB -> SqliteStoredValues.uuid(value_blob(0));
            default -> null;
          });
    }
  }

  /** {@code fq_integer(text)}. */
  private static final class WholeNumber extends Conversion {
    @Override
    protected void xFunc() throws SQLException {
      give(
          switch (value_type(0)) {
            case INTEGER -> value_long(0);
            case TEXT -> SqliteStoredValues.integer(value_text(0));
            default -> null;
          });
    }
  }

  /** {@code fq_number(number, precision, scale)}. */
  private static final class RoundedNumber extends Conversion {
    @Override
    protected void xFunc() throws SQLException {
      BigDecimal number = decimal();
      give(number == null ? null : SqliteStoredValues.number(number, value_int(1), value_int(2)));
    }
  }
}
