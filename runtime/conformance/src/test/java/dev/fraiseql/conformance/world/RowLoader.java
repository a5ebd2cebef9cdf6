package dev.fraiseql.conformance.world;

import dev.fraiseql.annotations.Database;
import dev.fraiseql.conformance.cases.Json;
import dev.fraiseql.contract.model.Column;
import dev.fraiseql.contract.model.Model;
import dev.fraiseql.contract.model.Scalar;
import dev.fraiseql.contract.model.TypeModel;
import dev.fraiseql.contract.model.ValueType;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Fills tables with rows whose values are spelled as in answers. Writes plain SQL, and shares
 * nothing with the engine.
 */
public final class RowLoader {
  private final Database database;
  private final Connection connection;

  /** A loader for the tables that a connection sees. */
  public RowLoader(Database database, Connection connection) {
    this.database = database;
    this.connection = connection;
  }

  /** Fills tables with rows; see {@link World#of}. */
  public void load(Model model, Map<String, ? extends List<? extends Map<String, ?>>> rows)
      throws SQLException {
    connection.setAutoCommit(false);
    if (database == Database.POSTGRESQL) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("set session_replication_role = replica"); // tables refer to each other
        statement.execute("set time zone 'UTC'");
      }
    }
    if (database == Database.MYSQL) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("set foreign_key_checks = 0");
        // Else a key of 0 asks for the next one.
        statement.execute("set sql_mode = concat(@@sql_mode, ',NO_AUTO_VALUE_ON_ZERO')");
      }
    }
    if (database == Database.SQLSERVER) {
      for (String table : rows.keySet()) {
        execute("alter table " + quote(table) + " nocheck constraint all");
      }
    }
    Map<String, Map<String, ValueType>> tables = columns(model);
    for (Map.Entry<String, ? extends List<? extends Map<String, ?>>> table : rows.entrySet()) {
      Map<String, ValueType> columns = Objects.requireNonNull(tables.get(table.getKey()));
      boolean counted = database == Database.SQLSERVER && isCounted(model, table.getKey());
      if (counted) {
        execute("set identity_insert " + quote(table.getKey()) + " on");
      }
      load(table.getKey(), columns, table.getValue());
      if (counted) {
        execute("set identity_insert " + quote(table.getKey()) + " off");
      }
    }
    connection.commit();
    connection.setAutoCommit(true);
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Whether the database counts the keys of a table up, unless it is told not to. */
  private static boolean isCounted(Model model, String table) {
    return model.types().stream()
        .filter(type -> type.table().name().equals(table) && type.key().size() == 1)
        .anyMatch(type ->
            switch (type.key().getFirst().column().type().scalar()) {
              case SHORT, INT, LONG -> true;
              default -> false;
            });
  }

  private static Map<String, Map<String, ValueType>> columns(Model model) {
    Map<String, Map<String, ValueType>> tables = new LinkedHashMap<>();
    for (TypeModel type : model.types()) {
      if (!type.readOnly()) {
        Map<String, ValueType> columns = new LinkedHashMap<>();
        for (Column column : type.columns()) {
          columns.put(column.name(), column.type());
        }
        tables.put(type.table().name(), columns);
      }
    }
    tables.put(
        "memberships",
        Map.of("person_id", ValueType.of(Scalar.UUID), "club_id", ValueType.of(Scalar.LONG)));
    tables.put(
        "flaw_rows",
        Map.of(
            "id", ValueType.of(Scalar.LONG),
            "text", ValueType.of(Scalar.STRING),
            "real", ValueType.of(Scalar.DOUBLE),
            "next_id", ValueType.of(Scalar.LONG),
            "needed_id", ValueType.of(Scalar.LONG)));
    return tables;
  }

  private void load(
      String table, Map<String, ValueType> columns, List<? extends Map<String, ?>> rows)
      throws SQLException {
    Map<String, String> casts = casts(table);
    for (Map<String, ?> row : rows) {
      List<String> names = List.copyOf(row.keySet());
      String sql =
          "insert into %s (%s) values (%s)"
              .formatted(
                  quote(table),
                  names.stream().map(RowLoader::quote).collect(Collectors.joining(", ")),
                  names.stream()
                      .map(name -> casts.isEmpty() ? "?" : "cast(? as " + casts.get(name) + ")")
                      .collect(Collectors.joining(", ")));
      insert(sql, names, row, columns);
    }
  }

  /** The type of each column of a PostgreSQL table; texts are cast to it. */
  private Map<String, String> casts(String table) throws SQLException {
    Map<String, String> casts = new LinkedHashMap<>();
    if (database == Database.POSTGRESQL) {
      String sql =
          "select attname, format_type(atttypid, atttypmod) from pg_attribute"
              + " where attrelid = ?::regclass and attnum > 0";
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.setString(1, quote(table));
        ResultSet rows = statement.executeQuery();
        while (rows.next()) {
          casts.put(rows.getString(1), rows.getString(2));
        }
      }
    }
    return casts;
  }

  private void insert(String sql, List<String> names, Map<?, ?> row, Map<String, ValueType> columns)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < names.size(); i++) {
        Object value = row.get(names.get(i));
        ValueType type = columns.get(names.get(i));
        if (type == null) {
          throw new IllegalArgumentException("no column " + names.get(i) + " for " + sql);
        }
        if (database == Database.POSTGRESQL) {
          statement.setString(i + 1, value == null ? null : postgresql(value, type));
        } else if (value == null && type.scalar() == Scalar.BYTES) {
          statement.setNull(i + 1, Types.VARBINARY); // SQL Server takes no other null for bytes
        } else {
          statement.setObject(i + 1, value == null ? null : plain(value, type));
        }
      }
      statement.executeUpdate();
    }
  }

  private static String postgresql(Object value, ValueType type) {
    if (type.list()) {
      return ((List<?>) value)
          .stream()
              .map(item -> '"' + escaped(postgresql(item, type.element())) + '"')
              .collect(Collectors.joining(",", "{", "}"));
    }
    return switch (type.scalar()) {
      case DURATION -> Long.toString(count(value, type));
      case BYTES -> "\\x" + HexFormat.of().formatHex(Base64.getDecoder().decode((String) value));
      default -> value.toString();
    };
  }

  private @Nullable Object plain(Object value, ValueType type) {
    if (type.list()) {
      return ((List<?>) value)
          .stream()
              .map(item -> listed(plain(item, type.element())))
              .collect(Collectors.joining(",", "[", "]"));
    }
    return switch (type.scalar()) {
      case BYTE, SHORT, INT, LONG -> ((Number) value).longValue();
      // As other programs write both: 0.1 is the double 0.1, whatever the column is read as.
      case FLOAT, DOUBLE -> real(value.toString(), type);
      case DECIMAL -> {
        BigDecimal decimal = new BigDecimal(value.toString()).setScale(type.scale());
        yield type.precision() > 15 || database != Database.SQLITE
            ? decimal.toPlainString()
            : (Object) decimal.doubleValue();
      }
      case BOOLEAN -> (Boolean) value ? 1 : 0;
      case DURATION -> count(value, type);
      case INSTANT, LOCAL_DATE_TIME -> ((String) value).replace('T', ' ').replace("Z", "");
      case UUID -> ((String) value).toLowerCase(Locale.ROOT);
      case BYTES -> Base64.getDecoder().decode((String) value);
      case STRING, ENUM, JSON, LOCAL_DATE, LOCAL_TIME -> value.toString();
    };
  }

  private Object real(String text, ValueType type) {
    if (database == Database.SQLITE) {
      return Double.valueOf(text);
    }
    double number =
        type.scalar() == Scalar.FLOAT ? Float.parseFloat(text) : Double.parseDouble(text);
    return Double.isInfinite(number) ? text : (Object) number; // see World's views
  }

  private static String listed(@Nullable Object value) {
    return value instanceof String text ? Json.of(text) : String.valueOf(value);
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"");
  }

  private static long count(Object value, ValueType type) {
    Duration duration = Duration.parse((String) value);
    return BigDecimal.valueOf(duration.getSeconds())
        .add(BigDecimal.valueOf(duration.getNano(), 9))
        .movePointRight(type.scale())
        .longValueExact();
  }

  private static String quote(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
