package dev.fraiseql.jdbc.postgresql;

import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.query.Binding;
import dev.fraiseql.jdbc.BinaryCopy;
import dev.fraiseql.jdbc.BoundStatement;
import dev.fraiseql.jdbc.CopyLayout;
import dev.fraiseql.jdbc.CopyReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGStatement;
import org.postgresql.core.Oid;
import org.postgresql.jdbc.PgResultSet;

/**
 * Runs a statement as {@code COPY (...) TO STDOUT (FORMAT BINARY)}: the fastest way to read rows
 * from PostgreSQL.
 *
 * <p>A {@code COPY} takes no parameters. So the values are bound to a first statement, which stores
 * each as a setting of the transaction, and the copied statement reads the settings: no value is
 * ever part of a text.
 */
final class PostgresqlCopy implements BinaryCopy {
  private static final Set<Integer> INTEGERS = Set.of(Oid.INT2, Oid.INT4, Oid.INT8);
  private static final Set<Integer> FLOATS = Set.of(Oid.FLOAT4, Oid.FLOAT8);
  private static final Set<Integer> TEXTS = Set.of(Oid.TEXT, Oid.VARCHAR, Oid.BPCHAR);
  private static final Set<Integer> DOCUMENTS = Set.of(Oid.JSON, Oid.JSONB);

  /** The type of the elements, by the type of the array. */
  private static final Map<Integer, Integer> ELEMENTS =
      Map.ofEntries(
          Map.entry(Oid.INT2_ARRAY, Oid.INT2),
          Map.entry(Oid.INT4_ARRAY, Oid.INT4),
          Map.entry(Oid.INT8_ARRAY, Oid.INT8),
          Map.entry(Oid.FLOAT4_ARRAY, Oid.FLOAT4),
          Map.entry(Oid.FLOAT8_ARRAY, Oid.FLOAT8),
          Map.entry(Oid.NUMERIC_ARRAY, Oid.NUMERIC),
          Map.entry(Oid.TEXT_ARRAY, Oid.TEXT),
          Map.entry(Oid.VARCHAR_ARRAY, Oid.VARCHAR),
          Map.entry(Oid.BPCHAR_ARRAY, Oid.BPCHAR),
          Map.entry(Oid.BOOL_ARRAY, Oid.BOOL),
          Map.entry(Oid.TIMESTAMPTZ_ARRAY, Oid.TIMESTAMPTZ),
          Map.entry(Oid.TIMESTAMP_ARRAY, Oid.TIMESTAMP),
          Map.entry(Oid.DATE_ARRAY, Oid.DATE),
          Map.entry(Oid.TIME_ARRAY, Oid.TIME),
          Map.entry(Oid.UUID_ARRAY, Oid.UUID),
          Map.entry(Oid.BYTEA_ARRAY, Oid.BYTEA),
          Map.entry(Oid.JSON_ARRAY, Oid.JSON),
          Map.entry(Oid.JSONB_ARRAY, Oid.JSONB));

  @Override
  public boolean fits(ResultSet columns, CopyLayout layout) throws SQLException {
    // The driver's own class: for the column types of JDBC it queries the catalog, which takes a
    // new connection longer than everything else before the first row.
    PgResultSet described = columns.unwrap(PgResultSet.class);
    for (int i = 0; i < layout.types().size(); i++) {
      @Nullable ValueType type = layout.types().get(i);
      if (type != null && !fits(described.getColumnOID(i + 1), type)) {
        return false;
      }
    }
    return true;
  }

  private static boolean fits(int column, ValueType type) {
    if (type.list()) {
      Integer element = ELEMENTS.get(column);
      return element != null && fits(element, type.element());
    }
    return switch (type.scalar()) {
      case BYTE, SHORT, INT, LONG, DURATION -> INTEGERS.contains(column);
      case FLOAT, DOUBLE -> FLOATS.contains(column);
      case DECIMAL -> column == Oid.NUMERIC;
      case STRING, ENUM -> TEXTS.contains(column);
      case BOOLEAN -> column == Oid.BOOL;
      case INSTANT -> column == Oid.TIMESTAMPTZ;
      case LOCAL_DATE_TIME -> column == Oid.TIMESTAMP;
      case LOCAL_DATE -> column == Oid.DATE;
      case LOCAL_TIME -> column == Oid.TIME;
      case UUID -> column == Oid.UUID;
      case BYTES -> column == Oid.BYTEA;
      case JSON -> DOCUMENTS.contains(column);
    };
  }

  /**
   * Two statements in one round trip: one that stores the values, if there are any, and one that
   * has the columns of the rows to be copied, and none of the rows. It also locks the tables
   * against a change of their columns until the transaction ends.
   */
  @Override
  public String columns(BoundStatement statement) {
    List<Binding> bindings = statement.bindings();
    String none = "select * from (" + reading(statement.sql(), bindings) + ") t limit 0";
    return bindings.isEmpty() ? none : settings(bindings) + ";\n" + none;
  }

  private static String settings(List<Binding> bindings) {
    StringBuilder sql = new StringBuilder("select ");
    for (int i = 0; i < bindings.size(); i++) {
      sql.append(i == 0 ? "" : ", ")
          .append("set_config('")
          .append(setting(i))
          .append("', cast(cast(? as ")
          .append(type(bindings.get(i)))
          .append(") as text), true)");
    }
    return sql.toString();
  }

  @Override
  public void prepareColumns(PreparedStatement columns) throws SQLException {
    // Not prepared on the server, where it would keep the columns that it had the first time.
    columns.unwrap(PGStatement.class).setPrepareThreshold(0);
  }

  /** The statement that copies the rows of another, whose values have been stored. */
  private static String text(String sql, List<Binding> bindings) {
    return "copy (" + reading(sql, bindings) + ") to stdout (format binary)";
  }

  /** The statement with a stored value in place of each parameter. */
  private static String reading(String sql, List<Binding> bindings) {
    StringBuilder text = new StringBuilder(sql.length() + 64 * bindings.size());
    int parameter = 0;
    char quote = 0;
    for (int i = 0; i < sql.length(); i++) {
      char c = sql.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote; // a doubled quote closes and opens again
      } else if (c == '\'' || c == '"') {
        quote = c;
      } else if (c == '?') {
        text.append(stored(parameter, bindings.get(parameter)));
        parameter++;
        continue;
      }
      text.append(c);
    }
    if (parameter != bindings.size()) {
      throw new IllegalArgumentException("parameters and values differ in number: " + sql);
    }
    return text.toString();
  }

  private static String stored(int parameter, Binding binding) {
    String type = type(binding);
    String value = "cast(current_setting('" + setting(parameter) + "') as " + type + ")";
    // An uncorrelated subquery reads a list once, and not for each row. A single value has none:
    // the planner needs to see it to estimate the rows.
    return binding instanceof Binding.ValueList
        ? "cast((select " + value + ") as " + type + ")"
        : value;
  }

  private static String setting(int parameter) {
    return "fraiseql.p" + parameter;
  }

  private static String type(Binding binding) {
    return switch (binding) {
      case Binding.Value value -> type(value.type());
      case Binding.ValueList list -> type(list.type()) + "[]";
      case Binding.Limit limit -> "bigint";
      case Binding.Offset offset -> "bigint";
      case Binding.LastRow last -> "bigint";
      case Binding.Keys keys -> throw takesParents();
      case Binding.KeyRows rows -> throw takesParents();
    };
  }

  private static IllegalArgumentException takesParents() {
    return new IllegalArgumentException("the children of a batch of parents are not copied");
  }

  /**
   * The type of a value, wider than that of its column: a value out of its range is compared as
   * well.
   */
  private static String type(ValueType type) {
    if (type.list()) {
      return type(type.element()) + "[]";
    }
    Scalar scalar = type.scalar();
    return switch (scalar) {
      case BYTE, SHORT, INT, LONG, DURATION -> "bigint";
      case FLOAT -> "real";
      case DOUBLE -> "double precision";
      case DECIMAL -> "numeric";
      case STRING, ENUM -> "text";
      case BOOLEAN -> "boolean";
      case INSTANT -> "timestamptz";
      case LOCAL_DATE_TIME -> "timestamp";
      case LOCAL_DATE -> "date";
      case LOCAL_TIME -> "time";
      case UUID -> "uuid";
      case BYTES -> "bytea";
      case JSON -> "jsonb";
    };
  }

  @Override
  public CopyReader open(Connection connection, BoundStatement statement, int fields)
      throws SQLException {
    String text = text(statement.sql(), statement.bindings());
    return new CopiedRows(connection.unwrap(PGConnection.class).getCopyAPI().copyOut(text), fields);
  }
}
