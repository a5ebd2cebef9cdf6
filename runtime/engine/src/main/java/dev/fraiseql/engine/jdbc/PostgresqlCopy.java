package dev.fraiseql.engine.jdbc;

import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.ValueType;
import dev.fraiseql.contract.query.Binding;
import java.sql.Connection;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Runs a statement as {@code COPY (...) TO STDOUT (FORMAT BINARY)}: the fastest way of rows out of
 * PostgreSQL.
 *
 * <p>A {@code COPY} takes no parameters. What would be bound to them is bound to another statement
 * first, which keeps each as a setting of the transaction, and the copied statement reads the
 * settings: no value is ever part of a text.
 */
final class PostgresqlCopy {
  /** As the driver calls them, which has names of its own for those that number themselves. */
  private static final Set<String> INTEGERS =
      Set.of("int2", "int4", "int8", "smallserial", "serial", "bigserial");

  private static final Set<String> FLOATS = Set.of("float4", "float8");
  private static final Set<String> TEXTS = Set.of("text", "varchar", "bpchar");

  private PostgresqlCopy() {}

  /**
   * Whether all columns come in a binary form that is known for what they are to hold. A schema
   * that was not made for the types may have others: those come through the driver, which converts
   * them.
   */
  static boolean fits(ResultSetMetaData columns, CopyLayout layout) throws SQLException {
    for (int i = 0; i < layout.types().size(); i++) {
      @Nullable ValueType type = layout.types().get(i);
      if (type != null && !fits(columns.getColumnTypeName(i + 1), type)) {
        return false;
      }
    }
    return true;
  }

  private static boolean fits(String column, ValueType type) {
    if (type.list()) {
      return column.startsWith("_") && fits(column.substring(1), type.element());
    }
    return switch (type.scalar()) {
      case BYTE, SHORT, INT, LONG, DURATION -> INTEGERS.contains(column);
      case FLOAT, DOUBLE -> FLOATS.contains(column);
      case DECIMAL -> column.equals("numeric");
      case STRING, ENUM -> TEXTS.contains(column);
      case BOOLEAN -> column.equals("bool");
      case INSTANT -> column.equals("timestamptz");
      case LOCAL_DATE_TIME -> column.equals("timestamp");
      case LOCAL_DATE -> column.equals("date");
      case LOCAL_TIME -> column.equals("time");
      case UUID -> column.equals("uuid");
      case BYTES -> column.equals("bytea");
      case JSON -> column.equals("jsonb") || column.equals("json");
    };
  }

  /**
   * The statement that keeps what is bound, with a {@code ?} for each binding.
   *
   * @param bindings at least one
   */
  static String settings(List<Binding> bindings) {
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

  /** The statement that copies the rows of another, whose parameters have been kept. */
  static String text(String sql, List<Binding> bindings) {
    StringBuilder text = new StringBuilder(sql.length() + 64 * bindings.size());
    text.append("copy (");
    int parameter = 0;
    char quote = 0;
    for (int i = 0; i < sql.length(); i++) {
      char c = sql.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote; // a doubled one closes and opens again
      } else if (c == '\'' || c == '"') {
        quote = c;
      } else if (c == '?') {
        text.append(kept(parameter, bindings.get(parameter)));
        parameter++;
        continue;
      }
      text.append(c);
    }
    if (parameter != bindings.size()) {
      throw new IllegalArgumentException("parameters and values differ in number: " + sql);
    }
    return text.append(") to stdout (format binary)").toString();
  }

  private static String kept(int parameter, Binding binding) {
    String type = type(binding);
    String value = "cast(current_setting('" + setting(parameter) + "') as " + type + ")";
    // A list is read once, as a subquery that hangs on nothing, and not for each row. A single
    // value is not, for what it is then counts when the rows are estimated.
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
      case Binding.Keys keys -> throw ofParents();
      case Binding.KeyRows rows -> throw ofParents();
    };
  }

  private static IllegalArgumentException ofParents() {
    return new IllegalArgumentException("rows of parents are not copied");
  }

  /** Wider than the column's own: a value that no column can hold is compared all the same. */
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

  /** Begins to copy. */
  static CopiedRows open(Connection connection, String text, int fields) throws SQLException {
    return new CopiedRows(connection.unwrap(PGConnection.class).getCopyAPI().copyOut(text), fields);
  }
}
