package dev.fraiseql.jdbc.sqlite;

import dev.fraiseql.contract.json.FieldError;
import dev.fraiseql.contract.json.JsonDocument;
import dev.fraiseql.contract.query.JsonPointer;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.sqlite.Function;

/** The functions that the SQL for SQLite calls. Each connection has its own. */
final class SqliteFunctions {
  private static final int INTEGER = 1;
  private static final int REAL = 2;
  private static final int BLOB = 4;
  private static final int NULL = 5;

  /** What is in the message of a failure of {@code fq_several}. */
  static final String SEVERAL_ROWS = "fq_several: more than one row";

  /** What is in the message of a failure because a sum is out of the range of whole numbers. */
  static final String OUT_OF_RANGE = "fq_add: out of range";

  private SqliteFunctions() {}

  static void register(Connection connection) throws SQLException {
    create(connection, "fq_fold", 1, new Fold());
    create(connection, "fq_decimal", 1, new Decimal());
    create(connection, "fq_float", 1, new Single());
    create(connection, "fq_regexp", 2, new Regexp());
    create(connection, "fq_json", 2, new JsonAt());
    create(connection, "fq_json_has", 3, new JsonHasKey());
    // Not deterministic: SQLite would call it before it knows whether it is needed.
    Function.create(connection, "fq_several", new Several(), 0, 0);
    create(connection, "fq_add", 2, new Add());
    create(connection, "fq_add_decimal", 2, new AddDecimal());
    create(connection, "fq_later", 2, new Later());
    SqliteStoredFunctions.register(connection);
    SqliteAggregateFunctions.register(connection);
  }

  static void create(Connection connection, String name, int arguments, Function function)
      throws SQLException {
    // Deterministic: SQLite calls it once where the arguments are constant, and lets indexes use
    // it.
    Function.create(connection, name, function, arguments, Function.FLAG_DETERMINISTIC);
  }

  /** {@code fq_several()}: fails, because a subquery of one value found several rows. */
  private static final class Several extends Function {
    @Override
    protected void xFunc() throws SQLException {
      throw new SQLException(SEVERAL_ROWS);
    }
  }

  /** {@code fq_fold(text)}: the text without regard to letter case. */
  private static final class Fold extends Function {
    @Override
    protected void xFunc() throws SQLException {
      if (value_type(0) == NULL) {
        result();
      } else {
        result(FoldedText.of(value_text(0)));
      }
    }
  }

  /** {@code fq_decimal(number)}: bytes that compare as the numbers do. */
  private static final class Decimal extends Function {
    @Override
    protected void xFunc() throws SQLException {
      switch (value_type(0)) {
        case NULL -> result();
        case INTEGER -> result(DecimalSortKey.of(BigDecimal.valueOf(value_long(0))));
        case REAL -> result(ofDouble(value_double(0)));
        case BLOB -> throw new SQLException("fq_decimal: bytes are no number");
        default -> result(ofText(value_text(0)));
      }
    }

    private static byte[] ofDouble(double value) throws SQLException {
      if (Double.isInfinite(value)) {
        return value > 0 ? DecimalSortKey.above() : DecimalSortKey.below();
      }
      return DecimalSortKey.of(BigDecimal.valueOf(value)); // its shortest decimal
    }

    private static byte[] ofText(String text) throws SQLException {
      try {
        return DecimalSortKey.of(new BigDecimal(text.strip()));
      } catch (NumberFormatException e) {
        throw new SQLException("fq_decimal: the text is no number", e);
      }
    }
  }

  /** {@code fq_float(number)}: the nearest number of single precision. */
  private static final class Single extends Function {
    @Override
    protected void xFunc() throws SQLException {
      if (value_type(0) == NULL) {
        result();
      } else {
        result((double) (float) value_double(0));
      }
    }
  }

  /** {@code fq_regexp(pattern, text)}: whether the pattern is found anywhere in the text. */
  private static final class Regexp extends Function {
    private @Nullable LimitedRegex last; // one connection, one thread: the pattern rarely changes

    @Override
    protected void xFunc() throws SQLException {
      if (value_type(0) == NULL || value_type(1) == NULL) {
        result();
        return;
      }
      String pattern = value_text(0);
      LimitedRegex search = last;
      if (search == null || !search.isOf(pattern)) {
        search = new LimitedRegex(pattern);
        last = search;
      }
      result(search.isIn(value_text(1)) ? 1 : 0);
    }
  }

  /** {@code fq_json(document, pointer)}: the value there, as a text that equal values share. */
  private static final class JsonAt extends Function {
    @Override
    protected void xFunc() throws SQLException {
      String found = null;
      if (value_type(0) != NULL) {
        try {
          found = new JsonDocument(value_text(0)).at(JsonPointer.parse(value_text(1)));
        } catch (FieldError e) {
          // A text that is no document has no values.
        }
      }
      result(found);
    }
  }

  /** {@code fq_json_has(document, pointer, key)}: whether an object with that key is there. */
  private static final class JsonHasKey extends Function {
    @Override
    protected void xFunc() throws SQLException {
      Boolean found = null;
      if (value_type(0) != NULL) {
        try {
          JsonDocument document = new JsonDocument(value_text(0));
          found = document.hasKey(JsonPointer.parse(value_text(1)), value_text(2));
        } catch (FieldError e) {
          // A text that is no document has no keys.
        }
      }
      if (found == null) {
        result();
      } else {
        result(found ? 1 : 0);
      }
    }
  }

  /** {@code fq_add(a, b)}: the sum of two whole numbers. */
  private static final class Add extends Function {
    @Override
    protected void xFunc() throws SQLException {
      if (value_type(0) == NULL) {
        result();
        return;
      }
      try {
        result(Math.addExact(value_long(0), value_long(1)));
      } catch (ArithmeticException e) {
        throw new SQLException(OUT_OF_RANGE, e);
      }
    }
  }

  /** {@code fq_add_decimal(a, b)}: the sum of two decimals that are stored as texts. */
  private static final class AddDecimal extends Function {
    @Override
    protected void xFunc() throws SQLException {
      if (value_type(0) == NULL) {
        result();
      } else {
        BigDecimal sum = new BigDecimal(value_text(0)).add(new BigDecimal(value_text(1)));
        result(sum.toPlainString());
      }
    }
  }

  /** {@code fq_later(now, before)}: the later of now and a microsecond after a moment. */
  private static final class Later extends Function {
    @Override
    protected void xFunc() throws SQLException {
      String now = value_text(0);
      if (value_type(1) == NULL) {
        result(now);
        return;
      }
      LocalDateTime next = moment(value_text(1)).plus(1, ChronoUnit.MICROS);
      result(next.isAfter(moment(now)) ? SqliteText.dateTime(next) : now);
    }

    private static LocalDateTime moment(String text) {
      return LocalDateTime.parse(text.replace(' ', 'T'));
    }
  }
}
